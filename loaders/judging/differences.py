"""What a person changed in a plan's public form, as corrections of what was read. Pure.

Who mends a plan in its JSON corrects it as much as who does so row by row: so that work survives the next reading of
the same document, what differs becomes corrections, keyed to the words.
"""

from collections.abc import Iterator, Sequence

from graph.model.form import ActionForm, Confirmed, Party, Reading
from graph.model.identifiers import letters_and_digits
from graph.model.review import (
    AudienceIs,
    Boundary,
    Change,
    ClassesAre,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    PartyIs,
    TimingIs,
)
from loaders.judging.corrections import GivenCorrection, Row, anchor_of, corrected, row_meant, rows_of

_STEMS = 0.5
# Of a form in which every fifth row of a reading was changed, 0.8 of the rows are still those of the reading; of two of
# the shipped plans none are. With fewer than half a form was not made by mending this reading.

_NOBODY = Confirmed(by="-", at="")
_BESIDE = frozenset({"id", "confirmed", "rule", "certainty", "position", "quote", "mentions", "start", "end", "kind"})
"""What follows from the words, or is told of them."""


def stems_from(given: Reading, read: Reading) -> bool:
    """Whether a form was made by mending what was read: at least half of its rows are still those."""
    there = {letters_and_digits(row.raw.text) for row in rows_of(read.plan)}
    rows = [letters_and_digits(row.raw.text) for row in rows_of(given.plan)]
    return len(rows) > 0 and sum(1 for words in rows if words in there) >= _STEMS * len(rows)


def corrections_between(read: Reading, given: Reading) -> tuple[Correction, ...]:
    """The corrections that make of ``read`` what ``given`` says of its actions, in the order in which they apply."""
    rows = tuple(_of_rows(read, given))
    cut = corrected(read, [GivenCorrection("", one, _NOBODY) for one in rows])
    return (*rows, *_of_fields(cut, given))


def says_more(given: Reading, read: Reading) -> bool:
    """Whether a form says anything that ``read`` does not, beside what follows from the words."""
    return _bare(given.plan.model_dump()) != _bare(read.plan.model_dump())


def _of_rows(read: Reading, given: Reading) -> Iterator[Correction]:
    """Rows that are no action, that are cut otherwise, and actions that were not read."""
    before, after = rows_of(read.plan), rows_of(given.plan)
    words = {id(row): letters_and_digits(row.raw.text) for row in (*before, *after)}
    kept = {words[id(row)] for row in before} & {words[id(row)] for row in after}
    loose = [row for row in after if words[id(row)] not in kept]
    for row in before:
        if words[id(row)] in kept:
            continue
        pieces = [one for one in loose if words[id(one)] != "" and words[id(one)] in words[id(row)]]
        loose = [one for one in loose if one not in pieces]
        change: Change = NoAction() if len(pieces) == 0 else Boundary(texts=tuple(one.raw.text for one in pieces))
        yield Correction(anchor=anchor_of(row, before), change=change)
    for row in loose:
        at = after.index(row)
        behind = None if at == 0 else anchor_of(after[at - 1], after)
        yield Correction(anchor=anchor_of(row, after), change=_missing(row.raw, behind))


def _missing(action: ActionForm, behind: object) -> Missing:
    timing = None if action.timing is None else action.timing.written
    return Missing.model_validate({"holders": _parties(action), "timing": timing, "after": behind})


def _of_fields(read: Reading, given: Reading) -> Iterator[Correction]:
    """What differs in the rows that both have."""
    before, after = rows_of(read.plan), rows_of(given.plan)
    for row in before:
        anchor = anchor_of(row, before)
        other = row_meant(anchor, after)
        if other is not None:
            for change in _changes(row, other):
                yield Correction(anchor=anchor, change=change)


def _changes(row: Row, other: Row) -> Iterator[Change]:
    read, given = row.raw, other.raw
    if [(one.written, one.role) for one in read.holders] != [(one.written, one.role) for one in given.holders]:
        yield Holders(said=_parties(read), holders=_parties(given, known=read))
    named = {one.written: one for one in (*given.holders, *given.mentions)}
    for party in _once((*read.holders, *read.mentions)):
        mended = named.get(party.written)
        if mended is None or mended.organisation is None or party.organisation is None:
            continue
        if mended.organisation.id != party.organisation.id:
            yield PartyIs(written=party.written, said=party.organisation.id, organisation=mended.organisation)
    when, then = (None if one.timing is None else one.timing.written for one in (read, given))
    if when != then:
        yield TimingIs(said=when, written=then)
    groups, now = (tuple(one.written for one in action.target_groups) for action in (read, given))
    if groups != now:
        yield AudienceIs(said=groups, written=now)
    if given.classes is not None and given.classes != read.classes:
        yield ClassesAre(themes=given.classes.themes, steps=given.classes.steps)


def _once(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple({one.written: one for one in reversed(parties)}.values())


def _parties(action: ActionForm, known: ActionForm | None = None) -> tuple[GivenParty, ...]:
    """The holders of an action as a person gives them; of those that ``known`` has, the organisation is its own."""
    names = set() if known is None else {one.written for one in known.holders}
    return tuple(
        GivenParty(written=one.written, role=one.role, organisation=None if one.written in names else one.organisation)
        for one in action.holders
    )


def _bare(value: object) -> object:
    if isinstance(value, dict):
        if "written" in value and "organisation" in value:
            named = value["organisation"]
            return value["written"], None if named is None else named["id"], value.get("role")
        return {name: _bare(inner) for name, inner in value.items() if name not in _BESIDE}
    if isinstance(value, (list, tuple)):
        return [_bare(inner) for inner in value]
    return value
