"""From drafts to the public form: words joined, quotes taken, mentions and funders found. Names stay unresolved."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Holder,
    Issue,
    Party,
    Passage,
    PlanForm,
    Timing,
)
from graph.model.quotes import Quote, Stretch
from graph.model.vocabulary import JoinRule, Severity, TimingKind, dutch
from loaders.document import Document
from loaders.document.lines import Piece
from loaders.plan.audience import Group, declared_groups, groups_of_action
from loaders.plan.drafts import Cell, DraftAction, DraftAmbition, DraftBlock, DraftPlan
from loaders.plan.front import Front
from loaders.plan.funders import funders_in, without_article
from loaders.plan.joining import Join, compose, compose_text, items_of, without_mark
from loaders.plan.parties import NamedParty
from loaders.plan.rows import Reader
from loaders.plan.target_groups import enumeration
from loaders.plan.timing import serial_day, tells_no_day
from loaders.plan.timing_cells import read_cell
from loaders.plan.timing_words import Bound

_LONGEST_TEXT = 190_000
"""What fits in one text of the public form, in characters."""
_LONGEST_TIMING = 200
_UNCLEAR: dict[str, Literal["holders", "timing"]] = {"holders": "holders", "owner-words": "holders", "timing": "timing"}
_FAR = 20_000
"""How many characters ahead a name of an action's words is looked for in the document."""


class Former:
    """Makes the public form of one draft; ``issues`` are what was doubtful on the way."""

    def __init__(self, document: Document, reader: Reader, owner: str | None) -> None:
        self._document, self._reader, self._owner = document, reader, owner
        self.issues: list[Issue] = []
        self.empty: list[Cell] = []
        """Cells for a timing that say there is none."""
        self._told: set[tuple[int, int]] = set()
        self._headings: set[Cell] = set()
        self._groups: frozenset[Group] = frozenset()
        self._year: int | None = None
        self._whole_year: int | None = None
        """The year that the whole plan is for."""

    def plan(self, draft: DraftPlan, front: Front) -> PlanForm:
        """The plan, without its owner."""
        title, self._year, self._whole_year = front.title, front.year, front.whole_year
        self._groups = declared_groups(draft, self._reader.words)
        return PlanForm(
            title=None if title is None else self._passage(title),
            year=front.year,
            vision=self._passage(draft.vision) if len(draft.vision) > 0 else None,
            goals=tuple(self._passage(without_mark(goal)) for goal in draft.goals),
            pillars=tuple(self._passage(without_mark(pillar)) for pillar in draft.pillars),
            ambitions=tuple(self._ambition(ambition) for ambition in draft.ambitions),
        )

    def _ambition(self, draft: DraftAmbition) -> AmbitionForm:
        number = draft.number
        return AmbitionForm(
            number=int(number) if number is not None and number.isdigit() else number,
            title=None if draft.title is None else self._words(draft.title),
            quote=None if draft.heading is None else self._quote(draft.heading),
            blocks=tuple(self._block(block) for block in draft.blocks),
        )

    def _block(self, draft: DraftBlock) -> BlockForm:
        labels = draft.labels
        return BlockForm(
            title=None if draft.title is None else self._words(draft.title),
            objective=self._passage(labels["objective"]) if labels.get("objective") else None,
            results=tuple(self._listed(labels.get("results", []))),
            target_groups=tuple(self._target_groups(labels.get("target_groups", []))),
            partners=tuple(self._party(party) for party in self._parties(labels.get("partners", []))),
            budget=self._budget(labels["budget"]) if labels.get("budget") else None,
            quote=None if draft.title is None else self._quote(draft.title),
            actions=tuple(self._action(action) for action in draft.actions),
        )

    def _action(self, draft: DraftAction) -> ActionForm:
        for doubt in draft.doubts:
            self._doubt(doubt.code, doubt.message, self._quote(doubt.cell))
        before, items = items_of(draft.text)
        text = self._titled(draft.text, draft.titled)
        quote = self._quote((*self._own_heading(draft), *draft.text))
        holders = [
            Holder(**dict(self._party(held.party)), role=held.role, position=position)
            for position, held in enumerate(draft.holders, start=1)
        ]
        return ActionForm(
            heading=None if draft.heading is None else self._words(draft.heading),
            title=self._titled(before, draft.titled) if len(items) > 0 and len(before) > 0 else None,
            text=text,
            items=tuple(self._passage(without_mark(item)) for item in items),
            holders=tuple(holders),
            timing=None if draft.timing is None else self._timing_over(draft.timing, draft),
            mentions=tuple(self._mentions(text, quote)),
            target_groups=tuple(self._audience(draft)),
            result=None if draft.result is None else self._passage(draft.result),
            costs=None if draft.costs is None else self._passage(draft.costs),
            status=None if draft.status is None else self._passage(draft.status),
            unclear=tuple(sorted({_UNCLEAR[one] for one in draft.unclear})),
            certainty=draft.certainty if draft.certainty < 1 else None,
            quote=quote,
        )

    def _titled(self, cell: Sequence[Piece], titled: int) -> str:
        """The words of a cell; a title on lines of its own stays on a line of its own."""
        if not 0 < titled < len(cell):
            return self._words(cell)
        return f"{self._words(cell[:titled])}\n{self._words(cell[titled:])}"

    def _own_heading(self, draft: DraftAction) -> Cell:
        """The heading where it stands right above this action; the quote covers it then."""
        if draft.heading is None or draft.heading in self._headings:
            return ()
        self._headings.add(draft.heading)
        return draft.heading if draft.heading[-1].end <= draft.text[0].start else ()

    def _timing_over(self, cell: Cell, draft: DraftAction) -> Timing | None:
        """A timing; where begin and end have a cell each, from the one to the other."""
        until = draft.timing_until
        within = draft.timing_year or self._whole_year
        begin = self._timing(cell, draft.timing_bound if until is None else None, within)
        end = None if until is None else self._timing(until, None, within)
        if begin is None or end is None:
            return begin if end is None else end
        start, last = begin.start or begin.end, end.end or end.start
        if start is not None and last is not None and start > last:
            last = None
        lines = sorted({(piece.start, piece.end) for piece in (*cell, *(until or ()))})
        written = f"{begin.written} – {end.written}"
        # Cells of two lines stand line by line in the text: begin, end, begin, end; the year over two quarters once.
        quote = self._document.quote_of(lines)
        return Timing(written=written, kind=TimingKind.PERIOD, start=start, end=last, quote=quote)

    def _timing(self, cell: Cell, bound: Bound | None, within: int | None) -> Timing | None:
        written = self._words(without_mark(cell)).rstrip(",;")
        when = read_cell(written, self._year, bound, within)
        if when is None and self._reader.words.is_nobody(written):
            self.empty.append(cell)
            return None
        if when is None and len(written) > _LONGEST_TIMING:
            self._doubt("timing-not-understood", "Hier staat te veel tekst voor een planning.", self._quote(cell))
            return None
        day = serial_day(written, self._year)
        if day is not None:
            message = (
                f'Planning "{written}": gelezen als de dag die een rekenblad zo bewaart, {day:%d-%m-%Y}. Klopt dat?'
            )
            self._doubt("timing-from-number", message, self._quote(cell))
            iso = day.isoformat()
            return Timing(written=written, kind=TimingKind.DATE, start=iso, end=iso, quote=self._quote(cell))
        if when is None or tells_no_day(written, when):
            message = f'Planning "{written}": welke dagen dat zijn, is niet af te lezen. De woorden zijn bewaard.'
            self._doubt("timing-not-understood", message, self._quote(cell))
            kind = TimingKind.PERIOD if when is None else when.kind
            return Timing(written=written, kind=kind, quote=self._quote(cell))
        return Timing(written=written, kind=when.kind, start=when.start, end=when.end, quote=self._quote(cell))

    def _budget(self, cell: Sequence[Piece]) -> Budget:
        passage = self._passage(cell)
        assert passage.quote is not None
        found = funders_in(passage.quote, self._reader)
        funders = [self._party(party) for party in found]
        return Budget(written=passage.written, quote=passage.quote, funders=tuple(funders))

    def _mentions(self, text: str, quote: Quote) -> Iterable[Party]:
        """The organisations named in an action's words, each once, at the place where it first stands."""
        seen: set[str] = set()
        position = 0
        for start, end, organisation in self._reader.lexicon.longest_names(text):
            if organisation in seen or organisation == self._owner:
                continue
            seen.add(organisation)
            name = without_article(text[start:end], self._reader.lexicon)
            place = _locate(quote.text, name, position, min(len(quote.text), position + _FAR))
            if place is not None:
                position = place[1]
            yield Party(written=name, quote=quote if place is None else self._document.quote_of(quote.places(*place)))

    def _target_groups(self, cell: Sequence[Piece]) -> Iterable[Passage]:
        before, items = items_of(cell)
        if len(before) > 0:
            whole = self._passage(before)
            assert whole.quote is not None
            parts = enumeration(whole.quote.text)
            for group in _cut(before, [whole.quote.places(start, end) for start, end in parts]):
                yield self._passage(group)
            if len(parts) == 0:
                yield whole
        for item in items:
            yield self._passage(without_mark(item))

    def _audience(self, draft: DraftAction) -> Iterable[Passage]:
        """For whom a row is: as its own cell says, else its own words."""
        if draft.target_groups is not None:
            return self._target_groups(list(draft.target_groups))
        places = groups_of_action(draft, self._groups, self._reader.words)
        quotes = [self._document.quote_of(stretches) for stretches in places]
        return [Passage(written=compose_text(quote.text, self._reader.joiner), quote=quote) for quote in quotes]

    def _listed(self, cell: Sequence[Piece]) -> Iterable[Passage]:
        before, items = items_of(cell)
        if len(before) > 0:
            yield self._passage(before)
        for item in items:
            yield self._passage(without_mark(item))

    def _parties(self, cell: Sequence[Piece]) -> tuple[NamedParty, ...]:
        return self._reader.parties(cell) if len(cell) > 0 else ()

    def _party(self, party: NamedParty) -> Party:
        for join in party.joins:
            self._joined(join)
        return Party(written=party.written, quote=self._document.quote_of(party.stretches))

    def _passage(self, cell: Sequence[Piece]) -> Passage:
        return Passage(written=self._words(cell), quote=self._quote(cell))

    def _words(self, cell: Sequence[Piece]) -> str:
        composed = compose(self._within_limit(cell), self._reader.joiner)
        for join in composed.joins:
            self._joined(join)
        return composed.written

    def _within_limit(self, cell: Sequence[Piece]) -> Sequence[Piece]:
        """The cell; of one that is longer than any text can be, the lines that fit."""
        left = _LONGEST_TEXT
        for index, piece in enumerate(cell):
            left -= len(piece.text) + 3
            if left < 0:
                message = "Deze tekst is te lang voor één plaats in een plan; alleen het begin is overgenomen."
                self._doubt("text-cut-off", message, self._document.quote(piece.start, piece.end))
                return cell[: max(1, index)]
        return cell

    def _quote(self, cell: Sequence[Piece]) -> Quote:
        return self._document.quote_of((piece.start, piece.end) for piece in cell)

    def _joined(self, join: Join) -> None:
        place = (join.start, join.end)
        if place in self._told or join.rule is JoinRule.HYPHEN:
            return
        self._told.add(place)
        self._doubt(
            "broken-word-joined",
            f'Gelezen als één woord: "{join.joined}" ({dutch(join.rule)}).',
            self._document.quote(*place),
            Severity.INFO,
        )

    def _doubt(self, code: str, message: str, quote: Quote, severity: Severity = Severity.WARNING) -> None:
        self.issues.append(Issue(code=code, severity=severity, message=message, quote=quote))


def _cut(cell: Sequence[Piece], places: Sequence[Sequence[Stretch]]) -> Iterable[list[Piece]]:
    """The pieces of each place, in one pass: places and pieces both stand in order."""
    at = 0
    for stretches in places:
        group = []
        for start, end in stretches:
            while at < len(cell) and cell[at].end <= start:
                at += 1
            index = at
            while index < len(cell) and cell[index].start < end:
                group.append(_within(cell[index], start, end))
                index += 1
        yield [piece for piece in group if piece is not None]


def _within(piece: Piece, start: int, end: int) -> Piece | None:
    begin, stop = max(piece.content, start), min(piece.end, end)
    if begin >= stop:
        return None
    text = piece.text[begin - piece.start : stop - piece.start]
    if text.strip() == "":
        return None
    begin += len(text) - len(text.lstrip())
    text = text.strip()
    return Piece(begin, begin + len(text), begin, text)


def _locate(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a name stands between two offsets, over line breaks if need be."""
    exact = text.find(name, start, end)
    if exact >= 0:
        return exact, exact + len(name)
    signs = [char for char in name if not char.isspace()]
    if len(signs) > 200:
        return None
    pattern = re.compile(r"[\s\ufffd\u00ad-]*".join(map(re.escape, signs)))
    found = pattern.search(text, start, end)
    return None if found is None else found.span()
