"""What the measures are made of: growth, elements, time limits, baselines; and that they still fit the product."""

import math
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.asking import Address, Answer, Job, Step, answers, every_page, job_of
from benchmarks.bare import rewritten
from benchmarks.measure import Aims, Apart, Broken, Late, elements, growth, ran, shown
from benchmarks.nation import Nation, district_of
from benchmarks.product import load_command


def counting_to_two() -> Iterator[int]:
    yield 1
    yield 2


def falling_asleep() -> Iterator[int]:
    yield 1
    time.sleep(60)


def breaking_off() -> Iterator[int]:
    yield 1
    raise SystemExit(3)


@pytest.mark.parametrize(("exponent", "values"), [(1.0, [2, 8, 32]), (2.0, [3, 48, 768]), (0.0, [5, 5, 5])])
def test_growth_is_the_exponent(exponent: float, values: list[float]) -> None:
    assert growth([1, 4, 16], values) == pytest.approx(exponent)


def test_growth_leaves_out_what_was_ended_and_says_nothing_of_one_size() -> None:
    assert growth([1, 2, 4], [1.0, 2.0, math.inf]) == pytest.approx(1.0)
    assert growth([4], [1.0]) is None
    assert growth([4, 8], [1.0, math.inf]) is None


def test_elements_are_counted_by_their_start_tags() -> None:
    assert elements(b"<!doctype html><ul><li>a &lt;b&gt; <em>c</em></li><!-- <i> no --></ul>") == 4


def test_an_aim_that_is_not_measured_is_not_met(capsys: pytest.CaptureFixture[str]) -> None:
    aims = Aims()
    for value in (1.0, 2.0, math.inf, None):
        aims.at_most("it", value, 1.0, "s")

    assert aims.told() == 1
    told = capsys.readouterr().out
    assert told.count("NOT MET") == 3
    assert "1 of 4 aims met" in told
    assert shown(math.inf) == "ended"


def test_work_apart_gives_what_it_has_as_it_comes() -> None:
    assert list(Apart(counting_to_two, ()).events(30)) == [1, 2]


def test_work_apart_that_gives_nothing_is_ended() -> None:
    began = time.monotonic()

    found = list(Apart(falling_asleep, ()).events(2))

    assert found[-1] == Late(2)
    assert time.monotonic() - began < 50


def test_work_apart_that_breaks_off_is_told() -> None:
    assert list(Apart(breaking_off, ()).events(30)) == [1, Broken()]


def test_a_command_is_ended_at_its_limit_and_one_that_fails_is_no_measure() -> None:
    assert ran([sys.executable, "-c", "pass"], 30).seconds < 30
    assert math.isinf(ran([sys.executable, "-c", "import time; time.sleep(60)"], 0.2).seconds)
    assert math.isinf(ran([sys.executable, "-c", "raise SystemExit(1)"], 30).seconds)


@pytest.fixture(scope="module")
def made() -> Nation:
    return district_of(2)


@pytest.fixture(scope="module")
def job(made: Nation, tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("district")
    written, store = made.write(folder), folder / "network.db"
    subprocess.run(load_command(written.plans, store, written.names), check=True, capture_output=True)
    addresses = (Address("/v1/districts", "/v1/districts"), *every_page(made.districts[0].id))
    return job_of(made, store, written.names, addresses)


def test_every_page_of_the_router_is_asked_and_answers(job: Job) -> None:
    found = list(answers(job))

    assert {answer.address for answer in found if answer.status != 200 and answer.step is not Step.IMPORT} == set()
    for address in job.addresses:
        steps = [answer.step for answer in found if answer.address == address.name]
        assert steps[:2] == [Step.BEGUN, Step.COLD]
        assert {Step.WARM, Step.BARE, Step.IMPORT, Step.CHANGED} <= set(steps)
    assert _of(found, "/overleg", Step.COLD).elements > 100
    assert _of(found, "/overleg", Step.BARE).size == _of(found, "/overleg", Step.WARM).size
    assert _of(found, "/overleg", Step.IMPORT).status == 200


def test_the_bare_store_has_the_same_rows(job: Job, tmp_path: Path) -> None:
    target = tmp_path / "rewritten.db"

    rewritten(job.store, target, 3)

    assert _rows(target) == _rows(job.store)
    assert _rows(target)["node"] > 100


def _of(found: list[Answer], address: str, step: Step) -> Answer:
    return next(answer for answer in found if answer.address == address and answer.step is step)


def _rows(store: Path) -> dict[str, int]:
    with closing(sqlite3.connect(store)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA main.table_list") if row[2] in ("table", "virtual")]
        tables = [name for name in names if not name.startswith("sqlite_")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608
