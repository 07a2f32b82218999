"""What the store keeps of its own state: revision, marks of plans and districts, digests. Read before a change, written
with it."""

import sqlite3
from collections.abc import Iterable

from graph.store.marks import DistrictMark, Entry, Ledger, PlanMark
from graph.store.port import DistrictState
from graph.store.reach import Reach
from graph.store.sqlite.rows import decoded, words_json

_PLANS = "SELECT id, district, revision, version, digest FROM plan WHERE id IN (SELECT value FROM json_each(?))"
_DISTRICTS = "SELECT id, revision, at FROM district WHERE id IN (SELECT value FROM json_each(?))"

_UNITS = """
WITH RECURSIVE unit (id) AS (
    SELECT value FROM json_each(?1)
    UNION
    SELECT source FROM unit CROSS JOIN relation INDEXED BY known_target ON target = unit.id
    WHERE plan IS NULL AND type = 'PART_OF'
)
"""
_PLANS_REACHED = f"""{_UNITS}
SELECT plan FROM unit CROSS JOIN relation INDEXED BY relation_source ON source = unit.id WHERE plan IS NOT NULL
UNION
SELECT plan FROM unit CROSS JOIN relation INDEXED BY relation_target ON target = unit.id WHERE plan IS NOT NULL
UNION
SELECT plan.id FROM unit CROSS JOIN plan ON plan.district = unit.id
"""  # noqa: S608
_DISTRICTS_REACHED = f"""{_UNITS}
SELECT target FROM unit CROSS JOIN relation INDEXED BY known_source ON source = unit.id
WHERE plan IS NULL AND type = 'IN_DISTRICT'
UNION
SELECT district.id FROM unit CROSS JOIN district ON district.id = unit.id
"""  # noqa: S608

_STATES = """
SELECT district.id, node.properties,
    (SELECT count(*) FROM relation INDEXED BY known_target
     WHERE plan IS NULL AND target = district.id AND type = 'IN_DISTRICT'),
    coalesce(loaded.plans, 0), district.revision, district.at
FROM district JOIN node ON node.id = district.id
LEFT JOIN (SELECT district, count(*) AS plans FROM plan GROUP BY district) AS loaded ON loaded.district = district.id
ORDER BY district.id
"""


def revision_of(connection: sqlite3.Connection) -> int:
    """The number of the state that is being read."""
    row: tuple[int] = connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
    return row[0]


def states_of(connection: sqlite3.Connection) -> tuple[DistrictState, ...]:
    """Every district, by id."""
    rows = connection.execute(_STATES).fetchall()
    held = decoded([(row[0], row[1]) for row in rows])
    return tuple(
        DistrictState(row[0], str(said["name"]), said.get("fictional") is True, *row[2:])
        for row, said in zip(rows, held, strict=True)
    )


def district_of(connection: sqlite3.Connection, plan: str) -> str:
    """The district of a plan that is in the network; empty where it is not."""
    row: tuple[str] | None = connection.execute("SELECT district FROM plan WHERE id = ?", (plan,)).fetchone()
    return "" if row is None else row[0]


def version_of(connection: sqlite3.Connection, plan: str) -> int:
    """The number of the version of a plan that the network says; 0 where the plan is not in it."""
    row: tuple[int] | None = connection.execute("SELECT version FROM plan WHERE id = ?", (plan,)).fetchone()
    return 0 if row is None else row[0]


def numbers_of(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each district, by which words are indexed."""
    return dict(connection.execute("SELECT id, number FROM district").fetchall())


def reached(connection: sqlite3.Connection, reach: Reach) -> tuple[frozenset[str], frozenset[str]]:
    """The plans and districts that a change touches beside its own plan; the districts of those plans among them."""
    plans: set[str] = set()
    districts = set(reach.districts)
    if reach.nodes:
        asked = (words_json(sorted(reach.nodes)),)
        plans = {row[0] for row in connection.execute(_PLANS_REACHED, asked)}
        districts |= {row[0] for row in connection.execute(_DISTRICTS_REACHED, asked)}
        districts |= {mark.district for mark in _plan_marks(connection, plans)}
    return frozenset(plans), frozenset(districts)


def ledger_of(connection: sqlite3.Connection, plans: Iterable[str], districts: Iterable[str]) -> Ledger:
    """What is kept before a change that touches these plans and districts."""
    totals = dict(connection.execute("SELECT of, value FROM digest WHERE of IN ('shared', 'kept')").fetchall())
    marks = (DistrictMark(*row) for row in connection.execute(_DISTRICTS, (words_json(districts),)))
    return Ledger(
        revision_of(connection),
        totals["shared"],
        totals["kept"],
        {mark.id: mark for mark in _plan_marks(connection, plans)},
        {mark.id: mark for mark in marks},
    )


def whole_ledger(connection: sqlite3.Connection) -> Ledger:
    """What is kept, with the marks of all plans and districts."""
    plans = [row[0] for row in connection.execute("SELECT id FROM plan ORDER BY id")]
    districts = [row[0] for row in connection.execute("SELECT id FROM district ORDER BY id")]
    return ledger_of(connection, plans, districts)


def write_ledger(connection: sqlite3.Connection, ledger: Ledger, digests: Iterable[tuple[str, str]]) -> None:
    """Keeps all of a ledger, with the digests of all records, in a store that has none yet."""
    plans, districts = tuple(ledger.plans.values()), tuple(ledger.districts.values())
    write_entry(connection, Entry(ledger.revision, ledger.shared, ledger.kept, plans, None, districts, tuple(digests)))


def write_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    """Keeps what ``entry`` says; a district that is new gets the next number."""
    connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (entry.revision,))
    if entry.gone is not None:
        connection.execute("DELETE FROM plan WHERE id = ?", (entry.gone,))
    connection.executemany(
        "INSERT INTO plan (id, district, revision, version, digest) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (id) DO UPDATE SET district = ?2, revision = ?3, version = ?4, digest = ?5",
        ((mark.id, mark.district, mark.revision, mark.version, mark.digest) for mark in entry.plans),
    )
    connection.executemany(
        "INSERT INTO district (id, revision, at) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (id) DO UPDATE SET revision = ?2, at = ?3",
        ((mark.id, mark.revision, mark.at) for mark in entry.districts),
    )
    set_totals(connection, entry.shared, entry.kept)
    add_digests(connection, entry.digests)


def set_totals(connection: sqlite3.Connection, shared: str, kept: str) -> None:
    """The digests of what is shared, and of all that the store keeps of itself."""
    connection.executemany("UPDATE digest SET value = ?2 WHERE of = ?1", (("shared", shared), ("kept", kept)))


def add_digests(connection: sqlite3.Connection, digests: Iterable[tuple[str, str]]) -> None:
    """Keeps the digests of records that are new."""
    connection.executemany("INSERT INTO digest (of, value) VALUES (?, ?)", digests)


def _plan_marks(connection: sqlite3.Connection, plans: Iterable[str]) -> list[PlanMark]:
    return [PlanMark(*row) for row in connection.execute(_PLANS, (words_json(plans),))]
