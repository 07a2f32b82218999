"""Step of the chain at which a plan has no action."""

from graph.analysis.rules import chain_step_without_action
from graph.model.form import ActionForm
from graph.reference.classes import classes_of
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    rows,
    subjects,
)
from tests.graph.analysis.rules.plans import action

RULE = chain_step_without_action.RULE
OWN = "Toezicht en Handhaving"
CHAIN = {
    "voorkomen": "Campagne voor inwoners",
    "signaleren": "Signalen leren herkennen",
    "melden": "Eén meldroute maken",
    "wegen": "Signalen wegen",
    "ingrijpen": "Controles houden",
    "vervolgen": "Netwerken van daders aanpakken",
    "opvangen": "Opvang regelen",
    "begeleiden": "Juridische hulp geven",
    "herstellen": "Nazorg geven",
    "leren": "Elk jaar evalueren",
    "samenwerken": "Deelnemen aan het regionaal overleg",
}


def without(*steps: str) -> list[ActionForm]:
    """An action at each of the other steps."""
    return [action(text, OWN) for step, text in CHAIN.items() if step not in steps]


FOUND: Found = {
    "all but one": (rows(*without("wegen")), {"oefen-pluvierdrecht.2026:step.wegen"}),
    "all but two": (
        rows(*without("leren", "opvangen")),
        {"oefen-pluvierdrecht.2026:step.leren", "oefen-pluvierdrecht.2026:step.opvangen"},
    ),
}
DECOYS: Decoys = {
    "all of them": rows(*without()),
    "a plan of a part of the chain": rows(
        *without("leren", "samenwerken", "wegen", "melden", "vervolgen", "herstellen")
    ),
    "the step was done": rows(*without("wegen"), action("Signalen wegen", OWN, status="afgerond")),
    "a part of a row was not understood": rows(*without("wegen"), unread=["Controles houden"]),
    "nothing of the field": rows(action("Het dak repareren", OWN)),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_each_text_is_in_its_step_alone() -> None:
    assert [set(classes_of(text).step_codes) for text in CHAIN.values()] == [{step} for step in CHAIN]


def test_fewest_steps_are_six_of_eleven() -> None:
    five = ("leren", "samenwerken", "wegen", "melden", "vervolgen")
    assert len(subjects(RULE, rows(*without(*five)))) == 5
    assert subjects(RULE, rows(*without(*five, "herstellen"))) == set()


def test_what_is_said() -> None:
    finding = only(RULE, FOUND["all but one"][0])
    assert finding.asks.one.nl == "Welke actie hoort in Pluvierdrecht bij wegen?"
    assert "10 van de 11 stappen" in finding.explanation.nl
    assert "geen plicht" in finding.explanation.nl
    assert finding.denominator.text.nl == "1 van 11 stappen van de keten"


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1
