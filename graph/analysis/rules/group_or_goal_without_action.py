"""Target group or goal of a plan of which no action speaks.

A group is told by the sort of people it is, or else by its first word: "Maatschappelijke en juridische hulpverleners"
are *hulpverleners*. It has an action where one names such people, says what is done about them ("kamerverhuur" is of
landlords), or is of a theme that is for them; a list of groups has one for each name in it, and those around them ("en
hun kinderen") have one for themselves. "Kinderen van slachtoffers" are a group of their own. A goal is told by
its themes and steps; one that tells none is not judged, and neither is a group that is everybody. All actions of the
plan count, also those of another part, and those that are done.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.analysis.evidence import node_evidence, target_evidence, touched
from graph.analysis.findings import Evidence, EvidenceOf, Hit, Kind, Outcome, Rule, Twin
from graph.analysis.likeness import words_of
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.plans import ActionPart, PlanPart, Targeted
from graph.plans.telling import found_in, telling
from graph.reference.audiences import audiences
from graph.reference.classes import classes_of
from graph.reference.themes import theme_by_id

LONGEST_NAME = 2
# Words: "buitenlandse werknemers". What is longer says where or when, and reads as the rest of what stands before it.

_EXAMPLES = re.compile(r"\([^)]*\)")
# In brackets behind a group stand some of it: who has the group has them.

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_GOAL]->(g:Goal)
RETURN [p.id, g.id] AS subjects, g.name AS written
UNION
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[t:TARGETS]->(g:TargetGroup)
RETURN DISTINCT [p.id, g.id] AS subjects, g.name AS written
"""


def among(plan: PlanPart) -> set[tuple[str, ...]]:
    """All goals of a plan and all target groups of its parts: among these it chooses."""
    groups = {target.group.id for block in plan.blocks for target in block.targets}
    return {(plan.id, one) for one in (*groups, *(goal.id for goal in plan.goals))}


def find(plan: PlanPart) -> Outcome:
    """Groups, then goals, of which no action speaks."""
    served = _Served(plan)
    groups = list(_groups(plan))
    hits = [_of_group(plan, targets, missed) for targets in groups if (missed := served.missed(targets[0][0].written))]
    hits += [_of_goal(plan, goal) for goal in plan.goals if not served.has_goal(goal.name)]
    if len(hits) > 0 and len(plan.partly_unread) > 0:
        return Outcome(not_judged=unread_actions(RULE.id, plan, plan.partly_unread))
    return Outcome(RULE.findings(hits, len(hits), len(groups) + len(plan.goals)))


class _Served:
    """For whom and for what the actions of a plan are."""

    def __init__(self, plan: PlanPart) -> None:
        self._people = frozenset(one for action in plan.actions for one in _people_of(action))
        self._words = frozenset(word for action in plan.actions for word in words_of(action.text))
        self._themes = frozenset(code for action in plan.actions for code in action.classes.theme_codes)
        self._relatives = any(found_in(telling().relatives, action.text) is not None for action in plan.actions)
        self._steps = frozenset(code for action in plan.actions for code in action.classes.step_codes)

    def missed(self, written: str) -> list[str]:
        """What of a target group no action is for: all of it, or names that stand in it beside others."""
        if not self._has_group(written):
            return [written]
        parts = [part.strip() for part in _EXAMPLES.sub("", written).split(",")]
        names = [part for part in parts if len(parts) > 1 and _is_a_name(part)]
        missed = [name for name in names if not self._has_group(name)]
        around = found_in(telling().and_relatives, written)
        return missed if around is None or self._relatives else [*missed, around]

    def _has_group(self, written: str) -> bool:
        """Whether an action is for a target group, or that cannot be told."""
        people = audiences().meant_by(written)
        if len(people) > 0:
            return not people.isdisjoint(self._people)
        heads = [head for part in written.split(",") if (head := _head_of(part)) is not None]
        return len(heads) == 0 or any(head in word or word in head for head in heads for word in self._words)

    def has_goal(self, written: str) -> bool:
        """Whether an action is of a theme or step of a goal, or that cannot be told."""
        classes = classes_of(written)
        told = len(classes.themes) + len(classes.steps) > 0
        shared = classes.theme_codes & self._themes or classes.step_codes & self._steps
        return not told or len(shared) > 0 or not audiences().people_in(written).isdisjoint(self._people)


def _people_of(action: ActionPart) -> frozenset[str]:
    named = audiences().dealt_with_in(" . ".join((action.text, *(target.written for target in action.own_targets))))
    return named | {one for code in action.classes.theme_codes for one in theme_by_id()[code].serves}


def _head_of(part: str) -> str | None:
    """The word of a group that says who they are: the last long one before what says where, or of what sort."""
    words = part.replace("(", " ( ").lower().split()
    ends = next((at for at, word in enumerate(words) if at > 0 and word in telling().behind_a_head), len(words))
    told = [word for before in words[:ends] for word in words_of(before)]
    return None if len(told) == 0 or told[-1] in telling().anybody else told[-1]


def _is_a_name(part: str) -> bool:
    """Whether a part of a list is the name of a group, and says nothing of where or which they are."""
    words = part.lower().split()
    return 0 < len(words) <= LONGEST_NAME and telling().behind_a_head.isdisjoint(words)


def _groups(plan: PlanPart) -> Iterator[list[tuple[Targeted, NodeRow]]]:
    """The target groups of the parts of a plan, each with its places."""
    found: dict[str, list[tuple[Targeted, NodeRow]]] = {}
    for block in plan.blocks:
        for target in block.targets:
            found.setdefault(target.group.id, []).append((target, block.node))
    yield from found.values()


def _of_group(plan: PlanPart, targets: list[tuple[Targeted, NodeRow]], missed: list[str]) -> Hit:
    """Of people to whom something is promised the meeting has to find somebody."""
    first, written = targets[0][0], " en ".join(missed)
    evidence = tuple(target_evidence(target, at) for target, at in targets)
    hit = _hit(plan, first.group.id, written, Text("de doelgroep", "the target group"), evidence)
    if found_in(telling().in_need, written) is None:
        return hit
    return replace(hit, nobody=True, consequence=3, joins_on=(f"promised:{plan.id}:{first.group.id}",))


def _of_goal(plan: PlanPart, goal: NodeRow) -> Hit:
    return _hit(plan, goal.id, goal.name, Text("het doel", "the goal"), (node_evidence(EvidenceOf.GOAL, goal),))


def _hit(plan: PlanPart, node: str, written: str, what: Text, evidence: tuple[Evidence, ...]) -> Hit:
    short = written.rstrip(" .;")
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id, node),
        topic=short,
        words={"owner": plan.owner.name, "what": what, "written": short},
        evidence=evidence,
        organisation=None,
        touched=touched(plan, ()),
        actions=(),
        joins_on=(f"promised:{plan.id}",),
        consequence=1,
    )


RULE = Rule(
    id="plan.group-or-goal-without-action",
    version=2,
    kind=Kind.GAP,
    title=Text("Doelgroep of doel waar geen actie bij staat", "Target group or goal that has no action"),
    label=Text("geen actie die {what} noemt", "no action names {what}"),
    pattern=Text("doelgroepen en doelen waar geen actie bij staat", "target groups and goals that have no action"),
    explanation=Text(
        "Het plan van {owner} noemt {what} ‘{written}’. In geen van de acties komt die terug, ook niet met andere "
        "woorden die wij kennen.",
        "The plan of {owner} names {what} ‘{written}’. None of the actions comes back to it, nor in other words that "
        "we know.",
    ),
    question=Text(
        "Welke actie is hiervoor, of hoort dit er niet bij?", "Which action is for this, or is it not for this plan?"
    ),
    headline=Text("Welke actie is er in {owner} voor ‘{written}’?", "Which action in {owner} is for ‘{written}’?"),
    pattern_headline=Text(
        "Voor welke doelgroepen en doelen mist {owner} een actie?",
        "For which target groups and goals does {owner} miss an action?",
    ),
    counted=Text("doelgroepen en doelen", "target groups and goals"),
    cypher=CYPHER,
    in_plan=find,
    twin=Twin.EVIDENCE,
)
