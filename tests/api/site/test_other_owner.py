"""A plan whose owner is a partner: every page that leads to it is there, and it is never called a municipality."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from api.cli import app
from graph.store.sqlite import open_sqlite_store
from loaders.content import IntakeOptions
from loaders.intake import load_files
from loaders.shipped import shipped_plans
from tests.api.http.serving import STAMP, reference, served
from tests.api.site.application import application_on
from tests.api.site.test_pages import get, links, words

DISTRICT = "district-d-den-haag"
ACTION = {
    "text": "Analyse van signalen van uitbuiting maken",
    "holders": [{"written": "RIEC"}, {"written": "Gemeente Zoetermeer"}],
}
PLAN = {
    "owner": {"kind": "regional_body", "name": "RIEC"},
    "title": {"written": "Jaarplan RIEC 2026"},
    "year": 2026,
    "ambitions": [{"blocks": [{"partners": [{"written": "Politie"}], "actions": [ACTION]}]}],
}
GIVEN = [plan for shipped in shipped_plans() for plan in shipped.plans if "leidschendam" in str(plan)]


@pytest.fixture(scope="module", params=["beside another plan", "alone"])
def stored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("riec")
    written, path = folder / "riec.json", folder / "network.db"
    written.write_text(json.dumps({"form": "ketenkaart-plan/1", "plan": PLAN}), encoding="utf-8")
    plans = [written] if request.param == "alone" else [*GIVEN, written]
    with open_sqlite_store(path) as store:
        for plan in plans:
            options = IntakeOptions(district=DISTRICT if plan == written else None)
            assert load_files([plan], store, reference(), options, STAMP).complete
    return path


@pytest.fixture(scope="module")
def pages(stored: Path) -> Iterator[httpx.Client]:
    app_on_store = application_on(lambda: open_sqlite_store(stored))
    with served(app_on_store) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


def test_every_link_to_and_of_the_plan_works(pages: httpx.Client) -> None:
    start = ("/", "/?gemeente=riec", "/?rijen=gemeente&kolommen=planning", "/acties", "/netwerk", "/organisatie/riec")
    seen: dict[str, str] = {}
    for page in start:
        for link in links(get(pages, page)):
            address, _, place = link.partition("#")
            if address == "" or address.startswith("/static"):
                continue
            if address not in seen:
                seen[address] = get(pages, address)
            assert place == "" or f'id="{place}"' in seen[address], f"{link} on {page}"
    assert "/?gemeente=riec" in seen
    assert "/gemeente/riec" not in seen


def test_the_partner_is_shown_as_the_owner_of_its_plan(pages: httpx.Client) -> None:
    front = get(pages, "/?gemeente=riec")
    assert "Wie doet wat in het plan van RIEC" in words(front)
    assert "Ook geladen: RIEC" in words(front)
    assert 'id="p1-politie"' in front
    assert "/organisatie/riec" in links(front)
    assert "Wie doet wat in het plan van deze organisatie" in words(get(pages, "/organisatie/riec"))
    assert pages.get("/gemeente/riec").status_code == 404
    assert pages.get("/?gemeente=politie").status_code == 404


@pytest.mark.parametrize("name", ["riec", "RIEC"])
def test_the_page_in_one_file_is_made_of_it(stored: Path, name: str) -> None:
    made = CliRunner().invoke(app, ["page", "--store", str(stored), "--municipality", name])
    assert made.exit_code == 0
    assert "Jaarplan RIEC 2026" in made.stdout
    assert "Analyse van signalen van uitbuiting" in made.stdout
    assert "Wat anderen van ons verwachten" not in made.stdout
    refused = CliRunner().invoke(app, ["page", "--store", str(stored), "--municipality", "politie"])
    assert refused.exit_code == 2
