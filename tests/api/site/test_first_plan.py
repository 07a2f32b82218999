"""The first plan in a store without anything, and a plan of which nobody knows the owner: on the pages alone."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.api.http.test_reviewed_imports import word_file
from tests.api.site.conftest import asked_of
from tests.api.site.test_intake import brought_in, saved
from tests.pages import in_language


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[httpx.Client]:
    with asked_of(tmp_path / "network.db") as client:
        yield client


def test_the_first_plan_comes_in_and_there_is_a_network(empty_site: httpx.Client) -> None:
    start = empty_site.get("/inlezen")
    assert start.status_code == 200
    assert "Er is nog geen plan. Begin hier" in start.text
    assert empty_site.get(in_language("/inlezen", "en")).status_code == 200

    address = brought_in(empty_site, owner="Zoetermeer").headers["location"]
    done = saved(empty_site, address)

    plan = empty_site.get(done.headers["location"])
    assert plan.status_code == 200
    assert 'href="/netwerk?plan=gm0637' in plan.text
    assert empty_site.get("/netwerk").status_code == 200


def test_a_municipality_that_is_in_no_district_counts_for_its_region(empty_site: httpx.Client) -> None:
    question = brought_in(empty_site, owner="").headers["location"]
    page = empty_site.get(question)
    assert page.status_code == 200
    assert "Van wie dit plan is, staat niet in de tekst." in page.text

    asked = empty_site.post(question, data={"eigenaar": "Almere"})
    district = re.search(r'name="voor" value="(\w+)" checked', asked.text)
    assert asked.status_code == 400
    assert district is not None
    answer = empty_site.post(question, data={"eigenaar": "Almere", "voor": district[1]})

    assert district[1] == "vr25"
    assert empty_site.get(answer.headers["location"]).status_code == 200
    assert empty_site.get(saved(empty_site, answer.headers["location"]).headers["location"]).status_code == 200
    assert empty_site.get(question).status_code == 404, "it waits no more"


def test_every_municipality_can_be_chosen(empty_site: httpx.Client) -> None:
    names = re.findall(r'<option value="([^"]+)"', empty_site.get("/inlezen").text)

    assert len(names) >= 342
    assert len(set(names)) == len(names)
    assert {"Zoetermeer", "Den Haag", "'s-Hertogenbosch", "Bergen (L)", "Bergen (NH)"} <= set(map(unescape, names))


@pytest.mark.parametrize("typed", ["Nergenshuizen", "<b>x</b>"])
def test_an_owner_that_is_not_known_is_asked_when_the_file_is_read(empty_site: httpx.Client, typed: str) -> None:
    question = brought_in(empty_site, owner=typed)
    page = empty_site.get(question.headers["location"]).text

    assert question.status_code == 303
    assert "is niet bekend" in page
    assert "<b>x" not in page
    where = question.headers["location"].partition("?")[0]
    for owner, status in (("", 400), ("Nergenshuizen", 400), ("x" * 5_000, 400), ("Pluvierdrecht", 303)):
        assert empty_site.post(where, data={"eigenaar": owner}).status_code == status, owner


def test_a_plan_that_waits_for_its_owner_is_listed_and_can_be_thrown_away(empty_site: httpx.Client) -> None:
    question = brought_in(empty_site, word_file(), "plan <i>.docx", "").headers["location"]
    assert question.partition("?")[0] in empty_site.get("/inlezen").text

    thrown = empty_site.post(f"{question}/weg")

    assert thrown.status_code == 303
    assert "Er wacht geen plan." in empty_site.get("/inlezen").text
    assert empty_site.post(f"{question}/weg").status_code == 404
    assert empty_site.post(question, data={"eigenaar": "Zoetermeer"}).status_code == 404
