"""What was changed in the database behind the store's back is noticed, and what is left is made whole again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import Driver

from graph.store.faults import StoreDamagedError, StoreError
from graph.store.neo4j import Neo4jStore, open_neo4j_store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from graph.store.upkeep import Snapshot
from tests import neo4j_server
from tests.contract.answers import answers, fill, knowledge
from tests.contract.plans import SMALL, STAMP, make_plan

LATER = Stamp("2026-05-01T10:00:00+02:00", "repair")
HELD = "MATCH (a)-[e:RESPONSIBLE_FOR]->(b) WITH a, e, b ORDER BY e.id LIMIT 1 "
ACTION = "MATCH (n:Action) WITH n ORDER BY n.id LIMIT 1 "
PLAN = "MATCH (n:Plan {id: 'oefen-gemeente-1.2025'}) "

AIMED = {
    "a role": HELD + "SET e.role = 'lead'",
    "a responsibility goes": HELD + "DELETE e",
    "a responsibility moves": HELD
    + "WITH e, b, properties(e) AS p DELETE e WITH b, p "
    + "MATCH (o:Municipality {id: 'oefen-gemeente-3'}) CREATE (o)-[f:RESPONSIBLE_FOR]->(b) SET f = p",
    "a responsibility that nobody stated": HELD + "CREATE (a)-[f:RESPONSIBLE_FOR]->(b) SET f = e{.*, id: e.id + '-x'}",
    "a certainty": HELD + "SET e.certainty = 0.5",
    "a property of a relation that is unknown": HELD + "SET e.vreemd = 'x'",
    "whose relation it is": HELD + "SET e.plan = 'oefen-gemeente-5.2025'",
    "the text of an action": ACTION + "SET n.text = 'Anders'",
    "the timing of an action": ACTION + "REMOVE n.timing",
    "a property of another type": ACTION + "SET n.position = date('2025-01-01')",
    "an action goes with all that is said of it": ACTION + "DETACH DELETE n",
    "a label of another kind": ACTION + "SET n:Goal",
    "a label goes": "MATCH (n:Municipality {id: 'oefen-gemeente-3'}) REMOVE n:Municipality",
    "the name of an organisation": "MATCH (n:Organisation {id: 'oefen-organisatie-1'}) SET n.name = 'Anders'",
    "what a unit is part of": "MATCH ()-[e:PART_OF]->() DELETE e",
    "the district of a municipality": "MATCH ()-[e:IN_DISTRICT]->({id: 'oefen-district-b'}) DELETE e",
    "a municipality that is only known": "MATCH (n:Municipality {id: 'oefen-gemeente-6'}) SET n.name = 'Anders'",
    "the year of a plan": PLAN + "SET n.year = 2020",
    "a node without an id": "CREATE (:Goal {name: 'x'})",
    "a current version": "MATCH (v:_Version {number: 2}) SET v.form_json = v.form_json + ' '",
    "a form that is none": "MATCH (v:_Version {number: 2}) SET v.form_json = '{'",
    "an older version": "MATCH (v:_Version {plan: 'oefen-gemeente-1.2025', number: 1}) SET v.at = ''",
    "an older version goes": "MATCH (v:_Version {plan: 'oefen-gemeente-1.2025', number: 1}) DELETE v",
    "what was decided": "MATCH (d:_Decision {id: 'besluit-1'}) SET d.answer = 'goed zo'",
    "a decision goes": "MATCH (d:_Decision {id: 'besluit-1'}) DELETE d",
    "a decision comes": "MATCH (d:_Decision {id: 'besluit-1'}) CREATE (x:_Decision) SET x = d{.*, id: 'besluit-9'}",
    "what was judged": "MATCH (j:_Judgement) SET j.content = '{}'",
    "a judgement goes": "MATCH (j:_Judgement) DELETE j",
    "a judgement comes": "MATCH (j:_Judgement) CREATE (x:_Judgement) SET x = j{.*, id: 'j9'}",
    "who changed something": "MATCH (a:_Audit {revision: 3}) SET a.by = 'iemand anders'",
    "a change goes": "MATCH (a:_Audit {revision: 3}) DELETE a",
    "the revision": "MATCH (m:_Meta) SET m.revision = m.revision + 1",
    "the revision of a plan": "MATCH (p:_PlanMark) SET p.revision = p.revision - 1",
    "the revision of a district": "MATCH (d:_DistrictMark) SET d.revision = d.revision - 1",
    "the district of a plan": "MATCH (p:_PlanMark {id: 'oefen-gemeente-1.2025'}) SET p.district = 'oefen-district-b'",
    "a mark goes": "MATCH (p:_PlanMark {id: 'oefen-gemeente-1.2025'}) DELETE p",
    "a mark of another type": "MATCH (p:_PlanMark {id: 'oefen-gemeente-1.2025'}) SET p.revision = 'x'",
    "a digest": "MATCH (m:_Meta) SET m.shared = replace(m.shared, left(m.shared, 1), 'f')",
    "who holds a node": "MATCH (n:Organisation {id: 'oefen-organisatie-1'}) SET n._districts = [1]",
    "the words of a node": ACTION + "SET n._texts = ''",
    "the words of a name": "MATCH (n:Organisation {id: 'oefen-organisatie-1'}) SET n._names = '1zanders'",
}
"""Changes behind the back of the store, and what they change."""

LOSES = {
    "a current version": {"lost-version"},
    "a form that is none": {"lost-version"},
    "an older version": {"lost-version"},
    "an older version goes": {"lost-version"},
    "what was decided": {"lost-decision"},
    "a decision goes": {"lost-decision"},
    "a decision comes": {"left-out"},
    "what was judged": {"lost-judgement"},
    "a judgement goes": {"lost-judgement"},
    "a judgement comes": {"left-out"},
    "who changed something": {"lost-audit"},
    "a change goes": {"lost-audit"},
}
"""What cannot be brought back; anything else is."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """What is put back before each test."""
    with open_sqlite_store(tmp_path_factory.mktemp("whole") / "k.db") as store:
        fill(store)
        return store.snapshot()


@pytest.fixture
def filled(driver: Driver, neo4j_server: neo4j_server.Connection, whole: Snapshot) -> Iterator[Neo4jStore]:
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as made:
        made.restore(whole.contents())
        yield made


@pytest.mark.parametrize("what", AIMED)
def test_an_aimed_change_is_noticed_and_made_whole(
    filled: Neo4jStore, driver: Driver, whole: Snapshot, what: str
) -> None:
    driver.execute_query(AIMED[what])
    assert len(filled.check(knowledge())) > 0
    answers(filled, [node.id for node in whole.nodes])  # No verb ends in anything but an answer or a fault.
    done = filled.repair(knowledge(), LATER)
    assert {fault.code for fault in done.lost} == LOSES.get(what, set())
    after = filled.snapshot()
    assert (after.nodes, after.relations) == (whole.nodes, whole.relations)
    if what not in LOSES:
        assert (after.versions, after.decisions, after.audit[:-1]) == (whole.versions, whole.decisions, whole.audit)
    left = {fault.code for fault in filled.check(knowledge())}
    assert left <= ({"check-no-version"} if "lost-version" in LOSES.get(what, set()) else set())
    filled.replace_plan(make_plan(3, 1, size=SMALL), STAMP)


def test_what_is_damaged_is_named(filled: Neo4jStore, driver: Driver) -> None:
    driver.execute_query(AIMED["a role"])
    driver.execute_query(AIMED["the name of an organisation"])
    driver.execute_query(AIMED["what was decided"])
    told = {fault.code: fault.text("id") for fault in filled.check(knowledge())}
    assert told.keys() == {
        "check-plan-differs", "check-shared-differs", "check-row-differs", "check-decision-differs", "check-unfound"
    }  # fmt: skip
    assert (told["check-unfound"], told["check-decision-differs"]) == ("oefen-organisatie-1", "besluit-1")


def test_a_label_of_somebodys_own_is_no_damage(filled: Neo4jStore, driver: Driver) -> None:
    driver.execute_query(ACTION + "SET n:Favoriet")
    assert filled.check(knowledge()) == ()


def test_a_stores_own_node_that_is_damaged_is_told(filled: Neo4jStore, driver: Driver) -> None:
    driver.execute_query("MATCH (m:_Meta) SET m.schema_version = 'x'")
    for verb in (filled.revision, filled.districts, filled.check):
        with pytest.raises(StoreDamagedError):
            verb()


def test_what_is_damaged_is_not_copied(filled: Neo4jStore, driver: Driver, tmp_path: Path) -> None:
    driver.execute_query(AIMED["a role"])
    with (
        open_sqlite_store(tmp_path / "copy.db") as copy,
        filled.contents() as contents,
        pytest.raises(StoreError, match="store-broken-source"),
    ):
        copy.restore(contents)


def test_a_repair_that_fails_leaves_what_there_was(
    filled: Neo4jStore, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.execute_query(AIMED["a role"])
    before = filled.snapshot()
    more = replace(knowledge(), restate=lambda form, district: 1 / 0)  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        filled.repair(more, LATER)
    assert filled.snapshot() == before
