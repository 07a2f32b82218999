"""A reading and what people corrected in it -> the reading as they say it. Pure.

A correction holds for the words it was made on. Where the row says the same, and what was corrected in it was read the
same, it is applied; where the reading says already what the person said, it is only confirmed; where the words changed
it is not applied, and the reading asks for it again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Confirmed,
    Ignored,
    Issue,
    PlanForm,
    Reading,
    Timing,
)
from graph.model.identifiers import letters_and_digits
from graph.model.quotes import Quote
from graph.model.review import (
    Anchor,
    Boundary,
    Correction,
    Missing,
    NoAction,
)
from graph.model.vocabulary import LeftOut, Severity
from loaders.form.through import quotes_in
from loaders.judging.correction_words import asked_again
from loaders.judging.field_changes import ChangedError, changed, holder_of
from loaders.judging.word_places import WordPlaces

TO_REVIEW = "correction-to-review"
"""The code of the issue that asks for a correction again."""

_ALIKE = 60.0
# An action of the shipped plans in which every third word is another is at least 66 alike to what it was; of two
# actions of one of those plans the most alike pair is 55.


@dataclass(frozen=True, slots=True)
class GivenCorrection:
    """A correction with who made it and when; ``id`` is that of its record."""

    id: str
    correction: Correction
    confirmed: Confirmed


@dataclass(slots=True, eq=False)
class Row:
    """A row of a plan while it is corrected: as it was read, and as it is now (None for one that is no action)."""

    place: tuple[int, int]
    context: tuple[str, str]
    raw: ActionForm
    now: ActionForm | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading as people say it, its rows with what they were read as, and the corrections that do not hold in it."""

    reading: Reading
    rows: tuple[Row, ...]
    unapplied: frozenset[str]
    """By the ids of their records."""


def corrected(reading: Reading, corrections: Sequence[GivenCorrection]) -> Reading:
    """The same reading as people say it, with an issue for each correction whose words changed.

    Args:
        reading: as it was read, its names resolved.
        corrections: those that stand, oldest first; the last one on one thing counts.

    Parties and timings that a correction brings have no organisation and no days yet: ``resolve_reading`` fills them.
    """
    return reading if len(corrections) == 0 else correcting(reading, corrections).reading


def correcting(reading: Reading, corrections: Sequence[GivenCorrection]) -> Corrected:
    """The same with the rows it comes from, and which corrections do not hold here, asked for again or not."""
    work = _Correcting(reading, rows_of(reading.plan), WordPlaces(reading))
    made = work.corrected(corrections)
    return Corrected(made, tuple(work.rows), frozenset(work.unapplied))


def rows_of(plan: PlanForm) -> list[Row]:
    """The rows of a plan, in the order of its form."""
    return [
        Row((at, place), (_called(ambition.number, ambition.title), block.title or ""), action, action)
        for at, ambition in enumerate(plan.ambitions)
        for place, block in enumerate(ambition.blocks)
        for action in block.actions
    ]


def anchor_of(row: Row, rows: Sequence[Row]) -> Anchor:
    """The anchor of a row among the rows of its plan."""
    words = letters_and_digits(row.raw.text)
    same = [one for one in rows if one.context == row.context and letters_and_digits(one.raw.text) == words]
    nth = next(at for at, one in enumerate(same, 1) if one is row)
    return Anchor(words=row.raw.text, ambition=row.context[0], block=row.context[1], nth=nth)


def row_meant(anchor: Anchor, rows: Sequence[Row]) -> Row | None:
    """The row that an anchor means; None where its words do not stand there, or in several places alike."""
    words = letters_and_digits(anchor.words)
    found = [row for row in rows if letters_and_digits(row.raw.text) == words]
    found = found or [row for row in rows if row.now is not None and letters_and_digits(row.now.text) == words]
    if len(found) > 1:
        found = [row for row in found if row.context == (anchor.ambition, anchor.block)]
        return found[anchor.nth - 1] if anchor.nth <= len(found) else None
    return found[0] if len(found) == 1 else None


@dataclass(slots=True)
class _Correcting:
    """Applies corrections one by one; lives only as long as ``corrected`` runs."""

    reading: Reading
    rows: list[Row]
    places: WordPlaces
    ignored: list[Ignored] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    added: list[Quote] = field(default_factory=list)
    unapplied: list[str] = field(default_factory=list)

    def corrected(self, corrections: Sequence[GivenCorrection]) -> Reading:
        for given in corrections:
            try:
                self._apply(given)
            except ChangedError:
                self.unapplied.append(given.id)
                self.issues += self._asked_again(given)
        plan = self._plan()
        unread = tuple(one for one in self.reading.unread if not any(_holds(quote, one.quote) for quote in self.added))
        return self.reading.model_copy(
            update={
                "plan": plan,
                "ignored": (*self.reading.ignored, *self.ignored),
                "unread": unread,
                "issues": (*self.reading.issues, *self.issues),
            }
        )

    def _apply(self, given: GivenCorrection) -> None:
        change, confirmed = given.correction.change, given.confirmed
        if isinstance(change, Missing):
            self._add(given.correction.anchor, change, confirmed)
            return
        row = row_meant(given.correction.anchor, self.rows)
        if row is None or row.now is None:
            if not self._holds_already(given.correction):
                raise ChangedError
            return
        if isinstance(change, NoAction):
            self._take_out((row,), ())
            row.now = None
        elif isinstance(change, Boundary):
            self._bound(row, change, confirmed)
        else:
            row.now = changed(row.raw, row.now, change, confirmed)

    def _holds_already(self, correction: Correction) -> bool:
        """Whether a plan without the row says what the person said: no such action, or the actions it was cut into."""
        change = correction.change
        if isinstance(change, Boundary):
            return all(row_meant(Anchor(words=text), self.rows) is not None for text in change.texts)
        if not isinstance(change, NoAction):
            return False
        words = correction.anchor.words
        return self.places.quote_of(words, None) is not None or self._nearest(words) is None

    def _nearest(self, words: str) -> Row | None:
        """The row that is most like these words, where one is like them at all."""
        from rapidfuzz import fuzz, process  # Loaded with the first correction whose words changed.

        rows = [row for row in self.rows if row.now is not None]
        found = process.extractOne(words, [row.raw.text for row in rows], scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return None if found is None else rows[found[2]]

    def _take_out(self, rows: Sequence[Row], kept: Sequence[Quote]) -> None:
        """Accounts for the words of rows that are actions no longer; a merged cell stays that of its other rows."""
        gone = tuple(quote for row in rows for quote in (row.raw.quote, *quotes_in(row.raw)) if quote is not None)
        others = (row.now for row in self.rows if row.now is not None and row not in rows)
        shared = (quote for action in others for quote in quotes_in(action) if any(_touch(quote, one) for one in gone))
        taken = [*kept, *shared]
        for quote in gone:
            rest = (quote,) if len(taken) == 0 else self.places.rest_of([quote], taken)
            self.ignored += (Ignored(rule=LeftOut.NO_ACTION, quote=one) for one in rest)
            taken += rest

    def _bound(self, row: Row, change: Boundary, confirmed: Confirmed) -> None:
        joined = [row_meant(anchor, self.rows) for anchor in change.joins]
        if row.now is None or any(one is None or one.now is None or one is row for one in joined):
            raise ChangedError
        others = [one for one in joined if one is not None]
        quotes = [one.raw.quote for one in (row, *others) if one.raw.quote is not None]
        whole = self.places.together(quotes)
        made = [self._piece(row, text, whole, others, confirmed) for text in change.texts]
        placed = [piece.quote for piece in made if piece.quote is not None]
        if self.reading.document is not None and len(quotes) > 0 and len(placed) < len(made):
            raise ChangedError  # Words that stand nowhere in the source are no boundary of it.
        beside = [one.raw.quote for one in self.rows if one.now is not None and one is not row and one not in others]
        if any(_share(piece, other) for piece in placed for other in beside if other is not None):
            raise ChangedError  # These words are those of another action.
        self._take_out((row, *others), [quote for piece in made for quote in quotes_in(piece)])
        self.added += placed
        for one in others:
            one.now = None
        at = self.rows.index(row)
        row.now = made[0]
        self.rows[at + 1 : at + 1] = [Row(row.place, row.context, piece, piece) for piece in made[1:]]

    def _piece(
        self, row: Row, text: str, whole: Quote | None, others: Sequence[Row], confirmed: Confirmed
    ) -> ActionForm:
        assert row.now is not None
        near = 0 if whole is None else whole.start
        words = letters_and_digits(text)
        same = words == letters_and_digits(row.raw.text)
        holders = {(one.written, one.role): one for part in (row, *others) for one in (part.now or part.raw).holders}
        update: dict[str, object] = {
            "text": text,
            "quote": self.places.quote_of(text, whole, near),
            "holders": tuple(one.model_copy(update={"position": None}) for one in holders.values()),
            "mentions": tuple(one for one in row.now.mentions if letters_and_digits(one.written) in words),
            "confirmed": confirmed,
        }
        if not same:
            items = (item for part in (row, *others) for item in part.raw.items)
            update |= {"title": None}
            update |= {"items": tuple(item for item in items if letters_and_digits(item.written) in words)}
        return row.now.model_copy(update=update)

    def _add(self, anchor: Anchor, change: Missing, confirmed: Confirmed) -> None:
        there = row_meant(anchor, self.rows)
        if there is not None:
            if there.now is not None:
                there.now = there.now.model_copy(update={"confirmed": confirmed})
            return
        after = None if change.after is None else row_meant(change.after, self.rows)
        behind = None if after is None else after.raw.quote
        quote = self.places.quote_of(anchor.words, None, 0 if behind is None else behind.end)
        if quote is None and self.reading.document is not None:
            raise ChangedError
        action = ActionForm(
            text=anchor.words,
            holders=tuple(holder_of(one, None, None, confirmed) for one in change.holders),
            timing=None if change.timing is None else Timing(written=change.timing, confirmed=confirmed),
            quote=quote,
            confirmed=confirmed,
        )
        if quote is not None:
            self.added.append(quote)
        self._put(action, after if after is not None else self._before(quote, anchor))

    def _before(self, quote: Quote | None, anchor: Anchor) -> Row | None:
        """The row behind which an action belongs: of its own part of the plan, or the last before it in the text."""
        own = [row for row in self.rows if row.context == (anchor.ambition, anchor.block)]
        placed = [row for row in own or self.rows if row.raw.quote is not None]
        if quote is None or len(placed) == 0:
            return own[-1] if len(own) > 0 else None
        earlier = [row for row in placed if row.raw.quote is not None and row.raw.quote.start < quote.start]
        return max(earlier or placed[:1], key=lambda row: 0 if row.raw.quote is None else row.raw.quote.start)

    def _put(self, action: ActionForm, after: Row | None) -> None:
        if after is not None:
            at = self.rows.index(after)
            self.rows.insert(at + 1, Row(after.place, after.context, action, action))
            return
        self.rows.append(Row((len(self.reading.plan.ambitions), 0), ("", ""), action, action))

    def _plan(self) -> PlanForm:
        plan = self.reading.plan
        by_place: dict[tuple[int, int], list[ActionForm]] = {}
        for row in self.rows:
            if row.now is not None:
                by_place.setdefault(row.place, []).append(row.now)
        ambitions = [
            ambition.model_copy(
                update={
                    "blocks": tuple(
                        _block(block, by_place.get((at, place), [])) for place, block in enumerate(ambition.blocks)
                    )
                }
            )
            for at, ambition in enumerate(plan.ambitions)
        ]
        loose = by_place.get((len(plan.ambitions), 0), [])
        if len(loose) > 0:
            ambitions.append(AmbitionForm(blocks=(BlockForm(actions=tuple(loose)),)))
        return plan.model_copy(update={"ambitions": tuple(ambitions)})

    def _asked_again(self, given: GivenCorrection) -> Iterator[Issue]:
        """The issue that asks for a correction again; none where nothing here is like the row that it was made on."""
        near = self._nearest(given.correction.anchor.words)
        if near is None and not isinstance(given.correction.change, Missing):
            return
        quote = None if near is None else near.raw.quote
        message = asked_again(given.correction, given.confirmed)
        yield Issue(code=TO_REVIEW, severity=Severity.WARNING, message=message, quote=quote)


def _block(block: BlockForm, actions: Sequence[ActionForm]) -> BlockForm:
    same = len(actions) == len(block.actions) and all(
        one is two for one, two in zip(actions, block.actions, strict=True)
    )
    return block if same else block.model_copy(update={"actions": tuple(actions)})


def _touch(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _share(one: Quote, other: Quote) -> bool:
    """Whether some words stand in both."""
    return any(first < end and start < last for first, last in one.stretches for start, end in other.stretches)


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether every stretch of one quote is inside a stretch of another."""
    return all(any(start <= first and last <= end for start, end in outer.stretches) for first, last in inner.stretches)


def _called(number: int | str | None, title: str | None) -> str:
    return (title or "") if number is None else str(number)
