"""The pages in a real browser: from a gap in the table to the words behind it and back."""

import re

from playwright.sync_api import Browser, Page, expect


def test_from_a_gap_to_the_words_behind_it_and_back(online: Page) -> None:
    faults: list[str] = []
    online.on("console", lambda message: faults.append(message.text))
    online.on("pageerror", lambda error: faults.append(str(error)))
    online.goto("/")
    row = online.locator("#p1-coa").bounding_box()
    assert row is not None
    assert row["y"] + row["height"] <= 768, "the first gap is seen without scrolling"

    online.locator("#vak-p1-coa-4").click()
    opened = online.locator("#paneel")
    expect(opened).to_contain_text("In de actietabel van deze ambitie staat geen actie op deze naam.")
    opened.get_by_role("link", name="Alles over COA").click()
    expect(online.get_by_role("heading", level=1)).to_have_text("COA")
    online.go_back()
    expect(opened).to_contain_text("In de actietabel van deze ambitie staat geen actie op deze naam.")
    online.go_back()
    expect(opened).to_have_count(0)

    online.locator("#vak-p1-shop-4").click()
    held = online.locator("#paneel")
    expect(held).to_contain_text("Opvang voor mannelijke slachtoffers")
    held.locator("li", has_text="mannelijke slachtoffers").get_by_role("link", name="Alles over deze actie").click()
    expect(online.locator("mark.is-action").first).to_have_text("Opvang voor mannelijke slachtoffers")
    online.go_back()
    expect(held).to_contain_text("Opvang voor mannelijke slachtoffers")
    online.go_back()
    expect(held).to_have_count(0)
    expect(online.locator("h1")).to_contain_text("Wie doet wat in het plan")
    online.wait_for_load_state()

    online.keyboard.press("/")
    online.keyboard.type("marslander")
    online.keyboard.press("Enter")
    expect(online.locator(".notice")).to_contain_text("is niet genoemd in")

    online.goto("/netwerk")
    first = online.locator(".picture svg").get_attribute("width")
    online.locator(".picture").press("+")
    assert online.locator(".picture svg").get_attribute("width") != first
    online.locator(".picture").press("0")
    assert online.locator(".picture svg").get_attribute("width") == first
    assert faults == []


def test_english_at_a_switch_keeps_the_state_and_back_works(online: Page) -> None:
    online.goto("/netwerk?graad=listed&eigen=nee")
    online.get_by_role("link", name="English").click()
    expect(online).to_have_url(re.compile(r"/netwerk\?graad=listed&eigen=nee&taal=en$"))
    expect(online.get_by_role("heading", level=1)).to_have_text("Network")
    expect(online.get_by_label("How named")).to_have_value("listed")
    expect(online.get_by_role("button", name="Larger")).to_be_visible()
    online.get_by_label("Kind of party").select_option("ngo")
    online.get_by_role("button", name="Show").click()
    expect(online).to_have_url(re.compile(r"taal=en.*soort=ngo|soort=ngo.*taal=en"))
    expect(online.get_by_role("heading", level=1)).to_have_text("Network")

    online.get_by_role("link", name="Nederlands").click()
    expect(online.get_by_label("Soort partij")).to_have_value("ngo")
    assert "taal" not in online.url
    online.go_back()
    expect(online.get_by_role("heading", level=1)).to_have_text("Network")
    expect(online.locator("html")).to_have_attribute("lang", "en")

    online.keyboard.press("/")
    online.keyboard.type("marslander")
    online.keyboard.press("Enter")
    expect(online.locator(".notice")).to_contain_text("is not named in the loaded plan of Leidschendam-Voorburg")


def test_rows_and_columns_are_chosen_and_a_cell_opens_and_closes(online: Page) -> None:
    faults: list[str] = []
    online.on("console", lambda message: faults.append(message.text))
    online.goto("/")
    online.get_by_label("Rijen", exact=True).select_option("ambitie")
    online.get_by_label("Kolommen", exact=True).select_option("planning")
    online.get_by_role("button", name="Toon").click()
    row = online.get_by_role("row", name="1. Creëren van brede bewustwording")
    row.get_by_role("link", name="1 actie.").click()

    opened = online.locator("#cel")
    expect(opened).to_be_visible()
    expect(opened).to_contain_text("Weerbaarheidstrainingen op scholen.")
    expect(opened).to_contain_text("Planning: staat er niet")
    online.reload()
    expect(opened).to_be_visible()
    online.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(online.locator("#vak")).to_be_in_viewport()
    online.get_by_role("link", name="Terug naar de gewone tabel").click()
    expect(online.locator("#p1-coa")).to_be_visible()
    assert online.url.rstrip("/").count("/") == 2
    assert faults == []


def test_on_a_phone_a_wide_table_scrolls_in_its_own_frame(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, java_script_enabled=True)
    page = context.new_page()
    for query in ("rijen=partij&kolommen=doelgroep", "rijen=soort&kolommen=planning", "rijen=ambitie&kolommen=partij"):
        page.goto(f"/?{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, query
        frame = page.locator(".scroll:has(.crossing)")
        assert frame.evaluate("one => one.scrollWidth > one.clientWidth"), query
        widths = page.locator(".crossing tbody .cell").evaluate_all("all => all.map(one => one.clientWidth)")
        assert min(widths) >= 44, query
    hyphens = "all => all.map(one => getComputedStyle(one).hyphens)"
    for cells in (".crossing .party", ".crossing .column"):
        assert set(page.locator(cells).evaluate_all(hyphens)) == {"auto"}
    context.close()


def test_on_a_phone_the_cells_of_a_plain_table_stand_under_each_other(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    page = context.new_page()
    for path in ("/", "/acties", "/netwerk", "/netwerk?eigen=ja", "/organisatie/shop"):
        page.goto(path)
        table = page.locator("table.plain").first
        frame = page.locator(".scroll:has(> table.plain)").first
        assert frame.evaluate("one => one.scrollWidth <= one.clientWidth"), path
        cell = table.get_by_role("row").nth(2).get_by_role("cell").last
        head = table.get_by_role("columnheader").last.text_content()
        assert page.evaluate("one => getComputedStyle(one, '::before').content", cell.element_handle()) != "none", path
        assert cell.get_attribute("data-column") is not None, path
        assert head is not None, path
    page.goto("/?rijen=partij&kolommen=doelgroep")
    expect(page.get_by_text("Past de tabel niet? Schuif haar opzij")).to_be_visible()
    context.close()


def test_on_paper_a_meeting_reads_every_quote_and_writes_down_what_is_agreed(online: Page) -> None:
    online.goto("/overleg")
    point = online.locator(".agenda > li").nth(4)
    quote = point.locator("blockquote").first
    expect(quote).to_be_hidden()
    expect(point.locator(".agreed")).to_be_hidden()

    online.emulate_media(media="print")
    expect(quote).to_be_visible()
    expect(point).to_contain_text("Afgesproken: Wie: Wanneer:")
    expect(point.locator(".agreed")).to_be_visible()
    for gone in (".sum-of", ".agenda .on-screen", "summary:has-text('citaten')", ".search", ".switch"):
        assert [one for one in online.locator(gone).all() if one.is_visible()] == [], gone
    looks = "all => all.filter(one => one.checkVisibility()).map(one => getComputedStyle(one).textDecorationLine)"
    assert set(online.locator(".agenda a").evaluate_all(looks)) == {"none"}
    sizes = point.locator("p").evaluate_all("all => all.map(one => getComputedStyle(one).fontSize)")
    sizes += point.locator(".at").evaluate_all("all => all.map(one => getComputedStyle(one).fontSize)")
    assert len(set(sizes)) == 1
    top = online.locator(".agenda h2").first.bounding_box()
    assert top is not None
    assert top["y"] < 400
    assert point.evaluate("one => getComputedStyle(one).breakInside") == "auto"


def test_on_paper_there_is_nothing_to_press(online: Page) -> None:
    online.emulate_media(media="print")
    for path in ("/", "/netwerk", "/acties"):
        online.goto(path)
        for gone in ("button", "select", "kbd", "summary", ":text('Toon de omgeving')", ":text('Kies een')"):
            assert [one for one in online.locator(gone).all() if one.is_visible()] == [], f"{path} {gone}"
        left = online.locator(".choice a").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.getAttribute('aria-current'))"
        )
        assert set(left) <= {"true"}, path


ON = "document.activeElement.dataset.node ?? document.activeElement.id"
COA_STANDS_IN = [f"gm1916.2025.ambition-{number}" for number in (1, 2, 4, 5)]
"""The ambitions in whose partner lists COA stands: lines 158, 275, 477 and 588 of the plan."""


def test_arrows_follow_the_lines_of_a_name(online: Page) -> None:
    """From COA to the ambitions it is joined with and nothing else; on from one of them, and back."""
    online.goto("/netwerk")
    expect(online.locator("#toetsen")).to_be_visible()
    online.locator(".picture").focus()
    online.keyboard.press("Tab")
    assert str(online.evaluate(ON)).startswith("gm1916.2025.ambition-"), "the first stop in the picture is a name"
    online.locator('[data-node="coa"]').focus()

    def pressed(*keys: str) -> list[str]:
        found = []
        for key in keys:
            online.keyboard.press(key)
            found.append(str(online.evaluate(ON)))
        return found

    assert pressed(*["ArrowRight"] * 5) == [*COA_STANDS_IN, COA_STANDS_IN[0]]
    assert pressed(*["ArrowUp"] * 2) == [COA_STANDS_IN[3], COA_STANDS_IN[2]]
    assert pressed("ArrowDown") == [COA_STANDS_IN[3]]
    told = online.locator(".travelled")
    expect(told).to_have_text("COA, ambitie 5, Versterken van de samenwerking: alleen in de partnerlijst (4 van 4)")
    lit = online.locator("[data-from].is-lit")
    expect(lit).to_have_count(4)

    # The list of ambition 5 has ten parties (588-589); those from outside that hold an action of it are among them.
    assert pressed(" ") == [COA_STANDS_IN[3]]
    assert pressed("ArrowRight")[0] == "coa"
    around = pressed(*["ArrowRight"] * 9)
    assert set(around) == {
        "maatschappelijke-organisaties", "riec", "politie", "shop", "rsiv", "heit", "om", "nla",
        "gemeenten-district-d",
    }  # fmt: skip
    assert pressed("Escape", "Escape", "Escape") == [COA_STANDS_IN[3], "coa", "coa"]


def test_enter_and_a_click_show_actions_and_quotes(online: Page) -> None:
    faults: list[str] = []
    online.on("console", lambda message: faults.append(message.text))
    online.on("pageerror", lambda error: faults.append(str(error)))
    online.goto("/netwerk")
    online.locator('[data-node="shop"]').focus()
    online.keyboard.press("Enter")
    panel = online.locator(".panel.is-open")
    expect(panel).to_contain_text("Opvang voor mannelijke slachtoffers")
    expect(panel).to_contain_text("regels 517–518")
    expect(panel).to_contain_text("geschreven als Zorgcoördinator Mensenhandel (SHOP)")
    online.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert online.evaluate(ON) == "shop"

    online.locator("[id='knoop-gm1916.2025.ambition-2']").click()
    expect(panel.locator("tbody tr:not(.group)")).to_have_count(4)
    panel.locator(".close a").first.click()

    line = online.locator('[data-from="coa"][data-to="gm1916.2025.ambition-1"] a')
    line.scroll_into_view_if_needed()
    # A place of the line where no other line or name lies over it.
    free = line.evaluate(
        """link => {
          const path = link.querySelector("path");
          for (let part = 0.1; part < 0.9; part += 0.02) {
            const at = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM());
            if (link.contains(document.elementFromPoint(at.x, at.y))) return [at.x, at.y];
          }
        }"""
    )
    online.mouse.click(*free)
    expect(panel).to_contain_text("Ambitie 1. Creëren van brede bewustwording")
    expect(panel).to_contain_text("regel 158")
    assert "/wie?partij=coa" in online.url
    online.go_back()
    expect(panel).to_have_count(0)
    assert faults == []


def test_back_after_closing_leads_to_before_opening(online: Page) -> None:
    panel = online.locator(".panel.is-open")
    for path, opener in (("/netwerk", "[id='knoop-shop']"), ("/", "#vak-p1-shop-4")):
        for closing in ("Escape", "link"):
            online.goto("/overleg")
            online.goto(path)
            online.locator(opener).click()
            expect(panel).to_contain_text("Houder van 4 acties.")
            if closing == "Escape":
                online.keyboard.press("Escape")
            else:
                panel.locator(".close a").first.click()
            expect(panel).to_have_count(0)
            assert online.evaluate("document.activeElement.id") == opener.strip("#[]'").removeprefix("id='")
            online.go_back()
            expect(online.locator("h1")).to_have_text("Voor het overleg")


def test_what_is_opened_has_an_address_that_shows_the_same(online: Page) -> None:
    """Who reloads or shares what stands beside the table sees it as a page; forward opens it beside the table again."""
    online.goto("/")
    online.locator("#vak-p1-shop-4").click()
    panel = online.locator(".panel.is-open")
    told = panel.locator(".evidence").first.inner_text()
    online.go_back()
    expect(panel).to_have_count(0)
    online.go_forward()
    expect(panel.locator(".evidence").first).to_have_text(told, use_inner_text=True)
    online.reload()
    expect(online.locator("h1")).to_contain_text("Wat er staat")
    expect(online.locator("#paneel .evidence").first).to_have_text(told, use_inner_text=True)


def test_what_cannot_be_fetched_is_gone_to(online: Page) -> None:
    """Where the part does not come, the link does what a link does."""
    online.goto("/")
    online.evaluate("() => { window.fetch = () => Promise.reject(new Error('no line')); }")
    online.locator("#vak-p1-shop-4").click()
    expect(online.locator("h1")).to_contain_text("Wat er staat")


def test_without_script_a_line_leads_to_its_actions(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/netwerk")
    expect(page.locator("#toetsen")).to_be_hidden()
    page.locator('[data-node="gm0637"]').click()
    expect(page.locator("#paneel")).to_contain_text("Arbeidsmigranten: Gemeente neemt deel aan landelijke")
    page.goto("/")
    page.locator("#vak-p1-gm0518-4").click()
    expect(page.locator("#paneel")).to_contain_text("georganiseerde en gefinancierde opvang")
    context.close()


def test_closing_twice_goes_back_once(online: Page) -> None:
    online.goto("/acties")
    online.goto("/")
    for _ in range(3):
        online.locator("#vak-p1-shop-4").click()
        expect(online.locator(".panel.is-open")).to_be_visible()
        online.locator(".panel.is-open .close a").first.dblclick()
        expect(online.locator(".panel.is-open")).to_have_count(0)
        expect(online.locator("h1")).to_contain_text("Wie doet wat")
        assert online.url.endswith("/")


def test_a_place_on_the_page_has_the_address_of_the_page_while_a_panel_is_open(online: Page) -> None:
    online.goto("/")
    title = online.title()
    online.locator("#vak-p1-shop-4").click()
    expect(online.locator(".panel.is-open")).to_be_visible()
    assert "SHOP" in online.title()
    online.get_by_role("link", name="Zie de tabel").first.click()
    expect(online.locator(".panel.is-open")).to_have_count(0)
    assert online.url.rpartition("/")[2].startswith("#p1-")
    assert online.title() == title


def test_a_table_in_a_panel_is_read_row_by_row(online: Page) -> None:
    online.goto("/netwerk")
    online.locator("[id='knoop-gm1916.2025.ambition-2']").click()
    panel = online.locator(".panel.is-open")
    expect(panel.locator("tbody tr").nth(1)).to_be_visible()
    assert panel.locator("tbody tr td").first.evaluate("one => getComputedStyle(one).display") == "block"
