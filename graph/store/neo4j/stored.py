"""What the database holds around the rows that are to be written: exactly what ``graph.store.change`` asks for.

What hangs on no answer is not asked: whether nodes that stay anyway are referred to (a municipality has thousands of
relations), and what is there of a plan that is new.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model.cypher import ANY_NODE, ANY_RELATION, DISTRICTS_PROPERTY, any_of
from graph.model.relations import RELATIONS
from graph.model.rows import NodeRow, RelationRow
from graph.store.change import OWN_LABELS, STAYING_LABELS, StoredRows, is_own
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.places import Places
from graph.store.neo4j.rows import OWN, RELATION, RETURN_NODE, RETURN_RELATION, STEADY, node_of, relation_of

_WITHOUT_PLAN = any_of(
    tuple(relation.type for relation in RELATIONS if any(OWN_LABELS.isdisjoint(ends) for ends in relation.ends))
)
"""Types of relations that can be there without a plan: only such as run between shared nodes."""

_STAYING = any_of(tuple(sorted(STAYING_LABELS)))

_MAY_GO = f"NOT n:{_STAYING} AND NOT n.id IN $joined"

_RELATIONS_OF_PLAN = (
    f"{STEADY}MATCH ()-[e:{ANY_RELATION}]->() WHERE e.id STARTS WITH $prefix AND e.plan = $plan {RETURN_RELATION}"
)

_OWN_NODES = f"{STEADY}MATCH (n:{OWN}) WHERE n.id STARTS WITH $plan {RETURN_NODE}"

_AROUND = f"""{STEADY}MATCH (g:{ANY_NODE}) WHERE g.id IN $ids
CALL (g) {{ RETURN g AS n UNION MATCH (g)-[:PART_OF*1..]->(n:Organisation) RETURN n }}
WITH DISTINCT n
RETURN collect([labels(n), properties(n),
       EXISTS {{ (n)-[e:{ANY_RELATION}]-() WHERE {_MAY_GO} AND e.plan <> $plan }},
       COLLECT {{ MATCH (n)<-[e:{_WITHOUT_PLAN}]-(a) WHERE {_MAY_GO} AND e.plan IS NULL RETURN a.id }},
       COLLECT {{ MATCH (n)-[e:{_WITHOUT_PLAN}]->() WHERE e.plan IS NULL RETURN {RELATION} }}]) AS found"""


@dataclass(frozen=True, slots=True)
class Around:
    """The rows, and the numbers of the districts that hold each node."""

    rows: StoredRows
    places: Places


def stored_around(
    tx: AnyTransaction, plan: str | None, known: bool, given: Iterable[str], joined: Collection[str] = ()
) -> Around:
    """The rows around ``plan`` and the nodes with the ``given`` ids.

    ``known``: whether anything is there whose id begins with the plan's. Where nothing is, nothing has the id of an own
    node and no relation is the plan's, and neither is asked about: looking up one id takes as many seeks as there are
    labels. ``joined``: ids at which relations of the plan will begin or end; these nodes stay, so who else refers to
    them is not asked.
    """
    relations: dict[str, RelationRow] = {}
    nodes: dict[str, NodeRow] = {}
    places: dict[str, frozenset[int]] = {}
    wanted = set(given)
    if plan is not None and not known:
        wanted = {key for key in wanted if not key.startswith(plan)}
    elif plan is not None:
        for row in tx.run(_RELATIONS_OF_PLAN, plan=plan, prefix=f"{plan}.").value():
            relation = relation_of(row)
            relations[relation.id] = relation
        found = (node_of(*values) for values in tx.run(_OWN_NODES, plan=plan).values())
        nodes |= {node.id: node for node in found if is_own(node, plan)}
    ends = {end for relation in relations.values() for end in (relation.source, relation.target)}
    ids = sorted({*wanted, *ends} - nodes.keys())
    elsewhere: set[str] = set()
    below: dict[str, list[str]] = {}
    found_around = tx.run(_AROUND, ids=ids, plan=plan or "", joined=sorted(joined)).value()[0]
    for labels, properties, stated_elsewhere, sources, leaving in found_around:
        node = node_of(labels, properties)
        nodes[node.id] = node
        places[node.id] = frozenset(properties.get(DISTRICTS_PROPERTY, ()))
        below[node.id] = sources
        if stated_elsewhere:
            elsewhere.add(node.id)
        relations |= {relation.id: relation for relation in map(relation_of, leaving)}
    held = elsewhere | {key for key, sources in below.items() if not nodes.keys() >= set(sources)}
    return Around(StoredRows(tuple(nodes.values()), tuple(relations.values()), frozenset(held)), places)
