"""Where a Neo4j is and how to get in: name and password are taken apart before the driver sees the address."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from graph.store.faults import ADDRESS_SCHEME, ADDRESS_UNREADABLE, StoreUnavailableError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Every scheme of the driver: with a certificate that is checked (``+s``) or taken as it is (``+ssc``)."""

DEFAULT_PORT = 7687


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` and ``location`` hold no name and no password; both stay out of every message and ``repr``."""

    url: str
    """What the driver is given."""
    location: str
    """What people are shown."""
    user: str = field(repr=False)
    password: str = field(repr=False)


def take_apart(url: str, user: str, password: str) -> Address:
    """The parts of an address. A name and password given beside it go before those inside it.

    Raises:
        StoreUnavailableError: this is no address of a Neo4j. The message never repeats it: a password with a ``/``
            in it makes an address of which nobody can tell what is the password.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise StoreUnavailableError(ADDRESS_UNREADABLE()) from None
    if parts.scheme not in SCHEMES:
        raise StoreUnavailableError(ADDRESS_SCHEME(schemes=SCHEMES))
    if host is None or parts.path not in ("", "/") or parts.fragment != "":
        raise StoreUnavailableError(ADDRESS_UNREADABLE())
    shown = f"[{host}]" if ":" in host else host
    place = f"{parts.scheme}://{shown}:{DEFAULT_PORT if port is None else port}"
    query = "" if parts.query == "" else f"?{parts.query}"
    return Address(
        url=place + query,
        location=place,
        user=user if user != "" else unquote(parts.username or ""),
        password=password if password != "" else unquote(parts.password or ""),
    )
