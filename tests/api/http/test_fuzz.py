"""Every operation under made-up requests, good and bad, on both stores: no answer that the description does not
promise, and no 500.

A random request that fits the description is often about nothing that is there (a district, an owner), and is then
refused with 400: that is why a request that fits need not be accepted.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from api.app import create_app, description
from graph.reference import Reference
from graph.store.neo4j import open_neo4j_store
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import NOW, app_on, served
from tests.neo4j_server import Connection

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


def check(address: str, folder: Path, *how: str) -> None:
    """Lets Schemathesis ask every operation, the same things in the same order every time."""
    run = subprocess.run(
        [
            SCHEMATHESIS, "run", f"{address}/v1/openapi.json", *how, "--exclude-checks", "positive_data_acceptance",
            "--generation-deterministic", "--continue-on-failure", "--warnings", "off", "--no-color",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-8_000:] + run.stderr[-2_000:]
    counted = re.search(r"Selected:\s+(\d+)/(\d+)\s+Tested:\s+(\d+)", run.stdout)
    assert counted is not None, run.stdout
    described = json.loads(description())["paths"]
    all_but_the_description = {str(sum(len(methods) for methods in described.values()) - 1)}
    assert set(counted.groups()) == all_but_the_description


def test_made_up_requests_to_the_embedded_store(own_store: Path, known: Reference, tmp_path: Path) -> None:
    """All the edges of the description (some 1,500 requests), then at random."""
    with served(app_on(own_store, known)) as address:
        check(address, tmp_path, "--phases", "coverage", "--max-time", "30")
        check(address, tmp_path, "--phases", "fuzzing", "--max-examples", "4")


def test_made_up_requests_to_neo4j(neo4j_empty: Connection, filled: Path, known: Reference, tmp_path: Path) -> None:
    """At random only: what stands between a route and its answer is the same, and every question is dearer."""
    server = neo4j_empty
    with open_neo4j_store(server.url, server.user, server.password) as store, open_sqlite_store(filled) as made:
        store.restore(made.snapshot().contents())

    app = create_app(lambda: open_neo4j_store(server.url, server.user, server.password), known, clock=lambda: NOW)
    with served(app) as address:
        check(address, tmp_path, "--phases", "fuzzing", "--max-examples", "4")
