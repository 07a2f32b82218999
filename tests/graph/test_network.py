"""A network takes over from an earlier state what did not change, and nothing else."""

from dataclasses import replace

from graph.network import Network
from graph.view import NetworkView
from tests.graph.analysis.rules.plans import action, ambition, block, plan, practice_view, small_view
from tests.graph.analysis.rules.small_plans import DAGRAAM


def with_revisions(view: NetworkView, **revisions: int) -> NetworkView:
    named = {name.replace("_", "-"): number for name, number in revisions.items()}
    found = {node.id: named[str(node.properties["owner"])] for node in view.of_label("Plan")}
    return replace(view, plan_revisions=found)


def two_plans(text: str, krekelerzijl: int) -> Network:
    view = small_view(
        plan(ambition(1, block(action("Blijft zoals het is", DAGRAAM)))),
        plan(ambition(1, block(action(text, DAGRAAM))), owner="oefen-krekelerzijl"),
    )
    return Network(with_revisions(view, oefen_pluvierdrecht=1, oefen_krekelerzijl=krekelerzijl))


def test_a_plan_that_did_not_change_is_not_read_again() -> None:
    before = two_plans("Oude tekst", 2)
    outcomes = before.outcomes
    after = Network(two_plans("Nieuwe tekst", 3).view, before)

    changed, same = after.plans.plans
    assert same is before.plans.plans[1]
    assert after.outcomes[same.id] is outcomes[same.id]
    assert changed is not before.plans.plans[0]
    assert [one.name for one in after.actions] == ["Nieuwe tekst", "Blijft zoals het is"]


def test_what_is_taken_over_gives_the_same_findings() -> None:
    before = two_plans("Oude tekst", 2)
    _ = before.findings

    after = Network(two_plans("Nieuwe tekst", 3).view, before)

    assert after.findings == two_plans("Nieuwe tekst", 3).findings


def test_a_plan_of_which_no_revision_is_known_is_read_again() -> None:
    unknown = replace(practice_view(), plan_revisions={})
    before = Network(unknown)

    assert before.plans.plans[0] is not Network(unknown, before).plans.plans[0]


def test_an_earlier_network_is_let_go() -> None:
    first = two_plans("Een", 2)
    _ = first.plans
    second = Network(two_plans("Twee", 3).view, first)
    _ = second.plans

    assert first not in vars(second).values()
    assert first.plans not in vars(second).values()
