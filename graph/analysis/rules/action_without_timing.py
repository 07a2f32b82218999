"""Action without timing: none at all, or one that says nothing yet (n.t.b.). *Doorlopend* is a timing.

Where there is none and text in the row was not understood, a timing may stand in it: such an action is not judged, and
not counted. One that says n.t.b. says so itself, and is. An action that was dropped or is done needs no timing, and one
whose text says when ("in het najaar van 2026") has one. How often says nothing of by when, and is told beside it.
"""

from graph.analysis.evidence import action_evidence, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import found_in, goes_on, in_cypher, telling

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")}
  AND (a.timing_kind = 'undetermined'
       OR (a.timing IS NULL AND a.unread IS NULL AND NOT toLower(a.text) =~ {in_cypher(telling().when)}))
RETURN [a.id] AS subjects, a.text AS action, a.timing AS timing
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Actions of which the plan does not say when."""
    without = [action for action in plan.actions if not (action.timed or action.over or _says_when(action))]
    unread = [action for action in without if action.unread and action.timing is None]
    hits = [_hit(plan, action) for action in without if action not in unread]
    return Outcome(
        RULE.findings(hits, len(hits), len(plan.actions) - len(unread)), unread_actions(RULE.id, plan, unread)
    )


def _says_when(action: ActionPart) -> bool:
    """Whether there is no timing, and its text says by when, or in which part of a year."""
    return action.timing is None and found_in(telling().when, action.text) is not None


def _also(action: ActionPart) -> Text | str:
    """What the text does say of time: never left out, and no timing."""
    said = found_in(telling().when, action.text) or found_in(telling().how_often, action.text)
    return "" if said is None else Text(f" In de tekst staat wel ‘{said}’.", f" Its text does say ‘{said}’.")


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    written = action.timing
    if written is None:
        says = Text("staat geen planning", "no timing")
    else:
        says = Text(f"staat als planning ‘{written}’", f"as timing ‘{written}’")
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "says": says, "also": _also(action)},
        evidence=(action_evidence(action, written or ""),),
        organisation=None,
        touched=touched(plan, (party.lineage for party in action.rows)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=3 if action.helps else 2,
    )


RULE = Rule(
    id="action-without-timing",
    version=4,
    kind=Kind.GAP,
    title=Text("Actie zonder planning", "Action without timing"),
    label=Text("geen planning", "no timing"),
    pattern=Text("geen planning", "no timing"),
    explanation=Text(
        "Bij ‘{action}’ {says} in het plan van {owner}.{also}",
        "For ‘{action}’ the plan of {owner} gives {says}.{also}",
    ),
    question=Text("Wanneer is dit klaar, of loopt het door?", "When is this done, or does it go on?"),
    headline=Text("Wanneer is ‘{action}’ in {owner} klaar?", "When is ‘{action}’ done in {owner}?"),
    pattern_headline=Text(
        "Spreekt {owner} per actie af wanneer die klaar is?", "Will {owner} agree for each action when it is done?"
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
