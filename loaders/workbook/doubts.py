"""What a person should look at in a workbook: which cells, and why. The reasons stand beside them in words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.form import ActionForm, Issue, Party, Reading
from graph.model.quotes import Quote
from graph.model.vocabulary import ResolutionRule, dutch
from loaders.form.through import quotes_in
from loaders.form.unread_rows import unread_in_rows
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, PARTIES
from loaders.workbook.tables import Tables

Cell = tuple[str, int, str]
"""A sheet, the number of a row in it from 0, and the field whose cell it is."""

_WHOLLY_SURE = 1.0


@dataclass(slots=True)
class Doubts:
    """The reasons by cell, in the order in which they were found."""

    by_cell: dict[Cell, list[str]] = field(default_factory=lambda: defaultdict(list))

    def by_row(self) -> Mapping[tuple[str, int], str]:
        """All reasons of each row that has any, a line each."""
        told: dict[tuple[str, int], dict[str, None]] = {}
        for (sheet, row, _), reasons in self.by_cell.items():
            told.setdefault((sheet, row), {}).update(dict.fromkeys(reasons))
        return {at: "\n".join(reasons) for at, reasons in told.items()}

    def fields_by_row(self) -> Mapping[tuple[str, int], list[str]]:
        """The doubtful fields of each row that has any."""
        told: dict[tuple[str, int], list[str]] = defaultdict(list)
        for sheet, row, name in self.by_cell:
            told[sheet, row].append(name)
        return told


def doubts_in(reading: Reading, tables: Tables) -> Doubts:
    """What is doubtful of a reading: issues at a place, words that were not understood, names that are not sure."""
    found = Doubts()
    _unread(reading, found)
    _unclear(tables, found)
    _unsure(tables.parties, found)
    places = _Places(tables)
    for issue in reading.issues:
        if issue.quote is not None:
            for cell in places.cells_at(issue.quote):
                found.by_cell[cell].append(issue.message)
    return found


def inside(inner: Quote, outer: Quote) -> bool:
    """Whether a quote stands wholly within another one, each stretch of it within one of the other's."""
    return all(any(first <= start and end <= last for first, last in outer.stretches) for start, end in inner.stretches)


def issues_within(issues: Sequence[Issue], part: ActionForm | Party) -> Iterator[Issue]:
    """The issues whose place lies between the first and the last word of a part."""
    quotes = list(quotes_in(part))
    if len(quotes) == 0:
        return
    start, end = min(quote.start for quote in quotes), max(quote.end for quote in quotes)
    for issue in issues:
        if issue.quote is not None and start <= issue.quote.start and issue.quote.end <= end:
            yield issue


def _unread(reading: Reading, found: Doubts) -> None:
    for action, characters in unread_in_rows(reading).items():
        found.by_cell[ACTIONS, action, "text"].append(
            f"In of naast deze rij zijn {characters} tekens niet begrepen. Ontbreekt er iets?"
        )


_UNCLEAR = {
    "holders": ("text", "Er staat misschien een houder bij die niet te lezen was. Wie is het?"),
    "timing": ("timing.written", "Er staat misschien een planning die niet te lezen was. Wanneer is het?"),
}
"""The field of a row in which something may stand that could not be read, and what is asked of it."""


def _unclear(tables: Tables, found: Doubts) -> None:
    for row, action in enumerate(tables.actions.values()):
        for name in action.unclear:
            cell, asked = _UNCLEAR[name]
            found.by_cell[ACTIONS, row, cell].append(asked)


def _unsure(parties: Sequence[Party], found: Doubts) -> None:
    for row, party in enumerate(parties):
        if party.certainty is not None and party.certainty < _WHOLLY_SURE:
            rule = "" if party.rule in (None, ResolutionRule.GIVEN) else f" ({dutch(party.rule)})"
            sure = f"{party.certainty:.2f}".replace(".", ",")
            found.by_cell[PARTIES, row, "organisation.name"].append(
                f"Niet zeker wie dit is{rule}, zekerheid {sure}. Is de organisatie goed?"
            )


class _Places:
    """Finds the smallest cell that a place in the source is of."""

    def __init__(self, tables: Tables) -> None:
        cells = sorted(_cells(tables), key=lambda one: (one[0].start, -one[0].end))
        self._cells = cells
        self._starts = [quote.start for quote, _ in cells]
        self._hulls = sorted(_hulls(tables), key=lambda one: one[0])
        self._hull_starts = [start for start, _, _ in self._hulls]

    def cells_at(self, quote: Quote) -> list[Cell]:
        """The cells whose words these are; else the action between whose words they stand; else none."""
        at = bisect_left(self._starts, quote.start + 1)
        around = [one for one in self._cells[max(0, at - _LOOK_BACK) : at] if inside(quote, one[0])]
        if len(around) > 0:
            least = min(one[0].end - one[0].start for one in around)
            return [cell for one, cell in around if one.end - one.start == least]
        at = bisect_left(self._hull_starts, quote.start + 1)
        behind = self._hulls[max(0, at - _LOOK_BACK) : at]
        return [cell for start, end, cell in behind if start <= quote.start and quote.end <= end][-1:]


_LOOK_BACK = 500
# Cells that begin before a place and can still hold it: those of one row, which has at most 200 parties in a list.


def _cells(tables: Tables) -> Iterator[tuple[Quote, Cell]]:
    for row, ambition in enumerate(tables.ambitions.values()):
        if ambition.quote is not None:
            yield ambition.quote, (AMBITIONS, row, "title")
    for row, block in enumerate(tables.blocks.values()):
        yield from _passages(BLOCKS, row, block.quote, "title")
        for name in ("objective", "budget"):
            passage = getattr(block, name)
            yield from _passages(BLOCKS, row, None if passage is None else passage.quote, name)
        for name in ("results", "target_groups"):
            for passage in getattr(block, name):
                yield from _passages(BLOCKS, row, passage.quote, name)
    for row, action in enumerate(tables.actions.values()):
        yield from _action_cells(row, action)
    for row, party in enumerate(tables.parties):
        yield from _passages(PARTIES, row, party.quote, "written")


def _action_cells(row: int, action: ActionForm) -> Iterator[tuple[Quote, Cell]]:
    yield from _passages(ACTIONS, row, action.quote, "text")
    yield from _passages(ACTIONS, row, None if action.timing is None else action.timing.quote, "timing.written")
    for name in ("result", "costs", "status"):
        passage = getattr(action, name)
        yield from _passages(ACTIONS, row, None if passage is None else passage.quote, name)
    for group in action.target_groups:
        yield from _passages(ACTIONS, row, group.quote, "target_groups")


def _passages(sheet: str, row: int, quote: Quote | None, name: str) -> Iterator[tuple[Quote, Cell]]:
    if quote is not None:
        yield quote, (sheet, row, name)


def _hulls(tables: Tables) -> Iterator[tuple[int, int, Cell]]:
    """From the first to the last word of each action."""
    for row, action in enumerate(tables.actions.values()):
        quotes = list(quotes_in(action))
        if len(quotes) > 0:
            start, end = min(quote.start for quote in quotes), max(quote.end for quote in quotes)
            yield start, end, (ACTIONS, row, "text")
