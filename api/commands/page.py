"""``ketenkaart page``: one file that opens without a network and can be mailed."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.out_file import write_page
from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    known_municipality,
    known_names,
    municipality_named,
    now,
    surroundings_of,
)
from api.faults import InputError
from api.parts.dates import written_date
from api.terminal import say, write_out
from graph.districts import district_meant
from graph.model.language import Language
from graph.network import Network
from graph.reference import KnownMunicipality, Reference, name_key
from graph.sources import source_of_plan

EPILOG = "Voorbeeld: ketenkaart page --out wie-doet-wat.html"


def page(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="BESTAND", help="Waar de pagina komt. Anders op het scherm.")
    ] = None,
    district: DistrictOption = None,
    municipality: Annotated[
        str | None,
        typer.Option(
            "--municipality", metavar="NAAM", help="De pagina van één gemeente of andere eigenaar van een plan."
        ),
    ] = None,
    language: Annotated[
        Language, typer.Option("--language", help="De taal van de pagina; wat uit de plannen komt, blijft Nederlands.")
    ] = Language.DUTCH,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Maak de pagina Wie doet wat: één bestand dat zonder internet opent."""
    around, reference = surroundings_of(context), known_names(names)
    town = None if municipality is None else known_municipality(municipality, reference)
    district = _district(district, town)
    with around.open(around.address(store)) as opened:
        network = Network(opened.read_view(district_meant(opened.districts(), district, reference).state.id))
        sources = {plan.id: source_of_plan(opened, plan.id) for plan in network.plans.plans}
    chosen = None if municipality is None else _owner(municipality, town, network, reference)
    made_on = written_date(now().astimezone().date(), language)
    html = around.doors.offline_page(network, chosen, made_on, sources, language)
    if out is None:
        write_out(html)
        return
    write_page(out, html)
    say(f"De pagina staat in {out}")


def _district(named: str | None, town: KnownMunicipality | None) -> str | None:
    """The district that was named, else that of the municipality.

    Raises:
        InputError: the municipality is of none that is known.
    """
    if named is not None or town is None:
        return named
    if town.district is None:
        raise InputError(f"{town.name} hoort bij geen district dat bekend is. Noem er een met --district.")
    return town.district


def _owner(name: str, town: KnownMunicipality | None, network: Network, reference: Reference) -> str:
    """The id of a municipality of the district, or of another owner of a plan that is loaded.

    Raises:
        InputError: there is none with this name.
    """
    if town is None:
        for owner in (plan.owner for plan in network.plans.plans):
            others = owner.properties.get("other_names")
            called = (owner.name, *(others if isinstance(others, tuple) else ()))
            if name == owner.id or name_key(name) in {name_key(each) for each in called}:
                return owner.id
        town = municipality_named(name, reference)
    if town.id not in network.view.nodes:
        raise InputError(f"{town.name} hoort niet bij {network.district.name}. Kies een ander district.")
    return town.id
