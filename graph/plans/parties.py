"""Organisations with what they are a part of: whose a party is, and what it is called in somebody's plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.rows import NodeRow
from graph.model.vocabulary import OrganisationKind
from graph.plans.values import kind_of
from graph.view import NetworkView

Lineage = tuple[NodeRow, ...]
"""An organisation itself and those it is a part of, nearest first."""


@dataclass(frozen=True, eq=False)
class Parties:
    """The organisations of a view."""

    lineages: Mapping[str, Lineage]

    def lineage(self, organisation: str) -> Lineage:
        """The organisation itself and those it is a part of, nearest first.

        Raises:
            KeyError: there is no such organisation.
        """
        return self.lineages[organisation]

    def whole_of(self, organisation: str) -> frozenset[str]:
        """The ids of the organisation and of all it is a part of; of one that is not there its id alone."""
        found = self.lineages.get(organisation)
        return frozenset({organisation}) if found is None else frozenset(node.id for node in found)

    def stands_for(self, party: str, organisation: str) -> bool:
        """Whether a party is an organisation or a unit of it."""
        return party == organisation or organisation in self.whole_of(party)


def parties_of(view: NetworkView) -> Parties:
    """All organisations of a view; a circle in the data ends a lineage."""
    return Parties({node.id: _lineage(view, node) for node in view.of_label("Organisation")})


def is_own(lineage: Lineage, owner: str) -> bool:
    """Whether a party is the owner of a plan, or a department, function or unit of it.

    A plan can be a partner's: its own teams are no parties from outside either. A municipality is never a part of the
    owner in this sense, whatever stands above it.
    """
    party = lineage[0]
    if party.id == owner:
        return True
    kind = kind_of(party)
    if kind is OrganisationKind.OWN_DEPARTMENT and party.id.startswith(f"{owner}."):
        return True
    return kind is not OrganisationKind.MUNICIPALITY and any(above.id == owner for above in lineage)


def name_in_plan_of(lineage: Lineage, owner: str) -> str:
    """The name of a party in somebody's plan; a department of another says whose: *VTH (Zoetermeer)*."""
    party = lineage[0]
    if kind_of(party) is not OrganisationKind.OWN_DEPARTMENT or is_own(lineage, owner) or len(lineage) < 2:
        return party.name
    return f"{party.name} ({lineage[1].name})"


def nearest_whole(lineages: Iterable[Lineage]) -> Lineage | None:
    """The nearest organisation that all these parties are, or are a unit of, with its own lineage; None where there is
    none."""
    chains = list(lineages)
    if len(chains) == 0:
        return None
    above = [{node.id for node in chain} for chain in chains]
    for at, node in enumerate(chains[0]):
        if all(node.id in chain for chain in above):
            return chains[0][at:]
    return None


def _lineage(view: NetworkView, organisation: NodeRow) -> Lineage:
    chain = [organisation]
    seen = {organisation.id}
    while True:
        parents = view.outgoing(chain[-1].id, "PART_OF")
        if len(parents) == 0 or parents[0].target in seen:
            return tuple(chain)
        seen.add(parents[0].target)
        chain.append(view.nodes[parents[0].target])
