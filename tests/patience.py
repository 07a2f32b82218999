"""Waiting for other processes: for as long as something moves, however busy the machine is, and no longer.

A fixed number of seconds is too short on a busy machine and too long where nothing will come any more. What moves is
told by the processor time of the process that is waited for and of all it started.
"""

import subprocess
import time
from collections.abc import Callable
from typing import AnyStr

import psutil

QUIET_SECONDS = 60.0
MOVES = 0.02
# Measured at load 11 on two cores: a process that wants to run gets 14 % of a processor, and never waits for more than
# 0.15 seconds. A share of 2 % in a minute is what a server that does nothing uses at most.
LOOK_SECONDS = 0.1


class Watched:
    """A process, and since when it has hardly moved: less than a fiftieth of a processor."""

    def __init__(self, pid: int, quiet: float = QUIET_SECONDS) -> None:
        self._pid, self._most, self._used, self._since = pid, quiet, 0.0, time.monotonic()

    @property
    def quiet(self) -> bool:
        """Whether nothing has moved for too long; each asking looks anew."""
        used = processor_time(self._pid)
        if used - self._used >= MOVES * self._most:
            self._used, self._since = used, time.monotonic()
        return time.monotonic() - self._since > self._most


def processor_time(pid: int) -> float:
    """The processor time of a process and of all it started, in seconds; of one that has ended none."""
    try:
        process = psutil.Process(pid)
        every = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    used = 0.0
    for one in every:
        try:
            times = one.cpu_times()
            used += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return used


def wait_until(holds: Callable[[], bool], pid: int, quiet: float = QUIET_SECONDS) -> None:
    """Waits until something holds.

    Raises:
        TimeoutError: the process that could make it so does not move any more.
    """
    watched = Watched(pid, quiet)
    while not holds():
        if watched.quiet:
            raise TimeoutError(f"nothing has moved for {quiet:.0f} s")
        time.sleep(LOOK_SECONDS)


def said(process: "subprocess.Popen[AnyStr]", quiet: float = QUIET_SECONDS) -> tuple[AnyStr, AnyStr]:
    """What a process says until it ends, on its output and on its errors.

    Raises:
        TimeoutError: it does not move any more; it is killed.
    """
    watched = Watched(process.pid, quiet)
    while True:
        try:
            return process.communicate(timeout=LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if watched.quiet:
                process.kill()
                raise TimeoutError(f"nothing has moved for {quiet:.0f} s") from None
