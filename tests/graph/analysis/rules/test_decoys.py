"""Each rule on plans of a few rows: what it finds, and what only looks like it."""

import pytest

from graph.analysis.findings import Finding
from graph.analysis.rules import find_all
from graph.model.form import PlanForm
from graph.network import Network
from graph.plans import read_plans
from graph.tables.crossing import crossing
from graph.tables.dimensions import Dimension
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, small_view, view_of
from tests.graph.analysis.rules.small_plans import ALL, DAGRAAM, FONDS, INKT, KORPS, SCHEMER, SMALL, partly_unread

UNREAD = ("action-without-holder", "action-without-timing")
PLAN = "oefen-pluvierdrecht.2026"


def found(rule: str, *forms: PlanForm) -> list[Finding]:
    view = small_view(*forms)
    return [finding for finding in find_all(read_plans(view)).findings if finding.rule == rule]


def subjects(rule: str, *forms: PlanForm) -> set[str]:
    """The subjects of the findings, short: without the plan's id."""
    return {":".join(finding.subjects).replace(f"{PLAN}.", "") for finding in found(rule, *forms)}


def topics(rule: str, *forms: PlanForm) -> set[str]:
    return {finding.topic.nl for finding in found(rule, *forms)}


def test_support_is_no_holder_and_a_rest_group_is_one() -> None:
    form = plan(
        ambition(1, block(action("Alleen steun", support=[DAGRAAM]), action("Restgroep houdt", "zorgpartners")))
    )
    assert topics("action-without-holder", form) == {"Alleen steun"}


def test_no_timing_and_undetermined_are_none_and_ongoing_is_one() -> None:
    form = plan(
        ambition(1, block(action("Leeg", timing=None), action("Nog te bepalen", timing="n.t.b."), action("Loopt")))
    )
    assert topics("action-without-timing", form) == {"Leeg", "Nog te bepalen"}


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


def test_steps_and_a_single_group_are_no_bundle() -> None:
    openings = {topic.split(":")[0].split(",")[0] for topic in topics("bundled-action", *SMALL["rows with parts"])}
    assert openings == {"Voor wie", "Jongeren"}


def test_phases_in_a_heading_are_no_groups() -> None:
    row = action(
        "Voorbereiding: een plan. Uitvoering: het doen.", DAGRAAM, heading="Voorbereiding, uitvoering en evaluatie"
    )
    assert found("bundled-action", plan(ambition(1, block(row, groups=["jongeren", "ouders"])))) == []


def test_one_lead_is_enough_and_one_holder_needs_none() -> None:
    form = plan(
        ambition(
            1,
            block(
                action("Met trekker", DAGRAAM, INKT, lead=["Burgerzaken"]),
                action("Eén houder", DAGRAAM, support=[INKT]),
                action("Twee houders", DAGRAAM, "Burgerzaken"),
            ),
        )
    )
    assert topics("several-holders-none-lead", form) == {"Twee houders"}


def test_a_units_task_counts_for_its_parent_and_never_the_reverse() -> None:
    rule = "plan.partner-without-task"
    unit_works = plan(ambition(1, block(action("Eén", SCHEMER), partners=[KORPS])))
    parent_works = plan(ambition(1, block(action("Eén", KORPS), partners=[SCHEMER])))
    assert found(rule, unit_works) == []
    assert topics(rule, parent_works) == {SCHEMER}


def test_rest_groups_are_no_partner_without_a_task_and_sorts_are_asked_which() -> None:
    form = plan(ambition(1, block(action("Eén", DAGRAAM), partners=["zorgpartners", "scholen"])))
    assert found("plan.partner-without-task", form) == []
    (sort,) = found("plan.sort-of-party-without-task", form)
    assert sort.question.nl == "Welke scholen zijn bedoeld, en wat doen zij?"
    assert not sort.outside


def test_a_mention_and_being_consulted_are_no_task_and_are_shown() -> None:
    form = plan(
        ambition(1, block(action("Eén", "Burgerzaken", consulted=[INKT], mentions=[DAGRAAM]), partners=[INKT, DAGRAAM]))
    )
    told = {one.topic.nl: one.explanation.nl for one in found("plan.partner-without-task", form)}
    assert told[DAGRAAM].endswith("Wel genoemd in de tekst van ‘Eén’.")
    assert told[INKT].endswith("Wordt geraadpleegd of geïnformeerd bij ‘Eén’.")


def test_one_finding_per_organisation_with_all_its_lists() -> None:
    form = plan(ambition(1, block(partners=[INKT])), ambition(2, block(partners=[INKT], title="Twee")))
    (one,) = found("plan.partner-without-task", form)
    assert [evidence.node.replace(f"{PLAN}.", "") for evidence in one.evidence] == [
        "ambition-1.block",
        "ambition-2.block-twee",
    ]
    assert one.label.nl.startswith("in 2 partnerlijsten")


def test_a_named_parent_covers_its_unit_and_a_named_unit_not_its_parent() -> None:
    form = SMALL["units and parents"]
    assert subjects("ambition.holder-not-named-as-partner", *form) == {"ambition-2:oefen-zwaluwkorps"}


def test_an_ambition_without_a_partner_list_leaves_no_holder_out_of_it() -> None:
    form = plan(ambition(1, block(action("Eén", DAGRAAM))))
    assert found("ambition.holder-not-named-as-partner", form) == []


def test_rest_groups_and_own_departments_are_no_names_in_common() -> None:
    form = plan(
        ambition(1, block(action("Eén", DAGRAAM, "zorgpartners", "Burgerzaken"), partners=["zorgpartners", INKT])),
        ambition(2, block(action("Twee", "Burgerzaken"), partners=[INKT])),
    )
    assert subjects("ambition.partners-and-holders-share-no-name", form) == {"ambition-1"}


def test_two_units_hang_on_their_parent_and_a_rest_group_is_another_holder() -> None:
    rule = "ambition.only-one-outside-holder"
    assert {"ambition-3:oefen-zwaluwkorps", "ambition-4:oefen-zwaluwkorps"} <= subjects(
        rule, *SMALL["units and parents"]
    )
    assert "ambition-2:oefen-dagraam" not in subjects(rule, *SMALL["rest groups, sorts and collectives"])
    assert "ambition-1:oefen-rest.zorgpartners" not in subjects(rule, *SMALL["rest groups, sorts and collectives"])


def test_a_block_with_two_payers_or_paid_by_the_municipality_hangs_on_nobody() -> None:
    assert subjects("block.only-one-payer", *SMALL["blocks with a title"]) == {
        "ambition-1.block-binnen:oefen-regiofonds"
    }


def test_a_payer_that_should_carry_out_and_has_no_task_weighs_most() -> None:
    def weight(*partners: str) -> int:
        (one,) = found("block.only-one-payer", plan(ambition(1, block(partners=partners, payers=[FONDS]))))
        return one.consequence

    assert (weight(FONDS), weight()) == (3, 1)


def test_what_the_document_does_not_state_is_never_a_subject() -> None:
    report = find_all(read_plans(small_view(*SMALL["parts that the document does not state"])))
    named = {subject for finding in report.findings for subject in finding.subjects}
    assert named.isdisjoint(f"{PLAN}.ambition{rest}" for rest in ("", ".block", ".block-2"))
    assert f"block.only-one-payer:{PLAN}:oefen-regiofonds" in {finding.id for finding in report.findings}


@pytest.mark.parametrize(
    ("first", "second", "hits"),
    [
        ((DAGRAAM, INKT), (DAGRAAM, INKT), 1),
        ((DAGRAAM, INKT, "Burgerzaken"), ("Burgerzaken", INKT, DAGRAAM), 1),
        ((DAGRAAM, INKT), (DAGRAAM, INKT, KORPS), 0),
        (("Burgerzaken", "Communicatie"), ("Burgerzaken", "Communicatie"), 0),
        (("Burgerzaken", DAGRAAM), ("Burgerzaken", DAGRAAM), 0),
        ((DAGRAAM, "zorgpartners"), (DAGRAAM, "zorgpartners"), 0),
    ],
)
def test_the_same_holders_are_two_or_more_from_outside(
    first: tuple[str, ...], second: tuple[str, ...], hits: int
) -> None:
    form = plan(ambition(1, block(action("Eén", *first))), ambition(2, block(action("Twee", *second))))
    same = found("plan.same-holders-in-different-ambitions", form)
    assert len(same) == hits
    assert all(one.question.nl == "Zelfde houders als bij Eén. Klopt dat?" for one in same)


def test_the_same_holders_within_one_ambition_are_no_question() -> None:
    form = plan(ambition(1, block(action("Eén", DAGRAAM, INKT), action("Twee", DAGRAAM, INKT))))
    assert found("plan.same-holders-in-different-ambitions", form) == []


def test_units_named_elsewhere_count_for_their_parent_which_is_told_once() -> None:
    rule = "district.in-other-plans-not-in-this-one"
    assert subjects(rule, *SMALL["three municipalities"]) == {
        "oefen-vlonderhuizen:oefen-zwaluwkorps",
        "oefen-pluvierdrecht:oefen-inktlijn",
    }


def test_with_two_plans_the_district_cannot_be_judged() -> None:
    report = find_all(read_plans(small_view(*SMALL["three municipalities"][:2])))
    assert {one.text.nl for one in report.not_judged} == {"niet te beoordelen: 2 van 4 plannen geladen"}
    assert {one.rule for one in report.not_judged} == {
        "district.in-other-plans-not-in-this-one",
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


def test_what_is_expected_is_a_task_or_paying_and_no_list_or_advice() -> None:
    rule = "district.expected-of-municipality-without-plan"
    told = {one.topic.nl: one for one in found(rule, *SMALL["one plan, the others expected"])}
    assert set(told) == {"Krekelerzijl", ALL}
    assert "een taak bij ‘Eén’ en noemt Krekelerzijl als betaler bij ambitie 1" in told["Krekelerzijl"].explanation.nl
    assert len(told[ALL].municipalities) == 4


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
