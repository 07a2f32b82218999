"""A plan that comes in, and what the network is to say of it: as it was read, as people say it.

A plan in the public form was in somebody's hands. Where it stems from a reading of the same document, what differs from
that reading is what the person corrected: it becomes corrections, so that the next reading of the document keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.form import Issue, Reading
from graph.model.review import Correction
from graph.model.vocabulary import Severity
from graph.store.judgements import taking_back
from graph.store.records import Judgement, Stamp
from loaders.document import document_of_text
from loaders.form.certainty import looked_at, says_certainty
from loaders.form.privacy import without_persons
from loaders.judging.corrections import row_meant, rows_of
from loaders.judging.differences import corrections_between, says_more, stems_from
from loaders.judging.people import (
    Kind,
    People,
    corrected_with,
    correction_record,
    given_corrections,
    records_of_reading,
)
from loaders.place import Place
from loaders.reading import read_as_plan
from loaders.review import is_made, kept_plan, owner_of

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Store

_NOT_KEPT = Issue(
    code="change-not-kept",
    severity=Severity.WARNING,
    message=(
        "In dit bestand is meer veranderd dan een verbetering van een actie kan zijn (een kop, een partner, een doel). "
        "Het is geladen, maar gaat verloren als het document zelf opnieuw wordt gelezen."
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the network is to say of a plan that comes in, and what is kept beside it."""

    now: Reading
    records: tuple[Judgement, ...]


def said_of(store: "Store", reading: Reading, place: Place, people: People, stamp: Stamp, *, entered: bool) -> Said:
    """What is read of a plan, as people say it.

    Where it was ``entered`` in the public form and stems from a reading of the same document, what differs from that
    reading are corrections from now on.
    """
    named = people.named(reading)
    kept = () if place.replaces is None or place.replaces.version == 0 else store.judgements(Kind.READING, place.plan)
    base = _mended_from(store, named, place, people) if entered else None
    if base is None:
        now = people.corrected(named)
        return Said(now, records_of_reading(place.plan, named, now, kept, stamp))
    base = base if says_certainty(named) else looked_at(base)  # A form without it was in somebody's hands, row by row.
    owner = owner_of(named)
    there = store.judgements(Kind.CORRECTION, owner) if is_made(store) else ()
    wanted = corrections_between(base, named)
    fresh = _mending(base, wanted, owner, there, stamp)
    given = given_corrections((*there, *fresh))
    now = corrected_with(named, given, people.reference)
    if says_more(named, corrected_with(base, given, people.reference)):
        now = now.model_copy(update={"issues": (*now.issues, _NOT_KEPT)})
        base = named  # What no correction can say would go with the reading that was mended.
    return Said(now, (*fresh, *records_of_reading(place.plan, base, now if len(given) > 0 else base, kept, stamp)))


def _mended_from(store: "Store", given: Reading, place: Place, people: People) -> Reading | None:
    """The reading from which a form was made, as what it was before anybody corrected it; None where there is none.

    It is that of the plan whose place the form takes, where that has the same document; else the text of the document
    is read again.
    """
    document, there = given.document, place.replaces
    if document is None:
        return None
    if there is not None and there.version > 0 and there.sha256 == document.sha256:
        base = kept_plan(store, there.id).raw
    elif document.media_type == "text/plain":
        owner = owner_of(given)
        text = document_of_text(document.text, document.name, document.sha256)
        base = without_persons(read_as_plan(text, people.reference, owner=owner), people.reference)
    else:
        return None
    return base if stems_from(given, base) else None


def _mending(
    base: Reading, wanted: Sequence[Correction], owner: str, there: Sequence[Judgement], stamp: Stamp
) -> tuple[Judgement, ...]:
    """The records by which the corrections that stand for this reading become those that are ``wanted``."""
    rows = rows_of(base.plan)
    given = {one.id: one.correction for one in given_corrections(there)}
    about = {one: given[one] for one in given if row_meant(given[one].anchor, rows) is not None}
    kept = list(about.values())
    gone = [one for one in there if one.id in about and about[one.id] not in wanted]
    made: list[Judgement] = []
    for one in wanted:
        if one not in kept:
            made.append(correction_record(owner, one, stamp, (*there, *made)))
    return (*(taking_back(one, stamp) for one in gone), *made)
