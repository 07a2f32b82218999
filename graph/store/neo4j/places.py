"""Which districts hold which nodes: kept at the node, with the words by which it is found in each of them."""

from collections.abc import Iterable, Mapping

from graph.model.cypher import ANY_NODE, ANY_RELATION, DISTRICTS_PROPERTY, SEARCH_PROPERTIES, quoted
from graph.model.rows import NodeRow
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.reading import nodes_with
from graph.store.neo4j.rows import OWN
from graph.store.neo4j.schema import DISTRICT_MARK
from graph.store.words import in_districts, indexed

Places = Mapping[str, frozenset[int]]
"""The numbers of the districts that hold each node."""

_HOLDING = f"""MATCH (g:{ANY_NODE}) WHERE g.id IN $ids
CALL (g) {{ RETURN g AS u UNION MATCH (g)<-[:PART_OF*1..]-(u:Organisation) RETURN u }}
WITH g, collect(u) AS units
RETURN g.id, CASE WHEN g:District THEN g.id END,
       COLLECT {{ UNWIND units AS u MATCH (u)-[e:{ANY_RELATION}]-() WHERE e.plan IS NOT NULL RETURN DISTINCT e.plan }},
       COLLECT {{ UNWIND units AS u MATCH (u)-[:IN_DISTRICT]->(d:District) RETURN d.id }}"""

_KEPT = f"MATCH (n:{ANY_NODE}) WHERE n.id IN $ids RETURN n.id, n.{quoted(DISTRICTS_PROPERTY)}"

_HELD_BY = f"""MATCH (n:{ANY_NODE} {{id: $id}}) MATCH (d:{quoted(DISTRICT_MARK)})
WHERE d.number IN n.{quoted(DISTRICTS_PROPERTY)} RETURN d.id ORDER BY d.id"""

_OWN_IDS = f"MATCH (n:{OWN}) WHERE n.id = $plan OR n.id STARTS WITH $prefix RETURN n.id"

_SET = "UNWIND $rows AS r MATCH (n:%s {id: r[0]}) SET " + ", ".join(
    f"n.{quoted(name)} = r[{at}]" for at, name in enumerate((*SEARCH_PROPERTIES, DISTRICTS_PROPERTY), 1)
)


def holding(tx: AnyTransaction, node_id: str) -> tuple[str, ...]:
    """The districts whose view holds a node, in order."""
    return tuple(str(district) for district in tx.run(_HELD_BY, id=node_id).value())


def kept_places(tx: AnyTransaction, ids: Iterable[str]) -> Places:
    """The districts that are said to hold each of these nodes."""
    rows = tx.run(_KEPT, ids=sorted(ids)).values()
    return {str(node_id): frozenset(numbers or ()) for node_id, numbers in rows}


def true_places(
    tx: AnyTransaction, ids: Iterable[str], districts_of: Mapping[str, str], numbers: Mapping[str, int]
) -> Places:
    """The districts that hold each of these shared nodes, worked out from the rows; ``districts_of`` is by plan."""
    found: dict[str, frozenset[int]] = {}
    for node_id, itself, plans, districts in tx.run(_HOLDING, ids=sorted(ids)).values():
        every = {districts_of[plan] for plan in plans if plan in districts_of} | {*districts, itself}
        found[str(node_id)] = frozenset(numbers[district] for district in every if district in numbers)
    return found


def set_places(tx: AnyTransaction, places: Places) -> None:
    """Makes these nodes be held and found in exactly these districts."""
    groups: dict[str, list[list[str | list[int]]]] = {}
    for node in nodes_with(tx, places):
        words = in_districts(indexed(node), sorted(places[node.id]))
        groups.setdefault(node.label, []).append([node.id, words.names, words.texts, sorted(places[node.id])])
    for label, rows in groups.items():
        tx.run(_SET % quoted(label), rows=rows)


def move_plan(tx: AnyTransaction, plan: str, number: int) -> None:
    """Makes all nodes of a plan be found in the district that it moved to."""
    ids = tx.run(_OWN_IDS, plan=plan, prefix=f"{plan}.").value()
    set_places(tx, {str(node_id): frozenset((number,)) for node_id in ids})


def numbers_for(nodes: Iterable[NodeRow], sure: Mapping[str, Iterable[str]], numbers: Mapping[str, int]) -> Places:
    """Of each of these nodes the numbers of the districts that hold it for certain."""
    found: dict[str, set[int]] = {node.id: set() for node in nodes}
    for district, held in sure.items():
        for node_id in held:
            if node_id in found:
                found[node_id].add(numbers[district])
    return {node_id: frozenset(held) for node_id, held in found.items()}
