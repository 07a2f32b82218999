"""Who does what, against the expectation of the real plan that was written by hand."""

from collections import Counter

import pytest

from graph.model.vocabulary import Degree, OrganisationKind, TimingKind
from graph.plans import Named, read_plans
from graph.view import make_view
from tests.graph.analysis.real_view import DISTRICT, real_network, real_view


@pytest.fixture(scope="module")
def rows() -> tuple[Named, ...]:
    return read_plans(real_view()).rows


def stated(rows: tuple[Named, ...]) -> list[Named]:
    return [row for row in rows if not row.is_derived]


def test_one_row_per_place(rows: tuple[Named, ...]) -> None:
    counted = Counter(row.degree for row in stated(rows))
    assert counted == {Degree.HOLDER: 75, Degree.LISTED: 48, Degree.MENTIONED: 22, Degree.FUNDS: 2}


def test_rows_stand_in_the_plans_order(rows: tuple[Named, ...]) -> None:
    first = [(row.written, row.degree) for row in rows[:12]]
    assert [written for written, degree in first if degree is Degree.LISTED] == [
        "RIEC",
        "Fairwork",
        "CCV",
        "Comensha",
        "Aandachtsfunctionaris Mensenhandel",
        "Ketenregisseur Mensenhandel (RSIV)",
        "Zorgcoördinator Mensenhandel (SHOP)",
    ]
    assert first[7] == ("RIEC", Degree.FUNDS)
    assert first[8:] == [
        ("VTH", Degree.HOLDER),
        ("RIEC", Degree.HOLDER),
        ("Communicatie", Degree.HOLDER),
        ("RIEC", Degree.MENTIONED),
    ]
    numbers = [row.ambition_number for row in rows]
    assert numbers == sorted(numbers, key=lambda number: number or "")


def test_derived_rows_are_marked(rows: tuple[Named, ...]) -> None:
    derived = [row for row in rows if row.is_derived]
    assert [row.name for row in derived] == ["Wassenaar", "Zoetermeer", "Pijnacker-Nootdorp"]
    assert {row.written for row in derived} == {"Gemeenten binnen district D"}


def test_only_listed_is_about_the_ambition(rows: tuple[Named, ...]) -> None:
    only = {(row.name, row.ambition_number) for row in rows if row.only_listed and not row.own}
    assert ("COA", "4") in only
    assert ("SHOP", "1") in only
    assert ("SHOP", "4") not in only
    assert ("Den Haag", "4") not in only, "it pays"
    assert ("HEIT", "3") not in only
    assert ("Politie", "4") not in only, "its unit AVIM holds an action"


def test_own_departments_and_functions(rows: tuple[Named, ...]) -> None:
    assert {row.name for row in rows if row.own} == {
        "VTH", "MRO", "KCC", "WIJZ", "Communicatie", "Burgemeester", "Aandachtsfunctionaris Mensenhandel"
    }  # fmt: skip
    assert not any(row.own for row in rows if row.kind is OrganisationKind.MUNICIPALITY)


def test_a_row_carries_the_words_around_it(rows: tuple[Named, ...]) -> None:
    (kessler,) = [row for row in rows if row.organisation == "kessler-perspektief" and row.degree is Degree.HOLDER]
    assert kessler.written == "KesslerPerspektief"
    assert kessler.action_name == "Opvang voor mannelijke slachtoffers"
    assert kessler.ambition_title == "Passende opvang & ondersteuning voor slachtoffers"
    assert kessler.position == 4
    assert (kessler.timing, kessler.timing_kind) == ("Doorlopend", TimingKind.ONGOING)
    assert kessler.target_groups[0] == "Slachtoffers van mensenhandel."
    assert kessler.budget is not None
    assert "gefinancierde opvang" in kessler.budget


def test_same_rows_in_any_order_of_loading(rows: tuple[Named, ...]) -> None:
    network = real_network()
    turned = make_view(DISTRICT, 1, list(network.nodes.values())[::-1], network.relations[::-1])
    assert read_plans(turned).rows == rows
