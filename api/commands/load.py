"""``ketenkaart load``: read, check, store, and say of each file what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.dutch import BAD_INPUT, STORE_FAILED, form_fault
from api.commands.reading_tree import place_in_words
from api.commands.surroundings import NamesOption, StoreOption, known_names, stamp, surroundings_of
from api.parts.fault_words import Door, in_words
from api.terminal import say, say_aside
from graph.model.vocabulary import dutch
from graph.store.faults import StoreError
from graph.store.port import Change, Counts
from loaders.errors import FormError
from loaders.intake import FileOutcome, IntakeOptions, LoadOutcome, load_files

_SHOWN_PLACES = 10
EPILOG = "Voorbeeld: ketenkaart load plan.txt andere-gemeente.json"


def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND...", help="Plannen, als tekst of als JSON.")],
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="CODE", help="Van wie het plan is, zoals gm0637.")
    ] = None,
    district: Annotated[
        str | None, typer.Option("--district", metavar="CODE", help="Bij welk district, als dat niet bekend is.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAAM", help="Hoe de tekst is opgeslagen, zoals cp1252.")
    ] = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Lees plannen, controleer ze en sla ze op. Klopt er een niet, dan wordt er niets opgeslagen."""
    around = surroundings_of(context)
    options = IntakeOptions(owner, district, encoding, around.settings.text_limit)
    with around.open(around.address(store)) as opened:
        outcome = load_files(files, opened, known_names(names), options, stamp())
    report(outcome)
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED if outcome.store_failed else BAD_INPUT)


def report(outcome: LoadOutcome) -> None:
    """Says of each file what came of it: results on standard output, what went wrong beside it."""
    for file in outcome.files:
        if file.change is not None:
            say(f"{file.path.name}: {change_in_words(file.change)}")
            _report_issues(file)
            _report_unread(file)
    for file in outcome.files:
        if isinstance(file.problem, FormError):
            say_aside(f"Fout: {form_fault(file.problem)}")
        elif isinstance(file.problem, StoreError):
            say_aside(f"Fout: {in_words(file.problem.fault, Door.CLI)}")
        elif file.problem is not None:
            say_aside(f"Fout: {file.problem}")
    if not outcome.complete:
        waiting = sum(1 for file in outcome.files if not file.stored)
        say_aside(f"Niet opgeslagen: {waiting} van {len(outcome.files)} {'plan' if waiting == 1 else 'plannen'}.")


def change_in_words(change: Change) -> str:
    """What replacing a plan did to the network."""
    if not change.wrote:
        return f"{change.plan} was er al, er is niets geschreven."
    parts = (("nieuw", change.added), ("veranderd", change.changed), ("weg", change.removed))
    said = "; ".join(f"{name}: {_counts(counts)}" for name, counts in parts if counts != Counts(0, 0))
    replaced = "" if change.replaced_title is None else f" Vervangt: {change.replaced_title}."
    return f"{change.plan} opgeslagen. {said[:1].upper()}{said[1:]}.{replaced}"


def _counts(counts: Counts) -> str:
    parts = ((counts.nodes, "knoop", "knopen"), (counts.relations, "relatie", "relaties"))
    return " en ".join(f"{count} {one if count == 1 else more}" for count, one, more in parts if count > 0)


def _report_issues(file: FileOutcome) -> None:
    issues = () if file.reading is None else file.reading.issues
    for issue in issues:
        where = "" if issue.quote is None else f" (regel {issue.quote.line_from})"
        say(f"  {dutch(issue.severity)}: {issue.message}{where}")


def _report_unread(file: FileOutcome) -> None:
    """How much was not understood, and on which lines."""
    unread = () if file.reading is None else file.reading.unread
    if len(unread) == 0:
        return
    places = [place_in_words(one.quote).removeprefix("regel ") for one in unread[:_SHOWN_PLACES]]
    more = "" if len(unread) == len(places) else f" en {len(unread) - len(places)} meer"
    passages = "1 passage" if len(unread) == 1 else f"{len(unread)} passages"
    say(f"  Niet begrepen: {passages} (regel {', '.join(places)}{more}). Bekijk ze met: ketenkaart read BESTAND")
