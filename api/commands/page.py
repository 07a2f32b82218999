"""``ketenkaart page``: one file that opens without a network and can be mailed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.commands.out_file import write_page
from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    district_named,
    known_municipality,
    known_names,
    municipality_named,
    now,
    surroundings_of,
    view_of,
)
from api.faults import InputError
from api.terminal import say, write_out
from api.web.page import page_html
from graph.analysis.parties import owner_of, plans_of
from graph.model.form import Reading
from graph.model.language import Language
from graph.reference import KnownMunicipality, Reference, name_key
from graph.store.port import Store
from graph.view import NetworkView
from loaders.form import parse_reading

EPILOG = "Voorbeeld: ketenkaart page --out wie-doet-wat.html"

_MONTHS = {
    Language.DUTCH: (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


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
        view = view_of(opened, district_named(district, reference))
        readings = readings_of(opened, view)
    chosen = None if municipality is None else _owner(municipality, town, view, reference)
    html = page_html(
        view,
        municipality=chosen,
        made_on=written_date(now().astimezone().date(), language),
        readings=readings,
        language=language,
    )
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


def _owner(name: str, town: KnownMunicipality | None, view: NetworkView, reference: Reference) -> str:
    """The id of a municipality of the district, or of another owner of a plan that is loaded.

    Raises:
        InputError: there is none with this name.
    """
    if town is None:
        for owner in (owner_of(view, plan) for plan in plans_of(view)):
            others = owner.properties.get("other_names")
            called = (owner.name, *(others if isinstance(others, tuple) else ()))
            if name == owner.id or name_key(name) in {name_key(each) for each in called}:
                return owner.id
        town = municipality_named(name, reference)
    if town.id not in view.nodes:
        raise InputError(f"{town.name} hoort niet bij {view.nodes[view.district].name}. Kies een ander district.")
    return town.id


def readings_of(store: Store, view: NetworkView) -> Mapping[str, Reading]:
    """How the document of each plan was read, as kept with its last version."""
    found: dict[str, Reading] = {}
    for plan in plans_of(view):
        versions = store.versions(plan.id)
        if len(versions) > 0:
            found[plan.id] = parse_reading(versions[-1].form_json)
    return found


def dutch_date(day: date) -> str:
    """A day as people write it in Dutch."""
    return written_date(day, Language.DUTCH)


def written_date(day: date, language: Language) -> str:
    """A day as people write it."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
