"""Several holders and none marked lead. The order of names in a cell proves nothing, so no first one is the lead.

Where text in the row was not understood, a mark may stand in it: such an action is not judged. An action that was
dropped or is done needs no lead. Only the names are said to be silent: where the text speaks of leading, that is told.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.model.vocabulary import Role
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import found_in, goes_on, telling

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND {goes_on("a")}
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
WITH p, a, collect(DISTINCT o.name) AS holders, count(DISTINCT o) AS several, collect(h.role) AS roles
WHERE several >= 2 AND NOT 'lead' IN roles
RETURN [a.id] AS subjects, a.text AS action, holders
ORDER BY p.id, a.position
"""

_NOT_SHOWN = Text("wie de regie heeft, is niet af te lezen uit de namen", "the names do not show who has the lead")


def find(plan: PlanPart) -> Outcome:
    """Actions with two or more holders, none of them the lead."""
    without = [action for action in plan.actions if _has_no_lead(action) and not action.over]
    unread = [action for action in without if action.unread]
    hits = [_hit(plan, action) for action in without if not action.unread]
    return Outcome(
        RULE.findings(hits, len(hits), len(plan.actions) - len(unread)), unread_actions(RULE.id, plan, unread)
    )


def _has_no_lead(action: ActionPart) -> bool:
    return len(action.holders) >= 2 and all(party.role is not Role.LEAD for party in action.parties)


def _also(action: ActionPart) -> Text | str:
    """By which words the text of the action speaks of leading."""
    said = found_in(telling().leads, action.text)
    if said is None:
        return ""
    return Text(f" In de tekst van de actie staat ‘{said}’.", f" The text of the action says ‘{said}’.")


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    holders = action.holders
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={
            "action": action.name,
            "owner": plan.owner.name,
            "holders": listed(holder.full_name for holder in holders),
            "also": _also(action),
        },
        evidence=tuple(map(evidence_of, holders)),
        organisation=None,
        touched=touched(plan, (holder.lineage for holder in holders)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=2,
    )


RULE = Rule(
    id="several-holders-none-lead",
    version=2,
    kind=Kind.GAP,
    title=Text(
        "Meer houders, en wie de regie heeft is niet af te lezen uit de namen",
        "Several holders, and the names do not show who has the lead",
    ),
    label=_NOT_SHOWN,
    pattern=_NOT_SHOWN,
    explanation=Text(
        "Bij ‘{action}’ noemt het plan van {owner} als houders {holders}. Wie de regie heeft, is niet "
        "af te lezen uit de namen.{also}",
        "The plan of {owner} names {holders} as holders of ‘{action}’. The names do not show who has the lead.{also}",
    ),
    question=Text("Wie heeft de regie?", "Who has the lead?"),
    headline=Text("Wie trekt in {owner} ‘{action}’?", "Who leads ‘{action}’ in {owner}?"),
    pattern_headline=Text(
        "Spreekt {owner} per actie één trekker af?", "Will {owner} agree on one lead for each action?"
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
