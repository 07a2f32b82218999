"""``ketenkaart norm``: the plans held against a norm, a yardstick that is no obligation."""

from collections.abc import Iterator

from rich.text import Text

from api.commands.asking import Asked, asking
from api.commands.json_text import json_text
from api.terminal import console, say, words, write_out
from graph.analysis.norms import DEGREE_NAMES, LEVEL_NAMES, Held, NormDegree
from graph.export.forms.norms import NormElements, norm_element_form
from graph.export.forms.shape import coverage_of
from graph.questions import WhichNorm
from graph.questions.which_norm import NormLine

EPILOG = "Voorbeeld: ketenkaart norm --degree not-named"
_SIGN = {NormDegree.ACTION: "●", NormDegree.NAMED: "◐", NormDegree.NOT_NAMED: "○"}
_PLACES = 3
# Actions or places of an element; all of them stand in the JSON and on the page.


@asking(WhichNorm, columns=None)
def norm(asked: Asked[WhichNorm]) -> None:
    """Leg plannen langs een norm: een meetlat, geen plicht."""
    found = asked.question.of(asked.network, asked.reference.norms)
    if asked.as_json:
        form = NormElements(
            items=tuple(map(norm_element_form, found)),
            total=len(found),
            limit=max(len(found), 1),
            offset=0,
            coverage=coverage_of(asked.network),
        )
        write_out(json_text(form))
        return
    meant = asked.question.meant(asked.reference.norms)
    say(f"{meant.name.nl} ({meant.id}). {meant.about.nl}")
    shown = console()
    for line in _lines(found):
        shown.print(line)
    if len(found) == 0:
        say("Niets om langs deze norm te leggen: kies een ander plan, of laad er een met: ketenkaart load BESTAND")
    others = ", ".join(one.id for one in asked.reference.norms if one.id != meant.id)
    say(f"Andere normen: {others}. Kies er een met --norm CODE.")


def _lines(found: tuple[NormLine, ...]) -> Iterator[Text]:
    plan = ""
    for line in found:
        if line.held_plan.plan.id != plan:
            plan = line.held_plan.plan.id
            yield words(f"{line.held_plan.plan.node.name} ({plan})", "bold")
        held, element = line.held, line.held.element
        level = LEVEL_NAMES[element.level].nl
        yield words(f"{_SIGN[held.degree]} {element.name.nl}: {DEGREE_NAMES[held.degree].nl} ({level})")
        yield from (words(f"    {told}", "dim") for told in _told(held))


def _told(held: Held) -> Iterator[str]:
    for on in held.actions[:_PLACES]:
        yield f"{on.action.name} [{', '.join(on.reason.words)}]"
    if held.degree is not NormDegree.ACTION:
        for at in held.named[:_PLACES]:
            yield f"{at.what.nl}: {at.written}"
        yield f"Telt niet: {held.element.decoy.text} {held.element.decoy.why.nl}"
