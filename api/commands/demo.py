"""``ketenkaart demo``: the plans that ship with the package, loaded and shown on this machine only."""

import socket
from typing import Annotated

import typer

from api.commands.dutch import STORE_FAILED
from api.commands.load import report
from api.commands.page import dutch_date, readings_of
from api.commands.surroundings import StoreOption, known_names, now, stamp, surroundings_of, view_of
from api.faults import InputError
from api.terminal import say
from api.web.page import page_html
from graph.reference import Reference
from graph.store.port import Store
from loaders.intake import IntakeOptions, load_files
from loaders.shipped import shipped_plans

EPILOG = "Voorbeeld: ketenkaart demo --port 8001"


def demo(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", metavar="ADRES", help="Waar de pagina luistert. Anders alleen deze computer.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="GETAL", help="Poort; 0 voor een vrije.")
    ] = 8000,
    store: StoreOption = None,
) -> None:
    """Laad de plannen die meekomen en toon de pagina op deze computer. Stop met Ctrl+C."""
    around, reference = surroundings_of(context), known_names(None)
    listening = listen(host, port)
    with listening:
        address = around.demo_address(store)
        with around.open(address) as opened:
            load_shipped(opened, reference)
            pages = pages_of(opened, reference)
        shown = f"[{host}]" if ":" in host else host
        base = f"http://{shown}:{listening.getsockname()[1]}"
        for path, (name, _) in pages.items():
            say(f"{name}: {base}{path}")
        say("Stop met Ctrl+C.")
        serve(listening, host, {path: html for path, (_, html) in pages.items()})
    say("Gestopt.")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, made before anything is loaded: a port that is taken is known at once.

    Raises:
        InputError: nothing can listen there.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror is not None else "geen geldig adres"
        raise InputError(
            f"Op {host}, poort {port}, kan de pagina niet luisteren ({reason}). Kies een andere poort met --port."
        ) from None


def load_shipped(store: Store, reference: Reference) -> None:
    """Loads every plan of the package, and says what came of it."""
    files = [plan for shipped in shipped_plans() for plan in shipped.plans]
    outcome = load_files(files, store, reference, IntakeOptions(), stamp())
    report(outcome)
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED)


def pages_of(store: Store, reference: Reference) -> dict[str, tuple[str, str]]:
    """For each path the name of a district and its page; the first real district is the front page."""
    made_on = dutch_date(now().astimezone().date())
    pages: dict[str, tuple[str, str]] = {}
    real_first = sorted(reference.districts, key=lambda district: district.fictional)
    for number, district in enumerate(real_first):
        view = view_of(store, district.id)
        html = page_html(view, made_on=made_on, readings=readings_of(store, view))
        pages["/" if number == 0 else f"/{district.id}"] = (district.name, html)
    return pages


def serve(listening: socket.socket, host: str, pages: dict[str, str]) -> None:
    """Serves the pages until it is stopped."""
    import uvicorn  # Only this command serves anything; the others need not wait for it to load.

    from api.commands.demo_app import demo_app

    config = uvicorn.Config(demo_app(pages, host), log_level="warning", server_header=False, date_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
