"""axe on every page of the router, in both languages, in light, dark and forced colours, on a laptop and two phones.

In Dutch all rules run at every width, for what is seen differs with it. What a colour scheme changes is colours, and
those do not hang on the language: there only the rules about colours run, once for each way that a page is laid out. In
English, where words have other lengths, all rules run on the widest and on the narrowest screen.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from benchmarks.product import page_paths
from graph.store.sqlite import open_sqlite_store
from tests.graph.analysis.real_view import DISTRICT
from tests.pages import in_language, pages_at

WIDTHS = (1366, 390, 320)
SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
WAYS: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    language: dict.fromkeys(WIDTHS, tuple(SCHEMES)) for language in ("nl", "en")
}
"""In which schemes axe runs on the page at each path, for each language and width."""
FILTERED: Mapping[str, Mapping[int, tuple[str, ...]]] = {"nl": {1366: ("light",), 320: ("light",)}}
"""The same for that page with each of its filters, which shows other words in the same parts."""
OPENED = {
    "/": ("/?rijen=soort&kolommen=planning&cel=ngo~ongoing#cel",),
}
"""What opens on a page by its address alone."""
WRONG = ("/nergens", "/netwerk?rijen=kind")
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"],
    "resultTypes": ["violations"],
}
"""All but the rules of level AAA; those of WCAG 2.2 and the experimental ones run only when they are named."""
_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


def at_once(addresses: tuple[str, ...]) -> list[str]:
    """The first of the addresses that differ only in what a filter is asked with."""
    found: dict[str, str] = {}
    for one in addresses:
        found.setdefault(re.sub(r"=[^&]*", "", one), one)
    return list(found.values())


@pytest.mark.parametrize("path", [*page_paths(), "wrong"])
def test_axe_finds_nothing(online: Page, address: str, store_path: Path, path: str) -> None:
    if path == "wrong":
        walked = list(WRONG)
    else:
        with open_sqlite_store(store_path) as store, httpx.Client(base_url=address, timeout=60) as client:
            walked = [*at_once(pages_at(client, path, store.read_view(DISTRICT))), *OPENED.get(path, ())]
    found: list[str] = []
    for at, one in enumerate(walked):
        ways = WAYS if at == 0 or path == "wrong" else FILTERED
        for language in ways:
            # What differs only behind the sign # is no new page for the browser.
            online.goto("about:blank")
            online.goto(in_language(one, language))
            expect(online.locator("html")).to_have_attribute("lang", language)
            found += wrong_on(online, in_language(one, language), ways[language])
    assert found == []


@pytest.mark.parametrize(("path", "opener"), [("/", "#vak-p1-shop-4"), ("/netwerk", "[id='knoop-shop']")])
def test_axe_finds_nothing_in_what_is_opened_beside(online: Page, path: str, opener: str) -> None:
    online.goto(path)
    online.locator(opener).click()
    expect(online.locator(".panel.is-open")).to_be_visible()
    assert wrong_on(online, path, WAYS["nl"]) == []


def wrong_on(page: Page, name: str, ways: Mapping[int, tuple[str, ...]]) -> list[str]:
    """What axe finds on an opened page at each width, and whether it is wider than the screen."""
    page.evaluate(Axe().axe_script)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        for scheme in ways.get(width, ()):
            page.emulate_media(**SCHEMES[scheme])  # type: ignore[arg-type]
            rules = _RULES if scheme == "light" else _COLOURS
            found += [f"{name} {width} {scheme}: {one}" for one in violations(page, rules)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name} {width}: wider than the screen")
    return found


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, in words: each rule with the first place that breaks it."""
    said = "(one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html} ${one.nodes[0].failureSummary}`"
    return [
        str(one) for one in page.evaluate(f"(rules) => axe.run(rules).then((all) => all.violations.map({said}))", rules)
    ]
