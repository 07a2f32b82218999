"""*De bron*: the text of a plan's document line by line, with what was read on each line; where every quote leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.parts.translation import Translation, translation_to
from api.problems import not_found
from api.site.asked import Asked
from api.site.links import Links
from api.site.windows import Lines, window
from graph.model.form import Reading
from graph.model.rows import NodeRow
from graph.model.source_text import Document
from graph.plans import PlanPart
from graph.plans.values import is_stated, whole, words

LINES_SHOWN = 500
# The given plan has 632 lines of some 40 characters; five hundred with their numbers are some 60 kB of page.
LONGEST_LINE = 2_000
# No line of the shipped plans is longer than 500 characters; a document of one endless line is cut, or a page of it
# would have no bound.


@dataclass(frozen=True, slots=True)
class Tag:
    """What was read on a line: in words, with the page that tells more."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as the page shows it."""

    number: int
    text: str
    cut: bool
    """Whether more stands on it than is shown."""
    page: int | None
    turns: bool
    """Whether a new page begins with it."""
    asked: bool
    """Whether it is one of the lines that were asked for."""
    unread: bool
    """Whether something on it was not understood."""
    tags: tuple[Tag, ...]


def source(one: Asked, identifier: str, asked: Lines) -> HTMLResponse:
    """The page.

    Raises:
        ProblemError: 404, there is no such plan, or no such line in its source.
    """
    node = one.node(identifier, "Plan")
    plan = one.network.plans.plan_by_id[node.id]
    found = one.source_of(plan.id)
    document = found.document
    if document is None:
        return one.page("source.html.j2", plan=plan, lines=(), window=None, asked=asked)
    if asked.first > len(document.lines):
        raise not_found("line", str(asked.first))
    first, last = sorted((asked.first, asked.last or asked.first))
    part = window(len(document.lines), first, LINES_SHOWN)
    wanted = range(first, last + 1)
    return one.page(
        "source.html.j2",
        plan=plan,
        window=part,
        asked=None if asked == Lines() else Lines(first, min(last, len(document.lines))),
        lines=shown_lines(one, plan, document, found.reading, range(part.first, part.last + 1), wanted),
    )


def shown_lines(
    one: Asked, plan: PlanPart | None, document: Document, reading: Reading, numbers: range, asked: range = range(0)
) -> tuple[ShownLine, ...]:
    """Lines of a source with what was read on each.

    Args:
        one: the request.
        plan: the plan as the network says it; None for one that is not in it, which has no pages to lead to.
        document: its document.
        reading: the reading, for what was not understood.
        numbers: which lines.
        asked: which of them were asked for.
    """
    tags = {} if plan is None else tags_of(plan, translation_to(one.language), one.links)
    unread = {number for piece in reading.unread for number in range(piece.quote.line_from, piece.quote.line_to + 1)}
    lines = [document.lines[number - 1] for number in numbers if 1 <= number <= len(document.lines)]
    before = [None, *lines[:-1]]
    return tuple(
        ShownLine(
            number=line.number,
            text=document.text_of(line)[:LONGEST_LINE],
            cut=line.end - line.start > LONGEST_LINE,
            page=line.page,
            turns=line.page is not None and (previous is None or previous.page != line.page),
            asked=line.number in asked,
            unread=line.number in unread,
            tags=tuple(tags.get(line.number, ())),
        )
        for previous, line in zip(before, lines, strict=True)
    )


def tags_of(plan: PlanPart, say: Translation, links: Links) -> Mapping[int, list[Tag]]:
    """For each line, by number, what begins on it."""
    found: dict[int, list[Tag]] = {}

    def note(line: int | None, words: str, address: str | None = None) -> None:
        if line is not None:
            found.setdefault(line, []).append(Tag(words, address))

    note(whole(plan.node.properties, "line_from"), say.gettext("titel van het plan"))
    for ambition in plan.ambition_nodes:
        if is_stated(ambition):
            number = words(ambition.properties, "number")
            note(_line(ambition), say.gettext("ambitie") + ("" if number is None else f" {number}"))
    for block in plan.blocks:
        if is_stated(block.node):
            note(_line(block.node), say.gettext("onderdeel"))
        note(_first(row.line_from for row in block.partners), say.gettext("partnerlijst"))
        note(_first(row.line_from for row in block.payers), say.gettext("wie betaalt"))
        for action in block.actions:
            note(action.line_from, say.gettext("actie %(number)s", number=action.number), links("actie", action.id))
            note(
                _first(row.line_from for row in action.parties), say.gettext("houders van actie %(n)s", n=action.number)
            )
    return found


def _line(node: NodeRow) -> int | None:
    return whole(node.properties, "line_from")


def _first(lines: Iterable[int | None]) -> int | None:
    return min((line for line in lines if line is not None), default=None)
