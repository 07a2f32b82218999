"""What can stop loading. Doubtful data is no error: that is an ``Issue`` in the reading."""


class LoadError(Exception):
    """Loading cannot go on. ``str()`` is one line for a person: what, where, what to do."""


class DocumentError(LoadError):
    """A file cannot be read as a document."""


class FormError(LoadError):
    """A plan in the public form breaks the schema; ``faults`` names each place."""

    def __init__(self, where: str, faults: tuple[str, ...]) -> None:
        self.faults = faults
        shown = "; ".join(faults[:5])
        more = "" if len(faults) <= 5 else f"; and {len(faults) - 5} more"
        super().__init__(f"{where} is no valid ketenkaart-plan/1: {shown}{more}")


class OwnerError(LoadError):
    """It is not known whose plan this is."""
