"""*Inlezen*: a plan comes in as a file; what was read of it stands beside its source, the most doubtful rows first."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.parts.fault_words import Door, in_words
from api.parts.placed_words import places_in_words
from api.problems import not_found
from api.site.asked import Asked
from api.site.source_page import ShownLine, shown_lines
from api.site.windows import Begin, window
from graph.model.identifiers import letters_and_digits, short_hash
from graph.model.review import Anchor
from graph.model.vocabulary import Role
from graph.plans.values import words
from graph.sources import PlanSource
from loaders.faults import FormError, LoadError
from loaders.imports import open_imports
from loaders.judging.correction_words import change_said
from loaders.judging.doubts import LOW_CERTAINTY, UNREAD_IN_ROW, ReviewRow, doubtful_first
from loaders.review import PlanReview, review

ROWS_SHOWN = 50
# The given plan has 27 actions: one page. A row with its form and its lines is some 6 kB, fifty of them 300 kB.
LINES_BESIDE = 12
# No row of the shipped plans stands on more than ten lines; one line more before it and behind it.
NAMES_TO_MEND = 12
# The fullest owner's cell of the shipped plans names seven parties. A longer one is mended on the command line.
DRAFTS_SHOWN = 50
GONE_SHOWN = 50
# Names of actions of some 60 characters: 3 kB. The number of all stands above them.
FAULTS_SHOWN = 20
# A workbook with more faults than a screen holds is looked at anew, not line by line.
_NO_REFERRER_BUT_OURS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
"""Without the first a browser says of a form that its origin is ``null``, which the guard refuses."""


@dataclass(frozen=True, slots=True)
class RowFields:
    """What the form of a row says: the holders with their roles, and the timing."""

    holders: tuple[tuple[str, Role], ...]
    timing: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was refused: of which row, what was typed, and why."""

    key: str
    typed: RowFields
    told: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its form and the lines of the source it was read from."""

    row: ReviewRow
    key: str
    anchor: str
    """Its words, as the form sends them back."""
    fields: RowFields
    lines: tuple[ShownLine, ...]
    told: str | None
    """Why a change of it was refused."""

    @property
    def mendable(self) -> bool:
        """Whether its holders fit in the form."""
        return len(self.row.action.holders) <= NAMES_TO_MEND


def intake(one: Asked, problem: LoadError | None = None, owner: str = "", told: Sequence[str] = ()) -> HTMLResponse:
    """The page on which a file is chosen, with the plans that wait."""
    waiting = open_imports(one.context.networks.store)
    districts = [(state.id, state.name) for state in one.now.states]
    page = one.page(
        "intake.html.j2",
        waiting=waiting[:DRAFTS_SHOWN],
        more=len(waiting) - DRAFTS_SHOWN,
        told=[*told, *(() if problem is None else _told(one, problem))],
        owner=owner,
        districts=districts,
    )
    page.headers.update(_NO_REFERRER_BUT_OURS)
    if problem is not None or len(told) > 0:
        page.status_code = 400
    return page


def reviewed(
    one: Asked, identifier: str, begin: Begin, refused: Refused | None = None, action: str = ""
) -> HTMLResponse:
    """The page of a plan that is looked at: a draft, or one that is loaded.

    ``action`` is the id of an action whose row is shown with its form open; nothing where it is none of this plan.

    Raises:
        ProblemError: 404, there is no such plan.
    """
    found = review_of(one, identifier)
    rows = doubtful_first(found.rows)
    opened = _row_of_action(one, rows, action) if refused is None else refused.key
    part = window(len(rows), begin.row if opened is None else place_of_row(rows, opened), ROWS_SHOWN)
    page = one.page(
        "review.html.j2",
        found=found,
        rows=[_shown(one, found, row, refused) for row in part.of(rows)],
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
    )
    page.headers.update(_NO_REFERRER_BUT_OURS)
    if refused is not None:
        page.status_code = 400
    return page


def _row_of_action(one: Asked, rows: Sequence[ReviewRow], action: str) -> str | None:
    """The name on the page of the row that an action was read from, by its words."""
    node = one.network.view.nodes.get(action)
    text = None if node is None else words(node.properties, "text")
    if text is None:
        return None
    wanted = letters_and_digits(text)
    return next((key_of(row.anchor) for row in rows if letters_and_digits(row.action.text) == wanted), None)


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


def place_of_row(rows: Sequence[ReviewRow], key: str) -> int:
    """The place of a row in the order of the page, from 1; of one that is not there the first."""
    return next((at for at, row in enumerate(rows, 1) if key_of(row.anchor) == key), 1)


def fields_of(row: ReviewRow) -> RowFields:
    """What the form of a row says when nobody changed it."""
    action = row.action
    timing = "" if action.timing is None else action.timing.written
    return RowFields(tuple((one.written, one.role) for one in action.holders), timing)


def _shown(one: Asked, found: PlanReview, row: ReviewRow, refused: Refused | None) -> ShownRow:
    key, mine = key_of(row.anchor), None
    if refused is not None and refused.key == key:
        mine = refused
    return ShownRow(
        row=row,
        key=key,
        anchor=row.anchor.model_dump_json(),
        fields=fields_of(row) if mine is None else mine.typed,
        lines=_lines(one, found, row),
        told=None if mine is None else mine.told,
    )


def _lines(one: Asked, found: PlanReview, row: ReviewRow) -> tuple[ShownLine, ...]:
    """The lines of an action, its holders and its timing, with one before them and one behind.

    What stands elsewhere and holds for it too, such as a heading, is no line of the row.
    """
    document, action = PlanSource(found.reading).document, row.action
    given = (
        action.quote,
        *(held.quote for held in action.holders),
        None if action.timing is None else action.timing.quote,
    )
    quotes = [quote for quote in given if quote is not None]
    if document is None or len(quotes) == 0:
        return ()
    first, last = min(quote.line_from for quote in quotes), max(quote.line_to for quote in quotes)
    shown = range(first - 1, min(last + 2, first - 1 + LINES_BESIDE))
    return shown_lines(one, None, document, found.reading, shown, range(first, last + 1))


def _told(one: Asked, problem: LoadError) -> list[str]:
    """What is wrong with a file, in the words of the page."""
    if isinstance(problem, FormError):
        placed = places_in_words(problem.faults, Door.PAGE, one.language)
        return [f"{place}: {said}" for place, said in placed[:FAULTS_SHOWN]]
    return [in_words(problem.fault, Door.PAGE, one.language)]
