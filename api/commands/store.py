"""``ketenkaart store``: what a store holds; making, checking, mending and copying one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import typer
from pydantic import ValidationError

from api.commands.dutch import STORE_FAILED, DutchCommand, DutchGroup
from api.commands.surroundings import NamesOption, StoreOption, known_names, stamp, surroundings_of, with_store
from api.faults import InputError
from api.parts.fault_words import Door, in_words
from api.terminal import say, say_aside
from graph.model.rows import PlanStatements
from graph.reference import Reference
from graph.store.faults import StoreError
from graph.store.port import Store
from graph.store.records import PlanVersion
from graph.store.upkeep import Knowledge, Part
from loaders.content import cleaned_form
from loaders.faults import LoadError
from loaders.form import parse_reading
from loaders.form.statements import state_plan
from loaders.known import known_rows
from loaders.review import people_in

stores = typer.Typer(cls=DutchGroup, rich_markup_mode=None, invoke_without_command=True)


@stores.callback(epilog="Voorbeeld: ketenkaart store info")
def store_group(context: typer.Context, store: StoreOption = None) -> None:
    """Bekijk, maak, controleer, herstel of kopieer een opslag."""
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
def check(context: typer.Context, names: NamesOption = None, store: StoreOption = None) -> None:
    """Controleer of alles in de opslag nog is zoals het is opgeslagen."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        faults = opened.check(knowledge_of(judged_names(opened, known_names(names))))
        if len(faults) == 0:
            say(f"Alles klopt in {opened.info().location}.")
            return
    for fault in faults:
        say_aside(f"Klopt niet: {in_words(fault, Door.CLI)}")
    times = "1 ding klopt" if len(faults) == 1 else f"{len(faults)} dingen kloppen"
    say_aside(f"{times} niet. Herstel de opslag met: ketenkaart store repair.")
    raise typer.Exit(STORE_FAILED)


@stores.command("repair", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store repair --store netwerk.db")
def repair(context: typer.Context, names: NamesOption = None, store: StoreOption = None) -> None:
    """Maak een beschadigde opslag weer heel en haal persoonsgegevens weg. Een bestand wordt eerst gekopieerd."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        done = opened.repair(knowledge_of(judged_names(opened, known_names(names))), stamp())
        location = opened.info().location
    if done.kept_at != "":
        say(f"De opslag zoals die was, staat in {done.kept_at}, met alles wat erin stond.")
        say("Gooi die kopie weg als u haar niet meer nodig hebt.")
    for plan in done.restated:
        say(f"Opnieuw gemaakt uit de laatste versie: {plan}")
    for fault in done.lost:
        say_aside(f"Let op: {in_words(fault, Door.CLI)}")
    say(f"De opslag is hersteld: {location}")
    if len(done.lost) > 0:
        raise typer.Exit(STORE_FAILED)


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
    counted = _Counted()
    with around.open(source) as given, around.open(target) as made:
        with given.contents() as contents:
            made.restore(replace(contents, parts=counted.parts(contents.parts)))
        location = made.info().location
    say(f"Gekopieerd naar {location}: {counted.nodes} knopen en {counted.relations} relaties.")


@stores.command("clear", cls=DutchCommand, epilog="Voorbeeld: ketenkaart store clear --store bolt://localhost:7687")
def clear(context: typer.Context, store: StoreOption = None) -> None:
    """Ruim op wat een kopie achterliet die niet is afgemaakt. Een hele opslag blijft staan."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        opened.clear_copy()
    say("Opgeruimd. Wat er van een kopie stond, is weg.")


def judged_names(store: Store, reference: Reference) -> Reference:
    """What is known, with what people judged about names; without it where damage hides that."""
    try:
        return people_in(store, reference).reference
    except (StoreError, ValidationError):
        return reference


def knowledge_of(reference: Reference) -> Knowledge:
    """What is known beside a store: how its versions are stated again, and what is known before any plan."""

    def restate(version: PlanVersion, district: str) -> PlanStatements | None:
        try:
            return state_plan(parse_reading(version.form_json), reference, district, version.plan)
        except LoadError:
            return None

    def clean(version: PlanVersion) -> str | None:
        return cleaned_form(version.form_json, version.plan, reference)

    return Knowledge(restate, *known_rows(reference), clean)


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
