"""How many of what: two dimensions of the plans set out against each other, and the matrix of parties."""

from dataclasses import dataclass

from graph.model.faults import FaultKind
from graph.network import Network
from graph.plans import PlanPart
from graph.questions.filters import QuestionError, Sort, asks
from graph.questions.which_of_a_kind import WhichPlans
from graph.tables.crossing import Crossing, crossing
from graph.tables.dimensions import Dimension
from graph.tables.matrix import Matrix

SAME_TWICE = FaultKind("table-same-twice", "name", "dimension")
NO_SUCH_PLAN = FaultKind("table-no-plan", "name", "asked")
SEVERAL_PLANS = FaultKind("table-several-plans", "name", "asked", "plans")


@dataclass(frozen=True, slots=True)
class HowMany:
    """The table of two dimensions, of all plans or of some."""

    rows: Dimension = asks(
        Sort.WORD, "Wat de rijen zijn", "What the rows are", page="rijen", words=Dimension, default=Dimension.PARTY,
        example="kind",
    )  # fmt: skip
    columns: Dimension = asks(
        Sort.WORD, "Wat de kolommen zijn", "What the columns are; not what the rows are", page="kolommen",
        words=Dimension, default=Dimension.AMBITION, example="timing",
    )  # fmt: skip
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")
    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )

    def of(self, network: Network) -> Crossing:
        """The table, made once for each state of a network.

        Raises:
            QuestionError: rows and columns are the same, or no loaded plan fits.
        """
        if self.rows is self.columns:
            raise QuestionError(SAME_TWICE(name="columns", dimension=self.rows.value))
        only = None
        if self.plan is not None or self.municipality is not None:
            only = tuple(plan.id for plan in _fitting(network, self.municipality, self.plan))
        return network.kept_table(self, lambda: crossing(network.plans, self.rows, self.columns, only=only))


@dataclass(frozen=True, slots=True)
class WhichMatrix:
    """Who does what: outside parties by ambition of one plan, or by plan of the whole district."""

    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only this plan", page="plan")
    municipality: str | None = asks(
        Sort.OWNER, "Het plan van deze gemeente", "The plan of this owner, of which one is loaded", page="gemeente"
    )

    def of(self, network: Network) -> Matrix:
        """The matrix that is asked for.

        Raises:
            QuestionError: no loaded plan fits, or more than one does.
        """
        if self.plan is None and self.municipality is None:
            return network.matrix
        plans = _fitting(network, self.municipality, self.plan)
        if len(plans) > 1:
            ids = tuple(plan.id for plan in plans)
            raise QuestionError(SEVERAL_PLANS(name="municipality", asked=self.municipality or "", plans=ids))
        return network.matrices[plans[0].id]


def _fitting(network: Network, municipality: str | None, plan: str | None) -> tuple[PlanPart, ...]:
    plans = WhichPlans(municipality, plan).of(network)
    if len(plans) == 0:
        name = "municipality" if plan is None else "plan"
        raise QuestionError(NO_SUCH_PLAN(name=name, asked=plan or municipality or ""))
    return plans
