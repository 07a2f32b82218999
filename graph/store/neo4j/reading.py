"""Reading the network: the view of a district, and all rows."""

from collections.abc import Iterable

from graph.model.cypher import ANY_NODE, ANY_RELATION, quoted
from graph.model.rows import NodeRow, RelationRow
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.rows import OWN, RETURN_NODE, RETURN_RELATION, node_of, relation_of
from graph.store.neo4j.schema import PLAN_MARK
from graph.view import NetworkView, make_view

_PLANS = f"MATCH (p:{quoted(PLAN_MARK)}) WHERE p.district = $district RETURN p.id, p.revision"

_STATED = f"""UNWIND $plans AS plan
MATCH ()-[e:{ANY_RELATION}]->() WHERE e.id STARTS WITH plan + '.' AND e.plan = plan {RETURN_RELATION}"""

_OWN = f"UNWIND $plans AS plan MATCH (n:{OWN}) WHERE n.id STARTS WITH plan + '.' {RETURN_NODE}"

_MEMBERS = f"MATCH (:Organisation)-[e:IN_DISTRICT]->(:District {{id: $district}}) {RETURN_RELATION}"

_PARENTS = f"""MATCH (g:Organisation) WHERE g.id IN $ids
MATCH (g)-[:PART_OF*0..]->(a:Organisation) WITH DISTINCT a
MATCH (a)-[e:PART_OF]->() WHERE e.plan IS NULL {RETURN_RELATION}"""

_NODES = f"MATCH (n:{ANY_NODE}) WHERE n.id IN $ids {RETURN_NODE}"


def view(tx: AnyTransaction, district: str, revision: int) -> NetworkView:
    """The network of one district, which last changed at ``revision``."""
    revisions = {str(plan): int(number) for plan, number in tx.run(_PLANS, district=district).values()}
    plans = sorted(revisions)
    nodes = {node.id: node for node in (node_of(*values) for values in tx.run(_OWN, plans=plans).values())}
    relations = _relations(tx, _STATED, plans=plans) + _relations(tx, _MEMBERS, district=district)
    ids = {district, *plans}
    ids.update(end for relation in relations for end in (relation.source, relation.target))
    ids -= nodes.keys()
    above = _relations(tx, _PARENTS, ids=sorted(ids))
    ids.update(end for relation in above for end in (relation.source, relation.target))
    nodes |= {node.id: node for node in nodes_with(tx, ids)}
    joined = {relation.id: relation for relation in (*relations, *above)}
    return make_view(district, revision, nodes.values(), joined.values(), revisions)


def nodes_with(tx: AnyTransaction, ids: Iterable[str]) -> list[NodeRow]:
    """The nodes that have these ids."""
    return [node_of(*values) for values in tx.run(_NODES, ids=sorted(ids)).values()]


def _relations(tx: AnyTransaction, text: str, **parameters: str | list[str]) -> list[RelationRow]:
    return [relation_of(row) for row in tx.run(text, parameters).value()]
