"""How actions are called: what a chair can read aloud, never a title that runs into the words behind it."""

import pytest

from graph.model.form import ActionForm, Passage
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan
from loaders.wording import action_name, short_name

REFERENCE = load_reference()
LIST = """Uitvoeringsplan 2026
Gemeente Wassenaar

Ambitie 1: Zien

{actions}
"""


def named(text: str, *items: str, title: str | None = None, heading: str | None = None) -> str:
    parts = tuple(Passage(written=item) for item in items)
    return action_name(ActionForm(text=text, items=parts, title=title, heading=heading))


@pytest.mark.parametrize(
    ("text", "items", "name"),
    [
        ("Opvang voor mannen. En meer.", (), "Opvang voor mannen. En meer"),
        ("Voor wie Lessen voor jongeren. Een avond.", ("Lessen voor jongeren.", "Een avond."), "Voor wie"),
        ("Spreekuur\n• Elke week\n• In de wijk", ("Elke week", "In de wijk"), "Spreekuur"),
        ("Plan voor 2026:\n1. Maken\n2. Doen", ("Maken", "Doen"), "Plan voor 2026"),
        ("• Elke week.\n• In de wijk.", ("Elke week.", "In de wijk."), "Elke week; In de wijk"),
        ("1. \ufffdElke week\n2. Altijd", ("Elke week", "Altijd"), "Elke week; Altijd"),
        ("Meld \ufffdpunt", (), "Meld punt"),
        ("Lessen over geld\nLeerlingen krijgen les.", (), "Lessen over geld"),
        ("Een zin die over twee regels\nloopt.", (), "Een zin die over twee regels loopt"),
        ("Een zin.\nNog een zin.", (), "Een zin. Nog een zin"),
        ("• ", (), "•"),
    ],
)
def test_a_name_is_the_title_and_nothing_behind_it(text: str, items: tuple[str, ...], name: str) -> None:
    assert named(text, *items) == name


def test_a_title_that_is_given_goes_before_the_text() -> None:
    assert named("Alles bij elkaar", title="Kop:") == "Kop"
    assert named("Alles", title="Kop\nWat eronder staat") == "Kop"


def test_a_heading_is_the_name_where_its_first_word_is_the_actions_own() -> None:
    assert named("Jongeren: lessen.", heading="Jongeren & ouders") == "Jongeren & ouders"
    assert named("Lessen.", heading="Jongeren & ouders") == "Lessen"


def test_a_long_name_is_cut_at_a_word() -> None:
    assert short_name("woord " * 30) == " ".join(["woord"] * 13) + "…"


def read(actions: str) -> list[tuple[str, str]]:
    plan = read_as_plan(document_of_text(LIST.format(actions=actions), "plan.txt"), REFERENCE).plan
    return [(action_name(action), action.text) for action in actions_in(plan)]


def test_the_title_of_an_action_in_a_list_ran_together_with_its_words() -> None:
    found = read(
        "Actie 1.1 Training signalen herkennen\n"
        "Alle medewerkers van Burgerzaken en het wijkteam leren in een halve dag signalen\nherkennen.\n"
        "Trekker: VTH\n"
    )
    assert [name for name, _ in found] == ["Training signalen herkennen"]
    assert found[0][1].startswith("Training signalen herkennen\nAlle medewerkers")


def test_a_title_over_two_lines_is_whole() -> None:
    ((name, _),) = read(
        "Actie 1.1 Afspraken maken over noodbedden met\nde opvang in de regio\n"
        "We spreken af hoeveel bedden er altijd vrij zijn, en wie er over gaat.\nTrekker: VTH\n"
    )
    assert name == "Afspraken maken over noodbedden met de opvang in de regio"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Meldpunt bekend maken\n", "Meldpunt bekend maken"),
        ("Meldpunt bekend maken in de hele stad, ook bij\nStichting Vlierbes\n", None),
        ("We maken het meldpunt bekend.\nDat doen we elk jaar.\n", None),
        ("Overleg over de wijken Bovenveen en Ondermaat, met\nZwaluw en Spreeuw\n", None),
    ],
)
def test_a_line_that_is_full_or_a_sentence_is_no_title(body: str, name: str | None) -> None:
    ((found, text),) = read(f"Actie 1.1 {body}Trekker: VTH\n")
    assert "\n" not in text
    assert name is None or found == name
