"""Action without holder: no stated relation with the role lead or holder. Where there is none, that is good news.

Where text in the row was not understood, a holder may stand in it: such an action is not judged, and not counted. An
action that was dropped or is done needs none. Where its own text says who does it ("VTH voert controles uit"), the plan
names one, though not in the column.
"""

import re

from graph.analysis.evidence import action_evidence, evidence_of, touched
from graph.analysis.findings import GoodNews, Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.plans import ActionPart, PlanPart
from graph.plans.telling import goes_on, in_cypher, telling

_BEHIND_A_NAME = in_cypher(f"{telling().does}.*", anywhere=False)

CYPHER = f"""
MATCH (p:Plan {{district: $district}})-[:HAS_AMBITION]->()-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a:Action)
WHERE a.unread IS NULL AND {goes_on("a")}
  AND NOT EXISTS {{
    MATCH (a)<-[h:RESPONSIBLE_FOR]-()
    WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
  }}
  AND NOT EXISTS {{
    MATCH (a)<-[m:MENTIONED_IN]-()
    WHERE m.basis <> 'derived' AND toLower(a.text) =~ ('(?s).*\\\\Q' + toLower(m.written) + '\\\\E' + {_BEHIND_A_NAME})
  }}
RETURN [a.id] AS subjects, a.text AS action
ORDER BY p.id, a.position
"""


def find(plan: PlanPart) -> Outcome:
    """Actions that nobody holds."""
    without = [action for action in plan.actions if len(action.holders) == 0]
    if len(without) == 0 and len(plan.actions) > 0:
        total = len(plan.actions)
        return Outcome(good_news=(GoodNews(RULE.id, plan.id, total, _all_held(plan.owner.name, total)),))
    wanting = [action for action in without if not (action.over or _does_somebody(action))]
    unread = [action for action in wanting if action.unread]
    total = len(plan.actions) - len(unread)
    hits = [_hit(plan, action) for action in wanting if not action.unread]
    return Outcome(RULE.findings(hits, len(hits), total), unread_actions(RULE.id, plan, unread))


def _does_somebody(action: ActionPart) -> bool:
    """Whether its text says of a party that it mentions that this one does it."""
    text, does = action.text.lower(), telling().does
    return any(re.search(re.escape(one.written.lower()) + does, text) is not None for one in action.mentions)


def _all_held(owner: str, total: int) -> Text:
    if total == 1:
        return Text(
            f"De enige actie in het plan van {owner} heeft een houder.",
            f"The only action in the plan of {owner} has a holder.",
        )
    return Text(
        f"Alle {total} acties in het plan van {owner} hebben een houder.",
        f"All {total} actions in the plan of {owner} have a holder.",
    )


def _hit(plan: PlanPart, action: ActionPart) -> Hit:
    named = action.rows
    nobody = len(action.parties) == 0
    names = listed(dict.fromkeys(party.full_name for party in named))
    also = Text(f" Wel genoemd: {names.nl}.", f" Named otherwise: {names.en}.") if len(named) > 0 else ""
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(action.id,),
        topic=action.name,
        words={"action": action.name, "owner": plan.owner.name, "also": also},
        evidence=(action_evidence(action), *map(evidence_of, named)),
        organisation=None,
        touched=touched(plan, (party.lineage for party in named)),
        actions=(action.id,),
        joins_on=(action.id,),
        consequence=3 if action.helps or nobody else 2,
        nobody=nobody,
    )


RULE = Rule(
    id="action-without-holder",
    version=4,
    kind=Kind.GAP,
    title=Text("Actie zonder houder", "Action without a holder"),
    label=Text("geen houder genoemd", "no holder named"),
    pattern=Text("geen houder genoemd", "no holder named"),
    explanation=Text(
        "Bij ‘{action}’ noemt het plan van {owner} geen houder.{also}",
        "The plan of {owner} names no holder for ‘{action}’.{also}",
    ),
    question=Text("Wie neemt deze actie?", "Who takes on this action?"),
    headline=Text("Wie neemt in {owner} ‘{action}’?", "Who takes on ‘{action}’ in {owner}?"),
    pattern_headline=Text(
        "Wie neemt in {owner} de acties waar geen houder bij staat?",
        "Who takes on the actions in {owner} that name no holder?",
    ),
    counted=Text("acties", "actions"),
    cypher=CYPHER,
    in_plan=find,
)
