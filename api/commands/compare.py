"""``ketenkaart compare``: municipalities or plans beside each other."""

from api.commands.asking import Asked, asking
from api.commands.compare_shapes import alike_lines, footing_lines, row_lines, side_lines, year_lines
from api.commands.json_text import json_text
from api.terminal import console, write_out
from graph.export.forms.comparison import comparison_form
from graph.questions import HowTheyCompare

EPILOG = "Voorbeeld: ketenkaart compare Zoetermeer Wassenaar --by partner"


@asking(HowTheyCompare, columns=None)
def compare(asked: Asked[HowTheyCompare]) -> None:
    """Gemeenten of plannen naast elkaar: wie heeft het, wie doet het, en in welke woorden."""
    found = asked.question.of(asked.network)
    if asked.as_json:
        write_out(json_text(comparison_form(asked.network, found)))
        return
    shown = console()
    lines = (*side_lines(found), *year_lines(found), *row_lines(found), *alike_lines(found), *footing_lines(found))
    for line in lines:
        shown.print(line)
