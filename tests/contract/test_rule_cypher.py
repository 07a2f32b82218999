"""Every rule's Cypher on a real Neo4j gives the subjects of the same findings as its function."""

import sys
from collections.abc import Callable, Iterator, Sequence

import pytest

from graph.analysis.findings import Rule, Twin
from graph.analysis.rules import RULES
from graph.model.rows import PlanStatements
from graph.plans import DistrictPlans, PlanPart, read_plans
from graph.store.neo4j import Neo4jStore, open_neo4j_store
from graph.view import NetworkView
from tests import neo4j_server as servers
from tests.graph.analysis.rules.plans import PRACTICE, REAL, STAMP, fill, shipped
from tests.graph.analysis.rules.small_plans import SMALL, partly_unread, statements
from tests.graph.analysis.rules.test_registry import own_file

CASES: dict[str, Sequence[PlanStatements]] = {
    "the practice district": shipped(PRACTICE),
    "three of the practice plans": shipped(PRACTICE)[:3],
    "two of the practice plans": shipped(PRACTICE)[1:3],
    **{name: statements(name) for name in SMALL},
    "a plan that is partly unread": (partly_unread(),),
}
OWN = {
    f"{rule.id}: {name}": (rule, case)
    for rule in RULES
    for name, case in {
        **{name: case for name, (case, _) in own_file(rule).FOUND.items()},
        **own_file(rule).DECOYS,
    }.items()
}
"""The cases of each rule's own file of tests; there only that rule is asked."""


@pytest.fixture(scope="module")
def store(neo4j_server: servers.Connection) -> Iterator[Neo4jStore]:
    """A store with the real plan; practice plans come and go beside it, so that each rule must keep to its district."""
    servers.empty(neo4j_server)
    with open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password) as opened:
        fill(opened, REAL, shipped(REAL))
        yield opened


def test_for_the_real_plan_cypher_finds_the_same(store: Neo4jStore) -> None:
    assert differences(store, store.read_view(REAL)) == {}


@pytest.mark.parametrize("case", sorted(CASES))
def test_for_practice_plans_cypher_finds_the_same(store: Neo4jStore, case: str) -> None:
    for plan in set(store.info().plans) - {one.plan for one in (*CASES[case], *shipped(REAL))}:
        store.remove_plan(plan, STAMP)
    assert differences(store, fill(store, PRACTICE, CASES[case])) == {}


@pytest.mark.parametrize("case", sorted(OWN))
def test_for_the_cases_of_a_rule_its_cypher_finds_the_same(store: Neo4jStore, case: str) -> None:
    rule, made = OWN[case]
    statements = made.statements()
    for plan in set(store.info().plans) - {one.plan for one in (*statements, *shipped(REAL))}:
        store.remove_plan(plan, STAMP)
    view = fill(store, PRACTICE, statements)
    assert in_cypher(store, view, rule) == of_function(view, rule)


def differences(store: Neo4jStore, view: NetworkView) -> dict[str, dict[str, set[str]]]:
    """For each rule that differs, what only one side finds."""
    found = {}
    for rule in RULES:
        cypher, python = in_cypher(store, view, rule), of_function(view, rule)
        if cypher != python:
            found[rule.id] = {"only in Cypher": cypher - python, "only in Python": python - cypher}
    return found


def in_cypher(store: Neo4jStore, view: NetworkView, rule: Rule) -> set[str]:
    answer = store.run_read_only(rule.cypher, {"district": view.district}, seconds=30, most_rows=10_000)
    assert not answer.cut
    column = answer.columns.index("subjects")
    told = []
    for row in answer.rows:
        subjects = row[column]
        assert isinstance(subjects, list | tuple)
        told.append(":".join((rule.id, *(str(subject) for subject in subjects))))
    assert len(told) == len(set(told)), f"{rule.id} returns a finding twice"
    return set(told)


def of_function(view: NetworkView, rule: Rule) -> set[str]:
    """The ids of the findings; for a rule that compares texts, of all subjects among which it chooses."""
    plans = read_plans(view)
    if rule.in_plan is not None:
        look, parts = rule.in_plan, plans.plans
        found = {finding.id for plan in parts for finding in look(plan).findings}
        chosen_from = [subjects for plan in parts for subjects in _among(look, rule, plan)]
    else:
        assert rule.between is not None
        found = {finding.id for finding in rule.between(plans).findings}
        chosen_from = list(_among(rule.between, rule, plans))
    if rule.twin is Twin.FINDINGS:
        return found
    among = {":".join((rule.id, *subjects)) for subjects in chosen_from}
    assert found <= among
    return among


def _among(look: Callable[..., object], rule: Rule, plans: PlanPart | DistrictPlans) -> Iterator[tuple[str, ...]]:
    """What a rule that chooses by the words of texts chooses from."""
    if rule.twin is Twin.EVIDENCE:
        yield from sys.modules[look.__module__].among(plans)
