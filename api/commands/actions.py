"""``ketenkaart actions``: the actions of the plans, by who holds them and by when they should be ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from api.commands.actions_shapes import as_json, as_tables, not_counted, outcome_unseen
from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    district_named,
    known_names,
    municipality_named,
    surroundings_of,
    view_of,
)
from api.commands.who_filters import meets
from api.faults import InputError
from api.terminal import console, say, say_aside, write_out
from graph.export.columns import ACTION_COLUMNS
from graph.export.csv_text import csv_text
from graph.network import Network
from graph.plans import ActionPart
from graph.plans.values import is_stated, words

EPILOG = "Voorbeeld: ketenkaart actions --ends-by 2025-06-30"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked; None for what does not matter."""

    outside: bool | None
    ends_by: date | None
    timed: bool | None
    ambition: str | None
    words: str | None
    municipality: str | None

    def has(self, row: ActionPart) -> bool:
        """Whether an action meets all that is asked."""
        said = row.node.properties
        told = " ".join(part for name in ("text", "title", "heading") if (part := words(said, name)) is not None)
        return (
            self.outside in (None, row.outside)
            and self.timed in (None, row.timed)
            and (self.ends_by is None or row.ends_by(self.ends_by.isoformat()))
            and (self.ambition is None or meets(self.ambition, _ambition(row)))
            and (self.words is None or meets(self.words, (told,)))
            and self.municipality in (None, row.place.owner.id)
        )


def actions(
    # long because: one parameter for each thing that can be asked for
    context: typer.Context,
    outside: Annotated[
        bool | None,
        typer.Option("--outside/--no-outside", help="Alleen acties met, of alleen zonder houder van buiten."),
    ] = None,
    ends_by: Annotated[
        str | None,
        typer.Option("--ends-by", metavar="DATUM", help="Alleen wat volgens het plan op die dag klaar is."),
    ] = None,
    timed: Annotated[
        bool | None, typer.Option("--timing/--no-timing", help="Alleen acties met, of alleen zonder planning.")
    ] = None,
    ambition: Annotated[
        str | None, typer.Option("--ambition", metavar="WOORDEN", help="Nummer of woorden van de ambitie.")
    ] = None,
    asked_words: Annotated[str | None, typer.Option("--words", metavar="WOORDEN", help="Woorden in de actie.")] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", metavar="NAAM", help="Alleen het plan van deze gemeente.")
    ] = None,
    district: DistrictOption = None,
    json_out: Annotated[bool, typer.Option("--json", help="Geef de acties als JSON.")] = False,
    csv_out: Annotated[bool, typer.Option("--csv", help="Geef de acties als CSV (UTF-8).")] = False,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """De acties: wie erbij staat, en wanneer ze klaar zijn volgens het plan."""
    if json_out and csv_out:
        raise InputError("Kies een van beide: --json of --csv.")
    reference = known_names(names)
    asked = _Asked(
        outside=outside,
        ends_by=_day(ends_by),
        timed=timed,
        ambition=ambition,
        words=asked_words,
        municipality=None if municipality is None else municipality_named(municipality, reference).id,
    )
    around, chosen = surroundings_of(context), district_named(district, reference)
    with around.open(around.address(store)) as opened:
        network = Network(view_of(opened, chosen))
    everything = network.actions
    found = [row for row in everything if asked.has(row)]
    if json_out:
        write_out(as_json(found, len(everything), chosen))
    elif csv_out:
        write_out(csv_text(ACTION_COLUMNS, found))
    else:
        _show(found, everything, asked, network)
    if len(everything) == 0:
        (say_aside if json_out or csv_out else say)(
            f"Geen plan geladen in {network.district.name}. Laad er een met: ketenkaart load BESTAND"
        )


def _show(found: Sequence[ActionPart], everything: Sequence[ActionPart], asked: _Asked, network: Network) -> None:
    """The actions for a person, and what has to be said with them."""
    if len(everything) == 0:
        return
    shown = console()
    for part in as_tables(found):
        shown.print(part)
    plans = ", ".join(plan.node.name for plan in network.plans.plans)
    say(f"{len(found)} van {len(everything)} acties in {plans}.")
    if asked.ends_by is not None:
        say(outcome_unseen(asked.ends_by))
        say(not_counted(everything))
    if asked.outside is False and len(found) > 0:
        say("Bij deze acties staat geen houder van buiten. Dat zegt niet dat er niemand van buiten meedoet.")


def _ambition(row: ActionPart) -> tuple[str, ...]:
    ambition = row.place.ambition
    number = words(ambition.properties, "number")
    title = ambition.name if is_stated(ambition) else None
    return tuple(text for text in (number, title) if text is not None)


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise InputError(f"De datum {given!r} is niet te lezen. Schrijf hem als 2025-06-30.") from None
