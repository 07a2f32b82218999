"""*Wat als*: a change by a form, what it comes to, and a scenario that becomes a proposal."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import STAMP
from tests.api.site.conftest import asked_of

PAGE, CHANGE = "/wat-als?district=oefendistrict", "/wat-als/wijziging?district=oefendistrict"


@pytest.fixture
def own_site(filled_store: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The pages on a store of this test alone."""
    with asked_of(Path(shutil.copy(filled_store, tmp_path / "network.db"))) as client:
        yield client


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def kept(site: httpx.Client, name: str = "Zonder Dagraam") -> str:
    """The code of a scenario that is kept by the form."""
    sent = site.post("/wat-als/scenario?district=oefendistrict", data={"heet": name, "zonder": "oefen-dagraam"})
    assert sent.status_code == 303, sent.text
    found = re.search(r"/wat-als/scenario/(\w+)/voorstel", site.get(PAGE).text)
    assert found is not None
    return found[1]


def test_without_a_change_there_is_only_a_choice(site: httpx.Client) -> None:
    page = site.get(PAGE).text
    assert "Wat er dan in de plannen staat" not in page
    assert '<option value="oefen-dagraam">Steunpunt Dagraam</option>' in page
    assert "Er is nog geen scenario bewaard." in page


def test_a_change_leads_to_the_page_with_it(site: httpx.Client) -> None:
    sent = site.post(CHANGE, data={"doen": "weg", "een": "oefen-dagraam"})
    assert sent.status_code == 303
    assert sent.headers["location"] == "/wat-als?zonder=oefen-dagraam&district=oefendistrict"
    page = plain(site.get(sent.headers["location"]).text)
    assert "Bij 7 van de 49 acties valt in het plan de enige houder (van buiten) weg." in page
    assert "Vlonderhuizen : bij 3 van de 10 acties andere houders" in page
    assert "Wat niet meer opvalt, is daarmee niet opgelost." in page


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (
            {"doen": "samen", "een": "oefen-dagraam", "ander": "oefen-ankerkiel"},
            "samen=oefen-dagraam%3Doefen-ankerkiel",
        ),
        ({"doen": "heet", "een": "oefen-dagraam", "heet": " Huis  & Haard "}, "naam=oefen-dagraam%3DHuis+%26+Haard"),
        ({"doen": "nieuw", "heet": "Zee = Wind", "soort": "ngo"}, "erbij=Zee+%3D+Wind%3Dngo"),
        ({"doen": "weg", "een": "oefen-vlonderhuizen.2026"}, "zonder=oefen-vlonderhuizen.2026"),
    ],
)
def test_every_form_adds_its_change(site: httpx.Client, typed: dict[str, str], address: str) -> None:
    sent = site.post(CHANGE, data={**typed, "zonder": "oefen-inktlijn"})
    assert sent.status_code == 303, sent.text
    assert address in sent.headers["location"]
    assert "zonder=oefen-inktlijn" in sent.headers["location"]
    assert site.get(sent.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"doen": "weg"}, "Vul alle velden van de wijziging in."),
        ({"doen": "iets anders"}, "Vul alle velden van de wijziging in."),
        ({"doen": "weg", "een": "<script>alert(1)</script>"}, "is hier geen partij, geen plan en geen taak"),
        ({"doen": "samen", "een": "oefen-dagraam", "ander": "oefen-dagraam"}, "is al dezelfde partij"),
        ({"doen": "heet", "een": "oefen-dagraam", "heet": "Opvanghuis Ankerkiel"}, "is al de naam van een partij"),
        ({"doen": "nieuw", "heet": "x" * 300, "soort": "ngo"}, "ten hoogste 200 tekens"),
        ({"doen": "houder", "een": "oefen-dagraam", "actie": "nergens"}, "is geen actie in dit district"),
    ],
)
def test_what_cannot_be_changed_is_told_and_the_rest_stays(
    site: httpx.Client, typed: dict[str, str], told: str
) -> None:
    answer = site.post(CHANGE, data={**typed, "zonder": "oefen-inktlijn"})
    assert answer.status_code == 400
    alert = re.search(r'role="alert">(.*?)</p>', answer.text)
    assert alert is not None
    assert told in alert[1]
    assert "Zonder Rechtshulp Inktlijn" in answer.text
    assert "<script>alert" not in answer.text


def test_an_address_that_fits_nothing_is_told(site: httpx.Client) -> None:
    answer = site.get(f"{PAGE}&zonder=nergens")
    assert answer.status_code == 400
    assert "is hier geen partij, geen plan en geen taak" in answer.text


def test_a_scenario_is_kept_proposed_and_shown_to_the_meeting(own_site: httpx.Client) -> None:
    code = kept(own_site)
    before = own_site.get("/overleg?district=oefendistrict")
    assert "Voorstellen" not in before.text

    sent = own_site.post(f"/wat-als/scenario/{code}/voorstel?district=oefendistrict")
    assert sent.headers["location"] == "/overleg?district=oefendistrict#voorstellen"
    meeting = own_site.get(sent.headers["location"], headers={"If-None-Match": before.headers["ETag"]})
    assert meeting.status_code == 200, "a proposal changes the page, though no plan changed"
    page = plain(meeting.text)
    assert "Voorstel: Zonder Dagraam Zonder Steunpunt Dagraam ." in page
    assert "Een voorstel is geen bevinding" in page
    assert "Nemen we dit voorstel over?" in page

    own_site.post(f"/wat-als/scenario/{code}/terug?district=oefendistrict")
    assert "Voorstellen" not in own_site.get("/overleg?district=oefendistrict").text
    own_site.post(f"/wat-als/scenario/{code}/weg?district=oefendistrict")
    assert "Er is nog geen scenario bewaard." in own_site.get(PAGE).text


def test_a_proposal_that_no_longer_fits_says_so(own_site: httpx.Client, tmp_path: Path) -> None:
    data = {"heet": "Zonder plan", "zonder": "oefen-vlonderhuizen.2026"}
    assert own_site.post("/wat-als/scenario?district=oefendistrict", data=data).status_code == 303
    code = re.search(r"/wat-als/scenario/(\w+)/voorstel", own_site.get(PAGE).text)
    assert code is not None
    own_site.post(f"/wat-als/scenario/{code[1]}/voorstel?district=oefendistrict")
    with open_sqlite_store(tmp_path / "network.db") as store:
        store.remove_plan("oefen-vlonderhuizen.2026", STAMP)

    page = plain(own_site.get("/overleg?district=oefendistrict").text)
    assert "Dit voorstel past niet meer bij de geladen plannen." in page
    assert "is hier geen partij, geen plan en geen taak" in page


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"heet": "", "zonder": "oefen-dagraam"}, "Geef het scenario een naam"),
        ({"heet": "Leeg"}, "Een scenario heeft ten minste één wijziging."),
        ({"heet": "Bel 06-12345678", "zonder": "oefen-dagraam"}, "geen namen van personen"),
    ],
)
def test_what_is_not_kept_is_told(own_site: httpx.Client, data: dict[str, str], told: str) -> None:
    answer = own_site.post("/wat-als/scenario?district=oefendistrict", data=data)
    assert answer.status_code == 400
    assert told in answer.text
    assert "Er is nog geen scenario bewaard." in answer.text


def test_two_scenarios_have_two_names(own_site: httpx.Client) -> None:
    kept(own_site)
    again = own_site.post(
        "/wat-als/scenario?district=oefendistrict", data={"heet": "zonder dagraam", "zonder": "oefen-inktlijn"}
    )
    assert again.status_code == 400
    assert "Er is al een scenario met de naam" in again.text


def test_a_page_of_another_site_changes_nothing(own_site: httpx.Client) -> None:
    answer = own_site.post(
        "/wat-als/scenario?district=oefendistrict",
        data={"heet": "Van elders", "zonder": "oefen-dagraam"},
        headers={"Origin": "https://elders.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403
    assert "Er is nog geen scenario bewaard." in own_site.get(PAGE).text


def test_the_page_of_a_party_leads_to_it(site: httpx.Client) -> None:
    page = site.get("/organisatie/oefen-dagraam?district=oefendistrict").text
    assert 'href="/wat-als?zonder=oefen-dagraam&amp;district=oefendistrict"' in page
