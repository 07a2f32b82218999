"""``ketenkaart who``: who does what, by any column."""

from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.commands.who_shapes import as_tables
from api.terminal import console, say, say_aside, write_out
from graph.export.columns import WHO_COLUMNS
from graph.export.csv_text import csv_text
from graph.export.forms.shape import coverage_of
from graph.export.forms.statements import Responsibilities, responsibility_of
from graph.plans import Named, PlanPart
from graph.questions import WhichPlans, WhoDoesWhat

EPILOG = "Voorbeeld: ketenkaart who --party politie --degree houder"


@asking(WhoDoesWhat, columns=WHO_COLUMNS)
def who(asked: Asked[WhoDoesWhat]) -> None:
    """Wie doet wat: elke plek waar een plan een partij noemt."""
    rows = asked.question.of(asked.network)
    if asked.as_json:
        write_out(json_text(_form(asked, rows)))
    elif asked.as_csv:
        write_out(csv_text(WHO_COLUMNS, rows))
    elif len(rows) > 0:
        shown = console()
        for part in as_tables(rows):
            shown.print(part)
        say(count_in_words(rows))
    if len(rows) == 0:
        (say_aside if asked.for_a_program else say)(_nothing(asked))


def _form(asked: Asked[WhoDoesWhat], rows: tuple[Named, ...]) -> Responsibilities:
    return Responsibilities(
        items=tuple(map(responsibility_of, rows)),
        total=len(rows),
        derived=sum(row.is_derived for row in rows),
        limit=max(len(rows), 1),
        offset=0,
        coverage=coverage_of(asked.network),
    )


def _nothing(asked: Asked[WhoDoesWhat]) -> str:
    """That nothing was found, and where was looked: silence of a plan is no evidence."""
    plans = _searched(asked)
    if len(plans) == 0:
        which = "" if asked.in_words == "alles" else f" (gezocht: {asked.in_words})"
        return f"Geen plan geladen in {asked.network.district.name}{which}. Laad er een met: ketenkaart load BESTAND"
    return f"Niet genoemd in {', '.join(plan.node.name for plan in plans)}. Gezocht: {asked.in_words}."


def _searched(asked: Asked[WhoDoesWhat]) -> tuple[PlanPart, ...]:
    return WhichPlans(asked.question.municipality, asked.question.plan).of(asked.network)


def count_in_words(rows: tuple[Named, ...]) -> str:
    """How many rows there are; derived ones are never counted with the others."""
    derived = sum(row.is_derived for row in rows)
    stated = len(rows) - derived
    said = "1 regel" if stated == 1 else f"{stated} regels"
    return said if derived == 0 else f"{said}, en {derived} afgeleid (leden van een genoemde groep)"
