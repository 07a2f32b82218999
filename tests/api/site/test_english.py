"""English at a switch: an address says which language its page is in, and no page stands in for another."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.api.site.test_pages import POLICY
from tests.pages import in_language

ACTION = "/actie/gm1916.2025.44618b9b46"


def with_language(path: str) -> str:
    return in_language(path, "en")


def switch(html: str) -> tuple[str, str, str]:
    """Address, language and name of the switch of a page."""
    found = re.findall(r'<p class="switch"><a href="([^"]*)" lang="(\w+)" hreflang="\2">(\w+)</a></p>', html)
    assert len(found) == 1
    return unescape(found[0][0]), found[0][1], found[0][2]


def address(link: str) -> tuple[str, list[tuple[str, str]]]:
    split = urlsplit(link)
    return split.path, sorted(parse_qsl(split.query))


def test_the_switch_leads_to_the_same_page_and_back(site: httpx.Client, pages: tuple[str, ...]) -> None:
    for path in pages:
        there, lang, name = switch(site.get(path).text)
        assert (lang, name) == ("en", "English"), path
        assert address(there) == address(with_language(path))
        english = site.get(there)
        assert english.status_code == 200, path
        assert '<html lang="en">' in english.text, path
        back, lang, name = switch(english.text)
        assert (lang, name) == ("nl", "Nederlands"), path
        assert address(back) == address(path)


def test_every_way_on_keeps_the_language(site: httpx.Client, pages: tuple[str, ...]) -> None:
    for path in pages:
        html, dutch = site.get(with_language(path)).text, site.get(path).text
        back = switch(html)[0]
        ways = {link for link in re.findall(r'href="(/[^"]*)"', html) if not link.startswith("/static/")}
        lost = [link for link in map(unescape, ways) if link != back and ("taal", "en") not in address(link)[1]]
        assert lost == [], path
        forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
        posted = [form for form in forms if 'method="post"' in form]
        assert [form for form in posted if not re.search(r'action="[^"]*taal=en"', form)] == [], path
        asked = [form for form in forms if form not in posted]
        assert [form for form in asked if '<input type="hidden" name="taal" value="en">' not in form] == [], path
        assert "taal=" not in unescape(dutch.replace(switch(dutch)[0].replace("&", "&amp;"), "")), path


@pytest.mark.parametrize("path", ["/", "/overleg", "/netwerk?rond=coa", ACTION])
def test_no_page_stands_in_for_the_one_in_the_other_language(site: httpx.Client, path: str) -> None:
    dutch, english = site.get(path), site.get(with_language(path))
    assert dutch.headers["etag"] != english.headers["etag"]
    for asked, known in ((with_language(path), dutch), (path, english)):
        assert site.get(asked, headers={"If-None-Match": known.headers["etag"]}).status_code == 200
    again = site.get(with_language(path), headers={"If-None-Match": english.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("value", ["de", "EN", "nl-NL", "en,nl", "../en", "<script>", "\u202een", "\x00", "e" * 5000])
def test_another_language_is_a_clear_problem_in_dutch(site: httpx.Client, value: str) -> None:
    for path in ("/", "/organisatie/coa", "/netwerk/tekening.svg"):
        answer = site.get(path, params={"taal": value})
        assert answer.status_code == 400, path
        assert '<html lang="nl">' in answer.text
        assert " bestaat niet. Kies uit: nl, en." in answer.text
        assert "<script" not in answer.text
        assert switch(answer.text)[0] == f"{path}?taal=en"


def test_the_last_language_counts_and_none_is_dutch(site: httpx.Client) -> None:
    assert '<html lang="en">' in site.get("/?taal=nl&taal=en").text
    for path in ("/?taal=nl", "/?taal=", "/?taal=en&taal=nl"):
        answer = site.get(path)
        assert answer.status_code == 200
        assert '<html lang="nl">' in answer.text
        assert switch(answer.text)[0] == "/?taal=en"


@pytest.mark.parametrize("path", ["//elders.example/nergens", "/%2F/elders.example", "/\\elders.example/%0D%0Ax:1"])
def test_the_switch_of_a_problem_stays_on_this_machine(site: httpx.Client, path: str) -> None:
    answer = site.get(str(site.base_url) + path)
    assert answer.status_code == 404
    there = switch(answer.text)[0]
    assert re.match(r"/[^/\\]", there), there
    assert there.endswith("?taal=en")


def test_files_to_take_along_are_in_the_language_of_the_page(site: httpx.Client) -> None:
    drawn = site.get("/netwerk/tekening.svg?taal=en")
    assert drawn.headers["content-disposition"] == 'attachment; filename="network.svg"'
    assert 'lang="en"' in drawn.text
    assert "no action under this name" in drawn.text
    assert re.search(r'<text [^>]*lang="nl"[^>]*>COA</text>', drawn.text)
    alone = site.get("/netwerk/los-bestand.html?taal=en")
    assert alone.headers["content-disposition"] == 'attachment; filename="network.html"'
    assert '<html lang="en">' in alone.text
    assert "Geschreven als" not in alone.text


def test_what_the_plan_says_stays_dutch_and_is_marked(site: httpx.Client) -> None:
    """The words of lines 517 and 518 of the plan, on an English page."""
    html = site.get(with_language(ACTION)).text
    assert "lines 517–518" in html
    assert '<span class="text" lang="nl"><mark class="is-action">Opvang voor mannelijke slachtoffers</mark>' in html
    assert re.search(r'<bdi lang="nl">[^<]*mannelijke', html)
    assert ' lang="nl"' not in site.get(ACTION).text.replace('<html lang="nl">', "")
