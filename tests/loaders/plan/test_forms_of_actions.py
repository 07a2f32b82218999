"""The forms in which plans write actions down, each by two small texts that are unlike."""

import pytest

from graph.model.form import ActionForm, Reading
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.form.through import actions_in
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\nAmbitie 1: Proef\n\n"


def read(body: str) -> Reading:
    return read_as_plan(document_of_text(FRONT + body, "plan.txt"), REFERENCE)


def rows(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(action.text, said(action)) for action in actions_in(reading.plan)]


def said(action: ActionForm) -> list[str]:
    return [f"{holder.written}:{holder.role.value}" for holder in action.holders]


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues} - {"unknown-name"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "R = uitvoerend, A = eindverantwoordelijk, C = raadplegen\n\n"
            "Activiteit\tGemeente\tPolitie\tGGD\nMeldpunt openen\tA\tR\tC\nTraining geven\tR\t\tA\n",
            [
                ("Meldpunt openen", ["Gemeente:lead", "Politie:holder", "GGD:consulted"]),
                ("Training geven", ["Gemeente:holder", "GGD:lead"]),
            ],
        ),
        (
            "Wie doet mee\tMeldpunt openen\tTraining geven\nPolitie\tx\t\nGGD\t\tx\nOM\tx\tx\n",
            [("Meldpunt openen", ["Politie:holder", "OM:holder"]), ("Training geven", ["GGD:holder", "OM:holder"])],
        ),
    ],
)
def test_a_role_matrix_is_read_from_either_side(body: str, expected: list[tuple[str, list[str]]]) -> None:
    assert rows(read(body)) == expected


def test_a_mark_that_says_no_role_is_told() -> None:
    reading = read("Activiteit | VTH | Politie | GGD\nMeldpunt openen | x | x |\nTraining geven |  |  | x\n")
    assert rows(reading) == [("Meldpunt openen", ["VTH:holder", "Politie:holder"]), ("Training geven", ["GGD:holder"])]
    assert codes(reading) == {"role-unclear-in-matrix"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- Lampen vervangen rond het\n  station (VTH, Q2 2026)\n- Een schouw houden (Politie)\n",
            [("Lampen vervangen rond het station", ["VTH:holder"]), ("Een schouw houden", ["Politie:holder"])],
        ),
        (
            "☑ Kaart maken – Communicatie – Q1 2026\n☐ Loket openen – VTH, Politie – doorlopend\n",
            [("Kaart maken", ["Communicatie:holder"]), ("Loket openen", ["VTH:holder", "Politie:holder"])],
        ),
        (
            "• Politie: een loket openen\n• GGD: training geven\n",
            [("een loket openen", ["Politie:holder"]), ("training geven", ["GGD:holder"])],
        ),
    ],
)
def test_a_list_says_who_in_its_own_words(body: str, expected: list[tuple[str, list[str]]]) -> None:
    assert rows(read(body)) == expected


def test_a_list_of_which_few_items_name_somebody_is_no_list_of_actions() -> None:
    reading = read("- Wij zien meer meldingen\n- Het gaat om jongeren\n- Dit vraagt tijd (Politie)\n- En geld\n")
    assert rows(reading) == []
    assert len(reading.unread) > 0


def test_a_sentence_that_begins_with_a_word_names_nobody() -> None:
    reading = read(
        "Wat gaan we doen?\n• Er komt een loket.\n• De politie houdt spreekuur.\n• Het RIEC maakt een kaart.\n"
    )
    assert [holders for _, holders in rows(reading)] == [[], ["politie:holder"], ["RIEC:holder"]]


def test_a_heading_over_a_list_can_say_who_does_all_of_it() -> None:
    reading = read("Acties politie\n- Elke week een ronde\n- Een avond voor bewoners\n")
    assert rows(reading) == [
        ("Elke week een ronde", ["politie:holder"]),
        ("Een avond voor bewoners", ["politie:holder"]),
    ]


HEAD = "Actie                          Actiehouder         Planning\n"


def test_rows_begin_whatever_is_filled_in() -> None:
    """The middle row has no time, and its owner fits no list."""
    reading = read(
        HEAD + "Kaart maken                    VTH                 Q1 2026\n"
        "Loket openen                   Stichting Zwaan\nTraining geven                 GGD                 Q3 2026\n"
    )
    assert [text for text, _ in rows(reading)] == ["Kaart maken", "Loket openen", "Training geven"]


def test_a_number_and_a_letter_begin_a_row() -> None:
    numbered = read(
        HEAD + "1. een kaart maken voor        VTH,                Q1 2026\n   de balie                    Politie\n"
        "2. een loket openen            GGD                 Q2 2026\n"
    )
    lettered = read(
        HEAD + "a. een kaart maken             VTH                 Q1 2026\nb. een loket openen            GGD\n"
    )
    assert [len(holders) for _, holders in rows(numbered)] == [2, 1]
    assert [len(holders) for _, holders in rows(lettered)] == [1, 1]


def test_two_times_in_one_row_are_no_time() -> None:
    reading = read(
        "| Actie | Wie | Planning |\n| Kaart maken | VTH | Q1 2026; Q3 2027; n.t.b. |\n| Loket | GGD | Q2 2026 |\n"
    )
    assert [action.timing is not None and action.timing.start is not None for action in actions_in(reading.plan)] == [
        False,
        True,
    ]


def test_a_row_with_cells_under_other_heads_is_named_and_not_read() -> None:
    reading = read(
        "Actie\tWie\tPlanning\nKaart maken\tVTH\tQ1 2026\nLoket openen\tQ2 2026\tPolitie\nTraining\tGGD\tQ3 2026\n"
    )
    assert [text for text, _ in rows(reading)] == ["Kaart maken", "Training"]
    assert codes(reading) == {"row-shifted"}
    assert any("Loket openen" in unread.quote.text for unread in reading.unread)


def test_an_amount_where_an_owner_belongs_is_no_party() -> None:
    reading = read("Actie\tWie\tPlanning\nKaart maken\t€ 5.000\tQ1 2026\nLoket openen\tVTH\tQ2 2026\n")
    assert rows(reading) == [("Kaart maken", []), ("Loket openen", ["VTH:holder"])]
    assert "owner-is-no-party" in codes(reading)
    assert next(actions_in(reading.plan)).unclear == ("holders",)


def test_a_total_and_a_legend_are_no_actions() -> None:
    reading = read("Actie\tWie\tKosten\nKaart maken\tVTH\t€ 5\nLoket openen\tGGD\t€ 7\nTotaal\t\t€ 12\n")
    assert [text for text, _ in rows(reading)] == ["Kaart maken", "Loket openen"]
    assert {"total-row"} <= {ignored.rule for ignored in reading.ignored}


def test_one_name_or_two_is_asked_where_nobody_knows_them() -> None:
    reading = read("Actie\tWie\tPlanning\nKaart maken\tRuimte en Bouwen\tQ1 2026\nLoket openen\tVTH\tQ2 2026\n")
    assert "one-name-or-two" in codes(reading)


def test_more_than_a_page_that_is_left_out_is_told() -> None:
    word = "Wij schrijven hier over de aanleiding van dit plan. "
    front = "Uitvoeringsplan Proef 2026\nGemeente Wassenaar\n\nInleiding\n\n"
    table = "\n\nAmbitie 1: Zien\n\nActie\tWie\tPlanning\nKaart maken\tVTH\tQ1 2026\n"
    for times, told in ((20, False), (80, True)):
        text = front + "\n".join([word] * times) + table
        reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
        assert ("much-left-out" in codes(reading)) == told


def test_begin_and_end_in_cells_of_two_lines_are_one_period() -> None:
    reading = read(
        "Actie                     Wie        Start      Gereed\n"
        "Kamers tellen             VTH        apr.       okt.\n"
        "                                     2026       2026\n\n"
        "Loket openen              GGD        mei        juni\n"
        "                                     2026       2026\n"
    )
    timings = [one for action in actions_in(reading.plan) if (one := action.timing) is not None]
    assert [(one.start, one.end) for one in timings] == [("2026-04-01", "2026-10-31"), ("2026-05-01", "2026-06-30")]
    assert [" ".join(one.quote.text.split()) for one in timings if one.quote is not None] == [
        "apr. okt. 2026 2026",
        "mei juni 2026 2026",
    ]


def test_one_empty_owners_cell_among_filled_ones_is_nobody_and_told() -> None:
    reading = read(
        "Actie\tWie\tWanneer\nKaart\tVTH\tQ1 2026\nLoket\t\tQ2 2026\nFolder\tGGD\tQ3 2026\nCursus\tVTH\tQ4 2026\n"
    )
    assert rows(reading) == [
        ("Kaart", ["VTH:holder"]),
        ("Loket", []),
        ("Folder", ["GGD:holder"]),
        ("Cursus", ["VTH:holder"]),
    ]
    assert codes(reading) == {"owner-cell-blank"}
    assert [action.unclear for action in actions_in(reading.plan)] == [(), (), (), ()]
