"""Loading plans into Neo4j through the store, against the bare driver sending the same rows.

Both write the same nodes, relations, records, marks and digests, by the same statements, in one transaction per plan.
The bare driver gets its rows ready to send, knows beforehand which are new, and reads nothing; so what the store takes
more is the price of reading what is there, comparing, folding words, making digests, and keeping revisions in order.

The two take turns plan by plan, into one network, so that whatever else the machine does falls on both. Each round
begins with an emptied database and is a process of its own; the median of the rounds counts. One transaction of the
bare driver with as many rows, up to those of 400 plans, is printed beside it.

Run by hand, on a server of its own or on an EMPTY database that is given:

    python -m benchmarks.loading_neo4j
    python -m benchmarks.loading_neo4j --url bolt://neo4j:password@localhost:7687 --plans 1 10 100
"""

import argparse
import multiprocessing
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase, ManagedTransaction, Session

from graph.model.cypher import node_upsert, relation_upsert
from graph.model.rows import PlanStatements
from graph.store.neo4j import Neo4jStore, open_neo4j_store
from graph.store.neo4j.rows import STEADY, Sent, sent_node, sent_relation
from tests import neo4j_server
from tests.contract.plans import DISTRICT, STAMP, known, make_plan

BATCH = 5_000
WARM_UP_PLANS = 150
FIRST = 2
AIM = 0.8
HEAP = "4g"
MOST_AT_ONCE = 400
"""Plans in the one transaction; the server keeps all its rows in memory until it ends."""

DIGEST = "0" * 64
KEEP = f"""{STEADY}MATCH (m:`_Meta`) SET m.revision = m.revision + 1, m.shared = $digest, m.kept = $digest
CREATE (:`_Audit` {{revision: m.revision, at: '', by: '', verb: '', subject: $plan, detail: ''}})
CREATE (:`_Version` {{plan: $plan, number: 1, at: '', by: '', form_json: $form}})
CREATE (:`_Digest` {{of: 'audit ' + m.revision, value: $digest}})
CREATE (:`_Digest` {{of: 'version ' + $plan, value: $digest}})
CREATE (:`_PlanMark` {{id: $plan, district: $district, revision: m.revision, version: 1, digest: $digest}})
WITH m MATCH (d:`_DistrictMark` {{id: $district}}) SET d.revision = m.revision, d.at = ''"""
"""The records, marks and digests that the store keeps with each plan."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows for one statement."""

    text: str
    rows: list[Sent]


@dataclass(frozen=True, slots=True)
class Run:
    """What one round took, in seconds for each plan in turn."""

    store: tuple[float, ...]
    driver: tuple[float, ...]
    rows: int
    peak_mb: float


def plans(number: int) -> Iterator[PlanStatements]:
    """So many plans, each of another municipality, all naming the same forty organisations."""
    return (make_plan(owner, owner) for owner in range(1, number + 1))


def batches(statements: Iterable[PlanStatements], sent: set[str]) -> list[Batch]:
    """The rows of these plans that were not sent before, by statement and in the store's order."""
    nodes: defaultdict[str, list[Sent]] = defaultdict(list)
    relations: defaultdict[str, list[Sent]] = defaultdict(list)
    for plan in statements:
        labels = {node.id: node.label for node in plan.nodes}
        for node in sorted(plan.nodes, key=lambda row: row.id):
            if node.id not in sent:
                nodes[node_upsert(node.labels)].append(sent_node(node, (1,)))
        for row in sorted(plan.relations, key=lambda row: (row.source, row.target)):
            if row.id not in sent:
                relations[relation_upsert(row.type, labels[row.source], labels[row.target])].append(sent_relation(row))
        sent.update(labels, (row.id for row in plan.relations))
    return [
        Batch(STEADY + text, rows[first : first + BATCH])
        for text, rows in (*nodes.items(), *relations.items())
        for first in range(0, len(rows), BATCH)
    ]


def send(tx: ManagedTransaction, ready: list[Batch], kept: list[tuple[str, str]]) -> None:
    """All that the bare driver does in one transaction."""
    for batch in ready:
        tx.run(batch.text, rows=batch.rows)
    for plan, form in kept:
        tx.run(KEEP, plan=plan, form=form, district=DISTRICT, digest=DIGEST)


def in_turns(store: Neo4jStore, session: Session, number: int, later: int) -> tuple[list[float], list[float]]:
    """Seconds of each of ``number`` plans through the store, and of as many by the driver.

    Two plans go before, for the first ones bring in most of the organisations that all of them name.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    sent = {row.id for rows in known() for row in rows}
    for turn, plan in enumerate(plans(2 * number + FIRST), -FIRST):
        ready = batches([plan], sent)
        by_driver = (turn + 2 * later) % 4 in (1, 2)
        begin = time.perf_counter()
        if turn < 0:
            store.replace_plan(plan, STAMP)
            continue
        if by_driver:
            session.execute_write(send, ready, [(plan.plan, plan.form_json)])
        else:
            store.replace_plan(plan, STAMP)
        taken[by_driver].append(time.perf_counter() - begin)
    return taken


def in_bulk(session: Session, number: int) -> list[float]:
    """Seconds of as many plans by the driver in one transaction."""
    every = list(plans(number))
    ready = batches(every, {row.id for rows in known() for row in rows})
    begin = time.perf_counter()
    session.execute_write(send, ready, [(plan.plan, plan.form_json) for plan in every])
    return [time.perf_counter() - begin]


def one_round(connection: neo4j_server.Connection, number: int, bulk: bool, later: int) -> Run:
    """One round on a database that holds a district and its municipalities, and nothing else."""
    with (
        GraphDatabase.driver(connection.url, auth=(connection.user, connection.password)) as driver,
        driver.session() as session,
        open_neo4j_store(connection.url, connection.user, connection.password) as store,
    ):
        empty_rows(session)
        store.init(*known(), STAMP)
        through_store, by_driver = ([], in_bulk(session, number)) if bulk else in_turns(store, session, number, later)
        counted = session.run("RETURN COUNT { (n) } + COUNT { ()-->() } AS number").single(strict=True)
        empty_rows(session)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(tuple(through_store), tuple(by_driver), int(counted["number"]), peak)


def empty_rows(session: Session) -> None:
    """Takes all rows away and leaves constraints, indexes and the server's warmth.

    Relations first: after many plans one organisation has more of them than a server takes away at once.
    """
    session.run("MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 10000 ROWS").consume()
    session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()


def apart(connection: neo4j_server.Connection, number: int, bulk: bool, later: int) -> Run:
    """A round in a process of its own, so that its peak memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(one_round, (connection, number, bulk, later))


def measure(connection: neo4j_server.Connection, number: int, rounds: int) -> float:
    """Prints what loading so many plans takes, and gives the store's share of the bare driver's speed."""
    runs = [apart(connection, number, False, turn % 2) for turn in range(rounds)]
    at_once = min(2 * number, MOST_AT_ONCE)
    bulk = apart(connection, at_once, True, 0)
    share = statistics.median(sum(run.driver) / sum(run.store) for run in runs)
    half = runs[0].rows // 2
    print(f"\n{number} plans each, about {half:,} rows each, median of {rounds} rounds")
    for name, totals, rows in (
        ("store", [sum(run.store) for run in runs], half),
        ("driver", [sum(run.driver) for run in runs], half),
        (f"{at_once} plans at once", [sum(bulk.driver)], bulk.rows),
    ):
        seconds = statistics.median(totals)
        print(f"  {name:20}{seconds:9.3f} s {rows / seconds:9,.0f} rows/s")
    per_plan = [statistics.median(1000 * t for run in runs for t in taken(run)) for taken in (_store, _driver)]
    print(f"  one plan, median: store {per_plan[0]:.1f} ms, driver {per_plan[1]:.1f} ms")
    print(
        f"  peak memory of the client: {max(run.peak_mb for run in runs):.0f} MB; one transaction {bulk.peak_mb:.0f} MB"
    )
    print(f"  the store has {share:.2f} of the bare driver's speed (aim: {AIM})", flush=True)
    return share


def _store(run: Run) -> tuple[float, ...]:
    return run.store


def _driver(run: Run) -> tuple[float, ...]:
    return run.driver


def run_all(connection: neo4j_server.Connection, numbers: list[int], rounds: int) -> bool:
    """Warms the server up, measures, and says whether every size met the aim."""
    print(f"warming up with {WARM_UP_PLANS} plans each", flush=True)
    one_round(connection, WARM_UP_PLANS, False, 0)
    shares = [measure(connection, number, rounds if number > 1 else 3 * rounds) for number in numbers]
    return all(share >= AIM for share in shares)


def main() -> None:
    """Reads the arguments, and starts a server where none is given."""
    parser = argparse.ArgumentParser(description="Loading plans into Neo4j: the store against the bare driver.")
    parser.add_argument("--url", help="bolt://user:password@host:port of an empty database; else one is started")
    parser.add_argument("--plans", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if given.url is not None:
        connection = neo4j_server.Connection.from_url(given.url)
        if neo4j_server.holds_anything(connection):
            raise SystemExit("the given database is not empty, and this would empty it")
        met = run_all(connection, given.plans, given.rounds)
        neo4j_server.empty(connection)
    else:
        with neo4j_server.Neo4jServer(heap=HEAP) as server:
            met = run_all(server.connection, given.plans, given.rounds)
            status = (Path("/proc") / str(server.pid) / "status").read_text(encoding="ascii")
        print(f"\npeak memory of the server: {int(status.split('VmHWM:')[1].split()[0]) // 1024} MB")
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
