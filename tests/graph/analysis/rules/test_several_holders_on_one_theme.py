"""Several sets of holders on one theme in one plan, none of them with the lead."""

import pytest

from graph.analysis.rules import several_holders_on_one_theme
from graph.analysis.rules.several_holders_on_one_theme import ACTIONS_NAMED, FEWEST_SETS, MANY_SHARED
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    Plans,
    it_is_found,
    it_only_looks_like_it,
    only,
    report,
    rows,
)
from tests.graph.analysis.rules.cases import found as found_by
from tests.graph.analysis.rules.plans import action
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT, KORPS

RULE = several_holders_on_one_theme.RULE
PLAN = "oefen-pluvierdrecht.2026"
POSTER, ROUTE = "De meldroute op een poster in het gemeentehuis", "Ondernemers leren de externe meldroute kennen"
ROUTES = ("Meldroute tekenen", "Meldroute drukken", "Meldroute ophangen", "Meldroute uitleggen", "Meldroute vernieuwen")


def pair(*holders: tuple[str, ...], lead: str | None = None) -> Plans:
    """Two actions about the reporting route, with these holders."""
    leads = () if lead is None else (lead,)
    return rows(*(action(text, *held, lead=leads) for text, held in zip((POSTER, ROUTE), holders, strict=True)))


FOUND: Found = {
    "two sets of holders": (pair(("Burgerzaken", DAGRAAM), ("Communicatie",)), {f"{PLAN}:theme.meldroute"}),
    "one set within the other": (pair(("Burgerzaken",), ("Burgerzaken", INKT)), {f"{PLAN}:theme.meldroute"}),
    "permits and checks of one branch": (
        rows(
            action("Vergunningplicht voor seksinrichtingen handhaven", "Vergunningen"),
            action("Prostitutiecontroles", "Toezicht en Handhaving", KORPS),
        ),
        {f"{PLAN}:theme.seksbranche"},
    ),
    "working together": (
        rows(
            action("Stimuleren van samenwerking tussen gemeenten", "Burgemeester", DAGRAAM),
            action("Aansluiten bij het regionaal overleg", "Burgemeester", KORPS),
        ),
        {f"{PLAN}:theme.regionale-samenwerking"},
    ),
}
DECOYS: Decoys = {
    "the same holders": pair(("Burgerzaken", DAGRAAM), (DAGRAAM, "Burgerzaken")),
    "each has a lead": pair(("Burgerzaken",), ("Communicatie",), lead=INKT),
    "prevention for a group and help to it": rows(
        action("Voorlichting aan jongeren op school", INKT), action("Opvang en begeleiding van meisjes", DAGRAAM)
    ),
    "information on a group and checks of its work": rows(
        action("Voorlichting aan ondernemers over arbeidsuitbuiting", INKT),
        action("Controles op arbeidsuitbuiting bij uitzendbureaus", KORPS),
    ),
    "two controls at different businesses": rows(
        action("Controles bij seksbedrijven", KORPS), action("Controles op vakantieparken", "Toezicht en Handhaving")
    ),
    "for the whole district, and something else": rows(
        action("Gezamenlijke tolken voor alle gemeenten", INKT),
        action("Gezamenlijke folder voor het hele district", KORPS),
    ),
    "one of them was dropped": rows(action(POSTER, "Burgerzaken"), action(ROUTE, INKT, status="vervallen")),
    "one has no holder": rows(action(POSTER, "Burgerzaken"), action(ROUTE)),
    "another holder may stand in what was not understood": rows(
        action(POSTER, "Burgerzaken"), action(ROUTE, INKT), unread=[ROUTE]
    ),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said() -> None:
    said = only(RULE, pair(("Burgerzaken", DAGRAAM), ("Communicatie",)))
    assert said.asks.one.nl == "Wie overziet in Pluvierdrecht ‘Meldroute en meldpunten’?"
    assert f"‘{POSTER}’ (Burgerzaken en Steunpunt Dagraam)" in said.explanation.nl
    assert said.denominator.text.nl == "1 van 1 onderwerpen waarover meer acties gaan"
    assert "bewust zo" in said.question.nl


def test_fewest_sets_are_two() -> None:
    assert found_by(RULE, pair((INKT,), (INKT,))) == []
    assert len(found_by(RULE, pair((INKT,), (KORPS,)))) == 1
    assert FEWEST_SETS == 2


def test_actions_named_are_four() -> None:
    parties = (DAGRAAM, INKT, KORPS, "Burgerzaken", "Communicatie")
    said = only(RULE, rows(*(action(text, party) for text, party in zip(ROUTES, parties, strict=True)))).explanation.nl
    assert said.count("’ (") == ACTIONS_NAMED == 4
    assert "en nog 1. " in said


@pytest.mark.parametrize("number", [2, 3])
def test_many_shared_are_three(number: int) -> None:
    """Actions with several holders each and no lead: of three nobody can follow who leads the theme."""
    holders = (("Burgerzaken", DAGRAAM), ("Communicatie", INKT), ("Burgemeester", KORPS))
    told = [action(text, *held) for text, held in zip(ROUTES, holders, strict=False)]
    (one,) = found_by(RULE, rows(*told[:number], action(ROUTES[3], "Vergunningen")))
    assert (one.consequence == 2) == (number >= MANY_SHARED)
    assert MANY_SHARED == 3


def test_it_joins_the_actions_that_have_several_holders() -> None:
    case = pair(("Burgerzaken", DAGRAAM), ("Communicatie",))
    (one,) = found_by(RULE, case)
    shared = next(each.subjects[0] for each in report(case).findings if each.rule == "several-holders-none-lead")
    assert shared in one.joins_on
    assert len(one.joins_on) == 2
