"""Loading plans into the embedded store, against bare sqlite3 sending the same rows in the same transactions.

Both write the same nodes with their words, relations, records, marks and digests into the same tables, one transaction
per plan, each on a disk that has to confirm it. Bare sqlite3 gets its rows ready to write, knows beforehand which are
new, and reads nothing; so what the store takes more is the price of reading what is there, comparing, folding words for
the search, writing JSON and making digests. One transaction with all rows is printed beside it, and what reading the
whole view takes. Every run is a process of its own on a new file; the two take turns, and the median counts.

Run by hand:

    python -m benchmarks.loading_sqlite
    python -m benchmarks.loading_sqlite --plans 1 10 100 --folder /path/on/another/disk
"""

import argparse
import multiprocessing
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.rows import PlanStatements
from graph.store.change import OWN_LABELS
from graph.store.digest import canonical
from graph.store.sqlite import open_sqlite_store
from graph.store.words import in_districts, indexed
from tests.contract.plans import DISTRICT, STAMP, known, make_plan

AIM = 0.3

WRITES = (
    "INSERT INTO node (row, id, labels, properties) VALUES (?, ?, ?, ?)",
    "INSERT INTO place (row, node, district) VALUES (?, ?, ?)",
    "INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)",
    "INSERT INTO relation (id, type, source, target, plan, properties) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO version (plan, number, at, by, form) VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO audit (revision, at, by, verb, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO plan (id, district, revision, version, digest) VALUES (?, ?, ?, 1, ?)",
    "UPDATE district SET revision = ?, at = ? WHERE id = ?",
    "INSERT INTO digest (of, value) VALUES (?, ?)",
    "UPDATE digest SET value = ? WHERE of = ?",
    "UPDATE meta SET value = ? WHERE key = 'revision'",
)
"""The statements that the store writes a new plan with."""

Ready = tuple[list[tuple[str | int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    rows: int
    peak_mb: float
    view_seconds: float


class Readying:
    """Makes rows ready to write, plan after plan, without those that were written before."""

    def __init__(self) -> None:
        nodes, relations = known()
        self._written = {node.id for node in nodes} | {row.id for row in relations}
        self._nodes = self._places = len(nodes)
        self._revision = 1

    def rows(self, plan: PlanStatements) -> Ready:
        """The rows of a plan, a list for each of ``WRITES``."""
        nodes = [node for node in sorted(plan.nodes, key=lambda row: row.id) if node.id not in self._written]
        relations = [row for row in sorted(plan.relations, key=lambda row: row.id) if row.id not in self._written]
        numbered = list(enumerate(nodes, self._nodes + 1))
        shared = [node for node in nodes if node.label not in OWN_LABELS]
        places = [(row, node) for row, node in enumerate(shared, self._places + 1)]
        found = [(row, node) for row, node in numbered if node.label in OWN_LABELS]
        words = [
            (row, in_districts(indexed(node), (1,))) for row, node in (*found, *((-row, node) for row, node in places))
        ]
        self._written.update(node.id for node in nodes)
        self._written.update(row.id for row in relations)
        self._nodes, self._places = self._nodes + len(nodes), self._places + len(places)
        self._revision += 1
        digest = "0" * 64
        return (
            [(row, node.id, ",".join(node.labels), canonical(node.properties)) for row, node in numbered],
            [(row, node.id, 1) for row, node in places],
            [(row, said.names, said.texts) for row, said in words],
            [(row.id, row.type, row.source, row.target, row.plan, canonical(row.properties)) for row in relations],
            [(plan.plan, 1, STAMP.at, STAMP.by, plan.form_json)],
            [(self._revision, STAMP.at, STAMP.by, "replace-plan", plan.plan, "")],
            [(plan.plan, DISTRICT, self._revision, digest)],
            [(self._revision, STAMP.at, DISTRICT)],
            [(f"version {plan.plan} 1", digest), (f"audit {self._revision}", digest)],
            [(digest, "shared"), (digest, "kept")],
            [(self._revision,)],
        )


def plans(number: int) -> Iterator[PlanStatements]:
    """So many plans, each of another municipality, all naming the same forty organisations."""
    return (make_plan(owner, owner) for owner in range(1, number + 1))


def through_store(path: Path, number: int) -> float:
    """Seconds for so many plans through the store."""
    seconds = 0.0
    with open_sqlite_store(path) as store:
        for plan in plans(number):
            begin = time.perf_counter()
            store.replace_plan(plan, STAMP)
            seconds += time.perf_counter() - begin
    return seconds


def by_hand(path: Path, number: int, *, bulk: bool) -> float:
    """Seconds for the same rows by sqlite3 alone: a transaction per plan, or one for all."""
    seconds, readying = 0.0, Readying()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
        if bulk:
            connection.execute("BEGIN IMMEDIATE")
        for plan in plans(number):
            ready = readying.rows(plan)
            begin = time.perf_counter()
            if not bulk:
                connection.execute("BEGIN IMMEDIATE")
            for statement, rows in zip(WRITES, ready, strict=True):
                connection.executemany(statement, rows)
            if not bulk:
                connection.execute("COMMIT")
            seconds += time.perf_counter() - begin
        begin = time.perf_counter()
        if bulk:
            connection.execute("COMMIT")
        return seconds + time.perf_counter() - begin


def one_run(folder: str, kind: str, number: int) -> Run:
    """One run on a new file that holds a district and its municipalities."""
    with TemporaryDirectory(dir=folder) as made:
        path = Path(made) / "k.db"
        with open_sqlite_store(path) as store:
            store.init(*known(), STAMP)
        seconds = through_store(path, number) if kind == "store" else by_hand(path, number, bulk=kind == "bulk")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with open_sqlite_store(path) as store:
            begin = time.perf_counter()
            view = store.read_view(DISTRICT)
            view_seconds = time.perf_counter() - begin
        return Run(seconds, len(view.nodes) + len(view.relations), peak, view_seconds)


def apart(folder: str, kind: str, number: int) -> Run:
    """The same run in a process of its own, so that its peak memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(one_run, (folder, kind, number))


def measure(folder: str, number: int, rounds: int) -> float:
    """Prints what loading so many plans takes, and gives the store's share of the speed of bare sqlite3."""
    taken: dict[str, list[Run]] = {"store": [], "sqlite3": []}
    for turn in range(rounds):
        for kind in ("store", "sqlite3") if turn % 2 == 0 else ("sqlite3", "store"):
            taken[kind].append(apart(folder, kind, number))
    taken["bulk"] = [apart(folder, "bulk", number)]
    rows = {run.rows for runs in taken.values() for run in runs}
    if len(rows) != 1:
        raise SystemExit(f"the runs did not write the same number of rows: {sorted(rows)}")
    medians = {kind: statistics.median(run.seconds for run in runs) for kind, runs in taken.items()}
    share = medians["sqlite3"] / medians["store"]
    view = statistics.median(run.view_seconds for runs in taken.values() for run in runs)
    print(f"\n{number} plans, {rows.pop():,} rows in the end, median of {rounds} runs")
    for kind, runs in taken.items():
        speed, peak = runs[0].rows / medians[kind], max(run.peak_mb for run in runs)
        print(f"  {kind:8}{medians[kind]:9.3f} s {speed:9,.0f} rows/s   peak {peak:6.0f} MB")
    print(f"  the store has {share:.2f} of the speed of bare sqlite3 (aim: {AIM}); the view is read in {view:.3f} s")
    sys.stdout.flush()
    return share


def main() -> None:
    """Reads the arguments, measures, and ends with 1 where the aim was missed."""
    parser = argparse.ArgumentParser(description="Loading plans into the embedded store, against bare sqlite3.")
    parser.add_argument("--plans", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", default=None, help="where the files are made; else the system's temporary folder")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.folder) as folder:
        shares = [measure(folder, number, given.rounds if number > 10 else 5 * given.rounds) for number in given.plans]
    sys.exit(0 if min(shares) >= AIM else 1)


if __name__ == "__main__":
    main()
