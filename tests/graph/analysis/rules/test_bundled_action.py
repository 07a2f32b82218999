"""Bundled action: one row with parts for different groups that the plan itself names."""

import pytest

from graph.analysis.rules import bundled_action
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    Plans,
    it_is_found,
    it_only_looks_like_it,
    only,
    plans,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, SMALL

RULE = bundled_action.RULE
LESSONS = ("Lessen voor jongeren.", "Een avond voor ouders.")


def for_groups(*actions: ActionForm, unread: tuple[str, ...] = ()) -> Plans:
    return plans(plan(ambition(1, block(*actions, groups=["jongeren", "ouders"]))), unread=unread)


FOUND: Found = {
    "rows with parts": (
        plans(*SMALL["rows with parts"]),
        {"Voor wie Lessen voor jongeren. Een avond voor ouders.", "Jongeren: lessen. Huismeesters: uitleg."},
    ),
    "groups of the action itself": (
        plans(plan(ambition(1, block(action("Voor wie", DAGRAAM, items=LESSONS, groups=["jongeren", "ouders"]))))),
        {"Voor wie Lessen voor jongeren. Een avond voor ouders."},
    ),
}
DECOYS: Decoys = {
    "phases in a heading are no groups": for_groups(
        action(
            "Voorbereiding: een plan. Uitvoering: het doen.", DAGRAAM, heading="Voorbereiding, uitvoering en evaluatie"
        )
    ),
    "two parts for one group": for_groups(
        action("Samen", DAGRAAM, items=["Lessen voor jongeren.", "Nog meer lessen voor jongeren."])
    ),
    "groups that the plan does not name": for_groups(
        action("Voor wie", DAGRAAM, items=["Lessen voor melkers.", "Een avond voor telers."])
    ),
    "dropped": for_groups(action("Voor wie", DAGRAAM, items=LESSONS, status="geschrapt")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it

BOTH = " Houders en planning staan alleen bij de hele rij."


@pytest.mark.parametrize(
    ("row", "unread", "whole"),
    [
        (action("Voor wie", DAGRAAM, items=LESSONS), False, BOTH),
        (action("Voor wie", DAGRAAM, items=LESSONS, timing=None), False, " Houders staan alleen bij de hele rij."),
        (action("Voor wie", DAGRAAM, items=LESSONS, timing="n.t.b."), False, " Houders staan alleen bij de hele rij."),
        (action("Voor wie", items=LESSONS), False, " De planning staat alleen bij de hele rij."),
        (action("Voor wie", items=LESSONS, timing=None), False, ""),
        (action("Voor wie, met Inktlijn", DAGRAAM, items=LESSONS, mentions=[INKT]), False,
         " De planning staat alleen bij de hele rij."),
        (action("Elke week", DAGRAAM, items=LESSONS), False, " Houders staan alleen bij de hele rij."),
        (action("Voor wie", DAGRAAM, items=LESSONS), True, ""),
    ],
    ids=["both", "no timing", "undetermined", "no holder", "neither", "party in text", "time in text", "unread"],
)  # fmt: skip
def test_what_is_said_to_stand_at_the_whole_row_stands_there(row: ActionForm, unread: bool, whole: str) -> None:
    """It said of rows without any timing, all three of the shipped plans, that their timing stands at the whole row."""
    case = for_groups(row, unread=(row.text,) if unread else ())
    said = only(RULE, case).explanation.nl
    assert said.endswith(f"één rij, met onderdelen voor onder meer jongeren en ouders.{whole}")


def test_that_the_parts_differ_is_not_said() -> None:
    """The same lesson for two groups is one row for two groups, and not "verschillende dingen"."""
    same = action("Voor wie", DAGRAAM, items=["Lessen voor jongeren.", "Lessen voor ouders."])
    assert "verschillende dingen" not in only(RULE, for_groups(same)).explanation.nl
