"""How pages look where it carries meaning: on a phone, in the dark, in forced colours, and the picture on a laptop."""

import base64

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.product import page_paths

PAGES = tuple(path for path in page_paths() if "{" not in path)
DISTRICTS = ("", "?district=oefendistrict")
LUMINANCE = """one => {
  const of = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part, 0) / 765;
  const style = getComputedStyle(one);
  return [of(style.backgroundColor), of(style.color)];
}"""
"""How light the ground and the letters are, from 0 to 1."""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640)])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_phone_the_header_takes_a_fifth_of_the_screen(
    browser: Browser, address: str, width: int, height: int, script: bool
) -> None:
    """It took 44 %. The menu opens and closes by a button, with script and without."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=address, java_script_enabled=script
    )
    page = context.new_page()
    for path in PAGES:
        for query in (*DISTRICTS, "?taal=en"):
            page.goto(path + query)
            taken = page.locator("header.top").bounding_box()
            assert taken is not None
            assert taken["y"] + taken["height"] <= height / 5, path + query
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation").get_by_role("link", name="All actions")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("navigation")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_dark_scheme_is_followed_and_paper_is_light(online: Page, path: str) -> None:
    online.emulate_media(color_scheme="dark")
    online.goto(path)
    parts = [online.locator(one).first for one in ("body", "main", ".scroll", ".card", "table", ".panel")]
    for part in (one for one in parts if one.count() > 0):
        ground, ink = part.evaluate(LUMINANCE)
        assert ground < 0.25, path
        assert ink > 0.7, path
    online.emulate_media(color_scheme="dark", media="print")
    ground, ink = online.locator("body").evaluate(LUMINANCE)
    assert ground > 0.9
    assert ink < 0.25


def test_who_has_set_nothing_sees_light_pages(online: Page) -> None:
    online.goto("/")
    assert online.locator("body").evaluate(LUMINANCE)[0] > 0.9


def shades(page: Page, drawn: Locator) -> tuple[int, int]:
    """How light the middle of the left half and of the right half of something drawn is, from 0 to 255."""
    png = base64.b64encode(drawn.screenshot()).decode()
    left, right = page.context.new_page().evaluate(
        """async (png) => {
          const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
          const drawn = await createImageBitmap(blob);
          const context = new OffscreenCanvas(drawn.width, drawn.height).getContext("2d");
          context.drawImage(drawn, 0, 0);
          return [0.3, 0.7].map((part) => {
            const [red, green, blue] = context.getImageData(drawn.width * part, drawn.height / 2, 1, 1).data;
            return Math.round((red + green + blue) / 3);
          });
        }""",
        png,
    )
    return int(left), int(right)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_a_half_circle_stays_one(online: Page, scheme: str, forced: str) -> None:
    """In forced colours it was drawn as an empty circle, which says *only in the partner list*."""
    online.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
    online.goto("/")
    for where in (".legend", "table.matrix"):
        left, right = shades(online, online.locator(f"{where} .mark-mentioned").first)
        assert abs(left - right) > 90, where
        left, right = shades(online, online.locator(f"{where} .mark-listed").first)
        assert abs(left - right) < 20, where


@pytest.mark.parametrize("district", DISTRICTS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_fits_a_screen_of_768_and_is_read_at_its_first_size(
    online: Page, district: str, language: str
) -> None:
    online.goto(f"/netwerk{district}{'&' if district else '?'}taal={language}")
    picture = online.locator(".picture svg")
    expect(online.locator(".zoom")).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1366
    letters = picture.locator("text").evaluate_all(
        """all => all.map((one) => {
          const drawn = one.getScreenCTM();
          return parseFloat(getComputedStyle(one).fontSize) * Math.hypot(drawn.a, drawn.b);
        })"""
    )
    assert min(letters) >= 12


@pytest.mark.parametrize("width", [1366, 390])
def test_pointing_at_a_name_lights_up_its_lines(online: Page, width: int) -> None:
    """SHOP holds actions of ambition 4, and stands in the lists of ambitions 1 (line 158) and 5 (line 588)."""
    online.set_viewport_size({"width": width, "height": 844})
    online.goto("/netwerk")
    expect(online.locator(".zoom")).to_be_visible()
    lit, lit_names = online.locator("[data-from].is-lit"), online.locator("[data-node].is-lit")
    expect(lit).to_have_count(0)
    online.locator('[data-node="shop"]').hover()
    expect(lit).to_have_count(online.locator('[data-from="shop"]').count())
    assert set(lit.evaluate_all("all => all.map((one) => one.dataset.from)")) == {"shop"}
    names = lit_names.evaluate_all("all => all.map((one) => one.dataset.node)")
    assert sorted(names) == [*(f"gm1916.2025.ambition-{number}" for number in (1, 4, 5)), "shop"]
    dim = online.locator('[data-from="coa"]').first
    assert float(dim.evaluate("one => getComputedStyle(one).opacity")) < 0.5
    online.locator("h1").hover()
    expect(lit).to_have_count(0)
    assert dim.evaluate("one => getComputedStyle(one).opacity") == "1"


def test_the_picture_is_made_larger_and_moved_in_its_frame(online: Page) -> None:
    online.goto("/netwerk")
    frame, picture = online.locator(".picture"), online.locator(".picture svg")
    first = picture.bounding_box()
    for _ in range(3):
        online.get_by_role("button", name="Groter").click()
    larger = picture.bounding_box()
    assert first is not None
    assert larger is not None
    assert larger["width"] > 1.9 * first["width"]
    at = frame.evaluate("one => [one.scrollLeft, one.scrollTop]")
    middle = frame.bounding_box()
    assert middle is not None
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + 200
    online.mouse.move(x, y)
    online.mouse.down()
    online.mouse.move(x - 60, y - 40, steps=4)
    online.mouse.up()
    assert frame.evaluate("one => [one.scrollLeft, one.scrollTop]") == [at[0] + 60, at[1] + 40]
    online.get_by_role("button", name="Alles").click()
    whole = picture.bounding_box()
    assert whole is not None
    assert whole["width"] <= first["width"]
    expect(frame).not_to_have_class("is-large")
