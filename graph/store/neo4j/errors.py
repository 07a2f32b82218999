"""What the driver reports, as one plain line: what, where, what to do. Never with a password."""

import ssl
from collections.abc import Iterator

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    ForbiddenOnReadOnlyDatabase,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
)

from graph.store.port import StoreError, StoreUnavailableError

OLDEST_SERVER = (5, 26)

_OUT_OF_MEMORY = (
    "has too little memory for this in one transaction; raise server.memory.heap.max_size or "
    "dbms.memory.transaction.total.max; nothing was stored"
)

_BY_CODE = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "refuses for a while after too many wrong passwords; wait, "
    "then give the right name and password",
    "Neo.ClientError.Security.CredentialsExpired": "wants this account to set a new password first",
    "Neo.ClientError.Database.DatabaseNotFound": "has no database of that name; name one that exists",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "has this database set to read-only; nothing was stored",
    "Neo.ClientError.Statement.AccessMode": "takes only reading here; nothing was stored",
    "Neo.ClientError.General.TransactionOutOfMemoryError": _OUT_OF_MEMORY,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": _OUT_OF_MEMORY,
    "Neo.TransientError.General.OutOfMemoryError": _OUT_OF_MEMORY,
}


def as_store_error(error: Neo4jError | DriverError, location: str) -> StoreError:
    """The same failure in the words of the port."""
    if isinstance(error, Neo4jError) and error.code in _BY_CODE:
        return StoreUnavailableError(f"The Neo4j at {location} {_BY_CODE[error.code]}.")
    if isinstance(error, AuthError):
        return StoreUnavailableError(f"The Neo4j at {location} does not take this name and password.")
    if isinstance(error, Forbidden | ForbiddenOnReadOnlyDatabase):
        return StoreUnavailableError(f"The Neo4j at {location} does not allow this account to do that.")
    if isinstance(error, ConstraintError):
        return StoreError(
            f"The Neo4j at {location} refused what clashes with what it holds; nothing was stored "
            f"({_first_line(error)})."
        )
    if isinstance(error, IncompleteCommit):
        return StoreUnavailableError(
            f"The connection to the Neo4j at {location} was lost at the very end, so that it is not known whether the "
            "change was stored; do it again: what is there already is not written twice."
        )
    if isinstance(error, UnsupportedServerProduct):
        return StoreUnavailableError(f"What answers at {location} is no Neo4j of version {_oldest()} or later.")
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailableError(_unreachable(error, location))
    if isinstance(error, TransientError):
        return StoreUnavailableError(f"The Neo4j at {location} is too busy; nothing was stored, try again.")
    if isinstance(error, ConfigurationError):
        return StoreUnavailableError(f"The driver cannot use the address {location} as it is given.")
    return StoreUnavailableError(f"The Neo4j at {location} failed; nothing was stored ({_first_line(error)}).")


def too_old(location: str, agent: str) -> StoreUnavailableError:
    """The server answers, but is of a version on which this store was never seen to work."""
    return StoreUnavailableError(f"The server at {location} is {agent}; Neo4j {_oldest()} or later is needed.")


def is_too_old(agent: str) -> bool:
    """Whether a server that calls itself ``agent`` (``Neo4j/5.26.0``) is older than what is needed."""
    numbers = agent.removeprefix("Neo4j/").split("-")[0].split(".")
    if len(numbers) < 2 or not (numbers[0].isdigit() and numbers[1].isdigit()):
        return True
    return (int(numbers[0]), int(numbers[1])) < OLDEST_SERVER


def _unreachable(error: DriverError, location: str) -> str:
    causes = tuple(_causes(error))
    said = " ".join(str(cause) for cause in causes)
    if any(isinstance(cause, ssl.SSLError | ssl.CertificateError) for cause in causes) or "SSL" in said:
        return (
            f"No encrypted connection to {location} could be made; is the server set up for it, and its certificate "
            "valid? Without encryption the address begins with bolt:// or neo4j://, with a certificate of one's own "
            "with bolt+ssc:// or neo4j+ssc://."
        )
    if "looks like HTTP" in said:
        return f"What answers at {location} is a web server and no Neo4j; its own port is usually 7687."
    if "handshake" in said:
        return f"What answers at {location} is no Neo4j, or one that takes only encrypted connections (bolt+s://)."
    if "DNS" in said:
        return f"The host of {location} is not known."
    return f"The Neo4j at {location} does not answer; is it running? Nothing was stored."


def _causes(error: BaseException) -> Iterator[BaseException]:
    yield error
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _causes(part)
    if error.__cause__ is not None:
        yield from _causes(error.__cause__)


def _first_line(error: Neo4jError | DriverError) -> str:
    said = error.message if isinstance(error, Neo4jError) else str(error)
    lines = (said or "no reason given").splitlines()
    return lines[0][:300].rstrip(".")


def _oldest() -> str:
    return ".".join(str(number) for number in OLDEST_SERVER)
