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
