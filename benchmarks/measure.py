"""What the measures of the nation share: work in a process of its own with a time limit, growth, aims met or not."""

import math
import multiprocessing
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_TAG = re.compile(rb"<[a-zA-Z]")
_LOOK = 0.01


@dataclass(frozen=True, slots=True)
class Late:
    """Nothing came within ``seconds``, and the process was ended."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Broken:
    """The process ended by itself before its work was done; what it said stands on standard error."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command took; ``seconds`` is infinite for one that was ended at its limit, or that failed."""

    seconds: float
    cpu: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Apart(Generic[T]):
    """Work that is done in a process of its own, so that its peak memory is its own and it can be ended."""

    work: Callable[..., Iterator[T]]
    arguments: tuple[object, ...]

    def events(self, limit: float) -> Iterator[T | Late | Broken]:
        """What the work gives, as it comes; the last is ``Late`` where nothing came for ``limit`` seconds."""
        context = multiprocessing.get_context("spawn")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(sending, self.work, self.arguments), daemon=True)
        process.start()
        sending.close()
        try:
            yield from _received(receiving, limit)
        finally:
            process.kill()
            process.join()


def _send(sending: Connection, work: Callable[..., Iterator[object]], arguments: tuple[object, ...]) -> None:
    for event in work(*arguments):
        sending.send((event,))
    sending.send(())


def _received(receiving: Connection, limit: float) -> Iterator[Any]:
    while True:
        if not receiving.poll(limit):
            yield Late(limit)
            return
        try:
            event = receiving.recv()
        except EOFError:
            yield Broken()
            return
        if event == ():
            return
        yield event[0]


def peak_mb(process: int | str = "self") -> float:
    """The most memory that a process has had at once, in MB; 0 where the system has no ``/proc`` or it is gone.

    Not by ``getrusage``: what that says of a process includes the process that started it.
    """
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return max((int(line.split()[1]) / 1_000 for line in lines if line.startswith("VmHWM:")), default=0.0)


def ran(command: Sequence[str], limit: float) -> Ran:
    """Runs a command without its output, and measures it and its memory."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    peak = 0.0
    while True:
        peak = max(peak, peak_mb(process.pid))
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        taken = time.perf_counter() - began
        if pid != 0:
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu = used.ru_utime + used.ru_stime
            return Ran(taken if process.returncode == 0 else math.inf, cpu, peak)
        if taken > limit:
            process.kill()
            process.wait()
            return Ran(math.inf, math.inf, math.inf)
        time.sleep(_LOOK)


def how_busy() -> str:
    """How much runs on this machine beside what is measured, for who reads the numbers."""
    return f"{os.cpu_count()} processors, load of the last minute {os.getloadavg()[0]:.1f}"


def growth(sizes: Sequence[float], values: Sequence[float]) -> float | None:
    """The exponent with which values grow with sizes: 1 is in step, 2 is quadratic. None where it cannot be told.

    The slope of the straight line that fits the logarithms best (least squares).
    """
    points = [
        (math.log(size), math.log(value))
        for size, value in zip(sizes, values, strict=True)
        if 0 < value < math.inf and size > 0
    ]
    if len(points) < 2:
        return None
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return None if spread == 0 else sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread


def elements(html: bytes) -> int:
    """How many elements a page has, by its start tags; text in a page has no bare "<"."""
    return len(_TAG.findall(html))


def shown(value: float | None, unit: float = 1.0, digits: int = 2) -> str:
    """A number for a table; what was ended at its limit is infinite, what was not measured is a dash."""
    if value is None:
        return "-"
    return "ended" if math.isinf(value) else f"{value * unit:,.{digits}f}"


@dataclass(slots=True)
class Aims:
    """What was aimed for, and whether it is met."""

    missed: list[str] = field(default_factory=list)
    number: int = 0

    def at_most(self, what: str, value: float | None, most: float, unit: str, digits: int = 3) -> None:
        """Prints the number beside its aim; what could not be measured is not met."""
        met = value is not None and value <= most
        self.number += 1
        line = f"{what}: {shown(value, digits=digits)} {unit} (aim: at most {most:,.10g} {unit})"
        print(f"    {'met    ' if met else 'NOT MET'}  {line}", flush=True)
        if not met:
            self.missed.append(line)

    def told(self) -> int:
        """Prints what was missed; 1 where anything was."""
        print(f"\n{self.number - len(self.missed)} of {self.number} aims met")
        for line in self.missed:
            print(f"  not met: {line}")
        return 0 if len(self.missed) == 0 else 1
