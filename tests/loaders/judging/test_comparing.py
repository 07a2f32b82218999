"""Two plans beside each other: which action is which, and what differs."""

import itertools

from graph.matching import ALIKE, Difference
from graph.model.form import ActionForm, AmbitionForm, BlockForm, Holder, PlanForm, Reading, Timing
from loaders.files import read_plan
from loaders.form.through import actions_in
from loaders.judging.comparing import Match, compare
from loaders.shipped import shipped_plans


def plan(*actions: ActionForm) -> Reading:
    return Reading(plan=PlanForm(ambitions=(AmbitionForm(blocks=(BlockForm(actions=actions),)),)))


def action(text: str, holder: str = "VTH", when: str | None = None) -> ActionForm:
    timing = None if when is None else Timing(written=when)
    return ActionForm(text=text, holders=(Holder(written=holder),), timing=timing)


def differences(old: Reading, new: Reading) -> list[tuple[Difference, ...]]:
    return [match.differences for match in compare(old, new)]


LONG = "Wij maken met de partners een kaart waarop staat waar een inwoner een signaal kan melden."


def test_the_same_plan_differs_in_nothing() -> None:
    one = plan(action("Een kaart maken."), action("Een spreekuur houden."))
    assert differences(one, one) == [(), ()]


def test_what_is_new_and_what_is_gone() -> None:
    old, new = plan(action("Een kaart maken.")), plan(action("Iets heel anders doen met vrijwilligers.", "politie"))
    assert differences(old, new) == [(Difference.NEW,), (Difference.GONE,)]


def test_another_holder_and_another_date_of_the_same_words() -> None:
    old, new = plan(action(LONG, "VTH", "Q1 2026")), plan(action(LONG, "politie", "Q2 2026"))
    (match,) = compare(old, new)
    assert match.differences == (Difference.OTHER_HOLDER, Difference.OTHER_DATE)
    assert match.certainty == 1


def test_line_breaks_and_capitals_are_no_difference() -> None:
    assert differences(plan(action(LONG)), plan(action(LONG.upper().replace(" ", "\n")))) == [()]


def test_other_words_are_told_with_how_sure_it_is() -> None:
    (match,) = compare(plan(action(LONG)), plan(action(LONG.replace("een signaal", "mensenhandel"))))
    assert match.differences == (Difference.REWORDED,)
    assert ALIKE <= match.certainty < 1


def test_of_two_with_the_same_words_the_one_with_the_same_holder_is_meant() -> None:
    old = plan(action("Overleg.", "VTH"), action("Overleg.", "politie"))
    assert differences(old, plan(action("Overleg.", "politie"), action("Overleg.", "VTH"))) == [(), ()]


def test_no_two_actions_of_one_shipped_plan_are_taken_for_the_same() -> None:
    """Holds ``ALIKE`` from below: the most alike pair of two actions of one plan is 0.607."""
    for path in (path for shipped in shipped_plans() for path in shipped.plans):
        for one, other in itertools.combinations(actions_in(read_plan(path).plan), 2):
            assert len(compare(plan(one), plan(other))) == 2


def test_an_action_with_every_third_word_another_is_still_that_action() -> None:
    """Holds ``ALIKE`` from above: the least alike of them is 0.635."""
    for path in (path for shipped in shipped_plans() for path in shipped.plans):
        for one in actions_in(read_plan(path).plan):
            words = " ".join("zonder" if at % 3 == 2 else word for at, word in enumerate(one.text.split()))
            found: tuple[Match, ...] = compare(plan(one), plan(one.model_copy(update={"text": words})))
            assert len(found) == 1
