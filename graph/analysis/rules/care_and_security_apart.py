"""Care and security that never stand together at one action of a plan, with the islands that remain without its own
departments.

Parties from outside with a task count; own departments, rest groups, sorts and actions that are over do not. A party
that is on both sides joins them. Both sides have to be at work in the plan, or there is nothing to join. Where text in
a row was not understood the other side may stand there, and nothing is judged.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import NOBODY, ActionPart, Named, PlanPart
from graph.plans.sides import is_on_side
from graph.plans.telling import goes_on
from graph.reference.sides import Side, is_on_in_cypher

AT_WORK_FROM = 2
# Actions of each side. One action of one side joins nothing, whatever the plan is.
_ISLANDS_NAMED = 8
# The given plan has five; more than eight are no picture any more.


def _at(side: Side) -> str:
    return f"""EXISTS {{
    MATCH (a)<-[t:RESPONSIBLE_FOR]-(o:Organisation)
    WHERE t.role IN ['lead', 'holder', 'support'] AND t.basis <> 'derived'
      AND NOT o.kind IN ['rest_group', 'sort_of_party']
      AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
          OR (NOT o:Municipality AND EXISTS {{ (o)-[:PART_OF*1..]->(:Organisation {{id: p.owner}}) }}))
      AND {is_on_in_cypher(side, "o")}
  }}"""


CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE {goes_on("a")}
WITH p, a, {_at(Side.CARE)} AS care, {_at(Side.SECURITY)} AS security
WITH p, count(CASE WHEN a.unread IS NOT NULL THEN 1 END) AS unread, count(CASE WHEN care THEN 1 END) AS care,
     count(CASE WHEN security THEN 1 END) AS security, count(CASE WHEN care AND security THEN 1 END) AS both
WHERE unread = 0 AND care >= {AT_WORK_FROM} AND security >= {AT_WORK_FROM} AND both = 0
RETURN [p.id] AS subjects, care, security
ORDER BY p.id
"""


def find(plan: PlanPart) -> Outcome:
    """The plan, where both sides are at work and no action has both."""
    actions = [action for action in plan.actions if not action.over]
    care, security = (_with(actions, side) for side in (Side.CARE, Side.SECURITY))
    if min(len(care), len(security)) < AT_WORK_FROM or any(action in security for action in care):
        return Outcome()
    unread = [action for action in actions if action.unread]
    if len(unread) > 0:
        return Outcome(not_judged=unread_actions(RULE.id, plan, unread))
    return Outcome(RULE.findings([_hit(plan, actions, care, security)], len(actions), len(actions)))


def _outside(action: ActionPart) -> list[Named]:
    return [one for one in action.tasks if not one.own and one.kind not in NOBODY]


def _with(actions: list[ActionPart], side: Side) -> list[ActionPart]:
    return [action for action in actions if any(is_on_side(side, one) for one in _outside(action))]


def islands(actions: list[ActionPart]) -> list[list[str]]:
    """The parties from outside that stand together at actions, directly or by way of others, without the plan's own."""
    first: dict[str, str] = {}
    names: dict[str, str] = {}

    def top(party: str) -> str:
        while first[party] != party:
            party = first[party]
        return party

    for action in actions:
        parties = _outside(action)
        for one in parties:
            names.setdefault(one.organisation, one.full_name)
            for node in one.lineage:
                first.setdefault(node.id, node.id)
                first[top(node.id)] = top(parties[0].organisation)
    found: dict[str, list[str]] = {}
    for party, name in names.items():
        found.setdefault(top(party), []).append(name)
    return sorted((sorted(one, key=str.lower) for one in found.values()), key=lambda one: (-len(one), one))


def _hit(plan: PlanPart, actions: list[ActionPart], care: list[ActionPart], security: list[ActionPart]) -> Hit:
    sides = [one for action in (*care, *security) for one in _outside(action) if _on_a_side(one)]
    apart = islands(actions)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(plan.id,),
        topic=Text("Zorg en veiligheid", "Care and security"),
        words={
            "owner": plan.owner.name,
            "total": f"{len(actions)}",
            "care": f"{len(care)}",
            "security": f"{len(security)}",
            "number": f"{len(apart)}",
            "islands": _told(apart),
        },
        evidence=tuple(map(evidence_of, sides)),
        organisation=None,
        touched=touched(plan, (one.lineage for one in sides)),
        actions=(),
        joins_on=(f"connecting:{plan.id}",),
        consequence=2,
        district_key=RULE.id,
    )


def _on_a_side(one: Named) -> bool:
    return any(is_on_side(side, one) for side in Side)


def _told(apart: list[list[str]]) -> Text:
    shown = [listed(names) for names in apart[:_ISLANDS_NAMED]]
    more = len(apart) - len(shown)
    rest = Text("", "") if more == 0 else Text(f"; nog {more}", f"; {more} more")
    return Text("; ".join(one.nl for one in shown) + rest.nl, "; ".join(one.en for one in shown) + rest.en)


RULE = Rule(
    id="plan.care-and-security-apart",
    version=1,
    kind=Kind.GAP,
    title=Text("Zorg en veiligheid staan nergens samen", "Care and security nowhere stand together"),
    label=Text("bij 0 van {total} acties samen", "together at 0 of {total} actions"),
    pattern=None,
    explanation=Text(
        "In het plan van {owner} staat bij {care} acties een partij uit de zorg en bij {security} een partij uit de "
        "veiligheid; bij 0 van {total} acties staan beide. Eigen afdelingen en restgroepen tellen niet mee. Zonder de "
        "eigen afdelingen blijven {number} eilanden over: {islands}.",
        "In the plan of {owner} {care} actions name a party from care and {security} one from security; 0 of {total} "
        "actions name both. Own departments and rest groups are left out. Without the own departments {number} islands "
        "remain: {islands}.",
    ),
    question=Text(
        "Bij welke actie horen zorg en veiligheid samen, en wie brengt hen bij elkaar?",
        "At which action do care and security belong together, and who brings them together?",
    ),
    headline=Text(
        "Bij welke actie in {owner} werken zorg en veiligheid samen?",
        "At which action in {owner} do care and security work together?",
    ),
    shared_headline=Text(
        "Bij welke actie in {towns} werken zorg en veiligheid samen?",
        "At which action in {towns} do care and security work together?",
    ),
    counted=Text("acties zonder zorg en veiligheid samen", "actions without care and security together"),
    cypher=CYPHER,
    in_plan=find,
)
