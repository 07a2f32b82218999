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
    known_names,
    municipality_named,
    now,
    surroundings_of,
    view_of,
)
from api.faults import InputError
from api.terminal import say, write_out
from api.web.page import page_html
from graph.analysis.parties import plans_of
from graph.model.form import Reading
from graph.model.language import Language
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
        str | None, typer.Option("--municipality", metavar="NAAM", help="De pagina van één gemeente.")
    ] = None,
    language: Annotated[
        Language, typer.Option("--language", help="De taal van de pagina; wat uit de plannen komt, blijft Nederlands.")
    ] = Language.DUTCH,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Maak de pagina Wie doet wat: één bestand dat zonder internet opent."""
    around, reference = surroundings_of(context), known_names(names)
    chosen = None if municipality is None else municipality_named(municipality, reference)
    if chosen is not None and district is None:
        if chosen.district is None:
            raise InputError(f"{chosen.name} hoort bij geen district dat bekend is. Noem er een met --district.")
        district = chosen.district
    with around.open(around.address(store)) as opened:
        view = view_of(opened, district_named(district, reference))
        readings = readings_of(opened, view)
    if chosen is not None and chosen.id not in view.nodes:
        raise InputError(f"{chosen.name} hoort niet bij {view.nodes[view.district].name}. Kies een ander district.")
    html = page_html(
        view,
        municipality=None if chosen is None else chosen.id,
        made_on=written_date(now().astimezone().date(), language),
        readings=readings,
        language=language,
    )
    if out is None:
        write_out(html)
        return
    write_page(out, html)
    say(f"De pagina staat in {out}")


def readings_of(store: Store, view: NetworkView) -> Mapping[str, Reading]:
    """How the document of each plan was read, as kept with its last version."""
    found: dict[str, Reading] = {}
    for plan in plans_of(view):
        versions = store.versions(plan.id)
        if len(versions) > 0:
            found[plan.id] = parse_reading(versions[-1].form_json, plan.id)
    return found


def dutch_date(day: date) -> str:
    """A day as people write it in Dutch."""
    return written_date(day, Language.DUTCH)


def written_date(day: date, language: Language) -> str:
    """A day as people write it."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
