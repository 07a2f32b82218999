"""What readers classed is found: no less precisely, and no less of it, than is asked for."""

import pytest

from graph.reference.chain_steps import step_by_id
from graph.reference.norms import default_norm
from graph.reference.themes import theme_by_id
from tests.golden.classes.measure import SETS, SORTS, actions, measured

PRECISION, RECALL = 0.9, 0.85
FEWEST_ACTIONS, FEWEST_PLANS = 80, 4
REACHED = {
    ("first", "themes"): (0.98, 0.96),
    ("first", "steps"): (0.98, 0.98),
    ("first", "norm"): (0.97, 0.98),
    ("second", "themes"): (0.92, 0.97),
    ("second", "steps"): (0.96, 0.98),
    ("second", "norm"): (0.91, 0.98),
}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("sort", SORTS)
def test_no_less_is_found_than_was_reached(name: str, sort: str) -> None:
    found = measured(name)[sort]
    precision, recall = REACHED[name, sort]
    assert precision >= PRECISION
    assert recall >= RECALL
    assert (found.precision >= precision, found.recall >= recall) == (True, True), found.differences


@pytest.mark.parametrize("name", SETS)
def test_readers_know_the_classes_by_their_codes(name: str) -> None:
    known = {
        "themes": set(theme_by_id()),
        "steps": set(step_by_id()),
        "norm": {element.id for element in default_norm().elements},
    }
    for one in actions(name):
        for sort, codes in known.items():
            for key in (sort, f"{sort}_possible"):
                said = one[key]
                assert isinstance(said, list)
                assert set(said) <= codes


def test_enough_was_classed() -> None:
    assert sum(len(actions(name)) for name in SETS) >= FEWEST_ACTIONS
    assert len({one["plan"] for name in SETS for one in actions(name)}) >= FEWEST_PLANS
