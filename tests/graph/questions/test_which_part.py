"""A part of the network, in plans small enough to see it by eye."""

import pytest

from graph.model.vocabulary import Degree
from graph.network import Network
from graph.questions import WhichPart
from graph.questions.which_part import around, chosen_matrix, chosen_scene
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view
from tests.graph.analysis.rules.small_plans import KORPS, SCHEMER


def test_a_unit_whose_parent_is_filtered_out_stands_for_itself() -> None:
    """The korps holds, its team is only listed: among those listed no row is there for the team to stand under."""
    network = Network(small_view(plan(ambition(1, block(action("Waken", KORPS), partners=[SCHEMER])))))
    whole = {line.name: line.under for line in chosen_matrix(network, WhichPart()).matrix.lines}
    assert whole == {KORPS: None, SCHEMER: "oefen-zwaluwkorps"}

    choice = WhichPart(degree=(Degree.LISTED,))
    assert [(line.name, line.under) for line in chosen_matrix(network, choice).matrix.lines] == [(SCHEMER, None)]
    assert SCHEMER in [" ".join(node.label) for node in chosen_scene(network, choice).nodes]


@pytest.mark.parametrize(("depth", "reached"), [(0, "a"), (1, "ab"), (2, "abc"), (3, "abcd")])
def test_around_a_node_is_no_more_than_the_steps_that_are_asked(depth: int, reached: str) -> None:
    links = [("a", "b"), ("c", "b"), ("c", "d")]
    assert around("a", depth, "abcd", links) == frozenset(reached)
