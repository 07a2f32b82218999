"""What the database must have before the first row: constraints, the full-text index and the node of the store itself.

What the store keeps beside the network (versions, decisions, audit, its own version) has labels that begin with an
underscore, has no relations, and is part of no view.
"""

from graph.model.cypher import Constraint, FullTextIndex, constraints, indexes, node_constraint, quoted
from graph.model.faults import Fault
from graph.store.faults import (
    CHECK_SCHEMA_LACKS,
    DAMAGED_ROW,
    DATABASE_NEWER,
    OTHER_CONTENT,
    StoreDamagedError,
    StoreMismatchError,
)
from graph.store.neo4j.connection import AnyTransaction, Connection
from graph.store.upkeep import MIGRATIONS, SCHEMA_VERSION

META, VERSION, DECISION, JUDGEMENT, AUDIT = "_Meta", "_Version", "_Decision", "_Judgement", "_Audit"
PLAN_MARK, DISTRICT_MARK, DIGEST, MIGRATION = "_PlanMark", "_DistrictMark", "_Digest", "_Migration"

META_ID = "ketenkaart"

_INDEX_SECONDS = 300


def declared_constraints() -> tuple[Constraint, ...]:
    """All constraints of the database: those of the model, and those of what is kept beside it."""
    return (
        *constraints(),
        node_constraint(META, "id"),
        node_constraint(VERSION, "plan", "number"),
        node_constraint(DECISION, "id"),
        node_constraint(JUDGEMENT, "id"),
        node_constraint(AUDIT, "revision"),
        node_constraint(PLAN_MARK, "id"),
        node_constraint(DISTRICT_MARK, "id"),
        node_constraint(DIGEST, "of"),
        node_constraint(MIGRATION, "name"),
    )


def make_schema(connection: Connection) -> None:
    """Makes what is missing of constraints and indexes, then waits until the indexes can be used.

    Raises:
        StoreMismatchError: the database holds something else, or is of a newer version.
    """
    missing = connection.read(_missing)
    if len(missing) == 0:
        return

    def make(tx: AnyTransaction) -> None:
        for one in missing:
            tx.run(one.text()).consume()

    connection.write(make)
    connection.read(lambda tx: tx.run("CALL db.awaitIndexes($seconds)", seconds=_INDEX_SECONDS).consume())


def faults(tx: AnyTransaction) -> tuple[Fault, ...]:
    """What is declared and not there."""
    return tuple(CHECK_SCHEMA_LACKS(name=one.name) for one in _lacking(tx))


def version_here(tx: AnyTransaction) -> int | None:
    """The schema of the store that is here; None where there is none."""
    for version in tx.run(f"MATCH (m:{quoted(META)} {{id: $id}}) RETURN m.schema_version", id=META_ID).value():
        refuse_newer(version)
        return int(version)
    return None


def note_migrations(tx: AnyTransaction) -> None:
    """Records that all steps to this schema are taken, now, where that is not recorded yet."""
    text = (
        f"UNWIND $names AS name MERGE (x:{quoted(MIGRATION)} {{name: name}}) ON CREATE SET x.at = toString(datetime())"
    )
    tx.run(text, names=list(MIGRATIONS)).consume()


def _missing(tx: AnyTransaction) -> tuple[Constraint | FullTextIndex, ...]:
    refuse_others(tx)
    return _lacking(tx)


def refuse_others(tx: AnyTransaction) -> None:
    """Holds the border to databases that are not Ketenkaart's, and to those of a later version.

    Raises:
        StoreMismatchError: the database holds something else, or is of a newer version.
    """
    record = tx.run(
        f"OPTIONAL MATCH (m:{quoted(META)} {{id: $id}}) RETURN m IS NOT NULL AS there, "
        "m.schema_version AS version, EXISTS { MATCH (n) } AS used",
        id=META_ID,
    ).single(strict=True)
    if record["there"]:
        refuse_newer(record["version"])
    elif record["used"]:
        raise StoreMismatchError(OTHER_CONTENT())


def refuse_newer(version: object) -> None:
    """Raises:
    StoreMismatchError: what is kept is of a newer schema than this program knows.
    StoreDamagedError: the version is no number.
    """
    if not isinstance(version, int):
        raise StoreDamagedError(DAMAGED_ROW(id=META_ID))
    if version > SCHEMA_VERSION:
        raise StoreMismatchError(DATABASE_NEWER(schema=version, known=SCHEMA_VERSION))


def _lacking(tx: AnyTransaction) -> tuple[Constraint | FullTextIndex, ...]:
    indexes_there = set(tx.run("SHOW INDEXES YIELD name, state WHERE state <> 'FAILED' RETURN name").value())
    there = set(tx.run("SHOW CONSTRAINTS YIELD name").value()) | indexes_there
    declared: tuple[Constraint | FullTextIndex, ...] = (*declared_constraints(), *indexes())
    return tuple(one for one in declared if one.name not in there)
