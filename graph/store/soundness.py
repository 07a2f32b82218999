"""What must hold of everything that is kept, whichever store keeps it: the model, the ends, the quotes, the references.

No database can hold all of this by constraints (Neo4j's community edition has none on existence), so it is checked
here, on all that is kept at once.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from graph.model.faults import Fault
from graph.model.nodes import NODES, Node
from graph.model.quotes import Stretch, are_in_order, stretches_kept, words_at
from graph.model.relations import RELATION_BY_TYPE, Relation
from graph.model.rows import NodeRow, Properties, RelationRow, Value
from graph.store.change import OWN_LABELS, STAYING_LABELS, plan_of
from graph.store.faults import (
    CHECK_AUDIT,
    CHECK_ENDS,
    CHECK_LABELS,
    CHECK_LEAVING,
    CHECK_LOOSE_END,
    CHECK_NO_OWNER,
    CHECK_NO_PLAN,
    CHECK_NO_SOURCE,
    CHECK_NO_VERSION,
    CHECK_OTHER_ID,
    CHECK_PROPERTY_MISSING,
    CHECK_PROPERTY_UNKNOWN,
    CHECK_PROPERTY_WRONG,
    CHECK_QUOTE_ELSEWHERE,
    CHECK_QUOTE_PLACE,
    CHECK_REACHING,
    CHECK_TYPE,
    CHECK_UNREFERENCED,
)
from graph.store.upkeep import Snapshot

_BY_KIND = {"missing": CHECK_PROPERTY_MISSING, "extra_forbidden": CHECK_PROPERTY_UNKNOWN}
"""What pydantic calls a fault; any other kind is a wrong value."""

_NODE_BY_LABELS: dict[tuple[str, ...], type[Node]] = {(node.label, *node.extra_labels): node for node in NODES}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A snapshot with what looking through it needs."""

    snapshot: Snapshot
    nodes: dict[str, NodeRow]
    plans: frozenset[str]
    documents: dict[str, str]
    """Text of the document of each plan, by plan and the document's SHA-256 joined by a space."""


def faults(snapshot: Snapshot) -> tuple[Fault, ...]:
    """What does not hold; empty for a sound network."""
    nodes = {node.id: node for node in snapshot.nodes}
    plans = frozenset(node.id for node in snapshot.nodes if node.label == "Plan")
    kept = _Kept(snapshot, nodes, plans, _documents(snapshot))
    return (
        *(fault for node in snapshot.nodes for fault in _node_faults(node, kept)),
        *(fault for relation in snapshot.relations for fault in _relation_faults(relation, kept)),
        *_cardinality_faults(kept),
        *_reference_faults(kept),
        *_record_faults(kept),
    )


def _documents(snapshot: Snapshot) -> dict[str, str]:
    said = {plan: mark.version for plan, mark in snapshot.ledger.plans.items()}
    latest = {version.plan: version for version in snapshot.versions if said.get(version.plan) == version.number}
    texts: dict[str, str] = {}
    for plan, version in latest.items():
        try:
            form = json.loads(version.form_json)
        except (ValueError, RecursionError):
            continue  # The digest of the version tells that it is not what was written.
        document = form.get("document") if isinstance(form, dict) else None
        if isinstance(document, dict) and isinstance(document.get("text"), str):
            texts[f"{plan} {document.get('sha256')}"] = document["text"]
    return texts


def _node_faults(node: NodeRow, kept: _Kept) -> Iterator[Fault]:
    declared = _NODE_BY_LABELS.get(node.labels)
    if declared is None:
        yield CHECK_LABELS(id=node.id, labels=node.labels)
        return
    yield from _property_faults(node.id, declared, node.properties)
    plan = plan_of(node.id, kept.plans) if node.label in OWN_LABELS else None
    if node.label in OWN_LABELS and plan is None:
        yield CHECK_NO_OWNER(id=node.id)
    yield from _quote_faults(node.id, node.properties, plan, kept)


def _relation_faults(relation: RelationRow, kept: _Kept) -> Iterator[Fault]:
    declared = RELATION_BY_TYPE.get(relation.type)
    if declared is None:
        yield CHECK_TYPE(id=relation.id, type=relation.type)
        return
    source, target = kept.nodes.get(relation.source), kept.nodes.get(relation.target)
    if source is None or target is None:
        yield CHECK_LOOSE_END(id=relation.id)
    elif (source.label, target.label) not in declared.ends:
        yield CHECK_ENDS(id=relation.id, type=relation.type, source=source.label, target=target.label)
    if relation.plan is not None and relation.plan not in kept.plans:
        yield CHECK_NO_PLAN(id=relation.id, plan=relation.plan)
    yield from _property_faults(relation.id, declared, relation.properties)
    yield from _quote_faults(relation.id, relation.properties, relation.plan, kept)


def _property_faults(row_id: str, declared: type[Node] | type[Relation], properties: Properties) -> Iterator[Fault]:
    if properties.get("id") != row_id:
        yield CHECK_OTHER_ID(id=row_id, other=str(properties.get("id")))
    try:
        declared.model_validate(dict(properties))
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False, include_input=False):
            place = ".".join(str(part) for part in fault["loc"])
            yield _BY_KIND.get(fault["type"], CHECK_PROPERTY_WRONG)(id=row_id, property=place)


def _quote_faults(row_id: str, properties: Properties, plan: str | None, kept: _Kept) -> Iterator[Fault]:
    source = properties.get("source")
    if source is None:
        return
    document = kept.nodes.get(str(source))
    if document is None or document.label != "Source":
        yield CHECK_NO_SOURCE(id=row_id, source=str(source))
        return
    text = kept.documents.get(f"{plan} {document.properties.get('sha256')}")
    for quote, start, spans in (("quote", "start", "spans"), ("timing_quote", "timing_at", "timing_spans")):
        words, begin = properties.get(quote), properties.get(start)
        if not isinstance(words, str):
            continue
        stretches = _stretches(begin, words, properties.get(spans))
        if stretches is None or (quote == "quote" and properties.get("end") != stretches[-1][1]):
            yield CHECK_QUOTE_PLACE(id=row_id, property=quote)
        elif text is not None and words_at(text, stretches) != words:
            yield CHECK_QUOTE_ELSEWHERE(id=row_id, property=quote, at=stretches[0][0])


def _stretches(begin: Value | None, words: str, kept: Value | None) -> tuple[Stretch, ...] | None:
    """The places of a quote; None where they are not in order, or are not where it begins."""
    if not isinstance(begin, int) or not isinstance(kept, str | None):
        return None
    stretches = stretches_kept(begin, begin + len(words), kept)
    if stretches is None or not are_in_order(stretches, begin, stretches[-1][1]):
        return None
    return stretches


def _cardinality_faults(kept: _Kept) -> Iterator[Fault]:
    leaving = Counter((row.type, row.source) for row in kept.snapshot.relations)
    reaching = Counter((row.type, row.target) for row in kept.snapshot.relations)
    for (kind, node), number in sorted(leaving.items()):
        if number > 1 and kind in RELATION_BY_TYPE and not RELATION_BY_TYPE[kind].many[1]:
            yield CHECK_LEAVING(id=node, type=kind, number=number)
    for (kind, node), number in sorted(reaching.items()):
        if number > 1 and kind in RELATION_BY_TYPE and not RELATION_BY_TYPE[kind].many[0]:
            yield CHECK_REACHING(id=node, type=kind, number=number)


def _reference_faults(kept: _Kept) -> Iterator[Fault]:
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
            yield CHECK_UNREFERENCED(id=node.id, label=node.label)


def _record_faults(kept: _Kept) -> Iterator[Fault]:
    there = {(version.plan, version.number) for version in kept.snapshot.versions}
    for plan, mark in sorted(kept.snapshot.ledger.plans.items()):
        if (plan, mark.version) not in there:
            yield CHECK_NO_VERSION(plan=plan)
    revisions = [row.revision for row in kept.snapshot.audit]
    if revisions != list(range(1, kept.snapshot.revision + 1)):
        yield CHECK_AUDIT(revision=kept.snapshot.revision)
