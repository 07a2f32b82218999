"""Digests: by what is kept of them beside the rows, damage to the rows is seen.

A row's digest is the SHA-256 of its one written form, the same in every store. What many rows say together (all that
one plan states, all that is shared) is the sum of their digests modulo 2**256: a multiset hash, which a change of a few
rows moves by the difference, whatever the order, and in which a row that stands twice counts twice (with exclusive or
it would count for nothing). Records are only ever added, so each has a digest of its own, and a broken one can be
named.

This is against damage and mistakes. Whoever can write the store can write the digests too.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

from graph.model.rows import NodeRow, Properties, RelationRow, Value
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion

_MODULUS = 1 << 256
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode

_BETWEEN = "\x1e"
_WRITTEN_BETWEEN = f",{_encode(_BETWEEN)},"

Row = NodeRow | RelationRow
Record = PlanVersion | DecisionRecord | AuditRow | Judgement


@dataclass(frozen=True, slots=True)
class Sums:
    """By how much a change moves the sum of what its plan states itself, and of what is shared."""

    own: int
    shared: int


def canonical(properties: Properties) -> str:
    """The one written form of properties: JSON with sorted keys, so that equal content is equal text.

    Raises:
        ValueError: a number that JSON has no form for.
    """
    return _encode(_dict_of(properties))


def canonical_all(rows: Sequence[Row]) -> Sequence[str]:
    """The written forms of many rows at once, a third faster than one by one.

    They are written as one list with a sign between them that stands in no plan; where it does, they are written
    singly.
    """
    parts: list[object] = []
    for row in rows:
        parts += (_dict_of(row.properties), _BETWEEN)
    texts = _encode(parts)[1:-1].removesuffix(_WRITTEN_BETWEEN[:-1]).split(_WRITTEN_BETWEEN) if parts else []
    return texts if len(texts) == len(rows) else [canonical(row.properties) for row in rows]


def _dict_of(properties: Properties) -> dict[str, Value]:
    """The library writes dictionaries alone; a proxy of one is copied six times as fast by its own method."""
    return properties.copy() if type(properties) is MappingProxyType else dict(properties)


def of_node(node: NodeRow, properties: str) -> int:
    """The digest of a node, whose properties are given in their written form."""
    return _hashed(f"node\x1f{node.id}\x1f{','.join(node.labels)}\x1f{properties}")


def of_relation(row: RelationRow, properties: str) -> int:
    """The digest of a relation, whose properties are given in their written form."""
    ends = f"{row.source}\x1f{row.target}\x1f{row.plan or ''}"
    return _hashed(f"relation\x1f{row.id}\x1f{row.type}\x1f{ends}\x1f{properties}")


def of_rows(nodes: Iterable[NodeRow], relations: Iterable[RelationRow]) -> int:
    """The digest of these rows together."""
    total = sum(of_node(node, canonical(node.properties)) for node in nodes)
    return (total + sum(of_relation(row, canonical(row.properties)) for row in relations)) % _MODULUS


def of_fields(kind: str, *fields: str | int) -> int:
    """The digest of a row of what the store keeps for itself."""
    return _number((kind, *(str(field) for field in fields)))


def of_record(record: Record) -> str:
    """The digest of a version, a decision, a judgement or a row of the audit."""
    return written(_number((type(record).__name__, _encode(asdict(record)))))


def record_name(record: Record) -> str:
    """Under what a record's digest is kept."""
    if isinstance(record, PlanVersion):
        return f"version {record.plan} {record.number}"
    if isinstance(record, DecisionRecord):
        return f"decision {record.id}"
    if isinstance(record, Judgement):
        return f"judgement {record.id}"
    return f"audit {record.revision}"


def moved_by(digest: str, difference: int) -> str:
    """A kept sum after it was moved."""
    return written((int(digest, 16) + difference) % _MODULUS)


def written(number: int) -> str:
    """A digest as it is kept: 64 hexadecimal digits."""
    return f"{number % _MODULUS:064x}"


NOTHING: str = written(0)
"""The digest of no rows."""


def _number(parts: Iterable[str]) -> int:
    return _hashed("\x1f".join(parts))


def _hashed(text: str) -> int:
    """The SHA-256 of a text; half a character, which no store keeps but damage can bring, is no reason to stop."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")
