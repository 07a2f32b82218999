"""``ketenkaart demo``: the plans that ship with the package, loaded and shown on this machine only."""

import typer

from api.commands.dutch import STORE_FAILED
from api.commands.load import report
from api.commands.serve import HostOption, PortOption, answer, listen
from api.commands.surroundings import StoreOption, known_names, stamp, surroundings_of
from graph.reference import Reference
from graph.store.port import Store
from loaders.intake import IntakeOptions, load_files
from loaders.shipped import shipped_plans

EPILOG = "Voorbeeld: ketenkaart demo --port 8001"


def demo(
    context: typer.Context,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    store: StoreOption = None,
) -> None:
    """Laad de plannen die meekomen en toon ze op deze computer. Stop met Ctrl+C."""
    around, reference = surroundings_of(context), known_names(None)
    address = around.demo_address(store)
    with listen(host, port) as listening:
        with around.open(address) as opened:
            load_shipped(opened, reference)
        answer(listening, host, address, around, reference)


def load_shipped(store: Store, reference: Reference) -> None:
    """Loads every plan of the package, and says what came of it."""
    files = [plan for shipped in shipped_plans() for plan in shipped.plans]
    outcome = load_files(files, store, reference, IntakeOptions(), stamp())
    report(outcome)
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED)
