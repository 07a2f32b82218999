"""What people judged in one store, as values: the names with the register they give, and the corrections of each owner.

Nothing is read or written here: whoever has the records gives them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.model.form import Confirmed, Reading
from graph.model.review import CORRECTION, NAME, Correction, Merged, NameIs
from graph.reference import Reference
from graph.store.judgements import judgement_of, standing, taking_back
from graph.store.records import Judgement, Stamp
from loaders.form import dump_reading
from loaders.judging.corrections import GivenCorrection, corrected
from loaders.judging.judged_names import judged, merged_ids, renamed
from loaders.reading import resolve_reading


class Kind(StrEnum):
    """The kinds of judgements, as they stand in the records."""

    DRAFT = "draft"
    """A plan as a machine read it, which nobody accepted yet; by plan."""
    READING = "reading"
    """What the current version of a plan was before it was corrected; by plan. Without one it was not."""
    CORRECTION = "correction"
    """By the owner of the plan."""
    ORIGINAL = "original"
    """What is kept of a file while its import waits; by the digest of the file."""
    PICTURE = "picture"
    """A page of such a file; by its digest and the number of the page."""
    UNOWNED = "unowned"
    """A reading that waits for somebody to say whose plan it is; all under one key."""
    NAME = "name"
    """All under one key: a name is judged for every plan."""


NAMES_KEY = "names"
"""The key of every judgement about a name."""


def given_corrections(judgements: Sequence[Judgement]) -> tuple[GivenCorrection, ...]:
    """The corrections that stand among these records, oldest first."""
    return tuple(
        GivenCorrection(one.id, CORRECTION.validate_json(one.content), Confirmed(by=one.author, at=one.at))
        for one in standing(judgements)
    )


def given_names(judgements: Sequence[Judgement]) -> tuple[NameIs | Merged, ...]:
    """The judgements about names that stand among these records, oldest first."""
    return tuple(NAME.validate_json(one.content) for one in standing(judgements))


@dataclass(frozen=True)
class People:
    """What people judged, and the register in which that counts.

    ``known`` is the register without it. ``corrections`` are the standing ones, by owner.
    """

    known: Reference
    reference: Reference
    names: tuple[NameIs | Merged, ...] = ()
    corrections: Mapping[str, tuple[GivenCorrection, ...]] = field(default_factory=dict)

    def named(self, reading: Reading) -> Reading:
        """What was read with the register alone, its names as people judged them."""
        return renamed(reading, self.known, self.reference, merged_ids(self.names))

    def corrected(self, reading: Reading) -> Reading:
        """A reading as people say it; the very same value where nobody corrected anything in it."""
        owner = reading.plan.owner
        given = self.corrections.get("" if owner is None else str(owner.id), ())
        return corrected_with(reading, given, self.reference)


def corrected_with(reading: Reading, given: Sequence[GivenCorrection], reference: Reference) -> Reading:
    """The reading with these corrections, its new parties and timings filled; itself where there are none."""
    if len(given) == 0:
        return reading
    return resolve_reading(corrected(reading, given), reference)


def people_of(judgements: Iterable[Judgement], known: Reference) -> People:
    """What people judged, from the records of corrections and names of a store, oldest first."""
    every = tuple(judgements)
    names = given_names([one for one in every if one.kind == Kind.NAME])
    by_owner: dict[str, list[Judgement]] = {}
    for one in every:
        if one.kind == Kind.CORRECTION:
            by_owner.setdefault(one.key, []).append(one)
    corrections = {owner: given_corrections(some) for owner, some in by_owner.items()}
    return People(known, judged(known, names), names, corrections)


def correction_record(owner: str, correction: Correction, stamp: Stamp, kept: Sequence[Judgement] = ()) -> Judgement:
    """The record of a correction; ``kept`` are those of this owner."""
    return judgement_of(Kind.CORRECTION, owner, correction.model_dump_json(), stamp, kept)


def records_of_reading(
    plan: str, raw: Reading, now: Reading, kept: Sequence[Judgement], stamp: Stamp
) -> tuple[Judgement, ...]:
    """The records by which a plan's reading is kept beside its current version: only where that was corrected.

    Args:
        plan: the id of the plan.
        raw: what was read.
        now: what the network will say of it.
        kept: the records of readings of this plan.
        stamp: who does this, and when.
    """
    there = standing(kept)
    content = "" if now is raw else dump_reading(raw)
    if any(one.content == content for one in there):
        there = tuple(one for one in there if one.content != content)
        content = ""
    gone = tuple(taking_back(one, stamp) for one in there)
    return gone if content == "" else (*gone, judgement_of(Kind.READING, plan, content, stamp, kept))
