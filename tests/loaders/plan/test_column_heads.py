"""Heads of columns: what is understood, in both forms of a table, and what is told of what is not."""

from collections.abc import Sequence

import pytest

from graph.model.form import ActionForm, Reading
from graph.model.vocabulary import Role
from graph.reference import load_reference
from loaders.document import document_of_text
from loaders.plan.column_heads import Column, HeadDoubt
from loaders.plan.timing_words import Bound
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan

REFERENCE = load_reference()
FRONT = "Uitvoeringsplan gemeente Wassenaar 2026\n\nAmbitie 1: Zien\n\n"
ROWS = [("Controles doen in hotels.", "OM, Politie", "Q2 2026"), ("Signalen delen.", "VTH, Politie", "Q3 2026")]


def read(*heads: str, rows: Sequence[tuple[str, ...]] = ROWS, form: str = "tabs") -> Reading:
    table = [heads, *rows]
    if form == "tabs":
        text = "\n".join("\t".join(row) for row in table)
    elif form == "flat":
        text = "\n".join(heads) + "\n\n" + "\n\n".join("\n\n".join(row) for row in rows)
    else:
        text = "\n".join("".join(cell.ljust(36) for cell in row).rstrip() for row in table)
    return read_as_plan(document_of_text(f"{FRONT}{text}\n", "plan.txt"), REFERENCE)


def actions(reading: Reading) -> list[ActionForm]:
    return [action for ambition in reading.plan.ambitions for block in ambition.blocks for action in block.actions]


def holders(reading: Reading) -> list[list[tuple[str, str]]]:
    return [[(held.written, held.role.value) for held in action.holders] for action in actions(reading)]


def told(reading: Reading, code: str) -> list[str]:
    return [issue.message for issue in reading.issues if issue.code == code]


@pytest.mark.parametrize("form", ["tabs", "flat", "spaces"])
@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Actiehouder (regie)", "holder"),
        ("Wie (trekker)", "lead"),
        ("Trekker(s)", "lead"),
        ("Trekkende partij", "lead"),
        ("Trekker van de actie", "lead"),
        ("Trekker en partners", "holder"),
        ("Uitvoerende partij", "holder"),
        ("Portefeuillehouder", "holder"),
        ("Contactpersoon", "holder"),
        ("Verantwoordelijk team", "holder"),
        ("Betrokken organisaties", "support"),
        ("Actiehouder/Regiehouder", "holder"),
    ],
)
def test_a_head_with_more_than_its_name_lost_its_owners(head: str, role: str, form: str) -> None:
    found = read("Actie", head, "Planning", form=form)
    assert holders(found) == [[("OM", role), ("Politie", role)], [("VTH", role), ("Politie", role)]]
    assert found.unread == ()
    assert told(found, "column-not-understood") == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Wie (partner)", Column("owner", Role.SUPPORT)),
        ("Planning (kwartaal)", Column("timing")),
        ("Geplande einddatum", Column("timing", bound=Bound.UNTIL)),
        ("Startdatum", Column("timing", bound=Bound.SINCE)),
        ("Start / gereed", Column("timing")),
        ("Inzet (uren)", Column("costs")),
        ("Planning (uren)", Column("timing")),
        ("Kosten in euro's", Column("costs")),
        ("Acties en maatregelen", Column("action")),
        ("Naam (trekker)", Column("owner", Role.LEAD)),
        ("Partners / te informeren", Column("owner", Role.SUPPORT, HeadDoubt.SEVERAL_ROLES)),
        ("Trekker (en partners)", Column("owner", Role.HOLDER, HeadDoubt.SEVERAL_ROLES)),
        # What holds two sorts of things, or a word nobody knows, is not understood.
        ("Wie, wat", None),
        ("Actie (wie)", None),
        ("Inzet van partners", None),
        ("Rol van de gemeente", None),
        ("Trekker in de regio en partners", None),
        ("Gemeente", None),
        ("uitvoerende partij", None),
        ("", None),
    ],
)
def test_what_a_head_says(head: str, found: Column | None) -> None:
    assert plan_words().head(head) == found


@pytest.mark.parametrize(
    "label", ["Portefeuillehouder", "Contactpersoon", "Uitvoerende partij", "Regie in de wijk", "Verantwoordelijk voor"]
)
def test_before_a_colon_in_the_text_only_names_of_columns_count(label: str) -> None:
    assert plan_words().column(label) is None


@pytest.mark.parametrize("form", ["tabs", "spaces"])
def test_a_column_of_parties_under_a_strange_head_is_told_by_its_cells(form: str) -> None:
    """Two rows with nothing but known parties under it say who does it; that the head does not is told."""
    found = read("Actie", "Bijzonderheden", "Planning", form=form)
    (issue,) = [issue for issue in found.issues if issue.code == "column-told-by-cells"]
    assert 'Deze kolom ("Bijzonderheden") is gelezen als houder' in issue.message
    assert issue.quote is not None
    assert issue.quote.text == "Bijzonderheden"
    assert holders(found) == [[("OM", "holder"), ("Politie", "holder")], [("VTH", "holder"), ("Politie", "holder")]]
    assert found.unread == ()


@pytest.mark.parametrize("form", ["flat"])
def test_a_head_that_is_not_understood_is_told_and_its_cells_stay_unread(form: str) -> None:
    found = read("Actie", "Bijzonderheden", "Planning", form=form)
    (issue,) = [issue for issue in found.issues if issue.code == "column-not-understood"]
    assert 'De kop "Bijzonderheden" is niet begrepen' in issue.message
    assert issue.quote is not None
    assert issue.quote.text == "Bijzonderheden"
    assert holders(found) == [[], []]
    assert [unread.quote.text for unread in found.unread] == ["OM, Politie", "VTH, Politie"]
    assert [action.text for action in actions(found)] == [row[0] for row in ROWS]


def test_in_a_flattened_table_cells_under_an_unknown_head_became_holders_without_blank_lines() -> None:
    text = FRONT + "Actie\nBijzonderheden\nPlanning\n" + "\n".join("\n".join(row) for row in ROWS) + "\n"
    found = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert actions(found) == []
    assert told(found, "column-not-understood") != []
    assert "OM, Politie" in " ".join(unread.quote.text for unread in found.unread)


def test_a_column_without_a_head_is_told_where_words_stand_in_it() -> None:
    found = read("Actie", "", "Trekker", "Planning", rows=[("Controles doen.", "altijd", "VTH", "Q2 2026")])
    (message,) = told(found, "column-not-understood")
    assert message.startswith("Een kolom zonder kop is niet begrepen")
    assert told(read("Actie", "", "Trekker", rows=[("Controles doen.", "", "VTH")]), "column-not-understood") == []


def test_a_head_of_more_roles_is_read_and_told_once() -> None:
    found = read("Actie", "Trekker / partners", "Planning")
    assert holders(found)[0] == [("OM", "holder"), ("Politie", "holder")]
    (message,) = told(found, "several-roles-in-head")
    assert message == (
        'De kop "Trekker / partners" noemt meer dan één rol; wie welke rol heeft, is niet af te lezen. '
        "Iedereen eronder is gelezen als houder."
    )


def test_holder_and_lead_in_one_head_both_hold_and_nothing_is_told() -> None:
    found = read("Actie", "Actiehouder/Regiehouder", "Planning")
    assert holders(found)[0] == [("OM", "holder"), ("Politie", "holder")]
    assert told(found, "several-roles-in-head") == []


def test_a_contact_holds_only_where_no_other_column_does_and_that_is_told() -> None:
    alone = read("Actie", "Contactpersoon", "Planning")
    assert len(told(alone, "role-unclear-in-head")) == 1
    row = ("Controles doen.", "VTH", "Politie", "Q2 2026")
    beside = read("Actie", "Trekker", "Contactpersoon", "Planning", rows=[row])
    assert holders(beside) == [[("VTH", "lead"), ("Politie", "consulted")]]
    assert told(beside, "role-unclear-in-head") == []


def test_an_empty_first_cell_moved_the_others_one_column_to_the_left() -> None:
    found = read("Wie", "Actie", "Planning", rows=[("", "Controles doen.", "Q2 2026"), ("VTH", "Delen.", "Q3 2026")])
    assert holders(found) == [[], [("VTH", "holder")]]
    assert [action.text for action in actions(found)] == ["Controles doen.", "Delen."]


LIST = FRONT + "Actie 1.1 Iets delen\nTrekker en partners: RIEC, VTH\n{}: afdeling Zorg\nGereed: Q4 2026\n"


def test_in_a_list_a_label_behind_owners_was_taken_for_one_of_them() -> None:
    known = read_as_plan(document_of_text(LIST.format("Contactpersoon"), "plan.txt"), REFERENCE)
    assert holders(known) == [[("RIEC", "holder"), ("VTH", "holder"), ("afdeling Zorg", "consulted")]]
    assert len(told(known, "several-roles-in-head")) == 1
    unknown = read_as_plan(document_of_text(LIST.format("Vindplaats"), "plan.txt"), REFERENCE)
    assert holders(unknown) == [[("RIEC", "holder"), ("VTH", "holder")]]
    assert told(unknown, "column-not-understood")[0].startswith('De kop "Vindplaats" is niet begrepen')
    assert [unread.quote.text for unread in unknown.unread] == ["Vindplaats: afdeling Zorg"]


def test_a_head_over_two_lines_of_which_the_first_is_known_is_whole() -> None:
    table = (
        "Actie                           Uitvoerende      Bijdrage      Planning\n"
        "                                partij           partners\n"
        "Controles uitvoeren.            OM, Politie      RIEC          Q2 2026\n"
    )
    found = read_as_plan(document_of_text(FRONT + table, "plan.txt"), REFERENCE)
    assert holders(found) == [[("OM", "holder"), ("Politie", "holder")]]
    assert [unread.quote.text for unread in found.unread] == ["RIEC"]
    assert told(found, "column-not-understood")[0].startswith('De kop "Bijdrage partners" is niet begrepen')
