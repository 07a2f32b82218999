"""A sort of party in the partner lists of a plan, and no task of that name."""

from graph.analysis.rules import sort_of_party_without_task
from tests.graph.analysis.rules.cases import HOME, Decoys, Found, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = sort_of_party_without_task.RULE

FOUND: Found = {
    "schools in a list": (
        plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=["scholen"])))),
        {f"{HOME}:oefen-soort.scholen"},
    ),
    "in the text only": (
        plans(
            plan(ambition(1, block(action("Met scholen praten", DAGRAAM, mentions=["scholen"]), partners=["scholen"])))
        ),
        {f"{HOME}:oefen-soort.scholen"},
    ),
}
DECOYS: Decoys = {
    "they hold an action": plans(plan(ambition(1, block(action("Eén", "scholen"), partners=["scholen"])))),
    "they help": plans(plan(ambition(1, block(action("Eén", DAGRAAM, support=["scholen"]), partners=["scholen"])))),
    "a rest group is nobody": plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=["zorgpartners"])))),
    "one party is no sort": plans(plan(ambition(1, block(action("Eén"), partners=[DAGRAAM])))),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_asks_which_ones_are_meant_and_nobody_from_outside_can_answer() -> None:
    one = only(RULE, FOUND["schools in a list"][0])
    assert one.question.nl == "Welke scholen zijn bedoeld, en wat doen zij?"
    assert not one.outside


def test_only_the_name_is_said_not_to_tell_which_ones_are_meant() -> None:
    """It said that the plan does not say which corporations are meant, of a list that names one beside the sort."""
    form = plan(ambition(1, block(action("Eén"), partners=["woningcorporaties", "Woonstichting Dakpanrood"])))
    assert only(RULE, plans(form)).explanation.nl.endswith(
        "Het is een soort partij: de naam zelf zegt niet welke er bedoeld zijn."
    )


def test_of_a_table_that_is_partly_unread_it_is_said_that_no_action_was_read() -> None:
    form = plan(ambition(1, block(action("Half gelezen"), partners=["scholen"])))
    one = only(RULE, plans(form, unread=["Half gelezen"]))
    assert one.label.nl == "in 1 partnerlijst, geen actie op deze naam gelezen; welke zijn bedoeld?"
    assert "staat geen actie" not in one.explanation.nl
