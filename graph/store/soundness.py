"""What must hold of everything that is kept, whichever store keeps it: the model, the ends, the quotes, the references.

No database can hold all of this by constraints (Neo4j's community edition has none on existence), so it is checked
here, on all that is kept at once.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from graph.model.nodes import NODES, Node
from graph.model.relations import RELATION_BY_TYPE, Relation
from graph.model.rows import NodeRow, Properties, RelationRow
from graph.store.change import OWN_LABELS, STAYING_LABELS
from graph.store.upkeep import Snapshot

_NODE_BY_LABELS: dict[tuple[str, ...], type[Node]] = {(node.label, *node.extra_labels): node for node in NODES}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A snapshot with what looking through it needs."""

    snapshot: Snapshot
    nodes: dict[str, NodeRow]
    plans: frozenset[str]
    documents: dict[str, str]
    """Text of the document of each plan, by plan and the document's SHA-256 joined by a space."""


def faults(snapshot: Snapshot) -> tuple[str, ...]:
    """What does not hold, a sentence each; empty for a sound network."""
    nodes = {node.id: node for node in snapshot.nodes}
    plans = frozenset(node.id for node in snapshot.nodes if node.label == "Plan")
    kept = _Kept(snapshot, nodes, plans, _documents(snapshot, plans))
    return (
        *(fault for node in snapshot.nodes for fault in _node_faults(node, kept)),
        *(fault for relation in snapshot.relations for fault in _relation_faults(relation, kept)),
        *_cardinality_faults(kept),
        *_reference_faults(kept),
        *_record_faults(kept),
    )


def plan_of(node_id: str, plans: frozenset[str]) -> str | None:
    """The plan to which a node with this id belongs: the longest of ``plans`` that it begins with."""
    parts = node_id.split(".")
    candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((candidate for candidate in candidates if candidate in plans), None)


def _documents(snapshot: Snapshot, plans: frozenset[str]) -> dict[str, str]:
    latest = {version.plan: version for version in snapshot.versions if version.plan in plans}
    texts: dict[str, str] = {}
    for plan, version in latest.items():
        form = json.loads(version.form_json)
        document = form.get("document") if isinstance(form, dict) else None
        if isinstance(document, dict) and isinstance(document.get("text"), str):
            texts[f"{plan} {document.get('sha256')}"] = document["text"]
    return texts


def _node_faults(node: NodeRow, kept: _Kept) -> Iterator[str]:
    declared = _NODE_BY_LABELS.get(node.labels)
    if declared is None:
        yield f"Node {node.id} has labels that the model does not know: {', '.join(node.labels)}."
        return
    yield from _property_faults(f"Node {node.id}", declared, node.id, node.properties)
    plan = plan_of(node.id, kept.plans) if node.label in OWN_LABELS else None
    if node.label in OWN_LABELS and plan is None:
        yield f"Node {node.id} is part of a plan that is not there."
    yield from _quote_faults(f"Node {node.id}", node.properties, plan, kept)


def _relation_faults(relation: RelationRow, kept: _Kept) -> Iterator[str]:
    declared = RELATION_BY_TYPE.get(relation.type)
    if declared is None:
        yield f"Relation {relation.id} has a type that the model does not know: {relation.type}."
        return
    source, target = kept.nodes.get(relation.source), kept.nodes.get(relation.target)
    if source is None or target is None:
        yield f"Relation {relation.id} joins a node that is not there."
    elif (source.label, target.label) not in declared.ends:
        yield f"Relation {relation.id} ({relation.type}) may not run from {source.label} to {target.label}."
    if relation.plan is not None and relation.plan not in kept.plans:
        yield f"Relation {relation.id} is stated by a plan that is not there: {relation.plan}."
    yield from _property_faults(f"Relation {relation.id}", declared, relation.id, relation.properties)
    yield from _quote_faults(f"Relation {relation.id}", relation.properties, relation.plan, kept)


def _property_faults(
    what: str, declared: type[Node] | type[Relation], row_id: str, properties: Properties
) -> Iterator[str]:
    if properties.get("id") != row_id:
        yield f"{what} carries another id among its properties: {properties.get('id')}."
    try:
        declared.model_validate(dict(properties))
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False, include_input=False):
            place = ".".join(str(part) for part in fault["loc"])
            yield f"{what} has a property that does not hold: {place}: {fault['msg']}."


def _quote_faults(what: str, properties: Properties, plan: str | None, kept: _Kept) -> Iterator[str]:
    source = properties.get("source")
    if source is None:
        return
    document = kept.nodes.get(str(source))
    if document is None or document.label != "Source":
        yield f"{what} quotes a source that is not there: {source}."
        return
    text = kept.documents.get(f"{plan} {document.properties.get('sha256')}")
    for quote, start in (("quote", "start"), ("timing_quote", "timing_at")):
        words, begin = properties.get(quote), properties.get(start)
        if not isinstance(words, str):
            continue
        if not isinstance(begin, int) or (quote == "quote" and properties.get("end") != begin + len(words)):
            yield f"{what} has a quote without its exact place ({quote})."
        elif text is not None and text[begin : begin + len(words)] != words:
            yield f"{what} has a quote that does not stand in the document at {begin} ({quote})."


def _cardinality_faults(kept: _Kept) -> Iterator[str]:
    leaving = Counter((row.type, row.source) for row in kept.snapshot.relations)
    reaching = Counter((row.type, row.target) for row in kept.snapshot.relations)
    for (kind, node), number in sorted(leaving.items()):
        if number > 1 and kind in RELATION_BY_TYPE and not RELATION_BY_TYPE[kind].many[1]:
            yield f"Node {node} has {number} relations {kind}; it may have one."
    for (kind, node), number in sorted(reaching.items()):
        if number > 1 and kind in RELATION_BY_TYPE and not RELATION_BY_TYPE[kind].many[0]:
            yield f"Node {node} is reached by {number} relations {kind}; it may be by one."


def _reference_faults(kept: _Kept) -> Iterator[str]:
    """Shared nodes to which nothing stated refers, and that are no parent of one that stays."""
    parents: defaultdict[str, list[str]] = defaultdict(list)
    used = {node.id for node in kept.snapshot.nodes if not STAYING_LABELS.isdisjoint(node.labels)}
    for relation in kept.snapshot.relations:
        if relation.plan is not None:
            used.update((relation.source, relation.target))
        elif relation.type == "PART_OF":
            parents[relation.source].append(relation.target)
    waiting = list(used)
    while waiting:
        fresh = [parent for parent in parents.get(waiting.pop(), ()) if parent not in used]
        used.update(fresh)
        waiting.extend(fresh)
    for node in kept.snapshot.nodes:
        if node.id not in used:
            yield f"Nothing refers to node {node.id} ({node.label})."


def _record_faults(kept: _Kept) -> Iterator[str]:
    with_version = {version.plan for version in kept.snapshot.versions}
    for plan in sorted(kept.plans - with_version):
        yield f"Plan {plan} has no version in its public form."
    revisions = [row.revision for row in kept.snapshot.audit]
    if revisions != list(range(1, kept.snapshot.revision + 1)):
        yield f"The audit does not account for every revision up to {kept.snapshot.revision}."
