"""*Vergelijken*: municipalities beside each other, and what silence does not say."""

import re

import httpx

from tests.pages import in_language

PRACTICE = "/vergelijken?district=oefendistrict"


def heads(page: str) -> list[str]:
    return re.findall(r'<th scope="col" role="columnheader">(?:<bdi>)?(.*?)(?:</bdi>)?</th>', page)


def cell(page: str, row: str, side: str) -> str:
    """The cell of a row under a name, without marks and with one space between words."""
    found = re.search(rf'<tr role="row" id="{re.escape(row)}">(.*?)</tr>', page, re.DOTALL)
    assert found is not None, row
    cells = dict(re.findall(r'<td role="cell" data-column="(.*?)"[^>]*>(.*?)</td>', found[1], re.DOTALL))
    return " ".join(re.sub(r"<[^>]+>", "", cells[side]).split())


def test_without_a_choice_all_municipalities_stand_beside_each_other(site: httpx.Client) -> None:
    page = site.get(PRACTICE).text
    assert heads(page) == ["Thema", "Krekelerzijl", "Pluvierdrecht", "Vlonderhuizen", "Zilvermuide-Kwartelwoude"]
    assert cell(page, "opvang-mannen", "Pluvierdrecht") == "1 actie: Zilvermuide-Kwartelwoude"
    assert cell(page, "opvang-mannen", "Vlonderhuizen") == "Niet gevonden in het plan"


def test_a_row_has_the_words_of_each_plan_with_their_place(site: httpx.Client) -> None:
    page = site.get(f"{PRACTICE}&rij=meldroute").text
    told = cell(page, "meldroute", "Pluvierdrecht")
    assert "We zetten de route voor een melding op één kaart." in told
    assert "regels 85–91" in told
    assert "Door de woorden: meldroute" in told or "route voor een melding" in told
    assert 'href="/plan/oefen-pluvierdrecht.2026/bron?regel=85&amp;tot=91&amp;district=oefendistrict#r85"' in page


def test_a_municipality_without_a_plan_has_no_plan_loaded(site: httpx.Client) -> None:
    page = site.get("/vergelijken?gemeente=gm1916&gemeente=gm0637").text
    assert "Geen plan geladen: <bdi>Zoetermeer</bdi>. Daarover is niets te zeggen." in " ".join(page.split())
    rows = re.findall(r'<tr role="row" id="([^"]+)">', page)
    assert len(rows) > 10
    assert {cell(page, row, "Zoetermeer") for row in rows} == {"Geen plan geladen"}
    assert "Vergelijken kan pas als er twee plannen geladen zijn." in page


def test_what_others_have_leaves_out_local_parties(site: httpx.Client) -> None:
    page = site.get(f"{PRACTICE}&op=partner&niet-bij=oefen-krekelerzijl").text
    rows = set(re.findall(r'<tr role="row" id="([^"]+)">', page))
    assert "oefen-passerdoos" in rows
    assert "oefen-zwenkwiel" not in rows, "a local party of a neighbour"
    assert len(rows) == 8


def test_own_departments_are_left_out_and_counted(site: httpx.Client) -> None:
    page = " ".join(site.get(f"{PRACTICE}&op=partner").text.split())
    assert "<bdi>Krekelerzijl</bdi>: 7 eigen afdelingen en functies niet vergeleken." in page
    assert "Niet gevonden in een plan zegt niet dat niemand het doet." in page


def test_one_alone_is_asked_for_another(site: httpx.Client) -> None:
    answer = site.get(f"{PRACTICE}&gemeente=oefen-krekelerzijl")
    assert answer.status_code == 200
    assert "Kies er ten minste twee om te vergelijken." in answer.text
    assert '<details class="choose on-screen" open>' in answer.text


def test_who_is_not_here_is_told(site: httpx.Client) -> None:
    answer = site.get(f"{PRACTICE}&gemeente=oefen-krekelerzijl&gemeente=gm0629")
    assert answer.status_code == 400
    assert "is hier geen gemeente, geen andere eigenaar van een plan en geen geladen plan" in answer.text


def test_it_speaks_english_too(site: httpx.Client) -> None:
    page = site.get(in_language(f"{PRACTICE}&op=partner", "en")).text
    assert "Not found in the plan" in page
    assert "Compare by" in page
    assert "Wat anderen hebben" not in page
