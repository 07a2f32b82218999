"""The Neo4j store: every verb of the port, each in one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from neo4j import ManagedTransaction

from graph.model.cypher import any_of, label_sets
from graph.model.faults import Fault
from graph.model.relations import RELATION_BY_TYPE
from graph.model.rows import NodeRow, PlanStatements, RelationRow
from graph.store import audit as wording
from graph.store.change import (
    change_of,
    district_stated,
    has_plan,
    known_changes,
    named_ids,
    plan_changes,
    refuse_meanwhile,
    removal_changes,
)
from graph.store.decisions import in_time_order, instant
from graph.store.faults import (
    DAMAGED,
    DECISION_REWRITTEN,
    StoreDamagedError,
    StoreRefusedError,
    StoreUnavailableError,
)
from graph.store.judgements import in_order, new_ones
from graph.store.marks import Cause
from graph.store.mending import mended
from graph.store.neo4j import places, reading, records, schema, state
from graph.store.neo4j.address import take_apart
from graph.store.neo4j.carry import contents_of, fill
from graph.store.neo4j.connection import Connection, connect
from graph.store.neo4j.copying import clear_copy, copy_into
from graph.store.neo4j.examine import examine
from graph.store.neo4j.keeping import keep, keep_decision, keep_judgements, keep_rewritten
from graph.store.neo4j.migrations import bring_up
from graph.store.neo4j.read_only import Answer, answer
from graph.store.neo4j.search import search
from graph.store.neo4j.stored import stored_around
from graph.store.port import Change, DistrictState, Hit
from graph.store.proof import faults_of, prove
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Replacement, Stamp, VersionEntry
from graph.store.rewriting import differing, differing_judgements
from graph.store.upkeep import Contents, Knowledge, Repair, Snapshot, StoreInfo, snapshot_of
from graph.view import NetworkView

_READINGS = 5
"""How often a reading of several statements is tried while others write; after that the writers wait for it."""

Result = TypeVar("Result")


def _revision(tx: ManagedTransaction) -> int:
    return state.read_meta(tx).revision


class Neo4jStore:
    """A network in a Neo4j database; safe to share between threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """See the port. Constraints come first: they are what makes an upsert find its row, and safe."""

        def work(tx: ManagedTransaction) -> None:
            locked = state.lock(tx)
            around = stored_around(tx, None, False, named_ids(nodes, None))
            changes = known_changes(around.rows, nodes, relations)
            if not changes.empty:
                audit = wording.init_row(changes, stamp, locked.ledger.revision + 1)
                keep(tx, locked, around, changes, Cause(stamp), (audit,))

        self._make()
        self._connection.write(work)

    def replace_plan(self, statements: PlanStatements, stamp: Stamp, over: int | None = None) -> Change:
        """See the port. One transaction, which has the store for itself from its first statement on."""
        return self._write(lambda tx: _replace(tx, statements, stamp, over))

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        """See the port."""

        def work(tx: ManagedTransaction) -> Change:
            locked = state.lock(tx, plan)
            around = stored_around(tx, plan, locked.known, ())
            if not has_plan(around.rows, plan):
                raise KeyError(plan)
            changes = removal_changes(around.rows, plan)
            change = change_of(plan, around.rows, changes, locked.ledger.revision + 1)
            cause = Cause(stamp, plan, locked.district_of(plan))
            keep(tx, locked, around, changes, cause, (wording.removal_row(change, stamp),))
            return change

        return self._connection.write(work)

    def read_view(self, district: str) -> NetworkView:
        """See the port."""
        return self._read_whole(
            lambda tx, revision: reading.view(tx, district, revision),
            lambda tx: state.district_revision(tx, district),
        )

    def districts(self) -> tuple[DistrictState, ...]:
        """See the port."""
        return self._read(state.states)

    def holding(self, node_id: str) -> tuple[str, ...]:
        """See the port."""
        return self._read(lambda tx: places.holding(tx, node_id))

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """See the port."""
        return self._read(lambda tx: search(tx, words, district, limit))

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        """See the port."""
        instant(decision)

        def work(tx: ManagedTransaction) -> None:
            locked = state.lock(tx)
            there = records.decision(tx, decision.id)
            if there == decision:
                return
            if there is not None:
                raise StoreRefusedError(DECISION_REWRITTEN(id=decision.id))
            audit = wording.decision_row(decision, stamp, locked.ledger.revision + 1)
            keep_decision(tx, locked, decision, stamp, audit)

        self._write(work)

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        """See the port."""
        return self._read(lambda tx: in_time_order(records.decisions(tx, district)))

    def judge(
        self, judgements: Sequence[Judgement], stamp: Stamp, plans: Sequence[Replacement] = ()
    ) -> tuple[Change, ...]:
        """See the port."""

        def work(tx: ManagedTransaction) -> tuple[Change, ...]:
            locked = state.lock(tx)
            asked = {(one.kind, one.key) for one in judgements}
            kept = [one for kind, key in sorted(asked) for one in records.judgements(tx, kind, key)]
            fresh = new_ones(judgements, kept)
            if len(fresh) > 0:
                audit = wording.judgement_row(fresh, stamp, locked.ledger.revision + 1)
                keep_judgements(tx, locked, fresh, stamp, audit)
            return tuple(_replace(tx, one.statements, stamp, one.over) for one in plans)

        return self._write(work)

    def judgements(self, kind: str | None = None, key: str | None = None) -> tuple[Judgement, ...]:
        """See the port."""
        return self._read(lambda tx: in_order(records.judgements(tx, kind, key)))

    def versions(self, plan: str) -> tuple[VersionEntry, ...]:
        """See the port."""
        return self._read(lambda tx: records.entries(tx, plan))

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        """See the port."""
        return self._read(lambda tx: records.version(tx, plan, number))

    def rewrite_versions(self, versions: Sequence[PlanVersion], stamp: Stamp) -> None:
        """See the port. What the server keeps in its own logs and free pages is the server's."""

        def work(tx: ManagedTransaction) -> None:
            locked = state.lock(tx)
            old, new = differing(versions, lambda one: records.version(tx, one.plan, one.number))
            if len(new) > 0:
                audit = wording.rewriting_row(new, stamp, locked.ledger.revision + 1)
                keep_rewritten(tx, locked, old, new, audit)

        self._connection.write(work)

    def rewrite_judgements(self, judgements: Sequence[Judgement], stamp: Stamp) -> None:
        """See the port. What the server keeps in its own logs and free pages is the server's."""

        def work(tx: ManagedTransaction) -> None:
            locked = state.lock(tx)
            old, new = differing_judgements(judgements, lambda one: records.judgements(tx, one.kind, one.key))
            if len(new) > 0:
                audit = wording.rewriting_judgements_row(new, stamp, locked.ledger.revision + 1)
                keep_rewritten(tx, locked, old, new, audit)

        self._connection.write(work)

    def audit(self, limit: int) -> tuple[AuditRow, ...]:
        """See the port."""
        return self._read(lambda tx: records.audit(tx, limit))

    def revision(self) -> int:
        """See the port."""
        return self._connection.read(lambda tx: state.read_meta(tx).revision)

    def info(self) -> StoreInfo:
        """See the port."""
        return self._read_whole(partial(_info, location=self._connection.location))

    def check(self, knowledge: Knowledge | None = None) -> tuple[Fault, ...]:
        """See the port."""
        return self._read_whole(lambda tx, revision: faults_of(examine(tx), knowledge))

    def repair(self, knowledge: Knowledge, stamp: Stamp) -> Repair:
        """See the port. One transaction: whoever stops it half-way leaves what there was."""

        def work(tx: ManagedTransaction) -> Repair:
            state.take(tx)
            evidence = examine(tx)
            made = mended(evidence, prove(evidence, knowledge), knowledge, stamp)
            tx.run("MATCH (n) DETACH DELETE n").consume()
            state.make_meta(tx)
            schema.note_migrations(tx)
            fill(tx, made.snapshot.contents())
            return Repair("", made.restated, made.lost)

        schema.make_schema(self._connection)
        return self._connection.write(work)

    def snapshot(self) -> Snapshot:
        """See the port."""
        return self._read_whole(lambda tx, revision: snapshot_of(contents_of(tx)))

    @contextmanager
    def contents(self) -> Iterator[Contents]:
        """See the port."""
        with self._connection.reading_once() as session, session.begin_transaction() as tx:
            state.read_meta(tx)
            yield contents_of(tx)

    def restore(self, contents: Contents) -> None:
        """See the port."""

        copy_into(self._connection, contents)

    def clear_copy(self) -> None:
        """See the port."""
        clear_copy(self._connection)

    def run_read_only(self, text: str, parameters: Mapping[str, object], *, seconds: float, most_rows: int) -> Answer:
        """The answer to a question in Cypher that can only read, for at most ``seconds`` and ``most_rows``.

        Raises:
            QuestionRefusedError: it would write, load, call a procedure or change the server, it is no Cypher, or it
                took too long.
            ValueError: a limit is not positive.
        """
        self._read(lambda tx: None)
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
            state.make_meta(tx)
            schema.note_migrations(tx)

        schema.make_schema(self._connection)
        self._connection.write(make)

    def _write(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """A change; the first one makes the store."""
        try:
            return self._connection.write(work)
        except state.NoStoreError:
            self._make()
            return self._connection.write(work)

    def _read(self, work: Callable[[ManagedTransaction], Result]) -> Result:
        """A reading of a store that is there and of a version this program knows."""

        def checked(tx: ManagedTransaction) -> Result:
            state.read_meta(tx)
            try:
                return work(tx)
            except (TypeError, ValueError) as error:
                raise StoreDamagedError(DAMAGED(location=self._connection.location)) from error

        return self._connection.read(checked)

    def _read_whole(
        self, work: Callable[[ManagedTransaction, int], Result], watch: Callable[[ManagedTransaction], int] = _revision
    ) -> Result:
        """A reading of several statements, all of the same revision: the store's, or that of a district.

        A transaction of Neo4j sees what others commit while it runs; so the revision is read before and after, and
        the reading is done again where it moved, in the end behind the lock that writers take. Rows of two revisions
        may contradict each other, so what ``work`` makes of that counts for nothing either.
        """

        def attempt(tx: ManagedTransaction) -> Result | _Moved:
            state.read_meta(tx)
            before = watch(tx)
            try:
                result = work(tx, before)
            except (KeyError, TypeError, ValueError) as error:
                if watch(tx) == before:
                    raise StoreDamagedError(DAMAGED(location=self._connection.location)) from error
                return _Moved()
            except StoreUnavailableError:
                if watch(tx) == before:
                    raise
                return _Moved()
            return result if watch(tx) == before else _Moved()

        for _ in range(_READINGS):
            result = self._connection.read(attempt)
            if not isinstance(result, _Moved):
                return result

        def alone(tx: ManagedTransaction) -> Result:
            state.lock(tx)
            return work(tx, watch(tx))

        return self._connection.write(alone)


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
        bring_up(connection)
    except BaseException:
        connection.close()
        raise
    return Neo4jStore(connection)


def _replace(tx: ManagedTransaction, statements: PlanStatements, stamp: Stamp, over: int | None) -> Change:
    """Replaces a plan; the transaction has the store for itself from this statement on."""
    plan = statements.plan
    locked = state.lock(tx, plan)
    joined = {end for row in statements.relations if row.plan is not None for end in (row.source, row.target)}
    around = stored_around(tx, plan, locked.known, named_ids(statements.nodes, plan), joined)
    changes = plan_changes(around.rows, statements)
    if changes.empty:
        return change_of(plan, around.rows, changes, locked.ledger.revision)
    refuse_meanwhile(plan, over, locked.version_of(plan))
    change = change_of(plan, around.rows, changes, locked.ledger.revision + 1)
    version = PlanVersion(plan, locked.version + 1, stamp.at, stamp.by, statements.form_json)
    cause = Cause(stamp, plan, locked.district_of(plan), district_stated(statements))
    keep(tx, locked, around, changes, cause, (version, wording.replacement_row(change, stamp)))
    return change


def _info(tx: ManagedTransaction, revision: int, *, location: str) -> StoreInfo:
    meta = state.read_meta(tx)
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
