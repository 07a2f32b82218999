"""The practice district: what was planted is found, and what only looks like it is not.

``planted.yaml`` says per letter what a rule must find (``find``, complete for the district) and must not (``not``).
"""

from functools import cache
from typing import Any

import pytest
import yaml

from graph.analysis.findings import EvidenceOf, Finding
from graph.analysis.gathering import PATTERN_FROM, PATTERN_ONE_IN
from graph.analysis.rules import find_all
from graph.model.identifiers import slug
from graph.plans import read_plans
from loaders.document import document_of_text
from loaders.form.statements import state_plan
from loaders.reading import read_as_plan
from tests.graph.analysis.rules.plans import EXAMPLES, PRACTICE, practice_view, reference, shipped, view_of

Entry = dict[str, Any]


@cache
def planted() -> dict[str, Entry]:
    loaded: dict[str, Entry] = yaml.safe_load((EXAMPLES / "oefendistrict" / "planted.yaml").read_text("utf-8"))
    return loaded


@cache
def findings(rule: str) -> dict[tuple[str, ...], Finding]:
    return {one.subjects: one for one in find_all(read_plans(practice_view())).findings if one.rule == rule}


def plan_id(owner: str) -> str:
    return f"{owner}.2026"


def action_id(owner: str, opening: str) -> str:
    (found,) = (
        node.id
        for node in practice_view().of_label("Action")
        if node.id.startswith(f"{plan_id(owner)}.") and str(node.properties["text"]).startswith(opening)
    )
    return found


def ambition_id(owner: str, number: int) -> str:
    return f"{plan_id(owner)}.ambition-{number}"


def party_id(owner: str, written: str) -> str:
    return f"{owner}.{slug(written.removeprefix('own: '))}" if written.startswith("own: ") else written


@pytest.mark.parametrize(
    ("letter", "rule"),
    [
        ("a_action_without_holder", "action-without-holder"),
        ("b_action_without_timing", "action-without-timing"),
        ("c_bundled_action", "bundled-action"),
        ("g_several_holders_none_lead", "several-holders-none-lead"),
    ],
)
def test_rules_on_one_action(letter: str, rule: str) -> None:
    part = planted()[letter]
    assert set(findings(rule)) == {(action_id(entry["plan"], entry["action"]),) for entry in part["find"]}
    for entry in part["not"]:
        if entry["action"] is not None:
            assert (action_id(entry["plan"], entry["action"]),) not in findings(rule), entry["why"]


def test_a_plan_in_which_every_action_has_a_holder_is_good_news() -> None:
    (news,) = find_all(read_plans(practice_view())).good_news
    assert (news.plan, news.of) == (plan_id("oefen-vlonderhuizen"), 10)


def test_several_holders_name_the_planted_ones() -> None:
    for entry in planted()["g_several_holders_none_lead"]["find"]:
        found = findings("several-holders-none-lead")[(action_id(entry["plan"], entry["action"]),)]
        assert set(found.organisations) == {party_id(entry["plan"], party) for party in entry["organisations"]}


def test_several_holders_are_a_pattern_in_one_plan_only() -> None:
    counted = {one.plan: one.denominator for one in findings("several-holders-none-lead").values()}
    many = {plan: d for plan, d in counted.items() if d.hit >= PATTERN_FROM and PATTERN_ONE_IN * d.hit > d.of}
    patterns = {plan: [d.hit, d.of] for plan, d in many.items()}
    pattern = planted()["g_several_holders_none_lead"]["pattern"]
    assert patterns == {plan_id(owner): numbers for owner, numbers in pattern.items()}


def test_partners_without_a_task() -> None:
    """Those in ``mentioned_in_text`` are found too, each with the place in the text, as the file allows."""
    part = planted()["d_partner_without_task"]
    found = findings("plan.partner-without-task") | findings("plan.sort-of-party-without-task")
    entries = [*part["find"], *part["mentioned_in_text"]]
    assert set(found) == {(plan_id(entry["plan"]), entry["organisations"][0]) for entry in entries}
    for entry in entries:
        one = found[(plan_id(entry["plan"]), entry["organisations"][0])]
        lists = [evidence for evidence in one.evidence if evidence.of is EvidenceOf.PARTNER]
        assert len(lists) == len(entry["lists"])
    for entry in part["mentioned_in_text"]:
        one = found[(plan_id(entry["plan"]), entry["organisations"][0])]
        assert "Wel genoemd in de tekst van" in one.explanation.nl
        assert one.actions == (action_id(entry["plan"], entry["action"]),)
    for entry in part["not"]:
        assert (plan_id(entry["plan"]), entry["organisations"][0]) not in found, entry["why"]


def test_holders_not_named_as_partner() -> None:
    part = planted()["e_holder_not_named_as_partner"]
    found = findings("ambition.holder-not-named-as-partner")

    def subjects(entry: Entry) -> set[tuple[str, ...]]:
        scope = ambition_id(entry["plan"], entry["ambition"])
        return {(scope, party_id(entry["plan"], party)) for party in entry["organisations"]}

    assert set(found) == set().union(*(subjects(entry) for entry in part["find"]))
    for entry in part["find"]:
        (one,) = (found[key] for key in subjects(entry))
        assert action_id(entry["plan"], entry["action"]) in one.actions
    for entry in part["not"]:
        assert subjects(entry).isdisjoint(found), entry["why"]


def test_partners_and_holders_that_share_no_name() -> None:
    part = planted()["f_partners_and_holders_share_no_name"]
    found = findings("ambition.partners-and-holders-share-no-name")
    assert set(found) == {(ambition_id(entry["plan"], entry["ambition"]),) for entry in part["find"]}
    for entry in part["find"]:
        one = found[(ambition_id(entry["plan"], entry["ambition"]),)]
        assert set(one.organisations) == set(entry["organisations"])


def test_what_hangs_on_one_outside_party() -> None:
    """Holders are judged by ambition and payers by block; the planted payers stand in blocks without a title."""
    part = planted()["h_hangs_on_one_outside_party"]
    rules = {"holder": "ambition.only-one-outside-holder", "payer": "block.only-one-payer"}
    for role, rule in rules.items():
        wanted = {
            (ambition_id(entry["plan"], entry["ambition"]), entry["organisations"][0])
            for entry in part["find"]
            if entry["as"] == role
        }
        assert set(findings(rule)) == wanted
        for entry in part["not"]:
            scope = ambition_id(entry["plan"], entry["ambition"])
            judged = {(scope, party) for party in entry["organisations"]}
            assert entry["as"] != role or judged.isdisjoint(findings(rule)), entry["why"]


def test_the_same_holders_at_something_unlike() -> None:
    part = planted()["i_same_holders_at_something_unlike"]
    found = {frozenset(subjects) for subjects in findings("plan.same-holders-at-something-unlike")}

    def actions(entry: Entry) -> frozenset[str]:
        return frozenset(action_id(entry["plan"], opening) for opening in entry["actions"])

    assert found == {actions(entry) for entry in part["find"]}
    assert found.isdisjoint(actions(entry) for entry in part["not"])


def test_parties_in_most_plans_and_not_in_another() -> None:
    part = planted()["j_in_other_plans_not_in_this_one"]
    found = findings("district.in-other-plans-not-in-this-one")
    assert set(found) == {(entry["organisations"][0],) for entry in part["find"]}
    for entry in part["find"]:
        one, party = found[(entry["organisations"][0],)], entry["organisations"][0]
        towns = {*entry["in"], *entry["not_in"]}
        assert set(one.municipalities) - {party} == towns
        assert {evidence.node.split(".")[0] for evidence in one.evidence} == set(entry["in"])
        missing = [practice_view().nodes[town].name for town in sorted(entry["not_in"])]
        assert one.label.nl.startswith(f"in {len(entry['in'])} van {len(towns)} ")
        assert one.label.nl.endswith(f"van {' en '.join(missing)}")
    for entry in part["not"]:
        assert (entry["organisations"][0],) not in found, entry["why"]


def test_what_another_plan_says_and_the_own_plan_does_not_confirm() -> None:
    part = planted()["k_said_by_another_plan_not_confirmed"]
    found = findings("district.said-by-another-plan-not-confirmed")

    def subjects(entry: Entry) -> tuple[str, str]:
        if entry["action"] is None:
            return (entry["about"], ambition_id(entry["plan"], entry["ambition"]))
        return (entry["about"], action_id(entry["plan"], entry["action"]))

    assert set(found) == {subjects(entry) for entry in part["find"]}
    for entry in part["not"]:
        # Entry 4 (a place in a partner list) has the subjects of a planted claim on the same ambition: that it pays.
        # What must not happen is that the list is the ground: a claim rests on a task or on paying alone.
        if subjects(entry) in found:
            grounds = {evidence.of for evidence in found[subjects(entry)].evidence}
            assert "list" in entry
            assert grounds == {EvidenceOf.PAYER}


@pytest.mark.parametrize(
    "money",
    [
        "De gemeente Zilvermuide-Kwartelwoude betaalt de noodbedden.",
        "Wij betalen de noodbedden zelf.",
        "De noodbedden komen uit de gewone begroting.",
        "Bestaand budget van de gemeente",
    ],
)
def test_that_a_municipality_pays_is_confirmed_by_its_own_budget(money: str) -> None:
    """Two plans say that it pays for the beds; it said that its own plan, which says so, does not say it."""
    name, written = "zilvermuide-kwartelwoude-2026.txt", "Het Regiofonds Zwaluwboog betaalt de noodbedden."
    text = (EXAMPLES / PRACTICE / name).read_text("utf-8")
    assert text.count(written) == 1
    known = reference(PRACTICE)
    reading = read_as_plan(document_of_text(text.replace(written, money), name), known)
    others = [one for one in shipped(PRACTICE) if one.plan != plan_id("oefen-zilvermuide-kwartelwoude")]
    view = view_of(PRACTICE, [*others, state_plan(reading, known, PRACTICE)])
    told = [one for one in find_all(read_plans(view)).findings if one.rule == CLAIMS]
    about_it = [one for one in told if one.organisation == "oefen-zilvermuide-kwartelwoude"]
    assert [one.subjects[1] for one in about_it] == [action_id("oefen-pluvierdrecht", "Opvang voor mannen")]


CLAIMS = "district.said-by-another-plan-not-confirmed"


def test_with_every_plan_loaded_nothing_is_left_unjudged() -> None:
    assert find_all(read_plans(practice_view())).not_judged == ()
    assert findings("district.expected-of-municipality-without-plan") == {}


def test_care_and_security_stand_apart_where_it_was_planted() -> None:
    part = planted()["m_care_and_security_apart"]
    assert set(findings("plan.care-and-security-apart")) == {(plan_id(entry["plan"]),) for entry in part["find"]}
