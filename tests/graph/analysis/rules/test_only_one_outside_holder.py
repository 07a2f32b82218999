"""An ambition in which one party from outside, with its units, is the only holder from outside."""

from graph.analysis.rules import only_one_outside_holder
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    plans,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, GRENS, INKT, SCHEMER, SMALL

RULE = only_one_outside_holder.RULE
OWN = "Burgerzaken"

FOUND: Found = {
    "one party": (plans(plan(ambition(1, block(action("Eén", DAGRAAM, "Burgerzaken"))))), {"ambition-1:oefen-dagraam"}),
    "two units are their parent": (
        plans(plan(ambition(1, block(action("Eén", SCHEMER), action("Twee", GRENS, "Burgerzaken"))))),
        {"ambition-1:oefen-zwaluwkorps"},
    ),
    "units and parents": (
        plans(*SMALL["units and parents"]),
        {f"ambition-{number}:oefen-zwaluwkorps" for number in (1, 2, 4)},
    ),
    "a group is not one party, a member is": (
        plans(*SMALL["members of a group"]),
        {"ambition-2:oefen-vlonderhuizen"},
    ),
    "what it holds beside a dropped action goes on": (
        plans(plan(ambition(1, block(action("Eén", DAGRAAM, status="vervallen"), action("Twee", DAGRAAM))))),
        {"ambition-1:oefen-dagraam"},
    ),
    "three of four actions": (
        plans(
            plan(ambition(1, block(*(action(name, DAGRAAM) for name in ("Eén", "Twee", "Drie")), action("Vier", OWN))))
        ),
        {"ambition-1:oefen-dagraam"},
    ),
    "help to people": (
        plans(plan(ambition(1, block(action("Noodopvang voor wie weg moet", DAGRAAM), action("Twee", OWN))))),
        {"ambition-1:oefen-dagraam"},
    ),
}
DECOYS: Decoys = {
    "one training of two actions": plans(
        plan(ambition(1, block(action("Een training", DAGRAAM), action("Twee", OWN))))
    ),
    "signals are no shelter": plans(
        plan(ambition(1, block(action("Signalen opvangen", DAGRAAM), action("Twee", OWN))))
    ),
    "two parties": plans(plan(ambition(1, block(action("Eén", DAGRAAM), action("Twee", INKT))))),
    "a rest group is another holder": plans(plan(ambition(1, block(action("Eén", DAGRAAM, "zorgpartners"))))),
    "rest groups, sorts and collectives": plans(*SMALL["rest groups, sorts and collectives"]),
    "a rest group is nobody": plans(plan(ambition(1, block(action("Eén", "zorgpartners"))))),
    "a sort of party is several": plans(plan(ambition(1, block(action("Eén", "scholen"))))),
    "a group is several": plans(plan(ambition(1, block(action("Eén", ALL))))),
    "own departments only": plans(plan(ambition(1, block(action("Eén", "Burgerzaken"))))),
    "another holder, of a dropped action": plans(
        plan(ambition(1, block(action("Eén", INKT, status="vervallen"), action("Twee", DAGRAAM))))
    ),
    "all that it holds is done": plans(plan(ambition(1, block(action("Eén", DAGRAAM, status="afgerond"))))),
    "a part of a row was not understood": plans(
        plan(ambition(1, block(action("Noodopvang", DAGRAAM), action("Half gelezen")))), unread=["Half gelezen"]
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_a_department_of_another_municipality_says_whose_it_is() -> None:
    form = plan(ambition(1, block(action("Eén", "Burgerzaken (Krekelerzijl)"), partners=[INKT])))
    topics = {one.topic.nl for one in found(RULE, plans(form))}
    assert topics <= {"Burgerzaken (Krekelerzijl)", "Krekelerzijl"}
    assert len(topics) == 1


def test_teams_of_the_owner_of_a_plan_are_not_from_outside() -> None:
    rows = (action("Surveilleren", SCHEMER), action("Nazorg voor slachtoffers", DAGRAAM))
    case = plans(*SMALL["a partner has a plan too"][:1], plan(ambition(1, block(*rows)), owner="oefen-zwaluwkorps"))
    hangs = [one.subjects for one in found(RULE, case) if one.plan == "oefen-zwaluwkorps.2026"]
    assert [party for _, party in hangs] == ["oefen-dagraam"]


def test_where_another_holder_may_stand_in_what_was_not_understood_nothing_is_judged() -> None:
    (said,) = not_judged(RULE, DECOYS["a part of a row was not understood"])
    assert said.endswith("een deel van de rij niet begrepen (‘Half gelezen’)")
