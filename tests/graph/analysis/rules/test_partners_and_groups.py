"""Plans of partners, departments of others, members of groups, and what a decision was taken on."""

from dataclasses import replace

import pytest

from graph.analysis.findings import Finding
from graph.analysis.rules import find_all
from graph.model.form import PlanForm
from graph.plans import read_plans
from graph.tables.matrix import plan_matrix
from tests.graph.analysis.rules.plans import action, ambition, block, plan, small_view
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, INKT, KORPS, SCHEMER, SMALL


def found(rule: str, *forms: PlanForm) -> list[Finding]:
    return [finding for finding in find_all(read_plans(small_view(*forms))).findings if finding.rule == rule]


def test_teams_of_the_owner_of_a_plan_are_not_from_outside() -> None:
    view = small_view(*SMALL["a partner has a plan too"])
    matrix = plan_matrix(read_plans(view).plan_by_id["oefen-zwaluwkorps.2026"])
    assert {line.name for line in matrix.lines} == {DAGRAAM, INKT}
    assert matrix.own is not None
    assert matrix.own.members == (GRENS, SCHEMER, KORPS)
    hangs = [one for one in find_all(read_plans(view)).findings if one.rule == "ambition.only-one-outside-holder"]
    of_partner = [one.subjects[1] for one in hangs if one.subjects[0].startswith("oefen-zwaluwkorps")]
    assert of_partner == ["oefen-dagraam"]
    paid = [one.subjects[0] for one in find_all(read_plans(view)).findings if one.rule == "block.only-one-payer"]
    assert not any(block_.startswith("oefen-zwaluwkorps") for block_ in paid), "it pays itself, by a team"


def test_what_a_plan_says_about_a_partner_is_compared_with_the_plan_of_that_partner() -> None:
    told = found("district.said-by-another-plan-not-confirmed", *SMALL["a partner has a plan too"])
    about_partner = {one.label.nl.split(" volgens")[0] for one in told if one.subjects[0] == "oefen-zwaluwkorps"}
    # The weekly talks are in its own plan in the same words; the checks at night and paying for Krekelerzijl are not.
    assert about_partner == {
        "taak bij ‘Nachtelijke controles rondom vakantieparken uitvoeren’",
        "betaalt voor ambitie 1",
    }


def test_paying_for_one_thing_does_not_confirm_paying_for_another() -> None:
    told = found("district.said-by-another-plan-not-confirmed", *SMALL["paying for something else"])
    assert [one.label.nl.split(" volgens")[0] for one in told] == ["betaalt voor ambitie 1 (Noodopvang)"]
    assert told[0].explanation.nl.endswith("Het eigen plan noemt ambitie 1 als wat het betaalt.")
    assert (told[0].denominator.hit, told[0].denominator.of) == (1, 2)


def test_a_group_does_not_drop_out_as_one_party() -> None:
    forms = SMALL["members of a group"]
    assert [one.subjects[1] for one in found("ambition.only-one-outside-holder", *forms)] == ["oefen-vlonderhuizen"]


def test_a_member_of_a_group_that_holds_is_a_name_in_common() -> None:
    assert found("ambition.partners-and-holders-share-no-name", *SMALL["members of a group"]) == []


def test_two_ambitions_that_the_document_does_not_state_are_not_two_ambitions() -> None:
    assert found("plan.same-holders-in-different-ambitions", *SMALL["members of a group"]) == []


def test_a_department_of_another_municipality_says_whose_it_is() -> None:
    form = plan(ambition(1, block(action("Eén", "Burgerzaken (Krekelerzijl)"), partners=[INKT])))
    topics = {one.topic.nl for one in found("ambition.only-one-outside-holder", form)}
    assert topics <= {"Burgerzaken (Krekelerzijl)", "Krekelerzijl"}
    assert len(topics) == 1


def test_a_unit_that_is_mentioned_or_pays_is_said_of_its_parent() -> None:
    form = plan(
        ambition(1, block(action("Eén", DAGRAAM, mentions=[SCHEMER]), partners=[KORPS], payers=[GRENS, DAGRAAM]))
    )
    (finding,) = found("plan.partner-without-task", form)
    assert f"Wel genoemd in de tekst van ‘Eén’ (via {SCHEMER})." in finding.explanation.nl
    assert f"Betaalt bij ambitie 1 (via {GRENS})." in finding.explanation.nl


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
    rule: str, before: object, after: object
) -> None:
    def fingerprint(row: object) -> str:
        form = plan(ambition(1, block(row, partners=[INKT, DAGRAAM], payers=[FONDS])))  # type: ignore[arg-type]
        return next(one.fingerprint for one in found(rule, form) if "dagraam" not in one.id)

    assert fingerprint(before) == fingerprint(before)
    assert fingerprint(before) != fingerprint(after)


def test_where_a_party_stands_on_the_page_is_no_part_of_what_was_decided_on() -> None:
    (finding, *_) = found("plan.partner-without-task", plan(ambition(1, block(action("Eén"), partners=[INKT]))))
    moved = replace(finding, evidence=tuple(replace(one, page=9, line_from=99) for one in finding.evidence))
    assert moved.fingerprint == finding.fingerprint


def test_own_departments_that_are_not_compared_are_counted() -> None:
    told = found("district.in-other-plans-not-in-this-one", *SMALL["three municipalities"])
    # Burgerzaken of Pluvierdrecht is the only department in the three plans.
    assert {one.explanation.nl.rsplit("(", 1)[1] for one in told} == {"1 in deze plannen)."}
