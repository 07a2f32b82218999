"""The same holders, two or more of them from outside, at actions that are unlike."""

from graph.analysis.rules import same_holders_at_something_unlike
from graph.analysis.rules.same_holders_at_something_unlike import FEWEST_TOGETHER
from graph.model.form import ActionForm
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, only, plans
from tests.graph.analysis.rules.cases import found as found_by
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS, SMALL

RULE = same_holders_at_something_unlike.RULE
CHECK, WORK = "Controles bij seksbedrijven", "Begeleiding van slachtoffers naar ander werk"
CARD, LESSON = "Een meldpunt voor signalen openen", "Lessen voor leerlingen over weerbaarheid"


def apart(first: ActionForm, second: ActionForm, unread: tuple[str, ...] = ()) -> Plans:
    return plans(plan(ambition(1, block(first)), ambition(2, block(second))), unread=unread)


def held(first: tuple[str, ...], second: tuple[str, ...], texts: tuple[str, str] = (CHECK, WORK)) -> Plans:
    return apart(action(texts[0], *first), action(texts[1], *second))


FOUND: Found = {
    "checks and help": (held((KORPS, INKT), (KORPS, INKT)), {f"{CHECK}:{WORK}"}),
    "in another order, beside its own": (
        held((KORPS, INKT, "Burgerzaken"), (INKT, KORPS, "Wijkteam")),
        {f"{CHECK}:{WORK}"},
    ),
    "within one ambition": (
        plans(plan(ambition(1, block(action(CHECK, KORPS, INKT), action(WORK, KORPS, INKT))))),
        {f"{CHECK}:{WORK}"},
    ),
    "reports and lessons": (held((DAGRAAM, INKT), (DAGRAAM, INKT), (CARD, LESSON)), {f"{CARD}:{LESSON}"}),
}
DECOYS: Decoys = {
    "one more at the second": held((DAGRAAM, INKT), (DAGRAAM, INKT, KORPS)),
    "own departments come together everywhere": held(("Burgerzaken", "Communicatie"), ("Burgerzaken", "Communicatie")),
    "one from outside has two tasks": held(("Burgerzaken", DAGRAAM), ("Burgerzaken", DAGRAAM)),
    "a rest group is nobody": held((DAGRAAM, "zorgpartners"), (DAGRAAM, "zorgpartners")),
    "the same team at its own work": held(
        (KORPS, INKT), (KORPS, INKT), (CHECK, "Handhaven op huisvesting van arbeidsmigranten")
    ),
    "two sorts of help": held((DAGRAAM, INKT), (DAGRAAM, INKT), ("Opvang voor vrouwen", WORK)),
    "nothing is known of what they are": plans(*SMALL["members of a group"]),
    "another holder may stand in what was not understood": apart(
        action(CHECK, DAGRAAM, INKT), action(WORK, DAGRAAM, INKT), unread=(WORK,)
    ),
    "one of them was dropped": apart(action(CHECK, DAGRAAM, INKT), action(WORK, DAGRAAM, INKT, status="geschrapt")),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_is_a_question_that_can_be_answered_with_yes() -> None:
    said = only(RULE, FOUND["checks and help"][0])
    assert said.question.nl == f"Zelfde houders als bij {CHECK}. Klopt dat? Of is het bewust zo?"


def test_fewest_together_are_two() -> None:
    assert found_by(RULE, held((KORPS,), (KORPS,))) == []
    assert len(found_by(RULE, held((KORPS, INKT), (KORPS, INKT)))) == 1
    assert FEWEST_TOGETHER == 2
