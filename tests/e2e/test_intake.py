"""Somebody who never used a terminal brings in a plan, mends one wrong holder and saves it, on the page alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import served
from tests.api.http.test_reviewed_imports import ROWS, word_file
from tests.api.site.application import application_on

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
    page.get_by_label("Van wie is het plan?").fill("Pluvierdrecht")
    assert fits(page)
    page.screenshot(path=tmp_path / "1-choose.png", full_page=True)
    page.locator("main").get_by_role("button", name="Inlezen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Uitvoeringsplan kaarten")
    row = page.get_by_role("article", name="Een kaart maken.")
    expect(row.get_by_role("region")).to_contain_text("Een kaart maken.")
    row.locator("summary").focus()
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
        page.get_by_label("Van wie is het plan?").fill("Pluvierdrecht")
        page.locator("main").get_by_role("button", name="Inlezen").click()
        if rows == ROWS:
            page.get_by_role("button", name="Accepteren en opslaan").click()

    expect(page.get_by_text("Er verdwijnt 1 actie:")).to_be_visible()
    page.get_by_role("button", name="Weggooien").click()
    expect(page.get_by_text("Er wacht geen plan.")).to_be_visible()


def test_axe_finds_nothing_on_a_draft(browser: Browser, own_address: str) -> None:
    """The walk over all pages meets loaded plans only; a draft has more on its page."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=own_address, locale="nl-NL")
    page = context.new_page()
    page.goto("/inlezen")
    file = {"name": "plan.docx", "mimeType": WORD, "buffer": word_file()}
    page.get_by_label("Bestand met het plan").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Van wie is het plan?").fill("Pluvierdrecht")
    page.locator("main").get_by_role("button", name="Inlezen").click()
    expect(page.get_by_role("button", name="Weggooien")).to_be_visible()
    page.locator(".review-row summary").first.click()

    found = Axe().run(page).response["violations"]
    context.close()

    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
