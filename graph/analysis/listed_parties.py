"""Parties that stand in partner lists and have no task: what the rules on organisations and on sorts of party share."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.findings import Filling, Hit, Text, listed
from graph.analysis.holdings import BlockPart, Named, PlanPart, block_name, name_in, stands_for, touched
from graph.model.rows import NodeRow
from graph.model.vocabulary import Role
from graph.view import NetworkView


@dataclass(frozen=True, slots=True)
class Listed:
    """A party with the lists it stands in, and everything else the plan says of it."""

    party: NodeRow
    lists: tuple[tuple[BlockPart, Named], ...]
    mentions: tuple[tuple[str, str, Named], ...]
    """Actions (id and name) that name it in their text or in a role that is no task."""
    pays: tuple[tuple[BlockPart, Named], ...]


def parties_in_lists(plan: PlanPart, wanted: Callable[[NodeRow], bool]) -> list[NodeRow]:
    """The parties of one sort in a plan's partner lists, each once, in order of id."""
    found = {partner.id: partner.party for partner in plan.partners if wanted(partner.party)}
    return [found[party] for party in sorted(found)]


def has_task(view: NetworkView, plan: PlanPart, organisation: str) -> bool:
    """Whether a plan gives an organisation or a unit of it a task; a parent's task is not its unit's."""
    return any(stands_for(view, party.id, organisation) for action in plan.actions for party in action.tasks)


def listed_hits(view: NetworkView, plan: PlanPart, parties: list[NodeRow]) -> list[Hit]:
    """A hit for each of these parties that has no task in the plan."""
    return [_hit(view, plan, _gather(view, plan, party)) for party in parties if not has_task(view, plan, party.id)]


def _gather(view: NetworkView, plan: PlanPart, party: NodeRow) -> Listed:
    """Everything the plan says of a party; what it says of a unit of it counts too, but not in the lists."""

    def of(one: Named) -> bool:
        return stands_for(view, one.id, party.id)

    return Listed(
        party=party,
        lists=tuple((block, one) for block in plan.blocks for one in block.partners if one.id == party.id),
        mentions=tuple(
            (action.node.id, action.name, one)
            for action in plan.actions
            for one in (*action.parties, *action.mentions)
            if of(one)
        ),
        pays=tuple((block, one) for block in plan.blocks for one in block.payers if of(one)),
    )


def _hit(view: NetworkView, plan: PlanPart, found: Listed) -> Hit:
    party = found.party
    lists = {block.node.id: block for block, _ in found.lists}
    evidence = (one.evidence for one in (*_second(found.lists), *_second(found.pays), *(m[2] for m in found.mentions)))
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.id),
        topic=name_in(view, party, plan.owner.id),
        words=_words(plan, found, name_in(view, party, plan.owner.id), list(lists.values())),
        evidence=tuple(evidence),
        organisation=party.id,
        touched=touched(view, plan, (party.id,)),
        actions=tuple(action for action, _, _ in found.mentions),
        joins_on=(party.id,),
        consequence=2 if len(lists) > 1 else 1,
    )


def _words(plan: PlanPart, found: Listed, name: str, lists: list[BlockPart]) -> Filling:
    number = len(lists)
    return {
        "party": name,
        "owner": plan.owner.name,
        "lists": listed(block_name(plan, block) for block in lists),
        "number": Text(
            f"{number} partnerlijst{'' if number == 1 else 'en'}", f"{number} partner list{'' if number == 1 else 's'}"
        ),
        "also": _also(plan, found),
    }


def _also(plan: PlanPart, found: Listed) -> Text:
    """How else the plan names the party: never left out, and never called a task."""
    texts = [_at(found, f"‘{name}’", one) for _, name, one in found.mentions if one.role is None]
    asked = [
        _at(found, f"‘{name}’", one) for _, name, one in found.mentions if one.role in (Role.CONSULTED, Role.INFORMED)
    ]
    dutch, english = "", ""
    if len(texts) > 0:
        names = listed(dict.fromkeys(texts))
        dutch, english = f" Wel genoemd in de tekst van {names.nl}.", f" Named in the text of {names.en}."
    if len(asked) > 0:
        names = listed(dict.fromkeys(asked))
        dutch += f" Wordt geraadpleegd of geïnformeerd bij {names.nl}."
        english += f" Is consulted or informed in {names.en}."
    if len(found.pays) > 0:
        names = listed(_paid(found, block_name(plan, block), one) for block, one in found.pays)
        dutch, english = f"{dutch} Betaalt bij {names.nl}.", f"{english} Pays for {names.en}."
    return Text(dutch, english)


def _at(found: Listed, place: str, one: Named) -> str:
    """A place where a party is named, and the unit through which it is."""
    return place if one.id == found.party.id else f"{place} (via {one.name})"


def _paid(found: Listed, block: Text, one: Named) -> Text:
    return Text(_at(found, block.nl, one), _at(found, block.en, one))


def _second(pairs: tuple[tuple[BlockPart, Named], ...]) -> tuple[Named, ...]:
    return tuple(one for _, one in pairs)
