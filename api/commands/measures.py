"""``ketenkaart measures``: how the parties of the plans stand to each other, in numbers."""

from rich.table import Table

from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.terminal import console, plain_table, say, say_aside, words, write_out
from graph.analysis.measures.measured import SIDE_NAMES, Measured, PartyMeasures
from graph.export.columns import MEASURE_COLUMNS
from graph.export.csv_text import csv_text
from graph.questions import WhichMeasures

EPILOG = "Voorbeeld: ketenkaart measures --csv > maten.csv"


@asking(WhichMeasures, columns=MEASURE_COLUMNS)
def measures(asked: Asked[WhichMeasures]) -> None:
    """Maten van het netwerk: hoe de partijen met een taak tot elkaar staan. Het zijn geen bevindingen."""
    found = asked.question.of(asked.network)
    if asked.as_json:
        from graph.export.forms.measures import measured_party, measures_form

        items = tuple(map(measured_party, found.parties))
        write_out(json_text(measures_form(asked.network, found, items, max(len(items), 1), 0)))
    elif asked.as_csv:
        write_out(csv_text(MEASURE_COLUMNS, found.parties))
    elif len(found.parties) > 0:
        console().print(_table(found))
        say(found.sentence.nl)
    if len(found.parties) == 0:
        where = asked.network.district.name
        said = f"Geen partij met een taak in de geladen plannen van {where}. Gezocht: {asked.in_words}."
        (say_aside if asked.for_a_program else say)(said)


def _table(found: Measured) -> Table:
    made = plain_table()
    made.add_column("Partij", ratio=4, overflow="fold")
    made.add_column("Kant", width=10, overflow="fold")
    for name in ("Acties", "Samen met", "Ertussen", "Stukken", "Groep"):
        made.add_column(name, justify="right", width=max(6, len(name)))
    for row in found.parties:
        made.add_row(*(words(text) for text in _cells(row)))
    return made


def _cells(row: PartyMeasures) -> tuple[str, ...]:
    between = "-" if row.centrality is None else f"{row.centrality.betweenness:.2f}".replace(".", ",")
    group = "-" if row.group is None else f"{row.group}"
    return (
        row.name,
        SIDE_NAMES[row.side].nl,
        f"{row.actions}",
        f"{row.together_with}",
        between,
        f"{row.pieces}",
        group,
    )
