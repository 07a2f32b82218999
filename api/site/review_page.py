"""*Nakijken*: what was read of a plan stands beside its source, the most doubtful rows first, each with its form."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi.responses import HTMLResponse, Response

from api.problems import not_found
from api.site.asked import Asked
from api.site.intake_page import NO_REFERRER_BUT_OURS
from api.site.intake_source import Beside, SourceOfReview
from api.site.windows import Begin, ChosenLines, window
from graph.model.identifiers import letters_and_digits, short_hash
from graph.model.review import Anchor
from graph.model.vocabulary import Role
from graph.plans.values import words
from graph.sources import PlanSource
from loaders.faults import LoadError
from loaders.judging.correction_words import change_said
from loaders.judging.doubts import LOW_CERTAINTY, UNREAD_IN_ROW, ReviewRow, doubtful_first
from loaders.originals import kept_original, kept_picture
from loaders.review import PlanReview, review

ROWS_SHOWN = 50
# The given plan has 27 actions: one page. A row with its form and its source is some 8 kB, fifty of them 400 kB.
NAMES_TO_MEND = 12
# The fullest owner's cell of the shipped plans names seven parties. A longer one is mended on the command line.
GONE_SHOWN = 50
# Names of actions of some 60 characters: 3 kB. The number of all stands above them.
UNREAD_SHOWN = 20
# Pieces that were not understood, to make an action of; of the shipped plans the one with the most has eleven.
LINES_CHOSEN = 40
# The longest action of the shipped plans stands on ten lines.


@dataclass(frozen=True, slots=True)
class RowFields:
    """What the form of a row says: holders with their roles, timing, for whom, and the words of its actions."""

    holders: tuple[tuple[str, Role], ...] = ()
    timing: str = ""
    audience: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was refused: of which row, what was typed, why, and with which status."""

    key: str
    typed: RowFields
    told: str
    status: int = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a plan is shown: from which row on, which action, which lines are taken over, and what is told."""

    begin: Begin = field(default_factory=Begin)
    action: str = ""
    lines: ChosenLines = field(default_factory=ChosenLines)
    refused: Refused | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its form and where it was read from."""

    row: ReviewRow
    key: str
    anchor: str
    """Its words, as the form sends them back."""
    seen: str
    """How the row was when the form was made."""
    fields: RowFields
    beside: Beside
    next: str | None
    """The words of the row behind it in the plan."""
    told: str | None
    """Why a change of it was refused."""

    @property
    def mendable(self) -> bool:
        """Whether its holders fit in the form."""
        return len(self.row.action.holders) <= NAMES_TO_MEND


MISSED = "mist"
"""Names the form of an action that was not read, as the name of a row names its form."""


def reviewed(one: Asked, identifier: str, shown: Shown) -> HTMLResponse:
    """The page of a plan that is looked at: a draft, or one that is loaded.

    ``shown.action`` is the id of an action whose row has its form open; nothing where it is none of this plan.

    Raises:
        ProblemError: 404, there is no such plan.
    """
    found, refused = review_of(one, identifier), shown.refused
    rows = doubtful_first(found.rows)
    opened = _row_of_action(one, rows, shown.action) if refused is None else refused.key
    part = window(len(rows), shown.begin.row if opened is None else place_of_row(rows, opened), ROWS_SHOWN)
    making = _Making(one, found, refused)
    page = one.page(
        "review.html.j2",
        found=found,
        rows=[making.row(row) for row in part.of(rows)],
        part=part,
        pages=lambda row: one.links("inlezen", identifier, vanaf=str(row)),
        roles=tuple(Role),
        LOW_CERTAINTY=LOW_CERTAINTY,
        UNREAD_IN_ROW=UNREAD_IN_ROW,
        doubtful=sum(1 for row in rows if not row.sure),
        corrections=[(made, change_said(made.correction.change)) for made in found.corrections],
        gone=found.gone[:GONE_SHOWN],
        opened=opened,
        loaded=identifier in one.network.view.nodes,
        missed=_missed(found, shown),
        missed_told=refused.told if refused is not None and refused.key == MISSED else None,
        unread=found.reading.unread[:UNREAD_SHOWN],
        stand=stand_of(found),
        told=shown.told,
    )
    page.headers.update(NO_REFERRER_BUT_OURS)
    page.status_code = 409 if shown.told is not None else 200 if refused is None else refused.status
    return page


def page_picture(one: Asked, identifier: str, page: str) -> Response:
    """A page of the file of a plan that waits, as a picture.

    Raises:
        ProblemError: 404, no such plan waits, or there is no picture of this page.
    """
    found = review_of(one, identifier)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0
    picture = None
    if found.draft is not None and number > 0:
        picture = kept_picture(one.context.networks.store, found.draft.reading, number)
    if picture is None:
        raise not_found("picture of page", page)
    # Only while the page that shows it is open: it goes when the plan is accepted or thrown away.
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})


def review_of(one: Asked, identifier: str) -> PlanReview:
    """A plan under review.

    Raises:
        ProblemError: 404, there is no such plan.
    """
    try:
        return review(one.context.networks.store, identifier, one.context.reference)
    except LoadError:
        raise not_found("plan", identifier) from None


def key_of(anchor: Anchor) -> str:
    """The name of a row on the page: it stays when its holders or timing change."""
    return f"rij-{short_hash(anchor.model_dump_json())}"


def seen_of(found: PlanReview, row: ReviewRow) -> str:
    """How a row is now, in short: who mends it sends along how it was when the form was shown."""
    import_id = "" if found.draft is None else found.draft.record.id
    return short_hash(f"{import_id}\x1f{row.action.model_dump_json()}")


def stand_of(found: PlanReview) -> str:
    """How a whole plan is now, in short: who saves it sends along how it was when the page was shown."""
    import_id = "" if found.draft is None else found.draft.record.id
    return short_hash("\x1f".join((import_id, *(made.id for made in found.corrections))))


def place_of_row(rows: Sequence[ReviewRow], key: str) -> int:
    """The place of a row in the order of the page, from 1; of one that is not there the first."""
    return next((at for at, row in enumerate(rows, 1) if key_of(row.anchor) == key), 1)


def fields_of(row: ReviewRow) -> RowFields:
    """What the form of a row says when nobody changed it."""
    action = row.action
    return RowFields(
        tuple((one.written, one.role) for one in action.holders),
        "" if action.timing is None else action.timing.written,
        tuple(one.written for one in action.target_groups),
        (action.text,),
    )


def row_behind(found: PlanReview, row: ReviewRow) -> ReviewRow | None:
    """The row behind another one in the order of the plan."""
    return next((one for one in found.rows if one.number == row.number + 1), None)


def _row_of_action(one: Asked, rows: Sequence[ReviewRow], action: str) -> str | None:
    """The name on the page of the row that an action was read from, by its words."""
    node = one.network.view.nodes.get(action)
    text = None if node is None else words(node.properties, "text")
    if text is None:
        return None
    wanted = letters_and_digits(text)
    return next((key_of(row.anchor) for row in rows if letters_and_digits(row.action.text) == wanted), None)


def _missed(found: PlanReview, shown: Shown) -> RowFields:
    """What the form of an action that was not read says: what was typed, or the lines that were taken over."""
    if shown.refused is not None and shown.refused.key == MISSED:
        return shown.refused.typed
    document, chosen = PlanSource(found.reading).document, shown.lines
    if document is None or chosen.first is None:
        return RowFields()
    last = min(chosen.last or chosen.first, chosen.first + LINES_CHOSEN - 1)
    lines = document.lines[chosen.first - 1 : last]
    return RowFields(texts=("\n".join(document.text_of(line).strip() for line in lines),))


class _Making:
    """Makes the rows of one page."""

    def __init__(self, one: Asked, found: PlanReview, refused: Refused | None) -> None:
        self._found, self._refused = found, refused
        original = None
        if found.draft is not None:
            original = kept_original(one.context.networks.store, found.draft.reading)
        self._source = SourceOfReview(one, found, original)

    def row(self, row: ReviewRow) -> ShownRow:
        """A row as it is shown."""
        key, mine = key_of(row.anchor), None
        if self._refused is not None and self._refused.key == key:
            mine = self._refused
        behind = row_behind(self._found, row)
        return ShownRow(
            row=row,
            key=key,
            anchor=row.anchor.model_dump_json(),
            seen=seen_of(self._found, row),
            fields=fields_of(row) if mine is None else mine.typed,
            beside=self._source.beside(row),
            next=None if behind is None else behind.action.text,
            told=None if mine is None else mine.told,
        )
