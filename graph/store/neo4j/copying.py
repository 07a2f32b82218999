"""Taking over what another store keeps, in transactions of bounded size that are whole or nothing together.

A mark on the store's own node says that a copy is under way; every verb but these refuses a store that has it. Whoever
is stopped half-way leaves the mark, so that what is there is never taken for a store: the copy is run again, which
begins anew, or what is there is cleared. Each copy has a name of its own, so that two at once cannot write through each
other.
"""

from uuid import uuid4

from neo4j import ManagedTransaction

from graph.model.cypher import quoted
from graph.store.faults import COPY_TAKEN, NO_UNFINISHED_COPY, NOT_EMPTY, StoreRefusedError, StoreUnavailableError
from graph.store.neo4j import schema
from graph.store.neo4j.carry import Filling, Step
from graph.store.neo4j.connection import Connection
from graph.store.neo4j.schema import META, META_ID, MIGRATION
from graph.store.upkeep import SCHEMA_VERSION, Contents

_META = f"(m:{quoted(META)} {{id: '{META_ID}'}})"

_CLEAR = (
    # Relations first: one organisation may have more of them than a server takes away at once.
    "MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 5000 ROWS",
    f"MATCH (n) WHERE NOT n:{quoted(META)} CALL (n) {{ DELETE n }} IN TRANSACTIONS OF 5000 ROWS",
)


def copy_into(connection: Connection, contents: Contents) -> None:
    """Fills an empty store, or one in which a copy was left unfinished.

    Raises:
        StoreRefusedError: the store is not empty, or what came is not what its ledger says.
        StoreUnavailableError: another copy took over.
    """
    name = uuid4().hex
    schema.make_schema(connection)
    connection.write(lambda tx: _begin(tx, name, connection.location))
    _clear(connection)
    try:
        for step in Filling(contents.ledger).steps(contents.parts):
            connection.write(lambda tx, step=step: _take(tx, name, step))  # type: ignore[misc]
    except StoreRefusedError:
        clear_copy(connection)
        raise
    connection.write(lambda tx: _end(tx, name))


def clear_copy(connection: Connection) -> None:
    """Takes away what an unfinished copy left.

    Raises:
        StoreRefusedError: there is none.
    """
    connection.write(_refuse_finished)
    _clear(connection)
    connection.write(lambda tx: tx.run(f"MATCH {_META} WHERE m.copying IS NOT NULL DELETE m").consume())


def _begin(tx: ManagedTransaction, name: str, location: str) -> None:
    """Marks the store as one that is being copied to."""
    schema.refuse_others(tx)
    unfinished = tx.run(f"MATCH {_META} WHERE m.copying IS NOT NULL SET m.copying = $name RETURN 1", name=name).value()
    if len(unfinished) > 0:
        return
    text = f"MATCH (n) WHERE NOT n:{quoted(MIGRATION)} AND NOT (n:{quoted(META)} AND n.revision = 0) RETURN n LIMIT 1"
    used = tx.run(text).value()
    if len(used) > 0:
        raise StoreRefusedError(NOT_EMPTY(location=location))
    tx.run(
        f"MERGE {_META} SET m.copying = $name, m.schema_version = $version, m.revision = 0",
        name=name,
        version=SCHEMA_VERSION,
    ).consume()


def _take(tx: ManagedTransaction, name: str, step: Step) -> None:
    """A step of this copy; the lock on the mark keeps any other from beginning meanwhile."""
    if len(tx.run(f"MATCH {_META} WHERE m.copying = $name SET m.copying = $name RETURN 1", name=name).value()) == 0:
        raise StoreUnavailableError(COPY_TAKEN())
    step(tx)


def _end(tx: ManagedTransaction, name: str) -> None:
    _take(tx, name, schema.note_migrations)
    tx.run(f"MATCH {_META} REMOVE m.copying").consume()


def _refuse_finished(tx: ManagedTransaction) -> None:
    if len(tx.run(f"MATCH {_META} WHERE m.copying IS NOT NULL RETURN 1").value()) == 0:
        raise StoreRefusedError(NO_UNFINISHED_COPY())


def _clear(connection: Connection) -> None:
    for text in _CLEAR:
        connection.run_alone(text)
