"""A judgement that is killed in the middle leaves neither itself nor half of what follows from it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store.records import Replacement
from graph.store.sqlite import open_sqlite_store
from tests.contract.plans import STAMP, known, make_plan
from tests.contract.test_judgements import JUDGEMENT

PLANS = tuple(make_plan(owner, 7) for owner in (1, 2, 3))
JUDGER = """
import sys, time
from graph.store.records import Replacement
from graph.store.sqlite import keeping, open_sqlite_store, store
from tests.contract.plans import STAMP
from tests.contract.test_judgements import JUDGEMENT
from tests.graph.store.sqlite.test_kill_judging import PLANS

opened = open_sqlite_store(sys.argv[1])
replace, at = store._replace, int(sys.argv[2])
done = []

def told(*given):
    done.append(replace(*given))
    if len(done) == at:
        print("inside", flush=True)
        time.sleep(60)
    return done[-1]

store._replace = told
opened.judge((JUDGEMENT,), STAMP, [Replacement(plan) for plan in PLANS])
print("kept", flush=True)
time.sleep(60)
"""
"""Judges, and stands still when so many of the plans that follow are written."""


@pytest.mark.parametrize("plans", [1, 2, 3, 4])
def test_who_is_killed_while_judging_leaves_all_of_it_or_nothing(tmp_path: Path, plans: int) -> None:
    path = tmp_path / "k.db"
    with open_sqlite_store(path) as store:
        store.init(*known(), STAMP)
        store.replace_plan(make_plan(1, 1), STAMP)
        before = store.snapshot()
    command = [sys.executable, "-c", JUDGER, str(path), str(plans)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as judging:
        assert judging.stdout is not None
        assert judging.stdout.readline() == ("kept\n" if plans > len(PLANS) else "inside\n")
        time.sleep(0.05)
        judging.send_signal(signal.SIGKILL)
        judging.wait(30)
    with open_sqlite_store(path) as store:
        assert (store.snapshot() == before) is (plans <= len(PLANS))
        assert len(store.judgements()) == (0 if plans <= len(PLANS) else 1)
        store.judge((JUDGEMENT,), STAMP, [Replacement(plan) for plan in PLANS])
        assert store.info().plans == tuple(sorted(plan.plan for plan in PLANS))
        assert store.check() == ()
