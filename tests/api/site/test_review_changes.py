"""*Nakijken*: every correction by a form, taken back by one too; and two people who look at one plan at once."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.http.test_reviewed_imports import ROWS, word_file
from tests.api.site.conftest import asked_of
from tests.api.site.test_intake import brought_in, row_at, saved

FOUR = (*ROWS, ("Een folder drukken en de folder rondbrengen.", "GGD", "2026"))
MISSED = "Ook komt er een avond voor ouders."


@pytest.fixture
def own_site(filled_store: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The pages on a store of this test alone."""
    with asked_of(Path(shutil.copy(filled_store, tmp_path / "network.db"))) as client:
        yield client


@pytest.fixture
def address(own_site: httpx.Client) -> str:
    """The page of a draft of three actions."""
    return brought_in(own_site, word_file(FOUR)).headers["location"]


def texts(site: httpx.Client, address: str) -> list[str]:
    return re.findall(r'<h3 id="rij-\w+-kop"><bdi>(.*?)</bdi>', site.get(address).text)


def typed(hidden: dict[str, str], **changed: object) -> dict[str, object]:
    """The form of the row of the folder, with something else in it."""
    row = {"wie": ["GGD"], "rol": ["holder"], "wanneer": "2026", "voor": "", "woorden": FOUR[3][0]}
    return {**hidden, **row, **changed}


def taken_back(site: httpx.Client, address: str) -> None:
    code = re.search(r'name="code" value="([^"]+)"', site.get(address).text)
    assert code is not None
    assert site.post(f"{address}/terug", data={"code": code[1]}).status_code == 303


def test_for_whom_an_action_is_can_be_said_and_taken_back(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "folder")

    sent = own_site.post(f"{address}/rij", data=typed(hidden, voor="jongeren\r\n\r\nouders "))
    told = own_site.get(address).text
    taken_back(own_site, address)

    assert sent.status_code == 303
    assert "<dt>Voor wie</dt><dd><bdi>jongeren, ouders</bdi></dd>" in told
    assert "<dt>Voor wie</dt>" not in own_site.get(address).text


def test_a_row_of_two_actions_is_cut_and_both_keep_holder_and_timing(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "folder")
    words = "Een folder drukken\r\n\r\nde folder rondbrengen."

    sent = own_site.post(f"{address}/rij", data=typed(hidden, woorden=words, wanneer="2027"))
    cut = texts(own_site, address)
    page = own_site.get(address).text

    assert sent.status_code == 303, sent.text
    assert {"Een folder drukken", "de folder rondbrengen."} < set(cut)
    assert page.count("<bdi>2027</bdi>") >= 2
    assert "dit zijn 2 acties" in page


def test_a_row_joins_the_next_and_comes_apart_again(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "kaart maken")

    sent = own_site.post(f"{address}/rij", data={**hidden, "doen": "samenvoegen"})
    joined = texts(own_site, address)
    taken_back(own_site, address)

    assert sent.status_code == 303, sent.text
    assert "Een kaart maken. Loketten bezoeken." in joined
    assert len(joined) == 2
    assert len(texts(own_site, address)) == 3


@pytest.mark.parametrize("words", ["Iets heel anders.", "Een kaart maken.", "Loketten bezoeken.\r\n\r\nEen folder"])
def test_words_that_stand_nowhere_or_in_another_row_are_no_bounds(
    own_site: httpx.Client, address: str, words: str
) -> None:
    key, hidden = row_at(own_site.get(address).text, "folder")

    sent = own_site.post(f"{address}/rij", data=typed(hidden, woorden=words))

    assert sent.status_code == 400
    assert f'id="{key}"' in sent.text
    assert words.split("\r")[0] in sent.text, "what was typed is still there"
    assert len(texts(own_site, address)) == 3


def test_an_action_that_was_missed_is_added_by_its_words(own_site: httpx.Client) -> None:
    text = f"Uitvoeringsplan 2026\n\nActie | Wie | Wanneer\nEen kaart maken. | VTH | Q1 2026\n\n{MISSED}\n"
    address = brought_in(own_site, text.encode(), "plan.txt").headers["location"]
    lines = own_site.get(address, params={"regel": "6"}).text
    assert f"{MISSED}</textarea>" in lines, "lines of the source are taken over"

    data = {"woorden": MISSED, "wie": ["GGD", ""], "rol": ["lead", "holder"], "wanneer": "najaar 2026"}
    sent = [own_site.post(f"{address}/erbij", data=data) for _ in range(2)]
    page = own_site.get(address).text

    assert [one.status_code for one in sent] == [303, 303]
    assert MISSED in texts(own_site, address)
    assert page.count("deze actie is niet gelezen en hoort er wel bij") == 1, "who presses twice adds it once"
    taken_back(own_site, address)
    assert MISSED not in texts(own_site, address)


@pytest.mark.parametrize(
    ("words", "told"), [("", "Vul de woorden van de actie in."), ("Staat er niet.", "Niet bewaard.")]
)
def test_an_action_that_stands_nowhere_is_not_added(
    own_site: httpx.Client, address: str, words: str, told: str
) -> None:
    sent = own_site.post(f"{address}/erbij", data={"woorden": words, "wie": ["GGD"], "rol": ["holder"]})

    assert sent.status_code == 400
    assert told in sent.text
    assert 'value="GGD"' in sent.text
    assert len(texts(own_site, address)) == 3


def test_who_mends_what_somebody_else_just_mended_is_told(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "folder")
    first = own_site.post(f"{address}/rij", data=typed(hidden, wie=["SHOP"]))

    second = own_site.post(f"{address}/rij", data=typed(hidden, wie=["VTH"]))

    assert first.status_code == 303
    assert second.status_code == 409
    assert "Iemand anders veranderde deze rij net." in second.text
    assert "<bdi>SHOP</bdi>" in second.text, "what it says now"
    assert 'value="VTH"' in second.text, "and what was typed"
    page = own_site.get(address).text
    assert page.count("houder: SHOP") == 1
    assert "houder: VTH" not in page


def test_who_presses_twice_mends_once(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "folder")

    for change in (typed(hidden, wie=["SHOP"]), {**hidden, "doen": "geen-actie"}):
        _, hidden = row_at(own_site.get(address).text, "folder")
        change = {**change, **hidden}
        assert [own_site.post(f"{address}/rij", data=change).status_code for _ in range(2)] == [303, 303]

    page = own_site.get(address).text
    assert (page.count("houder: SHOP"), page.count("dit is geen actie")) == (1, 1)


def test_who_mends_what_was_thrown_away_is_told(own_site: httpx.Client, address: str) -> None:
    _, hidden = row_at(own_site.get(address).text, "folder")
    own_site.post(f"{address}/weg")

    for path, data in (("rij", typed(hidden, wie=["SHOP"])), ("erbij", {"woorden": "x"}), ("opslaan", {}), ("weg", {})):
        answer = own_site.post(f"{address}/{path}", data=data)
        assert answer.status_code == 409, path
        assert "Iemand anders heeft dit plan opgeslagen, weggegooid of veranderd." in answer.text


def test_who_saves_what_somebody_else_just_mended_looks_again(own_site: httpx.Client, address: str) -> None:
    page = own_site.get(address).text
    stand = re.search(r'name="stand" value="(\w+)"', page)
    assert stand is not None
    _, hidden = row_at(page, "folder")
    own_site.post(f"{address}/rij", data=typed(hidden, wie=["SHOP"]))

    answer = own_site.post(f"{address}/opslaan", data={"weg": "0", "stand": stand[1]})

    assert answer.status_code == 409
    assert "Er is intussen iets veranderd aan dit plan." in answer.text
    assert "Het telt nog niet mee." in own_site.get(address).text


def test_who_saves_twice_saves_once(own_site: httpx.Client, address: str) -> None:
    page = own_site.get(address).text
    stand = re.search(r'name="stand" value="(\w+)"', page)
    assert stand is not None
    assert saved(own_site, address).status_code == 303

    again = own_site.post(f"{address}/opslaan", data={"weg": "0", "stand": stand[1]})

    assert again.headers["location"].startswith("/plan/")


def test_a_name_with_markup_stays_text(own_site: httpx.Client) -> None:
    name = '<img src=x onerror="alert(1)">.docx'
    address = brought_in(own_site, word_file(FOUR), name).headers["location"]

    for page in (own_site.get(address).text, own_site.get("/inlezen").text):
        assert "<img" not in page
    assert "&lt;img src=x" in own_site.get("/inlezen").text


@pytest.mark.parametrize(
    "much", [{"wie": ["GGD"] * 51, "rol": ["holder"] * 51}, {"voor": "a\n" * 51}, {"woorden": "a" * 200_001}]
)
def test_more_than_the_form_takes_is_refused(own_site: httpx.Client, address: str, much: dict[str, object]) -> None:
    """At 50 holders or groups, and at as many letters as a text of the public form may have."""
    _, hidden = row_at(own_site.get(address).text, "folder")

    assert own_site.post(f"{address}/rij", data=typed(hidden, **much)).status_code == 400
    assert "Er is nog niets verbeterd." in own_site.get(address).text
