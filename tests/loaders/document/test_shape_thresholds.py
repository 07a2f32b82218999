"""Numbers that decide what is a table in a text, each at its edge: what lies on one side is one, the other is not.

The name of a test begins with that of the module and the number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.document.lines import Piece, PlanLine, plan_lines
from loaders.document.shape import BARS
from loaders.document.shape.alignment import astray, is_row, share_aligned
from loaders.document.shape.tables_in_lines import FlatHead, SpacedHead, TablesInLines, divided_table
from loaders.document.sheet_front import rows_of_front
from loaders.form.through import actions_in
from loaders.plan.column_heads import Column
from loaders.plan.column_places import LayoutHead
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan 2026\n\nGemeente Wassenaar\n\nAmbitie 1: Zien\n\n"


def lines_of(*texts: str) -> tuple[PlanLine, ...]:
    return plan_lines(document_of_text("\n".join(texts), "plan.txt"))


class NothingAround:
    """Says of no line that anything but a row stands there."""

    def is_when(self, text: str) -> bool:
        return False

    def is_known(self, piece: Piece) -> bool:
        return False

    def repeated_heading(self, index: int) -> int:
        return 0

    def flat_head(self, index: int) -> FlatHead | None:
        return None

    def spaced_head(self, index: int) -> SpacedHead | None:
        return None

    def opens_part(self, index: int) -> bool:
        return False

    def ends_table(self, index: int) -> bool:
        return False

    def begins_label(self, index: int) -> bool:
        return False

    def is_title(self, lines: Sequence[PlanLine]) -> bool:
        return False

    def is_legend(self, text: str) -> bool:
        return False

    def goes_on(self, text: str) -> bool:
        return False


# ------------------------------------------------------------------------------------------------- tables_in_lines


@pytest.mark.parametrize(("count", "tables"), [(2, 0), (3, 1)])
def test_tables_in_lines_fewest_lines_that_a_sign_divides_are_three(count: int, tables: int) -> None:
    found = TablesInLines(lines_of(*["a | b"] * count), NothingAround()).divided(0)
    assert len(list(found)) == tables


def test_tables_in_lines_delimited_certainty_is_nineteen_in_twenty() -> None:
    texts = ["Wat | Wie", "Controles | VTH", "Bezoeken | GGD"]
    document = document_of_text("\n".join(texts), "plan.txt")
    assert divided_table(lines_of(*texts), BARS, document).certainty == 0.95


@pytest.mark.parametrize(("second", "end"), [(11, 4), (12, 2)])
def test_tables_in_lines_narrow_first_columns_have_less_than_twelve_signs(second: int, end: int) -> None:
    """A line over the second column behind two empty lines is prose, unless the first column only holds numbers."""
    head = f"{'Nr':{second}}{'Actie':20}Wie"
    row = f"{'1':{second}}{'Controles':20}VTH"
    columns = (Column("number"), Column("action"), Column("owner"))
    given = LayoutHead(1, columns, ((), (), ()), (0, second, second + 20))
    lines = lines_of(head, row, "", "", "dit loopt door tot in", "de rest")
    assert TablesInLines(lines, NothingAround()).spaced(0, given, None).end == end


@pytest.mark.parametrize(("blanks", "end"), [(1, 4), (2, 2)])
def test_tables_in_lines_apart_from_its_rows_is_what_stands_behind_two_blank_lines(blanks: int, end: int) -> None:
    head, row = f"{'Actie':20}{'Wie':10}Gereed", f"{'Controles':20}{'VTH':10}mei"
    given = LayoutHead(1, (Column("action"), Column("owner"), Column("timing")), ((), (), ()), (0, 20, 30))
    lines = lines_of(head, row, *[""] * blanks, "Organisatie", "Het huis")
    assert TablesInLines(lines, NothingAround()).spaced(0, given, None).end == end


# ------------------------------------------------------------------------------------------------- aligned


@pytest.mark.parametrize(("means", "rows"), [(("", "", ""), 1), (("Hoe", "Brief", "Gesprek"), 2)])
def test_aligned_fewest_filled_columns_that_make_a_line_a_row_are_four(means: tuple[str, str, str], rows: int) -> None:
    """A time under a time does not tell that a name begins anew where only who does it stands beside the action."""
    head, first, second = (f"{one:12}" if one != "" else "" for one in means)
    table = f"{'Wat':24}{head}{'Wie':17}Gereed\n\n{'Panden bezoeken':24}{first}{'Bureau Noord':17}mei 2026\n"
    table += f"{'Stallen bekijken':24}{second}{'Oost':17}juni 2026\n"
    reading = read_as_plan(document_of_text(FRONT + table, "plan.txt"), REFERENCE)
    assert len(list(actions_in(reading.plan))) == rows


# ------------------------------------------------------------------------------------------------- alignment


@pytest.mark.parametrize(("place", "row"), [(12, True), (13, False)])
def test_alignment_near_a_head_is_two_signs(place: int, row: bool) -> None:
    assert is_row((0, 10), lines_of(f"{'a':{place}}b")[0]) is row


@pytest.mark.parametrize(("blanks", "counted"), [(2, 4), (3, 8)])
def test_alignment_wide_white_is_three_blanks(blanks: int, counted: int) -> None:
    """Behind a wide gap in the first column words stand astray: of four lines one cell each is under its head."""
    line = f"abcd{' ' * blanks}e   f"
    share = share_aligned((0, 4 + blanks + 4), lines_of(*[line] * 4))
    assert share == 4 / counted


@pytest.mark.parametrize(("count", "share"), [(3, 1.0), (4, 0.0)])
def test_alignment_fewest_cells_that_tell_are_four(count: int, share: float) -> None:
    assert share_aligned((0, 10), lines_of(*["a                  b"] * count)) == share


@pytest.mark.parametrize(("under", "beside", "told"), [(7, 3, 3), (9, 4, 0)])
def test_alignment_aligned_are_seven_in_ten(under: int, beside: int, told: int) -> None:
    lines = lines_of(*["a         b"] * under, *["a                b"] * beside)
    assert len(astray((0, 10), lines)) == told


# ------------------------------------------------------------------------------------------------- how certain


def certainties(table: str) -> list[float | None]:
    reading = read_as_plan(document_of_text(f"{FRONT}{table}", "plan.txt"), REFERENCE)
    return [action.certainty for action in actions_in(reading.plan)]


ALIGNED = """Actie                  Wie        Wanneer
Controles uitvoeren    VTH        Q1 2026
{}Bedden regelen         GGD        mei 2026
"""


def test_aligned_certain_are_rows_with_an_empty_line_between_them() -> None:
    assert certainties(ALIGNED.format("\n")) == [0.95, 0.95]


def test_aligned_unsure_are_rows_that_only_the_form_of_their_lines_divides() -> None:
    assert certainties(ALIGNED.format("")) == [0.7, 0.7]


@pytest.mark.parametrize(("count", "heads"), [(14, 1), (15, 0)])
def test_flat_rows_most_heading_words_are_fourteen(count: int, heads: int) -> None:
    title = " ".join(["Thema", *["haven"] * (count - 1)])
    table = f"Acties\nActiehouder\nTijdsplanning\n\n{title}\n\nWij geven training.\n\nVTH\n\nQ2 2026\n"
    reading = read_as_plan(document_of_text(f"{FRONT}{table}", "plan.txt"), REFERENCE)
    assert sum(action.heading is not None for action in actions_in(reading.plan)) == heads


def test_flat_rows_certainty_is_four_in_five() -> None:
    table = "Acties\nActiehouder\nTijdsplanning\n\nWij geven een training aan\nde balie.\n\nVTH\n\nQ2 2026\n"
    assert certainties(table) == [0.8]


# ------------------------------------------------------------------------------------------------- sheet_front


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet with so many cells."""

    covered: int
    cells: Sequence[object] = field(default=())


def row(cells: int) -> SheetRow:
    return SheetRow(cells, ("x",) * cells)


@pytest.mark.parametrize(("cells", "bands"), [(3, 0), (4, 1)])
def test_sheet_front_wider_is_a_table_of_twice_as_many_cells(cells: int, bands: int) -> None:
    assert rows_of_front([[row(2)], [row(cells)]]) == bands


@pytest.mark.parametrize(("cells", "bands"), [(1, 0), (2, 1), (3, 0)])
def test_sheet_front_cells_of_a_label_and_its_words_are_two(cells: int, bands: int) -> None:
    assert rows_of_front([[row(cells)], [row(8)]]) == bands
