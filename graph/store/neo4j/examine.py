"""Reading a database that may be damaged, as far as it can be read: what is no row of ours is noted, never raised."""

from collections.abc import Iterable, Iterator, Mapping

from graph.model.cypher import DISTRICTS_PROPERTY, SEARCH_PROPERTIES, label_sets, quoted
from graph.model.faults import Fault
from graph.store.evidence import Evidence, Raw, is_digest, is_number
from graph.store.faults import CHECK_HELD, CHECK_UNFOUND
from graph.store.neo4j import schema
from graph.store.neo4j.connection import AnyTransaction
from graph.store.neo4j.schema import AUDIT, DECISION, DIGEST, DISTRICT_MARK, JUDGEMENT, META, PLAN_MARK, VERSION
from graph.store.reach import holders
from graph.store.words import in_districts, indexed

_BESIDE = (*SEARCH_PROPERTIES, DISTRICTS_PROPERTY)

_NODES = "MATCH (n) WHERE none(label IN labels(n) WHERE label STARTS WITH '_') RETURN labels(n), properties(n)"
_RELATIONS = "MATCH (a)-[e]->(b) RETURN type(e), a.id, b.id, properties(e)"

_MODEL_LABELS = frozenset(label for labels in label_sets() for label in labels)
_LABEL_SETS = {frozenset(labels): labels for labels in label_sets()}


def examine(tx: AnyTransaction) -> Evidence:
    """All that can be read of the database, and what cannot."""
    evidence = Evidence(faults=[*schema.faults(tx)])
    beside: dict[str, Mapping[str, Raw]] = {}
    for labels, properties in tx.run(_NODES).values():
        held = {name: value for name, value in properties.items() if name not in _BESIDE}
        evidence.add_node(held.get("id"), _labels(labels), held)
        beside[str(held.get("id"))] = {name: properties.get(name) for name in _BESIDE}
    for kind, source, target, properties in tx.run(_RELATIONS).values():
        held = {name: value for name, value in properties.items() if name != "plan"}
        evidence.add_relation(held.get("id"), kind, source, target, properties.get("plan"), held)
    numbers = _add_marks(tx, evidence)
    for values in _values(tx, VERSION, "plan", "number", "at", "by", "form_json"):
        evidence.add_version(*values)
    for values in _values(
        tx, DECISION, *["id", "finding", "subjects", "answer", "note", "meeting", "district", "at", "by"]
    ):
        evidence.add_decision(*values)
    for values in _values(tx, JUDGEMENT, "id", "kind", "key", "content", "author", "at", "takes_back"):
        evidence.add_judgement(*values)
    for values in _values(tx, AUDIT, "revision", "at", "by", "verb", "subject", "detail"):
        evidence.add_audit(*values)
    evidence.faults += _of_places(evidence, beside, numbers)
    return evidence


def _add_marks(tx: AnyTransaction, evidence: Evidence) -> dict[str, Raw]:
    """What the store keeps of itself; gives the number of each district."""
    for revision, shared, kept in _values(tx, META, "revision", "shared", "kept"):
        evidence.revision = revision if isinstance(revision, int) and is_number(revision) else 0
        evidence.shared, evidence.kept = str(shared), str(kept)
    for values in _values(tx, PLAN_MARK, "id", "district", "revision", "version", "digest"):
        evidence.add_plan(*values)
    numbers: dict[str, Raw] = {}
    for district, revision, at, number in _values(tx, DISTRICT_MARK, "id", "revision", "at", "number"):
        evidence.add_district(district, revision, at)
        numbers[str(district)] = number
    for of, value in _values(tx, DIGEST, "of", "value"):
        if isinstance(of, str) and isinstance(value, str) and is_digest(value):
            evidence.digests[of] = value
        else:
            evidence.unreadable("digest", of)
    return numbers


def _of_places(
    evidence: Evidence, beside: Mapping[str, Mapping[str, Raw]], numbers: Mapping[str, Raw]
) -> Iterator[Fault]:
    """Nodes that are held or found otherwise than their rows say."""
    homes = {mark.id: mark.district for mark in evidence.plans.values()}
    for node_id, districts in holders(evidence.nodes.values(), evidence.relations.values(), homes).items():
        names, texts, kept = (beside[node_id][name] for name in _BESIDE)
        wanted = sorted(n for n in map(numbers.get, districts) if isinstance(n, int))
        words = in_districts(indexed(evidence.nodes[node_id]), wanted)
        if (sorted(kept) if isinstance(kept, list) and all(map(is_number, kept)) else None) != wanted:
            yield CHECK_HELD(id=node_id)
        elif (_words(names), _words(texts)) != (_words(words.names), _words(words.texts)):
            yield CHECK_UNFOUND(id=node_id)


def _words(text: Raw) -> Raw:
    """Words without their order: that of the districts hangs on the order of changes."""
    return sorted(text.split(" ")) if isinstance(text, str) else None


def _labels(found: Iterable[str]) -> Iterable[str]:
    """The label set of the model that a node has. A label of somebody's own is passed over; one of the model is not."""
    labels = frozenset(found) & _MODEL_LABELS
    return _LABEL_SETS.get(labels, tuple(sorted(labels or found)))


def _values(tx: AnyTransaction, label: str, *names: str) -> Iterator[list[Raw]]:
    """These properties of every node that the store keeps for itself under a label."""
    wanted = ", ".join(f"n.{quoted(name)}" for name in names)
    yield from tx.run(f"MATCH (n:{quoted(label)}) RETURN {wanted}").values()
