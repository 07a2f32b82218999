"""The records beside the network: versions of plans, decisions, what people judged, who changed what when. They outlive
the nodes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # The port and the upkeep are made of records, so these cannot wait for them.
    from graph.model.rows import PlanStatements
    from graph.store.port import Change


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something and when; comes from the edge, so that stores know no clock."""

    at: str
    """ISO 8601 with time zone."""
    by: str
    """Role or account, such as ``command line``; no person's name."""

    @classmethod
    def of(cls, moment: datetime, by: str) -> "Stamp":
        """The stamp of a moment, to the second."""
        return cls(at=moment.isoformat(timespec="seconds"), by=by)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One change: what was done to which subject, by whom, when, and the revision after it."""

    revision: int
    at: str
    by: str
    verb: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """That a version of a plan is kept; numbers start at 1. ``characters`` is the length of its public form."""

    plan: str
    number: int
    at: str
    by: str
    characters: int


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of a plan in its public form (JSON)."""

    plan: str
    number: int
    at: str
    by: str
    form_json: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision on a finding; the last one on a finding counts. It outlives the nodes it is about."""

    id: str
    finding: str
    subjects: tuple[str, ...]
    answer: str
    note: str
    meeting: str | None
    district: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judged: of a reading, of words of a source, of a name. Only ever added, so it can be taken back and
    still be told.

    Taking back is a judgement of its own, with the kind and key of the one that it takes back.
    """

    id: str
    kind: str
    """What it is about, such as ``correction``; what kinds there are is for who makes them."""
    key: str
    """Under what it is looked up: a plan, an owner, a name."""
    content: str = field(repr=False)
    """What was judged, in the form of its kind; of one that takes back, what came of it, or nothing."""
    author: str
    """A name of one's own choosing or an account."""
    at: str
    """ISO 8601 with time zone."""
    takes_back: str | None = None
    """The id of the judgement that no longer holds."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A plan as the network is to say it, and the number of the version whose place it takes (see ``replace_plan``)."""

    statements: "PlanStatements"
    over: int | None = None


class Records(Protocol):
    """The records of a store. Every verb is whole or not at all."""

    def versions(self, plan: str) -> tuple[VersionEntry, ...]:
        """Which versions of a plan are kept, oldest first; empty for an unknown plan. Their forms are not read."""

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        """One version of a plan with its form; None where there is no such version.

        Without a ``number`` it is the one that the network says; of a plan that was taken out, its last.
        """

    def rewrite_versions(self, versions: Sequence[PlanVersion], stamp: Stamp) -> None:
        """Puts these forms in the place of those of kept versions, for what should never have been kept.

        Of the old forms, and of what was taken out before, nothing stays in the store's own files, as far as the store
        can see to that. Number, moment and account of a version stay. The same forms again write nothing.

        Raises:
            KeyError: there is no such version.
        """

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        """Keeps a decision, as a record: it is no node of a view, a search, an ``info`` or a snapshot's network.

        The same decision again writes nothing.

        Raises:
            StoreRefusedError: a decision of that id says something else; a decision is never rewritten.
        """

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        """The decisions of a district, oldest first (``graph.store.decisions`` says how times are compared)."""

    def judge(
        self, judgements: Sequence[Judgement], stamp: Stamp, plans: Sequence[Replacement] = ()
    ) -> "tuple[Change, ...]":
        """Keeps judgements and makes the network say what follows from them, all of it in one transaction.

        Judgements that are kept already, and plans that the network says already, write nothing. Gives what became of
        each of ``plans``, in their order.

        Raises:
            StoreRefusedError: a judgement of that id says something else (one is never rewritten), has no time, or
                takes back what is not there or was taken back before; or a plan is refused.
        """

    def judgements(self, kind: str | None = None, key: str | None = None) -> tuple[Judgement, ...]:
        """The judgements of a kind, under a key, or all: oldest first, those that take back among them.

        ``graph.store.judgements`` tells which of them stand.
        """

    def rewrite_judgements(self, judgements: Sequence[Judgement], stamp: Stamp) -> None:
        """Puts these contents in the place of those of kept judgements, for what should never have been kept in them.

        As with versions, of the old contents nothing stays in the store's own files as far as it can see to that. All
        else of a judgement stays. The same contents again write nothing.

        Raises:
            KeyError: there is no such judgement.
        """

    def audit(self, limit: int) -> tuple[AuditRow, ...]:
        """The last changes, newest first; one for each revision, worded by ``graph.store.audit``."""
