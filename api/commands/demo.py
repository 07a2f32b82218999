"""``ketenkaart demo``: the plans that ship with the package, loaded and shown on this machine only."""

import typer

from api.commands.dutch import STORE_FAILED
from api.commands.load import report
from api.commands.serve import HostOption, PortOption, answer, listen
from api.commands.surroundings import StoreOption, known_names, stamp, surroundings_of, usual_place
from api.settings import DEMO_FILE
from api.terminal import say
from graph.reference import Reference
from graph.store.port import Store
from loaders.intake import IntakeOptions, prepare_file, store_prepared
from loaders.known import known_rows
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
        own = address == str(usual_place(DEMO_FILE))
        with around.open(address) as opened:
            load_shipped(opened, reference, replace=own)
        answer(listening, host, address, around, reference)


def load_shipped(store: Store, reference: Reference, *, replace: bool) -> None:
    """Loads the plans of the package, and says what came of it.

    ``replace``: also those that the store holds already. In a store of somebody's own such a plan may be a better one.
    """
    prepared = [prepare_file(plan, reference, IntakeOptions()) for shipped in shipped_plans() for plan in shipped.plans]
    store.init(*known_rows(reference), stamp())
    there = frozenset() if replace else frozenset(store.info().plans)
    for plan in (item.statements.plan for item in prepared if item.statements.plan in there):
        say(f"{plan} staat al in deze opslag en blijft zoals het is.")
    outcome = store_prepared(
        [item for item in prepared if item.statements.plan not in there], store, reference, stamp()
    )
    report(outcome)
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED)
