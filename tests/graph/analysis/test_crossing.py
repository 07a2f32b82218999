"""The matrix by choice. What is expected of the real plan was counted by hand in its text: see the comments."""

from itertools import permutations

import pytest

from graph.model.form import ActionForm, Timing
from graph.model.vocabulary import Basis, Degree, Role
from graph.plans import read_plans
from graph.tables.crossing import Crossed, Crossing, crossing
from graph.tables.dimensions import Dimension, Head, Special
from graph.tables.making_matrix import plan_matrix, plans_matrix
from graph.tables.matrix import Group, Line, Matrix
from graph.view import NetworkView
from tests.graph.analysis.real_view import PLAN, real_view
from tests.graph.analysis.rules.plans import action, ambition, block, plan, practice_view, small_view
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, GRENS, INKT, KORPS, SCHEMER

D = Dimension
PAIRS = tuple(permutations(Dimension, 2))


def head(heads: tuple[Head, ...], name: str) -> Head:
    """The head with this name, or the one whose name begins with it."""
    exact = [one for one in heads if one.name.nl == name]
    (found,) = exact or [one for one in heads if one.name.nl.startswith(name)]
    return found


def names(heads: tuple[Head, ...]) -> list[str]:
    return [one.name.nl for one in heads]


def at(table: Crossing, row: str, column: str) -> Crossed | None:
    return table.cell(head(table.rows, row), head(table.columns, column))


def counts(table: Crossing, row: str) -> list[int]:
    """The number of actions in each cell of a row."""
    cells = [table.cell(head(table.rows, row), column) for column in table.columns]
    return [0 if cell is None else len(cell.actions) for cell in cells]


def held(table: Crossing, row: str) -> list[int]:
    cells = [table.cell(head(table.rows, row), column) for column in table.columns]
    return [0 if cell is None else cell.named.holds for cell in cells]


def when(text: str, *holders: str, written: str | None) -> ActionForm:
    timing = None if written is None else Timing(written=written)
    return action(text, *holders, timing=None).model_copy(update={"timing": timing})


@pytest.fixture(scope="module")
def real() -> NetworkView:
    return real_view()


def test_ambitions_by_timing(real: NetworkView) -> None:
    """The column Tijdsplanning, read ambition by ambition: three of the first seven say Q2 2025, three Doorlopend, and
    the row of the priority groups says nothing; Q3 2025 stands once, at the regional meeting of the RSIV."""
    table = crossing(read_plans(real), D.AMBITION, D.TIMING)

    assert names(table.columns) == ["Q2 2025", "Q3 2025", "Doorlopend", "Geen planning"]
    assert [one.number for one in table.rows] == ["1", "2", "3", "4", "5"]
    assert counts(table, "Creëren") == [3, 0, 3, 1]
    assert counts(table, "Adequaat") == [1, 0, 3, 0]
    assert counts(table, "Handhaven") == [0, 0, 7, 0]
    assert counts(table, "Passende") == [0, 0, 6, 0]
    assert counts(table, "Versterken") == [0, 1, 2, 0]
    assert [len(table.column_totals[one.id].actions) for one in table.columns] == [4, 1, 21, 1]
    assert len(table.whole.actions) == 27
    assert table.whole.without_holder == 0
    # Without a name from outside: 8, 9, 10, 12, 13 and 16, as in the matrix.
    assert table.whole.with_outside_holder == 21


def test_a_group_that_stands_in_two_ambitions_and_a_total_that_is_no_sum(real: NetworkView) -> None:
    """Burgers are a target group of the outside part of ambition 1 (three actions, of which row 7 names three groups of
    its own) and of ambition 2 (four)."""
    table = crossing(read_plans(real), D.TARGET_GROUP, D.TIMING)

    assert counts(table, "burgers") == [1, 0, 5, 0]
    assert len(table.row_totals["doelgroep-burgers"].actions) == 6
    for group in ("arbeidsmigranten", "ongedocumenteerde", "kwetsbare jongeren"):
        assert counts(table, group) == [0, 0, 0, 1]
    # Ambition 3 names three groups in one block: its seven actions stand in each of the three rows.
    assert counts(table, "ondernemers en exploitanten") == counts(table, "kwetsbare werknemers") == [0, 0, 7, 0]
    ongoing = head(table.columns, "Doorlopend")
    cells = [table.cell(row, ongoing) for row in table.rows]
    assert sum(len(cell.actions) for cell in cells if cell is not None) > 21
    assert len(table.column_totals[ongoing.id].actions) == 21
    assert len(table.rows) == 18
    assert all(row.special is None for row in table.rows), "every block of this plan says for whom"


def test_kinds_by_timing(real: NetworkView) -> None:
    """Regional bodies hold at Q2 2025 rows 1 and 2 (RIEC); at Q3 2025 the meeting of the RSIV; ongoing rows 5, 6 and 11
    (RSIV, RIEC), 17 and 18 (HEIT), 24 (HEIT) and 27 (RIEC); without timing row 7 (RIEC)."""
    table = crossing(read_plans(real), D.KIND, D.TIMING)

    assert names(table.columns)[-2:] == ["Geen planning", "Partnerlijst of betaler, niet bij een actie"]
    assert held(table, "regionale organisatie") == [2, 1, 7, 1, 0]
    # OM at row 4; Politie and AVIM at 14, 15, 18 (with OM), AVIM at 17 and 24.
    assert held(table, "politie en justitie") == [0, 0, 6, 0, 0]
    assert held(table, "zorg en opvang") == [0, 0, 4, 0, 0]
    # FairWork at row 3 (Q2 2025) and at victims without a permit; Vluchtelingenwerk and Stek share one action.
    assert held(table, "maatschappelijke organisatie") == [1, 0, 2, 0, 0]
    # Zoetermeer at row 7; what follows for the others from "Gemeenten binnen district D" counts nowhere.
    assert held(table, "gemeente") == [0, 0, 0, 1, 0]
    assert held(table, "Leidschendam-Voorburg zelf") == [4, 1, 21, 1, 0]
    regional = table.row_totals["regional_body"]
    assert (regional.named.holds, regional.named.lists) == (11, 6)


def test_partner_lists_and_payers_have_no_timing(real: NetworkView) -> None:
    table = crossing(read_plans(real), D.PARTY, D.TIMING)

    coa = [table.cell(head(table.rows, "COA"), column) for column in table.columns]
    assert [cell is None for cell in coa] == [True, True, True, True, False]
    assert coa[-1] is not None
    assert (coa[-1].named.lists, coa[-1].named.degrees) == (4, (Degree.LISTED,))
    pays = at(table, "Den Haag", "Partnerlijst")
    assert pays is not None
    assert pays.named.degrees == (Degree.FUNDS,)
    assert pays.actions == ()
    # The action of the shelter that Den Haag organises names it in its text, and is ongoing.
    named = at(table, "Den Haag", "Doorlopend")
    assert named is not None
    assert (named.named.degrees, len(named.actions)) == ((Degree.MENTIONED,), 1)
    assert table.columns[-1].special is Special.LISTS


def test_a_party_by_target_group(real: NetworkView) -> None:
    """RIEC for burgers: row 6 (outside part of ambition 1) and 11 (ambition 2), and the list of that part. Row 7 is for
    three groups of its own."""
    table = crossing(read_plans(real), D.PARTY, D.TARGET_GROUP)

    riec = at(table, "RIEC", "burgers")
    assert riec is not None
    assert (riec.named.holds, riec.named.lists) == (2, 1)
    young = at(table, "RIEC", "kwetsbare jongeren")
    assert young is not None
    assert (young.named.holds, young.named.lists) == (1, 0)
    assert table.row_totals["riec"].named.holds == 6


def test_kinds_by_target_group_of_the_shelter(real: NetworkView) -> None:
    table = crossing(read_plans(real), D.TARGET_GROUP, D.KIND)

    care = at(table, "slachtoffers van mensenhandel", "zorg en opvang")
    assert care is not None
    assert (care.named.holds, care.named.lists) == (4, 1)
    payer = at(table, "slachtoffers van mensenhandel", "gemeente")
    assert payer is not None
    assert payer.named.degrees == (Degree.FUNDS, Degree.MENTIONED)


def test_no_plan_loaded_is_no_empty_column(real: NetworkView) -> None:
    table = crossing(read_plans(real), D.KIND, D.MUNICIPALITY)

    assert [(one.name.nl, one.special) for one in table.columns] == [
        ("Leidschendam-Voorburg", None),
        ("Pijnacker-Nootdorp", Special.NO_PLAN),
        ("Wassenaar", Special.NO_PLAN),
        ("Zoetermeer", Special.NO_PLAN),
    ]
    assert {column for _, column in table.cells} == {"gm1916"}
    of_one_plan = crossing(read_plans(real), D.KIND, D.MUNICIPALITY, only=[PLAN])
    assert names(of_one_plan.columns) == ["Leidschendam-Voorburg"]


def compared(table: Crossing, matrix: Matrix, columns: list[str]) -> None:
    """Every cell and total of a matrix is that of the table, the other way round too."""
    filled = set()
    for line in matrix.lines:
        total = table.row_totals[line.organisation]
        assert (total.named.holds, total.named.lists) == (line.holds, line.lists), line.name
        filled |= same_cells(table, line, line.organisation, columns)
    if matrix.own is not None:
        filled |= same_cells(table, matrix.own, Special.OWN.value, columns)
    assert set(table.cells) == filled
    for column, key in zip(matrix.columns, columns, strict=True):
        found = table.column_totals[key]
        assert (len(found.actions), found.with_outside_holder) == (column.actions, column.with_outside_holder)
        assert found.named.lists == column.lists
    assert (len(table.whole.actions), table.whole.with_outside_holder) == (matrix.actions, matrix.with_outside_holder)


def same_cells(table: Crossing, line: Line, row: str, columns: list[str]) -> set[tuple[str, str]]:
    found = set()
    for cell, key in zip(line.cells, columns, strict=True):
        crossed = table.cells.get((row, key))
        if crossed is None:
            assert cell.empty, line.name
            assert cell.derived == (), line.name
            continue
        found.add((row, key))
        named = crossed.named
        assert (named.degrees, named.holds, named.lists) == (cell.degrees, cell.holds, cell.lists), line.name
        assert (named.via, named.derived) == (cell.via, cell.derived), line.name
    return found


@pytest.mark.parametrize("which", ["real", "practice"])
def test_agrees_with_the_matrix_by_ambition(which: str) -> None:
    view = real_view() if which == "real" else practice_view()
    for node in view.of_label("Plan"):
        matrix = plan_matrix(read_plans(view).plan_by_id[node.id])
        table = crossing(read_plans(view), D.PARTY, D.AMBITION, only=[node.id])
        compared(table, matrix, [column.id for column in matrix.columns])
        assert [row.id for row in table.rows if row.special is None] == [line.organisation for line in matrix.lines]
        assert [row.group for row in table.rows if row.special is None] == [line.group for line in matrix.lines]


@pytest.mark.parametrize("which", ["real", "practice"])
def test_agrees_with_the_matrix_by_plan(which: str) -> None:
    view = real_view() if which == "real" else practice_view()
    matrix = plans_matrix(read_plans(view).plans)
    owners = [str(view.nodes[column.id].properties["owner"]) for column in matrix.columns]
    compared(crossing(read_plans(view), D.PARTY, D.MUNICIPALITY), matrix, owners)


@pytest.mark.parametrize(("rows_by", "columns_by"), PAIRS)
def test_turned_round_it_says_the_same(rows_by: Dimension, columns_by: Dimension) -> None:
    for view in (real_view(), practice_view()):
        table, turned = (
            crossing(read_plans(view), rows_by, columns_by),
            crossing(read_plans(view), columns_by, rows_by),
        )
        assert table.rows == turned.columns
        assert set(table.cells) == {(row, column) for column, row in turned.cells}
        for (row, column), cell in table.cells.items():
            other = turned.cells[column, row]
            assert (cell.actions, cell.without_holder) == (other.actions, other.without_holder)
            assert (cell.named.held, cell.named.listed) == (other.named.held, other.named.listed)
        ids = {one.id for one in table.rows}, {one.id for one in table.columns}
        assert all(row in ids[0] and column in ids[1] for row, column in table.cells)


@pytest.mark.parametrize(("rows_by", "columns_by"), PAIRS)
def test_a_total_is_the_union_of_its_cells(rows_by: Dimension, columns_by: Dimension) -> None:
    """Every action and every naming is in a cell: nothing vanishes, and nothing is counted twice in a total."""
    for view in (real_view(), practice_view()):
        table = crossing(read_plans(view), rows_by, columns_by)
        for row in table.rows:
            cells = [cell for column in table.columns if (cell := table.cell(row, column)) is not None]
            total = table.row_totals[row.id]
            union = {one for cell in cells for one in cell.named.held}
            assert union == set(total.named.held)
            assert {one for cell in cells for one in cell.named.funds} == set(total.named.funds)
            if not table.of_parties or rows_by in (D.PARTY, D.KIND):
                assert {action for cell in cells for action in cell.actions} == set(total.actions)


def test_an_action_for_two_groups_stands_in_both_and_counts_once() -> None:
    view = small_view(
        plan(
            ambition(
                1,
                block(
                    action("Eén", DAGRAAM, groups=["ouders", "scholieren"]),
                    action("Twee", DAGRAAM),
                    partners=[DAGRAAM, INKT],
                    groups=["jongeren"],
                ),
                block(action("Drie", INKT)),
            )
        )
    )
    table = crossing(read_plans(view), D.PARTY, D.TARGET_GROUP)

    assert set(names(table.columns)) == {"ouders", "scholieren", "jongeren", "Doelgroep staat er niet"}
    assert names(table.columns)[-1] == "Doelgroep staat er niet"
    for group, holds, lists in [("ouders", 1, 0), ("scholieren", 1, 0), ("jongeren", 1, 1)]:
        cell = at(table, DAGRAAM, group)
        assert cell is not None
        assert (cell.named.holds, cell.named.lists) == (holds, lists), group
    total = table.row_totals[head(table.rows, DAGRAAM).id]
    assert total.named.holds == 2
    # The list is the block's, and so for whom the block is; not for whom one of its actions is.
    only_listed = at(table, INKT, "jongeren")
    assert only_listed is not None
    assert only_listed.named.degrees == (Degree.LISTED,)
    assert at(table, INKT, "ouders") is None
    unsaid = at(table, INKT, "Doelgroep staat er niet")
    assert unsaid is not None
    assert unsaid.named.holds == 1


def test_what_a_unit_does_counts_for_its_parent_and_for_no_one_else() -> None:
    view = small_view(
        plan(ambition(1, block(action("Eén", SCHEMER, KORPS), action("Twee", SCHEMER), action("Drie", KORPS))))
    )
    by_timing = crossing(read_plans(view), D.PARTY, D.TIMING)
    parent, unit = at(by_timing, KORPS, "Doorlopend"), at(by_timing, SCHEMER, "Doorlopend")
    assert parent is not None
    assert unit is not None
    assert (parent.named.holds, parent.named.via) == (3, (SCHEMER,))
    assert (unit.named.holds, unit.named.via) == (2, ())
    assert head(by_timing.rows, SCHEMER).under == head(by_timing.rows, KORPS).id
    kind = at(crossing(read_plans(view), D.KIND, D.TIMING), "politie en justitie", "Doorlopend")
    assert kind is not None
    assert kind.named.holds == 3, "different actions, not rows: four names stand there"


def test_a_parent_that_no_plan_names_has_no_row() -> None:
    view = small_view(plan(ambition(1, block(action("Eén", GRENS)))))
    assert [one.name.nl for one in crossing(read_plans(view), D.PARTY, D.TIMING).rows] == [GRENS]


def test_actions_that_nobody_holds_are_seen() -> None:
    view = small_view(
        plan(
            ambition(1, block(action("Eén", mentions=[INKT]), action("Twee", "Burgerzaken"), action("Drie", DAGRAAM))),
            ambition(2, block(action("Vier", consulted=[DAGRAAM], timing=None))),
        )
    )
    table = crossing(read_plans(view), D.AMBITION, D.TIMING)
    first, second = at(table, "Streven 1", "Doorlopend"), at(table, "Streven 2", "Geen planning")
    assert first is not None
    assert second is not None
    assert (len(first.actions), first.without_holder, first.with_outside_holder) == (3, 1, 1)
    assert (len(second.actions), second.without_holder, second.with_outside_holder) == (1, 1, 0)
    assert (table.whole.without_holder, table.whole.with_outside_holder) == (2, 1)
    # Who is only consulted holds nothing, and does not stand in the action's text either.
    parties = crossing(read_plans(view), D.PARTY, D.AMBITION)
    consulted = at(parties, DAGRAAM, "Streven 2")
    assert consulted is not None
    assert consulted.named.degrees == (Degree.MENTIONED,)
    assert (consulted.named.in_text, [role for role, _ in consulted.named.in_role]) == ((), [Role.CONSULTED])
    assert parties.column_totals[head(parties.columns, "Streven 2").id].without_holder == 1


def test_rest_groups_and_what_is_derived_are_no_holders() -> None:
    view = small_view(
        plan(ambition(1, block(action("Eén", "zorgpartners"), action("Twee", ALL), partners=["zorgpartners"])))
    )
    table = crossing(read_plans(view), D.KIND, D.AMBITION)
    assert names(table.rows)[-1] == "restgroep"
    assert table.whole.with_outside_holder == 1, "the collective itself; a rest group is nobody to turn to"
    towns = at(table, "gemeente", "Streven 1")
    assert towns is not None
    assert towns.empty
    assert {row.basis for row in towns.named.derived} == {Basis.DERIVED}
    parties = crossing(read_plans(view), D.PARTY, D.AMBITION)
    assert {one.name.nl for one in parties.rows if one.group is Group.REST} == {"zorgpartners"}


def test_a_municipality_in_the_plan_of_another_and_in_its_own() -> None:
    """Pluvierdrecht has a plan and holds an action in that of Vlonderhuizen; two others have no plan loaded."""
    view = small_view(
        plan(ambition(1, block(action("Eén", "Burgerzaken"), payers=[FONDS]))),
        plan(ambition(1, block(action("Twee", "gemeente Pluvierdrecht"))), owner="oefen-vlonderhuizen"),
    )
    table = crossing(read_plans(view), D.PARTY, D.MUNICIPALITY)

    assert [(one.name.nl, one.special is Special.NO_PLAN) for one in table.columns] == [
        ("Pluvierdrecht", False),
        ("Vlonderhuizen", False),
        ("Krekelerzijl", True),
        ("Zilvermuide-Kwartelwoude", True),
    ]
    assert at(table, "Pluvierdrecht", "Pluvierdrecht") is None
    outside = at(table, "Pluvierdrecht", "Vlonderhuizen")
    assert outside is not None
    assert outside.named.holds == 1
    own = at(table, "Pluvierdrecht zelf", "Pluvierdrecht")
    assert own is not None
    assert own.named.holds == 1
    with pytest.raises(ValueError, match="both party"):
        crossing(read_plans(view), D.PARTY, D.PARTY)


def test_timings_in_the_order_of_time() -> None:
    written = (
        "maandelijks",
        "n.t.b.",
        "2026",
        "voor 1 maart 2026",
        "Q1 2026",
        "doorlopend",
        "zomer 2026",
        "januari 2026",
    )
    actions = [when(f"Stap {number}", written=text) for number, text in enumerate(written)]
    view = small_view(plan(ambition(1, block(*actions, when("Stap zonder", written=None)))))
    table = crossing(read_plans(view), D.AMBITION, D.TIMING)

    assert names(table.columns) == [
        "Uiterlijk Q1 2026", "Q1 2026", "2026", "Q2 t/m Q3 2026", "Doorlopend", "Terugkerend", "Geen planning",
    ]  # fmt: skip
    assert counts(table, "Streven 1") == [1, 2, 1, 1, 1, 1, 2]
