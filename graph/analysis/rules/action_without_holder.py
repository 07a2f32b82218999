"""Action without holder: no stated relation with the role lead or holder. Where there is none, that is good news.

Where text in the row was not understood, a holder may stand in it: such an action is not judged, and not counted.
"""

from graph.analysis.findings import GoodNews, Hit, Kind, Outcome, Rule, Text, listed
from graph.analysis.holdings import ActionPart, PlanPart, read_plans, touched
from graph.analysis.parties import is_partly_unread
from graph.analysis.unread_rows import unread_actions
from graph.view import NetworkView

CYPHER = """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND NOT EXISTS {
  MATCH (a)<-[h:RESPONSIBLE_FOR]-()
  WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
}
RETURN [a.id] AS subjects, a.text AS action
ORDER BY p.id, a.position
"""


def find(view: NetworkView) -> Outcome:
    """Actions that nobody holds, plan by plan."""
    outcome = [_in_plan(view, plan) for plan in read_plans(view)]
    return Outcome(
        findings=tuple(one for found in outcome for one in found.findings),
        not_judged=tuple(one for found in outcome for one in found.not_judged),
        good_news=tuple(one for found in outcome for one in found.good_news),
    )


def _in_plan(view: NetworkView, plan: PlanPart) -> Outcome:
    without = [action for action in plan.actions if len(action.holders) == 0]
    unread = [action for action in without if is_partly_unread(action.node)]
    open_actions = [action for action in without if not is_partly_unread(action.node)]
    total = len(plan.actions) - len(unread)
    if len(without) == 0 and total > 0:
        owner = plan.owner.name
        text = Text(
            f"De enige actie in het plan van {owner} heeft een houder."
            if total == 1
            else f"Alle {total} acties in het plan van {owner} hebben een houder.",
            f"The only action in the plan of {owner} has a holder."
            if total == 1
            else f"All {total} actions in the plan of {owner} have a holder.",
        )
        return Outcome(good_news=(GoodNews(RULE.id, plan.id, total, text),))
    hits = [_hit(view, plan, action) for action in open_actions]
    return Outcome(RULE.findings(hits, len(hits), total), unread_actions(RULE.id, plan, unread))


def _hit(view: NetworkView, plan: PlanPart, action: ActionPart) -> Hit:
    named = (*action.parties, *action.mentions)
    names = listed(dict.fromkeys(party.name for party in named))
    also = Text(f" Wel genoemd: {names.nl}.", f" Named otherwise: {names.en}.") if len(named) > 0 else ""
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.node.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "also": also},
        evidence=(action.evidence, *(party.evidence for party in named)),
        organisation=None,
        touched=touched(view, plan, (party.id for party in named)),
        actions=(action.node.id,),
        joins_on=(action.node.id,),
        consequence=3,
    )


RULE = Rule(
    id="action-without-holder",
    version=2,
    kind=Kind.GAP,
    title=Text("Actie zonder houder", "Action without a holder"),
    label=Text("geen houder genoemd", "no holder named"),
    pattern=Text("geen houder genoemd", "no holder named"),
    explanation=Text(
        "Bij ‘{action}’ noemt het plan van {owner} geen houder.{also}",
        "The plan of {owner} names no holder for ‘{action}’.{also}",
    ),
    question=Text("Wie neemt deze actie?", "Who takes on this action?"),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    find=find,
)
