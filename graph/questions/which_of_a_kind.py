"""Lists of one kind of thing: plans, ambitions, organisations, municipalities."""

from dataclasses import dataclass

from graph.analysis.expected import Expectation
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, OrganisationKind
from graph.network import Network
from graph.plans import PlanPart
from graph.plans.values import is_confirmed, kind_of
from graph.questions.filters import Sort, asks


@dataclass(frozen=True, slots=True)
class WhichPlans:
    """The loaded plans, in order of their ids."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen van deze gemeente", "Only the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only this plan", page="plan")

    def of(self, network: Network) -> tuple[PlanPart, ...]:
        """The plans of a network that are asked for."""
        return tuple(
            plan
            for plan in network.plans.plans
            if self.municipality in (None, plan.owner.id) and self.plan in (None, plan.id)
        )


@dataclass(frozen=True, slots=True)
class WhichAmbitions:
    """The ambitions of the plans, each with its plan, in the order of each plan."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")

    def of(self, network: Network) -> tuple[tuple[PlanPart, NodeRow], ...]:
        """The ambitions of a network that are asked for."""
        plans = WhichPlans(self.municipality, self.plan).of(network)
        return tuple((plan, ambition) for plan in plans for ambition in plan.ambition_nodes)


@dataclass(frozen=True, slots=True)
class WhichOrganisations:
    """The parties that the plans of a district name, units apart, municipalities included; by name."""

    kind: tuple[OrganisationKind, ...] = asks(
        Sort.WORD, "Alleen van deze soort", "Only of these kinds", page="soort", words=OrganisationKind, several=True
    )
    confirmed: bool | None = asks(
        Sort.FLAG,
        "Alleen bekende namen, of alleen die nog niet bevestigd zijn",
        "Only known names, or only those not yet confirmed",
        page="bevestigd",
        option="--confirmed/--unconfirmed",
    )
    degree: tuple[Degree, ...] = asks(
        Sort.WORD,
        "Alleen wie zo genoemd wordt",
        "Only who is named in one of these ways",
        page="graad",
        words=Degree,
        several=True,
    )

    def of(self, network: Network) -> tuple[NodeRow, ...]:
        """The organisations of a network that are asked for."""
        found = (
            node
            for node in network.view.of_label("Organisation")
            if (self.kind == () or kind_of(node) in self.kind)
            and self.confirmed in (None, is_confirmed(node))
            and (self.degree == () or self._is_named_so(network, node.id))
        )
        return tuple(sorted(found, key=lambda node: (node.name.casefold(), node.id)))

    def _is_named_so(self, network: Network, organisation: str) -> bool:
        rows = network.by_party.get(organisation, ())
        return any(row.degree in self.degree and not row.is_derived for row in rows)


@dataclass(frozen=True, slots=True)
class WhichMunicipalities:
    """The municipalities of a district and the others that its plans name, with what others expect of each."""

    in_district: bool | None = asks(
        Sort.FLAG,
        "Alleen die van het district, of alleen de andere",
        "Only those of the district, or only the others",
        page="district-zelf",
        option="--in-district/--elsewhere",
    )

    def of(self, network: Network) -> tuple[Expectation, ...]:
        """The municipalities that are asked for; those of the district first, then by name."""
        return tuple(one for one in network.expectations if self.in_district in (None, one.in_district))
