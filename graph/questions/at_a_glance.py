"""What the network answers at a glance: gaps, actions with several holders, common themes, care beside security."""

from dataclasses import dataclass

from graph.analysis.glances.care_and_security import care_and_security
from graph.analysis.glances.common_themes import common_themes
from graph.analysis.glances.gaps import gaps
from graph.analysis.glances.glance import Glance, View
from graph.analysis.glances.shared import shared
from graph.network import Network
from graph.plans import PlanPart
from graph.questions.filters import Sort, asks
from graph.questions.which_of_a_kind import WhichPlans


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """A view of the network that answers one question: in one sentence, and as boxes in columns with the lines between
    them."""

    view: View = asks(
        Sort.WORD,
        "Welke vraag",
        "Which question it answers",
        page="kijk",
        words=View,
        default=View.GAPS,
        example="sides",
    )
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

    def of(self, network: Network) -> Glance:
        """The view of a network. Common themes are those of the whole district; a municipality or plan that is asked
        for leaves those that it has too."""
        plans, with_own = self.plans(network), self.with_own is True
        match self.view:
            case View.GAPS:
                return gaps(plans, network.outcomes, with_own=with_own)
            case View.SHARED:
                return shared(plans, with_own=with_own)
            case View.THEMES:
                owners = {plan.owner.id for plan in plans}
                asked = self.municipality is not None or self.plan is not None
                return common_themes(network.plans, frozenset(owners) if asked else None)
            case View.SIDES:
                return care_and_security(plans, with_own=with_own)

    def plans(self, network: Network) -> tuple[PlanPart, ...]:
        """The plans that are looked at."""
        return WhichPlans(self.municipality, self.plan).of(network)
