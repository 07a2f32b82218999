"""The practice district: steps of the chain, target groups, money and the norm, against what was planted."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.graph.analysis.rules.plans import practice_view
from tests.graph.analysis.rules.test_practice_district import findings, plan_id, planted

Entry = dict[str, Any]
ONE_EACH = {
    "n_chain_step_without_action": ("plan.chain-step-without-action", "steps", "step.{}"),
    "o_chain_step_own_only": ("plan.chain-step-own-only", "steps", "step.{}"),
    "q_group_without_action": ("plan.group-or-goal-without-action", "groups", "{}"),
    "s_norm_element_without_action": ("plan.norm-element-without-action", "elements", "norm.gemeentelijke-aanpak.{}"),
}


def meant(letter: str, entry: Entry) -> Iterator[tuple[str, ...]]:
    """The subjects of what an entry says."""
    if letter == "p_no_hand_over":
        yield (plan_id(entry["plan"]), *(f"step.{step}" for step in entry["steps"]))
        return
    _, key, form = ONE_EACH[letter]
    names = {node.name: node.id for node in practice_view().of_label("TargetGroup")}
    for one in entry[key]:
        yield (plan_id(entry["plan"]), names[one] if key == "groups" else form.format(one))


@pytest.mark.parametrize("letter", [*ONE_EACH, "p_no_hand_over"])
def test_what_was_planted_is_found_and_nothing_else(letter: str) -> None:
    rule = "plan.no-hand-over" if letter == "p_no_hand_over" else ONE_EACH[letter][0]
    part = planted()[letter]
    assert set(findings(rule)) == {one for entry in part["find"] for one in meant(letter, entry)}
    for entry in part["not"]:
        assert set(findings(rule)).isdisjoint(meant(letter, entry)), entry["why"]


def test_money_is_one_finding_of_a_plan() -> None:
    found = findings("plan.money-without-amount-or-payer")
    counted = {plan: (one.denominator.hit, one.denominator.of) for (plan,), one in found.items()}
    part = planted()["r_money_without_amount_or_payer"]
    assert counted == {plan_id(entry["plan"]): (entry["hit"], entry["of"]) for entry in part["find"]}
