"""Parties that stand in partner lists and have no task: what the rules on organisations and on sorts of party share."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit
from graph.analysis.templates import Filling
from graph.model.language import Text, listed
from graph.model.vocabulary import TASK_ROLES, Degree, Role
from graph.plans import BlockPart, Named, PlanPart, once
from graph.plans.titles import block_name


@dataclass(frozen=True, slots=True)
class Listed:
    """A party with the lists it stands in, and everything else the plan says of it."""

    party: Named
    lists: tuple[Named, ...]
    mentions: tuple[Named, ...]
    """Where an action names it in its text or in a role that is no task."""
    pays: tuple[Named, ...]
    by_group: tuple[Named, ...]
    """Where it has a task as one of a collective that the plan names: that is derived, so no task, and it is told."""
    above: tuple[Named, ...]
    """Where a party that it is a unit of has a task, which is not its own."""
    members: tuple[str, ...]
    """Of a collective: the names of its members that have a task by themselves."""


def parties_in_lists(plan: PlanPart, wanted: Callable[[Named], bool]) -> list[Named]:
    """The parties of one sort in a plan's partner lists, each once, in order of id."""
    return sorted(once(filter(wanted, plan.partners)), key=lambda one: one.organisation)


def listed_hits(plan: PlanPart, parties: list[Named]) -> list[Hit]:
    """A hit for each of these parties that has no task in the plan."""
    return [_hit(plan, _gather(plan, party)) for party in parties if party.organisation not in plan.with_task]


def _gather(plan: PlanPart, party: Named) -> Listed:
    """Everything the plan says of a party; what it says of a unit of it counts too, but not in the lists."""
    rows = plan.by_party[party.organisation]
    parents = {node.id for node in party.lineage[1:]}
    derived = (one for one in plan.derived if party.organisation in one.is_part_of)
    members = {lineage[0].id: lineage[0].name for one in rows for lineage in one.members}
    return Listed(
        party=party,
        lists=tuple(one for one in rows if one.degree is Degree.LISTED and one.organisation == party.organisation),
        mentions=tuple(one for one in rows if one.action is not None),
        pays=tuple(one for one in rows if one.degree is Degree.FUNDS),
        by_group=tuple(one for one in derived if one.role in TASK_ROLES),
        above=tuple(one for one in plan.tasks if one.organisation in parents),
        members=tuple(name for member, name in sorted(members.items()) if member in plan.with_task),
    )


def _hit(plan: PlanPart, found: Listed) -> Hit:
    party = found.party
    lists = list(dict.fromkeys(one.block for one in found.lists))
    ambitions = {one.ambition for one in found.lists}
    evidence = (*found.lists, *found.pays, *found.mentions)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, party.organisation),
        topic=party.full_name,
        words=_words(plan, found, party.full_name, [plan.block_by_id[block] for block in lists]),
        evidence=tuple(map(evidence_of, evidence)),
        organisation=party.organisation,
        touched=touched(plan, (party.lineage,)),
        actions=tuple(one.place.node.id for one in found.mentions),
        joins_on=(party.organisation,),
        district_key=party.organisation,
        consequence=2 if len(ambitions) > 1 else 1,
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
        **_no_action(plan),
    }


def _no_action(plan: PlanPart) -> Filling:
    """That no action carries the name; of a table that was not understood as a whole only that none was read."""
    unread = len(plan.partly_unread)
    if unread == 0:
        short = Text(
            "in de actietabel staat geen actie op deze naam", "no action in the action table carries this name"
        )
        return {"no_action": short, "no_action_short": short}
    total = len(plan.actions)
    short = Text("geen actie op deze naam gelezen", "no action with this name was read")
    return {
        "no_action": Text(
            f"in de actietabel is geen actie op deze naam gelezen (van {unread} van {total} acties is een deel van de "
            "rij niet begrepen)",
            f"no action with this name was read in the action table (a part of the row was not understood for {unread} "
            f"of {total} actions)",
        ),
        "no_action_short": short,
    }


def _also(plan: PlanPart, found: Listed) -> Text:
    """How else the plan names the party: never left out, and never called a task."""
    texts = [_at(found, f"‘{one.action_name}’", one) for one in found.mentions if one.role is None]
    asked = [
        _at(found, f"‘{one.action_name}’", one) for one in found.mentions if one.role in (Role.CONSULTED, Role.INFORMED)
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
        names = listed(_paid(found, block_name(plan, plan.block_by_id[one.block]), one) for one in found.pays)
        dutch, english = f"{dutch} Betaalt bij {names.nl}.", f"{english} Pays for {names.en}."
    otherwise = _otherwise(found)
    return Text(dutch + otherwise.nl, english + otherwise.en)


def _otherwise(found: Listed) -> Text:
    """Actions that are not in its name, and may well be meant: of a group it is in, or of a party it is a unit of."""
    dutch, english = "", ""
    if len(found.by_group) > 0:
        tasks = listed(dict.fromkeys(map(_as_one_of, found.by_group)))
        dutch, english = f" Wel een taak bij {tasks.nl}.", f" Has a task in {tasks.en}."
    if len(found.above) > 0:
        names = listed(dict.fromkeys(one.full_name for one in found.above))
        dutch += f" Wel een actie op naam van {names.nl}, waar het een onderdeel van is."
        english += f" An action carries the name of {names.en}, which it is a part of."
    if len(found.members) > 0:
        names = listed(found.members)
        dutch += f" Wel een actie op naam van {names.nl}."
        english += f" An action carries the name of {names.en}."
    return Text(dutch, english)


def _as_one_of(one: Named) -> Text:
    return Text(f"‘{one.action_name}’ (als een van: {one.written})", f"‘{one.action_name}’ (as one of: {one.written})")


def _at(found: Listed, place: str, one: Named) -> str:
    """A place where a party is named, and the unit through which it is."""
    return place if one.organisation == found.party.organisation else f"{place} (via {one.full_name})"


def _paid(found: Listed, block: Text, one: Named) -> Text:
    return Text(_at(found, block.nl, one), _at(found, block.en, one))
