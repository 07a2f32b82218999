"""How the parties of the plans stand to each other, in measures; for who analyses, never a finding."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.network import Network
from graph.questions.filters import Sort, asks
from graph.questions.which_of_a_kind import WhichPlans

if TYPE_CHECKING:
    from graph.analysis.measures.measured import Measured


@dataclass(frozen=True, slots=True)
class WhichMeasures:
    """Measures of the parties with a task in the actions of all plans, or of some: how many actions, how central, in
    which group, between whom. They order and describe; they are no findings."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")
    with_own: bool | None = asks(
        Sort.FLAG,
        "Of eigen afdelingen en functies meetellen",
        "Whether the owners' own departments and functions count too; not, where it is not said",
        page="met-eigen",
        option="--with-own/--without-own",
    )

    def of(self, network: Network) -> "Measured":
        """What is measured, made once for each state of a network."""
        plans = WhichPlans(self.municipality, self.plan).of(network)
        return network.measured(tuple(plan.id for plan in plans), with_own=self.with_own is True)
