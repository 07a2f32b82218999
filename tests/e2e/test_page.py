"""The page in a real browser: what a policy maker sees of the real plan, without network and without script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Route

from api.offline.page import page_html
from graph.network import Network
from graph.view import make_view
from tests.graph.analysis.real_view import DISTRICT, real_network, real_view
from tests.graph.picture.hostile import hostile_view

MADE_ON = "1 december 2025"
WIDE, NARROW = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "ketenkaart.html"
    made.write_text(page_html(Network(real_view()), made_on=MADE_ON), encoding="utf-8")
    return made


@pytest.fixture
def still(browser: Browser, file: Path) -> Iterator[Page]:
    """The page with script switched off, as in a mail reader."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_opens_offline_and_asks_for_nothing(page: Page, file: Path) -> None:
    asked: list[str] = []
    faults: list[str] = []

    def only_the_file(route: Route) -> None:
        if route.request.url != file.as_uri():
            asked.append(route.request.url)
        route.continue_()

    page.route("**/*", only_the_file)
    page.on("console", lambda message: faults.append(message.text))
    page.goto(file.as_uri())
    assert page.title() == "Wie doet wat: district D, politie-eenheid Den Haag"
    assert asked == []
    assert faults == [], "a policy that is not kept is told of here"


def test_its_style_is_applied_under_the_policy(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    assert page.locator(".top").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(23, 58, 94)"


def test_seen_at_a_glance(still: Page) -> None:
    """Without scrolling, at 1366 by 768: who pays, and who stands in four lists and holds nothing."""
    for row in ("#p1-gm0518", "#p1-coa"):
        box = still.locator(row).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768
    coa = still.locator("tr", has=still.locator("#p1-coa"))
    assert coa.locator(".mark-listed").count() == 4
    assert coa.locator(".mark-holder").count() == 0
    assert coa.locator("td.sum").all_inner_texts() == ["0 van 27", "4 van 6"]
    assert still.locator("tr", has=still.locator("#p1-gm0518")).locator(".mark-funds").count() == 1


def test_three_sentences_with_their_numbers(still: Page) -> None:
    facts = still.locator(".fact").all_inner_texts()
    assert len(facts) == 3
    assert "Den Haag betaalt bij ‘Passende opvang & ondersteuning voor slachtoffers’" in facts[0]
    assert "Den Haag staat bij geen van de 27 acties als houder." in facts[0]
    assert (
        "COA staat in 4 van de 6 partnerlijsten. In de actietabel staat geen van de 27 acties op deze naam." in facts[1]
    )
    assert "Bij 21 van de 27 acties staat een houder van buiten." in facts[2]


def test_a_cell_opens_the_actions_and_closes_again(still: Page) -> None:
    panel = still.locator("#p1-shop-4-acties")
    assert not panel.is_visible()
    still.locator("#vak-p1-shop-4").click()
    assert panel.is_visible()
    said = panel.inner_text()
    assert "Houder van 4 acties" in said
    assert "Opvang voor mannelijke slachtoffers" in said
    assert "Regels 517–518 van de bron" in said
    assert "Staat er als SHOP" in said
    panel.get_by_role("link", name="Sluiten").first.click()
    assert not panel.is_visible()


def test_what_it_says_of_who_holds_nothing(still: Page) -> None:
    still.locator("#vak-p1-coa-4").click()
    said = still.locator("#p1-coa-4-acties").inner_text()
    assert "In de actietabel van deze ambitie staat geen actie op deze naam." in said
    words = still.locator("body").inner_text()
    for unwanted in ("doet niets", "niemand", "zonder actie", "deadline", "fout"):
        assert unwanted not in words


def test_who_pays_is_shown_with_the_words_on_money(still: Page) -> None:
    still.locator("#vak-p1-gm0518-4").click()
    said = still.locator("#p1-gm0518-4-acties").inner_text()
    assert "gemeente Den Haag georganiseerde en gefinancierde opvang en ondersteuning." in said
    assert "Regels 482–483" in said


def test_what_others_expect(still: Page) -> None:
    cards = still.locator("#verwacht .card").all_inner_texts()
    names = [card.splitlines()[0] for card in cards]
    assert names == [
        "Pijnacker-Nootdorp geen plan geladen",
        "Wassenaar geen plan geladen",
        "Zoetermeer geen plan geladen",
        "Den Haag geen plan geladen hoort niet bij dit district",
    ]
    assert "Niet met eigen naam genoemd in het geladen plan van Leidschendam-Voorburg." in cards[1]
    assert "Centrum gemeente Zoetermeer" in cards[2]
    assert "gefinancierde opvang en ondersteuning" in cards[3]


def test_where_it_comes_from(still: Page) -> None:
    said = still.locator("#bronnen").inner_text()
    assert "5" * 64 in said
    assert "Geen plan geladen van Pijnacker-Nootdorp, Wassenaar, Zoetermeer." in said
    assert MADE_ON in said


def test_of_one_municipality(page: Page, tmp_path: Path) -> None:
    made = tmp_path / "zoetermeer.html"
    made.write_text(page_html(Network(real_view()), municipality="gm0637", made_on=MADE_ON), encoding="utf-8")
    page.goto(made.as_uri())
    assert page.locator("table.matrix").count() == 0
    assert "Er is geen plan geladen van Zoetermeer." in page.locator("main").inner_text()
    assert page.locator("#verwacht .card").count() == 1
    with pytest.raises(KeyError):
        page_html(Network(real_view()), municipality="gm9999", made_on=MADE_ON)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_never_wider_than_the_screen(page: Page, file: Path, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    matrix = page.locator(".scroll").first
    assert matrix.evaluate("node => node.scrollWidth <= node.clientWidth"), "the matrix fits on a phone"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("opened", ["", "#p1-riec-1-acties"], ids=["closed", "opened"])
def test_axe_finds_nothing(page: Page, file: Path, size: dict[str, int], opened: str) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(file.as_uri() + opened)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_every_drawn_node_has_a_name_for_a_screen_reader(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    names = page.locator(".picture").aria_snapshot()
    assert len(re.findall(r"listitem \"", names)) == 30
    assert "COA (landelijke organisatie)" in names


def test_reached_by_keyboard(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.locator("#vak-p1-coa-1").focus()
    page.keyboard.press("Enter")
    assert page.locator("#p1-coa-1-acties").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Sluiten, terug naar de tabel"


def test_targets_are_large_enough(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    heights = page.locator(".matrix .cell a").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 24


def test_prints(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    assert page.locator("table.matrix").is_visible()
    assert page.locator("table.plain").last.is_visible()
    assert not page.locator(".panels").is_visible()


def test_hostile_names_stay_text(page: Page, tmp_path: Path) -> None:
    made = tmp_path / "page.html"
    text = page_html(Network(hostile_view()), made_on="<script>window.hit=1</script>")
    made.write_text(text, encoding="utf-8")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(made.as_uri())
    assert page.evaluate("window.hit") is None
    assert page.locator("#hit").count() == 0
    assert page.locator("script, img, iframe, object").count() == 0
    assert page.locator("[onerror], [onfocus], [style]").count() == 0
    assert faults == []
    assert not any(char in text for char in "\x00\x1b\u202e\u2066")
    assert "{{ 7*7 }}" in page.locator("body").inner_text()


def test_small_enough_to_mail() -> None:
    assert len(page_html(Network(real_view()), made_on=MADE_ON).encode("utf-8")) < 500_000


def test_same_page_in_any_order_of_loading() -> None:
    network = real_network()
    turned = make_view(DISTRICT, 1, list(network.nodes.values())[::-1], network.relations[::-1])
    assert page_html(Network(turned), made_on=MADE_ON) == page_html(Network(real_view()), made_on=MADE_ON)
