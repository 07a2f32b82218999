"""The quote in its context: what is marked on the page of an action is the quote, in the lines of the file itself."""

import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from api.parts.illegible import with_spoken_signs
from api.parts.translation import translation_to
from api.site import thing_pages
from api.site.source_text import Mark, MarkOf, excerpt_of
from graph.model.language import Language
from loaders.document.text import document_of_text
from tests.api.site.test_pages import get, links, words

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "loaders/examples/leidschendam-voorburg/uitvoeringsplan-2025.txt"
SIGN = '<span class="odd" role="img" aria-label="onleesbaar teken">\ufffd</span>'


def action_about(site: httpx.Client, asked: str, query: str = "") -> str:
    """The page of the one action that is found by these words."""
    found = {link for link in links(get(site, f"/zoeken?q={asked}{query}")) if link.startswith("/actie/")}
    (action,) = found
    return get(site, action)


def shown(html: str) -> dict[int, str]:
    """The lines of the source on a page by number, as they stand in the file."""
    found = re.findall(r'<li value="(\d+)"><span class="text">(.*?)</span>(?: <span class="tag|</li>)', html, re.S)
    return {int(number): unescape(re.sub(r"<[^>]+>", "", text)) for number, text in found}


def marked(html: str, kind: str) -> dict[int, str]:
    """What is marked as something, by line."""
    found: dict[int, str] = {}
    for number, line in re.findall(r'<li value="(\d+)">(.*?)</li>', html, re.S):
        marks = re.findall(rf'<mark class="[^"]*is-{kind}[^"]*">(.*?)</mark>', line, re.S)
        if len(marks) > 0:
            found[int(number)] = unescape(re.sub(r"<[^>]+>", "", "".join(marks)))
    return found


def test_every_line_is_that_of_the_file(site: httpx.Client) -> None:
    lines = FILE.read_text("utf-8").split("\n")
    html = action_about(site, "mannelijke")
    found = shown(html)
    assert {*range(511, 528)} <= set(found)
    assert {number: lines[number - 1] for number in found} == found
    assert "Toon meer ervoor (regels 486–510)" in words(html)


def test_what_is_marked_is_the_quote_of_the_action(site: httpx.Client) -> None:
    html = action_about(site, "mannelijke")
    assert marked(html, "action") == {
        517: "Opvang voor mannelijke slachtoffers",
        518: "• Reguliere opvang via KesslerPerspektief.",
    }
    assert marked(html, "holder") == {520: "VTHMRO", 521: "SHOP", 522: "KesslerPersp", 523: "ektief"}
    assert marked(html, "named") == {518: "KesslerPerspektief"}
    assert marked(html, "timing") == {525: "Doorlopend"}
    said = words(html)
    for tag in ("deze actie", "houder: VTH", "houder: Kessler Perspektief", "in de tekst: Kessler Perspektief"):
        assert tag in said


def test_room_that_a_program_lost_is_no_sign_and_the_quote_stays_exact(site: httpx.Client) -> None:
    """Line 241: "3. ", then what stood for the room behind a number; no letter of a word is missing."""
    html = action_about(site, "weerbaarheidstrainingen")
    assert SIGN not in html
    assert '3. <span class="odd-room" aria-hidden="true">\ufffd</span>Trainingen' in html
    assert marked(html, "action")[241] == "3. \ufffdTrainingen en kennissessies voor professionals die werken"
    assert marked(html, "holder") == {245: "VTH", 246: "RIECCentrum", 247: "gemeente ", 248: "Zoetermeer"}


def test_a_plan_entered_by_hand_has_no_source(site: httpx.Client) -> None:
    practice = "?district=oefendistrict&gemeente=oefen-krekelerzijl"
    action = next(link for link in sorted(links(get(site, f"/acties{practice}"))) if link.startswith("/actie/"))
    html = get(site, action)
    assert "Dit plan is met de hand ingevoerd. Er is geen bron om te citeren." in words(html)
    assert "<mark" not in html


def test_what_stands_around_a_quote_stays_text(fresh_site: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line 526 as a hostile document would have it; offsets stay, so that the quotes still hold."""
    evil = "<img src=x onerror=1>\u202e\x1b[31m"
    real = FILE.read_text("utf-8")
    at = real.index(" Ambitie 4: Passende opvang & \nondersteuning voor slachtoffers\n\nActies")
    changed = real[:at] + evil + real[at + len(evil) :]
    monkeypatch.setattr(thing_pages, "source_of", lambda one, plan: document_of_text(changed, plan))
    html = action_about(fresh_site, "mannelijke")
    assert "&lt;img src=x onerror=1&gt;" in html
    assert f'<li value="526"><span class="text">&lt;img src=x onerror=1&gt;{SIGN}{SIGN}[31m' in html
    assert "<img" not in html


def test_without_the_text_of_the_source_its_passages_stay(
    fresh_site: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thing_pages, "source_of", lambda one, plan: None)
    html = action_about(fresh_site, "mannelijke")
    assert '<li class="is-here"><p class="where">Deze actie, regels 517–518</p>' in html
    assert "<mark" not in html


TEXT = "een\ntwee <b>\ndrie vier\n" + "\n".join(f"regel {number}" for number in range(4, 100)) + "\n\fslot hier"


def test_marks_may_overlap_and_lie_far_apart() -> None:
    document = document_of_text(TEXT, "x")
    action = Mark(MarkOf.ACTION, "", "<b>\ndrie", TEXT.index("<b>"))
    named = Mark(MarkOf.NAMED, "Drie", "drie", TEXT.index("drie"))
    far = Mark(MarkOf.TIMING, "", "slot", TEXT.index("slot"))
    found = excerpt_of(document, action, [named, far])
    assert found is not None
    first, last = found.runs
    assert [line.number for line in first] == [*range(1, 10)]
    assert [(piece.text, piece.of) for piece in first[1].pieces] == [("twee ", ()), ("<b>", (MarkOf.ACTION,))]
    assert [(piece.text, piece.of) for piece in first[2].pieces] == [
        ("drie", (MarkOf.ACTION, MarkOf.NAMED)),
        (" vier", ()),
    ]
    assert [line.number for line in last] == [98, 99, 100]
    assert [(line.page, line.turns) for line in last] == [(1, False), (1, False), (2, True)]
    assert (found.before, found.after) == ((), ())


@pytest.mark.parametrize("at", [-1, 0, 3, 10_000])
def test_a_quote_that_does_not_stand_there_gives_no_excerpt(at: int) -> None:
    document = document_of_text(TEXT, "x")
    assert excerpt_of(document, Mark(MarkOf.ACTION, "", "twee", at), []) is None
    right = Mark(MarkOf.ACTION, "", "twee", 4)
    assert excerpt_of(document, right, []) is not None
    assert excerpt_of(document, right, [Mark(MarkOf.HOLDER, "x", "vier", at)]) is None


def test_signs_stand_in_text_only() -> None:
    page = (
        '<html lang="nl"><title>\ufffd</title><p title="\ufffd">a\ufffd</p><option>\ufffd</option>'
        "<svg><text>\ufffd</text></svg>"
    )
    spoken = with_spoken_signs(page, translation_to(Language.DUTCH))
    assert spoken == page.replace("a\ufffd", f"a{SIGN}")
    assert 'aria-label="unreadable character"' in with_spoken_signs("\ufffd", translation_to(Language.ENGLISH))
