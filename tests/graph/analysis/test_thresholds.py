"""Every number that decides what is found or shown: its evidence stands beside it, and a test named after it fails
when it is moved."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analysis.agenda import Heading
from graph.analysis.enough_plans import enough_plans
from graph.analysis.headlines import headline, shared_by
from graph.analysis.likeness import Texts, words_of
from graph.analysis.rules import (
    RULE_BY_ID,
    in_other_plans_not_in_this_one,
    joint_action_written_differently,
    one_partner_many_askers,
    said_by_another_plan_not_confirmed,
    same_action_in_two_plans,
    same_theme_each_for_itself,
)
from graph.analysis.rules.in_other_plans_not_in_this_one import few_names, first_names, often_enough
from graph.model.language import Text
from graph.model.vocabulary import Basis
from graph.plans import read_plans
from graph.plans.said import Said
from tests.graph.analysis.rules.cases import elsewhere, not_judged, only, plans, report, rows
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, view_of
from tests.graph.analysis.rules.small_plans import DAGRAAM, INKT
from tests.graph.analysis.test_agenda import RULES, agenda_of, finding

PLACES = ("graph/analysis", "graph/plans")
LETTERS_OF = "abcdefghijklmnopqrst"


def numbers(root: Path) -> Iterator[tuple[str, bool]]:
    """Each name that is given a number, in a module or a class, and whether a line with its evidence follows it."""
    for path in sorted(file for place in PLACES for file in (root / place).rglob("*.py")):
        lines = path.read_text("utf-8").splitlines()
        module = ast.parse("\n".join(lines))
        classes = (node for node in module.body if isinstance(node, ast.ClassDef))
        for node in (*module.body, *(one for each in classes for one in each.body)):
            if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Constant):
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if type(node.value.value) in (int, float) and isinstance(target, ast.Name):
                yield target.id, lines[node.lineno].strip().startswith("# ")


def test_every_number_has_its_evidence_beside_it_and_a_test_named_after_it(root: Path) -> None:
    files = (root / "tests/graph").rglob("test_*.py")
    tests = {name for file in files for name in re.findall(r"^def test_(\w+)", file.read_text("utf-8"), re.MULTILINE)}
    found = list(numbers(root))
    assert len(found) > 10
    assert [name for name, has_evidence in found if not has_evidence] == []
    named = {name: name.strip("_").lower() for name, _ in found}
    assert [name for name, low in named.items() if not any(f"{one}_".startswith(f"{low}_") for one in tests)] == []


def many_words(number: int, first: int = 0) -> frozenset[str]:
    """So many words, none of which is a part of another."""
    return frozenset(letter * 6 for letter in LETTERS_OF[first : first + number])


def are_alike(shared: int, ours: int, theirs: int) -> bool:
    """Whether a text of ``ours`` words is like one of ``theirs``, with so many words in both."""
    mine = many_words(ours)
    other = many_words(shared) | many_words(theirs - shared, first=ours)
    return Texts([other]).like(mine) == [0]


def test_letters_of_a_word_that_says_something_are_five() -> None:
    assert words_of("huis buurt avond boek") == {"buurt", "avond"}


@pytest.mark.parametrize(("shared", "ours", "alike"), [(4, 9, False), (4, 8, True), (5, 10, True), (5, 11, False)])
def test_alike_is_half_of_the_words_of_the_shorter_text(shared: int, ours: int, alike: bool) -> None:
    assert are_alike(shared, ours, 12) == alike


@pytest.mark.parametrize(("shared", "ours", "alike"), [(2, 4, False), (3, 4, True), (2, 2, True), (1, 1, True)])
def test_fewest_shared_are_three_words_or_all_of_them(shared: int, ours: int, alike: bool) -> None:
    assert are_alike(shared, ours, 6) == alike


def test_fewest_owners_of_what_stands_in_two_plans_are_two() -> None:
    one = plans(*elsewhere("krekelerzijl"))
    two = plans(*elsewhere("krekelerzijl", "vlonderhuizen"))
    same = same_action_in_two_plans.RULE
    assert [len(not_judged(same, case)) for case in (one, two)] == [1, 0]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_fewest_plans_to_compare_are_three(number: int) -> None:
    towns = ("krekelerzijl", "pluvierdrecht", "vlonderhuizen", "zilvermuide-kwartelwoude")[:number]
    case = plans(*elsewhere(*towns))
    assert enough_plans(read_plans(view_of(PRACTICE, case.statements()))) == (number >= 3)
    of_two = (same_action_in_two_plans, joint_action_written_differently, same_theme_each_for_itself)
    of_three = (in_other_plans_not_in_this_one, one_partner_many_askers, said_by_another_plan_not_confirmed)
    alone, rules = ({module.RULE.id for module in several} for several in (of_two, of_three))
    assert {one.rule for one in report(case).not_judged if one.subject == PRACTICE} == (
        (rules if number < 3 else set()) | (alone if number < 2 else set())
    )


@pytest.mark.parametrize(
    ("naming", "others", "enough"),
    [(2, 3, True), (2, 4, True), (2, 5, False), (3, 6, True), (170, 342, False), (171, 342, True)],
)
def test_share_is_half_of_the_municipalities(naming: int, others: int, enough: bool) -> None:
    assert often_enough(naming, others) == enough


@pytest.mark.parametrize(("naming", "others"), [(1, 1), (1, 2)])
def test_fewest_naming_is_two_whatever_the_share_is(naming: int, others: int) -> None:
    assert not often_enough(naming, others)


def test_towns_named_are_ten_and_the_rest_is_counted() -> None:
    assert first_names("jihgfedcba").nl == "a, b, c, d, e, f, g, h, i en j"
    assert first_names("lkjihgfedcba").nl == "a, b, c, d, e, f, g, h, i, j en nog 2"


def test_towns_in_label_are_two_and_more_are_counted() -> None:
    assert (few_names(["b", "a"]).nl, few_names(["c", "b", "a"]).nl) == ("a en b", "3 gemeenten")


def test_most_instead_are_two_actions() -> None:
    same = "Noodopvang regelen voor mannen zonder onderdak"
    there = plan(ambition(1, block(action(same, "gemeente Pluvierdrecht"))), owner="oefen-krekelerzijl")
    here = plan(ambition(1, block(*(action(f"{same} {place}", DAGRAAM) for place in ("oost", "west", "zuid")))))
    told = only(said_by_another_plan_not_confirmed.RULE, plans(here, there, *elsewhere("vlonderhuizen")))
    assert told.explanation.nl.count("Wel staat daar") == 2


def test_rows_named_are_five_and_the_rest_is_counted() -> None:
    unread = ("Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven")
    case = rows(action("Gehouden", INKT), *(action(name) for name in unread), unread=unread)
    (said,) = not_judged(RULE_BY_ID["action-without-holder"], case)
    assert said.endswith("(‘Eén’, ‘Twee’, ‘Drie’, ‘Vier’, ‘Vijf’ en nog 2)")


def test_short_name_is_at_most_four_letters_and_is_found_only_as_it_is_written() -> None:
    said = Said(("Samen om de hoek, met een stek en met nidos erbij",))
    assert [said.has(name) for name in ("OM", "Stek", "Nidos", "Hoek")] == [False, False, True, False]
    assert Said(("Samen met Stek en het OM",)).has("Stek")


def test_pattern_from_five_items() -> None:
    assert [pattern_of(hit, hit) for hit in (4, 5)] == [False, True]


def test_pattern_one_in_three_and_more() -> None:
    assert [pattern_of(7, of) for of in (20, 21, 22)] == [True, False, False]


def pattern_of(hit: int, of: int) -> bool:
    """Whether so many items out of so many are one point."""
    found = [finding(subject=f"a{number}", actions=(f"a{number}",), counted=(hit, of)) for number in range(hit)]
    return agenda_of(*found).points[0].is_pattern


@pytest.mark.parametrize(("certainty", "heading"), [(0.79, Heading.WRITER), (0.8, Heading.MEETING)])
def test_certain_enough_for_a_meeting_is_four_in_five(certainty: float, heading: Heading) -> None:
    (point,) = agenda_of(finding(basis=Basis.DERIVED, certainty=certainty)).points
    assert point.heading is heading


def test_fewest_in_pattern_are_two_that_are_left() -> None:
    """A pattern gives findings up to points that several municipalities share."""
    for left in (1, 2):
        found = [
            finding(
                subject=f"p{at}",
                organisation=f"o{at}",
                counted=(5, 9),
                district_key=f"o{at}" if at >= left else None,
            )
            for at in range(5)
        ]
        others = [
            finding(RULES[1], f"o{at}", organisation=f"o{at}", district_key=f"o{at}", owner="Anders", towns=("gm2",))
            for at in range(5)
        ]
        points = agenda_of(*found, *others).points
        assert sum(point.is_pattern for point in points) == (left >= 2)


def test_longest_headline_is_ninety_signs() -> None:
    said = headline(Text("Wie neemt in {owner} ‘{action}’?", "{action}?"), {"owner": "Hier", "action": "woord " * 30})
    assert 85 <= len(said.nl) <= 90
    assert said.nl.endswith("woord…’?")


def test_towns_long_is_two_names_and_more_are_counted() -> None:
    assert shared_by(["B" * 20, "A" * 22]).nl == f"{'A' * 22} en {'B' * 20}"
    assert shared_by(["B" * 20, "A" * 24]).nl == f"{'A' * 24} en 1 andere gemeente"


def test_fewest_left_of_a_name_that_is_cut_are_twelve_signs() -> None:
    said = headline(Text("{party} {action}?", "{party}?"), {"party": "p" * 200, "action": "a" * 200}, longest=30)
    assert len(said.nl) <= 30
    assert said.nl.startswith("p" * 11 + "… ")


@pytest.mark.parametrize(("number", "found"), [(2, False), (3, True)])
def test_many_actions_are_three(number: int, found: bool) -> None:
    held = [action(f"Taak {at}", DAGRAAM) for at in range(number)]
    case = plans(plan(ambition(1, block(*held, action("Eigen", "Burgerzaken")))))
    assert [one.rule for one in report(case).findings if one.rule == "ambition.only-one-outside-holder"] == (
        ["ambition.only-one-outside-holder"] if found else []
    )


def test_shown_are_ten_points() -> None:
    agenda = agenda_of(*(finding(subject=f"s{at}") for at in range(12)))
    assert (len(agenda.meeting), len(agenda.more)) == (10, 2)


def test_patterns_shown_are_two() -> None:
    found = [
        finding(f"rule-{rule}", f"r{rule}a{at}", actions=(f"r{rule}a{at}",), counted=(5, 9))
        for rule in range(3)
        for at in range(5)
    ]
    agenda = agenda_of(*found)
    assert [one.is_pattern for one in (*agenda.meeting, *agenda.more)] == [True] * 3
    assert len(agenda.meeting) == 2


def test_per_organisation_two_points_are_shown() -> None:
    agenda = agenda_of(*(finding(subject=f"s{at}", organisation="coa", actions=(f"s{at}",)) for at in range(3)))
    assert (len(agenda.meeting), len(agenda.more)) == (2, 1)
