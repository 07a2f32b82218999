"""One change kept whole: its rows, what it makes stale, its digests, its words and its records."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from neo4j import ManagedTransaction

from graph.store.change import OWN_LABELS, RowChanges
from graph.store.digest import Record, Sums
from graph.store.marks import Cause, Entry, Touched, entry_of, rewritten, touched_by
from graph.store.neo4j import state
from graph.store.neo4j.places import Places, move_plan, numbers_for, set_places, true_places
from graph.store.neo4j.records import rewrite_judgements, rewrite_versions
from graph.store.neo4j.state import Locked
from graph.store.neo4j.stored import Around
from graph.store.neo4j.writing import apply
from graph.store.reach import placing_of, reach_of
from graph.store.records import AuditRow, DecisionRecord, Judgement, PlanVersion, Stamp
from graph.store.tally import sums_of, written_of


def keep(
    tx: ManagedTransaction, locked: Locked, around: Around, changes: RowChanges, cause: Cause, records: Sequence[Record]
) -> None:
    """Writes ``changes`` and everything that follows from them."""
    plans, districts = state.reached(tx, reach_of(around.rows, changes))
    ledger = replace(locked.ledger, plans={**locked.ledger.plans, **plans})
    touched = touched_by(cause, plans, districts)
    entry = entry_of(ledger, cause, touched, sums_of(around.rows, changes, written_of(changes)), records)
    numbers = locked.numbers_with(touched.districts)
    placing = placing_of(around.rows, changes, cause)
    shared = {node.id: node for node in (*around.rows.nodes, *changes.added_nodes) if node.label not in OWN_LABELS}
    sure = numbers_for(shared.values(), placing.sure, numbers)
    places = {key: around.places.get(key, frozenset()) | held for key, held in sure.items()}
    own = frozenset((numbers[cause.after],)) if cause.after != "" else frozenset[int]()
    written = {node.id for node in (*changes.added_nodes, *changes.changed_nodes)}
    apply(tx, changes, around.rows.nodes, {key: places.get(key, own) for key in written})
    gained = {key: held for key, held in places.items() if held != around.places.get(key, frozenset())}
    set_places(tx, {key: held for key, held in gained.items() if key not in written})
    if placing.doubtful:
        set_places(tx, _true(tx, placing.doubtful, entry, numbers, places))
    if cause.after != "" and cause.before not in ("", cause.after):
        move_plan(tx, cause.plan, numbers[cause.after])
    state.close_change(tx, entry, numbers, records)


def keep_decision(
    tx: ManagedTransaction, locked: Locked, decision: DecisionRecord, stamp: Stamp, audit: AuditRow
) -> None:
    """Writes a decision, which touches its district where that is in the network."""
    cause, records = Cause(stamp), (decision, audit)
    touched = Touched(frozenset(), frozenset({decision.district} & locked.numbers.keys()))
    state.close_change(tx, entry_of(locked.ledger, cause, touched, Sums(0, 0), records), locked.numbers, records)


def keep_rewritten(
    tx: ManagedTransaction, locked: Locked, old: Sequence[Record], new: Sequence[Record], audit: AuditRow
) -> None:
    """Puts versions or judgements in the place of ``old`` ones."""
    rewrite_versions(tx, [one for one in new if isinstance(one, PlanVersion)])
    rewrite_judgements(tx, [one for one in new if isinstance(one, Judgement)])
    state.close_change(tx, rewritten(locked.ledger, old, (*new, audit)), locked.numbers, (audit,))


def keep_judgements(
    tx: ManagedTransaction, locked: Locked, judgements: Sequence[Judgement], stamp: Stamp, audit: AuditRow
) -> None:
    """Writes judgements; what follows from them for the network is a change of its own."""
    records: tuple[Record, ...] = (*judgements, audit)
    touched = Touched(frozenset(), frozenset())
    entry = entry_of(locked.ledger, Cause(stamp), touched, Sums(0, 0), records)
    state.close_change(tx, entry, locked.numbers, records)


def _true(
    tx: ManagedTransaction, doubtful: frozenset[str], entry: Entry, numbers: Mapping[str, int], places: Places
) -> Places:
    """Where doubtful nodes are held otherwise than was written so far; the marks of this change come last of all."""
    districts = {plan: mark.district for plan, mark in state.plan_marks(tx).items() if plan != entry.gone}
    districts |= {mark.id: mark.district for mark in entry.plans}
    found = true_places(tx, doubtful, districts, numbers)
    return {key: held for key, held in found.items() if held != places.get(key)}
