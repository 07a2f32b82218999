"""Rows of flattened tables with names and times that nobody knows: read by the place of their words, or told."""

import pytest

from graph.model.form import Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\nActies\nActiehouder\nTijdsplanning\n\n"
BEFORE = "De gemeente geeft een training aan\nmedewerkers van de balie.\n\nVTH, RIEC Q2 2026\n\n"
BEHIND = "Het houden van een bijeenkomst met\nondernemers in de wijk.\n\nVTH, OM Doorlopend\n"


def read(row: str) -> Reading:
    return read_as_plan(document_of_text(FRONT + BEFORE + row + BEHIND, "plan.txt"), REFERENCE)


def rows(reading: Reading) -> list[tuple[str, list[str], str | None]]:
    return [
        (action.text, [held.written for held in action.holders], action.timing.written if action.timing else None)
        for action in actions_in(reading.plan)
    ]


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


@pytest.mark.parametrize("owners", ["Bureau Vuurvlinder", "Team Vuur, Bureau Licht"])
def test_owners_that_nobody_knows_before_a_time_are_told_by_their_place(owners: str) -> None:
    reading = read(f"De gemeente controleert panden in\nde haven.\n\n{owners} Doorlopend\n\n")
    assert rows(reading)[1] == ("De gemeente controleert panden in de haven.", owners.split(", "), "Doorlopend")
    assert len(rows(reading)) == 3
    assert "owner-told-by-place" in codes(reading)


def test_words_before_a_time_that_look_like_no_owner_are_told() -> None:
    reading = read("De gemeente controleert panden in\nde haven.\n\nExtra inzet Doorlopend\n\n")
    assert "rows-may-run-together" in codes(reading)


def test_a_word_for_a_party_belongs_to_the_name_behind_it() -> None:
    reading = read("De gemeente controleert panden in\nde haven.\n\nwethouder sociaal domein Doorlopend\n\n")
    assert rows(reading)[1][1] == ["wethouder sociaal domein"]


def test_owners_behind_a_sentence_on_its_line_are_told_by_their_place() -> None:
    reading = read("Controle van panden. Bureau Vuurvlinder Doorlopend\n\n")
    assert rows(reading)[1] == ("Controle van panden.", ["Bureau Vuurvlinder"], "Doorlopend")


def test_a_time_within_a_sentence_ends_no_row() -> None:
    reading = read("Wij openen een loket. Dat gebeurt in Q3 2026\nin het stadhuis.\n\nPolitie Doorlopend\n\n")
    assert rows(reading)[1][0] == "Wij openen een loket. Dat gebeurt in Q3 2026 in het stadhuis."
    assert "rows-may-run-together" not in codes(reading)


@pytest.mark.parametrize(
    "end",
    [
        "Bureau Vuurvlinder\n\nzodra er budget is",
        "Bureau Vuurvlinder zodra er budget is",
        "Bureau Vuurvlinder.\n\nna besluit",
    ],
)
def test_rows_that_run_together_are_told_where_neither_owner_nor_time_is_known(end: str) -> None:
    reading = read(f"De gemeente controleert panden in\nde haven.\n\n{end}\n\n")
    right = ("Het houden van een bijeenkomst met ondernemers in de wijk.", ["VTH", "OM"], "Doorlopend")
    assert right in rows(reading) or "rows-may-run-together" in codes(reading)


def test_a_title_over_a_list_within_an_action_is_no_row() -> None:
    reading = read(
        "Kennis delen met partners.\nLessen op scholen\n• trainen van\nleraren\n• folders\n\nPolitie Doorlopend\n\n"
    )
    assert "rows-may-run-together" not in codes(reading)


def test_a_long_text_with_a_sentence_in_it_is_no_heading_between_rows() -> None:
    """Its row would vanish into the heading of the next one."""
    reading = read("Aansluiten bij het regionaal overleg van de zorg. Bureau Vuurvlinder na vaststelling\n\n")
    assert all(action.heading is None for action in actions_in(reading.plan))
    assert "rows-may-run-together" in codes(reading)


APART = (
    "Uitvoeringsplan Proef 2026\n\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\nActies\n\nActiehouder\n\nTijdsplanning\n\n"
)


def apart(*cells: str) -> Reading:
    return read_as_plan(document_of_text(APART + "\n\n".join(cells) + "\n", "plan.txt"), REFERENCE)


def test_times_that_nobody_knows_are_told_by_the_count_of_cells_where_one_known_time_is_in_its_place() -> None:
    reading = apart(
        *("Training voor medewerkers van de balie", "VTH", "zodra de raad\ndaartoe besluit"),
        *("Bijeenkomst met ondernemers", "Bureau Vuurvlinder, RIEC", "Q2 2026"),
        *("Folder over uitbuiting", "OM", "bij gunstig\ntij"),
    )
    assert rows(reading) == [
        ("Training voor medewerkers van de balie", ["VTH"], "zodra de raad daartoe besluit"),
        ("Bijeenkomst met ondernemers", ["Bureau Vuurvlinder", "RIEC"], "Q2 2026"),
        ("Folder over uitbuiting", ["OM"], "bij gunstig tij"),
    ]


def test_a_year_alone_behind_blank_lines_is_a_time_and_no_page_number() -> None:
    reading = apart("Training voor de balie", "VTH", "Q2 2026", "Bijeenkomst met ondernemers", "RIEC", "\n\n2027\n\n")
    assert rows(reading)[1] == ("Bijeenkomst met ondernemers", ["RIEC"], "2027")


@pytest.mark.parametrize(
    "cells",
    [
        ("Training voor de balie", "VTH", "na akkoord", "Folder over uitbuiting", "OM", "later dit jaar"),
        ("Training voor de balie", "VTH", "Q2 2026", "Folder over uitbuiting", "OM", "RIEC, GGD"),
        (
            "Training voor de balie",
            "VTH",
            "Q2 2026",
            "Folder over uitbuiting",
            "OM",
            "Dat gebeurt als het budget er is.",
        ),
    ],
)
def test_the_count_tells_nothing_without_a_known_time_or_where_parties_or_a_sentence_stand_for_one(
    cells: tuple[str, ...],
) -> None:
    said = [timing for _, _, timing in rows(apart(*cells))]
    assert not {"RIEC, GGD", "Dat gebeurt als het budget er is."} & set(said)


@pytest.mark.parametrize(
    ("end", "when", "told"),
    [
        ("Controle van panden in de haven tegen 30", "juni 2026", True),
        ("Overleg met de partners op 1", "maart 2026", True),
        ("Loket openen voor jongeren tot 23", "Q2 2026", False),
        ("Controle van panden in de haven", "juni 2026", False),
    ],
)
def test_a_time_that_begins_in_the_action_is_told(end: str, when: str, told: bool) -> None:
    reading = read(f"{end}\n\nPolitie {when}\n\n")
    assert ("timing-begins-in-action" in codes(reading)) is told


@pytest.mark.parametrize(
    "row", ["Controle van panden.\n\nuiterlijk\n\nPolitie mei 2027\n\n", "Kaart maken\nvóór 3\n\nmei 2027\n\n"]
)
def test_a_row_with_lines_of_its_time_in_its_action_is_told_and_left_unread(row: str) -> None:
    reading = read(row)
    assert "timing-parted" in codes(reading)
    assert not any(text.startswith(("Controle", "Kaart")) for text, _, _ in rows(reading))
    assert any(unread.quote.text.startswith(("Controle", "Kaart")) for unread in reading.unread)


def test_a_party_in_a_table_whose_heads_name_nobody_stays_unread() -> None:
    text = "Plan 2026\nGemeente Wassenaar\n\nActie\nPlanning\n\nPanden bezoeken\nVTH\nmei 2026\n"
    reading = read_as_plan(document_of_text(text, "plan.txt"), load_reference())
    assert [(action.text, action.holders) for action in actions_in(reading.plan)] == [("Panden bezoeken", ())]
    assert "VTH" in [unread.quote.text for unread in reading.unread]
