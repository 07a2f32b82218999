"""Numbers that decide what a column or a table is, each at its edge: what lies on one side is told, the other is not.

The name of a test begins with that of the module and the number.
"""

from collections.abc import Sequence

import pytest

from graph.model.vocabulary import Role
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.document.lines import Piece, pieces, plan_lines
from loaders.document.model import Cell, Run, Table, TableSource
from loaders.document.registry import read_here
from loaders.form.through import actions_in
from loaders.plan.cells import Pieces, grid_of
from loaders.plan.column_cells import ColumnCells
from loaders.plan.column_heads import OTHER, Column
from loaders.plan.columns import TableColumns
from loaders.plan.drafts import DraftAction, DraftHolder
from loaders.plan.find.label_table import read_labels
from loaders.plan.find.marked_times import MARKED, with_marked_times
from loaders.plan.find.matrix_legend import legend_of
from loaders.plan.find.matrix_shape import like_party
from loaders.plan.joining import Joiner
from loaders.plan.judge import Judge
from loaders.plan.no_actions import looks_back, why_none
from loaders.plan.parties import NamedParty
from loaders.plan.rank_columns import without_ranks
from loaders.plan.rows import Reader, TableRows
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan
from loaders.resolve import lexicon_for, split_parties
from tests.loaders.plan.test_broken_words import told
from tests.loaders.plan.test_flat_rows import read

REFERENCE = load_reference()
LEXICON = lexicon_for(REFERENCE, "gm0629")
READER = Reader(LEXICON, Joiner(LEXICON, frozenset()), plan_words(), lambda text: split_parties(text, LEXICON))


def cell(text: str) -> Pieces:
    return pieces(plan_lines(document_of_text(text, "cell.txt"))) if text != "" else ()


def held(*texts: str, rows: int | None = None) -> ColumnCells:
    return ColumnCells(tuple(map(cell, texts)), len(texts) if rows is None else rows, READER)


# ------------------------------------------------------------------------------------------------- column_cells


@pytest.mark.parametrize(("times", "others", "kind"), [(3, 2, "timing"), (4, 3, None)])
def test_column_cells_enough_of_a_sort_is_three_in_five(times: int, others: int, kind: str | None) -> None:
    assert held(*["Q1 2026"] * times, *["een lang verhaal over de haven"] * others).kind == kind


@pytest.mark.parametrize(("count", "kind"), [(1, None), (2, "timing")])
def test_column_cells_fewest_that_tell_a_column_are_two(count: int, kind: str | None) -> None:
    assert held(*["Q1 2026"] * count).kind == kind


NAMES = [f"Woord{'abcdefghijklmnopqrstuvwxyz'[at]}" for at in range(20)]


@pytest.mark.parametrize(("known", "others", "kind"), [(3, 7, "owner"), (7, 17, None)])
def test_column_cells_evidence_for_parties_is_three_in_ten(known: int, others: int, kind: str | None) -> None:
    """One word with a capital can be a theme as well as a party; a known party is none."""
    assert held(*["Politie"] * known, *NAMES[:others]).kind == kind


@pytest.mark.parametrize(("filled", "rows", "over"), [(7, 10, True), (5, 7, False)])
def test_column_cells_sparse_is_a_column_filled_up_to_seven_in_ten(filled: int, rows: int, over: bool) -> None:
    assert held(*NAMES[:filled], rows=rows).stands_over is over


@pytest.mark.parametrize(("said", "differs"), [("a b c c", True), ("a b c d e e e", False)])
def test_column_cells_different_are_three_in_four(said: str, differs: bool) -> None:
    assert held(*said.split(" ")).differs is differs


@pytest.mark.parametrize(("count", "shaped"), [(6, True), (7, False)])
def test_column_cells_most_name_words_are_six(count: int, shaped: bool) -> None:
    written = " ".join(NAMES[:count])
    assert held()._is_shaped(NamedParty(written, 0, len(written), False)) is shaped


@pytest.mark.parametrize(("signs", "found"), [(400, True), (401, False)])
def test_column_cells_longest_cell_of_parties_has_four_hundred_signs(signs: int, found: bool) -> None:
    text = ("Politie, " * 50)[: signs - 7].rstrip(", ")
    text = f"{text}{' ' * (signs - 7 - len(text))}Politie"
    assert len(text) == signs
    assert (len(list(held()._parties((Piece(0, signs, 0, text),)))) > 0) is found


# ------------------------------------------------------------------------------------------------- matrices and marks


def page(*rows: Sequence[str]) -> list[str]:
    """The actions of a table of a web page."""
    made = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows)
    html = f"<h1>Uitvoeringsplan Proef 2026</h1><p>Gemeente Wassenaar</p><table>{made}</table>"
    return [action.text for action in actions_in(read_as_plan(read_here(html.encode(), "p.html"), REFERENCE).plan)]


@pytest.mark.parametrize(
    ("known", "others", "found"),
    [(["Politie", "GGD"], NAMES[:2], 2), (["Politie", "GGD", "RIEC", "OM", "COA"], NAMES[:6], 0)],
)
def test_matrix_shape_known_parties_are_half_of_the_heads(known: list[str], others: list[str], found: int) -> None:
    """An "x" says that a party takes part; what "q" says nobody knows, so the heads have to say what this is."""
    heads = [*known, *others]
    marks = [["x" if (at + row) % 2 == 0 else "q" for at in range(len(heads))] for row in range(2)]
    rows = [["Controles uitvoeren in de haven", *marks[0]], ["Huisbezoeken afleggen bij ouderen", *marks[1]]]
    assert len(page(["Wat", *heads], *rows)) == found


@pytest.mark.parametrize(("parties", "found"), [(["Politie"], 0), (["Politie", "GGD"], 2)])
def test_matrix_shape_fewest_parties_are_two(parties: list[str], found: int) -> None:
    rows = [[text, *["x"] * len(parties)] for text in ("Controles in de haven", "Huisbezoeken bij ouderen")]
    assert len(page(["Onderwerp", *parties], *rows)) == found


@pytest.mark.parametrize(("count", "weight"), [(4, 0.0), (5, -0.5)])
def test_matrix_shape_most_name_words_are_four(count: int, weight: float) -> None:
    assert like_party(cell(" ".join(["straat"] * count)), READER) == weight


def times(marks: int, others: int, heads: Sequence[str] = ("2026", "2027")) -> int:
    """How many columns are a planning that is marked, where so many cells under the first head are marks."""
    rows = [(cell(words), ()) for words in (*["x"] * marks, *["later"] * others)]
    return with_marked_times([OTHER] * len(heads), [cell(head) for head in heads], rows).count(MARKED)


@pytest.mark.parametrize(("marks", "others", "found"), [(7, 3, 2), (9, 4, 0)])
def test_marks_enough_under_a_head_are_seven_in_ten(marks: int, others: int, found: int) -> None:
    assert times(marks, others) == found


@pytest.mark.parametrize(("heads", "found"), [(("2026",), 0), (("2026", "2027"), 2)])
def test_marked_times_fewest_times_are_two(heads: tuple[str, ...], found: int) -> None:
    rows = [tuple(cell("x") for _ in heads)]
    assert with_marked_times([OTHER] * len(heads), [cell(head) for head in heads], rows).count(MARKED) == found


@pytest.mark.parametrize(("ranks", "others", "kept"), [(3, 2, False), (4, 3, True)])
def test_rank_columns_enough_ranks_are_three_in_five(ranks: int, others: int, kept: bool) -> None:
    rows = [(cell("hoog"),)] * ranks + [(cell("Jeugd en veiligheid"),)] * others
    assert (without_ranks([Column("ambition")], rows, READER.words) != (OTHER,)) is kept


# ------------------------------------------------------------------------------------------------- looking back

PAST, COMING = "Er werd een training gegeven", "Een training geven"


def drafts(*texts: str) -> tuple[list[DraftAction], str]:
    whole = "\n".join(texts)
    return [DraftAction(text=[line.piece]) for line in plan_lines(document_of_text(whole, "plan.txt"))], whole


@pytest.mark.parametrize(("count", "none"), [(1, False), (2, True)])
def test_no_actions_fewest_rows_of_a_habit_are_two(count: int, none: bool) -> None:
    found, whole = drafts(*[PAST] * count)
    assert (why_none(found, document_of_text(whole, "plan.txt")) is not None) is none


@pytest.mark.parametrize(("past", "coming", "told"), [(2, 2, 2), (9, 10, 0)])
def test_no_actions_half_of_the_rows_look_back(past: int, coming: int, told: int) -> None:
    found, whole = drafts(*[PAST] * past, *[COMING] * coming)
    assert len(list(looks_back(found, document_of_text(whole, "plan.txt")))) == told


# ------------------------------------------------------------------------------------------------- rows


@pytest.mark.parametrize(
    ("certainty", "guessed", "expected"), [(1.0, True, 0.9), (0.8, True, 0.8), (0.95, False, 0.95)]
)
def test_rows_told_by_cells_are_nine_tenths_certain(certainty: float, guessed: bool, expected: float) -> None:
    table = Table((Cell(0, 0, runs=(Run(0, 1),)),), 1, 1, TableSource.ALIGNED, certainty=certainty)
    assert TableRows(guessed=[(OTHER, ())] if guessed else []).certainty(table) == expected


@pytest.mark.parametrize(("signs", "found"), [(400, 1), (401, 0)])
def test_rows_longest_name_has_four_hundred_signs(signs: int, found: int) -> None:
    assert len(READER.parties(cell(f"Bureau {'x' * (signs - 7)}"))) == found


# ------------------------------------------------------------------------------------------------- legends and labels


@pytest.mark.parametrize(("count", "signs"), [(6, 2), (7, 1)])
def test_matrix_legend_most_words_of_a_meaning_are_six(count: int, signs: int) -> None:
    meaning = " ".join(["voert", *NAMES[: count - 1]])
    assert len(legend_of(f"● {meaning} ○ ondersteunt", READER.words).signs) == signs


def labels(*rows: tuple[str, str]) -> int:
    """How many rows a table of labels has, made as a web page; 0 where it is none."""
    made = "".join(f"<tr><td>{label}</td><td>{words}</td></tr>" for label, words in rows)
    document = read_here(f"<table>{made}</table>".encode(), "p.html")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    found = read_labels(grid_of(document.text, table), table, READER)
    return 0 if found is None else len(found.rows)


KNOWN = [("Doelgroep", "Jongeren"), ("Partners", "Politie"), ("Budget", "Geen"), ("Trekker", "VTH")]
STRANGE = [("Zus", "Dit"), ("Zo", "Dat"), ("Anders", "Wat"), ("Elders", "Iets"), ("Nergens", "Niets")]


@pytest.mark.parametrize(("strange", "found"), [(4, 8), (5, 0)])
def test_label_table_enough_labels_are_half_of_the_rows(strange: int, found: int) -> None:
    assert labels(*KNOWN, *STRANGE[:strange]) == found


@pytest.mark.parametrize(("known", "found"), [(1, 0), (2, 3)])
def test_label_table_fewest_labels_are_two(known: int, found: int) -> None:
    assert labels(*KNOWN[:known], STRANGE[0]) == found


# ------------------------------------------------------------------------------------------------- judge


def judged(text: str, owner: str = "") -> tuple[bool, set[str]]:
    """Whether a row of an action and its owners is kept, and the codes of what is told of it."""
    document = document_of_text(f"{text}\n{owner}", "plan.txt")
    every = [line.piece for line in plan_lines(document)]
    count = len(text.split("\n"))
    draft = DraftAction(text=every[:count])
    for piece in every[count:]:
        draft.holders.append(DraftHolder(NamedParty(piece.text, piece.start, piece.end, False), Role.HOLDER))
    table = Table((), 0, 0, TableSource.ALIGNED)
    judge = Judge(document, READER, table)
    kept = judge.keeps(draft, {}, TableColumns((), (), 0, 0))
    return kept, {issue.code for issue in judge.issues}


@pytest.mark.parametrize(("text", "kept"), [("TZ", False), ("App", True)])
def test_judge_fewest_letters_of_an_action_are_three(text: str, kept: bool) -> None:
    assert judged(text)[0] is kept


@pytest.mark.parametrize(("count", "told"), [(12, set[str]()), (13, {"owner-is-no-party"})])
def test_judge_longest_owner_words_are_twelve(count: int, told: set[str]) -> None:
    assert judged("Controles uitvoeren", " ".join(NAMES[:count]))[1] == told


@pytest.mark.parametrize(("signs", "told"), [(45, {"rows-may-run-together"}), (46, set[str]())])
def test_judge_short_line_of_owners_has_forty_five_signs(signs: int, told: set[str]) -> None:
    line = f"Politie, {'x' * (signs - 9)}"
    assert judged(f"Controles uitvoeren met\n{line}\nin de haven")[1] == told


def test_judge_long_half_has_eight_letters() -> None:
    assert told("Barrièrk", "aartz maken")
    assert not told("Barriek", "aartz maken")


def test_judge_words_of_time_before_its_month_are_three() -> None:
    reading = read("Controle van panden uiterlijk op 30\n\nPolitie juni 2026\n\n")
    (said,) = (issue.message for issue in reading.issues if issue.code == "timing-begins-in-action")
    assert '"uiterlijk op 30"' in said
