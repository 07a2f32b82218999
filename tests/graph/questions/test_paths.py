"""The ways between two organisations, in plans small enough to see them by eye."""

from itertools import pairwise

import pytest

from graph.network import Network
from graph.questions import PathsBetween, QuestionError
from graph.questions.filters import parse
from graph.questions.paths import Ways
from tests.graph.analysis.rules.plans import action, ambition, block, plan, practice_view, real_view, small_view
from tests.graph.analysis.rules.small_plans import DAGRAAM


def ways(network: Network, source: str, target: str, longest: int = 4) -> Ways:
    return PathsBetween(source, target, longest).of(network)


def steps(found: Ways) -> list[list[str]]:
    return [[way[0].source.id, *(step.target.id for step in way)] for way in found.ways]


@pytest.fixture(scope="module")
def practice() -> Network:
    return Network(practice_view())


@pytest.fixture(scope="module")
def real() -> Network:
    return Network(real_view())


def test_two_holders_of_one_action_are_two_steps_apart(real: Network) -> None:
    """Line 236: VTH, RIEC and Zoetermeer hold one action."""
    found = ways(real, "gm0637", "riec")
    assert steps(found) == [["gm0637", "gm1916.2025.75f0dee178", "riec"]]
    assert [step.relation.type for step in found.ways[0]] == ["RESPONSIBLE_FOR", "RESPONSIBLE_FOR"]


def test_all_that_joins_two_is_told(real: Network) -> None:
    """Lines 103 and 113: RIEC is in the partner list of the first part, and pays for it; SHOP is in that list too."""
    found = ways(real, "riec", "shop")
    (way,) = [way for way in found.ways if "block" in way[0].target.id or way[0].target.label == "Block"][:1]
    assert {relation.type for relation in way[0].relations} == {"FUNDS", "NAMED_PARTNER_IN"}


def test_a_way_has_its_steps_in_order_and_the_same_backwards(practice: Network) -> None:
    parties = sorted(practice.by_party)[:12]
    for source in parties:
        for target in parties:
            there, back = ways(practice, source, target, 6), ways(practice, target, source, 6)
            assert sorted(steps(there)) == sorted([*reversed(way)] for way in steps(back))
            for way in there.ways:
                assert all(one.target.id == two.source.id for one, two in pairwise(way))
                for step in way:
                    assert {step.source.id, step.target.id} == {step.relation.source, step.relation.target}


def test_longer_than_asked_is_no_way() -> None:
    """COA and AVIM share no action and no list; a third party joins them."""
    real = Network(real_view())
    assert steps(ways(real, "avim", "coa", 2)) == []
    assert len(steps(ways(real, "avim", "coa", 3))) == 2


def test_what_is_derived_joins_nothing() -> None:
    """Zoetermeer and Wassenaar are both members of a named collective: that alone is no way between them."""
    real = Network(real_view())
    assert steps(ways(real, "gm0629", "riec", 6)) == []


def test_from_a_party_to_itself_there_is_no_way(real: Network) -> None:
    assert steps(ways(real, "coa", "coa")) == []


def test_fifty_ways_are_given_and_more_is_said() -> None:
    def joined(number: int) -> Ways:
        both = [action(f"Samen iets doen, nummer {at}", DAGRAAM, "Fluisterwilg") for at in range(number)]
        return ways(Network(small_view(plan(ambition(1, block(*both))))), "oefen-dagraam", "Fluisterwilg")

    assert (len(joined(50).ways), joined(50).more) == (50, False)
    assert (len(joined(51).ways), joined(51).more) == (50, True)


def test_an_organisation_by_code_by_name_or_by_words(real: Network) -> None:
    for asked in ("nla", "Nederlandse Arbeidsinspectie", "NLA", "nederlandse arbeidsinsp"):
        assert ways(real, asked, "riec").source.id == "nla"


@pytest.mark.parametrize(
    ("asked", "code"), [("nergenshuis", "paths-no-organisation"), ("gm1916.2025", "paths-no-organisation")]
)
def test_what_is_no_organisation_is_refused(real: Network, asked: str, code: str) -> None:
    with pytest.raises(QuestionError, match=code):
        ways(real, asked, "riec")


def test_words_that_may_be_several_name_at_most_eight() -> None:
    holders = [f"Stichting Uitkijk {name}" for name in ("A", "B", "C", "D", "E", "F", "G", "H", "I")]
    network = Network(small_view(plan(ambition(1, block(*(action(f"Iets met {name}", name) for name in holders))))))
    with pytest.raises(QuestionError) as caught:
        ways(network, "stichting uitkijk", "stichting uitkijk")
    assert caught.value.fault.code == "paths-several-organisations"
    assert len(caught.value.fault.facts["names"]) == 8  # type: ignore[arg-type]


def test_steps_of_one_to_six() -> None:
    given = {"source": ["a"], "target": ["b"]}
    assert parse(PathsBetween, {**given, "longest": ["6"]}).longest == 6
    with pytest.raises(QuestionError):
        parse(PathsBetween, {**given, "longest": ["7"]})
