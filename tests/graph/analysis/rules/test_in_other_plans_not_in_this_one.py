"""A party that at least half of the municipalities name in their plans, and another does not."""

from collections.abc import Sequence

import pytest

from graph.analysis.rules import in_other_plans_not_in_this_one
from graph.model.form import PlanForm
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
    subjects,
)
from tests.graph.analysis.rules.plans import TOWNS, action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import GRENS, INKT, KORPS, SCHEMER, SMALL

RULE = in_other_plans_not_in_this_one.RULE
HOME, *OTHERS = (town.removeprefix("oefen-") for town in ("oefen-vlonderhuizen", *TOWNS[:2], TOWNS[3]))


def listing(town: str, *partners: str) -> PlanForm:
    """A plan of a municipality with these in its partner list."""
    return plan(ambition(1, block(action("Iets", "Burgerzaken"), partners=partners)), owner=f"oefen-{town}")


def named_by(number: int, party: str, of: int = 3) -> Plans:
    """The plans of this many municipalities, of which so many have the party in a list; Vlonderhuizen has not."""
    towns = [*OTHERS[: of - 1], HOME]
    return plans(*(listing(town, *((party,) if at < number else ())) for at, town in enumerate(towns)))


def against(town: PlanForm, *partners: str) -> Plans:
    """Two municipalities with these partners, and the plan of a third."""
    return plans(*(listing(other, *partners) for other in OTHERS[:2]), town)


def here(objective: str | None = None, mentions: Sequence[str] = ()) -> PlanForm:
    """A plan of Vlonderhuizen with these words of an objective, or with one action whose text names these."""
    only_action = action("Iets", "Burgerzaken", mentions=mentions)
    return plan(ambition(1, block(only_action, objective=objective)), owner=f"oefen-{HOME}")


FOUND: Found = {
    "units named elsewhere count for their parent, which is told once": (
        plans(*SMALL["three municipalities"]),
        {"oefen-zwaluwkorps", "oefen-inktlijn"},
    ),
    "two of three": (named_by(2, INKT), {"oefen-inktlijn"}),
    "half of four": (named_by(2, INKT, of=4), {"oefen-inktlijn"}),
    "a sort of party": (named_by(2, "woningcorporaties"), {"oefen-soort.woningcorporaties"}),
    "a national company": (named_by(2, "Leerhuis Zienwijzer"), {"oefen-zienwijzer"}),
    "a unit here does not cover its parent": (
        against(here(mentions=[SCHEMER]), KORPS, GRENS),
        {"oefen-zwaluwkorps.grenslicht"},
    ),
    "a municipality that works for the others": (
        plans(
            *(
                plan(ambition(1, block(action("Eén", "gemeente Zilvermuide-Kwartelwoude"))), owner=f"oefen-{town}")
                for town in OTHERS[:2]
            ),
            here("Iets"),
        ),
        {"oefen-zilvermuide-kwartelwoude"},
    ),
    "a word that only begins with its name": (against(here("Zorg voor Dagraampjes"), "Dagraam"), {"oefen-dagraam"}),
}
DECOYS: Decoys = {
    "two plans": plans(*SMALL["three municipalities"][:2]),
    "one of three": named_by(1, INKT),
    "all of three": plans(*(listing(town, INKT) for town in (*OTHERS[:2], HOME))),
    "a local housing association": named_by(2, "Woonstichting Dakpanrood"),
    "local youth work": named_by(2, "Jongerenwerk Zwenkwiel"),
    "a rest group": named_by(2, "zorgpartners"),
    "all municipalities": named_by(2, "Gemeenten in het Oefendistrict"),
    "a neighbour that is only listed": named_by(2, "gemeente Zilvermuide-Kwartelwoude"),
    "own departments": named_by(2, "Communicatie"),
    "a named parent covers its units": against(listing(HOME, KORPS), SCHEMER, KORPS),
    "in an action's text": against(here(mentions=[INKT]), INKT),
    "only in the words of an objective": against(here("Met Rechtshulp Inktlijn een spreekuur"), INKT),
    "by its former name, in the words of an objective": against(
        here("De Inspectiedienst Loonzaken komt langs"), "Rijkskeuring Werkvloer"
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_it_is_one_finding_of_the_district_and_of_no_single_plan() -> None:
    """It was one for each municipality that does not name it: 10,900 in a district of 84 plans."""
    one = only(RULE, named_by(2, INKT, of=4))
    assert (one.plan, one.owner, one.id) == (None, None, f"{RULE.id}:oefen-inktlijn")
    assert one.municipalities == tuple(sorted(f"oefen-{town}" for town in (*OTHERS, HOME)))
    assert one.organisation == "oefen-inktlijn"


def test_it_says_who_names_it_and_who_does_not_and_how_many_are_not_compared() -> None:
    one = only(RULE, named_by(2, INKT))
    assert one.label.nl == "in 2 van 3 plannen, niet teruggevonden in dat van Vlonderhuizen"
    # Burgerzaken of each of the three; nobody else is named.
    assert one.explanation.nl == (
        "Rechtshulp Inktlijn staat in de plannen van Krekelerzijl en Pluvierdrecht (2 van 3 plannen). In het plan van "
        "Vlonderhuizen is die naam niet teruggevonden. Niet vergeleken: eigen afdelingen en functies (3) en partijen "
        "van wie niet bekend is dat zij voor meer gemeenten werken (0)."
    )
    assert one.question.nl == "Is het zo bedoeld dat Rechtshulp Inktlijn niet in het plan van Vlonderhuizen staat?"
    assert one.denominator.text.nl == "1 van 1 partijen die in minstens de helft van de plannen staan"
    assert one.outside


def test_where_a_part_of_a_row_was_not_understood_that_is_said() -> None:
    """The name may stand in that part: that it was not found is then no more than that."""
    case = plans(*(listing(other, INKT) for other in OTHERS[:2]), here(), unread=["Iets"])
    assert "niet teruggevonden (van 1 actie daar is een deel van de rij niet begrepen). Niet vergeleken" in (
        only(RULE, case).explanation.nl
    )


def test_one_place_in_each_plan_is_its_evidence() -> None:
    several = plan(
        ambition(1, block(action("Eén", INKT), partners=[INKT])), ambition(2, block(action("Twee", INKT))),
        owner=f"oefen-{OTHERS[0]}",
    )  # fmt: skip
    one = only(RULE, plans(several, listing(OTHERS[1], INKT), here("Iets")))
    assert [evidence.node.split(".")[0] for evidence in one.evidence] == [f"oefen-{town}" for town in OTHERS[:2]]


def test_of_a_sort_of_party_it_asks_who_that_is_here_and_nobody_from_outside_can_say() -> None:
    one = only(RULE, named_by(2, "woningcorporaties"))
    assert one.question.nl == "Welke woningcorporaties zijn dat in Vlonderhuizen, en horen zij in het plan?"
    assert not one.outside


def test_a_municipality_is_compared_with_the_plans_of_others() -> None:
    """Its own plan says nothing of whether others name it, so of four plans there are three."""
    works = [
        plan(ambition(1, block(action("Eén", "gemeente Zilvermuide-Kwartelwoude"))), owner=f"oefen-{town}")
        for town in OTHERS[:2]
    ]
    one = only(RULE, plans(*works, here("Iets"), *elsewhere("zilvermuide-kwartelwoude")))
    assert one.label.nl == "in 2 van 3 andere plannen, niet teruggevonden in dat van Vlonderhuizen"


@pytest.mark.parametrize("number", [1, 2])
def test_fewest_naming_is_two(number: int) -> None:
    """Of three, one is not enough whatever the share is; two are."""
    assert (found(RULE, named_by(number, INKT)) != []) == (number >= 2)


def test_with_two_plans_it_says_that_it_cannot_judge() -> None:
    assert not_judged(RULE, plans(*SMALL["three municipalities"][:2])) == [
        "niet te beoordelen: 2 van 4 plannen geladen"
    ]
    assert subjects(RULE, plans(*SMALL["three municipalities"][:2])) == set()
