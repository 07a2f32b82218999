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

from graph.store.faults import StoreError, StoreUnavailableError

OLDEST_SERVER = (5, 26)

_OUT_OF_MEMORY = (
    "heeft hier te weinig geheugen voor. Er is niets opgeslagen. Verhoog server.memory.heap.max_size of "
    "dbms.memory.transaction.total.max"
)

_BY_CODE = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "weigert even na te veel verkeerde wachtwoorden. "
    "Wacht, en geef dan de goede naam en het goede wachtwoord",
    "Neo.ClientError.Security.CredentialsExpired": "wil dat dit account eerst een nieuw wachtwoord kiest",
    "Neo.ClientError.Database.DatabaseNotFound": "heeft geen database met die naam. Noem er een die bestaat",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "laat deze database alleen lezen. Er is niets opgeslagen",
    "Neo.ClientError.Statement.AccessMode": "laat hier alleen lezen toe. Er is niets opgeslagen",
    "Neo.ClientError.General.TransactionOutOfMemoryError": _OUT_OF_MEMORY,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": _OUT_OF_MEMORY,
    "Neo.TransientError.General.OutOfMemoryError": _OUT_OF_MEMORY,
}


def as_store_error(error: Neo4jError | DriverError, location: str) -> StoreError:
    """The same failure in the words of the port."""
    if isinstance(error, Neo4jError) and error.code in _BY_CODE:
        return StoreUnavailableError(f"Neo4j op {location} {_BY_CODE[error.code]}.")
    if isinstance(error, AuthError):
        return StoreUnavailableError(f"Neo4j op {location} neemt deze naam en dit wachtwoord niet aan.")
    if isinstance(error, Forbidden | ForbiddenOnReadOnlyDatabase):
        return StoreUnavailableError(f"Neo4j op {location} staat dit account niet toe om dat te doen.")
    if isinstance(error, ConstraintError):
        return StoreError(
            f"Neo4j op {location} weigert wat botst met wat er al staat. Er is niets opgeslagen ({_first_line(error)})."
        )
    if isinstance(error, IncompleteCommit):
        return StoreUnavailableError(
            f"De verbinding met Neo4j op {location} viel op het laatst weg. Of alles is opgeslagen, is niet bekend. "
            "Doe het nog eens: wat er al staat, wordt niet twee keer geschreven."
        )
    if isinstance(error, UnsupportedServerProduct):
        return StoreUnavailableError(f"Wat op {location} antwoordt, is geen Neo4j {_oldest()} of later.")
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailableError(_unreachable(error, location))
    if isinstance(error, TransientError):
        return StoreUnavailableError(
            f"Neo4j op {location} heeft het te druk. Er is niets opgeslagen. Probeer het opnieuw."
        )
    if isinstance(error, ConfigurationError):
        return StoreUnavailableError(f"Het adres {location} kan zo niet worden gebruikt.")
    return StoreUnavailableError(f"Neo4j op {location} gaf een fout. Er is niets opgeslagen ({_first_line(error)}).")


def too_old(location: str, agent: str) -> StoreUnavailableError:
    """The server answers, but is of a version on which this store was never seen to work."""
    return StoreUnavailableError(f"De server op {location} is {agent}. Nodig is Neo4j {_oldest()} of later.")


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
            f"Met {location} lukt geen versleutelde verbinding. Is de server daarop ingesteld, en is het certificaat "
            "geldig? Zonder versleuteling begint het adres met bolt:// of neo4j://, met een eigen certificaat met "
            "bolt+ssc:// of neo4j+ssc://."
        )
    if "looks like HTTP" in said:
        return f"Op {location} antwoordt een webserver, geen Neo4j. Neo4j zelf zit meestal op poort 7687."
    if "handshake" in said:
        return f"Wat op {location} antwoordt, is geen Neo4j, of neemt alleen versleutelde verbindingen aan (bolt+s://)."
    if "DNS" in said:
        return f"De naam van de computer in {location} is niet bekend."
    return f"Neo4j op {location} antwoordt niet. Draait die? Er is niets opgeslagen."


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
