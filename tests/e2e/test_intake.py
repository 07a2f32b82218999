"""Somebody who never used a terminal brings in a plan, mends one wrong holder and saves it, on the page alone."""

import shutil
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import served
from tests.api.http.test_reviewed_imports import ROWS, word_file
from tests.api.site.application import application_on
from tests.loaders.test_originals import pdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

READING = 60_000
# Milliseconds. A file is read in a second, a PDF of two pages in two; beside other work on two processors in ten.


@pytest.fixture
def own_address(store_path: Path, tmp_path: Path) -> Iterator[str]:
    """The pages on a store of this test alone."""
    path = Path(shutil.copy(store_path, tmp_path / "network.db"))
    with served(application_on(lambda: open_sqlite_store(path))) as found:
        yield found


@pytest.fixture(params=[(1366, 768), (390, 844)], ids=["laptop", "phone"])
def own_page(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Page]:
    """A page on a laptop and on a phone, without script: nothing on the way needs it."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=own_address, locale="nl-NL", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    box = page.locator("main").bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    return box["x"] + box["width"] <= size["width"]


def test_a_word_plan_is_brought_in_mended_and_saved_without_a_terminal(own_page: Page, tmp_path: Path) -> None:
    page = own_page
    page.goto("/inlezen")
    page.get_by_label("Bestand met het plan").set_input_files(
        {"name": "plan.docx", "mimeType": WORD, "buffer": word_file()}
    )
    page.get_by_label("Van welke gemeente is het plan?").fill("Pluvierdrecht")
    assert fits(page)
    page.screenshot(path=tmp_path / "1-choose.png", full_page=True)
    page.locator("main").get_by_role("button", name="Inlezen").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Uitvoeringsplan kaarten")
    row = page.get_by_role("article", name="Een kaart maken.")
    expect(row.get_by_role("row").filter(has_text="Deze rij:")).to_contain_text("Een kaart maken.")
    row.locator(".mending > summary").focus()
    page.keyboard.press("Enter")
    row.get_by_label("Houder 1", exact=True).fill("Politie")
    assert fits(page)
    page.screenshot(path=tmp_path / "2-mend.png", full_page=True)
    page.keyboard.press("Enter")

    expect(row).to_contain_text("nagekeken")
    expect(row).to_be_focused()
    expect(row.locator("dd").first).to_contain_text("Politie")
    expect(page.get_by_text("Dit plan is nieuw. Er wordt niets vervangen.")).to_be_visible()
    page.screenshot(path=tmp_path / "3-mended.png", full_page=True)
    page.get_by_role("button", name="Accepteren en opslaan").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Uitvoeringsplan kaarten")
    expect(page.get_by_role("row").filter(has_text="Een kaart maken")).to_contain_text("Politie")


def test_a_plan_that_is_brought_in_again_says_what_goes(own_page: Page) -> None:
    page = own_page
    for rows in (ROWS, ROWS[:2]):
        page.goto("/inlezen")
        file = {"name": "plan.docx", "mimeType": WORD, "buffer": word_file(rows)}
        page.get_by_label("Bestand met het plan").set_input_files(file)  # type: ignore[arg-type]
        page.get_by_label("Van welke gemeente is het plan?").fill("Pluvierdrecht")
        page.locator("main").get_by_role("button", name="Inlezen").click()
        if rows == ROWS:
            page.get_by_role("button", name="Accepteren en opslaan").click()

    expect(page.get_by_text("Er verdwijnt 1 actie:")).to_be_visible()
    page.get_by_role("button", name="Weggooien").click()
    expect(page.get_by_text("Er wacht geen plan.")).to_be_visible()


@pytest.fixture(params=[(1366, 768), (390, 844)], ids=["laptop", "phone"])
def lively_page(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Page]:
    """A page on a laptop and on a phone, with script; what a script throws fails the test."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=own_address, locale="nl-NL")
    page, thrown = context.new_page(), list[str]()
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    context.close()
    assert thrown == []


def drop(page: Page, name: str, content: bytes) -> None:
    """Drops a file somewhere on the page, as a mouse does."""
    given = page.evaluate_handle(
        """([name, letters]) => {
            const held = new DataTransfer();
            held.items.add(new File([Uint8Array.from(atob(letters), (one) => one.charCodeAt(0))], name));
            return held;
        }""",
        [name, b64encode(content).decode("ascii")],
    )
    page.dispatch_event("main", "dragover", {"dataTransfer": given})
    assert "is-over" in (page.locator(".drop").get_attribute("class") or "")
    page.dispatch_event("main", "drop", {"dataTransfer": given})


def test_a_file_is_dropped_its_owner_asked_a_holder_mended_and_the_plan_saved(
    lively_page: Page, tmp_path: Path
) -> None:
    """In under three minutes, by somebody who takes ten seconds to find each thing."""
    page, began, steps = lively_page, time.monotonic(), 8
    page.goto("/inlezen")
    drop(page, "plan.docx", word_file())
    page.locator("main").get_by_role("button", name="Inlezen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Van wie is dit plan?", timeout=READING)
    assert fits(page)
    page.get_by_label("Gemeente of organisatie").fill("Pluvierdrecht")
    page.get_by_role("button", name="Verder").click()

    row = page.get_by_role("article", name="Een kaart maken.")
    marked = row.get_by_role("row").filter(has_text="Deze rij:")
    expect(marked).to_contain_text("Een kaart maken.", timeout=READING)
    row.locator(".mending > summary").click()
    row.get_by_label("Houder 1", exact=True).fill("Politie")
    row.get_by_role("button", name="Verbetering bewaren").click()
    expect(row).to_contain_text("nagekeken")
    assert fits(page)
    page.screenshot(path=tmp_path / "mended.png", full_page=True)
    page.get_by_role("button", name="Accepteren en opslaan").click()

    expect(page.get_by_role("row").filter(has_text="Een kaart maken")).to_contain_text("Politie")
    assert time.monotonic() - began + steps * 10 < 180


def test_the_whole_way_goes_by_keyboard_alone(lively_page: Page) -> None:
    page = lively_page
    page.goto("/inlezen")
    file = {"name": "plan.docx", "mimeType": WORD, "buffer": word_file()}
    page.get_by_label("Bestand met het plan").set_input_files(file)  # type: ignore[arg-type]  # The system's own window.
    reach(page, page.get_by_label("Van welke gemeente is het plan?"))
    page.keyboard.type("Pluvierdrecht")
    page.keyboard.press("Enter")

    row = page.get_by_role("article", name="Een kaart maken.")
    expect(row).to_be_visible(timeout=READING)
    reach(page, row.locator(".mending > summary"))
    page.keyboard.press("Space")
    reach(page, row.get_by_label("Houder 1", exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.type("Politie")
    page.keyboard.press("Enter")

    expect(row).to_be_focused()
    expect(row.locator("dd").first).to_contain_text("Politie")
    reach(page, page.get_by_role("button", name="Accepteren en opslaan"))
    page.keyboard.press("Space")
    expect(page.get_by_role("row").filter(has_text="Een kaart maken")).to_contain_text("Politie")


def reach(page: Page, wanted: Locator) -> None:
    """Goes on by the Tab key until something has the focus."""
    for _ in range(120):
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {wanted}")


def test_who_stops_a_file_that_is_read_finds_nothing_of_it(lively_page: Page, own_address: str) -> None:
    page = lively_page
    page.goto("/inlezen")
    page.route("**/inlezen", lambda route: None if route.request.method == "POST" else route.continue_())
    drop(page, "plan.docx", word_file())
    page.locator("main").get_by_role("button", name="Inlezen").click()

    expect(page.get_by_role("status")).to_contain_text("Het bestand wordt")
    expect(page.get_by_role("button", name="Stoppen (Esc)")).to_be_focused()
    assert fits(page)
    page.keyboard.press("Escape")

    expect(page.get_by_role("alert")).to_have_text("Gestopt. Er is niets ingelezen.")
    expect(page.locator("main").get_by_role("button", name="Inlezen")).to_be_enabled()
    assert "plan.docx" in page.get_by_label("Bestand met het plan").evaluate("(one) => one.files[0].name")


def test_a_fault_is_told_in_place_and_the_file_stays_chosen(lively_page: Page) -> None:
    page = lively_page
    page.goto("/inlezen")
    drop(page, "plan.pdf", b"%PDF-1.7")
    page.locator("main").get_by_role("button", name="Inlezen").click()

    expect(page.get_by_role("alert")).to_contain_text("Het bestand is niet ingelezen.", timeout=READING)
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.get_by_label("Bestand met het plan").evaluate("(one) => one.files.length") == 1


def test_the_place_of_a_row_is_seen_on_the_page_of_a_pdf(lively_page: Page, tmp_path: Path) -> None:
    page = lively_page
    page.goto("/inlezen")
    drop(page, "plan.pdf", pdf())
    page.get_by_label("Van welke gemeente is het plan?").fill("Pluvierdrecht")
    page.locator("main").get_by_role("button", name="Inlezen").click()

    row = page.get_by_role("article", name="Een kaart maken.")
    expect(row.get_by_role("img")).to_be_visible(timeout=READING)
    loaded = "(one) => fetch(one.href.baseVal).then((answer) => answer.ok)"
    assert row.locator("image").evaluate(loaded)
    assert row.locator("rect.marked").count() == 3
    assert fits(page)
    page.screenshot(path=tmp_path / "pdf.png", full_page=True)


def test_axe_finds_nothing_on_any_of_its_pages(browser: Browser, tmp_path: Path) -> None:
    """The walk over all pages meets loaded plans only; what is there before the first one, and a draft, have more."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    def faults(where: str) -> list[tuple[str, str, list[str]]]:
        found = Axe().run(page).response["violations"]
        return [(where, one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]

    with served(application_on(lambda: open_sqlite_store(tmp_path / "network.db"))) as address:
        context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, locale="nl-NL")
        page = context.new_page()
        page.goto("/inlezen")
        found = faults("before the first plan")
        drop(page, "plan.pdf", pdf())
        page.locator("main").get_by_role("button", name="Inlezen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Van wie is dit plan?", timeout=READING)
        page.get_by_label("Gemeente of organisatie").fill("Almere")
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_role("radio").first).to_be_checked()
        found += faults("whose it is")
        page.get_by_label("Gemeente of organisatie").fill("Zoetermeer")
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_role("button", name="Weggooien")).to_be_visible()
        for summary in page.locator("main summary").all():
            summary.click()
        found += faults("a draft")
        context.close()

    assert found == []
