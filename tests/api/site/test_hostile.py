"""Whatever a plan or a question brings stays text on every page."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import httpx
import pytest

from graph.store.port import Hit
from graph.store.sqlite import SqliteStore, open_sqlite_store
from graph.view import NetworkView
from tests.api.http.serving import fill, reference, served
from tests.api.site.application import application_on
from tests.graph.analysis.real_view import DISTRICT
from tests.graph.picture.hostile import HOSTILE, hostile_view
from tests.pages import every_page, in_language


def hostile_of(store: SqliteStore, district: str) -> NetworkView:
    if district != DISTRICT:
        raise KeyError(district)
    return hostile_view()


def everything(store: SqliteStore, words: str, district: str, limit: int) -> tuple[Hit, ...]:
    return tuple(Hit(node, "text", node.name) for node in hostile_view().nodes.values())


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    path = tmp_path / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, reference())
    monkeypatch.setattr(SqliteStore, "read_view", hostile_of)
    monkeypatch.setattr(SqliteStore, "search", everything)
    app = application_on(lambda: open_sqlite_store(path))
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


def test_names_and_questions_stay_text(hostile: httpx.Client) -> None:
    pages = every_page(hostile, hostile_view())
    assert {"/", "/verband", "/gemeente/gm1916", "/overleg", "/organisatie/ccv"} <= set(pages)
    for path in pages:
        for language in ("nl", "en"):
            check(hostile.get(in_language(path, language)), f"{path} {language}")
    for query in (
        "rijen=partij&kolommen=doelgroep",
        "rijen=ambitie&kolommen=soort",
        "rijen=doelgroep&kolommen=planning",
    ):
        check(hostile.get(f"/?{query}"), query)
        (cell, *_) = re.findall(r'href="([^"]*cel=[^"]*)"', hostile.get(f"/?{query}").text)
        check(hostile.get(cell.replace("&amp;", "&")), cell)
    for asked in HOSTILE:
        check(hostile.get("/", params={"rijen": "soort", "kolommen": "planning", "cel": asked}), asked)
        assert hostile.get("/", params={"rijen": asked, "kolommen": "planning"}).status_code == 400
        if len(asked) <= 200:
            check(hostile.get("/zoeken", params={"q": asked}), asked)
            check(hostile.get("/zoeken", params={"q": asked, "taal": "en"}), asked)
        assert hostile.get("/netwerk", params={"rond": asked, "gemeente": asked}).status_code in (400, 404)


def check(answer: httpx.Response, what: str) -> None:
    html = answer.text
    assert answer.status_code == 200, what
    tags = re.findall(r"<[a-z][^>]*>", html)
    assert not any(tag.startswith(("<img", "<h1 id=hit")) for tag in tags), what
    assert [tag for tag in tags if tag.startswith("<script") and 'src="/static/' not in tag] == [], what
    outside_values = [re.sub(r'"[^"]*"', "", tag) for tag in tags]
    assert not any(re.search(r"\son\w+=|javascript:", tag) for tag in outside_values), what
    assert not any(link.startswith(("javascript:", "//", "http")) for link in re.findall(r'href="([^"]*)"', html)), what
    assert not any(sign in html for sign in ("\u202e", "\x00", "\x1b", "\x07")), what


def test_who_sends_too_much_without_script_gets_a_page_and_a_program_a_problem(site: httpx.Client) -> None:
    """By the length that is announced, before a byte of it is read."""
    told: list[tuple[int, str, str]] = []
    for path in ("/inlezen", "/v1/imports"):
        asked = HTTPConnection(site.base_url.host, site.base_url.port, timeout=60)
        asked.putrequest("POST", path)
        asked.putheader("Content-Length", "99999999")
        asked.endheaders()
        answer = asked.getresponse()
        told.append((answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8")))
        asked.close()

    assert [status for status, _, _ in told] == [413, 413]
    assert "Dit bestand is te groot" in told[0][2]
    assert told[1][1] == "application/problem+json"
