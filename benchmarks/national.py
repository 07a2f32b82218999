"""The product on a made-up nation: how long it takes, how large it gets, and how both grow.

Four measures, each beside a bare baseline in the same run, with the exponent of its growth (1 is in step with the
size, 2 is quadratic) and the aim it has:

- ``loading``: `ketenkaart load` of all plans into SQLite; beside it sqlite3 alone, which writes the same rows in as
  many transactions.
- ``districts``: pages and answers of one district while 1, 22 or 86 districts are loaded.
- ``findings``: all findings of all districts, cold and after one plan changed.
- ``members``: every page of one district of 4, 20 or 84 municipalities; and the elements of the network page at 342.

    python -m benchmarks.national
    python -m benchmarks.national loading districts --districts 1 22
    python -m benchmarks.national members --members 4 20 --limit 20
"""

import argparse
import json
import math
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.asking import (
    Address,
    Answer,
    Job,
    Step,
    asked,
    changed,
    every_page,
    imported,
    job_of,
    timed,
)
from benchmarks.bare import BYTES, ready_made, rewritten
from benchmarks.inside import inside
from benchmarks.measure import Aims, Apart, Broken, Late, Ran, growth, how_busy, ran, shown
from benchmarks.nation import Nation, Written, district_of, nation
from benchmarks.product import application, load_command
from benchmarks.tables import print_tables

MEASURES = ("loading", "districts", "findings", "members")
LOADING_LIMIT = 600.0
WHOLE = 342
"""Municipalities of the nation, and of the one district in which the elements of the network page are counted."""

# The aims: seconds, bytes, elements.
LOADED, WARM, TIMES, COLD_FINDINGS, CHANGED_FINDINGS = 40.0, 0.1, 1.5, 10.0, 1.0
PAGE_BYTES, PAGE_SECONDS, NETWORK_ELEMENTS = 1_000_000, 2.0, 10_000

QUICK = ("/", "/netwerk", "/v1/districts")
"""What is to cost no more with 86 districts than with one."""
ANSWERS = ("/v1/matrix", "/v1/network", "/v1/actions", "/v1/findings", "/v1/agenda")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A nation in a store; ``size`` is the number of its districts, or of the municipalities of its one district."""

    made: Nation
    size: int
    written: Written
    store: Path
    taken: Ran


def load(made: Nation, size: int, folder: Path) -> Loaded:
    """Writes a nation to a folder of its own and loads it by the command."""
    folder.mkdir()
    written, store = made.write(folder), folder / "network.db"
    return Loaded(made, size, written, store, ran(load_command(written.plans, store, written.names), LOADING_LIMIT))


def loading(stores: Sequence[Loaded], aims: Aims) -> None:
    """What loading took, beside sqlite3 alone."""
    print("\n-- loading into SQLite; seconds --")
    print(f"{'districts':>10}{'plans':>7}{'load':>9}{'cpu':>9}{'sqlite3':>9}{'times':>7}{'peak MB':>9}{'store MB':>10}")
    for one in stores:
        plans, taken = len(one.written.plans), one.taken
        target = one.store.with_name("rewritten.db")
        bare = rewritten(one.store, target, plans)
        target.unlink()
        print(
            f"{one.size:10}{plans:7}{shown(taken.seconds):>9}{shown(taken.cpu):>9}{bare:9.2f}"
            f"{shown(taken.seconds / bare, digits=1):>7}{shown(taken.peak_mb, digits=0):>9}"
            f"{one.store.stat().st_size / 1e6:10.1f}",
            flush=True,
        )
    exponent = growth([len(one.written.plans) for one in stores], [one.taken.seconds for one in stores])
    print(f"    growth over plans: {shown(exponent)}")
    aims.at_most(f"loading {len(stores[-1].written.plans)} plans", stores[-1].taken.seconds, LOADED, "s")


def districts(stores: Sequence[Loaded], aims: Aims, limit: float) -> None:
    """Pages and answers about the first district, however many others there are."""
    print("\n-- pages and answers about one district, by the number of districts; milliseconds --")
    tables = [asked(_job(one, _addresses(one.made)), limit) for one in stores]
    print_tables("districts", [one.size for one in stores], tables)
    for name in QUICK:
        where = f"{name} with {stores[-1].size} districts"
        aims.at_most(f"{where}, warm", tables[-1][name].seconds(Step.WARM), WARM, "s")
        first, last = (table[name].cpu(Step.WARM) for table in (tables[0], tables[-1]))
        if len(stores) > 1 and first is not None and last is not None:
            aims.at_most(f"{where}, processor time against {stores[0].size}", last / first, TIMES, "times")


def members(stores: Sequence[Loaded], aims: Aims, limit: float) -> None:
    """Every page and the answers that grow, in one district of more and more municipalities."""
    print("\n-- pages and answers of one district, by the number of its plans; milliseconds --")
    tables = []
    for one in stores:
        pages = every_page(one.made.districts[0].id)
        answers = [address for address in _addresses(one.made) if address.name.startswith("/v1/")]
        tables.append(asked(_job(one, [*pages, *answers]), limit))
    print_tables("plans", [one.size for one in stores], tables)
    for name, taken in tables[-1].items():
        where = f"{name} of a district of {stores[-1].size}"
        aims.at_most(f"{where}, bytes", taken.size, PAGE_BYTES, "bytes", 0)
        aims.at_most(f"{where}, warm", taken.seconds(Step.WARM), PAGE_SECONDS, "s")


def most_elements(one: Loaded, aims: Aims, limit: float) -> None:
    """The elements of the network page of a district as large as the nation."""
    page = Address("/netwerk", f"/netwerk?district={one.made.districts[0].id}")
    tables = [asked(_job(one, [page]), limit)]
    print_tables("plans", [one.size], tables)
    found = tables[0]["/netwerk"].elements
    aims.at_most(f"elements of /netwerk at {one.size} plans", found, NETWORK_ELEMENTS, "elements", 0)


def findings(stores: Sequence[Loaded], aims: Aims, limit: float) -> None:
    """All findings of all districts: at once, and again after one plan changed."""
    print("\n-- all findings of all districts; seconds --")
    print(f"{'districts':>10}{'findings':>10}{'cold':>9}{'warm':>9}{'changed':>9}{'bytes only':>12}{'peak MB':>9}")
    steps = (Step.COLD, Step.WARM, Step.CHANGED)
    sums: dict[Step, list[float]] = {step: [] for step in steps}
    for one in stores:
        found = _found(one, limit)
        for step in steps:
            sums[step].append(_sum(found, step, len(one.made.districts)))
        number = sum(each.number for each in found if each.step is Step.COLD)
        times = "".join(f"{shown(sums[step][-1]):>9}" for step in steps)
        bare = _sum(found, Step.BARE, len(one.made.districts))
        peak = max((each.answer.peak_mb for each in found), default=0.0)
        print(f"{one.size:10}{number:10,}{times}{shown(bare, digits=3):>12}{peak:9.0f}", flush=True)
    exponents = (f"{step} {shown(growth([one.size for one in stores], values))}" for step, values in sums.items())
    print(f"    growth over districts: {', '.join(exponents)}")
    where = f"all findings of {stores[-1].size} districts"
    aims.at_most(f"{where}, cold", sums[Step.COLD][-1], COLD_FINDINGS, "s")
    aims.at_most(f"{where}, after one plan changed", sums[Step.CHANGED][-1], CHANGED_FINDINGS, "s")


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one district."""

    step: Step
    number: int
    answer: Answer


def findings_of_all(job: Job, names: tuple[str, ...]) -> Iterator[Found]:
    """The findings of every district, one after the other: cold, warm, and after a plan of the first one changed."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "network.db"
        shutil.copy(job.store, store)
        bodies: list[bytes] = []
        with inside(application(store, job.names)) as client:
            client.get("/v1/health")
            for step in (Step.COLD, Step.WARM, Step.CHANGED):
                if step is Step.CHANGED:
                    imported(client, "", changed(job.here, 1))
                for name in names:
                    answer, body = timed(client, name, step, f"/v1/findings?district={name}&limit=1000")
                    yield Found(step, json.loads(body)["total"], answer)
                    bodies.append(body)
        kept = {"body": b""}
        with inside(ready_made(kept)) as bare:
            for body in bodies[: len(names)]:
                kept["body"] = body
                yield Found(Step.BARE, 0, timed(bare, "", Step.BARE, BYTES)[0])


def _found(one: Loaded, limit: float) -> list[Found]:
    names = tuple(district.id for district in one.made.districts)
    events = Apart(findings_of_all, (_job(one, ()), names)).events(limit)
    return [event for event in events if not isinstance(event, Late | Broken)]


def _sum(found: Sequence[Found], step: Step, districts: int) -> float:
    """Seconds over all districts; infinite where they were not all answered."""
    seconds = [each.answer.seconds for each in found if each.step is step]
    return sum(seconds) if len(seconds) == districts else math.inf


def _job(one: Loaded, addresses: Sequence[Address]) -> Job:
    return job_of(one.made, one.store, one.written.names, addresses)


def _addresses(made: Nation) -> list[Address]:
    """The pages and answers that every size is asked for."""
    district = made.districts[0].id
    pages = ("/", "/netwerk", "/overleg", "/acties", *ANSWERS)
    return [
        Address("/v1/districts", "/v1/districts"),
        *(Address(name, f"{name}?district={district}") for name in pages),
    ]


def main(arguments: list[str]) -> int:
    """Measures what was asked for; 1 where an aim was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(MEASURES)}; else all")
    parser.add_argument("--districts", type=int, nargs="+", default=[1, 22, 86])
    parser.add_argument("--members", type=int, nargs="+", default=[4, 20, 84])
    parser.add_argument("--whole", type=int, default=WHOLE, help="plans in the district whose elements are counted")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a question is given up")
    parser.add_argument("--folder", default=None, help="where the files are made; else the system's temporary folder")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.measures if name not in MEASURES]
    if len(unknown) > 0:
        parser.error(f"no such measure: {', '.join(unknown)}; there are: {', '.join(MEASURES)}")
    chosen, aims = given.measures or MEASURES, Aims()
    print(how_busy())
    with TemporaryDirectory(dir=given.folder) as folder:
        if chosen != ["members"]:
            stores = [load(nation(size), size, Path(folder) / f"nation-{size}") for size in given.districts]
            if "loading" in chosen:
                loading(stores, aims)
            if "districts" in chosen:
                districts(stores, aims, given.limit)
            if "findings" in chosen:
                findings(stores, aims, given.limit)
        if "members" in chosen:
            ones = [load(district_of(size), size, Path(folder) / f"district-{size}") for size in given.members]
            members(ones, aims, given.limit)
            whole = load(district_of(given.whole), given.whole, Path(folder) / "whole")
            most_elements(whole, aims, given.limit)
    return aims.told()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
