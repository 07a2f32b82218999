"""The pictures of *Inlezen* in ``docs/how-to``, taken of the pages as they are: ``make pictures``.

The plan is one of two rows, made here; the store holds the practice district.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Locator, sync_playwright

from graph.store.sqlite import open_sqlite_store
from tests.api.http.serving import fill, reference, served
from tests.api.http.test_reviewed_imports import word_file
from tests.api.site.application import application_on
from tests.conftest import CHROMIUM_ARGUMENTS, chromium

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOLDER = Path("docs/how-to/pictures")
ROWS = (
    ("Actie", "Wie", "Wanneer"),
    ("Een kaart van alle loketten maken.", "VTH", "Q1 2026"),
    ("Een avond voor ouders houden.", "Buurtcentrum Nergens", "najaar 2026"),
)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Takes every picture of the way of a plan, from the choice of a file to what is saved."""
    context = browser.new_context(viewport={"width": 1100, "height": 700}, base_url=address, locale="nl-NL")
    page = context.new_page()
    page.goto("/inlezen?district=oefendistrict")
    file = {"name": "plan.docx", "mimeType": WORD, "buffer": word_file(ROWS)}
    page.get_by_label("Bestand met het plan").set_input_files(file)  # type: ignore[arg-type]
    page.screenshot(path=folder / "inlezen-1-kiezen.png")
    page.locator("main").get_by_role("button", name="Inlezen").click()
    page.wait_for_url("**/van-wie/**")
    page.get_by_label("Gemeente of organisatie").fill("Pluvierdrecht")
    page.screenshot(path=folder / "inlezen-2-van-wie.png")
    page.get_by_role("button", name="Verder").click()
    row = page.get_by_role("article", name="Een avond voor ouders houden.")
    row.locator(".mending > summary").click()
    row.get_by_label("Houder 1", exact=True).fill("GGD")
    _shot(row, folder / "inlezen-3-nakijken.png")
    row.get_by_role("button", name="Verbetering bewaren").click()
    saving = page.locator(".saving")
    saving.scroll_into_view_if_needed()
    _shot(saving, folder / "inlezen-4-opslaan.png")
    context.close()


def _shot(part: Locator, path: Path) -> None:
    """A picture of a part of the page, over the whole width."""
    box, page = part.bounding_box(), part.page
    assert box is not None
    top = box["y"] + float(page.evaluate("window.scrollY")) - 16
    clip: FloatRect = {"x": 0, "y": top, "width": 1100, "height": box["height"] + 32}
    page.screenshot(path=path, clip=clip, full_page=True)


def main() -> None:
    """Takes them anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "network.db"
        with open_sqlite_store(path) as store:
            fill(store, reference())
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS))
        with served(application_on(lambda: open_sqlite_store(path))) as address:
            take(browser, address, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
