"""No page is over a megabyte, whatever a plan holds: the fullest plan that is taken in is asked for on every page."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.hostile import word
from benchmarks.product import page_paths
from graph.store.sqlite import open_sqlite_store
from loaders import load
from tests.api.site.conftest import asked_of
from tests.pages import plain_pages

BYTES = 1_000_000
AMBITIONS, ACTIONS, PARTNERS, NAMES = 45, 22, 105, 2_000


def fullest() -> dict[str, Any]:
    """990 actions of 1,500 characters with four holders each, and 105 partners of each of 45 ambitions: 9,720 parts,
    of the 10,000 that a plan may have."""
    turn = count()

    def party() -> dict[str, str]:
        return {"written": f"Bureau {word(next(turn) * 7 % NAMES).capitalize()}"}

    def action(number: int) -> dict[str, Any]:
        words = f"{word(number)} " + "Dit doen we elke maand opnieuw in de wijk en de straat. " * 27
        return {"text": words.strip(), "holders": [party() for _ in range(4)]}

    ambitions = [
        {
            "number": number,
            "title": f"Doel {word(number)}",
            "blocks": [
                {
                    "partners": [party() for _ in range(PARTNERS)],
                    "actions": [action(number * 100 + at) for at in range(ACTIONS)],
                }
            ],
        }
        for number in range(1, AMBITIONS + 1)
    ]
    return {"owner": {"name": "Wassenaar"}, "year": 2026, "ambitions": ambitions}


def long_winded() -> dict[str, Any]:
    """Twelve ambitions with titles of 800 characters, whose actions are held by 80 parties with names of 290."""
    parties = [f"Bureau {' '.join(word(number * 31 + at) for at in range(31))}" for number in range(80)]
    actions = [{"text": f"{word(at)} doen.", "holders": [{"written": party} for party in parties]} for at in range(2)]
    ambitions = [
        {
            "number": number,
            "title": f"Doel {number} " + "met een lange titel " * 39,
            "blocks": [{"actions": [{**one, "text": f"{number} {one['text']}"} for one in actions]}],
        }
        for number in range(1, 13)
    ]
    return {"owner": {"name": "Wassenaar"}, "year": 2026, "ambitions": ambitions}


@pytest.fixture(scope="module", params=[fullest, long_winded], ids=lambda made: made.__name__)
def crowded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[httpx.Client, tuple[str, ...]]]:
    folder: Path = tmp_path_factory.mktemp("crowded")
    form = folder / "plan.json"
    form.write_text(json.dumps({"form": "ketenkaart-plan/1", "plan": request.param()}), encoding="utf-8")
    with open_sqlite_store(folder / "network.db") as store:
        assert load([form], store).complete
        view = store.read_view("district-d-den-haag")
    with asked_of(folder / "network.db") as client:
        yield client, tuple(page for path in page_paths() for page in plain_pages(client, path, view, None))


def test_no_page_is_over_a_megabyte(crowded: tuple[httpx.Client, tuple[str, ...]]) -> None:
    client, pages = crowded
    tables = ("/?rijen=partij&kolommen=soort", "/?rijen=ambitie&kolommen=partij", "/?rijen=partij&kolommen=planning")
    opened = (
        "/?rijen=soort&kolommen=planning&cel=unknown~none#cel",
        "/netwerk?soort=unknown",
        "/netwerk/tekening.svg",
        "/overleg?punten=100",
    )
    for page in (*pages, *tables, *opened):
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert len(answer.content) < BYTES, (page, len(answer.content))
