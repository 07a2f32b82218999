"""What a plan says of the owner of another, a task or that it pays, and the own plan does not confirm."""

import pytest

from graph.analysis.rules import said_by_another_plan_not_confirmed
from graph.model.form import ActionForm, BlockForm, PlanForm
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    Plans,
    elsewhere,
    found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    plans,
    report,
    subjects,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, INKT, SMALL

RULE = said_by_another_plan_not_confirmed.RULE
HERE, THERE = "oefen-pluvierdrecht", "oefen-krekelerzijl"
SHELTER = "Noodopvang regelen voor mannen zonder onderdak"


def says_of_here(*blocks: BlockForm) -> PlanForm:
    """The plan of the other municipality, which says something of Pluvierdrecht."""
    return plan(ambition(1, *blocks), owner=THERE)


def task(text: str, own: ActionForm | None, unread: tuple[str, ...] = (), **there: str) -> Plans:
    """Another plan gives Pluvierdrecht a task; its own plan has this action."""
    other = says_of_here(block(action(text, "gemeente Pluvierdrecht", status=there.get("status"))))
    here = plan(ambition(1, block(*(() if own is None else (own,)))))
    return plans(here, other, *elsewhere("vlonderhuizen"), unread=unread)


def paying(there: BlockForm, *own: BlockForm) -> Plans:
    """Another plan says that Pluvierdrecht pays for a block; its own plan has these."""
    return plans(plan(ambition(1, *own)), says_of_here(there), *elsewhere("vlonderhuizen"))


def beds(money: str = "De noodbedden worden betaald door de gemeente Pluvierdrecht.") -> BlockForm:
    """The block of the other plan: a title and an objective in words that the own plan does not have."""
    return block(
        action("Iets anders", DAGRAAM),
        payers=["gemeente Pluvierdrecht"],
        money=money,
        title="Helpen",
        objective="Wie weg moet, wordt geholpen",
    )


def own(
    money: str, *payers: str, title: str = "Herstellen", act: str = "Iets eigens", costs: str | None = None
) -> BlockForm:
    return block(
        action(act, "Burgerzaken", costs=costs), payers=payers, money=money, title=title, objective="Iedereen bouwt op"
    )


FOUND: Found = {
    "a task that stands nowhere": (task(SHELTER, None), {f"{HERE}:{SHELTER}"}),
    "another thing in its own plan": (
        task(SHELTER, action("Noodbedden voor vrouwen die direct weg moeten", "Burgerzaken")),
        {f"{HERE}:{SHELTER}"},
    ),
    "the same thing, and a task of somebody else": (task(SHELTER, action(SHELTER, DAGRAAM)), {f"{HERE}:{SHELTER}"}),
    "paying for what stands nowhere": (
        paying(beds(), own("Betaald door de gemeente Pluvierdrecht", "gemeente Pluvierdrecht")),
        {f"{HERE}:oefen-krekelerzijl.2026.ambition-1.block-helpen"},
    ),
    "somebody else pays, by its own plan": (
        paying(beds(), own("Het Regiofonds Zwaluwboog betaalt de noodbedden.", FONDS)),
        {f"{HERE}:oefen-krekelerzijl.2026.ambition-1.block-helpen"},
    ),
    "its own money is for something else": (
        paying(beds(), own("Uit de gewone begroting.", act="Een campagne over werk")),
        {f"{HERE}:oefen-krekelerzijl.2026.ambition-1.block-helpen"},
    ),
    "a partner has a plan too": (
        plans(*SMALL["a partner has a plan too"]),
        {
            "oefen-zwaluwkorps:Nachtelijke controles rondom vakantieparken uitvoeren",
            "oefen-zwaluwkorps:oefen-krekelerzijl.2026.ambition-1",
            "oefen-pluvierdrecht:oefen-krekelerzijl.2026.ambition-1",
        },
    ),
}
DECOYS: Decoys = {
    "the same words": task(SHELTER, action(SHELTER, "Burgerzaken")),
    "the same in two words": task("Noodopvang regelen", action("Noodopvang regelen", "Burgerzaken")),
    "the same in one word": task("Noodopvang", action("Noodopvang", "Burgerzaken")),
    "the same in compounds": task(
        "Opvang voor mannen: plaatsen voor slachtoffers",
        action("Mannenopvang met acht opvangplaatsen voor een slachtoffer", "Burgerzaken"),
    ),
    "as one of a group": task(SHELTER, action(SHELTER, ALL)),
    "as support": task(SHELTER, action(SHELTER, DAGRAAM, support=["Burgerzaken"])),
    "in a row that is partly unread": task(SHELTER, action(SHELTER, DAGRAAM), unread=(SHELTER,)),
    "a task that the other plan has dropped": task(SHELTER, None, status="vervallen"),
    "a task without a word that can be compared": task("Bus op pad", None),
    "paying for the very thing, under another title": paying(
        beds(), own("De gemeente Pluvierdrecht betaalt de noodbedden.", "gemeente Pluvierdrecht")
    ),
    "paying for it out of its own budget": paying(beds(), own("De noodbedden komen uit de gewone begroting.")),
    "its own budget, and the thing is an action": paying(
        beds(), own("Bestaande budgetten", act="Noodbedden voor vrouwen")
    ),
    "an amount of nobody else's": paying(beds(), own("€ 40.000 per jaar", title="Noodbedden")),
    "its own money in the column of costs": paying(
        beds(), own("Zie de acties", act="Noodbedden voor vrouwen", costs="eigen middelen")
    ),
    "paying for the part of the same name": paying(
        beds("Betaald door de gemeente Pluvierdrecht"),
        own("Betaald door de gemeente Pluvierdrecht", "gemeente Pluvierdrecht", title="Helpen"),
    ),
    "a place in a list is no claim": plans(
        plan(ambition(1, block(action("Eén", "Burgerzaken")))),
        says_of_here(block(action("Twee", DAGRAAM), partners=["gemeente Pluvierdrecht"])),
        *elsewhere("vlonderhuizen"),
    ),
    "what follows from a group is no claim": plans(
        plan(ambition(1, block(action("Eén", "Burgerzaken")))),
        says_of_here(block(action(SHELTER, ALL))),
        *elsewhere("vlonderhuizen"),
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_paying_for_one_thing_does_not_confirm_paying_for_another() -> None:
    told = only(RULE, plans(*SMALL["paying for something else"]))
    assert told.label.nl.split(" volgens")[0] == "betaalt voor ambitie 1 (Noodopvang)"
    assert (told.denominator.hit, told.denominator.of) == (1, 2)


@pytest.mark.parametrize("case", FOUND)
def test_it_does_not_contradict_itself_in_the_next_sentence(case: str) -> None:
    """It said "In het plan van ... is dat niet teruggevonden. Het eigen plan noemt ambitie 4 als wat het betaalt."""
    for one in found(RULE, FOUND[case][0]):
        assert "als wat het betaalt" not in one.explanation.nl
        said, _, instead = one.explanation.nl.partition(" niet teruggevonden.")
        assert said != ""
        assert f"{one.owner} als betaler" not in instead
        assert f"als houder {one.owner}" not in instead


def test_what_the_own_plan_says_instead_is_told() -> None:
    other_payer = only(RULE, FOUND["somebody else pays, by its own plan"][0]).explanation.nl
    assert other_payer == (
        "Volgens het plan van Krekelerzijl betaalt Pluvierdrecht voor ambitie 1: ‘De noodbedden worden betaald "
        "door de gemeente Pluvierdrecht’. In het plan van Pluvierdrecht is die betaling niet teruggevonden. Het eigen "
        f"plan noemt bij ‘Herstellen’ {FONDS} als betaler."
    )
    other_holder = only(RULE, FOUND["the same thing, and a task of somebody else"][0]).explanation.nl
    assert other_holder.endswith(
        f"is die taak niet teruggevonden. Wel staat daar ‘{SHELTER}’, met als houder {DAGRAAM}."
    )
    nobody = only(RULE, task(SHELTER, action(SHELTER))).explanation.nl
    assert nobody.endswith(f"Wel staat daar ‘{SHELTER}’, zonder houder.")
    assert only(RULE, FOUND["a task that stands nowhere"][0]).explanation.nl.endswith("niet teruggevonden.")


def test_the_denominator_counts_tasks_and_payments_and_no_namings() -> None:
    """A place in a partner list names a municipality too, and is not counted."""
    other = says_of_here(
        block(action(SHELTER, "gemeente Pluvierdrecht"), action("Twee", DAGRAAM), partners=["gemeente Pluvierdrecht"])
    )
    case = plans(plan(ambition(1, block(action("Eén", INKT)))), other, *elsewhere("vlonderhuizen"))
    assert only(RULE, case).denominator.text.nl == (
        "1 van 1 taken en betalingen van deze gemeente of organisatie volgens andere plannen"
    )


def test_with_two_plans_and_of_a_municipality_without_one_nothing_is_judged() -> None:
    here, other = plan(ambition(1, block(action("Eén", INKT)))), says_of_here(block(action(SHELTER, HERE)))
    assert not_judged(RULE, plans(here, other)) == ["niet te beoordelen: 2 van 4 plannen geladen"]
    assert found(RULE, plans(here, other)) == []
    three = plans(here, other, *elsewhere("vlonderhuizen"))
    unjudged = [(one.subject, one.text.nl) for one in report(three).not_judged if one.rule == RULE.id]
    assert unjudged == [("oefen-zilvermuide-kwartelwoude", "niet te beoordelen: 3 van 4 plannen geladen")]
    about_it = says_of_here(block(action(SHELTER, "gemeente Zilvermuide-Kwartelwoude")))
    assert subjects(RULE, plans(here, about_it, *elsewhere("vlonderhuizen"))) == set()
