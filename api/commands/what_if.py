"""``ketenkaart what-if``: what some changes would come to. ``ketenkaart scenario``: changes with a name."""

import inspect
from collections.abc import Callable
from typing import Annotated

import typer

from api.commands.asking import Asked, asking, parameter
from api.commands.dutch import DutchCommand
from api.commands.json_text import json_text
from api.commands.surroundings import DistrictOption, NamesOption, StoreOption, known_names, now, stamp, surroundings_of
from api.commands.what_if_shapes import consequence_lines, scenario_lines
from api.parts.scenarios import asked_with_drafts, kept
from api.parts.supposed_words import told
from api.terminal import console, say, write_out
from graph.districts import district_meant
from graph.export.forms.what_if import Scenarios, consequences_form, scenario_form
from graph.questions import WhatIf
from graph.questions.what_if import Supposed
from graph.scenarios import Scenario, drop_scenario, propose, scenarios_of, withdraw
from graph.store.port import Store
from graph.store.records import Stamp

EPILOG = "Voorbeeld: ketenkaart what-if --without SHOP"

scenarios = typer.Typer(
    help="Scenario's: wijzigingen met een naam, die u als voorstel op de agenda zet.", no_args_is_help=True
)


@asking(WhatIf, columns=None, drafts=False)
def what_if(asked: Asked[WhatIf]) -> None:
    """Wat als een partij, taak of plan wegvalt, samengaat, anders heet of erbij komt. Er wordt niets bewaard."""
    found = _worked_out(asked)
    if asked.as_json:
        write_out(json_text(consequences_form(found, told)))
        return
    for line in consequence_lines(found):
        console().print(line)


_NAME = parameter(
    "name",
    Annotated[str, typer.Argument(metavar="NAAM", help="Hoe het scenario heet.")],
    inspect.Parameter.empty,
)


@asking(WhatIf, columns=None, json=False, drafts=False, beside=(_NAME,))
def save(asked: Asked[WhatIf]) -> None:
    """Bewaar wijzigingen onder een naam."""
    _worked_out(asked)  # What does not fit the plans is told, and not kept.
    district, name = asked.network.district.id, asked.beside["name"]
    made = kept(asked.store, district, name, asked.question, asked.reference, stamp())
    say(f"Bewaard als scenario {made.id}. Op de agenda: ketenkaart scenario propose {made.id}")


def list_scenarios(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Geef het antwoord als JSON, zoals de API.")] = False,
    district: DistrictOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """De scenario's van een district, en welke op de agenda staan."""
    with _opened(context, store) as opened:
        found = scenarios_of(opened, _district(opened, district, names))
    if as_json:
        write_out(json_text(Scenarios(items=tuple(map(scenario_form, found)))))
        return
    for line in scenario_lines(found):
        console().print(line)


def _changing(change: Callable[[Store, str, str, Stamp], object], does: str, done: str) -> Callable[..., None]:
    """A command that changes one scenario by its code."""

    def command(
        context: typer.Context,
        code: Annotated[str, typer.Argument(metavar="CODE", help="Code van het scenario.")],
        district: DistrictOption = None,
        names: NamesOption = None,
        store: StoreOption = None,
    ) -> None:
        with _opened(context, store) as opened:
            made = change(opened, _district(opened, district, names), code, stamp())
        say(done.format(name=made.name if isinstance(made, Scenario) else code))

    command.__doc__ = does
    return command


for _called, _command in {
    "list": list_scenarios,
    "save": save,
    "propose": _changing(propose, "Zet een scenario als voorstel op de agenda.", "‘{name}’ staat op de agenda."),
    "withdraw": _changing(withdraw, "Haal een voorstel van de agenda.", "‘{name}’ staat niet meer op de agenda."),
    "drop": _changing(drop_scenario, "Gooi een scenario weg.", "Scenario {name} is weg."),
}.items():
    scenarios.command(_called, cls=DutchCommand)(_command)


def _worked_out(asked: Asked[WhatIf]) -> Supposed:
    today = now().astimezone().date()
    return asked_with_drafts(asked.network, asked.question, asked.store, asked.reference, today)


def _opened(context: typer.Context, store: str | None) -> Store:
    around = surroundings_of(context)
    return around.open(around.address(store))


def _district(store: Store, district: str | None, names: NamesOption) -> str:
    return district_meant(store.districts(), district, known_names(names)).state.id
