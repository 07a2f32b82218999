"""The same holders, two or more of them from outside, at actions of different ambitions."""

from graph.analysis.rules import same_holders_in_different_ambitions
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS, SMALL

RULE = same_holders_in_different_ambitions.RULE


def apart(first: ActionForm, second: ActionForm, unread: tuple[str, ...] = ()) -> Plans:
    return plans(plan(ambition(1, block(first)), ambition(2, block(second))), unread=unread)


def held(first: tuple[str, ...], second: tuple[str, ...]) -> Plans:
    return apart(action("Eén", *first), action("Twee", *second))


FOUND: Found = {
    "two from outside": (held((DAGRAAM, INKT), (DAGRAAM, INKT)), {"Eén:Twee"}),
    "in another order, beside its own": (
        held((DAGRAAM, INKT, "Burgerzaken"), ("Burgerzaken", INKT, DAGRAAM)),
        {"Eén:Twee"},
    ),
}
DECOYS: Decoys = {
    "one more at the second": held((DAGRAAM, INKT), (DAGRAAM, INKT, KORPS)),
    "own departments come together everywhere": held(("Burgerzaken", "Communicatie"), ("Burgerzaken", "Communicatie")),
    "one from outside has two tasks": held(("Burgerzaken", DAGRAAM), ("Burgerzaken", DAGRAAM)),
    "a rest group is nobody": held((DAGRAAM, "zorgpartners"), (DAGRAAM, "zorgpartners")),
    "within one ambition": plans(plan(ambition(1, block(action("Eén", DAGRAAM, INKT), action("Twee", DAGRAAM, INKT))))),
    "ambitions that the document does not state": plans(*SMALL["members of a group"]),
    "another holder may stand in what was not understood": apart(
        action("Eén", DAGRAAM, INKT), action("Half gelezen", DAGRAAM, INKT), unread=("Half gelezen",)
    ),
    "one of them was dropped": apart(action("Eén", DAGRAAM, INKT), action("Twee", DAGRAAM, INKT, status="geschrapt")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_is_a_question_that_can_be_answered_with_yes() -> None:
    assert only(RULE, FOUND["two from outside"][0]).question.nl == "Zelfde houders als bij Eén. Klopt dat?"
