"""A page of one plan: what was read of it, in its own order, beside the text it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.responses import HTMLResponse

from api.problems import not_found
from api.site.asked import Asked
from api.site.source_page import LINES_SHOWN, ShownLine, shown_lines
from graph.model.form import AmbitionForm, BlockForm
from graph.model.rows import NodeRow
from graph.plans import ActionPart, BlockPart, PlanPart
from graph.plans.values import is_stated, words
from graph.sources import PlanSource
from loaders.form.through import quotes_in

WHOLE_ACTIONS, WHOLE_LINES = 60, 1_200
# The given plan, with 27 actions on 632 lines, makes a page of some 90 kB; twice as much still is one page. A larger
# plan is shown ambition by ambition.
SHOWN_ACTIONS, SHOWN_NAMES, SHOWN_PASSAGES = 100, 100, 50
# Of one ambition, and of the passages unread in a plan. The fullest ambition of the shipped plans has seven actions.


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A part of an ambition: as the network has it, and with the places of its words."""

    part: BlockPart
    form: BlockForm
    actions: Sequence[ActionPart]
    """Those that are shown."""

    @property
    def stated(self) -> bool:
        """Whether the document states it."""
        return is_stated(self.part.node)

    @property
    def more_actions(self) -> int:
        """How many actions are not shown."""
        return len(self.part.actions) - len(self.actions)


@dataclass(frozen=True, slots=True)
class ShownAmbition:
    """An ambition with its parts and the lines of the source it was read from."""

    node: NodeRow
    stated: bool
    number: str | None
    blocks: tuple[ShownBlock, ...]
    lines: tuple[ShownLine, ...]
    more_lines: int | None
    """The first line that is not shown; None where all are."""


def plan(one: Asked, identifier: str, ambition: str | None) -> HTMLResponse:
    """The page.

    Raises:
        ProblemError: 404, there is no such plan, or no such ambition in it.
    """
    part = one.network.plans.plan_by_id[one.node(identifier, "Plan").id]
    found = one.source_of(part.id)
    shown = _chosen(part, found, ambition)
    front = _front(found)
    return one.page(
        "plan.html.j2",
        plan=part,
        form=found.reading.plan,
        document=found.document,
        reading=found.reading,
        front=_lines(one, part, found, front)[0] if front is not None and ambition is None else (),
        ambitions=[_ambition(one, part, found, each) for each in shown],
        others=[_named(each) for each in part.ambition_nodes] if len(shown) < len(part.ambition_nodes) else [],
        chosen=ambition,
        unread=found.reading.unread[:SHOWN_PASSAGES],
        names_shown=SHOWN_NAMES,
        ignored=_by_rule(found),
    )


def _chosen(part: PlanPart, source: PlanSource, ambition: str | None) -> list[NodeRow]:
    """The ambitions that are shown: all of a plan of ordinary size, else the one that is asked for."""
    if ambition is not None:
        asked = [node for node in part.ambition_nodes if node.id == ambition]
        if len(asked) == 0:
            raise not_found("ambition", ambition)
        return asked
    lines = 0 if source.document is None else len(source.document.lines)
    return list(part.ambition_nodes) if len(part.actions) <= WHOLE_ACTIONS and lines <= WHOLE_LINES else []


def _ambition(one: Asked, part: PlanPart, source: PlanSource, node: NodeRow) -> ShownAmbition:
    forms = {form.id: form for ambition in source.reading.plan.ambitions for form in ambition.blocks}
    blocks = [block for block in part.blocks if block.ambition.id == node.id]
    left, shown = SHOWN_ACTIONS, []
    for block in blocks:
        actions = block.actions[:left]
        left -= len(actions)
        shown.append(ShownBlock(block, forms[block.node.id], actions))
    lines, more = _lines(one, part, source, _range(source, node.id))
    return ShownAmbition(
        node=node,
        stated=is_stated(node),
        number=words(node.properties, "number"),
        blocks=tuple(shown),
        lines=lines,
        more_lines=more,
    )


def _named(ambition: NodeRow) -> tuple[str, str | None, str | None]:
    """Id, number and title of an ambition."""
    title = ambition.name if is_stated(ambition) else None
    return ambition.id, words(ambition.properties, "number"), title


def _lines(
    one: Asked, part: PlanPart, source: PlanSource, numbers: range | None
) -> tuple[tuple[ShownLine, ...], int | None]:
    """Lines of the source, and the first that is not shown."""
    if source.document is None or numbers is None:
        return (), None
    shown = numbers[:LINES_SHOWN]
    more = numbers[LINES_SHOWN] if len(numbers) > LINES_SHOWN else None
    return shown_lines(one, part, source.document, source.reading, shown), more


def _range(source: PlanSource, ambition: str) -> range | None:
    """The lines of an ambition: from its first quote to where the next one begins."""
    form = source.reading.plan
    starts = sorted(start for start in (_first_line(each) for each in form.ambitions) if start is not None)
    own = next((_first_line(each) for each in form.ambitions if each.id == ambition), None)
    if own is None or source.document is None:
        return None
    behind = next((start for start in starts if start > own), None)
    return range(own, behind if behind is not None else _end(source, own))


def _front(source: PlanSource) -> range | None:
    """The lines before the first ambition."""
    starts = [start for start in (_first_line(each) for each in source.reading.plan.ambitions) if start is not None]
    return range(1, min(starts)) if len(starts) > 0 and min(starts) > 1 else None


def _first_line(ambition: AmbitionForm) -> int | None:
    return min((quote.line_from for quote in quotes_in(ambition)), default=None)


def _end(source: PlanSource, start: int) -> int:
    """Behind the last line of a document."""
    return start if source.document is None else len(source.document.lines) + 1


def _by_rule(source: PlanSource) -> list[tuple[str, int]]:
    """By which rules text was passed over, and how many pieces; most first."""
    counted: dict[str, int] = {}
    for piece in source.reading.ignored:
        counted[piece.rule] = counted.get(piece.rule, 0) + 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
