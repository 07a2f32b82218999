"""``ketenkaart load``: read, check, store, and say of each file what came of it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.commands.dutch import BAD_INPUT, STORE_FAILED
from api.commands.reading_tree import place_in_words
from api.commands.said import in_dutch
from api.commands.surroundings import NamesOption, StoreOption, known_names, stamp, surroundings_of
from api.terminal import say, say_aside, visible
from graph.model.form import Reading
from graph.model.vocabulary import dutch
from graph.store.port import Change, Counts
from loaders.content import IntakeOptions
from loaders.form.through import actions_in
from loaders.intake import Drafts, LoadOutcome, Outcome, always, load_files
from loaders.place import Place, StoredPlan

_SHOWN_PLACES = 10
_SHOWN_ACTIONS = 10
EPILOG = "Voorbeeld: ketenkaart load plan.txt andere-gemeente.json"


def load(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="BESTAND...", help="Plannen: PDF, Word, ODF, rekenblad, tekst of JSON.")
    ],
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
    replace: Annotated[
        bool, typer.Option("--replace", help="Vervang een plan ook als er acties uit verdwijnen, zonder te vragen.")
    ] = False,
    draft: Annotated[
        bool | None,
        typer.Option("--draft/--accept", help="Bewaar als concept om na te kijken, of neem meteen over."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Lees plannen, controleer ze en sla ze op. Klopt er een niet, dan wordt er niets opgeslagen."""
    around = surroundings_of(context)
    settings = around.settings
    options = IntakeOptions(owner, district, encoding, settings.text_limit, limits=settings.reader_limits)
    with around.open(around.address(store)) as opened:
        consent = always if replace else ask
        drafts = Drafts.asked(draft, around.settings.drafts)
        outcome = load_files(files, opened, known_names(names), options, stamp(), consent, drafts=drafts)
    report(outcome)
    if not outcome.complete:
        raise typer.Exit(STORE_FAILED if outcome.store_failed else BAD_INPUT)


def ask(stored: StoredPlan, gone: tuple[str, ...]) -> bool:
    """Asks on a terminal whether a plan may be replaced although actions go; nobody there is a no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say_aside(f"{stored.id} ({stored.shown}) staat al in de opslag. Deze acties verdwijnen eruit ({len(gone)}):")
    for name in gone[:_SHOWN_ACTIONS]:
        say_aside(f"  {name}")
    if len(gone) > _SHOWN_ACTIONS:
        say_aside(f"  en nog {len(gone) - _SHOWN_ACTIONS}")
    sys.stderr.write(visible("Toch vervangen? [j/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("j", "ja")


def report(outcome: LoadOutcome) -> None:
    """Says of each file what came of it: results on standard output, what went wrong beside it."""
    for file in outcome.files:
        if file.draft and file.place is not None:
            say(f"{Path(file.where).name}: {draft_in_words(file.place.plan)}")
            _report_issues(file)
            _report_unread(file)
        elif file.change is not None:
            say(f"{Path(file.where).name}: {change_in_words(file.change)}{_beside(file.place)}")
            _report_issues(file)
            _report_unread(file)
        elif file.problem is not None and file.reading is not None:
            say(f"{Path(file.where).name}: {read_in_words(file.reading)}")
            _report_unread(file)
    for file in outcome.files:
        if file.problem is not None:
            say_aside(f"Fout: {in_dutch(file.problem)}")
    if not outcome.complete:
        waiting = sum(1 for file in outcome.files if not file.stored)
        say_aside(f"Niet opgeslagen: {waiting} van {len(outcome.files)} {'plan' if waiting == 1 else 'plannen'}.")


def read_in_words(reading: Reading) -> str:
    """What was read of a plan that is not stored: its title, whose it is, its year and how much is in it."""
    plan = reading.plan
    title = "zonder titel" if plan.title is None else f'"{plan.title.written}"'
    owner = "van een onbekende eigenaar" if plan.owner is None else f"van {plan.owner.name}"
    year = "zonder jaar" if plan.year is None else str(plan.year)
    actions = sum(1 for _ in actions_in(plan))
    return f"gelezen: {title}, {owner}, {year}, {actions} {'actie' if actions == 1 else 'acties'}."


def draft_in_words(plan: str) -> str:
    """That a plan is kept as a draft, and what comes next."""
    return (
        f"{plan} is bewaard als concept en telt nog niet mee. Kijk het na met: ketenkaart review {plan}; neem het over "
        f"met: ketenkaart accept {plan}"
    )


def change_in_words(change: Change, done: str = "opgeslagen") -> str:
    """What replacing a plan did to the network, or what else was ``done`` with it."""
    if not change.wrote:
        return f"{change.plan} was er al, er is niets geschreven."
    parts = (("nieuw", change.added), ("veranderd", change.changed), ("weg", change.removed))
    said = "; ".join(f"{name}: {_counts(counts)}" for name, counts in parts if counts != Counts(0, 0))
    replaced = "" if change.replaced_title is None else f" Vervangt: {change.replaced_title}."
    return f"{change.plan} {done}. {said[:1].upper()}{said[1:]}.{replaced}"


def _beside(place: Place | None) -> str:
    """Which other plans of the same owner and year there are; nobody should think that one took another's place."""
    beside = () if place is None or place.replaces is not None else place.beside
    if len(beside) == 0:
        return ""
    return f" Het staat naast: {', '.join(f'{other.id} ({other.shown})' for other in beside)}."


def _counts(counts: Counts) -> str:
    parts = ((counts.nodes, "knoop", "knopen"), (counts.relations, "relatie", "relaties"))
    return " en ".join(f"{count} {one if count == 1 else more}" for count, one, more in parts if count > 0)


def _report_issues(file: Outcome) -> None:
    issues = () if file.reading is None else file.reading.issues
    for issue in issues:
        where = "" if issue.quote is None else f" (regel {issue.quote.line_from})"
        say(f"  {dutch(issue.severity)}: {issue.message}{where}")


def _report_unread(file: Outcome) -> None:
    """How much was not understood, and on which lines."""
    unread = () if file.reading is None else file.reading.unread
    if len(unread) == 0:
        return
    places = [place_in_words(one.quote).removeprefix("regel ") for one in unread[:_SHOWN_PLACES]]
    more = "" if len(unread) == len(places) else f" en {len(unread) - len(places)} meer"
    passages = "1 passage" if len(unread) == 1 else f"{len(unread)} passages"
    say(f"  Niet begrepen: {passages} (regel {', '.join(places)}{more}). Bekijk ze met: ketenkaart read BESTAND")
