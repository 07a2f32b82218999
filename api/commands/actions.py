"""``ketenkaart actions``: the actions of the plans, by who holds them and by when they should be ready."""

from collections.abc import Sequence

from api.commands.actions_shapes import as_tables, not_counted, outcome_unseen
from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.terminal import console, say, say_aside, write_out
from graph.export.columns import ACTION_COLUMNS
from graph.export.csv_text import csv_text
from graph.export.forms.plans import Actions, action_form
from graph.export.forms.shape import coverage_of
from graph.plans import ActionPart
from graph.questions import WhichActions

EPILOG = "Voorbeeld: ketenkaart actions --ends-by 2025-06-30"


@asking(WhichActions, columns=ACTION_COLUMNS)
def actions(asked: Asked[WhichActions]) -> None:
    """De acties: wie erbij staat, en wanneer ze klaar zijn volgens het plan."""
    found, everything = asked.question.of(asked.network), asked.network.actions
    if asked.as_json:
        write_out(json_text(_form(asked, found)))
    elif asked.as_csv:
        write_out(csv_text(ACTION_COLUMNS, found))
    elif len(everything) > 0:
        _show(asked, found, everything)
    if len(everything) == 0:
        (say_aside if asked.for_a_program else say)(
            f"Geen plan geladen in {asked.network.district.name}. Laad er een met: ketenkaart load BESTAND"
        )


def _form(asked: Asked[WhichActions], found: Sequence[ActionPart]) -> Actions:
    return Actions(
        items=tuple(map(action_form, found)),
        total=len(found),
        limit=max(len(found), 1),
        offset=0,
        coverage=coverage_of(asked.network),
    )


def _show(asked: Asked[WhichActions], found: Sequence[ActionPart], everything: Sequence[ActionPart]) -> None:
    """The actions for a person, and what has to be said with them."""
    shown = console()
    for part in as_tables(found):
        shown.print(part)
    plans = ", ".join(plan.node.name for plan in asked.network.plans.plans)
    say(f"{len(found)} van {len(everything)} acties in {plans}.")
    if asked.question.ends_by is not None:
        say(outcome_unseen(asked.question.ends_by))
        say(not_counted(everything))
    if asked.question.outside is False and len(found) > 0:
        say("Bij deze acties staat geen houder van buiten. Dat zegt niet dat er niemand van buiten meedoet.")
