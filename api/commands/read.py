"""``ketenkaart read``: what stands in a file, as a tree, as JSON or as a workbook. Nothing is stored."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.out_file import write_workbook
from api.commands.reading_tree import reading_tree
from api.commands.surroundings import NamesOption, known_names, surroundings_of
from api.terminal import console, say, say_aside, write_out
from loaders.content import IntakeOptions, one_of
from loaders.files import read_plans
from loaders.form import dump_reading
from loaders.workbook import workbook_bytes

EPILOG = "Voorbeeld: ketenkaart read plan.txt --json > plan.json"


def read(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Een plan als PDF, Word, ODF, rekenblad, tekst of JSON.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Geef het plan als JSON (ketenkaart-plan/2).")] = False,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAAM", help="Hoe de tekst is opgeslagen, zoals cp1252.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="CODE", help="Van wie het plan is, zoals gm0637.")
    ] = None,
    workbook: Annotated[
        Path | None,
        typer.Option(
            "--workbook", metavar="BESTAND", help="Schrijf het als rekenblad (.xlsx of .ods) om na te kijken."
        ),
    ] = None,
    names: NamesOption = None,
) -> None:
    """Lees een plan en toon wat erin staat. Er wordt niets opgeslagen."""
    settings = surroundings_of(context).settings
    options = IntakeOptions(
        owner=owner, encoding=encoding, text_limit=settings.text_limit, limits=settings.reader_limits
    )
    wants_one = as_json or workbook is not None
    readings = read_plans(file, known_names(names), options, lambda found: (one_of(found),) if wants_one else found)
    if workbook is not None:
        write_workbook(workbook, lambda ending: workbook_bytes(readings[0], ending))
        (say_aside if as_json else say)(
            f"Geschreven: {workbook}. Kijk het na, en laad het met: ketenkaart load BESTAND"
        )
    if as_json:
        write_out(dump_reading(readings[0]))
    elif workbook is None:
        for reading in readings:
            console().print(reading_tree(reading))
