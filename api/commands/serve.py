"""``ketenkaart serve``: the pages and the API on a store, on this machine only unless asked otherwise."""

import errno
import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.surroundings import (
    NamesOption,
    StoreOption,
    Surroundings,
    known_names,
    stamp,
    surroundings_of,
)
from api.faults import InputError
from api.terminal import say, say_aside
from graph.model.reasons import reason_of
from graph.reference import Reference
from loaders.known import known_rows

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

EPILOG = "Voorbeeld: ketenkaart serve --port 8001"
MOST_CONNECTIONS = 200
"""A browser opens some six; who comes after the last is told to come back (503) instead of making all others wait."""
OPEN_TO_ALL = "Let op: iedereen op dit netwerk kan de plannen lezen en vervangen; er is nog geen aanmelding."

HostOption = Annotated[
    str,
    typer.Option("--host", metavar="ADRES", show_default=False, help="Waar het luistert. Anders alleen deze computer."),
]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="GETAL", help="Poort; 0 voor een vrije.")]


def serve(
    context: typer.Context,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Toon de pagina's en de API van een opslag. Stop met Ctrl+C."""
    around, reference = surroundings_of(context), known_names(names)
    address = around.address(store)
    with listen(host, port) as listening:
        with around.open(address) as opened:
            opened.init(*known_rows(reference), stamp())
        answer(listening, host, address, around, reference)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, made before anything is loaded: a port that is taken is known at once.

    Raises:
        InputError: nothing can listen there.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        plain = isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES)
        reason = reason_of(error) if isinstance(error, OSError) and plain else "geen geldig adres"
        raise InputError(
            f"Op {host}, poort {port}, kan de pagina niet luisteren ({reason}). Kies een andere poort met --port."
        ) from None
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # Else each small answer waits some 40 ms.
    return listening


def answer(listening: socket.socket, host: str, address: str, around: Surroundings, reference: Reference) -> None:
    """Says where the pages are and answers until it is stopped."""
    from uvicorn import Server  # Only these commands serve anything; the others need not wait for it to load.

    server = Server(server_config(around.doors.application(host, address, around.settings, reference)))
    base = base_address(host, listening)
    real_first = sorted(reference.districts, key=lambda known: known.fictional)
    with suppress(KeyboardInterrupt):
        if not _is_this_machine(host):
            say_aside(OPEN_TO_ALL)
        for number, district in enumerate(real_first):
            say(f"{district.name}: {base}/" if number == 0 else f"{district.name}: {base}/?district={district.id}")
        say(f"API: {base}/v1")
        say("Stop met Ctrl+C.")
        server.run(sockets=[listening])
    say("Gestopt.")


def base_address(host: str, listening: socket.socket) -> str:
    """Where the pages are, without a slash at its end."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}"


def _is_this_machine(host: str) -> bool:
    """Whether only this machine reaches ``host``; a name that is no address may be anybody's."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def server_config(app: "FastAPI") -> "uvicorn.Config":
    """How the application is served: nothing told about the server, and no more connections than it can carry."""
    from uvicorn import Config

    return Config(
        app,
        log_level="warning",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=MOST_CONNECTIONS,
    )
