"""From an address to a store: a path is a file, an address of the driver is a Neo4j, anything else is refused."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from api.faults import InputError
from graph.store.port import Store
from graph.store.sqlite import open_sqlite_store

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Every scheme of the driver. They stand here too, since the driver is loaded only when it is needed."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
"""Two characters at least: one letter before a colon is a drive of Windows."""


def open_store(address: str, user: str, password: str) -> Store:
    """The store at ``address``; name and password given beside it go before those in it.

    Raises:
        InputError: no kind of store has such an address. What stands in the address is not repeated.
        StoreError: the store cannot be opened.
    """
    scheme = scheme_of(address)
    if scheme is None and ("://" in address or "@" in address):
        raise InputError(
            "Het adres van de opslag is niet te lezen. Haal spaties en aanhalingstekens ervoor weg, of geef een pad "
            "zonder @ en zonder ://."
        )
    if scheme is None:
        try:
            return open_sqlite_store(Path(address).expanduser())
        except (ValueError, RuntimeError):
            raise InputError(
                "Het pad van de opslag kan niet worden gebruikt. Geef een ander pad met --store."
            ) from None
    if scheme not in SCHEMES:
        raise InputError(
            f"Een opslag met het adres {scheme}: bestaat niet. Geef een pad, of een adres dat begint met "
            f"{', '.join(f'{known}://' for known in SCHEMES)}."
        )
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
        raise InputError(
            "Het adres van de opslag is niet te lezen. Het ziet eruit als bolt://gebruiker:wachtwoord@host:7687. "
            "Schrijf in een wachtwoord %40 voor @, %2F voor /, %3A voor :, %3F voor ?, %23 voor # en %25 voor %."
        )
