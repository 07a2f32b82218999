"""Waiting: for a slow one as long as it moves, and for one that stands still only so long."""

import subprocess
import sys
import time

import pytest

from tests.patience import said, wait_until

WORKS = "import time\nend = time.monotonic() + 1.5\nwhile time.monotonic() < end: pass\nprint('done')"
SLEEPS = "import time; print('begun', flush=True); time.sleep(600)"


def test_who_works_longer_than_the_wait_is_waited_for() -> None:
    with subprocess.Popen([sys.executable, "-c", WORKS], stdout=subprocess.PIPE, text=True) as process:
        assert said(process, quiet=1.0)[0] == "done\n"


def test_who_stands_still_is_not() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPS], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        with pytest.raises(TimeoutError, match="nothing has moved"):
            wait_until(lambda: False, process.pid, quiet=0.5)
        began = time.monotonic()
        with pytest.raises(TimeoutError, match="nothing has moved"):
            said(process, quiet=0.5)
        assert time.monotonic() - began < 60, "and not the ten minutes that it sleeps"


def test_what_holds_already_is_not_waited_for() -> None:
    wait_until(lambda: True, 0, quiet=0.0)
