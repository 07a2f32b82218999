"""Care and security that never stand together at one action, and the islands that remain."""

from graph.analysis.rules import care_and_security_apart
from graph.analysis.rules.care_and_security_apart import AT_WORK_FROM, islands
from graph.plans import read_plans
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    Plans,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    plans,
    rows,
)
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, view_of
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, GRENS, INKT, KORPS, SCHEMER

RULE = care_and_security_apart.RULE
OWN = "Burgerzaken"
FOUR = (("Eén", DAGRAAM), ("Twee", INKT), ("Drie", KORPS), ("Vier", GRENS))


def four(*more: str, **last: object) -> Plans:
    """Two actions of care and two of security; ``more`` stands at the last of them too."""
    made = [action(name, party, OWN) for name, party in FOUR[:3]]
    return rows(*made, action("Vier", GRENS, OWN, *more, **last))  # type: ignore[arg-type]


FOUND: Found = {
    "own departments join nothing": (four(), {"oefen-pluvierdrecht.2026"}),
    "a rest group is nobody": (four("zorgpartners"), {"oefen-pluvierdrecht.2026"}),
    "who is asked for advice does nothing": (four(consulted=[DAGRAAM]), {"oefen-pluvierdrecht.2026"}),
}
DECOYS: Decoys = {
    "once together": four(DAGRAAM),
    "together in support": four(support=[DAGRAAM]),
    "one side hardly at work": rows(action("Eén", DAGRAAM), action("Twee", KORPS), action("Drie", GRENS)),
    "no care at all": rows(action("Eén", KORPS), action("Twee", GRENS)),
    "an own care department is no partner": rows(
        action("Eén", "Sociaal Domein"), action("Twee", "Wijkteam"), action("Drie", KORPS), action("Vier", GRENS)
    ),
    "a part of a row was not understood": plans(
        plan(ambition(1, block(*(action(name, party) for name, party in FOUR), action("Half gelezen")))),
        unread=["Half gelezen"],
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_the_islands_are_told() -> None:
    said = only(RULE, four()).explanation.nl
    assert "bij 0 van 4 acties staan beide" in said
    assert "blijven 3 eilanden over: Team Grenslicht en Veiligheidskorps Zwaluwboog; " in said


def test_a_unit_and_its_whole_are_one_island_and_own_departments_join_none() -> None:
    held = {"Eén": SCHEMER, "Twee": KORPS, "Drie": DAGRAAM}
    case = rows(*(action(name, party, OWN) for name, party in held.items()), action("Vier", ALL))
    (read,) = read_plans(view_of(PRACTICE, case.statements())).plans
    assert islands(list(read.actions)) == [
        ["Team Schemerronde", "Veiligheidskorps Zwaluwboog"],
        [ALL],
        [DAGRAAM],
    ]


def test_at_work_from_two_actions_of_each_side() -> None:
    assert AT_WORK_FROM == 2
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1


def test_islands_named_are_eight_and_the_rest_is_counted() -> None:
    towns = ("Krekelerzijl", "Vlonderhuizen", "Zilvermuide-Kwartelwoude")
    others = ("Leerhuis Zienwijzer", "Meldlijn Fluisterwilg", "Regiofonds Zwaluwboog", "Overleghuis Zwaluwboog")
    alone = [action(f"Los {name}", f"gemeente {name}" if name in towns else name) for name in (*towns, *others)]
    said = only(RULE, rows(*(action(name, party) for name, party in FOUR), *alone)).explanation.nl
    assert "blijven 10 eilanden over" in said
    assert said.endswith("; nog 2.")
