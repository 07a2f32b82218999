"""Pages of a store that holds no plan yet, or nothing at all: they say so, and call nothing a gap."""

from pathlib import Path

import httpx
import pytest

from graph.store.faults import NO_ANSWER, StoreUnavailableError
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from loaders.known import known_rows
from tests.api.http.serving import STAMP, reference, served
from tests.api.site.application import application_on

PAGES = (
    "/",
    "/?gemeente=gm0637",
    "/verwacht",
    "/verwacht?gemeente=gm0637",
    "/acties",
    "/netwerk",
    "/netwerk?eigen=ja",
    "/overleg",
    "/gemeente/gm0637",
    "/organisatie/gm0637",
    "/zoeken?q=opvang",
)


def test_without_a_plan_nothing_is_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "network.db"
    with open_sqlite_store(path) as store:
        store.init(*known_rows(reference()), STAMP)
    app = application_on(lambda: open_sqlite_store(path))
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        for page in PAGES:
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert "0 van 4 plannen geladen" in answer.text
            assert "niet genoemd in" not in answer.text
        assert client.get("/netwerk/tekening.svg").status_code == 404
        long = client.get("/zoeken", params={"q": "\x00 opvang " + "x" * 5000})
        assert long.status_code == 400
        assert "ten hoogste 200 tekens" in long.text


@pytest.mark.parametrize("opened", ["nothing", "unavailable"])
def test_without_a_store_there_is_still_a_page(tmp_path: Path, opened: str) -> None:
    def opener() -> Store:
        if opened == "unavailable":
            raise StoreUnavailableError(NO_ANSWER(location="bolt://host:7687"))
        return open_sqlite_store(tmp_path / "network.db")

    app = application_on(opener)
    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        answer = client.get("/")
        assert answer.status_code == 503
        assert "De opslag is niet te openen" in answer.text
        assert '<html lang="nl">' in answer.text
