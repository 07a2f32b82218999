"""What the database declares follows from the model; and no upsert makes the server hold all rows at once."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from neo4j import Driver

from graph.model.cypher import (
    SEARCH_INDEX,
    SEARCH_PROPERTIES,
    label_sets,
    node_columns,
    node_upsert,
    quoted,
    relation_columns,
    relation_ends,
    relation_upsert,
)
from graph.model.nodes import MERGE_LABELS, NODES
from graph.model.relations import RELATIONS
from graph.store.faults import CHECK_SCHEMA_LACKS, StoreMismatchError, StoreUnavailableError
from graph.store.neo4j import Neo4jStore, open_neo4j_store
from graph.store.neo4j.schema import META, declared_constraints
from graph.store.upkeep import SCHEMA_VERSION
from tests import neo4j_server
from tests.contract.plans import DISTRICT, STAMP, known


def steps(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", []):
        yield from steps(child)


def steps_of(driver: Driver, text: str) -> set[str]:
    plan = driver.execute_query("EXPLAIN " + text, rows=[]).summary.plan
    assert plan is not None
    return set(steps(plan))


def test_the_constraints_are_those_declared(store: Neo4jStore, driver: Driver) -> None:
    there = driver.execute_query("SHOW CONSTRAINTS YIELD name, entityType, labelsOrTypes, properties, type").records
    found = {(r["name"], r["entityType"], *r["labelsOrTypes"], tuple(r["properties"])) for r in there}
    assert found == {(one.name, one.entity, one.label, one.properties) for one in declared_constraints()}
    assert {r["type"] for r in there} == {"UNIQUENESS", "RELATIONSHIP_UNIQUENESS"}


def test_every_label_and_type_of_the_model_has_a_unique_id() -> None:
    declared = {(one.entity, one.label) for one in declared_constraints() if one.properties == ("id",)}
    labels = {label for node in NODES for label in (node.label, *node.extra_labels)}
    assert {("NODE", label) for label in labels} | {("RELATIONSHIP", kind.type) for kind in RELATIONS} <= declared
    assert ("NODE", "Municipality") in declared


def test_the_words_of_every_node_are_indexed(store: Neo4jStore, driver: Driver) -> None:
    (there,) = driver.execute_query(
        "SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties, state, options"
    ).records
    assert (there["name"], there["state"]) == (SEARCH_INDEX, "ONLINE")
    assert (set(there["labelsOrTypes"]), tuple(there["properties"])) == (set(MERGE_LABELS), SEARCH_PROPERTIES)
    assert there["options"]["indexConfig"]["fulltext.analyzer"] == "whitespace"


@pytest.mark.parametrize("labels", label_sets(), ids="-".join)
def test_no_upsert_of_nodes_is_eager(store: Neo4jStore, driver: Driver, labels: tuple[str, ...]) -> None:
    found = steps_of(driver, node_upsert(labels))
    assert "Merge" in found
    assert not {step for step in found if "Eager" in step}
    assert "NodeByLabelScan" not in found


@pytest.mark.parametrize("ends", relation_ends(), ids="-".join)
def test_no_upsert_of_relations_is_eager(store: Neo4jStore, driver: Driver, ends: tuple[str, str, str]) -> None:
    found = steps_of(driver, relation_upsert(*ends))
    assert {"LockingMerge", "NodeUniqueIndexSeek(Locking)"} <= found
    assert not {step for step in found if "Eager" in step}
    assert "NodeByLabelScan" not in found


def test_rows_have_no_two_columns_of_one_name() -> None:
    """A relation's ``source`` is its source document; where it runs from and to stands in columns of other names."""
    for relation in RELATIONS:
        columns = relation_columns(relation.type)
        assert len(set(columns)) == len(columns)
        assert columns[:4] == ("id", "from", "to", "plan")
    for labels in label_sets():
        assert len(set(node_columns(labels[0]))) == len(node_columns(labels[0]))


def test_labels_and_types_come_only_from_the_model() -> None:
    with pytest.raises(ValueError, match="no node"):
        node_upsert(("Persoon",))
    with pytest.raises(ValueError, match="no nodes"):
        relation_upsert("HAS_PLAN", "Organisation", "Persoon")
    with pytest.raises(KeyError):
        relation_upsert("KENT", "Organisation", "Plan")
    assert quoted("a`b") == "`a``b`"


def test_a_constraint_that_went_is_missed_and_made_again(store: Neo4jStore, driver: Driver) -> None:
    driver.execute_query("DROP CONSTRAINT unique_Plan_id")
    assert store.check() == (CHECK_SCHEMA_LACKS(name="unique_Plan_id"),)
    store.init(*known(), STAMP)
    assert store.check() == ()


def test_a_store_of_a_newer_schema_is_refused(
    store: Neo4jStore, driver: Driver, neo4j_server: neo4j_server.Connection
) -> None:
    driver.execute_query(f"MATCH (m:{META}) SET m.schema_version = $version", version=SCHEMA_VERSION + 1)
    for verb in (
        lambda: open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password),
        lambda: store.init(*known(), STAMP),
        lambda: store.read_view(DISTRICT),
        store.revision,
        store.info,
    ):
        with pytest.raises(StoreMismatchError, match="neo4j-newer"):
            verb()


def test_a_database_of_something_else_is_left_alone(driver: Driver, neo4j_server: neo4j_server.Connection) -> None:
    driver.execute_query("CREATE (:Film {title: 'x'})")
    with (
        open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as store,
        pytest.raises(StoreMismatchError, match="neo4j-other-content"),
    ):
        store.init(*known(), STAMP)
    counted = driver.execute_query("MATCH (n) RETURN count(n) AS number").records[0]
    assert counted["number"] == 1


def test_nothing_can_be_read_where_no_store_is(driver: Driver, neo4j_server: neo4j_server.Connection) -> None:
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as store:
        for verb in (store.revision, store.snapshot, store.info, lambda: store.remove_plan("x", STAMP)):
            with pytest.raises(StoreUnavailableError, match="neo4j-no-store"):
                verb()


def test_what_the_store_keeps_for_itself_is_in_no_row(store: Neo4jStore) -> None:
    rows = store.snapshot().nodes
    assert not [name for row in rows for name in row.properties if name.startswith("_")]
    assert not [label for row in rows for label in row.labels if label.startswith("_")]
