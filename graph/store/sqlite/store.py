"""The verbs of the port on one SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.model.faults import Fault
from graph.model.rows import NodeRow, PlanStatements, RelationRow, many_rows
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
from graph.store.faults import DECISION_REWRITTEN, StoreRefusedError
from graph.store.judgements import in_order, new_ones
from graph.store.marks import Cause
from graph.store.mending import mended
from graph.store.port import Change, DistrictState, Hit
from graph.store.proof import faults_of, prove
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Replacement, Stamp, VersionEntry
from graph.store.rewriting import differing, differing_judgements
from graph.store.sqlite import places, read, records, state
from graph.store.sqlite.carry import contents_of, fill
from graph.store.sqlite.examine import examine
from graph.store.sqlite.file import StoreFile
from graph.store.sqlite.gather import stored_rows
from graph.store.sqlite.keeping import keep, keep_decision, keep_judgements, keep_rewritten
from graph.store.sqlite.schema import refuse_old_library
from graph.store.sqlite.search import hits_of
from graph.store.upkeep import SCHEMA_VERSION, Contents, Knowledge, Repair, Snapshot, StoreInfo, snapshot_of
from graph.view import NetworkView

BUSY_SECONDS = 10.0
"""How long a verb waits for another process that is writing."""


def open_sqlite_store(
    path: Path | str, *, busy_seconds: float = BUSY_SECONDS, mounts: str | None = None
) -> "SqliteStore":
    """The store at ``path``. A file that is not there is made by the first verb that writes, not by opening.

    ``mounts`` stands in for ``/proc/mounts``, by which network drives are known.

    Raises:
        StoreUnavailableError: no such folder, a folder, a network drive, or a file that cannot be opened.
        StoreMismatchError: no Ketenkaart store, or one of a newer schema.
    """
    refuse_old_library()
    file = StoreFile(Path(path), busy_seconds, mounts)
    file.look()
    return SqliteStore(file)


class SqliteStore:
    """A network in one file. Threads may share a store, and processes a file; each verb sees one moment of it."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file
        self._districts: tuple[sqlite3.Connection, int, tuple[DistrictState, ...]] | None = None

    def init(self, nodes: Sequence[NodeRow], relations: Sequence[RelationRow], stamp: Stamp) -> None:
        """Makes the schema and upserts what is known beforehand."""
        with self._file.writing() as connection:
            stored = stored_rows(connection, named_ids(nodes, None), None)
            changes = known_changes(stored, nodes, relations)
            if not changes.empty:
                audit = wording.init_row(changes, stamp, state.revision_of(connection) + 1)
                keep(connection, stored, changes, Cause(stamp), (audit,))

    def replace_plan(self, statements: PlanStatements, stamp: Stamp, over: int | None = None) -> Change:
        """Makes the network say exactly what this plan says now."""
        with self._file.writing() as connection:
            return _replace(connection, statements, stamp, over)

    def remove_plan(self, plan: str, stamp: Stamp) -> Change:
        """Takes a plan out of the network; its versions and decisions stay."""
        with self._file.reading():
            pass  # Removing from a store that is not there makes none.
        with self._file.writing() as connection:
            stored = stored_rows(connection, (), plan)
            if not has_plan(stored, plan):
                raise KeyError(plan)
            changes = removal_changes(stored, plan)
            change = change_of(plan, stored, changes, state.revision_of(connection) + 1)
            cause = Cause(stamp, plan, state.district_of(connection, plan))
            keep(connection, stored, changes, cause, (wording.removal_row(change, stamp),))
            return change

    def read_view(self, district: str) -> NetworkView:
        """The network of one district."""
        with self._file.reading() as connection, many_rows():
            return read.view_of(connection, district)

    def districts(self) -> tuple[DistrictState, ...]:
        """Every district, by id; the same values again for as long as nobody wrote."""
        with self._file.reading() as connection:
            # It changes with every commit of another connection, and the reading one never writes.
            moment: int = connection.execute("PRAGMA data_version").fetchone()[0]
            kept = self._districts
            if kept is None or kept[0] is not connection or kept[1] != moment:
                kept = self._districts = (connection, moment, state.states_of(connection))
            return kept[2]

    def holding(self, node_id: str) -> tuple[str, ...]:
        """The districts whose view holds a node."""
        with self._file.reading() as connection:
            return places.holding_of(connection, node_id)

    def search(self, words: str, district: str, limit: int) -> tuple[Hit, ...]:
        """Nodes of a district in which all ``words`` stand."""
        with self._file.reading() as connection:
            return hits_of(connection, words, district, limit)

    def record_decision(self, decision: DecisionRecord, stamp: Stamp) -> None:
        """Keeps a decision."""
        instant(decision)
        with self._file.writing() as connection:
            kept = records.decision_with(connection, decision.id)
            if kept == decision:
                return
            if kept is not None:
                raise StoreRefusedError(DECISION_REWRITTEN(id=decision.id))
            audit = wording.decision_row(decision, stamp, state.revision_of(connection) + 1)
            keep_decision(connection, decision, stamp, audit)

    def decisions(self, district: str) -> tuple[DecisionRecord, ...]:
        """The decisions of a district, oldest first."""
        with self._file.reading() as connection:
            return in_time_order(records.decisions_of(connection, district))

    def judge(
        self, judgements: Sequence[Judgement], stamp: Stamp, plans: Sequence[Replacement] = ()
    ) -> tuple[Change, ...]:
        """Keeps judgements and what follows from them."""
        with self._file.writing() as connection:
            asked = {(one.kind, one.key) for one in judgements}
            kept = [one for kind, key in sorted(asked) for one in records.judgements_of(connection, kind, key)]
            fresh = new_ones(judgements, kept)
            if len(fresh) > 0:
                audit = wording.judgement_row(fresh, stamp, state.revision_of(connection) + 1)
                keep_judgements(connection, fresh, stamp, audit)
            return tuple(_replace(connection, one.statements, stamp, one.over) for one in plans)

    def judgements(self, kind: str | None = None, key: str | None = None) -> tuple[Judgement, ...]:
        """The judgements of a kind, under a key, or all, oldest first."""
        with self._file.reading() as connection:
            return in_order(records.judgements_of(connection, kind, key))

    def versions(self, plan: str) -> tuple[VersionEntry, ...]:
        """Which versions of a plan are kept, oldest first."""
        with self._file.reading() as connection:
            return records.entries_of(connection, plan)

    def version(self, plan: str, number: int | None = None) -> PlanVersion | None:
        """One version of a plan with its form."""
        with self._file.reading() as connection:
            return records.version_of(connection, plan, number)

    def rewrite_versions(self, versions: Sequence[PlanVersion], stamp: Stamp) -> None:
        """Gives versions another form, and then makes the file anew, so that no page of it has the old one."""
        with self._file.reading():
            pass  # Nothing can be rewritten in a store that is not there, and none is made.
        with self._file.writing() as connection:
            old, new = differing(versions, lambda one: records.version_of(connection, one.plan, one.number))
            if len(new) > 0:
                audit = wording.rewriting_row(new, stamp, state.revision_of(connection) + 1)
                keep_rewritten(connection, old, new, audit)
        if len(new) > 0:
            self._file.make_anew()

    def rewrite_judgements(self, judgements: Sequence[Judgement], stamp: Stamp) -> None:
        """Gives judgements another content, and then makes the file anew, so that no page of it has the old one."""
        with self._file.reading():
            pass  # Nothing can be rewritten in a store that is not there, and none is made.
        with self._file.writing() as connection:
            old, new = differing_judgements(
                judgements, lambda one: records.judgements_of(connection, one.kind, one.key)
            )
            if len(new) > 0:
                audit = wording.rewriting_judgements_row(new, stamp, state.revision_of(connection) + 1)
                keep_rewritten(connection, old, new, audit)
        if len(new) > 0:
            self._file.make_anew()

    def audit(self, limit: int) -> tuple[AuditRow, ...]:
        """The last changes, newest first."""
        with self._file.reading() as connection:
            return records.audit_of(connection, limit)

    def revision(self) -> int:
        """The number of the present state."""
        with self._file.reading() as connection:
            return state.revision_of(connection)

    def info(self) -> StoreInfo:
        """What this store is and holds."""
        with self._file.reading() as connection:
            return StoreInfo(
                kind="sqlite",
                location=str(self._file.path),
                schema_version=SCHEMA_VERSION,
                revision=state.revision_of(connection),
                nodes_by_label=records.nodes_by_label(connection),
                relations_by_type=records.relations_by_type(connection),
                plans=records.plan_ids(connection),
            )

    def check(self, knowledge: Knowledge | None = None) -> tuple[Fault, ...]:
        """What does not hold."""
        with self._file.reading() as connection:
            return faults_of(examine(connection), knowledge)

    def repair(self, knowledge: Knowledge, stamp: Stamp) -> Repair:
        """Makes the network anew, in the place of this one and after a copy of it."""
        with self._file.alone() as connection:
            evidence = examine(connection)
            kept_at = self._file.copy_beside(connection, f"before-repair-{stamp.at[:10]}")
            made = mended(evidence, prove(evidence, knowledge), knowledge, stamp)
            self._file.put_over(connection, lambda target: fill(target, made.snapshot.contents()))
        return Repair(str(kept_at), made.restated, made.lost)

    def snapshot(self) -> Snapshot:
        """All that is kept, as one value."""
        with self.contents() as contents, many_rows():
            return snapshot_of(contents)

    @contextmanager
    def contents(self) -> Iterator[Contents]:
        """All that is kept, at one moment and in parts."""
        with self._file.reading() as connection:
            yield contents_of(connection)

    def restore(self, contents: Contents) -> None:
        """Fills an empty store with what another one keeps."""
        self._file.make(lambda connection: fill(connection, contents))

    def clear_copy(self) -> None:
        """Takes away the file in which a copy was growing when it was stopped."""
        self._file.clear_growing()

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _replace(connection: sqlite3.Connection, statements: PlanStatements, stamp: Stamp, over: int | None) -> Change:
    """Replaces a plan in the transaction that is under way."""
    plan = statements.plan
    joined = {end for row in statements.relations if row.plan is not None for end in (row.source, row.target)}
    stored = stored_rows(connection, named_ids(statements.nodes, plan), plan, joined)
    changes = plan_changes(stored, statements)
    revision = state.revision_of(connection)
    if changes.empty:
        return change_of(plan, stored, changes, revision)
    refuse_meanwhile(plan, over, state.version_of(connection, plan))
    change = change_of(plan, stored, changes, revision + 1)
    number = records.last_version(connection, plan) + 1
    version = PlanVersion(plan, number, stamp.at, stamp.by, statements.form_json)
    cause = Cause(stamp, plan, state.district_of(connection, plan), district_stated(statements))
    keep(connection, stored, changes, cause, (version, wording.replacement_row(change, stamp)))
    return change
