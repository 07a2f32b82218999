"""``ketenkaart serve``: the pages and the API on a store, on this machine only unless asked otherwise."""

import errno
import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.processes import in_processes, refuse_where_none_can_be_made
from api.commands.surroundings import (
    NamesOption,
    StoreOption,
    Surroundings,
    known_names,
    stamp,
    surroundings_of,
)
from api.faults import InputError
from api.parts.fault_words import reason_said
from api.terminal import say, say_aside
from graph.model.language import Language
from graph.model.reasons import reason_code
from graph.reference import Reference
from loaders.known import known_rows

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

EPILOG = "Voorbeeld: ketenkaart serve --port 8001"
MOST_CONNECTIONS = 200
"""A browser opens some six; who comes after the last is told to come back (503) instead of making all others wait."""
ENDED_BY_ITSELF = 1
OPEN_TO_ALL = "Let op: iedereen op dit netwerk kan de plannen lezen en vervangen; er is nog geen aanmelding."

HostOption = Annotated[
    str,
    typer.Option("--host", metavar="ADRES", show_default=False, help="Waar het luistert. Anders alleen deze computer."),
]
ProcessesOption = Annotated[
    int, typer.Option("--processes", min=1, max=64, metavar="GETAL", help="Hoeveel processen samen antwoorden.")
]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="GETAL", help="Poort; 0 voor een vrije.")]


def serve(
    context: typer.Context,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    processes: ProcessesOption = 1,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Toon de pagina's en de API van een opslag. Stop met Ctrl+C."""
    refuse_where_none_can_be_made(processes)
    around, reference = surroundings_of(context), known_names(names)
    address = around.address(store)
    with listen(host, port) as listening:
        with around.open(address) as opened:
            opened.init(*known_rows(reference), stamp())
        answer(listening, host, address, around, reference, processes)


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
        code = reason_code(error) if isinstance(error, OSError) and plain else "no-address"
        reason = reason_said(code, Language.DUTCH)
        raise InputError(
            f"Op {host}, poort {port}, kan de pagina niet luisteren ({reason}). Kies een andere poort met --port."
        ) from None
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # Else each small answer waits some 40 ms.
    return listening


def answer(
    listening: socket.socket, host: str, address: str, around: Surroundings, reference: Reference, processes: int = 1
) -> None:
    """Says where the pages are and answers until it is stopped.

    Raises:
        typer.Exit: one of several processes ended by itself.
    """
    from uvicorn import Server  # Only these commands serve anything; the others need not wait for it to load.

    def serving() -> "Server":
        return Server(server_config(around.doors.application(host, address, around.settings, reference)))

    def in_its_own() -> None:
        serving().run(sockets=[listening])

    alone = serving() if processes == 1 else None
    base = base_address(host, listening)
    real_first = sorted(reference.districts, key=lambda known: known.fictional)
    with suppress(KeyboardInterrupt):
        if not _is_this_machine(host):
            say_aside(OPEN_TO_ALL)
        for number, district in enumerate(real_first):
            say(f"{district.name}: {base}/" if number == 0 else f"{district.name}: {base}/?district={district.id}")
        say(f"API: {base}/v1")
        say("Stop met Ctrl+C.")
        if alone is not None:
            alone.run(sockets=[listening])
        elif not in_processes(processes, in_its_own):
            say_aside("Fout: een van de processen is vanzelf gestopt; nu zijn ze alle gestopt.")
            raise typer.Exit(ENDED_BY_ITSELF)
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
