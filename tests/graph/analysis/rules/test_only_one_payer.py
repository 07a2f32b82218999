"""A part of a plan of which one party from outside is the only payer named."""

import pytest

from graph.analysis.rules import only_one_payer
from tests.graph.analysis.rules.cases import (
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
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, GRENS, INKT, SCHEMER, SMALL

RULE = only_one_payer.RULE


def paid(*payers: str, money: str | None = None) -> Plans:
    return plans(plan(ambition(1, block(action("Eén", DAGRAAM), payers=payers, money=money))))


def in_a_part(*actions: str) -> Plans:
    """A part of an ambition that one party pays for, beside another part."""
    paid_for = block(*(action(one, DAGRAAM) for one in actions), payers=[FONDS], title="Binnen")
    return plans(plan(ambition(1, paid_for, block(action("Anders", DAGRAAM), title="Buiten"))))


FOUND: Found = {
    "three actions of a part": (in_a_part("Eén", "Twee", "Drie"), {"ambition-1.block-binnen:oefen-regiofonds"}),
    "help to people": (in_a_part("Nazorg voor slachtoffers"), {"ambition-1.block-binnen:oefen-regiofonds"}),
    "parts that the document does not state": (
        plans(*SMALL["parts that the document does not state"]),
        {"oefen-pluvierdrecht.2026:oefen-regiofonds"},
    ),
    "two units are their parent": (paid(SCHEMER, GRENS), {"ambition-1:oefen-zwaluwkorps"}),
    "out of somebody else's budget": (
        paid(FONDS, money="Uit de begroting van het Regiofonds Zwaluwboog."),
        {"ambition-1:oefen-regiofonds"},
    ),
}
DECOYS: Decoys = {
    "two actions of a part": in_a_part("Eén", "Twee"),
    "blocks with a title": plans(*SMALL["blocks with a title"]),
    "two payers": paid(FONDS, INKT),
    "the municipality pays too": paid(FONDS, "gemeente Pluvierdrecht"),
    "a rest group pays too": paid(FONDS, "zorgpartners"),
    "the rest comes from its own budget": paid(
        FONDS, money="Regiofonds Zwaluwboog betaalt de helft, de rest komt uit de begroting."
    ),
    "its own budget in so many words": paid(
        FONDS, money="Bestaande budgetten en een subsidie van Regiofonds Zwaluwboog"
    ),
    "a group is several, and the municipality is one of them": paid(ALL),
    "a sort of party is several": paid("scholen"),
    "nobody pays": paid(money="Nog te bepalen."),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


@pytest.mark.parametrize(
    ("money", "own"),
    [
        ("Uit de gewone begroting en van Regiofonds Zwaluwboog", True),
        ("€ 12.000 uit het budget voor de wijken en van Regiofonds Zwaluwboog", True),
        ("Wij betalen de helft, Regiofonds Zwaluwboog de andere helft", True),
        ("Begroting van de gemeente, aangevuld door Regiofonds Zwaluwboog", True),
        ("Begroting van 2026, aangevuld door Regiofonds Zwaluwboog", True),
        ("Budget beschikbaar vanuit Regiofonds Zwaluwboog", False),
        ("€ 12.000 uit de subsidie van Regiofonds Zwaluwboog", False),
    ],
)
def test_money_of_its_own_is_told_from_money_of_another(money: str, own: bool) -> None:
    assert (found(RULE, paid(FONDS, money=money)) == []) == own


def test_a_payer_that_should_carry_out_and_has_no_task_weighs_most() -> None:
    def weight(*partners: str) -> int:
        return only(RULE, plans(plan(ambition(1, block(partners=partners, payers=[FONDS]))))).consequence

    assert (weight(FONDS), weight()) == (3, 1)


def test_that_no_action_carries_the_name_is_said_only_of_a_table_that_was_understood() -> None:
    form = plan(ambition(1, block(action("Half gelezen", "Burgerzaken"), partners=[FONDS], payers=[FONDS])))
    read, unread = only(RULE, plans(form)), only(RULE, plans(form, unread=["Half gelezen"]))
    assert (read.consequence, unread.consequence) == (3, 1)
    assert read.explanation.nl.endswith("In de actietabel staat geen actie op deze naam.")
    assert "geen actie op deze naam" not in unread.explanation.nl


def test_teams_of_the_owner_of_a_plan_are_not_from_outside() -> None:
    told = [one.plan for one in found(RULE, plans(*SMALL["a partner has a plan too"]))]
    assert "oefen-zwaluwkorps.2026" not in told, "it pays itself, by a team"
