"""Reading a file that may be damaged, as far as it can be read.

Text comes in whatever its bytes are; a table is read from both ends, so that a page that cannot be read hides only what
stands on it; and what the library says is wrong is noted, never raised.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple
from functools import partial

from graph.model.faults import Fault, FaultKind
from graph.store.change import OWN_LABELS
from graph.store.evidence import Evidence, Raw, is_digest, is_number, shown
from graph.store.faults import (
    CHECK_HELD,
    CHECK_INDEX,
    CHECK_INDEX_EXTRA,
    CHECK_PAGE,
    CHECK_PAGES,
    CHECK_REFERENCE,
    CHECK_SCHEMA_LACKS,
    CHECK_UNFOUND,
)
from graph.store.reach import holders
from graph.store.sqlite.schema import WORDS, missing_parts
from graph.store.words import in_districts, indexed

_TABLES = {
    "node": "id, labels, properties",
    "relation": "id, type, source, target, plan, properties",
    "plan": "id, district, revision, version, digest",
    "district": "id, revision, at",
    "version": "plan, number, at, by, form",
    "decision": "id, finding, subjects, answer, note, meeting, district, at, by",
    "judgement": "id, kind, key, content, author, at, takes_back",
    "audit": "revision, at, by, verb, subject, detail",
    "digest": "of, value",
    "meta": "key, value",
}
BROKEN = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What is raised of a damaged file: the library's own words about it may hold bytes that are no text, and a damaged
index of words may ask for more memory than there is."""
_MOST_PAGES = 20
"""Faults of pages that are told: a damaged page often gives hundreds, which all say the same."""


def examine(connection: sqlite3.Connection) -> Evidence:
    """All that can be read of the file, and what cannot."""
    evidence = Evidence()
    adders: dict[str, Callable[..., None]] = {
        "relation": evidence.add_relation,
        "plan": evidence.add_plan,
        "district": evidence.add_district,
        "version": evidence.add_version,
        "decision": evidence.add_decision,
        "judgement": evidence.add_judgement,
        "audit": evidence.add_audit,
        "node": partial(_add_node, evidence),
        "digest": partial(_add_digest, evidence),
        "meta": partial(_add_meta, evidence),
    }
    with _any_text(connection):
        evidence.faults += (CHECK_SCHEMA_LACKS(name=name) for name in missing_parts(connection))
        evidence.faults += _of_file(connection)
        for table, columns in _TABLES.items():
            for row in _rows(connection, table, columns, evidence):
                adders[table](*row)
        evidence.faults += _of_words(connection, evidence)
    return evidence


@contextmanager
def _any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Bytes that are no text come in as half characters, which no text holds, instead of ending the reading."""
    before = connection.text_factory
    connection.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = before


def _rows(connection: sqlite3.Connection, table: str, columns: str, evidence: Evidence) -> Iterator[tuple[Raw, ...]]:
    """Every row that can be reached, from the first on and from the last back."""
    seen: set[Raw] = set()
    text = f"SELECT rowid, {columns} FROM {table} ORDER BY rowid"  # noqa: S608
    for order in ("", " DESC"):
        try:
            for row, *values in connection.execute(text + order):
                if row in seen:
                    return
                seen.add(row)
                yield tuple(values)
            return
        except BROKEN:
            if order == "":
                evidence.faults.append(CHECK_PAGES(table=table))


def _of_file(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What the library finds wrong with pages, indexes and references."""
    yield from _told(connection, f"PRAGMA integrity_check({_MOST_PAGES})", CHECK_PAGE, "said")
    yield from _told(connection, "PRAGMA foreign_key_check", CHECK_REFERENCE, "table")


def _told(connection: sqlite3.Connection, pragma: str, kind: FaultKind, fact: str) -> Iterator[Fault]:
    try:
        for row in connection.execute(pragma):
            if row[0] != "ok":
                yield kind(**{fact: shown(row[0])})
    except BROKEN as error:
        yield CHECK_PAGE(said=shown(str(error)))


def _add_node(evidence: Evidence, node_id: Raw, labels: Raw, properties: Raw) -> None:
    evidence.add_node(node_id, labels.split(",") if isinstance(labels, str) else (labels,), properties)


def _add_digest(evidence: Evidence, of: Raw, value: Raw) -> None:
    if not isinstance(of, str) or not isinstance(value, str) or not is_digest(value):
        evidence.unreadable("digest", of)
    elif of == "shared":
        evidence.shared = value
    elif of == "kept":
        evidence.kept = value
    else:
        evidence.digests[of] = value


def _add_meta(evidence: Evidence, key: Raw, value: Raw) -> None:
    if key == "revision" and isinstance(value, int) and is_number(value):
        evidence.revision = value


def _of_words(connection: sqlite3.Connection, evidence: Evidence) -> Iterator[Fault]:
    """Nodes that are held or found otherwise than their rows say, and an index that does not hold its words."""
    numbers = dict(_pairs(connection, "SELECT id, number FROM district"))
    rows = dict(_pairs(connection, "SELECT id, row FROM node"))
    places: dict[Raw, dict[Raw, Raw]] = {}
    for row, node_id, number in _quiet(connection, "SELECT row, node, district FROM place"):
        places.setdefault(node_id, {})[number] = -row if isinstance(row, int) else None
    kept = {row: tuple(said) for row, *said in _quiet(connection, "SELECT rowid, names, texts FROM words")}
    homes = {mark.id: mark.district for mark in evidence.plans.values()}
    for node_id, held in holders(evidence.nodes.values(), evidence.relations.values(), homes).items():
        node = evidence.nodes[node_id]
        words, wanted = indexed(node), {numbers.get(district) for district in held}
        own = node.label in OWN_LABELS
        there = dict.fromkeys(wanted, rows.get(node_id)) if own else places.pop(node_id, {})
        if there.keys() != wanted:
            yield CHECK_HELD(id=node_id)
        for number, row in there.items():
            if not isinstance(number, int) or kept.pop(row, None) != astuple(in_districts(words, (number,))):
                yield CHECK_UNFOUND(id=node_id)
    if len(kept) + len(places) > 0:
        yield CHECK_INDEX_EXTRA(number=len(kept) + len(places))
    if not _index_holds(connection):
        yield CHECK_INDEX()


def _index_holds(connection: sqlite3.Connection) -> bool:
    """Whether the full-text index says what an index of the same words says.

    The library looks into it by itself only from version 3.44 on. A second index is made in memory, and of each word
    the number and the sums of the rows that have it are compared.
    """
    words = _quiet(connection, "SELECT rowid, names, texts FROM words")
    try:
        with closing(sqlite3.connect(":memory:")) as other:
            other.execute(WORDS)
            other.executemany("INSERT INTO words (rowid, names, texts) VALUES (?, ?, ?)", words)
            return _postings(connection) == _postings(other)
    except (*BROKEN, UnicodeEncodeError):
        return False


def _postings(connection: sqlite3.Connection) -> dict[tuple[Raw, Raw], tuple[Raw, ...]]:
    """Of each word and column how many rows have it, and sums by which one row is told from another."""
    connection.execute("PRAGMA query_only = OFF")  # Making a table of this connection's own counts as writing.
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.posting USING fts5vocab ('main', 'words', 'instance')")
        text = "SELECT term, col, count(*), sum(doc), sum(doc * doc) FROM temp.posting GROUP BY term, col"
        found = {(term, column): tuple(sums) for term, column, *sums in connection.execute(text)}
        connection.execute("DROP TABLE temp.posting")
        return found
    finally:
        connection.execute("PRAGMA query_only = ON")


def _pairs(connection: sqlite3.Connection, text: str) -> Iterator[tuple[Raw, Raw]]:
    return ((first, second) for first, second in _quiet(connection, text))


def _quiet(connection: sqlite3.Connection, text: str) -> Iterator[tuple[Raw, ...]]:
    """The rows that can be read; that not all can be was noted before."""
    try:
        yield from connection.execute(text)
    except BROKEN:
        return
