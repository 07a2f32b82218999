"""What a rule's own file of tests is made of: plans of a few rows, and what the rule says of them.

Each such file has ``RULE``, ``FOUND`` (what it must find: plans, and the subjects of its findings), ``DECOYS`` (what
only looks like it) and the two tests of these. ``test_registry.py`` demands them of every rule, and
``tests/contract/test_rule_cypher.py`` asks the rule's Cypher for the same.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from graph.analysis.findings import Finding, FindingReport, Rule
from graph.analysis.rules import find_all
from graph.model.form import ActionForm, PlanForm, Reading
from graph.model.rows import NodeRow, PlanStatements
from graph.plans import read_plans
from loaders.form.statements import state_plan
from loaders.reading import resolve_reading
from tests.graph.analysis.rules.plans import PRACTICE, action, ambition, block, plan, reference, view_of

HOME = "oefen-pluvierdrecht.2026"


@dataclass(frozen=True)
class Plans:
    """Some plans; of the rows of the actions in ``unread``, by their text, a part was not understood."""

    forms: tuple[PlanForm, ...]
    unread: frozenset[str]

    def __hash__(self) -> int:
        return id(self)

    def statements(self) -> list[PlanStatements]:
        """The plans as statements."""
        known = reference(PRACTICE)
        made = [state_plan(resolve_reading(Reading(plan=form), known), known, PRACTICE) for form in self.forms]
        return [replace(one, nodes=tuple(map(self._marked, one.nodes))) for one in made]

    def _marked(self, node: NodeRow) -> NodeRow:
        if node.properties.get("text") not in self.unread:
            return node
        return replace(node, properties=MappingProxyType({**node.properties, "unread": 9}))


Found: TypeAlias = dict[str, tuple[Plans, set[str]]]
Decoys: TypeAlias = dict[str, Plans]


def plans(*forms: PlanForm, unread: Collection[str] = ()) -> Plans:
    """These plans, for one case."""
    return Plans(forms, frozenset(unread))


def rows(*actions: ActionForm, unread: Collection[str] = ()) -> Plans:
    """One plan of these actions, in one block."""
    return plans(plan(ambition(1, block(*actions))), unread=unread)


def elsewhere(*owners: str) -> tuple[PlanForm, ...]:
    """A plan of each of these municipalities that says nothing of anybody."""
    return tuple(plan(ambition(1, block(action("Iets", "Burgerzaken"))), owner=f"oefen-{owner}") for owner in owners)


@lru_cache(maxsize=500)
def report(case: Plans) -> FindingReport:
    """What all rules find in these plans."""
    return find_all(read_plans(view_of(PRACTICE, case.statements())))


def found(rule: Rule, case: Plans) -> list[Finding]:
    """What one rule finds in these plans."""
    return [finding for finding in report(case).findings if finding.rule == rule.id]


def only(rule: Rule, case: Plans) -> Finding:
    """The one thing that a rule finds in these plans."""
    (finding,) = found(rule, case)
    return finding


def subjects(rule: Rule, case: Plans) -> set[str]:
    """The subjects of the findings, short: an action by its text, and the rest without the first plan's id."""
    nodes = (node for one in case.statements() for node in one.nodes)
    texts = {node.id: str(node.properties["text"]) for node in nodes if node.label == "Action"}
    return {
        ":".join(texts.get(one, one.removeprefix(f"{HOME}.")) for one in finding.subjects)
        for finding in found(rule, case)
    }


def not_judged(rule: Rule, case: Plans) -> list[str]:
    """What the rule says that it cannot judge."""
    return [one.text.nl for one in report(case).not_judged if one.rule == rule.id]


def it_is_found(rule: Rule, case: tuple[Plans, set[str]]) -> None:
    """A test of each case of ``FOUND``: exactly these, and nothing else."""
    assert subjects(rule, case[0]) == case[1]


def it_only_looks_like_it(rule: Rule, decoy: Plans) -> None:
    """A test of each case of ``DECOYS``."""
    assert subjects(rule, decoy) == set()
