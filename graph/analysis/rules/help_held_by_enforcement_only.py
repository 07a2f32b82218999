"""Help to people at which only enforcement stands: every party with a task is on the side of security, or has none.

A care party with a task, be it a department of the municipality, is enough for silence; so is a municipality that is
asked to do it, a rest group or a sort of party, of which the plan does not say who they are. Where text in the row was
not understood, care may stand there, and nothing is judged.
"""

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart
from graph.plans.sides import is_on_side
from graph.plans.telling import goes_on, in_cypher, telling
from graph.reference.sides import Side, is_on_in_cypher

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND {goes_on("a")} AND toLower(a.text) =~ {in_cypher(telling().helps)}
MATCH (a)<-[t:RESPONSIBLE_FOR]-(o:Organisation)
WHERE t.role IN ['lead', 'holder', 'support'] AND t.basis <> 'derived'
WITH p, a, o, o.kind <> 'rest_group' AND {is_on_in_cypher(Side.SECURITY, "o")} AS security,
     o.kind <> 'rest_group' AND {is_on_in_cypher(Side.CARE, "o")} AS care
WITH p, a, collect(DISTINCT o.name) AS parties, collect(security AND NOT care) AS only
WHERE all(one IN only WHERE one)
RETURN [a.id] AS subjects, a.text AS action, parties
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Help at which only parties from security have a task."""
    helping = [action for action in plan.actions if action.helps and not action.over]
    without = [action for action in helping if _only_security(action)]
    unread = [action for action in without if action.unread]
    hits = [_hit(plan, action) for action in without if not action.unread]
    return Outcome(RULE.findings(hits, len(hits), len(helping) - len(unread)), unread_actions(RULE.id, plan, unread))


def _only_security(action: ActionPart) -> bool:
    tasks = action.tasks
    return len(tasks) > 0 and all(is_on_side(Side.SECURITY, one) and not is_on_side(Side.CARE, one) for one in tasks)


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    tasks = action.tasks
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={
            "action": action.name,
            "owner": plan.owner.name,
            "parties": listed(dict.fromkeys(one.full_name for one in tasks)),
        },
        evidence=(action_evidence(action), *map(evidence_of, tasks)),
        organisation=None,
        touched=touched(plan, (one.lineage for one in tasks)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=3,
    )


RULE = Rule(
    id="help-held-by-enforcement-only",
    version=1,
    kind=Kind.GAP,
    title=Text("Hulp waar alleen toezicht en veiligheid bij staan", "Help that names only enforcement"),
    label=Text("alleen partijen van toezicht en veiligheid", "only parties of enforcement"),
    pattern=Text("hulp waar alleen toezicht en veiligheid bij staan", "help that names only enforcement"),
    explanation=Text(
        "‘{action}’ gaat in het plan van {owner} over hulp aan mensen. Er staan alleen partijen bij van toezicht en "
        "veiligheid: {parties}.",
        "‘{action}’ is about help to people in the plan of {owner}. It names only parties of enforcement: {parties}.",
    ),
    question=Text("Klopt dat, of hoort hier een partij uit de zorg bij?", "Is that right, or is a care party missing?"),
    headline=Text("Wie uit de zorg doet in {owner} mee bij ‘{action}’?", "Who from care joins ‘{action}’ in {owner}?"),
    pattern_headline=Text(
        "Wie uit de zorg doet in {owner} mee bij hulp waar nu alleen toezicht bij staat?",
        "Who from care joins the help in {owner} that now names only enforcement?",
    ),
    counted=Text("acties over hulp aan mensen", "actions about help to people"),
    cypher=CYPHER,
    in_plan=find,
)
