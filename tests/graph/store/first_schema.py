"""The store that 0.1.0 made, in both kinds, and what 0.1.0 said of it: see ``tests/fixtures/store-0.1.0/ORIGIN.md``."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from neo4j import Driver

from graph.model.rows import NodeRow, RelationRow
from graph.store.port import Store
from graph.store.records import AuditRow, DecisionRecord, PlanVersion

FOLDER = Path(__file__).parents[2] / "fixtures" / "store-0.1.0"


@cache
def said() -> Mapping[str, Any]:
    """What 0.1.0 said of the store."""
    found: Mapping[str, Any] = json.loads(gzip.decompress((FOLDER / "said.json.gz").read_bytes()))
    return found


def put_file(path: Path) -> Path:
    """Puts the SQLite file down."""
    path.write_bytes(gzip.decompress((FOLDER / "ketenkaart.db.gz").read_bytes()))
    return path


def put_database(driver: Driver) -> None:
    """Puts all nodes and relations into an empty database, by plain Cypher."""
    dump = json.loads(gzip.decompress((FOLDER / "neo4j.json.gz").read_bytes()))
    for statement in dump["schema"]:
        driver.execute_query(statement)
    for labels, properties in dump["nodes"]:
        driver.execute_query(f"CREATE (n:{_quoted(labels)}) SET n = $properties", properties=properties)
    for kind, from_labels, source, to_labels, target, properties in dump["relations"]:
        driver.execute_query(
            f"MATCH (a:{_quoted(from_labels)} {{id: $source}}) MATCH (b:{_quoted(to_labels)} {{id: $target}}) "
            f"CREATE (a)-[e:`{kind}`]->(b) SET e = $properties",
            source=source,
            target=target,
            properties=properties,
        )


def says_the_same(store: Store) -> None:
    """Holds a store against what 0.1.0 said: the views, all rows and records, and what is found by words."""
    for district, view in said()["views"].items():
        found = store.read_view(district)
        assert found.revision == view["revision"]
        assert list(found.nodes.values()) == [_node(row) for row in view["nodes"]]
        assert list(found.relations) == [_relation(row) for row in view["relations"]]
        assert set(found.plan_revisions) == {node.id for node in found.of_label("Plan")}
    snapshot, kept = store.snapshot(), said()["snapshot"]
    assert snapshot.revision == kept["revision"]
    assert list(snapshot.nodes) == [_node(row) for row in kept["nodes"]]
    assert list(snapshot.relations) == [_relation(row) for row in kept["relations"]]
    assert list(snapshot.versions) == [PlanVersion(**row) for row in kept["versions"]]
    assert list(snapshot.decisions) == [
        DecisionRecord(**{**row, "subjects": tuple(row["subjects"])}) for row in kept["decisions"]
    ]
    assert list(snapshot.audit) == [AuditRow(**row) for row in kept["audit"]]
    for asked, hits in said()["searches"].items():
        district, _, words = asked.partition(" ")
        assert [[hit.node.id, hit.field, hit.text] for hit in store.search(words, district, 20)] == hits
    assert store.check() == ()


def _node(row: Mapping[str, Any]) -> NodeRow:
    return NodeRow(row["id"], tuple(row["labels"]), _properties(row))


def _relation(row: Mapping[str, Any]) -> RelationRow:
    return RelationRow(row["id"], row["type"], row["source"], row["target"], row["plan"], _properties(row))


def _properties(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row["properties"].items()}


def _quoted(labels: list[str]) -> str:
    return ":".join(f"`{label}`" for label in labels)
