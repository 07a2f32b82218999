"""The routes of the API and the pages, beside a route of the same application that returns bytes of the same size.

What a route takes more than its bytes is the price of asking the store for its state, choosing rows and writing JSON.
The first request after a change is apart: it reads the network from the store, and draws the picture. Everything goes
over a real connection on this machine, one request after the other; the median counts. The network is that of one
district with 4 plans of the size of a real one, and the same with 20.

    python -m benchmarks.http
    python -m benchmarks.http --plans 4 20 50 --requests 100
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI, Response

from api.app import create_app
from api.site.router import site_router
from graph.reference import Reference, load_reference
from graph.reference.entries import KnownDistrict
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import served
from tests.contract.plans import DISTRICT, STAMP, known, make_plan

ROUTES = (
    "/districts", "/municipalities", "/organisations", "/plans", "/ambitions", "/actions", "/responsibilities",
    "/responsibilities?degree=holder&words=opvang", "/network", "/network?degree=funds", "/network/picture.svg",
    "/matrix", "/findings", "/agenda", "/search?q=opvang", "/vocabularies", "/ready",
)  # fmt: skip
PAGES = ("/", "/?rijen=soort&kolommen=planning", "/verwacht", "/acties", "/netwerk", "/overleg", "/zoeken?q=opvang")
AIM = 1.0
"""The picture has to be there within so many seconds, the first time too."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one route took, in milliseconds."""

    route: str
    size: int
    first: float
    median: float
    unchanged: float
    bytes_only: float


def application(path: Path, reference: Reference) -> FastAPI:
    """The application, with the route of bytes beside its own."""
    app = create_app(lambda: open_sqlite_store(path), reference)
    app.include_router(site_router())

    @app.get("/bytes/{size}")
    async def bytes_of(size: int) -> Response:
        return Response(b"x" * size, media_type="application/octet-stream")

    return app


def fill(path: Path, plans: int) -> None:
    """A store with so many plans, each of another municipality."""
    with open_sqlite_store(path) as store:
        store.init(*known(tuple(range(1, plans + 1))), STAMP)
        for number in range(1, plans + 1):
            store.replace_plan(make_plan(number, number), STAMP)


def milliseconds(
    client: httpx.Client, path: str, headers: dict[str, str] | None = None
) -> tuple[float, httpx.Response]:
    """What one request takes."""
    began = time.perf_counter()
    response = client.get(path, headers=headers)
    taken = (time.perf_counter() - began) * 1_000
    if response.status_code not in (200, 304):
        raise SystemExit(f"{path}: {response.status_code} {response.text[:300]}")
    return taken, response


def measure(path: Path, reference: Reference, requests: int) -> Iterator[Row]:
    """Each route on a newly started application, and then many times."""
    for route in (*(f"/v1{route}" for route in ROUTES), *PAGES):
        with (
            served(application(path, reference)) as address,
            httpx.Client(base_url=address, trust_env=False, timeout=120) as client,
        ):
            client.get("/v1/health")
            first, response = milliseconds(client, route)
            tag = response.headers.get("etag", '"none"')
            again: dict[str, list[float]] = {"route": [], "unchanged": [], "bytes": []}
            for _ in range(requests):
                again["route"].append(milliseconds(client, route)[0])
                again["unchanged"].append(milliseconds(client, route, {"If-None-Match": tag})[0])
                again["bytes"].append(milliseconds(client, f"/bytes/{len(response.content)}")[0])
            middle = {name: statistics.median(values) for name, values in again.items()}
            yield Row(route, len(response.content), first, middle["route"], middle["unchanged"], middle["bytes"])


def main(arguments: list[str]) -> int:
    """Prints a table for each number of plans; 1 where the picture comes too late."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="+", default=[4, 20])
    parser.add_argument("--requests", type=int, default=40)
    asked = parser.parse_args(arguments)
    late = []
    for plans in asked.plans:
        reference = with_district(load_reference(()))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "network.db"
            fill(path, plans)
            print(f"\n{plans} plans; milliseconds")
            print(f"{'route':46} {'bytes':>9} {'first':>8} {'median':>8} {'304':>8} {'bytes only':>11} {'times':>6}")
            for row in measure(path, reference, asked.requests):
                times = row.median / row.bytes_only
                print(
                    f"{row.route:46} {row.size:9,} {row.first:8.1f} {row.median:8.1f} {row.unchanged:8.1f} "
                    f"{row.bytes_only:11.1f} {times:6.1f}",
                    flush=True,
                )
                if row.route.endswith(".svg") and row.first > AIM * 1_000:
                    late.append(f"{plans} plans: {row.first:.0f} ms")
    if len(late) > 0:
        print(f"the first picture takes more than {AIM:.0f} s: {'; '.join(late)}", file=sys.stderr)
    return 1 if len(late) > 0 else 0


def with_district(reference: Reference) -> Reference:
    """What is known, with the district of the made-up plans as the only one."""
    made = KnownDistrict(id=DISTRICT, name="Oefendistrict A", fictional=True, members=())
    return Reference(
        (made,),
        reference.municipalities,
        reference.organisations,
        reference.own_departments,
        reference.pillars,
        reference.phrases,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
