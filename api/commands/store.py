"""``ketenkaart store``: what a store holds, making one, checking one, copying one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from api.commands.dutch import STORE_FAILED, DutchCommand, DutchGroup
from api.commands.surroundings import NamesOption, StoreOption, known_names, stamp, surroundings_of, with_store
from api.faults import InputError
from api.parts.fault_words import Door, in_words
from api.terminal import say, say_aside
from graph.store.upkeep import Part
from loaders.known import known_rows

stores = typer.Typer(cls=DutchGroup, rich_markup_mode=None, invoke_without_command=True)


@stores.callback(epilog="Voorbeeld: ketenkaart store info")
def store_group(context: typer.Context, store: StoreOption = None) -> None:
    """Bekijk, maak, controleer of kopieer een opslag."""
    with_store(context, store)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@stores.command("info", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store info --store netwerk.db")
def info(context: typer.Context, store: StoreOption = None) -> None:
    """Toon wat er in de opslag zit."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        found = opened.info()
    say(f"Opslag: {found.kind}, {found.location}")
    say(f"Versie van het schema: {found.schema_version}. Revisie: {found.revision}.")
    say(f"Plannen: {', '.join(found.plans) if len(found.plans) > 0 else 'nog geen'}")
    for heading, counts in (("Knopen", found.nodes_by_label), ("Relaties", found.relations_by_type)):
        said = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count > 0)
        say(f"{heading}: {said if said != '' else 'geen'}")


@stores.command("init", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store init --store netwerk.db")
def init(context: typer.Context, names: NamesOption = None, store: StoreOption = None) -> None:
    """Maak een opslag met de districten en gemeenten die bekend zijn. Wat er al is, blijft."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        opened.init(*known_rows(known_names(names)), stamp())
        say(f"De opslag is klaar: {opened.info().location}")


@stores.command("check", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store check")
def check(context: typer.Context, store: StoreOption = None) -> None:
    """Controleer of alles in de opslag klopt."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        faults = opened.check()
        location = opened.info().location
    for fault in faults:
        say_aside(f"Klopt niet: {in_words(fault, Door.CLI)}")
    if len(faults) > 0:
        say_aside(f"{len(faults)} keer klopt er iets niet in {location}. Laad de plannen opnieuw in een nieuwe opslag.")
        raise typer.Exit(STORE_FAILED)
    say(f"Alles klopt in {location}.")


@stores.command("copy", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store copy netwerk.db bolt://localhost:7687")
def copy(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="VAN", help="De opslag die er is.")],
    target: Annotated[str, typer.Argument(metavar="NAAR", help="Een lege opslag.")],
    store: StoreOption = None,
) -> None:
    """Kopieer een heel netwerk naar een lege opslag: plannen, versies, besluiten en wijzigingen."""
    around = surroundings_of(context)
    if store is not None:
        raise InputError("Bij copy noemt u beide opslagen zelf: ketenkaart store copy VAN NAAR (zonder --store).")
    if source == target:
        raise InputError("VAN en NAAR zijn dezelfde opslag. Noem een andere, lege opslag als NAAR.")
    with around.open(source) as given, around.open(target) as made:
        counted = _Counted()
        with given.contents() as contents:
            made.restore(replace(contents, parts=counted.parts(contents.parts)))
        location = made.info().location
    say(f"Gekopieerd naar {location}: {counted.nodes} knopen en {counted.relations} relaties.")


@dataclass(slots=True)
class _Counted:
    """How much went by."""

    nodes: int = 0
    relations: int = 0

    def parts(self, parts: Iterator[Part]) -> Iterator[Part]:
        """The same parts, counted as they go."""
        for part in parts:
            self.nodes += len(part.nodes)
            self.relations += len(part.relations)
            yield part
