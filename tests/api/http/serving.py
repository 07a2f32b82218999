"""The application behind a real server on loopback, so that tests see what a client sees."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from api.app import AppSettings, create_app
from graph.reference import Reference, load_reference
from graph.store.port import Store
from graph.store.records import Stamp
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions
from loaders.intake import load_files
from loaders.shipped import shipped_names, shipped_plans

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
STAMP = Stamp(at="2026-01-02T03:04:05+00:00", by="test")
PRACTICE = "oefendistrict"
SHIPPED = tuple(plan for shipped in shipped_plans() for plan in shipped.plans)


def reference() -> Reference:
    """What is known, with the names of the plans that ship with the package."""
    return load_reference(shipped_names())


def app_on(path: Path, known: Reference, settings: AppSettings | None = None) -> FastAPI:
    """The application on a store in a file, at a fixed time."""
    return create_app(lambda: open_sqlite_store(path), known, settings or AppSettings(), clock=lambda: NOW)


def fill(store: Store, known: Reference) -> None:
    """Loads every plan that ships with the package."""
    assert load_files(SHIPPED, store, known, IntakeOptions(), STAMP).complete


def needed(app: FastAPI, path: str) -> dict[str, str]:
    """The query parameters that a path cannot do without, each with its published example."""
    item = json.loads(app.state.description)["paths"].get(path.removeprefix("/v1"), {})
    parameters = item.get("get", {}).get("parameters", [])
    return {
        one["name"]: str(one.get("example") or one["schema"]["example"])
        for one in parameters
        if one["in"] == "query" and one["required"]
    }


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of ``app`` on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(app, log_level="critical", ws="none", server_header=False, proxy_headers=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server does not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(30)


@contextmanager
def client_of(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of ``app`` that is served for as long as it is used."""
    with served(app) as address, httpx.Client(base_url=f"{address}/v1", timeout=60, trust_env=False) as client:
        yield client


def problem(response: httpx.Response, status: int) -> dict[str, object]:
    """The problem in an answer, after a look at its shape: the one shape that every error has."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["api-version"] == "1.0.0"
    assert response.headers["x-content-type-options"] == "nosniff"
    body: dict[str, object] = response.json()
    assert list(body) == ["type", "title", "status", "detail", "instance", "errors"]
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert isinstance(body["title"], str)
    assert isinstance(body["detail"], str)
    assert body["detail"] != ""
    assert isinstance(body["instance"], str)
    assert isinstance(body["errors"], list)
    for fault in body["errors"]:
        assert list(fault) == ["in", "location", "code", "detail"]
        assert fault["in"] in ("path", "query", "header", "body")
    return body
