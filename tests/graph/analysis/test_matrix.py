"""The matrix of the real plan: every cell that is told of here was counted by hand from its text."""

import pytest

from graph.model.vocabulary import Degree
from graph.picture.scene import cell_words
from graph.plans import read_plans
from graph.tables.making_matrix import plan_matrix, plans_matrix
from graph.tables.matrix import Cell, Group, Line, Matrix
from tests.graph.analysis.real_view import PLAN, real_view
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS

H, M, L, F = Degree.HOLDER, Degree.MENTIONED, Degree.LISTED, Degree.FUNDS


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return plan_matrix(read_plans(real_view()).plan_by_id[PLAN])


def line(matrix: Matrix, organisation: str) -> Line:
    (found,) = [line for line in matrix.lines if line.organisation == organisation]
    return found


def marks(matrix: Matrix, organisation: str) -> list[tuple[Degree, ...]]:
    return [cell.degrees for cell in line(matrix, organisation).cells]


def holds(matrix: Matrix, organisation: str) -> list[int]:
    return [cell.holds for cell in line(matrix, organisation).cells]


def test_totals(matrix: Matrix) -> None:
    assert (matrix.actions, matrix.lists, matrix.blocks) == (27, 6, 6)
    assert [column.actions for column in matrix.columns] == [7, 4, 7, 6, 3]
    assert [column.lists for column in matrix.columns] == [2, 1, 1, 1, 1]
    # Rows 8, 9 and 10 (VTH), 12 and 13 (VTH, KCC) and 16 (VTH, Burgemeester) have own holders alone.
    assert [column.with_outside_holder for column in matrix.columns] == [7, 1, 4, 6, 3]
    assert matrix.with_outside_holder == 21


def test_stands_in_four_lists_and_holds_nothing(matrix: Matrix) -> None:
    coa = line(matrix, "coa")
    assert marks(matrix, "coa") == [(L,), (L,), (), (L,), (L,)]
    assert (coa.lists, coa.holds, coa.group) == (4, 0, Group.LISTED)


def test_what_is_held_by_a_team_alone_is_told_apart_from_what_is_held_in_its_own_name(matrix: Matrix) -> None:
    # Politie stands itself at rows 14, 15 and 18 (lines 379, 401, 445); at row 17 (line 432) only AVIM does.
    # HEIT stands itself at row 18 (line 444); at row 17 (line 431) only HEIT P does, and so at row 24 (line 565).
    words = {
        name: [cell_words(cell) for cell in line(matrix, name).cells if cell.holds > 0] for name in ("politie", "heit")
    }
    assert words == {
        "politie": ["houder van 4 acties, waarvan 1 via AVIM", "houder van 1 actie (via AVIM)"],
        "heit": [
            "houder van 2 acties, waarvan 1 via HEIT Prostitutie",
            "houder van 1 actie (via HEIT Prostitutie)",
        ],
    }


def test_who_supports_or_is_consulted_does_not_stand_in_the_text() -> None:
    row = action("Training geven", "Burgerzaken", support=[DAGRAAM], consulted=[INKT], mentions=[KORPS, DAGRAAM])
    made = plan_matrix(read_plans(small_view(plan(ambition(1, block(row))))).plan_by_id["oefen-pluvierdrecht.2026"])
    assert {found.name: cell_words(found.cells[0]) for found in made.lines} == {
        DAGRAAM: "in de actietekst, ondersteunt",
        INKT: "wordt geraadpleegd",
        KORPS: "in de actietekst",
    }


def test_pays_for_the_shelter_and_holds_nothing(matrix: Matrix) -> None:
    assert marks(matrix, "gm0518") == [(), (), (), (F, M), ()]
    assert line(matrix, "gm0518").group is Group.PAYS


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [
        ("riec", [(H, F), (H,), (M,), (), (H,)]),
        ("rsiv", [(H,), (L,), (), (), (H,)]),
        ("shop", [(L,), (), (), (H,), (L,)]),
        ("politie", [(), (), (H,), (H,), (L,)]),
        ("heit", [(), (), (H,), (H,), (L,)]),
        ("fairwork", [(H,), (), (), (H,), ()]),
        ("meld-misdaad-anoniem", [(M,), (M,), (), (), ()]),
        ("comensha", [(L,), (), (), (), ()]),
        ("gm0637", [(H,), (), (), (), ()]),
        ("gm0629", [(), (), (), (), ()]),
    ],
)
def test_cells(matrix: Matrix, organisation: str, expected: list[tuple[Degree, ...]]) -> None:
    assert marks(matrix, organisation) == expected


def test_numbers_of_actions(matrix: Matrix) -> None:
    assert holds(matrix, "riec") == [4, 1, 0, 0, 1]
    assert holds(matrix, "shop") == [0, 0, 0, 4, 0]
    assert holds(matrix, "avim") == [0, 0, 3, 1, 0]
    # Politie: rows 14, 15 and 18 by name, 14, 15, 17 and 24 via AVIM: five different actions.
    assert holds(matrix, "politie") == [0, 0, 4, 1, 0]
    assert line(matrix, "politie").holds == 5


def test_a_unit_counts_for_its_parent_and_stands_under_it(matrix: Matrix) -> None:
    assert [cell.via for cell in line(matrix, "heit").cells] == [
        (),
        (),
        ("HEIT Prostitutie",),
        ("HEIT Prostitutie",),
        (),
    ]
    assert holds(matrix, "heit-prostitutie") == [0, 0, 1, 1, 0]
    names = [one.organisation for one in matrix.lines]
    assert names.index("heit-prostitutie") == names.index("heit") + 1
    assert line(matrix, "heit-prostitutie").under == "heit"


def test_a_list_is_counted_once_per_list(matrix: Matrix) -> None:
    assert line(matrix, "comensha").cells[0].lists == 2
    assert line(matrix, "rsiv").lists == 4
    assert line(matrix, "fairwork").lists == 3


def test_own_departments_are_one_row(matrix: Matrix) -> None:
    own = matrix.own
    assert own is not None
    assert own.name == "Leidschendam-Voorburg"
    assert [cell.holds for cell in own.cells] == [7, 4, 7, 6, 3]
    assert own.members[:3] == ("VTH", "MRO", "KCC")
    assert not any(one.organisation.startswith("gm1916") for one in matrix.lines)


def test_derived_is_kept_apart(matrix: Matrix) -> None:
    wassenaar = line(matrix, "gm0629")
    assert (wassenaar.group, wassenaar.holds) == (Group.DERIVED, 0)
    assert len(wassenaar.cells[4].derived) == 1
    assert line(matrix, "gm0637").holds == 1


def test_rest_groups_are_no_subject(matrix: Matrix) -> None:
    assert {one.organisation for one in matrix.group(Group.REST)} == {"overige-partners", "zorgpartners"}


def test_the_gap_is_seen_first(matrix: Matrix) -> None:
    groups = [one.group for one in matrix.lines]
    assert groups == sorted(groups, key=list(Group).index)
    assert [one.organisation for one in matrix.lines[:2]] == ["gm0518", "coa"]
    holders = [one.holds for one in matrix.group(Group.HOLDS) if one.under is None]
    assert holders == sorted(holders, reverse=True)


def test_by_plan(matrix: Matrix) -> None:
    overview = plans_matrix(read_plans(real_view()).plans)
    assert [(column.title, column.actions, column.whole_plan) for column in overview.columns] == [
        ("Leidschendam-Voorburg", 27, True)
    ]
    assert line(overview, "riec").cells[0].degrees == (H, F)
    assert overview.with_outside_holder == matrix.with_outside_holder


def test_an_empty_cell_is_not_named() -> None:
    assert Cell("a").empty
    assert Cell("a").degrees == ()
