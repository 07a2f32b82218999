"""Money of which a plan does not say how much, or who pays."""

from graph.analysis.rules import money_without_amount_or_payer
from tests.graph.analysis.rules.cases import Decoys, Found, it_is_found, it_only_looks_like_it, only, plans, rows
from tests.graph.analysis.rules.plans import action, ambition, block, plan

RULE = money_without_amount_or_payer.RULE
ROW, FUND = action("Iets", "Burgerzaken"), "Regiofonds Zwaluwboog"
ITSELF = {"oefen-pluvierdrecht.2026"}

FOUND: Found = {
    "an own budget without an amount": (plans(plan(ambition(1, block(ROW, money="Bestaande budgetten")))), ITSELF),
    "an amount of which nobody says who pays": (plans(plan(ambition(1, block(ROW, money="€ 12.000")))), ITSELF),
    "a payer without an amount": (plans(plan(ambition(1, block(ROW, payers=[FUND])))), ITSELF),
    "nothing of money at all": (rows(ROW), ITSELF),
    "one of two parts": (
        plans(plan(ambition(1, block(ROW, money="€ 12.000 uit de begroting")), ambition(2, block(ROW)))),
        ITSELF,
    ),
}
DECOYS: Decoys = {
    "an amount out of the own budget": plans(plan(ambition(1, block(ROW, money="€ 12.000 uit de begroting")))),
    "an amount in words behind it": plans(plan(ambition(1, block(ROW, money="20.000 euro uit eigen middelen")))),
    "a fund with an amount": plans(plan(ambition(1, block(ROW, payers=[FUND], money="Het fonds betaalt € 5.000")))),
    "the costs of an action": plans(
        plan(ambition(1, block(action("Iets", "Burgerzaken", costs="€ 3.500"), money="eigen budget")))
    ),
    "a part without actions": plans(
        plan(ambition(1, block(ROW, money="€ 12.000 uit de begroting")), ambition(2, block(money="n.t.b.")))
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said() -> None:
    finding = only(RULE, FOUND["one of two parts"][0])
    assert finding.explanation.nl == (
        "Het plan van Pluvierdrecht noemt bij 1 van de 2 onderdelen een bedrag, en bij 1 wie betaalt. Niet allebei "
        "bij: ambitie 2."
    )
    assert finding.denominator.text.nl == "1 van 2 onderdelen zonder bedrag of betaler"


def test_parts_named_are_six() -> None:
    many = only(RULE, plans(plan(*(ambition(number, block(ROW)) for number in range(1, 9)))))
    assert many.explanation.nl.endswith("ambitie 6 en nog 2.")
    six = only(RULE, plans(plan(*(ambition(number, block(ROW)) for number in range(1, 7)))))
    assert six.explanation.nl.endswith("ambitie 5 en ambitie 6.")
