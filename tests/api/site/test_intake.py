"""*Inlezen*: a file comes in, is looked at, mended, saved or thrown away, with forms that work without script."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from graph.model.identifiers import letters_and_digits
from tests.api.http.serving import PRACTICE
from tests.api.http.test_reviewed_imports import ROWS, word_file
from tests.api.site.conftest import asked_of
from tests.loaders.test_review_of_rows import TABLE
from tests.pages import in_language

OWNER = "oefen-pluvierdrecht"


@pytest.fixture
def own_site(filled_store: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The pages on a store of this test alone."""
    with asked_of(Path(shutil.copy(filled_store, tmp_path / "network.db"))) as client:
        yield client


def brought_in(
    site: httpx.Client, content: bytes | None = None, name: str = "plan.docx", owner: str = OWNER
) -> httpx.Response:
    """The answer to a file that is sent by the form."""
    file = word_file() if content is None else content
    return site.post("/inlezen", files={"bestand": (name, file)}, data={"eigenaar": owner})


def row_at(html: str, words: str) -> tuple[str, dict[str, str]]:
    """The name on the page and the hidden fields of the row of an action."""
    form = (
        r'<article [^>]*id="(rij-\w+)".*?name="anker" value="([^"]*)"><input type="hidden" name="gezien" value="(\w+)"'
    )
    rows = re.findall(form, html, re.S)
    (found,) = (
        (key, {"anker": unescape(anchor), "gezien": seen}) for key, anchor, seen in rows if words in unescape(anchor)
    )
    return found


def saved(site: httpx.Client, address: str) -> httpx.Response:
    """The answer to the button that saves, as its form stands on the page."""
    page = site.get(address).text
    found = re.search(r'name="weg" value="(\d+)"><input type="hidden" name="stand" value="(\w+)"', page)
    assert found is not None
    return site.post(f"{address}/opslaan", data={"weg": found[1], "stand": found[2]})


def actions(site: httpx.Client) -> int:
    total = site.get(f"/v1/actions?district={PRACTICE}").json()["total"]
    assert isinstance(total, int)
    return total


def test_a_word_file_is_read_mended_and_saved(own_site: httpx.Client) -> None:
    before = actions(own_site)
    sent = brought_in(own_site)
    assert sent.status_code == 303
    address = sent.headers["location"]
    page = own_site.get(address).text
    key, hidden = row_at(page, "kaart maken")
    assert "Het telt nog niet mee" in page
    assert "Dit plan is nieuw" in page
    assert actions(own_site) == before

    mended = own_site.post(
        f"{address}/rij",
        data={**hidden, "wie": ["Politie", ""], "rol": ["lead", "holder"], "wanneer": "Q3 2026"},
    )
    assert mended.status_code == 303
    assert mended.headers["location"].endswith(f"#{key}"), "the row that was changed has the focus"
    page = own_site.get(address).text
    assert "<bdi>Politie</bdi>" in page
    assert "Q3 2026" in page
    assert "nagekeken" in page

    done = saved(own_site, address)
    plan = address.removeprefix("/inlezen/").partition("?")[0]
    assert done.headers["location"].startswith(f"/plan/{plan}")
    assert actions(own_site) == before + 2
    assert "telt meteen mee" in own_site.get(f"/inlezen/{plan}").text
    held = own_site.get(f"/v1/responsibilities?plan={plan}&words=kaart&district={PRACTICE}").json()["items"]
    assert [(one["written"], one["role"]) for one in held] == [("Politie", "lead")]


def test_of_a_row_of_a_guessed_table_the_page_says_how_certain_it_is(own_site: httpx.Client) -> None:
    page = own_site.get(brought_in(own_site, TABLE.encode(), "plan.txt").headers["location"]).text
    assert (page.count("zekerheid 0,70<"), page.count("zekerheid 0,95<"), page.count("is-doubt")) == (2, 1, 0)


def test_a_row_that_is_no_action_goes_and_comes_back(own_site: httpx.Client) -> None:
    address = brought_in(own_site).headers["location"]
    _, hidden = row_at(own_site.get(address).text, "kaart maken")

    gone = own_site.post(f"{address}/rij", data={**hidden, "doen": "geen-actie"})
    without = own_site.get(address).text
    code = re.search(r'name="code" value="([^"]+)"', without)
    assert code is not None
    own_site.post(f"{address}/terug", data={"code": code[1]})

    assert gone.headers["location"].endswith("#verbeterd")
    assert "Er is 1 rij." in without
    assert "dit is geen actie" in without
    assert "Er zijn 2 rijen." in own_site.get(address).text


def test_nothing_is_kept_where_nothing_was_changed(own_site: httpx.Client) -> None:
    address = brought_in(own_site).headers["location"]
    _, hidden = row_at(own_site.get(address).text, "kaart maken")

    own_site.post(f"{address}/rij", data={**hidden, "wie": ["VTH"], "rol": ["holder"], "wanneer": "Q1 2026"})

    assert "Er is nog niets verbeterd" in own_site.get(address).text


def test_what_would_be_replaced_is_said_before_it_is(own_site: httpx.Client) -> None:
    first = brought_in(own_site).headers["location"]
    saved(own_site, first)
    address = brought_in(own_site, word_file(ROWS[:2])).headers["location"]
    before = actions(own_site)

    page = own_site.get(address).text
    not_told = own_site.post(f"{address}/opslaan", data={"weg": "0"})
    kept = actions(own_site)
    saved(own_site, address)

    assert "Er verdwijnt 1 actie:" in page
    assert "Loketten bezoeken" in page
    assert not_told.status_code == 409
    assert "Er is intussen iets veranderd" in not_told.text
    assert (kept, actions(own_site)) == (before, before - 1)


def test_what_is_thrown_away_leaves_all_as_it_was(own_site: httpx.Client) -> None:
    before = actions(own_site)
    address = brought_in(own_site).headers["location"]
    assert 'href="' + address.partition("?")[0] in own_site.get(f"/inlezen?district={PRACTICE}").text

    thrown = own_site.post(f"{address}/weg")

    assert thrown.headers["location"].startswith("/inlezen")
    assert "Er wacht geen plan" in own_site.get("/inlezen").text
    assert own_site.get(address).status_code == 404
    assert actions(own_site) == before


@pytest.mark.parametrize(
    ("content", "name", "owner", "told"),
    [
        (b"%PDF-1.7", "plan.pdf", OWNER, "PDF"),
        (b"Beste bewoners,\n\nTot ziens.\n", "brief.txt", OWNER, "actie"),
        (b"", "leeg.txt", OWNER, "geen tekst"),
        (b'{"form": "ketenkaart-plan/2"}', "plan.json", OWNER, "plan"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_on_the_page(
    site: httpx.Client, content: bytes | None, name: str, owner: str, told: str
) -> None:
    answer = brought_in(site, content, name, owner)

    assert answer.status_code == 400
    assert "Het bestand is niet ingelezen." in answer.text
    alert = re.search(r'role="alert".*?</div>', answer.text, re.S)
    assert alert is not None
    assert told in alert[0]
    assert "--" not in alert[0], "no option of the command line"


def test_no_file_at_all_is_told(site: httpx.Client) -> None:
    answer = site.post("/inlezen", files={"bestand": ("", b"")}, data={"eigenaar": ""})

    assert (answer.status_code, "Kies eerst een bestand." in answer.text) == (400, True)


def test_a_name_of_a_person_is_refused_at_its_row_and_stays_typed(own_site: httpx.Client) -> None:
    address = brought_in(own_site).headers["location"]
    key, hidden = row_at(own_site.get(address).text, "kaart maken")

    answer = own_site.post(
        f"{address}/rij", data={**hidden, "wie": ["VTH"], "rol": ["holder"], "wanneer": "bel 06-12345678"}
    )

    assert answer.status_code == 400
    assert "Ketenkaart bewaart geen personen" in answer.text
    assert 'value="bel 06-12345678"' in answer.text
    assert f'id="{key}"' in answer.text


def test_a_page_of_another_site_changes_nothing(own_site: httpx.Client) -> None:
    address = brought_in(own_site).headers["location"]

    for headers in ({"Origin": "https://elders.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert own_site.post(f"{address}/weg", headers=headers).status_code == 403

    assert own_site.get(address).status_code == 200
    assert own_site.get(address).headers["referrer-policy"] == "same-origin", "else a browser says the origin is null"


def test_it_speaks_english_too(own_site: httpx.Client) -> None:
    address = brought_in(own_site).headers["location"]

    page = own_site.get(in_language(address, "en")).text

    assert "Accept and save" in page
    assert '<bdi lang="nl">Een kaart maken.</bdi>' in page


def test_a_loaded_plan_is_mended_at_once(own_site: httpx.Client) -> None:
    address = "/inlezen/oefen-pluvierdrecht.2026"
    page = own_site.get(address).text
    assert "telt meteen mee" in page
    assert "Accepteren en opslaan" not in page
    before = actions(own_site)
    hidden = re.search(r'name="anker" value="([^"]*)"><input type="hidden" name="gezien" value="(\w+)"', page)
    assert hidden is not None

    sent = {"anker": unescape(hidden[1]), "gezien": hidden[2], "doen": "geen-actie"}
    own_site.post(f"{address}/rij", data=sent)

    assert actions(own_site) == before - 1


def test_what_is_no_form_of_ours_is_refused(site: httpx.Client) -> None:
    assert site.post("/inlezen", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 400
    assert site.post("/inlezen/oefen-pluvierdrecht.2026/rij", data={"anker": "{}"}).status_code == 400
    assert site.get("/inlezen/oefen-nergens.2026").status_code == 404


def test_an_action_leads_to_the_form_of_its_row(site: httpx.Client) -> None:
    """From the names, the timing and the quote; the row is found by its words, and its form stands open."""
    action = site.get(f"/v1/actions?district={PRACTICE}&plan=oefen-pluvierdrecht.2026").json()["items"][0]
    page = site.get(f"/actie/{action['id']}").text
    ways = [unescape(way) for way in re.findall(r'href="(/inlezen/[^"]*#klopt-niet)"', page)]
    assert len(ways) == 3
    assert len(set(ways)) == 1

    review = site.get(ways[0]).text

    opened = re.search(r'<details class="mending" open id="klopt-niet">.*?name="anker" value="([^"]*)"', review, re.S)
    assert opened is not None
    assert letters_and_digits(json.loads(unescape(opened[1]))["words"]) == letters_and_digits(action["text"])


def test_what_is_no_action_of_the_plan_opens_nothing(site: httpx.Client) -> None:
    review = site.get("/inlezen/oefen-pluvierdrecht.2026?actie=nergens").text

    assert 'class="mending" open' not in review
    assert 'id="klopt-niet"' in review
