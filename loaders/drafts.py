"""Which plans of a load are drafts: what a machine read, until somebody accepts it."""

from enum import StrEnum

from graph.model.form import Reading
from loaders.shipped import was_accepted


class Drafts(StrEnum):
    """Which plans of a load are kept as drafts, for somebody to accept."""

    NONE = "none"
    READ = "read"
    """Those that a machine read. A plan in the public form, a workbook and rows were in somebody's hands, and the plans
    that ship with the product come with their review."""
    ALL = "all"

    @classmethod
    def asked(cls, said: bool | None, usual: bool) -> "Drafts":
        """As a person said; who said nothing gets what is usual for what a machine read."""
        if said is None:
            return cls.READ if usual else cls.NONE
        return cls.ALL if said else cls.NONE

    def keeps(self, reading: Reading, *, entered: bool) -> bool:
        """Whether a plan is kept as a draft; ``entered`` is whether a person had it in hand."""
        if self is Drafts.READ:
            return not entered and not was_accepted(reading.document)
        return self is Drafts.ALL
