"""Tables whose heads nobody knows, or say too little: what their cells tell, and what is told of it."""

from collections.abc import Sequence

import pytest

from graph.model.form import ActionForm, Reading
from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.reading import read_as_plan

REFERENCE = load_reference()
Rows = Sequence[Sequence[str]]


def read(*tables: Rows, title: str = "Ambitie 1: Zien") -> Reading:
    """A plan of tables whose cells have bars between them, each behind an empty line."""
    text = f"Uitvoeringsplan 2026\n\nGemeente Wassenaar\n\n{title}\n\n"
    text += "\n\n".join("\n".join(" | ".join(row) for row in table) for table in tables)
    return read_as_plan(document_of_text(f"{text}\n", "plan.txt"), REFERENCE)


def page(*tables: Rows) -> Reading:
    """The same as a web page, with a cell for each cell."""
    made = ["".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table) for table in tables]
    body = "".join(f"<p>Wat wij doen</p><table>{one}</table>" for one in made)
    html = f"<html><body><main><h1>Uitvoeringsplan 2026</h1><p>Gemeente Wassenaar</p>{body}</main></body></html>"
    return read_as_plan(document_of(html.encode(), "plan.html"), REFERENCE)


def actions(reading: Reading) -> list[ActionForm]:
    return [action for ambition in reading.plan.ambitions for block in ambition.blocks for action in block.actions]


def rows(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [
        (
            action.text,
            [f"{held.written}:{held.role.value}" for held in action.holders],
            None if action.timing is None else action.timing.written,
        )
        for action in actions(reading)
    ]


def told(reading: Reading, code: str) -> list[str]:
    return [issue.message for issue in reading.issues if issue.code == code]


STRANGE = [
    ["Tempo", "Schuift aan", "Waar gaan we voor", "Aan de lat"],
    ["Q1 2026", "Politie, Stichting Nieuwe Haven", "Controles uitvoeren in de haven", "VTH"],
    ["mei 2026", "", "Huisbezoeken afleggen na een melding", "Bureau Klaver"],
    ["Q4 2026", "Politie", "Afspraken maken met makelaars", "VTH"],
]


def test_a_table_whose_heads_nobody_knows_is_read_wherever_its_columns_stand() -> None:
    """Two columns of parties: nothing says which one holds, so the first does, and both are told."""
    reading = read(STRANGE)
    assert [row[0] for row in rows(reading)] == [row[2] for row in STRANGE[1:]]
    assert [row[2] for row in rows(reading)] == ["Q1 2026", "mei 2026", "Q4 2026"]
    assert rows(reading)[0][1] == ["Politie:holder", "Stichting Nieuwe Haven:holder", "VTH:support"]
    assert len(told(reading, "column-told-by-cells")) == 4


def test_parties_beside_known_holders_take_part() -> None:
    strange = [["Tempo", "Schuift aan", "Actie", "Actiehouder"], *STRANGE[1:]]
    assert [row[1] for row in rows(read(strange))] == [
        ["Politie:support", "Stichting Nieuwe Haven:support", "VTH:holder"],
        ["Bureau Klaver:holder"],
        ["Politie:support", "VTH:holder"],
    ]


@pytest.mark.parametrize(
    "table",
    [
        [["Organisatie", "Waar zij voor staan"], ["Politie", "Opsporen van daders"], ["GGD", "Bewaken van gezondheid"]],
        [["Begrip", "Uitleg"], ["RIEC", "Centrum dat gemeenten helpt"], ["OM", "Vervolgt verdachten van misdrijven"]],
    ],
)
def test_a_list_of_partners_or_of_words_is_no_table_of_actions(table: Rows) -> None:
    assert actions(read(table)) == []


def test_themes_with_capitals_are_no_parties() -> None:
    table = [
        ["Waar gaan we voor", "Soort", "Planning", "Actiehouder"],
        ["Controles uitvoeren in de haven", "Preventie", "Q1 2026", "VTH"],
        ["Huisbezoeken afleggen na een melding", "Zichtbaarheid", "Q2 2026", "Politie"],
    ]
    reading = read(table)
    assert [row[1] for row in rows(reading)] == [["VTH:holder"], ["Politie:holder"]]
    assert any('"Soort"' in message for message in told(reading, "column-not-understood"))


@pytest.mark.parametrize(
    ("remark", "at"), [(["Budget volgt nog van de provincie", ""], 0), (["", "Is al eens gedaan in 2024"], 1)]
)
def test_of_two_columns_of_words_the_one_with_verbs_is_the_action(remark: Sequence[str], at: int) -> None:
    table = [
        ["Achtergrond", "Waar gaan we voor", "Planning", "Actiehouder"],
        [remark[0], "Controles uitvoeren in de haven", "Q1 2026", "VTH"],
        [remark[1], "Huisbezoeken afleggen na een melding", "Q2 2026", "Politie"],
    ]
    assert [row[0] for row in rows(read(table))] == [table[1][1], table[2][1]]


def test_a_table_of_one_row_is_read_by_the_others_under_its_heads() -> None:
    alone = [STRANGE[0], ["Q2 2026", "OM", "Verdachten aanhouden op de kade", "Team Zuid"]]
    assert len(rows(page(STRANGE, alone))) == 4
    assert len(rows(page(alone, STRANGE))) == 4
    assert rows(page(alone)) == []


def test_what_stands_the_same_for_several_rows_is_their_theme_and_no_ambition_under_a_heading() -> None:
    table = [
        ["Waarvoor", "Actie", "Actiehouder", "Planning"],
        ["Zien", "Controles uitvoeren", "VTH", "Q1 2026"],
        ["Zien", "Huisbezoeken afleggen", "Politie", "Q2 2026"],
        ["Helpen", "Opvang regelen", "SHOP", "Q3 2026"],
    ]
    plan = read(table, title="Hieronder staat wat wij doen.").plan
    assert [ambition.title for ambition in plan.ambitions if ambition.title is not None] == ["Zien", "Helpen"]
    under = read(table)
    assert [ambition.title for ambition in under.plan.ambitions] == ["Zien"]
    assert [action.heading for action in actions(under)] == ["Zien", "Zien", "Helpen"]


@pytest.mark.parametrize(("last", "until"), [("Q3 2026", "Q1 2026 – Q2 2026"), ("Q1 2024", "Q1 2026")])
def test_a_second_time_is_the_end_where_no_row_ends_before_it_begins(last: str, until: str) -> None:
    table = [
        ["Actie", "Actiehouder", "Start", "Tot wanneer"],
        ["Controles uitvoeren", "VTH", "Q1 2026", "Q2 2026"],
        ["Huisbezoeken afleggen", "Politie", "Q2 2026", last],
    ]
    assert rows(read(table))[0][2] == until


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Verantw.", "holder"),
        ("Hoofdverantwoordelijke", "holder"),
        ("Projecttrekker", "lead"),
        ("Medetrekker", "support"),
    ],
)
def test_a_head_cut_short_or_made_longer_is_known_by_its_part(head: str, role: str) -> None:
    table = [["Actie", head, "Planning"], ["Controles uitvoeren", "VTH", "Q1 2026"]]
    reading = read(table)
    assert rows(reading) == [("Controles uitvoeren", [f"VTH:{role}"], "Q1 2026")]
    assert told(reading, "column-told-by-cells") == []


def test_a_first_cell_that_is_empty_is_one_where_the_head_has_no_bar_before_it() -> None:
    table = [
        ["Partners", "Actie", "Trekker"],
        ["Politie", "Controles uitvoeren", "VTH"],
        ["", "Opvang regelen", "SHOP"],
    ]
    assert [row[1] for row in rows(read(table))] == [["Politie:support", "VTH:lead"], ["SHOP:lead"]]


def test_a_number_sign_heads_a_column() -> None:
    table = [["#", "Actie", "Trekker"], ["1", "Controles uitvoeren", "VTH"], ["2", "Opvang regelen", "SHOP"]]
    assert [row[0] for row in rows(read(table))] == ["Controles uitvoeren", "Opvang regelen"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ouders krijgen een", ["action-broken-off"]),
        ("vaste ronde door het centrum", ["action-broken-off"]),
        ("Wij zetten een meldpunt op", []),
    ],
)
def test_an_action_that_begins_or_ends_in_the_middle_is_named(text: str, code: list[str]) -> None:
    table = [
        ["Actie", "Trekker", "Planning"],
        ["Controles uitvoeren", "VTH", "Q1 2026"],
        [text, "SHOP", "Q2 2026"],
        ["Opvang regelen", "SHOP", "Q3 2026"],
    ]
    assert [issue.code for issue in read(table).issues if issue.code == "action-broken-off"] == code


def test_a_name_goes_on_behind_a_small_word_and_one_letter_is_no_half_of_a_word() -> None:
    lines = [
        "Actie                 Trekker        Planning",
        "",
        "Gesprek met groep J   Wonen aan      Q1 2026",
        "en de ouders          de Kreek",
        "",
        "Opvang regelen        SHOP           Q2 2026",
    ]
    text = "Uitvoeringsplan 2026\n\nGemeente Wassenaar\n\nAmbitie 1: Zien\n\n" + "\n".join(lines) + "\n"
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert rows(reading)[0] == ("Gesprek met groep J en de ouders", ["Wonen aan de Kreek:lead"], "Q1 2026")


CARDS = [["Actie", "Controles uitvoeren"], ["Wie", "VTH"], ["Wanneer", "Q1 2026"]]


def test_a_row_of_one_cell_between_cards_is_a_heading() -> None:
    table = [*CARDS, ["Lijn 2: Helpen", ""], ["Actie", "Opvang regelen"], ["Wie", "SHOP"], ["Wanneer", "Q2 2026"]]
    plan = page(table).plan
    assert [ambition.title for ambition in plan.ambitions][1:] == ["Helpen"]
    assert [row[0] for row in rows(page(table))] == ["Controles uitvoeren", "Opvang regelen"]


def test_a_card_without_a_label_for_its_action_takes_the_title_and_the_words_over_it() -> None:
    table = [
        ["Trekker", "VTH"],
        ["Gereed", "Q1 2026"],
        ["Actie 1.2 Opvang regelen", ""],
        ["Er is te weinig plek.", ""],
        ["Trekker", "SHOP"],
        ["Gereed", "Q2 2026"],
    ]
    assert rows(page(table))[-1] == ("Opvang regelen\nEr is te weinig plek.", ["SHOP:lead"], "Q2 2026")


@pytest.mark.parametrize(("alone", "found"), [("Helpen", 2), ("Wij helpen slachtoffers", 3), ("Opvang regelen", 3)])
def test_a_row_of_one_cell_without_a_verb_is_a_heading_and_told(alone: str, found: int) -> None:
    table = [
        ["Actie", "Wie", "Wanneer"],
        ["Controles uitvoeren", "VTH", "Q1 2026"],
        [alone, "", ""],
        ["Nazorg geven", "SHOP", "Q2 2026"],
    ]
    reading = page(table)
    assert len(rows(reading)) == found
    assert len(told(reading, "row-read-as-heading")) == 3 - found


def test_the_parties_of_a_role_matrix_stand_left_of_the_action_too() -> None:
    table = [
        ["Politie", "Planning", "Actie", "GGD"],
        ["R", "Q1 2026", "Controles uitvoeren", "C"],
        ["", "Q2 2026", "Opvang regelen", "R"],
    ]
    assert [row[:2] for row in rows(page(table))] == [
        ("Controles uitvoeren", ["Politie:holder", "GGD:consulted"]),
        ("Opvang regelen", ["GGD:holder"]),
    ]
