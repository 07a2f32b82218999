"""One change kept whole: its rows, what it makes stale, its digests, its words and its records."""

import sqlite3
from collections.abc import Sequence

from graph.store.change import RowChanges, StoredRows
from graph.store.digest import Record, Sums
from graph.store.marks import Cause, Touched, entry_of, rewritten, touched_by
from graph.store.reach import placing_of, reach_of
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Stamp
from graph.store.sqlite import places, state, write
from graph.store.tally import sums_of, written_of


def keep(
    connection: sqlite3.Connection, stored: StoredRows, changes: RowChanges, cause: Cause, records: Sequence[Record]
) -> None:
    """Writes ``changes`` and everything that follows from them."""
    written = written_of(changes)
    touched = touched_by(cause, *state.reached(connection, reach_of(stored, changes)))
    _keep_records(connection, cause, touched, sums_of(stored, changes, written), records)
    numbers = state.numbers_of(connection)
    number = numbers.get(cause.after, 0)
    write.apply(connection, changes, written, number)
    places.settle(connection, changes, placing_of(stored, changes, cause), numbers)
    if cause.after != "" and cause.before not in ("", cause.after):
        places.reindex(connection, cause.plan, number)


def keep_decision(connection: sqlite3.Connection, decision: DecisionRecord, stamp: Stamp, audit: AuditRow) -> None:
    """Writes a decision, which touches its district where that is in the network."""
    known = {decision.district} & state.numbers_of(connection).keys()
    _keep_records(connection, Cause(stamp), Touched(frozenset(), frozenset(known)), Sums(0, 0), (decision, audit))


def keep_rewritten(
    connection: sqlite3.Connection, old: Sequence[Record], new: Sequence[Record], audit: AuditRow
) -> None:
    """Puts versions or judgements in the place of ``old`` ones."""
    entry = rewritten(state.ledger_of(connection, (), ()), old, (*new, audit))
    write.rewrite_versions(connection, [one for one in new if isinstance(one, PlanVersion)])
    write.rewrite_judgements(connection, [one for one in new if isinstance(one, Judgement)])
    state.write_entry(connection, entry)
    write.add_audit(connection, (audit,))


def keep_judgements(
    connection: sqlite3.Connection, judgements: Sequence[Judgement], stamp: Stamp, audit: AuditRow
) -> None:
    """Writes judgements; what follows from them for the network is a change of its own."""
    touched = Touched(frozenset(), frozenset())
    _keep_records(connection, Cause(stamp), touched, Sums(0, 0), (*judgements, audit))


def _keep_records(
    connection: sqlite3.Connection, cause: Cause, touched: Touched, sums: Sums, records: Sequence[Record]
) -> None:
    ledger = state.ledger_of(connection, touched.plans, touched.districts)
    state.write_entry(connection, entry_of(ledger, cause, touched, sums, records))
    write.add_versions(connection, (one for one in records if isinstance(one, PlanVersion)))
    write.add_decisions(connection, (one for one in records if isinstance(one, DecisionRecord)))
    write.add_judgements(connection, (one for one in records if isinstance(one, Judgement)))
    write.add_audit(connection, (one for one in records if isinstance(one, AuditRow)))
