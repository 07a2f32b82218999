"""What the driver reports, as a fault of the port. Never with a password."""

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

from graph.model.faults import FaultKind
from graph.store.faults import (
    ADDRESS_UNUSABLE,
    COMMIT_UNKNOWN,
    CONSTRAINT,
    FORBIDDEN,
    NO_ANSWER,
    NO_DATABASE,
    NO_ENCRYPTION,
    NO_HANDSHAKE,
    OTHER_SERVER,
    OUT_OF_MEMORY,
    PASSWORD_EXPIRED,
    RATE_LIMIT,
    SERVER_BUSY,
    SERVER_ERROR,
    SERVER_READ_ONLY,
    TOO_OLD,
    UNKNOWN_HOST,
    WEB_SERVER,
    WRONG_PASSWORD,
    StoreError,
    StoreUnavailableError,
)

OLDEST_SERVER = (5, 26)

_BY_CODE = {
    "Neo.ClientError.Security.AuthenticationRateLimit": RATE_LIMIT,
    "Neo.ClientError.Security.CredentialsExpired": PASSWORD_EXPIRED,
    "Neo.ClientError.Database.DatabaseNotFound": NO_DATABASE,
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": SERVER_READ_ONLY,
    "Neo.ClientError.Statement.AccessMode": SERVER_READ_ONLY,
    "Neo.ClientError.General.TransactionOutOfMemoryError": OUT_OF_MEMORY,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": OUT_OF_MEMORY,
    "Neo.TransientError.General.OutOfMemoryError": OUT_OF_MEMORY,
}
_BY_CLASS: tuple[tuple[type[Exception], FaultKind], ...] = (
    (AuthError, WRONG_PASSWORD),
    (Forbidden, FORBIDDEN),
    (ForbiddenOnReadOnlyDatabase, FORBIDDEN),
    (IncompleteCommit, COMMIT_UNKNOWN),
    (TransientError, SERVER_BUSY),
    (ConfigurationError, ADDRESS_UNUSABLE),
)


def as_store_error(error: Neo4jError | DriverError, location: str) -> StoreError:
    """The same failure as a fault of the port."""
    if isinstance(error, Neo4jError) and error.code in _BY_CODE:
        return StoreUnavailableError(_BY_CODE[error.code](location=location))
    if isinstance(error, ConstraintError):
        return StoreError(CONSTRAINT(location=location, said=_first_line(error)))
    if isinstance(error, UnsupportedServerProduct):
        return StoreUnavailableError(OTHER_SERVER(location=location, oldest=_oldest()))
    for kind, said in _BY_CLASS:
        if isinstance(error, kind):
            return StoreUnavailableError(said(location=location))
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailableError(_unreachable(error)(location=location))
    return StoreUnavailableError(SERVER_ERROR(location=location, said=_first_line(error)))


def too_old(location: str, agent: str) -> StoreUnavailableError:
    """The server answers, but is of a version on which this store was never seen to work."""
    return StoreUnavailableError(TOO_OLD(location=location, agent=agent, oldest=_oldest()))


def is_too_old(agent: str) -> bool:
    """Whether a server that calls itself ``agent`` (``Neo4j/5.26.0``) is older than what is needed."""
    numbers = agent.removeprefix("Neo4j/").split("-")[0].split(".")
    if len(numbers) < 2 or not (numbers[0].isdigit() and numbers[1].isdigit()):
        return True
    return (int(numbers[0]), int(numbers[1])) < OLDEST_SERVER


def _unreachable(error: DriverError) -> FaultKind:
    causes = tuple(_causes(error))
    said = " ".join(str(cause) for cause in causes)
    if any(isinstance(cause, ssl.SSLError | ssl.CertificateError) for cause in causes) or "SSL" in said:
        return NO_ENCRYPTION
    if "looks like HTTP" in said:
        return WEB_SERVER
    if "handshake" in said:
        return NO_HANDSHAKE
    return UNKNOWN_HOST if "DNS" in said else NO_ANSWER


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
