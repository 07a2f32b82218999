"""What pages tell of a finding beside its own words: where its quotes stand, whose plan that is, what sort it is."""

from collections.abc import Mapping
from typing import Any

from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from api.site.asked import Asked
from graph.analysis.agenda import Heading
from graph.analysis.findings import Evidence, EvidenceOf, Finding, Kind
from graph.analysis.rules import RULE_BY_ID

QUOTES_SHOWN, QUOTES_OPEN = 6, 2
# Of a finding in a list: all findings of the shipped plans rest on at most six quotes; its own page has the rest.
# More than two are folded on a screen, and open on paper.
EVIDENCE_SHOWN = 100
# On the page of one finding. The most of any finding of the shipped plans is six; of one that a whole nation shares
# the rest is told as a number.

NOTES_SHOWN = 50
# Of what could not be judged and of what is in order; the practice district has none and one.

OPEN, BETWEEN, ONE_PARTY, ALIKE, CHECK = "open", "between", "one-party", "alike", "check"
HEADINGS: Mapping[str, str] = {
    OPEN: N_("Wat nog open is"),
    BETWEEN: N_("Plannen zeggen iets verschillends"),
    ONE_PARTY: N_("Hangt aan één partij"),
    ALIKE: N_("Lijkt op elkaar"),
    CHECK: N_("Om na te kijken"),
}
"""What findings are gathered under, in order."""
EVIDENCE: Mapping[EvidenceOf, str] = {
    EvidenceOf.ACTION: N_("actie"),
    EvidenceOf.HOLDER: N_("houder"),
    EvidenceOf.NAMED: N_("genoemd bij de actie"),
    EvidenceOf.PARTNER: N_("partnerlijst"),
    EvidenceOf.PAYER: N_("betaalt"),
    EvidenceOf.PLAN: N_("plan"),
    EvidenceOf.GOAL: N_("doel"),
    EvidenceOf.AUDIENCE: N_("doelgroep"),
    EvidenceOf.MONEY: N_("geld"),
}
FOR_WHOM: Mapping[Heading, str] = {
    Heading.MEETING: N_("ook voor het overleg"),
    Heading.WRITER: N_("voor de opsteller"),
    Heading.INFORMATION: N_("ter informatie"),
}
"""Whose a finding is that is not among the points that are shown."""
_HEADING_OF = {Kind.GAP: OPEN, Kind.DEPENDENCY: ONE_PARTY, Kind.OVERLAP: ALIKE, Kind.SLIP: CHECK}


def heading_of_rule(rule: str) -> str:
    """Under which heading the findings of a rule stand: what plans say differently takes two plans; within one it is
    there to be checked."""
    one = RULE_BY_ID[rule]
    if one.kind is Kind.CONTRADICTION:
        return CHECK if one.between is None else BETWEEN
    return _HEADING_OF[one.kind]


def rules_under(heading: str) -> tuple[str, ...]:
    """The rules whose findings stand under a heading."""
    return tuple(rule for rule in RULE_BY_ID if heading_of_rule(rule) == heading)


def telling(one: Asked) -> dict[str, Any]:
    """What the templates call to tell of findings."""
    view = one.network.view

    def whose(evidence: Evidence, finding: Finding) -> str:
        """The owner of the plan that a quote stands in; that is not always the plan a finding is about."""
        plan = one.network.plans.plan_around(evidence.node)
        return finding.owner or one.network.district.name if plan is None else plan.owner.name

    def place(evidence: Evidence) -> str | None:
        """The lines of the source that a quote stands on; of what was entered by hand the page that shows it."""
        plan, node = one.network.plans.plan_around(evidence.node), view.nodes.get(evidence.node)
        if plan is not None and evidence.line_from is not None:
            return one.links.source(plan.id, evidence.line_from, evidence.line_to)
        return None if node is None else one.links.of_node(view, node)

    def mend(evidence: Evidence) -> str | None:
        """Where what was read of an action is put right; None of what is no action."""
        plan, node = one.network.plans.plan_around(evidence.node), view.nodes.get(evidence.node)
        return None if plan is None or node is None or node.label != "Action" else one.links.mend(plan.id, node.id)

    def party(identifier: str) -> tuple[str, str] | None:
        node = view.nodes.get(identifier)
        return None if node is None else (node.name, one.links.of_party(node))

    return {
        "rules": RULE_BY_ID,
        "evidence_words": EVIDENCE,
        "quotes_shown": QUOTES_SHOWN,
        "notes_shown": NOTES_SHOWN,
        "quotes_open": QUOTES_OPEN,
        "place_of": place,
        "mend_of": mend,
        "whose_of": whose,
        "party_of": party,
    }
