"""``ketenkaart who``: who does what, by any column."""

from typing import Annotated

import typer

from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    district_named,
    known_names,
    municipality_named,
    surroundings_of,
    view_of,
)
from api.commands.who_filters import Asked, choose, closed_words
from api.commands.who_shapes import as_json, as_tables
from api.faults import InputError
from api.terminal import console, say, say_aside, write_out
from graph.export.columns import WHO_COLUMNS
from graph.export.csv_text import csv_text
from graph.network import Network
from graph.plans import Named, PlanPart

EPILOG = "Voorbeeld: ketenkaart who --party politie --degree houder"


def who(
    # long because: one parameter for each column that can be asked for
    context: typer.Context,
    party: Annotated[str | None, typer.Option("--party", metavar="NAAM", help="Partij, ook met haar teams.")] = None,
    degree: Annotated[
        str | None, typer.Option("--degree", metavar="WOORD", help="holder, mentioned, listed of funds.")
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="WOORD", help="Hoe de naam is herkend, zoals near-miss.")
    ] = None,
    action: Annotated[str | None, typer.Option("--action", metavar="WOORDEN", help="Woorden in de actie.")] = None,
    ambition: Annotated[
        str | None, typer.Option("--ambition", metavar="WOORDEN", help="Nummer of woorden van de ambitie.")
    ] = None,
    block: Annotated[str | None, typer.Option("--block", metavar="WOORDEN", help="Woorden van het onderdeel.")] = None,
    target_group: Annotated[
        str | None, typer.Option("--target-group", metavar="WOORDEN", help="Woorden van de doelgroep.")
    ] = None,
    timing: Annotated[
        str | None, typer.Option("--timing", metavar="WOORDEN", help="Woorden of soort van de planning.")
    ] = None,
    budget: Annotated[str | None, typer.Option("--budget", metavar="WOORDEN", help="Woorden over het geld.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WOORD", help="Soort organisatie, zoals care_provider.")
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", metavar="NAAM", help="Alleen het plan van deze gemeente.")
    ] = None,
    plan: Annotated[str | None, typer.Option("--plan", metavar="CODE", help="Alleen dit plan.")] = None,
    own: Annotated[
        bool | None, typer.Option("--own/--outside", help="Alleen eigen afdelingen, of alleen partijen van buiten.")
    ] = None,
    basis: Annotated[
        str | None, typer.Option("--basis", metavar="WOORD", help="stated, entered, derived of confirmed.")
    ] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="WOORDEN", help="Woorden, waar dan ook.")] = None,
    district: DistrictOption = None,
    json_out: Annotated[bool, typer.Option("--json", help="Geef de regels als JSON.")] = False,
    csv_out: Annotated[bool, typer.Option("--csv", help="Geef de regels als CSV (UTF-8).")] = False,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Wie doet wat: elke plek waar een plan een partij noemt."""
    if json_out and csv_out:
        raise InputError("Kies een van beide: --json of --csv.")
    around, reference = surroundings_of(context), known_names(names)
    asked = Asked(
        party=party, degree=degree, rule=rule, action=action, ambition=ambition, block=block,
        target_group=target_group, timing=timing, budget=budget, kind=kind, plan=plan, own=own, basis=basis,
        words=words,
        municipality=None if municipality is None else municipality_named(municipality, reference).id,
    )  # fmt: skip
    closed = closed_words(asked)
    chosen_district = district_named(district, reference)
    with around.open(around.address(store)) as opened:
        network = Network(view_of(opened, chosen_district))
    plans = searched_plans(network, asked)
    rows = choose(network.rows, asked, closed)
    if json_out:
        write_out(as_json(rows, chosen_district, [found.id for found in plans], asked.in_words()))
    elif csv_out:
        write_out(csv_text(WHO_COLUMNS, rows))
    elif len(rows) > 0:
        shown = console()
        for part in as_tables(rows):
            shown.print(part)
        say(count_in_words(rows))
    if len(rows) == 0:
        (say_aside if json_out or csv_out else say)(nothing_in_words(plans, asked, network))


def searched_plans(network: Network, asked: Asked) -> tuple[PlanPart, ...]:
    """The plans in which was looked."""
    return tuple(
        plan
        for plan in network.plans.plans
        if asked.plan in (None, plan.id) and asked.municipality in (None, plan.owner.id)
    )


def nothing_in_words(plans: tuple[PlanPart, ...], asked: Asked, network: Network) -> str:
    """That nothing was found, and where was looked: silence of a plan is no evidence."""
    if len(plans) == 0:
        which = "" if asked.in_words() == "alles" else f" (gezocht: {asked.in_words()})"
        return f"Geen plan geladen in {network.district.name}{which}. Laad er een met: ketenkaart load BESTAND"
    return f"Niet genoemd in {', '.join(plan.node.name for plan in plans)}. Gezocht: {asked.in_words()}."


def count_in_words(rows: tuple[Named, ...]) -> str:
    """How many rows there are; derived ones are never counted with the others."""
    derived = sum(row.is_derived for row in rows)
    stated = len(rows) - derived
    said = "1 regel" if stated == 1 else f"{stated} regels"
    return said if derived == 0 else f"{said}, en {derived} afgeleid (leden van een genoemde groep)"
