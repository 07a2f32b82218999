"""One definition each of *holds*, *has a task*, *own*, *outside holder* and *rest group*, on the smallest plans.

"overige partners" is a rest group of the practice district; Dagraam cares, Korps is the police there.
"""

from collections.abc import Sequence

from graph.export.frames import actions_frame
from graph.network import Network
from graph.plans import ActionPart, read_plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, KORPS

REST = "overige partners"


def only_action(*holders: str, support: Sequence[str] = (), consulted: Sequence[str] = ()) -> ActionPart:
    (found,) = read_plans(
        small_view(plan(ambition(1, block(action("Iets doen", *holders, support=support, consulted=consulted)))))
    ).actions
    return found


def names(parts: tuple[object, ...]) -> list[str]:
    return [str(getattr(part, "name", part)) for part in parts]


def test_a_rest_group_holds_and_is_no_holder_from_outside() -> None:
    found = only_action(REST)

    assert names(found.holders) == ["overige partners"]
    assert found.outside_holders == ()
    assert not found.outside


def test_beside_a_rest_group_a_party_is_a_holder_from_outside() -> None:
    assert names(only_action(REST, DAGRAAM).outside_holders) == [DAGRAAM]


def test_pages_frames_and_rules_mean_the_same_by_a_holder_from_outside() -> None:
    """The matrix, the frame and the rule each had a meaning of their own where a rest group is the only holder."""
    network = Network(small_view(plan(ambition(1, block(action("Iets doen", REST), action("Nog iets", DAGRAAM))))))

    (held_by,) = network.matrix.columns
    frame = actions_frame(network)
    hangs = [one for one in network.findings.findings if one.rule == "ambition.only-one-outside-holder"]

    assert held_by.with_outside_holder == 1
    assert [len(holders) for holders in frame.outside_holders] == [0, 1]
    assert hangs == [], "the rest group holds beside it"


def test_an_ambition_that_only_a_rest_group_holds_is_not_counted_as_one_with_a_holder_from_outside() -> None:
    network = Network(
        small_view(plan(ambition(1, block(action("Iets doen", REST))), ambition(2, block(action("Nog iets", DAGRAAM)))))
    )

    (hangs,) = [one for one in network.findings.findings if one.rule == "ambition.only-one-outside-holder"]

    assert (hangs.denominator.hit, hangs.denominator.of) == (1, 1)


def test_who_supports_has_a_task_and_holds_nothing_and_who_is_consulted_has_none() -> None:
    found = only_action("Burgerzaken", support=[DAGRAAM], consulted=[KORPS])

    assert names(found.tasks) == ["Burgerzaken", DAGRAAM]
    assert names(found.holders) == ["Burgerzaken"]
    assert not found.outside


def test_own_is_the_owner_and_its_departments_and_no_other_municipality() -> None:
    found = only_action("Burgerzaken", "gemeente Pluvierdrecht", "gemeente Krekelerzijl")

    assert [(one.name, one.own) for one in found.holders] == [
        ("Burgerzaken", True),
        ("Pluvierdrecht", True),
        ("Krekelerzijl", False),
    ]


def test_the_members_of_a_collective_hold_nothing() -> None:
    found = only_action(ALL)

    assert len(found.holders) == 1
    # The other three of the four municipalities of the practice district: the owner is not expected of itself.
    assert len(found.holders[0].members) == 3
    assert len(found.derived) == 3
    assert not any(one.holds or one.has_task for one in found.derived)


def test_an_action_has_its_own_target_groups_else_those_of_its_block() -> None:
    view = small_view(
        plan(ambition(1, block(action("Eén", KORPS, groups=["jongeren"]), action("Twee", KORPS), groups=["inwoners"])))
    )

    assert [one.target_groups for one in read_plans(view).actions] == [("jongeren",), ("inwoners",)]
