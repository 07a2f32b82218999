"""Headings that are ambitions though no word says so, and those that are not."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of, document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()


def read(text: str, name: str = "plan.txt") -> Reading:
    document = document_of_text(text, name) if name.endswith(".txt") else document_of(text.encode(), name)
    return read_as_plan(document, REFERENCE)


def outline(reading: Reading) -> list[tuple[str | None, list[str]]]:
    """The title of each ambition with the words of its actions."""
    return [
        (ambition.title, [action.text for block in ambition.blocks for action in block.actions])
        for ambition in reading.plan.ambitions
    ]


TABLE = "| Actie | Wie | Wanneer |\n|---|---|---|\n| {} | Politie | 2026 |\n\n"


def test_the_highest_marked_headings_over_actions_are_ambitions() -> None:
    text = (
        "# Uitvoeringsplan Wassenaar 2026\n\n## Inleiding\n\nDit is een plan.\n\n## Bewust worden\n\n### Intern\n\n"
        + TABLE.format("Training geven")
        + "### Extern\n\n"
        + TABLE.format("Campagne voeren")
        + "## Optreden\n\n"
        + TABLE.format("Panden controleren")
        + "## Monitoring\n\nElk jaar.\n"
    )
    assert outline(read(text, "plan.md")) == [
        ("Bewust worden", ["Training geven", "Campagne voeren"]),
        ("Optreden", ["Panden controleren"]),
    ]


def test_one_marked_heading_over_all_actions_is_an_ambition() -> None:
    text = "# Uitvoeringsplan Wassenaar 2026\n\n## Een goede start\n\n" + TABLE.format("Gesprek voeren")
    assert outline(read(text, "plan.md")) == [("Een goede start", ["Gesprek voeren"])]


@pytest.mark.parametrize(
    "heading", ["Acties en planning", "Wat gaan we doen?", "Uitvoeringsprogramma 2026", "Bijlage 1"]
)
def test_a_heading_that_only_says_that_actions_follow_is_no_ambition(heading: str) -> None:
    text = f"# Plan van aanpak Wassenaar 2026\n\n## {heading}\n\n" + TABLE.format("Gesprek voeren")
    assert outline(read(text, "plan.md")) == [(None, ["Gesprek voeren"])]


def test_what_stands_over_chapters_without_actions_is_the_title() -> None:
    text = "# Samen veilig\n\n## Inleiding\n\nWoord vooraf.\n\n## Wonen\n\n" + TABLE.format("Panden controleren")
    assert outline(read(text, "plan.md")) == [("Wonen", ["Panden controleren"])]


def test_a_heading_without_a_name_ends_the_ambition_before_it() -> None:
    text = (
        "# Uitvoeringsplan Wassenaar 2026\n\n## Wonen\n\n"
        + TABLE.format("Panden controleren")
        + "## Overzicht\n\n"
        + TABLE.format("Gesprek voeren")
    )
    assert outline(read(text, "plan.md")) == [("Wonen", ["Panden controleren"]), (None, ["Gesprek voeren"])]


FRONT = (
    "Uitvoeringsplan Veilig 2026\n\nGemeente Wassenaar\n\nDit plan is gemaakt met de ketenpartners van de gemeente.\n\n"
)


@pytest.mark.parametrize(
    "tables",
    [
        (
            "Actie                    Wie        Planning\nPanden controleren       VTH        Q1 2026\n",
            "Actie                    Wie        Planning\nSpreekuur houden         GGD        Q2 2026\n",
        ),
        (
            "Actie\tWie\tPlanning\nPanden controleren\tVTH\tQ1 2026\n",
            "Actie\tWie\tPlanning\nSpreekuur houden\tGGD\tQ2 2026\n",
        ),
        (
            "Acties\nActiehouder\nPlanning\nPanden controleren\nVTH\nQ1 2026\n",
            "Acties\nActiehouder\nPlanning\nSpreekuur houden\nGGD\nQ2 2026\n",
        ),
        (
            "Actie: Panden controleren\nTrekker: VTH\nPlanning: Q1 2026\n",
            "Actie: Spreekuur houden\nTrekker: GGD\nPlanning: Q2 2026\n",
        ),
        (
            "- Panden controleren (VTH, Q1 2026)\n- Panden sluiten (VTH, Q2 2026)\n",
            "- Spreekuur houden (GGD, Q2 2026)\n- Folder maken (GGD, Q3 2026)\n",
        ),
    ],
)
def test_a_short_line_by_itself_over_actions_is_a_heading(tables: tuple[str, str]) -> None:
    """Its words never run into the row above it or the row below."""
    found = outline(read(f"{FRONT}Schoon en dicht\n\n{tables[0]}\nHelpen en herstellen\n\n{tables[1]}"))
    assert [title for title, _ in found] == ["Schoon en dicht", "Helpen en herstellen"]
    assert [texts[0] for _, texts in found] == ["Panden controleren", "Spreekuur houden"]


def test_a_line_of_the_cover_right_over_all_actions_is_no_ambition() -> None:
    table = "Actie\tWie\tPlanning\nPanden controleren\tVTH\tQ1 2026\nPanden sluiten\tVTH\tQ1 2026\n"
    text = f"Uitvoeringsplan Veilig 2026\nGemeente Wassenaar\n\nVersie voor de raad\n\n{table}"
    assert [title for title, _ in outline(read(text))] == [None]


def test_one_cell_over_a_repeated_head_is_a_heading() -> None:
    rows = "<tr><td>Actie</td><td>Wie</td></tr><tr><td>{}</td><td>Politie</td></tr><tr><td>{}</td><td>GGD</td></tr>"
    table = rows.format("Panden controleren", "Panden sluiten") + "<tr><td>Helpen</td><td></td></tr>"
    table += rows.format("Spreekuur houden", "Folder maken")
    text = f"<html><body><h1>Uitvoeringsplan Wassenaar 2026</h1><h2>Wonen</h2><table>{table}</table></body></html>"
    assert outline(read(text, "plan.html")) == [
        ("Wonen", ["Panden controleren", "Panden sluiten"]),
        ("Helpen", ["Spreekuur houden", "Folder maken"]),
    ]


def test_cards_on_lines_of_their_own_are_not_read_into_each_other() -> None:
    cards = "Actie: Spreekuur\n\nTrekker: Politie\n\nPartners: GGD\n\nPlanning: 2026\n\nActie: Brief\n\nTrekker: VTH\n"
    text = f"# Actieagenda Wassenaar 2026\n\n## Inwoners\n\n{cards}"
    found = [
        (action.text, [held.written for held in action.holders]) for action in actions_in(read(text, "plan.md").plan)
    ]
    assert found == [("Spreekuur", ["Politie", "GGD"]), ("Brief", ["VTH"])]
