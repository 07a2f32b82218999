"""No hand-over from one step of the chain to the next."""

from graph.analysis.rules import no_hand_over
from tests.graph.analysis.rules.cases import (
    HOME,
    Decoys,
    Found,
    found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    rows,
)
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, INKT, KORPS

RULE = no_hand_over.RULE
OWN, WEIGHING, SHELTER, CHECKS = "Toezicht en Handhaving", "Signalen wegen", "Opvang regelen", "Controles houden"

FOUND: Found = {
    "own department weighs, others shelter": (
        rows(action(WEIGHING, OWN), action(SHELTER, DAGRAAM)),
        {f"{HOME}:step.wegen:step.opvangen"},
    ),
    "a department at both hands nothing over to care": (
        rows(action(CHECKS, OWN, KORPS), action(SHELTER, OWN, DAGRAAM)),
        {f"{HOME}:step.ingrijpen:step.opvangen"},
    ),
    "a rest group at both is nobody": (
        rows(action(CHECKS, KORPS, "zorgpartners"), action(SHELTER, DAGRAAM, "zorgpartners")),
        {f"{HOME}:step.ingrijpen:step.opvangen"},
    ),
    "shelter and guidance by others": (
        rows(action(SHELTER, DAGRAAM), action("Juridische hulp geven", INKT)),
        {f"{HOME}:step.opvangen:step.begeleiden"},
    ),
}
DECOYS: Decoys = {
    "a party from outside at both": rows(action(WEIGHING, OWN, DAGRAAM), action(SHELTER, DAGRAAM)),
    "a unit of it at the other": rows(action(WEIGHING, KORPS), action(SHELTER, GRENS)),
    "one action in both steps": rows(
        action("Controles houden, met opvang voor wie wordt uitgebuit", OWN), action(SHELTER, DAGRAAM)
    ),
    "the text names who takes over": rows(
        action(f"{WEIGHING}, samen met Steunpunt Dagraam", OWN, mentions=[DAGRAAM]), action(SHELTER, DAGRAAM)
    ),
    "within the own house a department hands over": rows(action(WEIGHING, OWN), action(CHECKS, OWN, KORPS)),
    "there is no next step": rows(action(WEIGHING, OWN), action("Het dak repareren", OWN)),
    "dropped": rows(action(WEIGHING, OWN, status="vervallen"), action(SHELTER, DAGRAAM)),
    "a part of a row was not understood": rows(action(WEIGHING, OWN), action(SHELTER, DAGRAAM), unread=[SHELTER]),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said_and_that_people_weigh_more() -> None:
    finding = only(RULE, FOUND["own department weighs, others shelter"][0])
    assert finding.asks.one.nl == "Hoe gaat wegen in Pluvierdrecht over in opvangen?"
    assert finding.explanation.nl == (
        "In het plan van Pluvierdrecht staan bij wegen: Toezicht en Handhaving. Bij opvangen staan: Steunpunt Dagraam. "
        "Geen actie hoort bij beide stappen, en geen partij van buiten staat bij beide."
    )
    assert finding.consequence == 2
    assert only(RULE, FOUND["shelter and guidance by others"][0]).consequence == 1


def test_what_comes_from_one_step_is_one_point() -> None:
    every = found(RULE, rows(action(WEIGHING, OWN), action(CHECKS, KORPS), action(SHELTER, DAGRAAM)))
    assert len(every) == 3
    joined = [set(one.joins_on) for one in every]
    assert all(any(one & other for other in joined if other is not one) for one in joined)


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1
