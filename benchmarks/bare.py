"""The baselines: a Starlette route that gives bytes that are ready made, and sqlite3 that writes the same rows."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BYTES = "/bytes"


def ready_made(kept: dict[str, bytes]) -> Starlette:
    """An application with one route, which answers ``kept["body"]``."""

    async def answer(request: Request) -> Response:
        return Response(kept["body"], media_type="application/octet-stream")

    return Starlette(routes=[Route(BYTES, answer)])


def rewritten(store: Path, target: Path, transactions: int) -> float:
    """Seconds in which sqlite3 alone writes the rows of a store into a new file with the same tables and indexes.

    The rows are there beforehand, and go in so many transactions, each of which the disk has to confirm; sqlite3 reads
    nothing, compares nothing, and does not look whether the ends of a relation are there.
    """
    with closing(sqlite3.connect(store)) as source:
        made = [sql for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")]
        tables = [
            (str(name), str(kind))
            for _, name, kind, *_ in source.execute("PRAGMA main.table_list")
            if kind in ("table", "virtual") and not name.startswith("sqlite_")
        ]
        shadows = [str(row[1]) for row in source.execute("PRAGMA main.table_list") if row[2] == "shadow"]
        rows = {name: list(_rows(source, name, kind)) for name, kind in tables}
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for sql in made:
            if not any(f"TABLE '{shadow}'" in sql for shadow in shadows):
                connection.execute(sql)
        began = time.perf_counter()
        for turn in range(transactions):
            connection.execute("BEGIN IMMEDIATE")
            for name, written in rows.items():
                part = written[len(written) * turn // transactions : len(written) * (turn + 1) // transactions]
                if len(part) > 0:
                    places = ", ".join("?" * len(part[0]))
                    columns = ", ".join(["rowid", *_columns(connection, name)][-len(part[0]) :])
                    connection.executemany(f'INSERT INTO "{name}" ({columns}) VALUES ({places})', part)  # noqa: S608
            connection.execute("COMMIT")
        return time.perf_counter() - began


def _rows(source: sqlite3.Connection, name: str, kind: str) -> Iterator[tuple[object, ...]]:
    """All rows of a table; those of a full-text index with their number, which ties them to another table."""
    rowid = "rowid, " if kind == "virtual" else ""
    columns = ", ".join(_columns(source, name))
    yield from source.execute(f'SELECT {rowid}{columns} FROM "{name}"')  # noqa: S608  (names of our own tables)


def _columns(connection: sqlite3.Connection, name: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.execute(f'PRAGMA table_info("{name}")')]
