"""*Maten*: a row for each party with a task, what each column says, and the table to take along."""

import csv
import io

import httpx
import pytest

from tests.pages import in_language

REAL, PRACTICE = "/maten", "/maten?district=oefendistrict"


def test_each_party_with_a_task_is_a_row_and_none_other(site: httpx.Client) -> None:
    """In the given plan RIEC holds six actions, more than anyone from outside; COA is only listed."""
    page = site.get(REAL).text

    first = page[page.index('<tbody role="rowgroup">') :]
    assert first.index(">RIEC<") < first.index(">SHOP<")
    assert ">COA<" not in page
    assert '<td role="cell" data-column="Acties">6</td>' in first


def test_it_says_that_these_are_no_findings_and_what_chance_gives(site: httpx.Client) -> None:
    page = site.get(REAL).text

    assert "Het zijn geen bevindingen." in page
    assert "Dat zegt dat het netwerk klein is, niet dat er niet wordt samengewerkt." in page
    assert "Lees dit getal nooit alleen." in page


def test_own_departments_count_where_that_is_asked(site: httpx.Client) -> None:
    without, with_them = site.get(REAL).text, site.get(f"{REAL}?met-eigen=ja").text

    assert "VTH (Leidschendam-Voorburg)" not in without
    assert "VTH (Leidschendam-Voorburg)" in with_them
    assert '<option value="ja" selected>' in with_them


def test_one_plan_can_be_chosen_and_keeps_its_district(site: httpx.Client) -> None:
    page = site.get(f"{PRACTICE}&gemeente=oefen-pluvierdrecht").text

    assert '<option value="oefen-pluvierdrecht" selected>' in page
    assert 'name="district" value="oefendistrict"' in page
    assert site.get(f"{PRACTICE}&gemeente=gm9999").status_code == 404


def test_the_table_can_be_taken_along(site: httpx.Client) -> None:
    page = site.get(f"{REAL}?met-eigen=ja").text
    assert 'href="/maten/tabel.csv?met-eigen=ja" download' in page
    answer = site.get("/maten/tabel.csv?met-eigen=ja")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="maten.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (rows[0]["name"], rows[0]["actions"]) == ("VTH (Leidschendam-Voorburg)", "26")


def test_who_stands_together_more_than_once_is_named_with_the_actions(site: httpx.Client) -> None:
    """HEIT Prostitutie and AVIM share the checks (lines 422-432) and the career switch (560-566)."""
    page = site.get(REAL).text

    together = page[page.index("Wie vaker dan één keer samen staan") :]
    assert "HEIT Prostitutie" in together
    assert "AVIM" in together
    assert ">2 acties: " in together


@pytest.mark.parametrize("path", [REAL, PRACTICE])
def test_it_speaks_english_too(site: httpx.Client, path: str) -> None:
    page = site.get(in_language(path, "en")).text

    assert "They are no findings." in page
    assert "That says that the network is small, not that nobody works together." in page
