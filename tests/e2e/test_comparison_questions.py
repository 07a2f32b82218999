"""The questions of docs/how-to/vijftien-vragen-vergelijken.md that are asked on pages: each from the first page of the
practice district in at most three steps. What is expected comes from the texts of the plans, by hand.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from graph.questions import WhatIf
from graph.scenarios import keep_scenario, propose
from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import PRACTICE, STAMP, fill, reference, served
from tests.api.site.application import application_on
from tests.e2e.test_questions import MOST, Reader

FIRST = f"/?district={PRACTICE}"


@pytest.fixture(scope="module")
def with_proposal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages on a store in which somebody made a proposal."""
    path: Path = tmp_path_factory.mktemp("proposal") / "network.db"
    with open_sqlite_store(path) as store:
        fill(store, reference())
        kept = keep_scenario(store, PRACTICE, "Zonder Dagraam", WhatIf(without=("oefen-dagraam",)), STAMP)
        propose(store, PRACTICE, kept.id, STAMP)
    with served(application_on(lambda: open_sqlite_store(path))) as found:
        yield found


@pytest.fixture
def before_it(browser: Browser, with_proposal: str) -> Iterator[Page]:
    """A new page of these, as wide as a laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=with_proposal, locale="nl-NL")
    yield context.new_page()
    context.close()


def cell(reader: Reader, row: str, owner: str) -> Locator:
    return reader.page.locator(f'tr[id="{row}"] td[data-column="{owner}"]')


def which_partners_do_all_plans_name(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    reader.choose("Partner", "main")
    expect(reader.page.locator("main")).to_contain_text("7 van de 26 rijen staan in alle plannen.")
    first = reader.page.locator("table.compared tbody th")
    names = [first.nth(place).inner_text() for place in range(7)]
    assert set(names) == {
        "Gemeenten in het Oefendistrict",
        "Landelijke Aankomstdienst",
        "Leerhuis Zienwijzer",
        "Regiobureau Schakelwacht",
        "Rijkskeuring Werkvloer",
        "Steunpunt Dagraam",
        "Veiligheidskorps Zwaluwboog",
    }


def which_partners_does_one_plan_lack(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    reader.choose("Partner", "main")
    reader.click(reader.page.get_by_role("link", name="Krekelerzijl (8)"))
    rows = reader.page.locator("table.compared tbody th")
    expect(rows).to_have_count(8)
    for name in ("Scholengroep Passerdoos", "Maatjeswerk Tandempad", "Opvanghuis Ankerkiel", "Uitzendbureaus"):
        expect(rows.filter(has_text=name)).to_have_count(1)


def in_which_words_is_the_route_for_reports(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    reader.choose("Meldroute en meldpunten", "main")
    expect(cell(reader, "meldroute", "Krekelerzijl")).to_contain_text("uitleg over de meldroute binnen de gemeente")
    expect(cell(reader, "meldroute", "Pluvierdrecht")).to_contain_text("route voor een melding op één kaart")
    expect(cell(reader, "meldroute", "Zilvermuide-Kwartelwoude")).to_contain_text("regels 61–63")
    expect(cell(reader, "meldroute", "Vlonderhuizen")).to_have_text("Niet gevonden in het plan")


def what_is_a_shelter_to_the_neighbours(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    reader.choose("Partner", "main")
    reader.choose("Steunpunt Dagraam", "table.compared")
    for owner, times in (("Krekelerzijl", 1), ("Pluvierdrecht", 2), ("Vlonderhuizen", 3)):
        expect(cell(reader, "oefen-dagraam", owner).locator("p", has_text="Regie:")).to_have_count(times)
    expect(cell(reader, "oefen-dagraam", "Zilvermuide-Kwartelwoude")).to_contain_text("Houder: Noodbedden voor vrouwen")


def what_should_be_ready_in_the_first_quarter(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    reader.choose("Planning", "main")
    reader.choose("Uiterlijk Q1 2026", "table.compared")
    row = "until-2026-q1"
    expect(cell(reader, row, "Krekelerzijl")).to_contain_text("Overleghuis Zwaluwboog")
    expect(cell(reader, row, "Pluvierdrecht")).to_contain_text("Alleen 1 eigen afdeling")
    expect(cell(reader, row, "Zilvermuide-Kwartelwoude")).to_contain_text("Regiobureau Schakelwacht")


def which_actions_may_be_one(reader: Reader) -> None:
    reader.choose("Vergelijken", ".jump")
    cards = reader.page.locator("section[aria-labelledby=samen] .card")
    expect(cards).to_have_count(4)
    for words in ("Training Signalen herkennen", "meldkaart", "noodbed", "actiedag uitbuiting"):
        expect(cards.filter(has_text=words)).to_have_count(1)


def what_if_a_shelter_falls_away(reader: Reader) -> None:
    reader.choose("Wat als", ".jump")
    reader.page.get_by_label("Partij", exact=True).first.select_option("oefen-dagraam")
    reader.steps += 1
    reader.click(reader.page.locator('form[aria-label="Zonder een partij"] button'))
    main = reader.page.locator("main")
    expect(main).to_contain_text("Bij 7 van de 49 acties valt in het plan de enige houder (van buiten) weg.")
    expect(main.locator(".state", has_text="hulp aan mensen")).to_have_count(7)
    expect(main.locator("td", has_text="Het plan noemt geen andere houder")).to_have_count(6)
    expect(main.locator("section[aria-labelledby=deel] li")).to_have_count(4)


QUESTIONS = (
    which_partners_do_all_plans_name,
    which_partners_does_one_plan_lack,
    in_which_words_is_the_route_for_reports,
    what_is_a_shelter_to_the_neighbours,
    what_should_be_ready_in_the_first_quarter,
    which_actions_may_be_one,
    what_if_a_shelter_falls_away,
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_a_question_is_answered_in_three_steps(question: Callable[[Reader], None], online: Page) -> None:
    reader = Reader(online, FIRST)
    question(reader)
    assert reader.steps <= MOST


def test_the_meeting_sees_a_proposal_and_what_it_would_do(before_it: Page) -> None:
    reader = Reader(before_it, FIRST)
    reader.choose("Voor het overleg", ".jump")
    proposal = reader.page.locator("section[aria-labelledby=voorstellen] .card")
    expect(proposal).to_contain_text("Voorstel: Zonder Dagraam")
    expect(proposal).to_contain_text("Bij 7 van de 49 acties")
    reader.click(proposal.get_by_role("link", name="Wat het voorstel doet"))
    expect(reader.page.locator("h1")).to_have_text("Wat als?")
    assert reader.steps <= MOST


@pytest.mark.parametrize("path", ["/vergelijken", "/vergelijken?op=partner", "/wat-als?zonder=oefen-dagraam"])
@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_is_wider_than_the_screen(path: str, width: int, before_it: Page) -> None:
    before_it.set_viewport_size({"width": width, "height": 844})
    before_it.goto(f"{path}{'&' if '?' in path else '?'}district={PRACTICE}")
    assert before_it.evaluate("document.documentElement.scrollWidth") <= width
