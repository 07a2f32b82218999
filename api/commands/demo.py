"""``ketenkaart demo``: the plans that ship with the package, in a store of their own, shown on this machine only."""

from datetime import datetime

import typer

from api.commands.dutch import STORE_FAILED
from api.commands.said import in_dutch
from api.commands.serve import HostOption, PortOption, answer, base_address, listen
from api.commands.surroundings import StoreOption, known_names, now, surroundings_of
from api.terminal import say, say_aside
from graph.model.faults import FaultError, FaultKind
from graph.reference import Reference
from graph.store.port import Store
from graph.store.records import Stamp
from loaders.content import IntakeOptions
from loaders.form.through import actions_in
from loaders.intake import Drafts, LoadOutcome, Outcome, always, kept_plans, load_files
from loaders.shipped import shipped_plans

EPILOG = "Voorbeeld: ketenkaart demo --port 8001"
BY_DEMO = "demonstration"
"""Who loads the plans of the package, as every version in the store says: that is how a demonstration is known."""
STORE_IS_NO_DEMO = FaultKind("store-is-no-demo", "plans")
_MOST_NAMED = 5
# Plans in one line of an error, which then still is one; who has more sees them with `ketenkaart plan list`.


class DemoError(FaultError):
    """The demonstration cannot use the store that was named."""


def demo(
    context: typer.Context,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    store: StoreOption = None,
) -> None:
    """Toon de plannen die meekomen op deze computer, in een eigen opslag. Stop met Ctrl+C."""
    around, reference = surroundings_of(context), known_names(None)
    named = store or around.store
    address = around.demo_address(named)
    with listen(host, port) as listening:
        say(f"Ketenkaart komt op {base_address(host, listening)}/ en laadt eerst de plannen die meekomen.")
        with around.open(address) as opened:
            if named is not None:
                refuse_plans_of_others(opened)
            load_shipped(opened, reference, now())
        answer(listening, host, address, around, reference)


def refuse_plans_of_others(store: Store) -> None:
    """A store that was named is used only where it holds nothing, or what an earlier demonstration put there.

    Raises:
        DemoError: it holds a plan of somebody else.
    """
    others = [plan for plan in kept_plans(store) if store.versions(plan)[-1].by != BY_DEMO]
    if len(others) > 0:
        raise DemoError(STORE_IS_NO_DEMO(plans=tuple(others[:_MOST_NAMED])))


def load_shipped(store: Store, reference: Reference, at: datetime) -> None:
    """Loads the plans of the package into a store of the demonstration, and says in some lines what came of it."""
    stamp = Stamp.of(at, BY_DEMO)
    accepted = [plan for shipped in shipped_plans() for plan in shipped.accepted]
    drafts = [plan for shipped in shipped_plans() for plan in shipped.plans if plan not in shipped.accepted]
    outcome = load_files(accepted, store, reference, IntakeOptions(), stamp, always)
    if len(drafts) > 0:
        load_files(drafts, store, reference, IntakeOptions(), stamp, always, drafts=Drafts.ALL)
    for line in summary(outcome):
        say(line)
    for file in outcome.files:
        if file.problem is not None:
            say_aside(f"Fout: {in_dutch(file.problem)}")
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED)


def summary(outcome: LoadOutcome) -> tuple[str, ...]:
    """How many plans are shown, whose they are, and how much of them was not understood."""
    stored = [file for file in outcome.files if file.stored]
    owners = ", ".join(f"{_owner(file)} ({_actions(file)})" for file in stored)
    unread = sum(len(file.reading.unread) for file in stored if file.reading is not None)
    lines = [f"{_counted(len(stored), 'plan', 'plannen')} met acties: {owners}."]
    if unread > 0:
        lines.append(
            f"Niet begrepen: {_counted(unread, 'passage', 'passages')}; wat er staat, is na te lezen bij de bron."
        )
    return tuple(lines)


def _owner(file: Outcome) -> str:
    owner = None if file.reading is None else file.reading.plan.owner
    return file.where if owner is None else owner.name


def _actions(file: Outcome) -> int:
    return 0 if file.reading is None else sum(1 for _ in actions_in(file.reading.plan))


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
