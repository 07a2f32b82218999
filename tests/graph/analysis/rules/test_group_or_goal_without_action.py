"""Target group or goal of which no action speaks."""

from collections.abc import Sequence

import pytest

from graph.analysis.rules import group_or_goal_without_action
from graph.analysis.rules.group_or_goal_without_action import LONGEST_NAME
from graph.model.form import ActionForm, Passage
from loaders.wording import target_group_node
from tests.graph.analysis.rules.cases import (
    Decoys,
    Found,
    Plans,
    found,
    it_is_found,
    it_only_looks_like_it,
    not_judged,
    only,
    plans,
    rows,
)
from tests.graph.analysis.rules.plans import action, ambition, block, plan

RULE = group_or_goal_without_action.RULE
OWN = "Burgerzaken"
LESSONS, CHECKS = action("Lessen aan leerlingen", OWN), action("Controles bij hotels", OWN)


def groups(*written: str, of: Sequence[ActionForm] = (LESSONS,), unread: Sequence[str] = ()) -> Plans:
    return plans(plan(ambition(1, block(*of, groups=written))), unread=unread)


def goals(*written: str, of: Sequence[ActionForm] = (LESSONS,)) -> Plans:
    made = plan(ambition(1, block(*of)))
    return plans(made.model_copy(update={"goals": tuple(Passage(written=one) for one in written)}))


def group(written: str) -> str:
    return f"oefen-pluvierdrecht.2026:{target_group_node(written).id}"


FOUND: Found = {
    "a group that no action names": (groups("leraren"), {group("leraren")}),
    "one of two": (groups("jongeren", "verhuurders"), {group("verhuurders")}),
    "told by its first word": (
        groups("Maatschappelijke hulpverleners"),
        {group("Maatschappelijke hulpverleners")},
    ),
    "a name in a list of groups that was not taken apart": (
        groups("leerlingen in het vmbo, ongedocumenteerden"),
        {group("leerlingen in het vmbo, ongedocumenteerden")},
    ),
    "those around them": (
        groups("leerlingen en hun ouders"),
        {group("leerlingen en hun ouders")},
    ),
    "children of victims, where help is for victims": (
        groups("kinderen van slachtoffers", of=[action("Begeleiding van slachtoffers", OWN)]),
        {group("kinderen van slachtoffers")},
    ),
    "buyers, where help is for minors": (
        groups("klanten van minderjarige slachtoffers", of=[action("Opvang van minderjarige slachtoffers", OWN)]),
        {group("klanten van minderjarige slachtoffers")},
    ),
    "landlords, where the housing of workers is inspected": (
        groups("verhuurders", of=[action("Controles: is de huisvesting veilig?", OWN)]),
        {group("verhuurders")},
    ),
    "undocumented people, where only victims are helped": (
        groups("ongedocumenteerden", of=[action("Begeleiding van slachtoffers", OWN)]),
        {group("ongedocumenteerden")},
    ),
    "a goal of which no action speaks": (
        goals("Slachtoffers krijgen opvang"),
        {"oefen-pluvierdrecht.2026:goal-slachtoffers-krijgen-opvang"},
    ),
}
DECOYS: Decoys = {
    "in other words": groups("jongeren van 12 tot 23 jaar"),
    "by the theme of the action": groups("inwoners", of=[action("Een campagne in winkels", OWN)]),
    "those who work there": groups("Ondernemers (horeca, hotels)", of=[CHECKS]),
    "in another part": plans(
        plan(ambition(1, block(LESSONS, groups=["inwoners"])), ambition(2, block(action("Inwoners informeren", OWN))))
    ),
    "done already": groups("leraren", of=[action("Leraren trainen", OWN, status="afgerond")]),
    "the action has a group of its own": groups("leraren", of=[action("Een training", OWN, groups=["docenten"])]),
    "the rest of a group behind a comma": groups("leerlingen die kwetsbaar zijn, thuis of op straat"),
    "examples of a group": groups("leerlingen, ook buiten de stad (thuiszitters, dropouts)"),
    "those around them, in another word": groups(
        "leerlingen en hun ouders", of=[LESSONS, action("Hulp voor het gezin", OWN)]
    ),
    "landlords by what they do": groups("verhuurders", of=[action("Regels voor kamerverhuur", OWN)]),
    "landlords by their houses": groups("verhuurders", of=[action("Panden sluiten", OWN)]),
    "operators by their businesses": groups("exploitanten", of=[action("Seksinrichtingen controleren", OWN)]),
    "children of victims by their mothers": groups(
        "kinderen van slachtoffers", of=[action("Opvang voor vrouwen met kinderen", OWN)]
    ),
    "undocumented people by their papers": groups(
        "ongedocumenteerden", of=[action("Hulp bij een verblijfsvergunning", OWN)]
    ),
    "buyers by what they do": groups("klanten van minderjarigen", of=[action("Mannen die seks kopen opsporen", OWN)]),
    "everybody": groups("iedereen die meedoet"),
    "a goal that tells no theme": goals("Wij kijken niet weg."),
    "a goal with an action": goals("Leerlingen zijn weerbaar"),
    "a part of a row was not understood": groups("leraren", unread=["Lessen aan leerlingen"]),
    "no groups and no goals": rows(LESSONS),
}

test_it_is_found, test_it_only_looks_like_it = it_is_found, it_only_looks_like_it


def test_what_is_said() -> None:
    finding = only(RULE, FOUND["a group that no action names"][0])
    assert finding.asks.one.nl == "Welke actie is er in Pluvierdrecht voor ‘leraren’?"
    assert finding.denominator.text.nl == "1 van 1 doelgroepen en doelen"
    assert [one.words for one in finding.evidence] == ["leraren"]


def test_a_name_in_a_list_is_told_by_itself() -> None:
    finding = only(RULE, FOUND["a name in a list of groups that was not taken apart"][0])
    assert finding.asks.one.nl == "Welke actie is er in Pluvierdrecht voor ‘ongedocumenteerden’?"
    assert [one.words for one in finding.evidence] == ["leerlingen in het vmbo, ongedocumenteerden"]


@pytest.mark.parametrize(("written", "nobody"), [("ongedocumenteerden", True), ("verhuurders", False)])
def test_people_to_whom_something_is_promised_are_for_the_meeting(written: str, nobody: bool) -> None:
    finding = only(RULE, groups(written))
    assert (finding.nobody, finding.consequence) == (nobody, 3 if nobody else 1)


@pytest.mark.parametrize(
    ("name", "told"), [("buitenlandse studenten", True), ("erg jonge buitenlandse studenten", False)]
)
def test_longest_name_is_two_words(name: str, told: bool) -> None:
    assert (len(found(RULE, groups(f"leerlingen, {name}"))) == 1) == told
    assert LONGEST_NAME == 2


def test_a_group_of_two_parts_is_one_finding_with_two_places() -> None:
    twice = plans(plan(ambition(1, block(LESSONS, groups=["leraren"])), ambition(2, block(CHECKS, groups=["leraren"]))))
    (one,) = found(RULE, twice)
    assert len(one.evidence) == 2


def test_what_was_not_understood_is_not_judged() -> None:
    assert len(not_judged(RULE, DECOYS["a part of a row was not understood"])) == 1
