"""What can go wrong with a store."""


class StoreError(Exception):
    """The store cannot go on. ``str()`` is one line for a person: what, where, what to do; never a password."""


class StoreUnavailableError(StoreError):
    """The store cannot be reached, opened or written (server down, wrong password, read-only, disk full)."""


class StoreMismatchError(StoreError):
    """What is kept is of a newer schema, or is no Ketenkaart store."""


class StoreRefusedError(StoreError):
    """What was given cannot be kept: it contradicts itself or what is there already. Nothing was written."""
