"""For whom an action is, by its own words; each expectation is read off the text by eye."""

import pytest

from graph.model.form import ActionForm
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.statements import state_plan
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
PLAN = """Uitvoeringsplan gemeente Wassenaar 2026

Ambitie 1: Bereiken

Doelstelling
{objective}

Doelgroep
{groups}

Actie
Wie
Wanneer

{first}

VTH

Q1 2026

{second}

VTH, RIEC

Q2 2026
"""
OBJECTIVE = (
    "We bereiken meer mensen. Voorrang hebben drie groepen: Arbeidsmigranten, ongedocumenteerden & kwetsbare jongeren."
)


def read(
    first: str, second: str = "Iets anders doen.", groups: str = "Inwoners", objective: str = OBJECTIVE
) -> ActionForm:
    text = PLAN.format(first=first, second=second, groups=groups, objective=objective)
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    first_action, *_ = actions_in(reading.plan)
    for group in first_action.target_groups:
        assert group.quote is not None
        assert group.quote.holds_in(text)
        assert group.quote.text == group.written
    return first_action


def groups(*given: str, **named: str) -> list[str]:
    return [group.written for group in read(*given, **named).target_groups]


def test_the_priority_row_had_the_audience_of_its_block() -> None:
    row = (
        "Arbeidsmigranten: we doen mee aan het landelijke\npunt. Ongedocumenteerde: voorlichting in de wijk.\n"
        "Kwetsbare jongeren & Aanpak scholen\n1. Trainingen op scholen.\n2. Lessen voor wie werkt met jongeren."
    )
    assert groups(row) == ["Arbeidsmigranten", "Ongedocumenteerde", "Kwetsbare jongeren"]


def test_the_groups_are_stated_of_the_action_with_their_quotes() -> None:
    text = PLAN.format(first="Arbeidsmigranten: een spreekuur.", second="Iets.", groups="Inwoners", objective=OBJECTIVE)
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    stated = state_plan(reading, REFERENCE, "district-d-den-haag")
    action = next(
        row for row in stated.nodes if row.label == "Action" and row.name == "Arbeidsmigranten: een spreekuur"
    )
    (relation,) = [row for row in stated.relations if row.type == "TARGETS" and row.source == action.id]
    assert relation.properties["quote"] == relation.properties["written"] == "Arbeidsmigranten"
    assert relation.properties["basis"] == "stated"
    assert relation.properties["line_from"] == text[: text.index("Arbeidsmigranten: een")].count("\n") + 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Voorlichting in de wijk:\n- arbeidsmigranten: spreekuur\n- inwoners: folder",
            ["arbeidsmigranten", "inwoners"],
        ),
        ("Een spreekuur voor ongedocumenteerden.", ["ongedocumenteerden"]),
        ("Lessen voor kwetsbare jongeren en inwoners.", ["kwetsbare jongeren", "inwoners"]),
        ("Samen:\n- Lessen voor inwoners.\n- Een avond voor arbeidsmigranten.", ["inwoners", "arbeidsmigranten"]),
        ("Arbeidsmigranten: spreekuur. Arbeidsmigranten: folder.", ["Arbeidsmigranten"]),
    ],
)
def test_words_that_name_for_whom(words: str, expected: list[str]) -> None:
    assert groups(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Onderzoek naar arbeidsmigranten en hun huisvesting.",
        "Signalen over kwetsbare jongeren worden gewogen.",
        "Controles op plekken waar arbeidsmigranten wonen.",
        "Trainingen voor professionals die werken met kwetsbare jongeren.",
        "Een spreekuur voor inwoners met schulden.",
        "Een spreekuur voor inwoners-adviesraad.",
        "De rechten van arbeidsmigranten bewaken. Een folder voor inwoners komt later.",
        "Samen:\n- Lessen voor inwoners.\n- Overleg met de politie.",
        "Voorbereiding: een plan maken. Uitvoering: het doen.",
        "Statushouders: een spreekuur.",
        "Bij arbeidsmigranten: letten op de huur.",
    ],
)
def test_a_group_that_a_row_is_about_is_none_that_it_is_for(words: str) -> None:
    assert groups(words) == []


def test_a_group_of_another_plan_is_none_of_this_one() -> None:
    assert groups("Jongeren: lessen over geld.", objective="We bereiken iedereen.") == []
    assert groups("Jongeren: lessen over geld.", groups="Jongeren, ouders") == ["Jongeren"]


def test_a_long_sentence_about_an_audience_opens_no_row() -> None:
    audience = "Alle medewerkers van de gemeente met extra aandacht voor de balie"
    assert groups("Alle medewerkers van de gemeente: een training.", groups=audience) == []


def test_a_group_in_a_heading_counts_where_the_words_open_with_none() -> None:
    text = PLAN.format(first="Iets doen.", second="Nog iets.", groups="Inwoners", objective=OBJECTIVE)
    text = text.replace("Iets doen.", "Arbeidsmigranten, ondernemers & inwoners\n\nEen spreekuur houden in de wijk.")
    first, *_ = actions_in(read_as_plan(document_of_text(text, "plan.txt"), REFERENCE).plan)
    assert first.heading == "Arbeidsmigranten, ondernemers & inwoners"
    assert [group.written for group in first.target_groups] == ["Arbeidsmigranten", "inwoners"]


def test_a_cell_for_the_audience_goes_before_the_words() -> None:
    text = (
        "Uitvoeringsplan gemeente Wassenaar 2026\n\nActie | Doelgroep | Wie | Planning\n"
        "Inwoners: een folder. | ouders | VTH | Q1 2026\nVoor wie wil. | inwoners | VTH | Q2 2026\n"
    )
    first, *_ = actions_in(read_as_plan(document_of_text(text, "plan.txt"), REFERENCE).plan)
    assert [group.written for group in first.target_groups] == ["ouders"]
