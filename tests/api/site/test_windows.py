"""Long tables and lists come in parts: each part has an address, and together they are the whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest

from api.parts.translation import translation_to
from api.site import actions_page, front_page, network_opened, thing_pages
from api.site.network_opened import opened
from api.site.windows import OpenedAt, window
from graph import open_store, read_network
from graph.model.language import Language
from graph.network import Network
from graph.picture.scene import MOST_ELEMENTS, boxed_lines, drawn_lines, elements_of
from graph.tables.matrix import Cell, Group
from tests.api.http.serving import PRACTICE
from tests.api.site.test_pages import get

DUTCH = translation_to(Language.DUTCH)


@pytest.fixture(scope="module")
def network(filled_store: Path) -> Network:
    with open_store(str(filled_store)) as store:
        return read_network(store, PRACTICE)


@pytest.mark.parametrize(
    ("total", "begin", "size", "expected"),
    [
        (0, 1, 10, (1, 0, None, None, True)),
        (10, 1, 10, (1, 10, None, None, True)),
        (11, 1, 10, (1, 10, None, 11, False)),
        (11, 11, 10, (11, 11, 1, None, False)),
        (25, 14, 10, (11, 20, 1, 21, False)),
        (25, 999, 10, (21, 25, 11, None, False)),
    ],
)
def test_a_window(total: int, begin: int, size: int, expected: tuple[int, int, int | None, int | None, bool]) -> None:
    found = window(total, begin, size)
    assert (found.first, found.last, found.before, found.after, found.whole) == expected


def parts(site: httpx.Client, address: str, what: str = "") -> Iterator[str]:
    """A page and all that its link onward leads to, and that of those; ``what`` says which of several."""
    while True:
        html = get(site, address)
        yield html
        after = re.search(rf'rel="next" href="([^"]+)">Volgende<span class="unseen"> {what}', html)
        if after is None:
            return
        address = unescape(after[1])


def test_the_table_of_plans_in_parts_is_the_table(
    fresh_site: httpx.Client, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven rows and three columns at a time; what is counted at the end of a row is counted over all columns."""
    monkeypatch.setattr(front_page, "ROWS_SHOWN", 7)
    monkeypatch.setattr(front_page, "COLUMNS_SHOWN", 3)
    address = re.compile(r'href="(/wie\?[^"]+)" data-panel')
    cells: list[str] = []
    for column in (1, 4):
        for html in parts(fresh_site, f"/?district={PRACTICE}&kolom={column}", "partijen"):
            cells += [unescape(found) for found in address.findall(html)]
            sums = re.findall(r'<td class="sum[^"]*">(\d+) van 49</td>', html)
            lines = re.findall(r'<th scope="row" class="party"><span class="name"><a href="/organisatie/([^?]+)', html)
            held = {line.organisation: line.holds for line in network.matrix.lines}
            assert [int(one) for one in sums] == [held[unescape(line)] for line in lines]
    filled = sum(not cell.empty or len(cell.derived) > 0 for line in network.matrix.lines for cell in line.cells)
    assert len(cells) == len(set(cells)) == filled
    assert "(30)" not in get(fresh_site, f"/?district={PRACTICE}")


def test_a_table_by_choice_in_parts_is_the_table(fresh_site: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = f"/?rijen=partij&kolommen=planning&district={PRACTICE}"
    cell = re.compile(r"cel=([^&\"]+)")
    expected = set(cell.findall(get(fresh_site, whole)))
    monkeypatch.setattr(front_page, "ROWS_SHOWN", 5)
    found = [set(cell.findall(html)) for html in parts(fresh_site, f"{whole}&vanaf=1&kolom=1", "rijen")]
    assert len(found) > 3
    assert set().union(*found) == expected
    assert sum(map(len, found)) == len(expected)


@pytest.mark.parametrize(
    ("module", "name", "address", "item"),
    [
        (actions_page, "ACTIONS_SHOWN", f"/acties?district={PRACTICE}", r'<th[^>]*><a href="/actie/([^?"]+)'),
        (thing_pages, "ROWS_SHOWN", "/organisatie/vth", r'<tr role="row"><td.*?href="/actie/([^?"]+)'),
        (front_page, "EXPECTED_SHOWN", f"/verwacht?district={PRACTICE}", r'<article class="card"[^>]*verwacht-([^"]+)'),
    ],
    ids=["actions", "places of a party", "expectations"],
)
def test_a_list_in_parts_is_the_list(
    fresh_site: httpx.Client,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    address: str,
    item: str,
) -> None:
    if address.startswith("/organisatie"):
        address = "/organisatie/riec"
    expected = re.findall(item, get(fresh_site, address))
    monkeypatch.setattr(module, name, 3)
    found = [re.findall(item, html) for html in parts(fresh_site, f"{address}{'&' if '?' in address else '?'}vanaf=1")]
    assert len(found) > 1
    assert [one for each in found for one in each] == expected


@pytest.mark.parametrize(
    "address",
    ["/", "/acties", "/organisatie/riec", "/overleg", "/verwacht", "/district", "/netwerk", "/plan/gm1916.2025"],
)
def test_the_plans_that_come_with_the_product_are_whole_on_their_pages(site: httpx.Client, address: str) -> None:
    """What a page shows at most is chosen so that a plan of ordinary size needs no second part."""
    for district in ("", f"?district={PRACTICE}"):
        if district != "" and address.startswith(("/organisatie", "/plan/")):
            continue
        html = get(site, address + district)
        assert 'class="pager"' not in html
        assert "in groepen" not in html


def names_in(site: httpx.Client, district: str) -> set[str]:
    """Every party whose places some picture leads to, by opening all groups."""
    seen: set[str] = set()
    waiting = [f"/netwerk?district={district}"]
    parties: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        html = get(site, address)
        drawn = html[html.index("<svg") : html.index("</svg>")]
        for link in map(unescape, re.findall(r'<a [^>]*href="([^"]+)"', drawn)):
            found = re.match(r"/wie\?partij=([^&]+)", link)
            if found is not None:
                parties.add(found[1])
            elif link.startswith("/netwerk"):
                waiting.append(link)
        waiting += [unescape(link) for link in re.findall(r'rel="next" href="([^"]+)"', html)]
    return parties


def test_a_network_in_groups_has_every_name_inside(
    fresh_site: httpx.Client, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for twenty boxes and lines the practice district is shown in groups, down to each of its parties."""
    expected = {line.organisation for line in boxed_lines(network.matrix)}
    assert names_in(fresh_site, PRACTICE) == expected
    monkeypatch.setattr(network_opened, "MOST_ELEMENTS", 20)
    monkeypatch.setattr(network_opened, "COLUMNS_TOGETHER", 2)
    monkeypatch.setattr(network_opened, "LINES_TOGETHER", 4)
    fresh = f"{PRACTICE}&eigen=nee"  # another address, of which nothing is kept
    html = get(fresh_site, f"/netwerk?district={fresh}")
    assert "in groepen" in html
    assert names_in(fresh_site, fresh) == expected


def test_groups_hold_each_place_once(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = network.matrix
    monkeypatch.setattr(network_opened, "MOST_ELEMENTS", 20)
    monkeypatch.setattr(network_opened, "COLUMNS_TOGETHER", 3)
    found = opened(matrix, OpenedAt(), DUTCH)
    assert found.in_groups
    assert [column.title for column in found.matrix.columns] == [
        "3 plannen: Krekelerzijl t/m Vlonderhuizen",
        "Zilvermuide-Kwartelwoude",
    ]
    assert elements_of(found.matrix) < elements_of(matrix)
    held = {row.relation for line in boxed_lines(matrix) for cell in line.cells for row in cell.held}
    grouped = [row.relation for line in found.matrix.lines for cell in line.cells for row in cell.held]
    assert sorted(grouped) == sorted(held)


@pytest.mark.parametrize("at", [OpenedAt(), OpenedAt(column=13), OpenedAt(row=31), OpenedAt(row=31, column=13)])
@pytest.mark.parametrize(("lines", "columns"), [(900, 3), (900, 290), (40, 700), (1_500, 12)])
def test_a_part_of_the_fullest_network_is_never_more_than_a_picture_holds(
    network: Network, at: OpenedAt, lines: int, columns: int
) -> None:
    """Every party holds and pays in every column, which is the most that a cell shows; nothing is left out silently."""
    named = network.rows[0]
    heads = tuple(replace(network.matrix.columns[0], id=f"c{at}", title=f"Plan {at}") for at in range(columns))
    cells = tuple(Cell(head.id, held=(named,), funds=(named,)) for head in heads)
    line = replace(network.matrix.lines[0], under=None, group=Group.HOLDS, cells=cells)
    every = tuple(replace(line, organisation=f"p{at}", name=f"Partij {at}") for at in range(lines))
    found = opened(replace(network.matrix, columns=heads, lines=every, own=None), at, DUTCH)
    assert elements_of(found.matrix) <= MOST_ELEMENTS
    assert drawn_lines(found.matrix) == list(found.matrix.lines)


def test_an_organisation_in_a_group_is_drawn(
    fresh_site: httpx.Client, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last party of the table, beyond what one picture holds: its page leads to the picture around it."""
    monkeypatch.setattr("graph.picture.scene.MOST_ELEMENTS", 20)
    last = boxed_lines(network.matrix)[-1].organisation
    assert f'href="/netwerk?rond={last}' in get(fresh_site, f"/organisatie/{last}?district={PRACTICE}")


def test_what_fits_is_never_in_groups(network: Network) -> None:
    found = opened(network.matrix, OpenedAt(), DUTCH)
    assert not found.in_groups
    assert found.matrix.columns == network.matrix.columns
