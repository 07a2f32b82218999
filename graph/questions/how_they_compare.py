"""How municipalities or plans compare: by theme, step, norm, partner, role or time; of two years action by action."""

from dataclasses import dataclass

from graph.analysis.compared_by import By
from graph.analysis.comparison import Comparison, Side, compare, only, side_of
from graph.model.faults import FaultKind
from graph.network import Network
from graph.questions.filters import QuestionError, Sort, asks

FEWEST_SIDES = 2
# One beside nothing is no comparison: its own page says what it has.

ONE_SIDE = FaultKind("compare-one-side", "name")
NO_SIDE = FaultKind("compare-no-side", "name", "value")
NOT_AMONG = FaultKind("compare-not-among", "name", "value")


@dataclass(frozen=True, slots=True)
class HowTheyCompare:
    """Municipalities or plans beside each other: who has it, who does it, in which words, and what others have that one
    has not. Own departments are left out. What was not found in a plan is not said to be done by nobody, and of a
    municipality without a plan nothing is said."""

    sides: tuple[str, ...] = asks(
        Sort.OWNER_OR_PLAN,
        "Wie naast elkaar staan: twee of meer gemeenten, of plannen; anders alle gemeenten van het district",
        "Two or more municipalities, other owners of plans, or plans; without it all municipalities of the district",
        page="gemeente",
        several=True,
        placed=True,
        example="oefen-krekelerzijl",
    )
    by: By = asks(
        Sort.WORD, "Waarop u vergelijkt", "What they are compared by", page="op", words=By, default=By.THEME,
        example="theme",
    )  # fmt: skip
    row: str | None = asks(
        Sort.CODE,
        "Alleen dit thema, deze stap, dit onderdeel, deze partner, deze rol of deze planning",
        "Only this theme, step, element, partner, role or timing: its code",
        page="rij",
    )
    lacking: str | None = asks(
        Sort.OWNER_OR_PLAN,
        "Alleen wat de anderen hebben en deze niet",
        "Only what the others have and this one has not; one of those that are compared",
        page="niet-bij",
    )

    def of(self, network: Network) -> Comparison:
        """The comparison in a network.

        Raises:
            QuestionError: fewer than two are given, or one of them is no municipality, owner or plan here.
        """
        towns = sorted(network.plans.municipalities, key=lambda town: (town.name.casefold(), town.id))
        every = tuple(town.id for town in towns)
        sides = tuple(self._side(network, asked) for asked in dict.fromkeys(self.sides or every))
        if len(sides) < FEWEST_SIDES:
            raise QuestionError(ONE_SIDE(name="sides"))
        if self.lacking is not None and self.lacking not in {side.id for side in sides}:
            raise QuestionError(NOT_AMONG(name="lacking", value=self.lacking))
        return only(compare(network.plans, sides, self.by), self.row, self.lacking)

    def _side(self, network: Network, asked: str) -> Side:
        found = side_of(network.plans, asked)
        if found is None:
            raise QuestionError(NO_SIDE(name="sides", value=asked))
        return found
