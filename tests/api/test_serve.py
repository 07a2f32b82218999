"""What ``serve`` and ``demo`` answer: the pages and the API, to the names of this machine only."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.cli import DOORS, application
from api.commands.serve import OPEN_TO_ALL, answer, listen, server_config
from api.commands.surroundings import Surroundings, known_names
from api.faults import InputError
from api.settings import Settings
from tests.api.http import serving


@contextmanager
def client(store: str, host: str) -> Iterator[httpx.Client]:
    """A client of the application as it is made for ``host``."""
    app = application(host, store, Settings(), known_names(None))
    with serving.served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as made:
        yield made


@pytest.fixture
def served(loaded: str) -> Iterator[httpx.Client]:
    with client(loaded, "127.0.0.1") as asked:
        yield asked


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/", "COA"),
        ("/?district=oefendistrict", "Fictief"),
        ("/overleg", "24 van 27 acties"),
        ("/v1/agenda", "24 van 27 acties"),
        ("/organisatie/coa", "COA"),
    ],
)
def test_pages_and_api_are_one_application(served: httpx.Client, path: str, word: str) -> None:
    answer = served.get(path)
    assert answer.status_code == 200
    assert word in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_an_unknown_page_is_a_page_and_an_unknown_resource_a_problem(served: httpx.Client) -> None:
    page = served.get("/nergens", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    resource = served.get("/v1/nergens")
    assert (resource.status_code, resource.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_this_machine_is_answered(served: httpx.Client, host: str) -> None:
    assert served.get("/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["elders.example", "127.0.0.1.elders.example", "localhost.elders.example:80"])
def test_no_other_name_is_answered(served: httpx.Client, host: str) -> None:
    assert served.get("/", headers={"Host": host}).status_code == 400


def test_a_host_that_was_chosen_is_answered_and_all_of_them_never(loaded: str) -> None:
    with client(loaded, "192.168.1.5") as chosen:
        assert chosen.get("/v1/health", headers={"Host": "192.168.1.5:8000"}).status_code == 200
    with client(loaded, "0.0.0.0") as every:
        assert every.get("/v1/health", headers={"Host": "elders.example"}).status_code == 400


def test_a_port_that_is_taken_is_bad_input() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "warned"),
    [
        *(("0.0.0.0", True), ("::", True), ("", True), ("192.168.1.5", True), ("pc-12", True)),
        *(("127.0.0.1", False), ("127.0.0.2", False), ("::1", False), ("localhost", False)),
    ],
)
def test_who_opens_it_to_the_network_is_told_what_that_means(
    loaded: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], host: str, warned: bool
) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *given, **named: None)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answer(listening, host, loaded, Surroundings(Settings(), None, DOORS), known_names(None))

    said = capsys.readouterr().err
    assert said == (f"{OPEN_TO_ALL}\n" if warned else "")
    assert said.count("\n") == warned


def test_no_more_connections_are_taken_than_can_be_carried(loaded: str) -> None:
    app = application("127.0.0.1", loaded, Settings(), known_names(None))
    assert server_config(app).limit_concurrency == 200


def test_the_setting_for_slow_bodies_reaches_the_application(loaded: str) -> None:
    app = application("127.0.0.1", loaded, Settings(body_seconds=7), known_names(None))
    assert app.state.context.body_seconds == 7


def test_the_shipped_plans_are_where_the_demo_looks(root: Path) -> None:
    assert len(list((root / "loaders/examples").glob("*/*.txt"))) >= 3
