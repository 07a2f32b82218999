"""What one change of the plans may do to what is found, whatever the plans are."""

import pytest

from graph.analysis.findings import Finding
from graph.analysis.rules import find_all
from graph.model.form import ActionForm, Holder
from graph.model.rows import PlanStatements
from graph.model.vocabulary import Role
from graph.plans import read_plans
from tests.graph.analysis.rules.cases import plans, report
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, practice_view, shipped, view_of
from tests.graph.analysis.rules.small_plans import DAGRAAM, GRENS, INKT, KORPS

SILENT = {
    "action-without-holder",
    "help-held-by-enforcement-only",
    "plan.care-and-security-apart",
    "plan.partner-without-task",
    "plan.sort-of-party-without-task",
    "plan.connector-without-task",
    "plan.chain-step-without-action",
    "plan.chain-step-own-only",
    "plan.no-hand-over",
    "plan.group-or-goal-without-action",
    "plan.norm-element-without-action",
    "ambition.partners-without-task-there",
}
"""Gaps that say that somebody is missing. Who leads is another matter: one more holder may hide that."""


@pytest.mark.parametrize("alone", shipped(PRACTICE), ids=lambda one: one.plan)
def test_another_municipality_changes_nothing_that_is_about_this_plan_alone(alone: PlanStatements) -> None:
    by_itself = find_all(read_plans(view_of(PRACTICE, [alone]))).findings
    together = find_all(read_plans(practice_view())).findings

    def own(found: tuple[Finding, ...]) -> dict[str, tuple[str, ...]]:
        return {
            one.id: (one.explanation.nl, one.asks.one.nl, one.fingerprint)
            for one in found
            if one.plan == alone.plan and not one.rule.startswith("district.")
        }

    assert own(by_itself) == own(together)
    assert len(own(by_itself)) > 3


ROWS = (
    action("Noodopvang regelen", GRENS, "Toezicht en Handhaving"),
    action("Nazorg voor slachtoffers"),
    action("Controles bij uitzendbureaus", KORPS),
    action("Voorlichting op scholen", INKT),
    action("Maatjes zoeken", DAGRAAM),
)
PARTNERS = (
    DAGRAAM,
    INKT,
    KORPS,
    "Leerhuis Zienwijzer",
    "Meldlijn Fluisterwilg",
    "Ketenregisseur (Regiofonds Zwaluwboog)",
)


def missing(*rows: ActionForm) -> set[str]:
    """What has such a gap: an action with nobody may become one with enforcement only, and had a gap before."""
    found = report(plans(plan(ambition(1, block(*rows, partners=PARTNERS))))).findings
    return {":".join(one.subjects) for one in found if one.rule in SILENT}


@pytest.mark.parametrize("at", range(len(ROWS)))
@pytest.mark.parametrize("party", [*PARTNERS, "Sociaal Domein", "gemeente Krekelerzijl", "zorgpartners"])
def test_one_more_holder_never_makes_a_gap(at: int, party: str) -> None:
    more = Holder(written=party, role=Role.HOLDER)
    changed = [
        row.model_copy(update={"holders": (*row.holders, more)}) if place == at else row
        for place, row in enumerate(ROWS)
    ]
    assert missing(*changed) <= missing(*ROWS)


def test_the_order_of_loading_does_not_matter() -> None:
    forward = find_all(read_plans(view_of(PRACTICE, shipped(PRACTICE)))).findings
    backward = find_all(read_plans(view_of(PRACTICE, tuple(reversed(shipped(PRACTICE)))))).findings
    assert [(one.id, one.fingerprint) for one in forward] == [(one.id, one.fingerprint) for one in backward]


def test_a_copy_of_a_plan_under_another_name_is_the_same_action_for_each_of_its_actions() -> None:
    """O1 of each: none of these texts says that it is of one municipality alone, and none is done apart."""
    texts = ("Een campagne over uitbuiting", "Opvang voor vrouwen regelen", "Bibob toepassen bij verhuur")
    rows = tuple(action(text, KORPS) for text in texts)
    copies = [plan(ambition(1, block(*rows)), owner=f"oefen-{town}") for town in ("pluvierdrecht", "krekelerzijl")]
    found = [one for one in report(plans(*copies)).findings if one.rule == "district.same-action-in-two-plans"]
    assert len(found) == len(texts)
    assert sum(len(one.actions) for one in found) == 2 * len(texts)
