"""A party in the partner lists of a plan that has no task in it."""

from graph.analysis.rules import partner_without_task
from graph.model.form import ActionForm, PlanForm
from tests.graph.analysis.rules.cases import (
    HOME,
    Decoys,
    Found,
    Plans,
    found,
    it_is_found,
    it_only_looks_like_it,
    only,
    plans,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, GRENS, INKT, KORPS, SCHEMER

RULE = partner_without_task.RULE
EARLIER = "In de actietabel staat geen actie op deze naam"


def listed(*partners: str, actions: tuple[ActionForm, ...] = (), unread: tuple[str, ...] = ()) -> Plans:
    return plans(in_one_list(*partners, actions=actions), unread=unread)


def in_one_list(*partners: str, actions: tuple[ActionForm, ...]) -> PlanForm:
    return plan(ambition(1, block(*actions, partners=partners)))


FOUND: Found = {
    "no action at all": (listed(INKT), {"oefen-pluvierdrecht.2026:oefen-inktlijn"}),
    "a unit in the list, its parent works": (
        listed(SCHEMER, actions=(action("Eén", KORPS),)),
        {f"{HOME}:oefen-zwaluwkorps.schemerronde"},
    ),
    "two lists, one finding": (
        plans(plan(ambition(1, block(partners=[INKT])), ambition(2, block(partners=[INKT], title="Twee")))),
        {f"{HOME}:oefen-inktlijn"},
    ),
    "consulted, or mentioned": (
        listed(INKT, DAGRAAM, actions=(action("Eén", "Burgerzaken", consulted=[INKT], mentions=[DAGRAAM]),)),
        {f"{HOME}:oefen-inktlijn", f"{HOME}:oefen-dagraam"},
    ),
}
DECOYS: Decoys = {
    "a unit's task counts for its parent": listed(KORPS, actions=(action("Eén", SCHEMER),)),
    "support is a task": listed(INKT, actions=(action("Eén", "Burgerzaken", support=[INKT]),)),
    "a task in another ambition": plans(
        plan(ambition(1, block(partners=[INKT])), ambition(2, block(action("Twee", INKT))))
    ),
    "a rest group is nobody": listed("zorgpartners", actions=(action("Eén", DAGRAAM),)),
    "a sort of party has a rule of its own": listed("scholen", actions=(action("Eén", DAGRAAM),)),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_one_finding_per_organisation_with_all_its_lists() -> None:
    one = only(RULE, FOUND["two lists, one finding"][0])
    assert [evidence.node.removeprefix(f"{HOME}.") for evidence in one.evidence] == [
        "ambition-1.block",
        "ambition-2.block-twee",
    ]
    assert one.label.nl.startswith("in 2 partnerlijsten")


def test_a_mention_and_being_consulted_are_no_task_and_are_shown() -> None:
    told = {one.topic.nl: one.explanation.nl for one in found(RULE, FOUND["consulted, or mentioned"][0])}
    assert told[DAGRAAM].endswith("Wel genoemd in de tekst van ‘Eén’.")
    assert told[INKT].endswith("Wordt geraadpleegd of geïnformeerd bij ‘Eén’.")


def test_a_unit_that_is_mentioned_or_pays_is_said_of_its_parent() -> None:
    form = plan(
        ambition(1, block(action("Eén", DAGRAAM, mentions=[SCHEMER]), partners=[KORPS], payers=[GRENS, DAGRAAM]))
    )
    said = only(RULE, plans(form)).explanation.nl
    assert f"Wel genoemd in de tekst van ‘Eén’ (via {SCHEMER})." in said
    assert f"Betaalt bij ambitie 1 (via {GRENS})." in said


def test_a_task_as_one_of_a_group_is_said() -> None:
    """It said of a municipality that no action carries its name, and nothing of the action of all municipalities."""
    said = only(RULE, listed("gemeente Vlonderhuizen", actions=(action("Samen", ALL),))).explanation.nl
    assert said.endswith(f"geen actie op deze naam. Wel een taak bij ‘Samen’ (als een van: {ALL}).")


def test_an_action_of_the_whole_that_it_is_a_unit_of_is_said() -> None:
    said = only(RULE, FOUND["a unit in the list, its parent works"][0]).explanation.nl
    assert said.endswith(f"Wel een actie op naam van {KORPS}, waar het een onderdeel van is.")


def test_an_action_of_a_member_of_a_group_is_said() -> None:
    said = only(RULE, listed(ALL, actions=(action("Eén", "gemeente Vlonderhuizen"),))).explanation.nl
    assert said.endswith("geen actie op deze naam. Wel een actie op naam van Vlonderhuizen.")


def test_of_a_table_that_is_partly_unread_it_is_said_that_no_action_was_read() -> None:
    """A name may stand in what was not understood of a row: that it stands nowhere may not be said."""
    case = listed(
        INKT, actions=(action("Half gelezen", "Burgerzaken"), action("Twee", DAGRAAM)), unread=("Half gelezen",)
    )
    one = only(RULE, case)
    assert one.label.nl == "in 1 partnerlijst, geen actie op deze naam gelezen"
    assert one.pattern is not None
    assert one.pattern.nl == "geen actie op deze naam gelezen"
    assert (
        "in de actietabel is geen actie op deze naam gelezen (van 1 van 2 acties is een deel van de"
        in one.explanation.nl
    )
    assert "staat geen actie" not in one.explanation.nl
