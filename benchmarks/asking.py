"""Asking the application in one process for pages and answers, again and again, beside a bare route of their size."""

import json
import math
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare import BYTES, ready_made
from benchmarks.inside import Inside, inside
from benchmarks.measure import Apart, Broken, Late, elements, peak_mb
from benchmarks.nation import Nation
from benchmarks.product import application, page_paths

FEWEST, MOST, LONG_ENOUGH, TOO_LONG = 3, 25, 1.5, 10.0
"""An address is asked so often, between the first two no more than these seconds: slow ones less often, and not three
times where that takes ten seconds."""
LISTED = {"actie": "/v1/actions", "plan": "/v1/plans", "inlezen": "/v1/plans", "bevinding": "/v1/findings"}
"""Of what the codes follow from the content: where one can be found."""
QUESTIONS = {"/zoeken": "q=opvang&", "/verband": "van=oefen-regio-01-bureau&naar=oefen-regio-01-fonds&"}
"""For pages that say little without one."""


class Step(StrEnum):
    """What an answer was the first of."""

    BEGUN = "begun"
    COLD = "cold"
    """The first question to an application that has just started."""
    WARM = "warm"
    BARE = "bare"
    """The same number of bytes from a route that has them ready."""
    IMPORT = "import"
    """A changed plan of this district."""
    CHANGED = "changed"
    """The first question behind a change in this district."""
    ELSEWHERE = "elsewhere"
    """The first question behind a change in another district."""


@dataclass(frozen=True, slots=True)
class Address:
    """What is asked; ``path`` has the district in it where it is about one."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question took."""

    address: str
    step: Step
    seconds: float = 0.0
    size: int = 0
    elements: int = 0
    status: int = 200
    peak_mb: float = 0.0
    """Of the process, so far."""
    cpu: float = 0.0
    """Seconds of processor time: what else runs on the machine counts less."""


@dataclass(slots=True)
class Taken:
    """All answers at one address."""

    answers: list[Answer] = field(default_factory=list)
    ended: str | None = None
    """Why the rest was not asked: ended at the limit, broken off, or another status than 200."""

    def seconds(self, step: Step) -> float | None:
        """The median of a step; infinite for the one that was ended, None for what was not asked."""
        return self._median(step, [answer.seconds for answer in self.answers if answer.step is step])

    def cpu(self, step: Step) -> float | None:
        """The same in processor time."""
        return self._median(step, [answer.cpu for answer in self.answers if answer.step is step])

    def _median(self, step: Step, found: list[float]) -> float | None:
        if len(found) > 0:
            return statistics.median(found)
        return math.inf if self.ended is not None and step in (Step.COLD, Step.WARM) else None

    @property
    def size(self) -> float:
        """The most bytes that an answer had; infinite where there was none."""
        return max((answer.size for answer in self.answers if answer.step is Step.COLD), default=math.inf)

    @property
    def elements(self) -> float:
        """The most elements; infinite where there was no answer."""
        return max((answer.elements for answer in self.answers if answer.step is Step.COLD), default=math.inf)

    @property
    def peak_mb(self) -> float:
        """The most memory of the process up to the last answer."""
        return max((answer.peak_mb for answer in self.answers), default=math.inf)


@dataclass(frozen=True, slots=True)
class Job:
    """Which addresses of which store are asked; the plans are those that are changed in between."""

    store: Path
    names: Path
    district: str
    addresses: tuple[Address, ...]
    here: str = field(repr=False)
    """A plan of this district, in the public form."""
    elsewhere: str | None = field(repr=False)
    codes: dict[str, str] = field(default_factory=dict)
    """Of what has a page of its own: the code of one, by the first part of the page's path."""


def job_of(made: Nation, store: Path, names: Path, addresses: Sequence[Address]) -> Job:
    """The first district of a nation, with its first plan; elsewhere is the last district."""
    first, last = made.municipalities[0], made.municipalities[-1]
    other = made.plan_json(last) if last.district != first.district else None
    busiest = made.register.regional[first.district.region][0]
    codes = {"organisatie": busiest.id, "gemeente": first.id}
    return Job(store, names, first.district.id, tuple(addresses), made.plan_json(first), other, codes)


def every_page(district: str) -> list[Address]:
    """All pages as the router has them; ``{identifier}`` is filled in when they are asked."""
    asked_for = ((path, QUESTIONS.get(path, "")) for path in page_paths())
    return [Address(path, f"{path}?{question}district={district}") for path, question in asked_for]


def asked(job: Job, limit: float) -> dict[str, Taken]:
    """What every address takes; one that answers nothing for ``limit`` seconds is ended, and the next one is asked."""
    found = {address.name: Taken() for address in job.addresses}
    left = job.addresses
    while len(left) > 0:
        at = left[0].name
        ended = None
        for event in Apart(answers, (replace(job, addresses=left),)).events(limit):
            if isinstance(event, Late | Broken):
                ended = f"ended after {limit:g} s" if isinstance(event, Late) else "broke off"
            elif event.step is Step.BEGUN:
                at = event.address
            else:
                found[event.address].answers.append(event)
                if event.status >= 400:
                    found[event.address].ended = f"status {event.status}"
        if ended is None:
            break
        found[at].ended = ended
        left = left[[address.name for address in left].index(at) + 1 :]
    return found


def answers(job: Job) -> Iterator[Answer]:
    """Every address of a job on an application of its own, and on a store that others do not change."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "network.db"
        shutil.copy(job.store, store)
        codes = dict(job.codes)
        _imported_all(job, Path(folder) / "first.db")
        for turn, address in enumerate(job.addresses):
            yield Answer(address.name, Step.BEGUN)
            path = _filled(address.path, job, store, codes)
            with inside(application(store, job.names)) as client:
                client.get("/v1/health")
                first, body = timed(client, address.name, Step.COLD, path)
                yield first
                if first.status >= 400:
                    continue
                yield from _again(client, address.name, path, body)
                yield from _changed(client, address.name, path, job, turn)


def _imported_all(job: Job, store: Path) -> None:
    """Asks everything of a store with one plan, so that nothing that is measured waits for a module to be read."""
    with inside(application(store, job.names)) as client:
        imported(client, "", job.here.encode())
        for address in job.addresses:
            if "{identifier}" not in address.path:
                client.get(address.path)


def timed(client: Inside, name: str, step: Step, path: str) -> tuple[Answer, bytes]:
    """One question, and the body of its answer."""
    began, used = time.perf_counter(), time.process_time()
    response = client.get(path)
    taken, used = time.perf_counter() - began, time.process_time() - used
    body = response.content
    marked = elements(body) if response.headers.get("content-type", "").startswith("text/html") else 0
    return Answer(name, step, taken, len(body), marked, response.status_code, peak_mb(), used), body


def _again(client: Inside, name: str, path: str, body: bytes) -> Iterator[Answer]:
    """The same question many times, in turn with the bare route."""
    with inside(ready_made({"body": body})) as bare:
        timed(bare, name, Step.BARE, BYTES)
        number, spent = 0, 0.0
        while number < MOST and spent < (TOO_LONG if number < FEWEST else LONG_ENOUGH):
            again, _ = timed(client, name, Step.WARM, path)
            yield again
            yield timed(bare, name, Step.BARE, BYTES)[0]
            number, spent = number + 1, spent + again.seconds


def _changed(client: Inside, name: str, path: str, job: Job, turn: int) -> Iterator[Answer]:
    """The first question behind a change in this district, and behind one in another."""
    yield imported(client, name, changed(job.here, turn))
    yield timed(client, name, Step.CHANGED, path)[0]
    if job.elsewhere is not None:
        imported(client, name, changed(job.elsewhere, turn))
        yield timed(client, name, Step.ELSEWHERE, path)[0]


def imported(client: Inside, name: str, plan: bytes) -> Answer:
    """Sends a plan."""
    began = time.perf_counter()
    response = client.post("/v1/imports", plan, "application/json")
    return Answer(name, Step.IMPORT, time.perf_counter() - began, len(plan), 0, response.status_code, peak_mb())


def changed(plan: str, turn: int) -> bytes:
    """A plan with another timing of its first action, another one at each turn."""
    read = json.loads(plan)
    read["plan"]["ambitions"][0]["blocks"][0]["actions"][0]["timing"] = {"written": f"Q{turn % 4 + 1} {2030 + turn}"}
    return json.dumps(read, ensure_ascii=False).encode()


def _filled(path: str, job: Job, store: Path, codes: dict[str, str]) -> str:
    """The path with the code of something that is there."""
    if "{identifier}" not in path:
        return path
    kind = path.split("/")[1]
    if kind not in codes:
        with inside(application(store, job.names)) as client:
            listed = client.get(f"{LISTED[kind]}?district={job.district}&limit=1").json()
        codes[kind] = str(listed["items"][0]["id"])
    return path.replace("{identifier}", codes[kind])
