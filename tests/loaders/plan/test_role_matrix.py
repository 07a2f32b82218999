"""Role matrices: where the legend stands, which signs they have, what their heads are called, and what is none."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.document.registry import read_here
from loaders.form.through import actions_in
from loaders.plan.find.matrix_legend import legend_of
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(body: str) -> Reading:
    page = f"<h1>Uitvoeringsplan Proef 2026</h1><p>Gemeente Wassenaar</p>{body}".encode()
    return read_as_plan(read_here(page, "plan.html"), REFERENCE)


def table(*rows: str) -> str:
    """A table of a web page; bars divide its cells, and "2*" before one lets it go over two columns."""
    lines = []
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        wide = [(cell[2:], f' colspan="{cell[0]}"') if cell[1:2] == "*" else (cell, "") for cell in cells]
        lines.append("<tr>" + "".join(f"<td{span}>{words}</td>" for words, span in wide) + "</tr>")
    return f"<table>{''.join(lines)}</table>"


def rows(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [
        (
            action.text,
            [f"{holder.written}:{holder.role.value}" for holder in action.holders],
            None if action.timing is None else action.timing.written,
        )
        for action in actions_in(reading.plan)
    ]


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues} - {"unknown-name", "owner-unknown"}


LETTERS = table(
    "Wat moet er gebeuren | 2*Gemeente | 2*Anderen | Wanneer",
    " | Veiligheid | Burgemeester | OM | Opvanghuis De Wending | ",
    "Een zorgtafel houden | V | | M | O | doorlopend",
    "Een huis vinden voor jongeren | | V | | O | maart 2026",
    "Een grote controle oefenen | O | V | O | | Q3 2026",
)
EXPECTED = [
    ("Een zorgtafel houden", ["Veiligheid:holder", "OM:consulted", "Opvanghuis De Wending:support"], "doorlopend"),
    ("Een huis vinden voor jongeren", ["Burgemeester:holder", "Opvanghuis De Wending:support"], "maart 2026"),
    ("Een grote controle oefenen", ["Veiligheid:support", "Burgemeester:holder", "OM:support"], "Q3 2026"),
]
LEGEND = "V = verantwoordelijk, O = ondersteunt, M = denkt mee"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LEGEND}</p>{LETTERS}",
        f"{LETTERS}<p>{LEGEND}</p>",
        f"{LETTERS}<p>Legenda: V verantwoordelijk; O ondersteunt; M denkt mee</p>",
        f"{LETTERS}<p>verantwoordelijk (V), ondersteunt (O), denkt mee (M)</p>",
        f"{LETTERS}<h2>Legenda</h2>"
        + table("Letter | Betekenis", *(part.replace("=", "|") for part in LEGEND.split(", "))),
    ],
)
def test_the_legend_stands_anywhere_and_heads_take_two_rows(body: str) -> None:
    reading = read(body)
    assert rows(reading) == EXPECTED
    assert not any("verantwoordelijk" in unread.quote.text for unread in reading.unread)


@pytest.mark.parametrize(
    ("does", "helps", "legend"),
    [
        ("●", "○", "Legenda: ● voert uit ○ ondersteunt"),
        ("■", "□", "■ = trekker, □ = partner"),
        ("1", "2", "1 = trekker; 2 = ondersteunt"),
        ("X", "O", "X: trekker / O: ondersteuning"),
    ],
)
def test_any_sign_is_the_role_that_the_legend_says(does: str, helps: str, legend: str) -> None:
    body = table(
        "Nr | Taak | Burgemeester | Scholen | Bureau Zon | Kosten",
        f"1 | Een meldpunt openen | {does} | {helps} | | € 500",
        f"2 | Mentoren opleiden | | {does} | {helps} | € 250",
    )
    found = [holders for _, holders, _ in rows(read(f"{body}<p>{legend}</p>"))]
    first = found[0][0].split(":")[1]
    assert found == [
        [f"Burgemeester:{first}", "Scholen:support"],
        [f"Scholen:{first}", "Bureau Zon:support"],
    ]
    assert first in ("holder", "lead")


def test_parties_stand_in_the_rows_as_well() -> None:
    body = table(
        "Partij | Meldpunt openen | Training geven | Huis vinden",
        "Politie | T | | P",
        "GGD | P | T | ",
        "Opvanghuis De Wending | | P | T",
    )
    assert [(text, holders) for text, holders, _ in rows(read(f"<p>T = trekker, P = partner</p>{body}"))] == [
        ("Meldpunt openen", ["Politie:lead", "GGD:support"]),
        ("Training geven", ["GGD:lead", "Opvanghuis De Wending:support"]),
        ("Huis vinden", ["Politie:support", "Opvanghuis De Wending:lead"]),
    ]


def test_a_sign_that_nobody_explains_is_told_at_its_row_and_gives_no_role() -> None:
    body = table(
        "Actie | VTH | Politie | GGD",
        "Meldpunt openen | T | P | Q",
        "Training geven | T (na mei) | | P",
        "Huis vinden | P | T | -",
        "Kaart maken | T | T | P",
    )
    reading = read(f"<p>T = trekker, P = partner</p>{body}")
    assert [holders for _, holders, _ in rows(reading)] == [
        ["VTH:lead", "Politie:support"],
        ["GGD:support"],
        ["VTH:support", "Politie:lead"],
        ["VTH:lead", "Politie:lead", "GGD:support"],
    ]
    told = [
        issue.quote.text for issue in reading.issues if issue.code == "role-sign-unknown" and issue.quote is not None
    ]
    assert told == ["Q", "T (na mei)"]
    assert [len(action.unclear) > 0 for action in actions_in(reading.plan)] == [True, True, False, False]


def test_an_open_circle_without_a_legend_is_no_holder() -> None:
    body = table("Actie | VTH | Politie", "Meldpunt openen | ● | ○", "Training geven | ○ | ●", "Huis vinden | ● | ●")
    reading = read(body)
    assert [holders for _, holders, _ in rows(reading)] == [
        ["VTH:holder"],
        ["Politie:holder"],
        ["VTH:holder", "Politie:holder"],
    ]
    assert {"role-sign-unknown", "role-unclear-in-matrix"} <= codes(reading)


def test_marks_under_times_are_a_planning_and_no_parties() -> None:
    body = table(
        "Actie | VTH | Politie | Q1 2026 | Q2 2026 | Q3 2026",
        "Meldpunt openen | x | | x | | ",
        "Training geven | | x | | x | x",
    )
    first, second = actions_in(read(body).plan)
    assert [holder.written for holder in (*first.holders, *second.holders)] == ["VTH", "Politie"]
    assert first.timing is not None
    assert (first.timing.start, first.timing.end) == ("2026-01-01", "2026-03-31")
    assert second.timing is not None
    assert (second.timing.start, second.timing.end) == ("2026-04-01", "2026-09-30")


@pytest.mark.parametrize(
    "body",
    [
        table("Risico | Kans | Gevolg", "Te weinig meldingen | H | M", "Te weinig geld | L | H"),
        table("Vraag | Ja | Nee", "Is er een meldpunt | x | ", "Is er een training | | x"),
        table("Overleg | Eerste keer | Tweede keer", "Zorgtafel | x | x", "Stuurgroep | | x"),
    ],
)
def test_other_tables_of_signs_give_nobody_a_role_unseen(body: str) -> None:
    reading = read(body)
    held = [holders for _, holders, _ in rows(reading) if len(holders) > 0]
    assert held == [] or "role-unclear-in-matrix" in codes(reading)


def test_a_list_with_dots_is_no_legend() -> None:
    words = plan_words()
    assert legend_of("● Partners informeren\n● Advies geven aan scholen\n", words).signs == frozenset()
    assert legend_of("A = b\nKosten (P), baten (Q)\n", words).signs == frozenset()


def test_a_meaning_that_nobody_knows_is_a_sign_of_the_legend_still() -> None:
    found = legend_of("T = trekker\nZ = zwaait mee\n", plan_words())
    assert set(found.roles) == {"t"}
    assert dict(found.others) == {"z": "zwaait mee"}
    above = legend_of("Z = zwaait mee\nT = trekker\n", plan_words())
    assert above.others == found.others


def test_a_matrix_stands_in_plain_text_too() -> None:
    text = (
        "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\n"
        "Actie\tBurgemeester\tSociaal team\tPlanning\nMeldpunt openen\t●\t○\tQ1 2026\nTraining geven\t\t●\tQ2 2026\n\n"
        "● = voert uit, ○ = ondersteunt\n"
    )
    assert rows(read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)) == [
        ("Meldpunt openen", ["Burgemeester:holder", "Sociaal team:support"], "Q1 2026"),
        ("Training geven", ["Sociaal team:holder"], "Q2 2026"),
    ]


def test_a_column_of_other_signs_beside_the_parties_is_none_of_them() -> None:
    body = table("Actie | Urgentie | VTH | Burgemeester", "Meldpunt openen | 1 | T | P", "Training geven | 2 | P | T")
    reading = read(f"<p>T = trekker, P = partner</p>{body}")
    assert [holders for _, holders, _ in rows(reading)] == [
        ["VTH:lead", "Burgemeester:support"],
        ["VTH:support", "Burgemeester:lead"],
    ]
    assert any('"Urgentie"' in issue.message for issue in reading.issues if issue.code == "column-not-understood")
