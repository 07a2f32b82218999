"""From an address to a store: a path is a file, an address of the driver is a Neo4j, anything else is refused."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from graph.model.faults import FaultError, FaultKind
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Every scheme of the driver. They stand here too, since the driver is loaded only when it is needed."""

UNREADABLE = FaultKind("address-unreadable")
NO_PATH = FaultKind("address-no-path")
UNKNOWN_SCHEME = FaultKind("address-unknown-scheme", "scheme", "known")
UNCLEAR = FaultKind("address-unclear")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
"""Two characters at least: one letter before a colon is a drive of Windows."""


class AddressError(FaultError):
    """No store can have such an address. What stands in the address is not repeated: it may hold a password."""


def open_store(address: str, user: str = "neo4j", password: str = "") -> Store:
    """The store at an address; it is made where a path has none yet.

    Args:
        address: a path, or an address such as ``bolt://localhost:7687``.
        user: of a Neo4j, where the address names none.
        password: of a Neo4j, where the address holds none.

    Raises:
        AddressError: no kind of store has such an address.
        StoreError: the store cannot be opened.
    """
    scheme = scheme_of(address)
    if scheme is None and ("://" in address or "@" in address):
        raise AddressError(UNREADABLE())
    if scheme is None:
        try:
            return open_sqlite_store(Path(address).expanduser())
        except (ValueError, RuntimeError):
            raise AddressError(NO_PATH()) from None
    if scheme not in SCHEMES:
        raise AddressError(UNKNOWN_SCHEME(scheme=scheme, known=tuple(f"{known}://" for known in SCHEMES)))
    _refuse_unclear(address)
    from graph.store.neo4j import open_neo4j_store  # The driver takes longer to load than a question to answer.

    return open_neo4j_store(address, user, password)


def scheme_of(address: str) -> str | None:
    """The scheme of an address in small letters, or None for a path (``C:\\data\\x.db`` is one)."""
    found = _SCHEME.match(address)
    return None if found is None else found.group(1).lower()


def _refuse_unclear(address: str) -> None:
    """A password with a bare / ? or # in it would be taken apart in the wrong place, and a part of it shown."""
    try:
        parts = urlsplit(address)
        unclear = "@" in address and "@" not in parts.netloc
    except ValueError:
        unclear = True
    if unclear or not address.partition(":")[2].startswith("//"):
        raise AddressError(UNCLEAR())
