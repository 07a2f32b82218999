"""``ketenkaart diff``: what differs between two plans, or between two versions of one."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.json_text import json_text
from api.commands.review_lines import counted, match_lines
from api.commands.surroundings import NamesOption, StoreOption, Surroundings, known_names, surroundings_of
from api.faults import InputError
from api.parts.comparing_words import DIFFERENCES
from api.parts.review_forms import comparison_form
from api.terminal import console, say, write_out
from graph.matching import Difference
from graph.model.form import Reading
from graph.reference import Reference
from loaders.content import IntakeOptions
from loaders.files import read_file
from loaders.judging.comparing import compare
from loaders.review import drafts_of

EPILOG = "Voorbeeld: ketenkaart diff gm1916.2025 plan-2026.txt"


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OUD", help="Een bestand, of de code van een geladen plan.")],
    new: Annotated[
        str, typer.Argument(metavar="NIEUW", help="Net zo. Met CODE@2 bedoelt u versie 2 van een geladen plan.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Geef alles als JSON.")] = False,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="CODE", help="Van wie de bestanden zijn, zoals gm0637.")
    ] = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Vergelijk twee plannen: welke acties nieuw zijn, weg zijn of iets anders zeggen."""
    around, reference = surroundings_of(context), known_names(names)
    options = IntakeOptions(owner=owner, text_limit=around.settings.text_limit)
    before, after = (_reading(one, around, store, reference, options) for one in (old, new))
    matches = compare(before, after)
    if as_json:
        write_out(json_text(comparison_form(old, new, matches)))
        return
    shown = console()
    for match in matches:
        if len(match.differences) > 0:
            for line in match_lines(match):
                shown.print(line)
    numbers = [(sum(1 for match in matches if one in match.differences), DIFFERENCES[one].nl) for one in Difference]
    told = ", ".join(f"{number} {word}" for number, word in numbers if number > 0)
    same = sum(1 for match in matches if len(match.differences) == 0)
    say(f"{counted(same, 'actie zegt', 'acties zeggen')} hetzelfde{'' if told == '' else f'; {told}'}.")


def _reading(
    named: str, around: Surroundings, store: str | None, reference: Reference, options: IntakeOptions
) -> Reading:
    """A file, where there is one of that name; else the version of a plan that is kept, or its draft.

    Raises:
        InputError: there is neither.
    """
    if Path(named).exists():
        return read_file(Path(named), reference, options)
    plan, at, number = named.partition("@")
    with around.open(around.address(store)) as opened:
        version = opened.version(plan, int(number) if at == "@" and number.isdecimal() else None)
        draft = next((one for one in drafts_of(opened) if one.plan == named), None) if version is None else None
    if draft is not None:
        return draft.reading
    if version is None or (at == "@" and not number.isdecimal()):
        raise InputError(f"Er is geen bestand en geen plan {named!r}. Bekijk de codes met: ketenkaart plan list")
    return Reading.model_validate_json(version.form_json)
