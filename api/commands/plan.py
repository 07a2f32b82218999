"""``ketenkaart plan``: which plans are loaded, and taking one out of the network."""

from typing import Annotated

import typer

from api.commands.asking import Asked, asking
from api.commands.dutch import DutchCommand, DutchGroup
from api.commands.json_text import json_text
from api.commands.load import change_in_words
from api.commands.surroundings import StoreOption, stamp, surroundings_of, with_store
from api.faults import InputError
from api.terminal import console, plain_table, say, words, write_out
from graph.export.columns import PLAN_COLUMNS
from graph.export.csv_text import csv_text
from graph.export.forms.plans import Plans, plan_form
from graph.export.forms.shape import coverage_of
from graph.questions import WhichPlans

plans = typer.Typer(cls=DutchGroup, rich_markup_mode=None, invoke_without_command=True)


@plans.callback(epilog="Voorbeeld: ketenkaart plan list")
def plan_group(context: typer.Context, store: StoreOption = None) -> None:
    """Bekijk welke plannen geladen zijn, of haal er een weg."""
    with_store(context, store)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@asking(WhichPlans, columns=PLAN_COLUMNS)
def listed(asked: Asked[WhichPlans]) -> None:
    """De plannen die geladen zijn, met hun code."""
    found = asked.question.of(asked.network)
    if asked.as_json:
        form = Plans(
            items=tuple(plan_form(asked.network, plan) for plan in found),
            total=len(found),
            limit=max(len(found), 1),
            offset=0,
            coverage=coverage_of(asked.network),
        )
        write_out(json_text(form))
    elif asked.as_csv:
        write_out(csv_text(PLAN_COLUMNS, found))
    elif len(found) == 0:
        say(f"Geen plan geladen in {asked.network.district.name}. Laad er een met: ketenkaart load BESTAND")
    else:
        table = plain_table()
        for name in ("Code", "Plan", "Van", "Acties"):
            table.add_column(name, overflow="fold")
        for plan in found:
            table.add_row(*map(words, (plan.id, plan.node.name, plan.owner.name, str(len(plan.actions)))))
        console().print(table)


@plans.command("remove", cls=DutchCommand, epilog="Voorbeeld: ketenkaart plan remove gm1916.2025")
def remove(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="CODE", help="Code van het plan, zoals gm1916.2025.")],
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niet of het zeker is.")] = False,
    store: StoreOption = None,
) -> None:
    """Haal een plan uit het netwerk. Versies en afspraken blijven bewaard."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        if plan not in opened.info().plans:
            raise InputError(f"Het plan {plan!r} is niet geladen. Bekijk de codes met: ketenkaart plan list")
        if not yes:
            typer.confirm(f"Het plan {plan} uit het netwerk halen?", abort=True)
        change = opened.remove_plan(plan, stamp())
    say(change_in_words(change, "weggehaald"))


plans.command("list", cls=DutchCommand, epilog="Voorbeeld: ketenkaart plan list --district oefendistrict")(listed)
