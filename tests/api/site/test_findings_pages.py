"""Findings on pages: every quote leads to its lines, headings say what is so, and each finding has its own page."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from api.site.about_findings import BETWEEN, CHECK, HEADINGS, OPEN, heading_of_rule, rules_under
from graph import open_store, read_network
from graph.analysis.rules import RULES
from graph.model.identifiers import letters_and_digits
from graph.network import Network
from graph.questions import WhichFindings
from tests.api.http.serving import NOW, PRACTICE
from tests.api.site.test_pages import get, words
from tests.api.site.test_source import FILE
from tests.graph.analysis.real_view import DISTRICT

QUOTE = re.compile(r"<blockquote[^>]*><p><bdi>(.*?)</bdi></p></blockquote>\s*<p class=\"where\">(.*?)</p>", re.S)
ADDRESS = re.compile(r'<a class="placed" href="([^"]+)"')


@pytest.fixture(scope="module")
def networks(filled_store: Path) -> tuple[Network, ...]:
    with open_store(str(filled_store)) as store:
        return tuple(read_network(store, district) for district in (DISTRICT, PRACTICE))


def quotes_on(html: str) -> Iterator[tuple[str, str]]:
    """Each quote of a page, with where it leads."""
    for quote, where in QUOTE.findall(html):
        found = ADDRESS.search(where)
        assert found is not None, where
        text = re.sub(r'<span class="odd-room" aria-hidden="true">\ufffd</span>|<[^>]+>', "", quote)
        yield unescape(text), unescape(found[1])


def test_every_quote_of_every_finding_leads_to_its_lines(site: httpx.Client, networks: tuple[Network, ...]) -> None:
    """Each quote of the given plan is looked up in the file itself, on the lines that its address names."""
    lines = FILE.read_text("utf-8").split("\n")
    seen: list[tuple[str, int]] = []
    network = networks[0]
    for finding in network.findings.findings:
        html = get(site, f"/bevinding/{finding.id}")
        found = list(quotes_on(html))
        assert len(found) == len(finding.evidence)
        for quote, address in found:
            at = re.fullmatch(r"/plan/gm1916\.2025/bron\?regel=(\d+)(?:&tot=(\d+))?#r(\d+)", address)
            assert at is not None, address
            first, last = int(at[1]), int(at[2] or at[1])
            there = letters_and_digits(" ".join(lines[first - 1 : last]))
            assert letters_and_digits(quote.removesuffix(" …")) in there, (quote, address)
            seen.append((address, first))
    assert len(seen) >= 100
    for address, line in dict(seen).items():
        assert f'id="r{line}"' in get(site, address), address


def test_the_agenda_and_the_list_lead_to_the_lines_too(site: httpx.Client) -> None:
    for path in ("/overleg", f"/overleg?district={PRACTICE}", "/bevindingen", f"/bevindingen?district={PRACTICE}"):
        found = list(quotes_on(get(site, path)))
        assert len(found) > 10
        # Two plans were entered by hand, without a document: their words lead to the action, or its place in the plan.
        by_hand = r"/(actie/|plan/[^/?]+\?ambitie=)oefen-(krekelerzijl|vlonderhuizen)\.2026\."
        by_hand = rf"{by_hand}|/plan/oefen-(krekelerzijl|vlonderhuizen)\.2026\?ambitie="
        assert all(re.match(rf"/plan/[^/]+/bron\?regel=\d+|{by_hand}", address) for _, address in found)


def test_headings_say_what_stands_under_them() -> None:
    """Only what is found between plans says that plans differ; what one plan says in two ways is to be checked."""
    between = {rule.id for rule in RULES if rule.between is not None}
    assert set(rules_under(BETWEEN)) <= between
    assert "district.said-by-another-plan-not-confirmed" in rules_under(BETWEEN)
    assert "ambition.holder-not-named-as-partner" in rules_under(CHECK)
    assert "plan.partner-without-task" in rules_under(OPEN)
    assert HEADINGS[OPEN] == "Wat nog open is"
    assert sorted(rule for heading in HEADINGS for rule in rules_under(heading)) == sorted(rule.id for rule in RULES)


def test_one_plan_alone_never_says_different_things(site: httpx.Client) -> None:
    said = words(get(site, "/overleg?punten=1"))
    assert "Plannen zeggen iets verschillends" not in said
    assert "Wat niet genoemd is" not in said
    assert "Om na te kijken" in said


def test_every_finding_is_in_the_list_and_has_a_page(site: httpx.Client, networks: tuple[Network, ...]) -> None:
    for network in networks:
        listed: list[str] = []
        address: str | None = f"/bevindingen?district={network.district.id}"
        while address is not None:
            html = get(site, address)
            listed += [unescape(found) for found in re.findall(r'<li class="card" id="([^"]+)"', html)]
            after = re.search(r'rel="next" href="([^"]+)"', html)
            address = None if after is None else unescape(after[1])
        assert listed == [one.id for one in WhichFindings().of(network, NOW.date()).findings]
        for finding in network.findings.findings:
            html = get(site, f"/bevinding/{finding.id}?district={network.district.id}")
            assert finding.question.nl in unescape(html)
            assert heading_of_rule(finding.rule) in HEADINGS


def test_a_finding_that_is_no_more_is_not_there(site: httpx.Client) -> None:
    assert site.get("/bevinding/action-without-holder:nowhere").status_code == 404


def test_what_is_not_among_the_points_is_one_line_each(site: httpx.Client, networks: tuple[Network, ...]) -> None:
    """The points, the patterns and the lines below them are all findings, counted under their headings."""
    html = get(site, "/overleg")
    counted = [int(number) for number in re.findall(r'<h2>[^<]*<span class="at">\((\d+)\)</span></h2>', html)]
    below = re.findall(r'<ul class="plain-list rest">(.*?)</ul>', html, re.S)
    assert [min(20, number) for number in counted] == [one.count("<li id=") for one in below]
    assert sum(counted) < len(networks[0].findings.findings)
