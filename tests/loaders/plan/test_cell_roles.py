"""Roles written inside a cell of parties: the cases that stand for them, and others of their kind, read by eye."""

from pathlib import Path

import pytest

from graph.model.form import Reading
from graph.model.vocabulary import Role
from graph.reference import load_reference
from loaders.document import document_of_text, read_file_document
from loaders.document.lines import Piece
from loaders.form.through import actions_in
from loaders.plan.cell_roles import RoleKnowledge, roles_in
from loaders.plan.words import plan_words
from loaders.reading import read_as_plan

REFERENCE = load_reference()
Named = list[tuple[str, str]]


def read(*cells: str, head: str = "Wie", before: str = "") -> Reading:
    rows = "\n".join(f"Iets doen aan {at}\t{cell}\tQ1 2026" for at, cell in enumerate(cells))
    text = (
        f"Uitvoeringsplan Rollen 2026\nGemeente Zoetermeer\n\n{before}Ambitie 1: Rollen\n\n"
        f"Actie\t{head}\tPlanning\n{rows}\n"
    )
    return read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)


def holders(reading: Reading) -> list[Named]:
    """Who stands at each action with which role; each quote is their own words and no more."""
    found: list[Named] = []
    for action in actions_in(reading.plan):
        for holder in action.holders:
            assert holder.quote is not None
            assert holder.quote.text == holder.written
        found.append([(holder.written, holder.role.value) for holder in action.holders])
    return found


def codes(reading: Reading) -> list[tuple[str, str]]:
    told = ("party-expressly-not", "owner-cell-says-more", "owner-as-above", "role-letter-unknown")
    return [
        (issue.code, issue.quote.text) for issue in reading.issues if issue.code in told and issue.quote is not None
    ]


def test_case_of_roles_in_a_cell(shared_dir: Path) -> None:
    reading = read_as_plan(read_file_document(shared_dir / "cases/16-rollen-in-een-cel.txt"), REFERENCE)
    assert holders(reading) == [
        [("VTH", "lead"), ("Politie", "holder"), ("OM", "consulted")],
        [("GGD Haaglanden", "lead"), ("Fier", "support"), ("CoMensha", "support")],
        [("gemeente", "holder"), ("politie", "support"), ("woningcorporaties", "support")],
        [("SHOP", "holder"), ("ketenregisseur", "lead")],
        [("Communicatie", "holder"), ("RIEC", "consulted")],
        [("Stek", "holder")],
    ]
    assert codes(reading) == [("party-expressly-not", "niet de politie maar")]
    gemeente = next(
        holder for action in actions_in(reading.plan) for holder in action.holders if holder.written == "gemeente"
    )
    assert gemeente.organisation is not None
    assert gemeente.organisation.id == "gm0637"


def test_case_of_a_party_that_is_only_asked(shared_dir: Path) -> None:
    reading = read_as_plan(read_file_document(shared_dir / "cases/27-afgevoerd-in-status.txt"), REFERENCE)
    assert holders(reading)[3] == [("VTH", "holder")]
    assert codes(reading) == [("owner-cell-says-more", "vraagt SHOP")]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        # a mark between brackets behind a party is that party's alone
        ("Politie (trekker), GGD en OM", [("Politie", "lead"), ("GGD", "holder"), ("OM", "holder")]),
        ("VTH (trekker) en Politie", [("VTH", "lead"), ("Politie", "holder")]),
        ("VTH, RIEC (adviseur)", [("VTH", "holder"), ("RIEC", "consulted")]),
        ("VTH (uitvoering), Politie (ter informatie)", [("VTH", "holder"), ("Politie", "informed")]),
        ("VTH als trekker", [("VTH", "lead")]),
        ("VTH: trekker, Politie: advies", [("VTH", "lead"), ("Politie", "consulted")]),
        ("VTH - trekker", [("VTH", "lead")]),
        ("VTH (trekker, i.s.m. Politie), OM", [("VTH", "lead"), ("Politie", "support"), ("OM", "holder")]),
        # letters
        ("T: VTH; O: Politie, OM", [("VTH", "lead"), ("Politie", "support"), ("OM", "support")]),
        ("T: VTH O: Politie", [("VTH", "lead"), ("Politie", "support")]),
        ("VTH (T), Politie (O)", [("VTH", "lead"), ("Politie", "support")]),
        ("R: VTH, A: Burgemeester, C: OM", [("VTH", "holder"), ("Burgemeester", "lead"), ("OM", "consulted")]),
        ("VTH (R), Burgemeester (A), OM (I)", [("VTH", "holder"), ("Burgemeester", "lead"), ("OM", "informed")]),
        ("E: Burgemeester / V: VTH / R: OM", [("Burgemeester", "lead"), ("VTH", "holder"), ("OM", "consulted")]),
        ("VTH (R/A), OM (C)", [("VTH", "lead"), ("OM", "consulted")]),
        # labels
        ("trekker: VTH; partners: Politie, OM", [("VTH", "lead"), ("Politie", "support"), ("OM", "support")]),
        ("Trekker: VTH Partners: Politie", [("VTH", "lead"), ("Politie", "support")]),
        ("Regie: RIEC / Uitvoering: VTH", [("RIEC", "lead"), ("VTH", "holder")]),
        ("Trekker: VTH; Politie", [("VTH", "lead"), ("Politie", "holder")]),
        # those with whom it is done
        ("VTH i.s.m. Politie, OM", [("VTH", "holder"), ("Politie", "support"), ("OM", "support")]),
        ("VTH met RIEC", [("VTH", "holder"), ("RIEC", "support")]),
        ("VTH (met RIEC)", [("VTH", "holder"), ("RIEC", "support")]),
        ("VTH ism Politie", [("VTH", "holder"), ("Politie", "support")]),
        ("VTH m.m.v. de GGD", [("VTH", "holder"), ("GGD", "support")]),
        ("VTH met medewerking van OM", [("VTH", "holder"), ("OM", "support")]),
        ("VTH samen met Politie en OM", [("VTH", "holder"), ("Politie", "support"), ("OM", "support")]),
        ("VTH, in samenwerking met Politie", [("VTH", "holder"), ("Politie", "support")]),
        ("VTH ondersteund door RIEC", [("VTH", "holder"), ("RIEC", "support")]),
        ("VTH met ondersteuning van RIEC", [("VTH", "holder"), ("RIEC", "support")]),
        ("VTH (i.s.m. Politie), OM", [("VTH", "holder"), ("Politie", "support"), ("OM", "holder")]),
        ("VTH i.s.m. Politie; OM", [("VTH", "holder"), ("Politie", "support"), ("OM", "holder")]),
        # under whom it is done
        ("VTH onder leiding van Burgemeester", [("VTH", "holder"), ("Burgemeester", "lead")]),
        ("Politie onder regie van VTH", [("Politie", "holder"), ("VTH", "lead")]),
        ("Politie (o.l.v. OM), VTH", [("Politie", "holder"), ("OM", "lead"), ("VTH", "holder")]),
        # who is asked and who is told
        ("VTH in overleg met OM", [("VTH", "holder"), ("OM", "consulted")]),
        ("VTH na advies van RIEC", [("VTH", "holder"), ("RIEC", "consulted")]),
        ("VTH (in afstemming met Politie en OM)", [("VTH", "holder"), ("Politie", "consulted"), ("OM", "consulted")]),
        ("VTH, ter informatie aan Burgemeester", [("VTH", "holder"), ("Burgemeester", "informed")]),
        (
            "VTH i.s.m. Politie, in overleg met OM",
            [("VTH", "holder"), ("Politie", "support"), ("OM", "consulted")],
        ),
        # both
        ("niet alleen VTH maar ook Politie", [("VTH", "holder"), ("Politie", "holder")]),
        # no words for a role: as before
        ("VTH, Politie en OM", [("VTH", "holder"), ("Politie", "holder"), ("OM", "holder")]),
        ("Ketenregisseur Mensenhandel (RSIV)", [("Ketenregisseur Mensenhandel (RSIV)", "holder")]),
        ("IOM Nederland", [("IOM Nederland", "holder")]),
        ("Stichting Niet Alleen", [("Stichting Niet Alleen", "holder")]),
        ("Stichting Samen Sterk", [("Stichting Samen Sterk", "holder")]),
    ],
)
def test_role_of_each_party_of_a_cell(cell: str, wanted: Named) -> None:
    reading = read(cell, "Jeugd")
    assert holders(reading) == [wanted, [("Jeugd", "holder")]]
    assert codes(reading) == []
    assert [unread.quote.text for unread in reading.unread] == []


@pytest.mark.parametrize(
    ("cell", "wanted", "told"),
    [
        ("VTH, niet de politie", [("VTH", "holder")], ("party-expressly-not", "niet de politie")),
        (
            "Niet VTH, maar Politie en OM",
            [("Politie", "holder"), ("OM", "holder")],
            ("party-expressly-not", "Niet VTH, maar"),
        ),
        ("VTH (niet Politie)", [("VTH", "holder")], ("party-expressly-not", "(niet Politie)")),
        ("Politie overlegt met OM", [("Politie", "holder")], ("owner-cell-says-more", "overlegt met OM")),
        ("VTH verzoekt Politie", [("VTH", "holder")], ("owner-cell-says-more", "verzoekt Politie")),
        ("A: VTH", [("VTH", "holder")], ("role-letter-unknown", "A: VTH")),
        ("VTH (A)", [("VTH", "holder")], ("role-letter-unknown", "(A)")),
        (
            "VTH (T), Politie (O), OM (U)",
            [("VTH", "lead"), ("Politie", "support"), ("OM", "holder")],
            ("role-letter-unknown", "(U)"),
        ),
        ("U: VTH", [("VTH", "holder")], ("role-letter-unknown", "U: VTH")),
    ],
)
def test_what_cannot_be_a_relation_is_told(cell: str, wanted: Named, told: tuple[str, str]) -> None:
    reading = read(cell, "Jeugd")
    assert holders(reading) == [wanted, [("Jeugd", "holder")]]
    ((code, words),) = codes(reading)
    assert code == told[0]
    assert told[1].startswith(words)


@pytest.mark.parametrize("cell", ["idem", "Idem.", "als hierboven", "zie boven", '"', "”", ",,"])
def test_as_above_is_no_party_and_no_missing_holder(cell: str) -> None:
    reading = read("VTH", cell, "Jeugd")
    assert holders(reading) == [[("VTH", "holder")], [], [("Jeugd", "holder")]]
    assert [action.unclear for action in actions_in(reading.plan)] == [(), ("holders",), ()]
    assert [code for code, _ in codes(reading)] == ["owner-as-above"]


def test_as_above_and_one_more_is_that_one_and_unclear() -> None:
    reading = read("VTH", "idem, Politie")
    assert holders(reading) == [[("VTH", "holder")], [("Politie", "holder")]]
    assert codes(reading) == [("owner-as-above", "idem")]
    assert [action.unclear for action in actions_in(reading.plan)] == [(), ("holders",)]


@pytest.mark.parametrize(
    "cell", ["iedereen", "Allen", "alle partners", "n.n.b.", "nader te bepalen", "Alle betrokkenen"]
)
def test_nobody_in_particular_is_no_party(cell: str) -> None:
    reading = read("VTH", cell)
    assert holders(reading) == [[("VTH", "holder")], []]
    assert reading.unread == ()


def test_letters_are_what_the_legend_of_the_document_says() -> None:
    legend = "T = trekker, U = uitvoerder, A = adviseur\n\n"
    reading = read("T: VTH / U: Politie / A: OM", "VTH (A)", before=legend)
    assert holders(reading) == [[("VTH", "lead"), ("Politie", "holder"), ("OM", "consulted")], [("VTH", "consulted")]]


def test_role_of_the_column_holds_where_nothing_else_is_said() -> None:
    reading = read("VTH, Politie (advies)", "VTH i.s.m. Politie", head="Trekker")
    assert holders(reading) == [[("VTH", "lead"), ("Politie", "consulted")], [("VTH", "lead"), ("Politie", "support")]]


def test_words_for_a_role_over_two_lines_of_a_cell() -> None:
    text = (
        "Uitvoeringsplan Rollen 2026\nGemeente Zoetermeer\n\nAmbitie 1: Rollen\n\n"
        "Actie                Wie              Planning\n\n"
        "Controle bij hotels  VTH in samenwer- Q1 2026\n"
        "                     king met Politie\n"
        "                     en OM\n\n"
        "Een training geven   Jeugd            Q2 2026\n"
    )
    reading = read_as_plan(document_of_text(text, "plan.txt"), REFERENCE)
    assert holders(reading) == [[("VTH", "holder"), ("Politie", "support"), ("OM", "support")], [("Jeugd", "holder")]]


def test_letters_of_one_scheme_and_of_two() -> None:
    words = plan_words().cell_roles
    assert words.letter("i", {"i"}, {}) is not None  # informed, in both schemes that have it
    assert words.letter("r", {"r"}, {}) is None  # holder in one, consulted in another
    assert words.letter("r", {"r", "a"}, {}) is not None
    assert words.letter("r", {"r", "t"}, {}) is None
    assert words.letter("t", {"r", "t"}, {}) is not None  # no other scheme has it
    assert words.letter("a", {"a"}, {}) is None  # accountable or an adviser


@pytest.mark.parametrize(
    "cell", ["Politie (niet structureel)", "Politie (niet 24/7)", "Politie (o.a. wijkagent i.s.m. AVIM)"]
)
def test_what_stands_between_brackets_and_is_no_role_stays_with_its_party(cell: str) -> None:
    reading = read(cell)
    assert codes(reading) == []
    (found,) = [action.holders for action in actions_in(reading.plan)]
    assert [holder.organisation.id for holder in found if holder.organisation is not None] == ["politie"]


def test_a_cell_of_more_than_2000_letters_names_nobody_and_is_told() -> None:
    fits = "VTH i.s.m. " + "Politie, " * 221
    long = [codes_of(fits.ljust(size, "x")) for size in (2_000, 2_001)]
    assert long == [[], ["owner-cell-too-long"]]


def codes_of(cell: str) -> list[str]:
    words = RoleKnowledge(plan_words(), {}, lambda name: False)
    return [doubt.code for doubt in roles_in([Piece(0, len(cell), 0, cell)], Role.HOLDER, words).doubts]
