"""The walk over all pages: no path of the router is left out, and nothing that it asks is asked in vain."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter, Depends

from api.site.asking import asked_on_page
from api.site.router import site_router
from benchmarks.product import page_paths
from graph.questions.filters import Sort, asks
from graph.store.sqlite import open_sqlite_store
from tests.graph.analysis.real_view import DISTRICT
from tests.pages import ASKED, KEPT, every_page


def test_every_path_of_the_router_is_walked(pages: tuple[str, ...]) -> None:
    addresses = [page.partition("?")[0] for page in pages]
    for path in page_paths():
        shape = re.compile(re.sub(r"\{\w+\}", "[^/]+", path))
        assert any(shape.fullmatch(address) for address in addresses), path
    assert {"/verband", "/zoeken", "/gemeente/gm1916"} <= set(addresses)


def test_a_page_that_needs_something_is_walked_with_it_and_without(pages: tuple[str, ...]) -> None:
    assert "/verband" in pages
    assert any(page.startswith("/verband?van=") for page in pages)


def test_nothing_is_asked_that_no_page_takes(pages: tuple[str, ...]) -> None:
    asked = {re.sub(r"=[^&]*", "", page.partition("?")[2].replace("district=oefendistrict&", "")) for page in pages}
    for name, queries in ASKED.items():
        for query in queries:
            assert name in query
            assert re.sub(r"=[^&]*", "", query) in asked, query


@pytest.mark.parametrize(("path", "told"), [("/nieuw/{thing}", "has a page at"), ("/nieuw", "as vers")])
def test_a_new_page_that_nobody_fills_is_told(
    site: httpx.Client, filled_store: Path, monkeypatch: pytest.MonkeyPatch, path: str, told: str
) -> None:
    def with_a_new_one() -> APIRouter:
        router = site_router()
        router.add_api_route(path, lambda vers="", thing="": "")
        return router

    for module in ("benchmarks.product", "tests.pages"):
        monkeypatch.setattr(f"{module}.site_router", with_a_new_one)
    with open_sqlite_store(filled_store) as store, pytest.raises(AssertionError, match=told):
        every_page(site, store.read_view(DISTRICT))


@dataclass(frozen=True, slots=True)
class Fresh:
    """A question whose filters nobody has put in the list."""

    fresh: bool | None = asks(Sort.FLAG, "Alleen wat vers is", "Only what is fresh", page="vers")
    row: int = asks(Sort.NUMBER, "Vanaf welke rij", "From which row", page="beginrij", default=1, least=1, most=9)


@pytest.mark.parametrize(
    ("without", "asked"), [("beginrij", "vers=ja', '/zonder-beginrij?vers=nee"), ("vers", "beginrij=2")]
)
def test_a_filter_that_is_declared_is_asked_without_anyone_remembering(
    site: httpx.Client, filled_store: Path, monkeypatch: pytest.MonkeyPatch, without: str, asked: str
) -> None:
    """The page is not served here, so that the walk says what it would have asked."""

    def with_a_new_one() -> APIRouter:
        router = site_router()
        router.add_api_route(f"/zonder-{without}", _fresh)
        return router

    def _fresh(what: Annotated[Fresh, Depends(asked_on_page(Fresh))]) -> str:
        return str(what)

    for module in ("benchmarks.product", "tests.pages"):
        monkeypatch.setattr(f"{module}.site_router", with_a_new_one)
    monkeypatch.setattr("tests.pages.KEPT", frozenset({without, *KEPT}))
    with (
        open_sqlite_store(filled_store) as store,
        pytest.raises(AssertionError, match=re.escape(f"['/zonder-{without}?{asked}']")),
    ):
        every_page(site, store.read_view(DISTRICT))
