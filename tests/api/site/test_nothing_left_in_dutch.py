"""In a pseudo-language every text of our own stands between ⟦ and ⟧, and what is of a plan is marked as Dutch."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.offline.page import page_html
from graph.model.language import Language
from graph.network import Network
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import PRACTICE, fill, reference, served
from tests.api.site.application import application_on
from tests.api.site.pseudo import pseudo_english, unasked
from tests.api.site.test_english import ACTION, with_language
from tests.api.site.test_pages import links
from tests.graph.analysis.real_view import DISTRICT
from tests.pages import every_page_in

WRONG = ("/nergens", "/?district=nergens", "/actie/nergens", "/netwerk?graad=nergens")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("english") / "network.db"
    with open_sqlite_store(path) as opened:
        fill(opened, reference())
        yield opened


@pytest.fixture(scope="module")
def pseudo(store: Store) -> Iterator[httpx.Client]:
    with (
        pseudo_english(),
        served(application_on(lambda: store)) as at,
        httpx.Client(base_url=at, timeout=60, trust_env=False) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def names(store: Store) -> set[str]:
    """Names of the data, and words as plans write them."""
    found: set[str] = set()
    for district in (DISTRICT, PRACTICE):
        view = store.read_view(district)
        found.update(node.name for node in view.nodes.values())
        found.update(str(relation.properties.get("written", "")) for relation in view.relations)
    return found


def test_nothing_of_our_own_is_left_in_dutch(pseudo: httpx.Client, store: Store, names: set[str]) -> None:
    for path in (*every_page_in(pseudo, store), ACTION):
        answer = pseudo.get(with_language(path))
        assert answer.status_code == 200, path
        assert '<html lang="en">' in answer.text, path
        assert (
            unasked(answer.text, names, typed=("opvang", "maan", "31 January 2026", "30 June 2025", "1 January 1900"))
            == []
        ), path


@pytest.mark.parametrize("path", WRONG)
def test_a_problem_follows_the_language(pseudo: httpx.Client, names: set[str], path: str) -> None:
    answer = pseudo.get(with_language(path))
    status, told = (400, "Onbekende keuze") if "graad" in path else (404, "Dit is niet gevonden")
    assert answer.status_code == status
    assert '<html lang="en">' in answer.text
    assert f"⟦{told}⟧" in answer.text
    assert unasked(answer.text, names) == []
    assert {link for link in links(answer.text) if link.startswith("/") and "static" not in link} == {
        "/?taal=en",
        "/zoeken?taal=en",
        path,
        *(["/netwerk?taal=en"] if "graad" in path else []),
    }


@pytest.mark.parametrize(("district", "municipality"), [(DISTRICT, None), (DISTRICT, "gm0637"), (PRACTICE, None)])
def test_the_page_in_one_file_leaves_nothing_in_dutch(
    store: Store, names: set[str], district: str, municipality: str | None
) -> None:
    with pseudo_english():
        html = page_html(
            Network(store.read_view(district)),
            municipality=municipality,
            made_on="⟦2 March 2026⟧",
            language=Language.ENGLISH,
        )
    assert '<html lang="en">' in html
    assert unasked(html, names) == []


def test_what_stands_between_marks_and_names_is_all_that_passes() -> None:
    page = '<p aria-label="⟦a⟧ COA">⟦b <i>COA</i>⟧ 3 <bdi lang="nl">van</bdi> <bdi>van</bdi> <i title="naar">€</i></p>'
    assert unasked(page + "⟦x⟧" * 6, {"COA"}) == ["<bdi> van", "<i title> naar"]
