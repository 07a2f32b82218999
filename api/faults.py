"""What a person can put right: the input of a command or a setting."""


class InputError(Exception):
    """A command cannot go on with what it was given. ``str()`` is one line: what, where, what to do."""
