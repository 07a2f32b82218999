"""Questions in Cypher that can only read, however they are worded.

No single lock is enough: ``LOAD CSV``, ``SHOW SETTINGS`` and ``TERMINATE TRANSACTIONS`` count as reading for Neo4j. So
all of these hold, and each would stop most harm alone: the plan of the question says it reads; each of its steps is
looked at, and loading, showing, terminating, own transactions and unlisted procedures are refused; functions that are
not Neo4j's own are refused; the transaction is opened for reading; it has a time limit; rows are cut.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from neo4j import Query, Session
from neo4j.exceptions import ClientError, Neo4jError, TransientError

from graph.store.faults import (
    QUESTION_FUNCTION,
    QUESTION_STEP,
    QUESTION_TOO_LONG,
    QUESTION_UNANSWERED,
    QUESTION_WRITES,
    StoreError,
)
from graph.store.neo4j.called import called_functions
from graph.store.neo4j.connection import Connection
from graph.store.neo4j.plain import Plain, plain

ALLOWED_PROCEDURES = frozenset({"db.labels", "db.relationshipTypes", "db.propertyKeys", "db.index.fulltext.queryNodes"})
"""Procedures of Neo4j itself that only read the network. Any other is refused, whatever it says of itself."""

_REFUSED_STEPS = re.compile(r"Load|Show|Terminate|Transaction|Administration|Command|Create|Merge|Delete|Set|Remove")
"""Parts of the names of steps that read from elsewhere, read or change the server, or write."""

_NO_QUESTION = ("Neo.ClientError.Statement", "Neo.ClientError.Procedure", "Neo.ClientError.Transaction")
_TOO_LONG = ("Neo.ClientError.Transaction.TransactionTimedOut", "Neo.TransientError.Transaction.LockClientStopped")

_OWN_FUNCTIONS = "SHOW FUNCTIONS YIELD name, isBuiltIn WHERE NOT isBuiltIn RETURN name"


class QuestionRefusedError(StoreError):
    """A question that is not answered: it would do more than read, it is no Cypher, or it took too long."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer as plain values, ready for JSON."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    cut: bool
    """Whether there were more rows than were asked for; never left unsaid."""


def answer(
    connection: Connection, text: str, parameters: Mapping[str, object], *, seconds: float, most_rows: int
) -> Answer:
    """The answer to ``text``; see ``Neo4jStore.run_read_only``."""
    if not seconds > 0 or most_rows < 1:
        raise ValueError("a question needs a time limit above zero and at least one row")
    with connection.reading_once() as session:
        try:
            _refuse_more_than_reading(session, text, parameters, seconds)
            return _ask(session, text, parameters, seconds, most_rows)
        except Neo4jError as error:
            raise _refusal(error, seconds) from error


def _ask(session: Session, text: str, parameters: Mapping[str, object], seconds: float, most_rows: int) -> Answer:
    with session.begin_transaction(timeout=seconds) as transaction:
        result = transaction.run(text, dict(parameters))
        columns = tuple(result.keys())
        records = result.fetch(most_rows + 1)
        rows = tuple(tuple(plain(value) for value in record.values()) for record in records[:most_rows])
        return Answer(columns, rows, len(records) > most_rows)


def _refuse_more_than_reading(session: Session, text: str, parameters: Mapping[str, object], seconds: float) -> None:
    """Holds the question against its plan, before any of it runs."""
    foreign = frozenset(str(name).lower() for name in session.run(_OWN_FUNCTIONS).value())
    summary = session.run(Query("EXPLAIN " + text, timeout=seconds), dict(parameters)).consume()
    if summary.plan is None or summary.query_type != "r":
        raise QuestionRefusedError(QUESTION_WRITES())
    called = set(called_functions(text))
    for step, details in _steps(summary.plan):
        called |= called_functions(details)  # How Neo4j itself writes what it will do.
        if step == "ProcedureCall" and details.split("(")[0].strip() in ALLOWED_PROCEDURES:
            continue
        if step == "ProcedureCall" or _REFUSED_STEPS.search(step):
            raise QuestionRefusedError(QUESTION_STEP(step=step))
    named = sorted(foreign & called)
    if len(named) > 0:
        raise QuestionRefusedError(QUESTION_FUNCTION(name=named[0]))


def _steps(plan: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The name of each step of a plan, without the database behind ``@``, and its details."""
    arguments = cast("Mapping[str, object]", plan.get("args", {}))
    yield str(plan["operatorType"]).split("@")[0], str(arguments.get("Details", ""))
    for child in cast("list[Mapping[str, object]]", plan.get("children", [])):
        yield from _steps(child)


def _refusal(error: Neo4jError, seconds: float) -> Exception:
    """What went wrong with the question itself; every other error is the connection's to word."""
    code = error.code or ""
    if code.startswith(_TOO_LONG):
        return QuestionRefusedError(QUESTION_TOO_LONG(seconds=seconds))
    if code.startswith(_NO_QUESTION) and isinstance(error, ClientError | TransientError):
        lines = (error.message or code).splitlines()
        return QuestionRefusedError(QUESTION_UNANSWERED(said=lines[0][:300]))
    return error
