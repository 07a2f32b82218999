"""The five plans that ship beside the norm: what an action is about is what the reader said, no more and no less."""

from typing import Any

import pytest

from graph.analysis.norms import NormDegree, held_against
from graph.plans import PlanPart, read_plans
from graph.reference.norms import default_norm
from tests.golden.classes.measure import said
from tests.graph.analysis.rules.plans import practice_view, real_view

COUNTED = {"budget", "planning"}
"""What is counted, and not told by an action."""
REACHED = 0.88
# Of the 175 degrees that the reader gave, as many are the same. The others are named in an introduction or a closing
# chapter alone, which are no part of what is looked at, or so weakly that the reader says so.


def plan_of(name: str) -> PlanPart:
    if name.startswith("leidschendam"):
        return read_plans(real_view()).plans[0]
    town = name.partition("-2026")[0]
    return next(plan for plan in read_plans(practice_view()).plans if plan.owner.id == f"oefen-{town}")


def met() -> dict[str, list[str]]:
    found: Any = said("first")["met"]
    return dict(found)


@pytest.mark.parametrize("name", met())
def test_the_elements_with_an_action_are_those_of_the_reader(name: str) -> None:
    held = held_against(plan_of(name), default_norm())
    assert {one.element.id for one in held.of(NormDegree.ACTION)} - COUNTED == set(met()[name])


def test_most_degrees_are_those_of_the_reader() -> None:
    first: Any = said("first")
    same = of = 0
    for name in met():
        wanted = dict.fromkeys(first["met"][name], NormDegree.ACTION)
        wanted |= dict.fromkeys(first["named_only"][name], NormDegree.NAMED)
        wanted |= dict.fromkeys(first["not_named"][name], NormDegree.NOT_NAMED)
        found = {one.element.id: one.degree for one in held_against(plan_of(name), default_norm()).elements}
        same += sum(found[element] is degree for element, degree in wanted.items())
        of += len(wanted)
    assert (of, same / of >= REACHED) == (175, True)
