"""The product as a server of its own, heavy requests to it, and how long small ones wait meanwhile."""

import math
import resource
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import httpx

from benchmarks.measure import Apart, elements, peak_mb
from benchmarks.product import serve_command

QUIET_SECONDS = 2.0
BETWEEN = 0.02
"""Seconds between two small requests."""
MOST_MEMORY = 8 << 30
"""Bytes that the server may take, so that no plan takes the machine with it."""
STARTING = 60.0


@dataclass(frozen=True, slots=True)
class Request:
    """Something heavy: a page, or a plan that is sent."""

    path: str
    body: bytes | None = field(default=None, repr=False)
    media: str = ""


@dataclass(frozen=True, slots=True)
class Heavy:
    """What became of something heavy; infinite seconds for what was given up."""

    seconds: float
    size: float
    elements: float
    status: int


GIVEN_UP = Heavy(math.inf, math.inf, math.inf, 0)


@dataclass(slots=True)
class Waits:
    """How long small requests took."""

    seconds: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """So long or less took this share of them."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.inf


class Server:
    """``ketenkaart serve`` on a store."""

    def __init__(self, store: Path, names: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as found:
            port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._command = serve_command(store, names, port)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        resource.prlimit(self._process.pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        until = time.monotonic() + STARTING
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise SystemExit("the server does not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def peak_mb(self) -> float:
        """The most memory that it has had at once, in MB."""
        return peak_mb(self._process.pid)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/v1/health", trust_env=False, timeout=5).status_code == 200
        except httpx.TransportError:
            return False


def heavy(address: str, request: Request, limit: float) -> Iterator[Heavy | None]:
    """One heavy request, in a process of its own; None when it begins."""
    with httpx.Client(base_url=address, trust_env=False, timeout=limit) as client:
        yield None
        began = time.perf_counter()
        try:
            if request.body is None:
                answer = client.get(request.path)
            else:
                answer = client.post(request.path, content=request.body, headers={"Content-Type": request.media})
        except httpx.TransportError:
            yield GIVEN_UP
        else:
            taken = time.perf_counter() - began
            yield Heavy(taken, len(answer.content), elements(answer.content), answer.status_code)


def beside(server: Server, small: Sequence[str], work: Sequence[Request], limit: float) -> tuple[list[Heavy], Waits]:
    """Heavy requests all at once, and how long small ones wait while at least one is under way."""
    begun = threading.Event()
    with ThreadPoolExecutor(len(work)) as pool:
        sent = [pool.submit(_outcome, Apart(heavy, (server.address, one, limit)), begun, limit) for one in work]
        begun.wait(STARTING)
        waits = small_until(server, small, sent, limit)
        return [one.result() for one in sent], waits


def small_until(server: Server, small: Sequence[str], heavy: Sequence[Future[Heavy]], limit: float) -> Waits:
    """Asks small things until all that is heavy is done, or for a while where nothing is."""
    waits, until = Waits(), time.monotonic() + QUIET_SECONDS
    with httpx.Client(base_url=server.address, trust_env=False, timeout=limit) as client:
        while any(not one.done() for one in heavy) if len(heavy) > 0 else time.monotonic() < until:
            began = time.perf_counter()
            # It waited for the whole limit, or the server is gone: either counts for as long as it took.
            with suppress(httpx.TransportError):
                client.get(small[len(waits.seconds) % len(small)])
            waits.seconds.append(time.perf_counter() - began)
            time.sleep(BETWEEN)
    return waits


def _outcome(work: Apart[Heavy | None], begun: threading.Event, limit: float) -> Heavy:
    for event in work.events(limit + STARTING):
        begun.set()
        if isinstance(event, Heavy):
            return event
    return GIVEN_UP
