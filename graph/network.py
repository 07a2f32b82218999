"""The network of a district at one state, with what follows from it: each thing made once, under its own name."""

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING

from graph.analysis.expected import Expectation, expectations
from graph.analysis.findings import Finding, FindingReport, Outcome
from graph.analysis.rules import RULE_BY_ID, Explanation, outcomes_between, outcomes_in, report_of
from graph.kept import Kept, made_once
from graph.model.rows import NodeRow
from graph.plans import ActionPart, DistrictPlans, Named, PlanPart, read_plans
from graph.tables.crossing import Crossing
from graph.tables.making_matrix import plan_matrix, plans_matrix
from graph.tables.matrix import Matrix
from graph.view import NetworkView

if TYPE_CHECKING:
    from graph.analysis.measures.measured import Measured

KEPT_CELLS = 20_000
# A filled cell takes 0.6 to 0.9 kB (tracemalloc, all thirty tables of both shipped districts), so the tables of one
# network are at most some 20 MB; the thirty tables of the practice district have 2,156 filled cells together.

KEPT_PARTIES = 2_000
# A party with its measures takes some 1 kB, each pair of it with another 0.1 kB: of a district of 60 parties 0.3 MB.


class Network:
    """A view and what follows from it. It never changes; a change in the store gives another network.

    Args:
        view: the network of one district at one revision.
        before: an earlier state of the same district. What was read and found in plans that did not change since is
            taken over from it, so that a change in one plan costs what that plan costs.
    """

    def __init__(self, view: NetworkView, before: "Network | None" = None) -> None:
        self.view = view
        # Taken out of the earlier network, which is then let go: a chain of networks would keep every state alive.
        self._tables: Kept[Hashable, Crossing] = Kept(KEPT_CELLS, lambda table: len(table.cells))
        self._measures: Kept[Hashable, Measured] = Kept(KEPT_PARTIES, lambda made: len(made.parties))
        self._plans_before = None if before is None else before._plans_made
        self._found_before = {} if before is None else before._found_in_plans

    @property
    def district(self) -> NodeRow:
        """The district it is about."""
        return self.view.nodes[self.view.district]

    @property
    def revision(self) -> int:
        """Number of the last change that touched it."""
        return self.view.revision

    @made_once
    def plans(self) -> DistrictPlans:
        """What its plans say, part by part."""
        read = read_plans(self.view, self._plans_before)
        self._plans_before = None
        return read

    @property
    def rows(self) -> tuple[Named, ...]:
        """Who does what: every place where a plan names a party, derived rows among them."""
        return self.plans.rows

    @property
    def actions(self) -> tuple[ActionPart, ...]:
        """Every action, plan by plan."""
        return self.plans.actions

    @made_once
    def outcomes(self) -> Mapping[str, Mapping[str, Outcome]]:
        """For each plan, by id, what each rule on one plan gives."""
        before = self._found_before
        found = {plan.id: (plan, _taken(before, plan) or outcomes_in(plan)) for plan in self.plans.plans}
        self._found_before = found
        return {plan: outcome for plan, (_, outcome) in found.items()}

    @made_once
    def findings(self) -> FindingReport:
        """What all rules find."""
        return report_of(list(self.outcomes.values()), outcomes_between(self.plans))

    @made_once
    def finding_by_id(self) -> Mapping[str, Finding]:
        """The findings by id."""
        return {finding.id: finding for finding in self.findings.findings}

    def explain(self, finding: str) -> Explanation:
        """A finding with the rule behind it.

        Raises:
            KeyError: there is no such finding here.
        """
        found = self.finding_by_id[finding]
        return Explanation(found, RULE_BY_ID[found.rule])

    @made_once
    def matrix(self) -> Matrix:
        """Outside parties by plan."""
        return plans_matrix(self.plans.plans)

    @made_once
    def matrices(self) -> Mapping[str, Matrix]:
        """For each plan, by id, outside parties by ambition."""
        return {plan.id: plan_matrix(plan) for plan in self.plans.plans}

    @made_once
    def expectations(self) -> tuple[Expectation, ...]:
        """What the plans of others say about each municipality."""
        return expectations(self.plans)

    @made_once
    def by_party(self) -> Mapping[str, tuple[Named, ...]]:
        """For each organisation, by id, the rows that name it or a unit of it; derived rows among them."""
        found: dict[str, list[Named]] = {}
        for row in self.rows:
            for party in row.is_part_of:
                found.setdefault(party, []).append(row)
        return {party: tuple(rows) for party, rows in found.items()}

    def kept_table(self, asked: Hashable, make: Callable[[], Crossing]) -> Crossing:
        """A table that somebody asked for, made once for as long as there is room for it."""
        return self._tables.get(asked, make)

    def measured(self, plans: tuple[str, ...], *, with_own: bool) -> "Measured":
        """The measures of some of its plans, by id, made once for as long as there is room for them."""
        from graph.analysis.measures.measured import measure  # Counted with scipy, for those who ask for it alone.

        asked = [self.plans.plan_by_id[plan] for plan in plans]
        return self._measures.get((plans, with_own), lambda: measure(asked, with_own=with_own))

    @property
    def _plans_made(self) -> DistrictPlans | None:
        """Its plans if they were read; else those it took over."""
        made: DistrictPlans | None = vars(self).get("plans", self._plans_before)
        return made

    @property
    def _found_in_plans(self) -> "dict[str, tuple[PlanPart, Mapping[str, Outcome]]]":
        return self._found_before


def _taken(
    before: "Mapping[str, tuple[PlanPart, Mapping[str, Outcome]]]", plan: PlanPart
) -> Mapping[str, Outcome] | None:
    """What was found in this very reading of the plan."""
    kept = before.get(plan.id)
    return kept[1] if kept is not None and kept[0] is plan else None
