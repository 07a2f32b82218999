"""A party or function that is made to connect, and that only a partner list names."""

from graph.analysis.rules import connector_without_task
from tests.graph.analysis.rules.cases import Decoys, Found, Plans, it_is_found, it_only_looks_like_it, not_judged, plans
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import DAGRAAM

RULE = connector_without_task.RULE
DIRECTOR = "Ketenregisseur (Steunpunt Dagraam)"
HOUSE = "Veiligheidshuis Zwaluwboog"


def case(*partners: str, text: str = "Eén", holders: tuple[str, ...] = (DAGRAAM,), unread: bool = False) -> Plans:
    return plans(plan(ambition(1, block(action(text, *holders), partners=partners))), unread=[text] if unread else [])


FOUND: Found = {
    "a function, though its organisation has a task": (case(DIRECTOR), {"oefen-pluvierdrecht.2026:oefen-dagraam"}),
    "a house": (
        case(HOUSE),
        {"oefen-pluvierdrecht.2026:oefen-pluvierdrecht.onbevestigd-veiligheidshuis-zwaluwboog"},
    ),
}
DECOYS: Decoys = {
    "a text names it": case(DIRECTOR, text="De ketenregisseur nodigt iedereen uit"),
    "it holds an action": case(DIRECTOR, holders=(DIRECTOR,)),
    "in no list": case(DAGRAAM),
    "another function": case("Zorgverlener (Steunpunt Dagraam)"),
    "a part of a row was not understood": case(DIRECTOR, unread=True),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1
