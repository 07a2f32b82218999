"""Step of the chain at which no party from outside is named."""

from graph.analysis.rules import chain_step_own_only
from tests.graph.analysis.rules.cases import (
    HOME,
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    rows,
)
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import KORPS

RULE = chain_step_own_only.RULE
OWN, WEIGHING = "Toezicht en Handhaving", "Signalen wegen"

FOUND: Found = {
    "one own department": (rows(action(WEIGHING, OWN)), {f"{HOME}:step.wegen"}),
    "two own departments at two actions": (
        rows(action(WEIGHING, OWN), action("Nieuwe signalen bespreken", "Burgerzaken")),
        {f"{HOME}:step.wegen"},
    ),
    "nobody at all": (rows(action(WEIGHING)), {f"{HOME}:step.wegen"}),
    "one of two steps": (rows(action(WEIGHING, OWN), action("Controles houden", KORPS)), {f"{HOME}:step.wegen"}),
}
DECOYS: Decoys = {
    "a party from outside helps": rows(action(WEIGHING, OWN, support=[KORPS])),
    "a party from outside at another action of the step": rows(
        action(WEIGHING, OWN), action("Nieuwe signalen bespreken", KORPS)
    ),
    "the text names one": rows(action(f"{WEIGHING} met het Veiligheidskorps Zwaluwboog", OWN, mentions=[KORPS])),
    "a rest group may be one": rows(action(WEIGHING, OWN, "zorgpartners")),
    "a sort of party is one": rows(action(WEIGHING, OWN, "woningcorporaties")),
    "another municipality": rows(action(WEIGHING, OWN, "gemeente Krekelerzijl")),
    "done": rows(action(WEIGHING, OWN, status="afgerond")),
    "an action of no step": rows(action("Het dak repareren", OWN)),
    "a part of the row was not understood": rows(action(WEIGHING, OWN), unread=[WEIGHING]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said() -> None:
    finding = only(RULE, FOUND["two own departments at two actions"][0])
    assert finding.explanation.nl.startswith(
        "Het plan van Pluvierdrecht heeft bij ‘Wegen en toewijzen’ 2 acties, en daarbij geen partij van buiten. Wel "
        "genoemd: Toezicht en Handhaving en Burgerzaken."
    )
    assert finding.asks.one.nl == "Wie van buiten doet in Pluvierdrecht mee bij wegen?"
    assert "niemand" in only(RULE, FOUND["nobody at all"][0]).explanation.nl


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of the row was not understood"])) == 1
