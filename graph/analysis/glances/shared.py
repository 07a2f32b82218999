"""Actions with several holders at a glance: which they are, and who stands at each.

Several holders are no fault. Who leads is asked only where the plan does not say it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.analysis.glances.glance import Box, Column, Glance, Line, View, What, glance
from graph.model.language import Text
from graph.model.vocabulary import Degree, Role
from graph.plans import ActionPart, Named, PlanPart
from graph.plans.values import kind_of

FEWEST_HOLDERS = 2
# One holder shares an action with nobody.
_HOLDER, _LEAD = Text("houder", "holder"), Text("trekker", "lead")


def shared(plans: Sequence[PlanPart], *, with_own: bool = False) -> Glance:
    """The actions with at least two holders, with those holders.

    Args:
        plans: the plans that are looked at.
        with_own: whether own departments and functions count as holders too; rest groups never do.
    """
    actions = [(plan, action) for plan in plans for action in plan.actions if not action.over]
    found = [
        (plan, action, held) for plan, action in actions if len(held := _holders(action, with_own)) >= FEWEST_HOLDERS
    ]
    parties = {one.organisation: _party(one, plans) for _, _, held in found for one in held}
    busy = Counter(one.organisation for _, _, held in found for one in held)
    boxes = sorted(parties.values(), key=lambda box: (-busy[box.id], box.name.nl.casefold(), box.id))
    whose = tuple(f"{plan.owner.id}." for plan in plans)
    outside = [box for box in boxes if not box.id.startswith(whose)]
    own = [box for box in boxes if box.id.startswith(whose)]
    columns = [
        Column(Text("Partijen van buiten", "Parties from outside"), tuple(outside)),
        Column(Text("Acties met meer houders", "Actions with several holders"), tuple(_actions(found, plans))),
        Column(Text("Eigen afdelingen", "Own departments"), tuple(own)),
    ]
    lead = sum(any(one.role is Role.LEAD for one in action.parties) for _, action, _ in found)
    return glance(
        View.SHARED,
        _sentence(len(found), len(actions), lead, with_own=with_own),
        [column for column in columns if len(column.boxes) > 0],
        [line for _, action, held in found for line in _lines(action, held)],
    )


def _holders(action: ActionPart, with_own: bool) -> list[Named]:
    return [one for one in action.holders if not one.is_rest and (with_own or not one.own)]


def _party(one: Named, plans: Sequence[PlanPart]) -> Box:
    name = f"{one.name} ({one.municipality_name})" if one.own and len(plans) > 1 else one.full_name
    return Box(one.organisation, Text(name, name), What.PARTY, kind_of(one.party))


def _actions(found: Sequence[tuple[PlanPart, ActionPart, list[Named]]], plans: Sequence[PlanPart]) -> Iterator[Box]:
    for plan, action, _ in found:
        note = Text(plan.owner.name, plan.owner.name) if len(plans) > 1 else None
        yield Box(action.id, Text(action.name, action.name), What.ACTION, note=note)


def _lines(action: ActionPart, held: Sequence[Named]) -> Iterator[Line]:
    for one in held:
        words = _LEAD if one.role is Role.LEAD else _HOLDER
        yield Line(one.organisation, action.id, Degree.HOLDER, words, 1)


def _sentence(several: int, total: int, lead: int, *, with_own: bool) -> Text:
    who = Text("twee of meer houders", "two or more holders")
    if not with_own:
        who = Text("twee of meer houders van buiten", "two or more holders from outside")
    if several == 0:
        return Text(f"Geen van de {total} acties heeft {who.nl}.", f"None of the {total} actions has {who.en}.")
    told = Text(f"bij {lead} daarvan staat wie trekt", f"for {lead} of them it says who leads")
    if lead == 0:
        told = Text("bij geen daarvan staat wie trekt", "for none of them it says who leads")
    return Text(
        f"{several} van de {total} acties {'heeft' if several == 1 else 'hebben'} {who.nl}; {told.nl}.",
        f"{several} of the {total} actions {'has' if several == 1 else 'have'} {who.en}; {told.en}.",
    )
