"""What others expect of a municipality, by hand from the text of the one real plan."""

from dataclasses import replace

import pytest

from graph.analysis.expected import expectations, expected_of
from graph.model.vocabulary import Degree
from graph.plans import read_plans
from graph.view import make_view
from tests.graph.analysis.real_view import DISTRICT, real_network, real_view


def test_named_once_and_once_as_a_member_of_a_group() -> None:
    zoetermeer = expected_of(read_plans(real_view()), "gm0637")
    assert [(row.written, row.degree) for row in zoetermeer.stated] == [("Centrum gemeente Zoetermeer", Degree.HOLDER)]
    assert zoetermeer.stated[0].ambition_number == "1"
    assert zoetermeer.stated[0].timing is None
    assert [row.ambition_number for row in zoetermeer.derived] == ["5"]
    assert not zoetermeer.plan_loaded
    assert zoetermeer.plans_of_others == ("Leidschendam-Voorburg",)


def test_not_named_but_in_a_group() -> None:
    wassenaar = expected_of(read_plans(real_view()), "gm0629")
    assert wassenaar.stated == ()
    assert len(wassenaar.derived) == 1


def test_one_from_outside_the_district_pays() -> None:
    den_haag = expected_of(read_plans(real_view()), "gm0518")
    assert [row.degree for row in den_haag.stated] == [Degree.LISTED, Degree.FUNDS, Degree.MENTIONED]
    assert not den_haag.in_district


def test_the_owner_of_the_only_plan_has_nothing_to_be_judged_by() -> None:
    own = expected_of(read_plans(real_view()), "gm1916")
    assert own.plan_loaded
    assert own.plans_of_others == ()
    assert own.stated == ()


def test_the_district_first() -> None:
    assert [one.name for one in expectations(read_plans(real_view()))] == [
        "Leidschendam-Voorburg",
        "Pijnacker-Nootdorp",
        "Wassenaar",
        "Zoetermeer",
        "Den Haag",
    ]


def test_unknown_municipality() -> None:
    with pytest.raises(KeyError):
        expected_of(read_plans(real_view()), "gm9999")


def test_a_derived_passage_is_asked_about_once() -> None:
    network = real_network()
    again = [
        replace(relation, id=f"{relation.id}-text", type="MENTIONED_IN")
        for relation in network.relations
        if relation.properties.get("basis") == "derived"
    ]
    view = make_view(DISTRICT, 1, network.nodes.values(), [*network.relations, *again])
    assert [row.degree for row in expected_of(read_plans(view), "gm0629").derived] == [Degree.HOLDER]
