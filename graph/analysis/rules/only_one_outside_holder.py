"""An ambition that hangs on one party from outside: it, with its units, is the only holder from outside.

It is told only where much hangs on it: three actions, the whole ambition, or help to people. One training that one
party gives is ordinary.

A rest group beside it ("overige partners") is another holder, though nobody to turn to; then nothing is said. A
collective and a sort of party are several, and do not drop out as one. Where text in a row of the ambition was not
understood, another holder may stand there, and nothing is judged. Where all that it holds was dropped or is done,
nothing hangs on it any more.
"""

from graph.analysis.evidence import evidence_of, touched
from graph.analysis.findings import Hit, Kind, Outcome, Rule
from graph.analysis.unread_rows import unread_actions
from graph.model.language import Text, listed
from graph.model.vocabulary import OrganisationKind
from graph.plans import Lineage, Named, PlanPart, Scope, nearest_whole
from graph.plans.parties import name_in_plan_of
from graph.plans.telling import goes_on, in_cypher, telling
from graph.plans.titles import ambition_name
from graph.plans.values import kind_of

MANY_ACTIONS = 3
# Of the ambitions of the shipped plans with one holder from outside one hangs on it for three actions, and two for one
# of three or four: a training, a yearly check.
_SEVERAL = frozenset({OrganisationKind.COLLECTIVE, OrganisationKind.SORT_OF_PARTY})

CYPHER = (
    """
MATCH (p:Plan {district: $district})-[:HAS_AMBITION]->(m)-[:HAS_BLOCK]->()-[:HAS_ACTION]->(a)
WITH p, CASE WHEN m.implicit THEN p.id ELSE m.id END AS scope, a
WITH p, scope, collect(a) AS every
WHERE none(a IN every WHERE a.unread IS NOT NULL)
WITH p, scope, every, size(every) AS total
UNWIND every AS a
MATCH (a)<-[h:RESPONSIBLE_FOR]-(o:Organisation)
WHERE h.role IN ['lead', 'holder'] AND h.basis <> 'derived'
  AND NOT (o.id = p.owner OR (o.kind = 'own_department' AND o.id STARTS WITH p.owner + '.')
      OR (NOT o:Municipality AND EXISTS { (o)-[:PART_OF*1..]->(:Organisation {id: p.owner}) }))
WITH scope, total, collect(DISTINCT o) AS holders, count(DISTINCT a) AS actions,
     count(DISTINCT CASE WHEN """
    + goes_on("a")
    + """ THEN a END) AS going_on,
     count(DISTINCT CASE WHEN toLower(a.text) =~ """
    + in_cypher(telling().helps)
    + """ AND """
    + goes_on("a")
    + """ THEN a END) AS helping
WHERE going_on > 0 AND (going_on >= 3 OR actions = total OR helping > 0)
UNWIND holders AS h
MATCH up = (h)-[:PART_OF*0..]->(x:Organisation)
WITH scope, actions, size(holders) AS all, x, count(DISTINCT h) AS covered, min(length(up)) AS steps
WHERE covered = all
WITH scope, actions, x ORDER BY steps
WITH scope, actions, collect(x)[0] AS x
WHERE NOT x.kind IN ['rest_group', 'collective', 'sort_of_party']
RETURN [scope, x.id] AS subjects, x.name AS party, actions
ORDER BY scope
"""
)


def find(plan: PlanPart) -> Outcome:
    """Ambitions with holders from outside that are all one party."""
    scopes = [scope for scope in plan.ambitions if len(scope.outside_holders) > 0]
    hits, unread = [], []
    for scope in scopes:
        party = nearest_whole(pairs[0][1].lineage for pairs in scope.outside_holders.values())
        if party is None or scope.has_rest_holder or kind_of(party[0]) in _SEVERAL or not _much_hangs_on_it(scope):
            continue
        if len(scope.partly_unread) > 0:
            unread.append(scope)
        else:
            hits.append(_hit(plan, scope, party))
    not_judged = unread_actions(RULE.id, plan, [action for scope in unread for action in scope.partly_unread])
    return Outcome(RULE.findings(hits, len(hits), len(scopes) - len(unread)), not_judged)


def _much_hangs_on_it(scope: Scope) -> bool:
    """Whether what it holds and is not over is three actions, the whole ambition, or help to people."""
    held = [action for action in scope.actions if action.outside]
    going_on = [action for action in held if not action.over]
    whole = len(going_on) > 0 and len(held) == len(scope.actions)
    return len(going_on) >= MANY_ACTIONS or whole or any(action.helps for action in going_on)


def _hit(plan: PlanPart, scope: Scope, party: Lineage) -> Hit:
    named: list[Named] = [one for pairs in scope.outside_holders.values() for _, one in pairs]
    held = [action for action in scope.actions if action.outside]
    actions = tuple(action.id for action in held)
    name = name_in_plan_of(party, plan.owner.id)
    return Hit(
        plan=plan.id,
        owner=plan.owner.name,
        subjects=(scope.node.id, party[0].id),
        topic=name,
        words={
            "party": name,
            "owner": plan.owner.name,
            "ambition": ambition_name(scope.node),
            "actions": listed(f"‘{action.name}’" for action in held),
        },
        evidence=tuple(map(evidence_of, named)),
        organisation=party[0].id,
        touched=touched(plan, (party, *(one.lineage for one in named))),
        actions=actions,
        joins_on=actions,
        consequence=1,
    )


RULE = Rule(
    id="ambition.only-one-outside-holder",
    version=5,
    kind=Kind.DEPENDENCY,
    title=Text("Eén partij van buiten is houder", "One party from outside is the holder"),
    label=Text("enige houder van buiten in {ambition}", "only holder from outside in {ambition}"),
    pattern=Text("één partij van buiten is houder", "one party from outside is the holder"),
    explanation=Text(
        "Van de partijen van buiten is in {ambition} alleen {party} houder, bij {actions}. Valt {party} weg, dan noemt "
        "het plan van {owner} daar geen andere houder van buiten.",
        "Of the parties from outside only {party} is a holder in {ambition}, of {actions}. If {party} drops out, the "
        "plan of {owner} names no other holder from outside there.",
    ),
    question=Text("Wie kan het van {party} overnemen?", "Who can take over from {party}?"),
    headline=Text("Wie kan het in {owner} van {party} overnemen?", "Who can take over from {party} in {owner}?"),
    pattern_headline=Text(
        "Wie kan het in {owner} overnemen van wie er alleen voor staat?",
        "Who can take over in {owner} from those who stand alone?",
    ),
    counted=Text("ambities met een houder van buiten", "ambitions with a holder from outside"),
    cypher=CYPHER,
    in_plan=find,
)
