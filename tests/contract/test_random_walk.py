"""The same random things done to a store and to plain dictionaries, and to both stores where a Neo4j can be had: they
answer alike and hold the same."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from graph.model.rows import NodeRow, RelationRow
from graph.store.port import Store
from graph.store.records import DecisionRecord, Stamp
from graph.store.sqlite import open_sqlite_store
from graph.store.words import match, words_of
from graph.view import NetworkView
from tests import neo4j_server as server
from tests.contract.plain_store import PlainStore
from tests.contract.plans import (
    DISTRICT,
    HOSTILE,
    OTHER_DISTRICT,
    PlanSize,
    known,
    make_plan,
    organisation_row,
    part_of_row,
)
from tests.contract.test_plans import with_organisation

SIZE = PlanSize(ambitions=1, actions=2, partners=2, organisations=9)
DISTRICTS = {1: DISTRICT, 2: DISTRICT, 5: OTHER_DISTRICT}
OWNERS = st.sampled_from(sorted(DISTRICTS))
STAMPS = st.builds(Stamp, st.sampled_from(["2025-03-01T10:00:00+01:00", "2025-06-01T00:00:00Z"]), st.just("walk"))
WORDS = st.sampled_from(["oefen", "org 3", "vth", "aanpak", "drop table", "e\u0301\u0301", "a b", "OR", *HOSTILE[:6]])


class Walk(RuleBasedStateMachine):
    """Several stores that should never differ from each other or from the plain one."""

    def __init__(self, stores: tuple[Store, ...]) -> None:
        super().__init__()
        self.stores = stores
        self.plain = PlainStore()
        self.seen: dict[str, tuple[NetworkView, tuple[DecisionRecord, ...]]] = {}
        self.init_both(Stamp("2025-01-01T00:00:00Z", "walk"))

    @rule(stamp=STAMPS)
    def init_both(self, stamp: Stamp) -> None:
        for numbers, district in (((1, 2), DISTRICT), ((5,), OTHER_DISTRICT)):
            rows = known(numbers, district)
            self.plain.init(*rows, stamp)
            for store in self.stores:
                store.init(*rows, stamp)

    @rule(owner=OWNERS, seed=st.integers(0, 5), year=st.sampled_from([2025, 2026]), stamp=STAMPS, hostile=st.booleans())
    def replace(self, owner: int, seed: int, year: int, stamp: Stamp, hostile: bool) -> None:
        """One of six seeds is that of a plan that moves to the other district, with its municipality."""
        texts = HOSTILE[seed : seed + 3] if hostile else ()
        district = DISTRICTS[owner if seed < 5 else {1: 5, 2: 5, 5: 1}[owner]]
        plan = make_plan(owner, seed, size=SIZE, year=year, district=district, texts=texts)
        expected = self.plain.replace_plan(plan, stamp)
        for store in self.stores:
            assert store.replace_plan(plan, stamp) == expected
            assert not store.replace_plan(plan, stamp).wrote

    @rule(owner=OWNERS, unit=st.integers(1, 12), parent=st.integers(1, 12), name=st.sampled_from(HOSTILE), stamp=STAMPS)
    def replace_with_a_unit(self, owner: int, unit: int, parent: int, name: str, stamp: Stamp) -> None:
        """Parents change, names of shared nodes change, and parents may stand in a circle."""
        nodes = organisation_row(unit, name=name), organisation_row(parent)
        links = () if unit == parent else (part_of_row(nodes[0].id, nodes[1].id),)
        plan = make_plan(owner, 0, size=SIZE, district=DISTRICTS[owner])
        stated = {relation.source for relation in plan.relations if relation.plan is None}
        if nodes[0].id in stated:
            return
        plan = with_organisation(plan, nodes[0], nodes[1], *links)
        expected = self.plain.replace_plan(plan, stamp)
        for store in self.stores:
            assert store.replace_plan(plan, stamp) == expected

    @rule(owner=OWNERS, year=st.sampled_from([2025, 2026]), stamp=STAMPS)
    def remove(self, owner: int, year: int, stamp: Stamp) -> None:
        plan = f"oefen-gemeente-{owner}.{year}"
        if plan not in self.plain.nodes:
            for store in self.stores:
                with pytest.raises(KeyError):
                    store.remove_plan(plan, stamp)
            return
        expected = self.plain.remove_plan(plan, stamp)
        for store in self.stores:
            assert store.remove_plan(plan, stamp) == expected

    @rule(number=st.integers(0, 30), hour=st.integers(0, 23), district=st.sampled_from([DISTRICT, OTHER_DISTRICT]))
    def decide(self, number: int, hour: int, district: str) -> None:
        decision = DecisionRecord(
            f"besluit-{number}", f"regel:{number}", ("a", "b"), "goed", HOSTILE[number % len(HOSTILE)], None, district,
            f"2025-01-01T{hour:02}:00:00+0{hour % 5}:00", "regio",
        )  # fmt: skip
        kept = self.plain.kept_decisions.get(decision.id)
        decision = decision if kept is None else kept
        stamp = Stamp("2025-01-01T00:00:00Z", "walk")
        self.plain.record_decision(decision, stamp)
        for store in self.stores:
            store.record_decision(decision, stamp)

    @rule(words=WORDS, limit=st.integers(0, 12), district=st.sampled_from([DISTRICT, OTHER_DISTRICT]))
    def search(self, words: str, limit: int, district: str) -> None:
        """What the plain store finds by looking at every node of the view."""
        wanted = words_of(words)
        found = [match(node, wanted) for node in self.plain.read_view(district).nodes.values()] if wanted else []
        matches = [m for m in found if m is not None]
        ordered = sorted(matches, key=lambda m: (not m.in_names, m.hit.node.id))
        for store in self.stores:
            assert store.search(words, district, limit) == tuple(m.hit for m in ordered)[:limit]

    @rule(place=st.integers(0, 999))
    def holding(self, place: int) -> None:
        """The districts whose view holds a node; of one that is not there, none."""
        nodes = [*sorted(self.plain.nodes), "nergens", "oefen-gemeente-1.2025.nergens"]
        node = nodes[place % len(nodes)]
        for store in self.stores:
            assert store.holding(node) == self.plain.holding(node)

    @rule(owner=OWNERS, number=st.one_of(st.none(), st.integers(0, 4)))
    def version(self, owner: int, number: int | None) -> None:
        plan = f"oefen-gemeente-{owner}.2025"
        for store in self.stores:
            assert store.version(plan, number) == self.plain.version(plan, number)

    @invariant()
    def all_hold_the_same(self) -> None:
        expected = self.plain.snapshot()
        for store in self.stores:
            assert store.snapshot() == expected
            assert store.revision() == expected.revision

    @invariant()
    def all_answer_alike(self) -> None:
        for store in self.stores:
            assert store.districts() == self.plain.districts()
            for district in (DISTRICT, OTHER_DISTRICT):
                assert store.read_view(district) == self.plain.read_view(district)
                assert store.decisions(district) == self.plain.decisions(district)
            assert store.versions("oefen-gemeente-1.2025") == self.plain.versions("oefen-gemeente-1.2025")

    @invariant()
    def what_changed_is_stale(self) -> None:
        """Whatever the rules for touching say: where anything else is seen, the revision is that of the last change."""
        for district in (DISTRICT, OTHER_DISTRICT):
            view, decisions = self.plain.read_view(district), self.plain.decisions(district)
            before = self.seen.get(district)
            self.seen[district] = view, decisions
            if before is None:
                continue
            seen = (before[0].nodes, before[0].relations, before[1])
            if seen != (view.nodes, view.relations, decisions):
                assert view.revision == len(self.plain.rows)
            for plan, revision in view.plan_revisions.items():
                if before[0].plan_revisions.get(plan) == revision:
                    assert _seen_of(before[0], plan) == _seen_of(view, plan)

    def teardown(self) -> None:
        for store in self.stores:
            assert store.check() == ()
            store.close()


def _seen_of(view: NetworkView, plan: str) -> list[NodeRow | RelationRow]:
    """All that a plan states, with the parties and parents it is about."""
    relations = [row for row in view.relations if row.plan == plan]
    ends = {end for row in relations for end in (row.source, row.target)}
    found: list[NodeRow | RelationRow] = [*relations]
    while ends:
        found += [view.nodes[end] for end in sorted(ends)]
        above = [row for end in sorted(ends) for row in view.outgoing(end, "PART_OF") if row not in found]
        found += above
        ends = {row.target for row in above}
    return found


def _walks(open_stores: Callable[[], tuple[Store, ...]], examples: int) -> None:
    """Takes walks, each with fresh stores; the same ones every time."""

    class FreshWalk(Walk):
        def __init__(self) -> None:
            super().__init__(open_stores())

    steady = settings(
        max_examples=examples, stateful_step_count=12, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(FreshWalk, settings=steady)


def test_sqlite_does_what_plain_dictionaries_do(tmp_path: Path) -> None:
    numbers = count()
    _walks(lambda: (open_sqlite_store(tmp_path / f"{next(numbers)}.db"),), examples=40)


def test_neo4j_and_sqlite_do_the_same(neo4j_server: server.Connection, tmp_path: Path) -> None:
    from graph.store.neo4j import open_neo4j_store

    numbers = count()

    def both() -> tuple[Store, ...]:
        server.empty(neo4j_server)
        there = open_neo4j_store(neo4j_server.url, neo4j_server.user, neo4j_server.password)
        return open_sqlite_store(tmp_path / f"{next(numbers)}.db"), there

    _walks(both, examples=6)
