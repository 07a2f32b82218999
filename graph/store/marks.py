"""Marks: what a store keeps beside its rows to tell what changed when, and whether the rows are still what was written.

A plan and a district each carry the revision of the last change that touched them. The mark of a plan holds the digest
of what it states itself; the ledger holds that of all that is shared, and one over the marks and the digests of records
themselves, so that damage to these is seen too. Everything here is pure; stores read ``Ledger`` and write ``Entry``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.store.digest import NOTHING, Record, Sums, moved_by, of_fields, of_record, record_name
from graph.store.records import PlanVersion, Stamp


@dataclass(frozen=True, slots=True)
class PlanMark:
    """A plan that is in the network: its district, when it last changed, which of its versions the network says, and
    the digest of what it states itself."""

    id: str
    district: str
    revision: int
    version: int
    digest: str

    def number(self) -> int:
        """The digest of the mark itself."""
        return of_fields("plan", self.id, self.district, self.revision, self.version, self.digest)


@dataclass(frozen=True, slots=True)
class DistrictMark:
    """When a district last changed: the revision, and the moment of that change as its stamp gave it."""

    id: str
    revision: int
    at: str

    def number(self) -> int:
        """The digest of the mark itself."""
        return of_fields("district", self.id, self.revision, self.at)


FRESH = moved_by(NOTHING, of_fields("shared", NOTHING))
"""The digest over what a store keeps for itself when nothing was ever kept in it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a store keeps of its state before a change; ``plans`` and ``districts`` are those that it will touch."""

    revision: int
    shared: str = NOTHING
    kept: str = FRESH
    """The digest over all marks, over ``shared`` and over the digests of all records."""
    plans: Mapping[str, PlanMark] = field(default_factory=dict)
    districts: Mapping[str, DistrictMark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What has to be written of a change beside its rows; ``gone`` is a plan whose mark goes."""

    revision: int
    shared: str
    kept: str
    plans: tuple[PlanMark, ...]
    gone: str | None
    districts: tuple[DistrictMark, ...]
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Whose change it is, and from which district to which its plan goes; empty where there is none."""

    stamp: Stamp
    plan: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """The plans and districts that a change makes stale, its own among them."""

    plans: frozenset[str]
    districts: frozenset[str]


def touched_by(cause: Cause, plans: Iterable[str], districts: Iterable[str]) -> Touched:
    """What a change touches: its own plan with its districts, and what else it reaches."""
    own = {name for name in (cause.before, cause.after) if name != ""}
    return Touched(frozenset(plans) | ({cause.plan} - {""}), frozenset(districts) | own)


def entry_of(ledger: Ledger, cause: Cause, touched: Touched, sums: Sums, records: Sequence[Record]) -> Entry:
    """What is kept after a change: one revision on, with every touched mark at that revision."""
    revision = ledger.revision + 1
    plans_before, districts_before = ledger.plans, ledger.districts
    plans = [replace(plans_before[plan], revision=revision) for plan in sorted(touched.plans - {cause.plan})]
    if cause.plan != "" and cause.after != "":
        own = plans_before.get(cause.plan, PlanMark(cause.plan, cause.after, revision, 0, NOTHING))
        version = next((record.number for record in records if isinstance(record, PlanVersion)), own.version)
        plans.append(PlanMark(cause.plan, cause.after, revision, version, moved_by(own.digest, sums.own)))
    gone = cause.plan if cause.plan != "" and cause.after == "" else None
    districts = [DistrictMark(district, revision, cause.stamp.at) for district in sorted(touched.districts)]
    digests = tuple((record_name(record), of_record(record)) for record in records)
    shared = moved_by(ledger.shared, sums.shared)
    replaced = [plans_before[plan] for plan in (*(mark.id for mark in plans), gone or "") if plan in plans_before]
    outdated = [districts_before[mark.id] for mark in districts if mark.id in districts_before]
    moved = _sum_of(plans, districts, digests, shared) - _sum_of(replaced, outdated, (), ledger.shared)
    return Entry(revision, shared, moved_by(ledger.kept, moved), tuple(plans), gone, tuple(districts), digests)


def rewritten(ledger: Ledger, old: Sequence[Record], records: Sequence[Record]) -> Entry:
    """What is kept after records took the place of ``old`` ones; nothing that a plan or a district says is touched."""
    before = [(record_name(record), of_record(record)) for record in old]
    digests = tuple((record_name(record), of_record(record)) for record in records)
    moved = _sum_of((), (), digests, ledger.shared) - _sum_of((), (), before, ledger.shared)
    return Entry(ledger.revision + 1, ledger.shared, moved_by(ledger.kept, moved), (), None, (), digests)


def kept_of(
    plans: Iterable[PlanMark], districts: Iterable[DistrictMark], digests: Iterable[tuple[str, str]], shared: str
) -> str:
    """The digest over all that a store keeps for itself."""
    return moved_by(NOTHING, _sum_of(plans, districts, digests, shared))


def _sum_of(
    plans: Iterable[PlanMark], districts: Iterable[DistrictMark], digests: Iterable[tuple[str, str]], shared: str
) -> int:
    marks = sum(mark.number() for mark in plans) + sum(mark.number() for mark in districts)
    return marks + sum(of_fields("digest", *pair) for pair in digests) + of_fields("shared", shared)
