"""Bringing a database of an older schema up to this one, in one transaction that only adds.

What the store keeps beside the network gets its marks and digests; every node gets the numbers of its districts, and
its words behind them. Nodes, relations and records stay as they are.
"""

from dataclasses import replace
from itertools import islice

from neo4j import ManagedTransaction

from graph.model.cypher import quoted
from graph.store.digest import NOTHING, of_record, record_name
from graph.store.faults import FORBIDDEN, OLDER_READ_ONLY, SERVER_READ_ONLY, StoreUnavailableError
from graph.store.marks import DistrictMark, Ledger, PlanMark
from graph.store.mending import sealed
from graph.store.neo4j import records, schema, state
from graph.store.neo4j.carry import rows_of
from graph.store.neo4j.connection import Connection
from graph.store.neo4j.places import set_places
from graph.store.neo4j.schema import META, META_ID
from graph.store.reach import holders
from graph.store.upkeep import SCHEMA_VERSION, Contents, Snapshot, snapshot_of

_AT_ONCE = 2_000
"""Nodes whose words go in one statement."""


def bring_up(connection: Connection) -> None:
    """Brings the store up where it is of an older schema; of several that open it at once one does this.

    Raises:
        StoreUnavailableError: this account may not write.
        StoreDamagedError: a row cannot be read.
    """
    version = connection.read(schema.version_here)
    if version is None or version >= SCHEMA_VERSION:
        return
    try:
        schema.make_schema(connection)
        connection.write(_steps)
    except StoreUnavailableError as error:
        if error.fault.code in (SERVER_READ_ONLY.code, FORBIDDEN.code):
            raise StoreUnavailableError(OLDER_READ_ONLY(location=connection.location)) from error
        raise


def _steps(tx: ManagedTransaction) -> None:
    state.take(tx)
    version = schema.version_here(tx)
    if version is None or version >= SCHEMA_VERSION:
        return
    if version == 1:
        _mark(tx)
    # Schema 2 lacks only what judgements stand under, and that is made with the constraints.
    schema.note_migrations(tx)
    tx.run(
        f"MATCH (m:{quoted(META)} {{id: $id}}) SET m.schema_version = $version", id=META_ID, version=SCHEMA_VERSION
    ).consume()


def _mark(tx: ManagedTransaction) -> None:
    """What schema 1 did not have: marks, digests, and the districts of every node."""
    snapshot = sealed(_unmarked(tx))
    numbers = {district: at for at, district in enumerate(sorted(snapshot.ledger.districts), 1)}
    records.keep_records(tx, (), [(record_name(record), of_record(record)) for record in snapshot.records])
    state.write_ledger(tx, snapshot.ledger, numbers)
    homes = {mark.id: mark.district for mark in snapshot.ledger.plans.values()}
    held = holders(snapshot.nodes, snapshot.relations, homes).items()
    places = iter([(key, frozenset(numbers[one] for one in districts if one in numbers)) for key, districts in held])
    while batch := dict(islice(places, _AT_ONCE)):
        set_places(tx, batch)


def _unmarked(tx: ManagedTransaction) -> Snapshot:
    """All that is kept, with marks at the last change there was: which one touched what was not kept."""
    snapshot = snapshot_of(Contents(Ledger(0), rows_of(tx)))
    revision, at = (snapshot.audit[-1].revision, snapshot.audit[-1].at) if len(snapshot.audit) > 0 else (0, "")
    last: dict[str, int] = {}
    for version in snapshot.versions:
        last[version.plan] = max(version.number, last.get(version.plan, 0))
    plans = {
        node.id: PlanMark(node.id, str(node.properties["district"]), revision, last.get(node.id, 0), NOTHING)
        for node in snapshot.nodes
        if node.label == "Plan"
    }
    districts = {node.id: DistrictMark(node.id, revision, at) for node in snapshot.nodes if node.label == "District"}
    ledger = Ledger(revision, plans=plans, districts=districts)
    return replace(snapshot, ledger=ledger)
