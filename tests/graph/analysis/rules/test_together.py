"""What holds for all rules together: what is never a subject, what cannot be judged, and what a decision rests on."""

from dataclasses import replace

import pytest

from graph.analysis.findings import Finding
from graph.analysis.rules import find_all
from graph.model.form import ActionForm, PlanForm
from graph.network import Network
from graph.plans import read_plans
from graph.tables.crossing import crossing
from graph.tables.dimensions import Dimension
from graph.tables.making_matrix import plan_matrix
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, small_view, view_of
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, INKT, KORPS, SCHEMER, SMALL, partly_unread

UNREAD = ("action-without-holder", "action-without-timing")
PLAN = "oefen-pluvierdrecht.2026"


def found(rule: str, *forms: PlanForm) -> list[Finding]:
    return [finding for finding in find_all(read_plans(small_view(*forms))).findings if finding.rule == rule]


def test_where_a_row_is_partly_unread_silence_was_taken_for_evidence() -> None:
    """A column "Bijzonderheden" may name a holder or a timing: no finding says that the plan names none."""
    view = view_of(PRACTICE, [partly_unread()])
    report = find_all(read_plans(view))
    found = {rule: [one for one in report.findings if one.rule == rule] for rule in UNREAD}
    assert [one.topic.nl for one in found["action-without-holder"]] == ["Vier doen"]
    assert [one.topic.nl for one in found["action-without-timing"]] == ["Vijf doen"]
    assert {one.denominator.text.nl for one in found["action-without-holder"]} == {"1 van 3 acties"}
    assert {one.denominator.text.nl for one in found["action-without-timing"]} == {"1 van 4 acties"}
    said = {one.rule: one for one in report.not_judged if one.rule in UNREAD}
    assert said["action-without-holder"].text.nl == (
        "niet te beoordelen: bij 2 van 5 acties in het plan van Pluvierdrecht is een deel van de rij niet begrepen "
        "(‘Een doen’ en ‘Vijf doen’)"
    )
    assert "‘Drie doen’" in said["action-without-timing"].text.en
    assert (said["action-without-timing"].loaded, said["action-without-timing"].of) == (4, 5)
    assert not any(one.rule in UNREAD for one in report.good_news)
    table = crossing(read_plans(view), Dimension.AMBITION, Dimension.TIMING)
    # Drie has no timing that was read; Een and Vijf no holder that was read, and Vier none at all.
    assert "Planning niet gelezen" in {head.name.nl for head in table.columns}
    assert table.whole.without_holder == 1


def test_what_the_document_does_not_state_is_never_a_subject() -> None:
    report = find_all(read_plans(small_view(*SMALL["parts that the document does not state"])))
    named = {subject for finding in report.findings for subject in finding.subjects}
    assert named.isdisjoint(f"{PLAN}.ambition{rest}" for rest in ("", ".block", ".block-2"))
    assert f"block.only-one-payer:{PLAN}:oefen-regiofonds" in {finding.id for finding in report.findings}


def test_with_two_plans_the_district_cannot_be_judged() -> None:
    report = find_all(read_plans(small_view(*SMALL["three municipalities"][:2])))
    assert {one.text.nl for one in report.not_judged} == {"niet te beoordelen: 2 van 4 plannen geladen"}
    assert {one.rule for one in report.not_judged} == {
        "district.in-other-plans-not-in-this-one",
        "district.one-partner-many-askers",
        "district.said-by-another-plan-not-confirmed",
    }
    assert not any(one.rule in {other.rule for other in report.not_judged} for one in report.findings)


def test_of_a_municipality_without_a_plan_it_is_said_that_it_cannot_be_judged() -> None:
    report = find_all(read_plans(small_view(*SMALL["three municipalities"])))
    assert [(one.rule, one.subject) for one in report.not_judged] == [
        ("district.said-by-another-plan-not-confirmed", "oefen-zilvermuide-kwartelwoude")
    ]
    expected = [one for one in report.findings if one.rule == "district.expected-of-municipality-without-plan"]
    assert [one.subjects[1] for one in expected] == ["oefen-gemeenten-oefendistrict", "oefen-zilvermuide-kwartelwoude"]


def test_teams_of_the_owner_of_a_plan_are_not_from_outside() -> None:
    view = small_view(*SMALL["a partner has a plan too"])
    matrix = plan_matrix(read_plans(view).plan_by_id["oefen-zwaluwkorps.2026"])
    assert {line.name for line in matrix.lines} == {DAGRAAM, INKT}
    assert matrix.own is not None
    assert matrix.own.members == (GRENS, SCHEMER, KORPS)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("action-without-timing", action("Eén", timing=None), action("Eén", timing="n.t.b.")),
        ("plan.partner-without-task", action("Eén", consulted=[INKT]), action("Eén", mentions=[INKT])),
        ("block.only-one-payer", action("Eén", FONDS := "Regiofonds Zwaluwboog"), action("Eén", mentions=[FONDS])),
    ],
    ids=["timing", "role", "weight"],
)
def test_a_decision_was_taken_on_the_role_the_timing_and_the_weight_too(
    rule: str, before: ActionForm, after: ActionForm
) -> None:
    def fingerprint(row: ActionForm) -> str:
        form = plan(ambition(1, block(row, partners=[INKT, DAGRAAM], payers=[FONDS])))
        return next(one.fingerprint for one in found(rule, form) if "dagraam" not in one.id)

    assert fingerprint(before) == fingerprint(before)
    assert fingerprint(before) != fingerprint(after)


def test_where_a_party_stands_on_the_page_is_no_part_of_what_was_decided_on() -> None:
    (finding, *_) = found("plan.partner-without-task", plan(ambition(1, block(action("Eén"), partners=[INKT]))))
    moved = replace(finding, evidence=tuple(replace(one, page=9, line_from=99) for one in finding.evidence))
    assert moved.fingerprint == finding.fingerprint


def test_a_finding_is_explained_with_its_rule() -> None:
    view = small_view(plan(ambition(1, block(action("Zonder houder")))))
    network = Network(view)
    (finding,) = (one for one in network.findings.findings if one.rule == "action-without-holder")
    explained = network.explain(finding.id)
    assert (explained.finding, explained.rule.id) == (finding, "action-without-holder")


@pytest.mark.parametrize("wanted", ["no-such-rule:x", "action-without-holder:no-such-action", ""])
def test_what_is_no_finding_cannot_be_explained(wanted: str) -> None:
    with pytest.raises(KeyError):
        Network(small_view(plan(ambition(1, block(action("Eén", DAGRAAM)))))).explain(wanted)
