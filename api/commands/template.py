"""``ketenkaart template``: an empty spreadsheet in which a person fills in a plan."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.out_file import write_workbook
from api.terminal import say
from loaders.workbook import workbook_bytes

EPILOG = "Voorbeeld: ketenkaart template plan.xlsx"


def template(
    out: Annotated[Path, typer.Argument(metavar="BESTAND", help="Hoe het rekenblad heet: .xlsx of .ods.")],
) -> None:
    """Maak een leeg rekenblad om een plan in te vullen."""
    write_workbook(out, lambda ending: workbook_bytes(None, ending))
    say(f"Geschreven: {out}. Het blad Uitleg zegt wat waar hoort. Laad het met: ketenkaart load BESTAND")
