"""The fifteen questions of docs/how-to/vijftien-vragen.md, each from the first page in at most three steps.

A step is a click, or words typed and sent. What is expected comes from the text of the plan, by hand.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

MOST = 3


class Reader:
    """Someone at the first page, whose steps are counted."""

    def __init__(self, page: Page, first: str = "/") -> None:
        self.page, self.steps = page, 0
        page.goto(first)

    def choose(self, name: str, within: str = "body") -> None:
        self.click(self.page.locator(within).get_by_role("link", name=name, exact=True).first)

    def click(self, found: Locator) -> None:
        found.click()
        self.steps += 1

    def search(self, words: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/zoeken?*")
        self.steps += 1

    def party(self, cell: str, name: str) -> None:
        """From a cell of the table to the page of its party."""
        self.click(self.page.locator(f'[id="vak-{cell}"]'))
        self.choose(f"Alles over {name}", ".panel.is-open")

    def row(self, words: str) -> Locator:
        return self.page.locator("tr", has_text=words)

    def point(self, words: str) -> Locator:
        return self.page.locator(".agenda > li", has=self.page.locator("h2", has_text=words))


def who_holds_the_shelter_of_men(reader: Reader) -> None:
    reader.choose("Alle acties")
    row = reader.row("Opvang voor mannelijke slachtoffers")
    expect(row).to_contain_text("VTH, MRO, SHOP, Kessler Perspektief")
    expect(row).to_contain_text("Doorlopend")
    expect(row).to_contain_text("regels 517–518")


def who_holds_the_shelter_of_men_by_words(reader: Reader) -> None:
    """*mannen* stands nowhere in the plan: the words are offered one by one."""
    reader.search("opvang mannen")
    expect(reader.page.locator("main")).to_contain_text("mannen: niet genoemd")
    reader.choose("opvang", "main")
    reader.click(reader.page.locator("main").get_by_role("link", name="Opvang voor mannelijke slachtoffers").first)
    named = reader.page.locator("section", has_text="Wie genoemd is").last
    for party in ("VTH", "MRO", "SHOP", "Kessler Perspektief"):
        expect(named).to_contain_text(party)


def who_pays_for_it(reader: Reader) -> None:
    reader.click(reader.page.locator('[id="vak-p1-gm0518-4"]'))
    opened = reader.page.locator(".panel.is-open")
    expect(opened).to_contain_text("Betaalt")
    expect(opened).to_contain_text(
        "Leidschendam-Voorburg maakt gebruik van de door gemeente Den Haag georganiseerde en gefinancierde opvang"
    )


def are_minors_named(reader: Reader) -> None:
    reader.search("minderjarigen")
    expect(reader.page.locator(".notice")).to_contain_text("minderjarigen is niet genoemd in het geladen plan")
    reader.search("jongeren")
    expect(reader.page.locator("main")).to_contain_text("kwetsbare jongeren")
    # The row is found twice: as what is for kwetsbare jongeren, by its own words, and by its text.
    reader.click(reader.page.locator("main").get_by_role("link", name="Arbeidsmigranten").first)
    expect(reader.page.locator("main")).to_contain_text("LVB- Jongeren")


def what_is_expected_of_zoetermeer(reader: Reader) -> None:
    reader.choose("Wat anderen van ons verwachten")
    reader.choose("Zoetermeer", "main")
    card = reader.page.locator("article.card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("Centrum gemeente Zoetermeer")
    expect(card).to_contain_text("Arbeidsmigranten: Gemeente neemt deel aan landelijke initiatieven")
    expect(card).to_contain_text("Planning: staat er niet")
    expect(card).to_contain_text("Gemeenten binnen district D")


def which_actions_do_the_police_hold(reader: Reader) -> None:
    """Three by its own name; its team AVIM at four, two of them the same: five in all."""
    reader.party("p1-politie-3", "Politie")
    expect(reader.page.locator("dl")).to_contain_text("houder van 5 acties")
    held = reader.page.locator("tr", has=reader.page.get_by_role("cell", name="houder", exact=True))
    own = held.filter(has=reader.page.locator("q", has_text="Politie"))
    expect(own).to_have_count(3)
    for words in ("Inschrijvingscontroles BRP/RNI", "Handhaving op huisvesting", "Integrale controles"):
        expect(own.filter(has_text=words)).to_have_count(1)
    expect(held.filter(has=reader.page.locator("q", has_text="AVIM"))).to_have_count(4)


def which_actions_have_no_outside_party(reader: Reader) -> None:
    reader.choose("Alle acties")
    reader.click(reader.page.get_by_role("link", name="Zonder houder van buiten"))
    places = reader.page.locator(".action-list tr:not(.group) td:last-child")
    lines = ("288–294", "298–300", "304–305", "349–355", "359–368", "405–415")
    expect(places).to_contain_text([f"regels {found}" for found in lines])
    expect(reader.row("MMA")).to_contain_text("in de tekst: Meld Misdaad Anoniem")
    expect(reader.row("stopgesprekken")).to_contain_text("in de tekst: RIEC")


def what_should_have_been_ready_by_mid_2025(reader: Reader) -> None:
    reader.choose("Alle acties")
    reader.click(reader.page.get_by_role("link", name="Klaar uiterlijk 30 juni 2025"))
    expect(reader.page.locator(".notice")).to_contain_text("De uitkomst is in deze bron niet te zien.")
    places = reader.page.locator(".action-list tr:not(.group) td:last-child")
    expect(places).to_contain_text([f"regels {found}" for found in ("174–178", "185–186", "193–196", "288–294")])


def which_actions_have_no_timing(reader: Reader) -> None:
    reader.choose("Alle acties")
    reader.click(reader.page.get_by_role("link", name="Zonder planning"))
    places = reader.page.locator(".action-list tr:not(.group) td:last-child")
    expect(places).to_contain_text(["regels 232–243"])


def which_actions_does_riec_hold(reader: Reader) -> None:
    reader.party("p1-riec-1", "RIEC")
    held = reader.page.locator("tr", has=reader.page.get_by_role("cell", name="houder", exact=True))
    expect(held).to_have_count(6)
    for line in (180, 188, 228, 246, 309, 628):
        expect(held.filter(has_text=f"regel {line}")).to_have_count(1)


def under_which_names_does_the_inspectorate_stand(reader: Reader) -> None:
    reader.party("p1-nla-3", "Nederlandse Arbeidsinspectie")
    for written, line in (("Nederlandse Arbeidsinspectie (NLA)", 335), ("NLA", 445), ("ISZW", 589)):
        row = reader.page.locator("tr", has_text=f"regel {line}")
        expect(row.locator("q", has_text=written).last).to_be_visible()


def who_stands_in_most_lists_without_an_action(reader: Reader) -> None:
    expect(reader.page.locator(".facts")).to_contain_text("COA staat in 4 van 6 partnerlijsten, en bij 0 acties")
    reader.party("p1-coa-4", "COA")
    for line in (158, 275, 477, 588):
        expect(reader.page.locator("tr", has_text=f"regel {line}")).to_have_count(1)


def which_groups_share_a_row_without_timing(reader: Reader) -> None:
    reader.choose("Voor het overleg", ".jump")
    point = reader.point("Arbeidsmigranten, ongedocumenteerde, LVB-")
    expect(point).to_contain_text("geen planning")
    expect(point).to_contain_text("één rij voor verschillende groepen")


def where_do_list_and_holders_share_no_name(reader: Reader) -> None:
    reader.choose("Voor het overleg", ".jump")
    point = reader.point("de partners of de houders")
    expect(point.locator("h2")).to_contain_text("ambitie 2")
    expect(point).to_contain_text("regel 275")
    expect(point).to_contain_text("regel 309")


def of_how_many_actions_is_the_lead_unknown(reader: Reader) -> None:
    reader.choose("Voor het overleg", ".jump")
    expect(reader.point("per actie één trekker")).to_contain_text("24 van 27 acties")


def which_action_for_victims_has_the_holders_of_a_check(reader: Reader) -> None:
    reader.choose("Voor het overleg", ".jump")
    point = reader.point("Carrièreswitch-trajecten")
    expect(point).to_contain_text("Zelfde houders als bij Prostitutiecontroles. Klopt dat?")


QUESTIONS = (
    who_holds_the_shelter_of_men,
    who_holds_the_shelter_of_men_by_words,
    who_pays_for_it,
    are_minors_named,
    what_is_expected_of_zoetermeer,
    which_actions_do_the_police_hold,
    which_actions_have_no_outside_party,
    what_should_have_been_ready_by_mid_2025,
    which_actions_have_no_timing,
    which_actions_does_riec_hold,
    under_which_names_does_the_inspectorate_stand,
    who_stands_in_most_lists_without_an_action,
    which_groups_share_a_row_without_timing,
    where_do_list_and_holders_share_no_name,
    of_how_many_actions_is_the_lead_unknown,
    which_action_for_victims_has_the_holders_of_a_check,
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_a_question_is_answered_in_three_steps(question: Callable[[Reader], None], online: Page) -> None:
    reader = Reader(online)
    question(reader)
    assert reader.steps <= MOST
