"""Every colour of the screen is a token, so that each scheme has its own value for it; paper is always light."""

import re

import pytest

from tests.conftest import ROOT

SHEETS = ("api/parts/templates/page.css", "api/site/static/site.css")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b", re.IGNORECASE)
PAPER = re.compile(r"@media print \{")


def without_paper(sheet: str) -> str:
    """The sheet without what is for paper only."""
    while (found := PAPER.search(sheet)) is not None:
        depth, end = 1, found.end()
        while depth > 0:
            depth += {"{": 1, "}": -1}.get(sheet[end], 0)
            end += 1
        sheet = sheet[: found.start()] + sheet[end:]
    return sheet


def tokens(sheet: str, scheme: str) -> set[str]:
    """The names of the tokens that are colours, of the light or of the dark scheme."""
    block = re.search(rf":root \{{\s+color-scheme: {scheme};(.*?)\}}", sheet, re.DOTALL)
    assert block is not None
    return {name for name, value in re.findall(r"(--kk-[\w-]+): ([^;]+);", block[1]) if COLOUR.search(value)}


@pytest.mark.parametrize("path", SHEETS)
def test_only_tokens_name_a_colour(path: str) -> None:
    """A yellow that was written out kept its light value in the dark, under letters that were light."""
    sheet = re.sub(r":root \{.*?\}", "", without_paper((ROOT / path).read_text("utf-8")), flags=re.DOTALL)
    assert [line for line in sheet.splitlines() if COLOUR.search(line)] == []


def test_a_dark_token_takes_the_place_of_a_light_one() -> None:
    sheet = (ROOT / SHEETS[0]).read_text("utf-8")
    assert len(tokens(sheet, "dark")) > 25
    assert tokens(sheet, "dark") <= tokens(sheet, "light")


def test_what_is_for_paper_is_left_out() -> None:
    assert without_paper("a { } @media print { b { c: d } e { } } f { }") == "a { }  f { }"
