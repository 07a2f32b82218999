"""Questions in Cypher: answered where they only read the network, refused where they do anything more."""

import json
import time

import pytest
from neo4j import Driver

from graph.store.neo4j import Neo4jStore, QuestionRefusedError
from tests.contract.plans import DISTRICT, SMALL, STAMP, make_plan
from tests.told import told


@pytest.fixture
def filled(store: Neo4jStore) -> Neo4jStore:
    store.replace_plan(make_plan(1, 1, size=SMALL), STAMP)
    return store


READ = [
    "MATCH (n:Plan) RETURN n.id",
    "MATCH p = SHORTEST 1 (:Plan)-[*1..3]-(:TargetGroup) RETURN p",
    "EXPLAIN MATCH (n) RETURN n",
    "CYPHER runtime=slotted MATCH (n) RETURN count(*)",
    "// een vraag\nMATCH (n) RETURN labels(n) AS labels, count(*) AS number ORDER BY number;",
    "MATCH (o:Organisation) WHERE NOT EXISTS { (o)-[:RESPONSIBLE_FOR]->() } RETURN o.name",
    "MATCH (b:Block) CALL (b) { MATCH (b)-[:HAS_ACTION]->(a) RETURN count(a) AS number } RETURN b.id, number",
    "UNWIND range(1, 3) AS x RETURN x UNION ALL RETURN 4 AS x",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('ketenkaart_words', 'oefen*') YIELD node, score RETURN node.id, score",
]

REFUSED = [
    "CREATE (n:Plan {id: 'x'}) RETURN n",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n:Anders RETURN n",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MERGE (n:Plan {id: 'x'})",
    "MATCH (n:Plan) FOREACH (x IN [1] | SET n.name = 'x')",
    "MATCH (n) CALL (n) { SET n.name = 'x' } IN TRANSACTIONS",
    "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "PROFILE CREATE (n)",
    "PROFILE MATCH (n) RETURN count(n)",
    "EXPLAIN CREATE (n)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "MATCH (n) CALL (n) { LOAD CSV FROM 'file:///x' AS line RETURN line } RETURN line",
    "CALL dbms.listConfig()",
    "CALL dbms.components()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('x')",
    "CALL { CALL dbms.components() YIELD name RETURN name } RETURN name",
    "MATCH (n) CALL db.ping() YIELD success RETURN success",
    "CREATE INDEX x FOR (n:Plan) ON (n.x)",
    "DROP CONSTRAINT unique_Plan_id",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW DATABASES",
    "CREATE USER x SET PASSWORD 'wachtwoord'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "RETURN",
    "",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "*/ MATCH (n) DETACH DELETE n /*",
    "MATCH (n) RETURN $niet_gegeven",
    "RETURN 1 / 0",
]


@pytest.mark.parametrize("text", READ)
def test_what_only_reads_is_answered(filled: Neo4jStore, text: str) -> None:
    before = filled.snapshot()
    answer = filled.run_read_only(text, {}, seconds=20, most_rows=50)
    json.dumps([answer.columns, answer.rows], allow_nan=False)
    assert filled.snapshot() == before


@pytest.mark.parametrize("text", REFUSED)
def test_what_does_more_than_read_is_refused(filled: Neo4jStore, text: str) -> None:
    before = filled.snapshot()
    with pytest.raises(QuestionRefusedError) as refused:
        filled.run_read_only(text, {}, seconds=20, most_rows=50)
    assert "\n" not in told(refused.value)
    assert filled.snapshot() == before
    assert filled.check() == ()


@pytest.mark.parametrize(
    "text",
    [
        "RETURN date.truncate('month', date())",
        "RETURN date/**/.truncate('month', date())",
        "RETURN date // een\n.truncate('month', date())",
        "RETURN `date`.`truncate`('month', date())",
        "RETURN \\u0064ate.truncate('month', date())",
        "RETURN '/*', date/**/.truncate('month', date()), '*/'",
        "RETURN 'a\\\\', date.truncate('month', date()), ''",
    ],
)
def test_a_function_of_a_plug_in_is_refused_however_it_is_written(
    filled: Neo4jStore, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """The server has no plug-ins, so one of its own functions stands for that of another."""
    assert not filled.run_read_only(text, {}, seconds=20, most_rows=5).cut
    monkeypatch.setattr("graph.store.neo4j.read_only._OWN_FUNCTIONS", "RETURN 'date.truncate' AS name")
    with pytest.raises(QuestionRefusedError, match=r"question-function \(name='date\.truncate'\)"):
        filled.run_read_only(text, {}, seconds=20, most_rows=5)
    quoted = "RETURN 'date.truncate(een dag)' AS text // date.truncate()"
    assert filled.run_read_only(quoted, {}, seconds=20, most_rows=5).rows == (("date.truncate(een dag)",),)


def test_the_server_refuses_writing_by_itself_too(filled: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.neo4j.read_only._refuse_more_than_reading", lambda *given: None)
    before = filled.snapshot()
    for text in ("MATCH (n) SET n.name = 'x'", "CREATE (n:Plan {id: 'x'})", "CREATE INDEX x FOR (n:Plan) ON (n.x)"):
        with pytest.raises(QuestionRefusedError):
            filled.run_read_only(text, {}, seconds=20, most_rows=5)
    assert filled.snapshot() == before


@pytest.mark.parametrize(
    "text",
    [
        "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x",
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN sum(a + b + c)",
    ],
)
def test_a_runaway_question_is_stopped(filled: Neo4jStore, text: str) -> None:
    begin = time.monotonic()
    with pytest.raises(QuestionRefusedError, match="question-too-long"):
        filled.run_read_only(text, {}, seconds=1, most_rows=5)
    assert time.monotonic() - begin < 15
    assert filled.run_read_only("RETURN 1 AS x", {}, seconds=5, most_rows=5).rows == ((1,),)


def test_too_many_rows_are_cut_and_said(store: Neo4jStore) -> None:
    text = "UNWIND range(1, $number) AS x RETURN x"
    exact = store.run_read_only(text, {"number": 5}, seconds=5, most_rows=5)
    assert (exact.columns, exact.rows, exact.cut) == (("x",), ((1,), (2,), (3,), (4,), (5,)), False)
    many = store.run_read_only(text, {"number": 6}, seconds=5, most_rows=5)
    assert (many.rows, many.cut) == (exact.rows, True)
    endless = store.run_read_only(text, {"number": 10**9}, seconds=20, most_rows=5)
    assert (endless.rows, endless.cut) == (exact.rows, True)


@pytest.mark.parametrize(("seconds", "most_rows"), [(0, 5), (-1, 5), (float("nan"), 5), (1, 0), (1, -1)])
def test_a_question_has_limits(store: Neo4jStore, seconds: float, most_rows: int) -> None:
    with pytest.raises(ValueError, match="limit"):
        store.run_read_only("RETURN 1", {}, seconds=seconds, most_rows=most_rows)


def test_values_are_plain(filled: Neo4jStore) -> None:
    answer = filled.run_read_only(
        "MATCH path = (d:District {id: $id})<-[e:IN_DISTRICT]-(m:Municipality {id: 'oefen-gemeente-1'})"
        " RETURN d, e, path, date('2025-03-01') AS day, datetime('2025-03-01T10:00:00+01:00') AS moment,"
        " duration('P1M') AS long, point({x: 1, y: 2}) AS place, 1.0 / 0.0 AS endless, null AS nothing,"
        " {a: [1, {b: true}]} AS deep",
        {"id": DISTRICT},
        seconds=20,
        most_rows=5,
    )
    row = dict(zip(answer.columns, answer.rows[0], strict=True))
    district = {
        "labels": ["District"],
        "properties": {"fictional": True, "id": DISTRICT, "name": "Oefendistrict A"},
    }
    assert row["d"] == district
    relation = row["e"]
    assert isinstance(relation, dict)
    assert (relation["type"], relation["source"], relation["target"]) == ("IN_DISTRICT", "oefen-gemeente-1", DISTRICT)
    path = row["path"]
    assert isinstance(path, dict)
    assert path["relations"] == [relation]
    assert (row["day"], row["moment"], row["long"]) == ("2025-03-01", "2025-03-01T10:00:00.000000000+01:00", "P1M")
    assert (row["place"], row["endless"], row["nothing"]) == (
        {"srid": 7203, "coordinates": [1.0, 2.0]},
        "inf",
        None,
    )
    assert row["deep"] == {"a": [1, {"b": True}]}


def test_parameters_are_never_part_of_the_text(filled: Neo4jStore, driver: Driver) -> None:
    hostile = "x'}) DETACH DELETE n //"
    answer = filled.run_read_only("MATCH (n {id: $id}) RETURN n", {"id": hostile}, seconds=20, most_rows=5)
    assert answer.rows == ()
    assert driver.execute_query("MATCH (n:Plan) RETURN count(n) AS number").records[0]["number"] == 1
