"""An ambition whose partner list and holders from outside have no name in common."""

from graph.analysis.rules import partners_and_holders_share_no_name
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    plans,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS, SCHEMER, SMALL

RULE = partners_and_holders_share_no_name.RULE

FOUND: Found = {
    "rest groups and own departments are no names in common": (
        plans(
            plan(
                ambition(
                    1, block(action("Eén", DAGRAAM, "zorgpartners", "Burgerzaken"), partners=["zorgpartners", INKT])
                ),
                ambition(2, block(action("Twee", "Burgerzaken"), partners=[INKT])),
            )
        ),
        {"ambition-1"},
    ),
    "a unit in the list does not cover its parent": (
        plans(plan(ambition(1, block(action("Eén", KORPS), partners=[SCHEMER])))),
        {"ambition-1"},
    ),
}
DECOYS: Decoys = {
    "one name in both": plans(plan(ambition(1, block(action("Eén", DAGRAAM, INKT), partners=[INKT, KORPS])))),
    "a named parent covers its unit": plans(plan(ambition(1, block(action("Eén", SCHEMER), partners=[KORPS])))),
    "a member of a group is a name in common": plans(*SMALL["members of a group"]),
    "no partners from outside": plans(plan(ambition(1, block(action("Eén", DAGRAAM), partners=["zorgpartners"])))),
    "the document states no ambition": plans(plan(ambition(None, block(action("Eén", DAGRAAM), partners=[INKT])))),
    "a part of a row was not understood": plans(
        plan(ambition(1, block(action("Half gelezen", DAGRAAM), partners=[INKT]))), unread=["Half gelezen"]
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_only_the_names_that_it_gives_are_said_to_be_in_one_place() -> None:
    """It said "Geen naam staat in beide" of a list and holders that both name the municipality's own department."""
    form = plan(ambition(1, block(action("Eén", DAGRAAM, "Burgerzaken"), partners=["Burgerzaken", INKT])))
    assert only(RULE, plans(form)).explanation.nl == (
        f"In het plan van Pluvierdrecht staan van buiten in de partnerlijst van ambitie 1: {INKT}. Als houder van "
        f"buiten staat daar: {DAGRAAM}. Van deze namen staat er geen in beide."
    )


def test_where_a_shared_name_may_stand_in_what_was_not_understood_nothing_is_judged() -> None:
    assert not_judged(RULE, DECOYS["a part of a row was not understood"]) == [
        "niet te beoordelen: bij 1 van 1 acties in het plan van Pluvierdrecht is een deel van de rij niet begrepen "
        "(‘Half gelezen’)"
    ]
