"""The walk over all pages: no path of the router is left out, and nothing that it asks is asked in vain."""

import re
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter

from api.site.router import site_router
from benchmarks.product import page_paths
from graph.store.sqlite import open_sqlite_store
from tests.graph.analysis.real_view import DISTRICT
from tests.pages import ASKED, every_page


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
