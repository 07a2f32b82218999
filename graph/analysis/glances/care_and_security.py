"""Care and security at a glance: each with its actions, and in the middle what joins them.

The sides are those of ``graph/reference/sides.yaml``; who counts is who counts in the rule that looks for actions with
both: parties with a task, no rest groups and no sorts of party, actions that are not over.
"""

from collections.abc import Iterable, Iterator, Sequence

from graph.analysis.glances.glance import Box, Column, Glance, Line, View, What, glance
from graph.model.language import Text
from graph.model.vocabulary import Degree
from graph.plans import NOBODY, ActionPart, Named, PlanPart
from graph.plans.sides import is_on_side
from graph.plans.values import kind_of
from graph.reference.sides import Side

_HELD, _TASK = Text("houder", "holder"), Text("heeft een taak", "has a task")
_BOTH = Text("Wat hen verbindt", "What joins them")
_NOTHING = Text("geen actie met zorg en veiligheid", "no action with care and security")
NOTHING = "niets-samen"
"""Id of the box that says that nothing joins them."""


def care_and_security(plans: Sequence[PlanPart], *, with_own: bool = False) -> Glance:
    """Parties of both sides with their actions; in the middle the actions of both, and the parties that are on both.

    Args:
        plans: the plans that are looked at.
        with_own: whether own departments and functions count too.
    """
    actions = [(plan, action) for plan in plans for action in plan.actions if not action.over]
    at = [(plan, action, _on_a_side(action, with_own)) for plan, action in actions]
    care = [one for one in at if _has(Side.CARE, one[2])]
    security = [one for one in at if _has(Side.SECURITY, one[2])]
    both = [one for one in care if one in security]
    several = len(plans) > 1
    parties = {one.organisation: one for _, _, named in at for one in named}
    joining = [one for one in parties.values() if all(is_on_side(side, one) for side in Side)]
    columns = (
        Column(Text("Zorg", "Care"), _parties(parties.values(), Side.CARE, joining)),
        Column(Text("Acties met zorg", "Actions with care"), tuple(_actions(care, both, several))),
        Column(_BOTH, (*_middle(both, joining, several),)),
        Column(Text("Acties met veiligheid", "Actions with security"), tuple(_actions(security, both, several))),
        Column(Text("Veiligheid", "Security"), _parties(parties.values(), Side.SECURITY, joining)),
    )
    lines = (_line(one, action) for _, action, named in at for one in named)
    numbers = (len(actions), len(care), len(security), len(both))
    found = glance(View.SIDES, _sentence(*numbers, with_own=with_own), columns, lines)
    return found if len(care) + len(security) > 0 else Glance(View.SIDES, found.sentence, (), (), 0)


Told = tuple[PlanPart, ActionPart, tuple[Named, ...]]


def _on_a_side(action: ActionPart, with_own: bool) -> tuple[Named, ...]:
    """Who has a task in it and is on a side, each once."""
    found = (one for one in action.tasks if one.kind not in NOBODY and (with_own or not one.own))
    return tuple({one.organisation: one for one in found if any(is_on_side(side, one) for side in Side)}.values())


def _has(side: Side, named: Sequence[Named]) -> bool:
    return any(is_on_side(side, one) for one in named)


def _parties(parties: Iterable[Named], side: Side, joining: Sequence[Named]) -> tuple[Box, ...]:
    """Those of one side alone, by name."""
    alone = [one for one in parties if is_on_side(side, one) and one not in joining]
    return tuple(map(_party, sorted(alone, key=lambda one: (one.name.casefold(), one.organisation))))


def _actions(told: Sequence[Told], both: Sequence[Told], several: bool) -> Iterator[Box]:
    return (_action(one, several) for one in told if one not in both)


def _middle(both: Sequence[Told], joining: Sequence[Named], several: bool) -> Iterator[Box]:
    yield from map(_party, joining)
    yield from (_action(one, several) for one in both)
    if len(both) == 0:
        yield Box(NOTHING, _NOTHING, What.NOTHING, open=True)


def _action(told: Told, several: bool) -> Box:
    plan, action, _ = told
    note = Text(plan.owner.name, plan.owner.name) if several else None
    return Box(action.id, Text(action.name, action.name), What.ACTION, note=note)


def _party(one: Named) -> Box:
    return Box(one.organisation, Text(one.full_name, one.full_name), What.PARTY, kind_of(one.party))


def _line(one: Named, action: ActionPart) -> Line:
    return Line(one.organisation, action.id, Degree.HOLDER, _HELD if one.holds else _TASK, 1)


def _sentence(total: int, care: int, security: int, both: int, *, with_own: bool) -> Text:
    counted = Text("eigen afdelingen tellen mee", "own departments count too")
    if not with_own:
        counted = Text("eigen afdelingen tellen niet mee", "own departments do not count")
    return Text(
        f"Bij {both} van de {total} acties staan zorg en veiligheid samen. Zorg staat bij {care} acties, veiligheid "
        f"bij {security}; {counted.nl}.",
        f"At {both} of the {total} actions care and security stand together. Care is at {care} actions, security at "
        f"{security}; {counted.en}.",
    )
