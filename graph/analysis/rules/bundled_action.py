"""Bundled action: one row that holds different things for different groups, with holders for the whole row only.

What tells groups from sub-steps is the plan itself: a part counts where it opens with the name of a group (*jongeren:
gastlessen*), or where an item is *voor* a group, and the group is one that the plan names as such: as a target group of
the row or its block, or in the heading of the row where the block's objective names it too. Steps of one thing
(*Voorbereiding:*, *Uitvoering:*) and points of one talk name no groups. That the parts differ is not judged: the same
lesson for pupils and for parents is one row for two groups too. An action that was dropped or is done is left alone.
"""

from graph.analysis.evidence import action_evidence, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import found_in, goes_on, telling
from graph.plans.values import words

_HEADING_SPLITS = (",", "&", ";", " en ")
_ENDS_OF_WORDS = (".", ",", ";", ")")

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->(b:Block)-[:HAS_ACTION]->(a:Action)
WHERE """
    + goes_on("a")
    + """
WITH p, b, a, COLLECT { MATCH (a)-[t:TARGETS]->() RETURN t.written } +
     COLLECT { MATCH (b)-[t:TARGETS]->() RETURN t.written } AS written
WITH p, a, [w IN written | trim(toLower(w))] AS targets,
     [h IN split(toLower(coalesce(a.heading, '')), [',', '&', ';', ' en '])
      WHERE trim(h) <> '' AND toLower(coalesce(b.objective, '')) CONTAINS trim(h) | trim(h)] AS headed
UNWIND CASE WHEN size(targets + headed) = 0 THEN [null] ELSE targets + headed END AS g
WITH p, a, g ORDER BY g
WITH p, a, collect(DISTINCT g) AS groups
WITH p, a, groups, [g IN groups WHERE ' ' + toLower(a.text) CONTAINS ' ' + g + ':'] AS opened
WITH p, a,
     [g IN opened WHERE none(o IN opened WHERE o ENDS WITH ' ' + g) | [g]] +
     [i IN coalesce(a.items, []) |
      [g IN groups WHERE ' ' + replace(replace(replace(replace(toLower(i), '.', ' '), ',', ' '), ';', ' '), ')', ' ')
       + ' ' CONTAINS ' voor ' + g + ' ']] AS named
UNWIND [n IN named WHERE size(n) > 0] AS n
UNWIND n AS g
WITH p, a, count(DISTINCT n) AS parts, count(DISTINCT g) AS groups
WHERE parts >= 2 AND groups >= 2
RETURN [a.id] AS subjects, a.text AS action
ORDER BY p.id, a.position
"""
)


def find(plan: PlanPart) -> Outcome:
    """Rows whose parts are for different groups."""
    bundled = [(action, _parts(action)) for action in plan.actions if not action.over]
    hits = [_hit(plan, action, groups) for action, parts in bundled for groups in _different(parts)]
    return Outcome(RULE.findings(hits, len(hits), len(plan.actions)))


def _parts(action: ActionPart) -> set[tuple[str, ...]]:
    """For each part of the row that is for groups the plan names: those groups."""
    groups = _groups(action)
    text = f" {action.text.lower()}"
    opened = [group for group in groups if f" {group}:" in text]
    parts: set[tuple[str, ...]] = {
        (group,) for group in opened if not any(other.endswith(f" {group}") for other in opened)
    }
    for item in action.items:
        plain = item.lower()
        for end in _ENDS_OF_WORDS:
            plain = plain.replace(end, " ")
        parts.add(tuple(group for group in groups if f" voor {group} " in f" {plain} "))
    return {part for part in parts if len(part) > 0}


def _groups(action: ActionPart) -> list[str]:
    """The groups the plan itself names for this row, in small letters."""
    targets = [one.written.lower().strip() for one in (*action.own_targets, *action.block_targets)]
    heading = (words(action.node.properties, "heading") or "").lower()
    for split in _HEADING_SPLITS[1:]:
        heading = heading.replace(split, _HEADING_SPLITS[0])
    objective = (words(action.place.block.properties, "objective") or "").lower()
    headed = [part.strip() for part in heading.split(_HEADING_SPLITS[0])]
    return sorted({*targets, *(part for part in headed if part != "" and part in objective)})


def _different(parts: set[tuple[str, ...]]) -> list[list[str]]:
    """The groups, where at least two parts are for different ones; nothing where they are not."""
    groups = sorted({group for part in parts for group in part})
    return [groups] if len(parts) >= 2 and len(groups) >= 2 else []


def _for_the_whole(action: ActionPart) -> Text | str:
    """What stands only at the whole row. Nothing is said of what is not there, or may stand at a part after all: a
    party or a time in the text, or something in the row that was not understood."""
    time_in_text = found_in(telling().when, action.text) or found_in(telling().how_often, action.text)
    holders = len(action.holders) > 0 and len(action.mentions) == 0 and not action.unread
    timing = action.timed and time_in_text is None and not action.unread
    if holders and timing:
        return Text(
            " Houders en planning staan alleen bij de hele rij.",
            " Holders and timing are given for the whole row only.",
        )
    if holders:
        return Text(" Houders staan alleen bij de hele rij.", " Holders are given for the whole row only.")
    if timing:
        return Text(" De planning staat alleen bij de hele rij.", " The timing is given for the whole row only.")
    return ""


def _hit(plan: PlanPart, action: ActionPart, groups: list[str]) -> Hit:
    said = action.text.lower()
    in_order = sorted(groups, key=lambda group: (said.find(group), group))
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={
            "action": action.name,
            "owner": plan.owner.name,
            "groups": listed(in_order),
            "whole": _for_the_whole(action),
        },
        evidence=(action_evidence(action),),
        organisation=None,
        touched=touched(plan, (party.lineage for party in action.rows)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=2,
    )


RULE = Rule(
    id="bundled-action",
    version=2,
    kind=Kind.GAP,
    title=Text("Eén rij voor verschillende groepen", "One row for different groups"),
    label=Text("één rij voor verschillende groepen", "one row for different groups"),
    pattern=Text("één rij voor verschillende groepen", "one row for different groups"),
    explanation=Text(
        "‘{action}’ is in het plan van {owner} één rij, met onderdelen voor onder meer {groups}.{whole}",
        "‘{action}’ is one row in the plan of {owner}, with parts for {groups}, among others.{whole}",
    ),
    question=Text("Wie doet wat voor welke groep, en wanneer?", "Who does what for which group, and when?"),
    headline=Text(
        "Wie doet in {owner} wat bij ‘{action}’, en voor wie?", "Who does what for whom in {owner} with ‘{action}’?"
    ),
    pattern_headline=Text(
        "Zegt {owner} bij elke rij wie wat doet voor welke groep?",
        "Will {owner} say for each row who does what for whom?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
