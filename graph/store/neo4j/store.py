"""The Neo4j store: every verb of the port, each in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from neo4j import ManagedTransaction

from graph.model.cypher import any_of, label_sets
from graph.model.faults import Fault
from graph.model.relations import RELATION_BY_TYPE
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store import audit as wording
from graph.store import soundness
from graph.store.change import change_of, has_plan, known_changes, named_ids, plan_changes, removal_changes
from graph.store.decisions import in_time_order, instant
from graph.store.faults import DECISION_REWRITTEN, NOT_EMPTY, StoreRefusedError
from graph.store.neo4j import reading, records, schema
from graph.store.neo4j.address import take_apart
from graph.store.neo4j.connection import Connection, connect
from graph.store.neo4j.read_only import Answer, answer
from graph.store.neo4j.search import search
from graph.store.neo4j.stored import stored_around
from graph.store.neo4j.writing import apply, upsert_nodes, upsert_relations
from graph.store.port import Change, Hit
from graph.store.records import AuditRow, DecisionRecord, PlanVersion, Stamp, VersionEntry
from graph.store.upkeep import Snapshot, StoreInfo
from graph.view import NetworkView

_READINGS = 5
"""How often a reading of several statements is tried while others write; after that the writers wait for it."""

Result = TypeVar("Result")


class Neo4jStore:
    """A network in a Neo4j database; safe to share between threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """See the port. Constraints come first: they are what makes an upsert find its row, and safe."""

        def work(tx: ManagedTransaction) -> None:
            locked = records.lock(tx, None)
            stored = stored_around(tx, None, False, named_ids(nodes, None))
            changes = known_changes(stored, nodes, relations)
            if not changes.empty:
                apply(tx, changes, stored.nodes)
                records.close_change(tx, wording.init_row(changes, stamp, locked.revision + 1))

        self._make()
        self._connection.write(work)

    def replace_plan(self, statements: PlanStatements, stamp: Stamp) -> Change:
        """See the port. One transaction, which has the store for itself from its first statement on."""

        def work(tx: ManagedTransaction) -> Change:
            locked = records.lock(tx, statements.plan)
            named = named_ids(statements.nodes, statements.plan)
            joined = {end for row in statements.relations if row.plan is not None for end in (row.source, row.target)}
            stored = stored_around(tx, statements.plan, locked.known, named, joined)
            changes = plan_changes(stored, statements)
            if changes.empty:
                return change_of(statements.plan, stored, changes, locked.revision)
            change = change_of(statements.plan, stored, changes, locked.revision + 1)
            apply(tx, changes, stored.nodes)
            version = PlanVersion(statements.plan, locked.versions + 1, stamp.at, stamp.by, statements.form_json)
            records.close_change(tx, wording.replacement_row(change, stamp), version)
            return change

        return self._write(work)

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        """See the port."""

        def work(tx: ManagedTransaction) -> Change:
            locked = records.lock(tx, plan)
            stored = stored_around(tx, plan, locked.known, ())
            if not has_plan(stored, plan):
                raise KeyError(plan)
            changes = removal_changes(stored, plan)
            change = change_of(plan, stored, changes, locked.revision + 1)
            apply(tx, changes, stored.nodes)
            records.close_change(tx, wording.removal_row(change, stamp))
            return change

        return self._connection.write(work)

    def read_view(self, district: str) -> NetworkView:
        """See the port."""
        return self._read_whole(lambda tx, revision: reading.view(tx, district, revision))

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """See the port."""
        return self._read(lambda tx: search(tx, words, district, limit))

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        """See the port."""
        instant(decision)

        def work(tx: ManagedTransaction) -> None:
            locked = records.lock(tx, None)
            there = records.decision(tx, decision.id)
            if there == decision:
                return
            if there is not None:
                raise StoreRefusedError(DECISION_REWRITTEN(id=decision.id))
            records.keep_decisions(tx, (decision,))
            records.close_change(tx, wording.decision_row(decision, stamp, locked.revision + 1))

        self._write(work)

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        """See the port."""
        return in_time_order(self._read(lambda tx: records.decisions(tx, district)))

    def versions(self, plan: str) -> tuple[VersionEntry, ...]:
        """See the port."""
        return self._read(lambda tx: records.entries(tx, plan))

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        """See the port."""
        return self._read(lambda tx: records.version(tx, plan, number))

    def audit(self, limit: int) -> tuple[AuditRow, ...]:
        """See the port."""
        return self._read(lambda tx: records.audit(tx, limit))

    def revision(self) -> int:
        """See the port."""
        return self._connection.read(lambda tx: records.read_meta(tx).revision)

    def info(self) -> StoreInfo:
        """See the port."""
        return self._read_whole(partial(_info, location=self._connection.location))

    def check(self) -> tuple[Fault, ...]:
        """See the port."""

        def work(tx: ManagedTransaction, revision: int) -> tuple[Fault, ...]:
            return (*schema.faults(tx), *soundness.faults(_snapshot(tx, revision)))

        return self._read_whole(work)

    def snapshot(self) -> Snapshot:
        """See the port."""
        return self._read_whole(_snapshot)

    def restore(self, snapshot: Snapshot) -> None:
        """See the port."""

        def work(tx: ManagedTransaction) -> None:
            locked = records.lock(tx, None)
            if locked.revision > 0 or not _is_empty(tx):
                raise StoreRefusedError(NOT_EMPTY(location=self._connection.location))
            upsert_nodes(tx, snapshot.nodes, {})
            upsert_relations(tx, snapshot.relations, {node.id: node.label for node in snapshot.nodes})
            records.keep_decisions(tx, snapshot.decisions)
            records.restore_records(tx, snapshot.versions, snapshot.audit, snapshot.revision)

        self._write(work)

    def run_read_only(self, text: str, parameters: Mapping[str, object], *, seconds: float, most_rows: int) -> Answer:
        """The answer to a question in Cypher that can only read, for at most ``seconds`` and ``most_rows``.

        Raises:
            QuestionRefusedError: it would write, load, call a procedure or change the server, it is no Cypher, or it
                took too long.
            ValueError: a limit is not positive.
        """
        return answer(self._connection, text, parameters, seconds=seconds, most_rows=most_rows)

    def close(self) -> None:
        """See the port."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make(self) -> None:
        """Makes the store where it is missing, without a revision: nothing is known yet."""

        def make(tx: ManagedTransaction) -> None:
            schema.refuse_others(tx)
            records.make_meta(tx)

        schema.make_schema(self._connection)
        self._connection.write(make)

    def _write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """A change; the first one makes the store."""
        try:
            return self._connection.write(work)
        except records.NoStoreError:
            self._make()
            return self._connection.write(work)

    def _read(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """A reading of a store that is there and of a version this program knows."""

        def checked(tx: ManagedTransaction) -> Result:
            records.read_meta(tx)
            return work(tx)

        return self._connection.read(checked)

    def _read_whole(self, work: Callable[[ManagedTransaction, int], Result]) -> Result:
        """A reading of several statements, all of the same revision.

        A transaction of Neo4j sees what others commit while it runs; so the revision is read before and after, and
        the reading is done again where it moved, in the end behind the lock that writers take. Rows of two revisions
        may contradict each other, so what ``work`` makes of that counts for nothing either.
        """

        def attempt(tx: ManagedTransaction) -> Result | _Moved:
            before = records.read_meta(tx).revision
            try:
                result = work(tx, before)
            except (KeyError, TypeError, ValueError):
                if records.read_meta(tx).revision == before:
                    raise
                return _Moved()
            return result if records.read_meta(tx).revision == before else _Moved()

        for _ in range(_READINGS):
            result = self._connection.read(attempt)
            if not isinstance(result, _Moved):
                return result
        return self._connection.write(lambda tx: work(tx, records.lock(tx, None).revision))


class _Moved:
    """Others wrote during a reading."""


def open_neo4j_store(url: str, user: str, password: str, *, database: str | None = None) -> Neo4jStore:
    """The store in a database of a Neo4j server; the account's own database where none is named.

    A name and password may stand in the ``url`` too, percent-encoded; the driver and every message get it without.

    Raises:
        StoreUnavailableError: no Neo4j of 5.26 or later answers there, or it wants another name and password.
        StoreMismatchError: the database is of a newer schema.
    """
    connection = connect(take_apart(url, user, password), database)
    try:
        connection.read(schema.refuse_newer_here)
    except BaseException:
        connection.close()
        raise
    return Neo4jStore(connection)


def _info(tx: ManagedTransaction, revision: int, *, location: str) -> StoreInfo:
    meta = records.read_meta(tx)
    labels = sorted({label for labels in label_sets() for label in labels})
    nodes = {label: int(tx.run(f"MATCH (n:{any_of((label,))}) RETURN count(n)").value()[0]) for label in labels}
    relations = {
        kind: int(tx.run(f"MATCH ()-[e:{any_of((kind,))}]->() RETURN count(e)").value()[0])
        for kind in sorted(RELATION_BY_TYPE)
    }
    return StoreInfo(
        kind="neo4j",
        location=location,
        schema_version=meta.schema_version,
        revision=revision,
        nodes_by_label={label: number for label, number in nodes.items() if number > 0},
        relations_by_type={kind: number for kind, number in relations.items() if number > 0},
        plans=tuple(sorted(str(plan) for plan in tx.run("MATCH (p:Plan) RETURN p.id").value())),
    )


def _snapshot(tx: ManagedTransaction, revision: int) -> Snapshot:
    return Snapshot(
        nodes=reading.all_nodes(tx),
        relations=reading.all_relations(tx),
        versions=records.versions(tx),
        decisions=records.decisions(tx),
        audit=tuple(reversed(records.audit(tx))),
        revision=revision,
    )


def _is_empty(tx: ManagedTransaction) -> bool:
    """Whether nothing but the store's own node is there."""
    return int(tx.run("MATCH (n) RETURN count(n)").value()[0]) == 1
