"""What stands beside a row: its place on a picture of its page, its table, or its lines; of its own import only."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.http.test_reviewed_imports import word_file
from tests.api.site.conftest import asked_of
from tests.api.site.test_intake import brought_in, saved
from tests.loaders.test_originals import pdf


@pytest.fixture
def own_site(filled_store: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The pages on a store of this test alone."""
    with asked_of(Path(shutil.copy(filled_store, tmp_path / "network.db"))) as client:
        yield client


def test_a_row_of_a_pdf_has_its_place_on_a_picture(own_site: httpx.Client) -> None:
    address = brought_in(own_site, pdf(), "plan.pdf").headers["location"]
    page = own_site.get(address).text
    row = re.search(r"<h3[^>]*><bdi>Een kaart maken.*?</article>", page, re.S)
    assert row is not None

    pictures = re.findall(r'<image href="([^"]+)"', row[0])
    marks = re.findall(r'class="marked is-(\w+)" x="([\d.]+)" y="([\d.]+)"', row[0])

    assert pictures == [f"{address.partition('?')[0]}/bladzijde/1.png?district=oefendistrict"]
    # The row stands from 648 to 674 points above the foot of a page of 842.
    assert {of: (float(x) > 55, 168 < float(y) < 194) for of, x, y in marks} == {
        "action": (True, True),
        "holder": (True, True),
        "timing": (True, True),
    }
    picture = own_site.get(pictures[0])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.headers["x-content-type-options"] == "nosniff"
    assert "private" in picture.headers["cache-control"]


@pytest.mark.parametrize("page", ["0", "2", "3", "99999999999999999999", "-1", "1.5", "x", "%00", "../1", "\u0661"])
def test_a_page_that_has_no_picture_is_not_found(own_site: httpx.Client, page: str) -> None:
    address = brought_in(own_site, pdf(), "plan.pdf").headers["location"].partition("?")[0]

    assert own_site.get(f"{address}/bladzijde/{page}.png").status_code == 404


def test_no_picture_is_given_of_another_import(own_site: httpx.Client) -> None:
    brought_in(own_site, pdf(), "plan.pdf")
    other = brought_in(own_site, word_file(), owner="oefen-krekelerzijl").headers["location"].partition("?")[0]

    assert own_site.get(f"{other}/bladzijde/1.png").status_code == 404
    assert own_site.get("/inlezen/oefen-vlonderhuizen.2026/bladzijde/1.png").status_code == 404, "it is loaded"
    assert own_site.get("/inlezen/nergens/bladzijde/1.png").status_code == 404


def test_a_picture_is_gone_when_the_plan_is_saved(own_site: httpx.Client) -> None:
    address = brought_in(own_site, pdf(), "plan.pdf").headers["location"]
    picture = re.search(r'<image href="([^"]+)"', own_site.get(address).text)
    assert picture is not None

    saved(own_site, address)

    assert own_site.get(picture[1]).status_code == 404
    assert "<image" not in own_site.get(address).text


def test_a_picture_is_not_shown_on_the_page_of_another_site(own_site: httpx.Client) -> None:
    address = brought_in(own_site, pdf(), "plan.pdf").headers["location"].partition("?")[0]
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}

    assert own_site.get(f"{address}/bladzijde/1.png", headers=headers).status_code == 403


def test_a_row_of_a_table_stands_in_that_table(own_site: httpx.Client) -> None:
    page = own_site.get(brought_in(own_site).headers["location"]).text
    row = re.search(r"<h3[^>]*><bdi>Loketten.*?</article>", page, re.S)
    assert row is not None

    heads = re.findall(r"<th>(.*?)</th>", row[0])
    marked = re.findall(r'<tr class="is-here">(.*?)</tr>', row[0], re.S)

    assert heads == ["Actie", "Wie", "Wanneer"]
    assert len(marked) == 1
    assert re.sub(r"<[^>]+>", "|", marked[0]).split("|")[1:-1][2::2][-2:] == ["SHOP", "Q2 2026"]


def test_a_row_of_a_text_stands_in_its_lines(own_site: httpx.Client) -> None:
    text = b"Uitvoeringsplan 2026\n\nActie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n"
    page = own_site.get(brought_in(own_site, text, "plan.txt").headers["location"]).text

    assert '<ol class="lines">' in page
    assert "<image" not in page
