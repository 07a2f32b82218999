"""What a finding rests on and whom it touches, from the places of a plan it was read off."""

from collections.abc import Iterable

from graph.analysis.findings import Evidence, EvidenceOf, Touched
from graph.model.rows import NodeRow, Properties
from graph.model.vocabulary import HOLDING_ROLES, Basis
from graph.plans import NOBODY, ActionPart, Lineage, Named, PlanPart, Targeted
from graph.plans.parties import is_own
from graph.plans.values import certainty_of, is_municipality, kind_of, whole, words

_BY_TYPE = {"NAMED_PARTNER_IN": EvidenceOf.PARTNER, "FUNDS": EvidenceOf.PAYER}


def evidence_of(named: Named) -> Evidence:
    """The words that name a party."""
    role = named.role
    if role is None:
        of = _BY_TYPE.get(named.statement.type, EvidenceOf.NAMED)
    else:
        of = EvidenceOf.HOLDER if role in HOLDING_ROLES else EvidenceOf.NAMED
    return _evidence(of, named.place.node.id, named.statement.properties, named.written, named.organisation, role or "")


def action_evidence(action: ActionPart, detail: str = "") -> Evidence:
    """The words of an action; ``detail`` is what else it rests on, such as its timing as written."""
    return _evidence(EvidenceOf.ACTION, action.id, action.node.properties, action.text, None, detail)


def node_evidence(of: EvidenceOf, node: NodeRow, detail: str = "") -> Evidence:
    """The words of a plan, an ambition, a block or a goal; ``detail`` is what else it rests on, such as its money."""
    return _evidence(of, node.id, node.properties, node.name, None, detail)


def target_evidence(target: Targeted, at: NodeRow) -> Evidence:
    """The words that name a target group of a block or an action."""
    return _evidence(EvidenceOf.AUDIENCE, at.id, target.statement.properties, target.written, None, "")


def touched(plan: PlanPart, parties: Iterable[Lineage]) -> Touched:
    """What a finding in a plan touches: the plan's owner always; outside is who can be asked, so no group or sort."""
    lineages = {lineage[0].id: lineage for lineage in parties}
    nodes = [lineages[party][0] for party in sorted(lineages)]
    towns = {party.id for party in (plan.owner, *nodes) if is_municipality(party)}
    outside = any(
        kind_of(lineage[0]) not in NOBODY and not is_own(lineage, plan.owner.id) for lineage in lineages.values()
    )
    return Touched(tuple(party.id for party in nodes), tuple(sorted(towns)), outside)


def _evidence(
    of: EvidenceOf, node: str, said: Properties, otherwise: str, organisation: str | None, detail: str
) -> Evidence:
    """The quote of a node or relation; what was entered by hand has other words."""
    return Evidence(
        of=of,
        node=node,
        organisation=organisation,
        words=words(said, "quote") or otherwise,
        page=whole(said, "page"),
        line_from=whole(said, "line_from"),
        line_to=whole(said, "line_to"),
        basis=Basis(str(said["basis"])),
        certainty=certainty_of(said),
        detail=detail,
    )
