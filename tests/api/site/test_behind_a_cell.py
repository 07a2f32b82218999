"""What lies behind a cell, a name or a line: its own page has exactly the places that the cell was made of."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from graph import open_store, read_network
from graph.network import Network
from graph.questions import WhoDoesWhat
from graph.questions.filters import filters_of, parse
from graph.tables.matrix import Cell
from tests.api.http.serving import PRACTICE
from tests.api.site.test_pages import get
from tests.graph.analysis.real_view import DISTRICT

PLACE = re.compile(r'<li id="([^"]+)">')


@pytest.fixture(scope="module", params=[DISTRICT, PRACTICE])
def network(request: pytest.FixtureRequest, filled_store: Path) -> Network:
    with open_store(str(filled_store)) as store:
        return read_network(store, request.param)


def rows_of(cell: Cell) -> set[str]:
    parts = (cell.held, cell.mentioned, cell.listed, cell.funds, cell.derived)
    return {row.relation for part in parts for row in part}


def asked_by(address: str) -> WhoDoesWhat:
    """The question of an address of the page."""
    given = {name: tuple(values) for name, values in parse_qs(urlsplit(address).query).items() if name != "district"}
    return parse(WhoDoesWhat, given, {one.page: one.name for one in filters_of(WhoDoesWhat)})


def test_each_cell_of_a_plan_leads_to_its_own_places(site: httpx.Client, network: Network) -> None:
    for plan in network.plans.plans:
        html = get(site, f"/?gemeente={plan.owner.id}&district={network.district.id}")
        led = {
            cell: unescape(address)
            for cell, address in re.findall(r'<a id="vak-([^"]+)" href="([^"]+)" data-panel', html)
        }
        matrix = network.matrices[plan.id]
        lines = (*matrix.lines, *((matrix.own,) if matrix.own is not None else ()))
        filled = {
            f"p1-{line.organisation}-{at}": cell
            for line in lines
            for at, cell in enumerate(line.cells, start=1)
            if not cell.empty or len(cell.derived) > 0
        }
        assert led.keys() == filled.keys()
        for name, cell in filled.items():
            assert {row.relation for row in asked_by(led[name]).of(network)} == rows_of(cell), led[name]


def test_each_cell_of_the_plans_side_by_side_leads_to_its_own_places(site: httpx.Client, network: Network) -> None:
    if len(network.plans.plans) == 1:
        return
    html = get(site, f"/?district={network.district.id}")
    led = [unescape(address) for address in re.findall(r'href="([^"]+)" data-panel', html)]
    filled = [cell for line in network.matrix.lines for cell in line.cells if not cell.empty or len(cell.derived) > 0]
    assert len(led) == len(filled) > 50
    for address, cell in zip(led, filled, strict=True):
        assert {row.relation for row in asked_by(address).of(network)} == rows_of(cell), address


def test_the_page_shows_each_place_once_in_its_part(site: httpx.Client, network: Network) -> None:
    """All places of the district, fifty on a page: what is named together at one action is one item."""
    seen: list[str] = []
    address: str | None = f"/wie?district={network.district.id}"
    while address is not None:
        html = get(site, address)
        seen += [unescape(found) for found in PLACE.findall(html)]
        after = re.search(r'rel="next" href="([^"]+)"', html)
        address = None if after is None else unescape(after[1])
    rows = {row.relation: row for row in network.rows}
    assert len(seen) == len(set(seen))
    assert {(rows[one].action or one) for one in seen} == {row.action or row.relation for row in network.rows}


def test_places_say_how_where_and_when(site: httpx.Client) -> None:
    """SHOP in ambition 4 of the given plan: holder of four actions, lines 491 to 539, and in the text of two."""
    html = get(site, "/wie?partij=shop&plan=gm1916.2025&ambitie=gm1916.2025.ambition-4&eigen=nee")
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split('id="paneel"')[1].split("</section>")[0]))
    assert "SHOP Ambitie 4. Passende opvang" in unescape(told)
    assert "Houder van 4 acties." in told
    assert "regels 491–495 . Planning: Doorlopend ." in told
    assert told.index("Houder van ") < told.index("Genoemd in de tekst van") < told.index("Alles over SHOP")


def test_nobody_there_is_said_and_is_no_gap(site: httpx.Client) -> None:
    html = get(site, "/wie?partij=nergens")
    assert "Niet genoemd in de geladen plannen. Dat zegt niet dat er niets gebeurt." in html
