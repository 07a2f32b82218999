"""``ketenkaart names``: names that nobody knows or that are doubtful, and what people judge of them."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from api.commands.dutch import DutchCommand, DutchGroup
from api.commands.json_text import json_text
from api.commands.load import change_in_words
from api.commands.review import ByOption
from api.commands.review_lines import counted, judgement_line, judgement_said, name_lines
from api.commands.surroundings import (
    NamesOption,
    StoreOption,
    known_names,
    stamp_of,
    surroundings_of,
    with_store,
)
from api.faults import InputError
from api.parts.review_forms import names_form
from api.terminal import console, say, write_out
from graph.model.identifiers import slug
from graph.model.review import Merged, NameIs
from graph.model.vocabulary import OrganisationKind
from graph.reference import Reference
from graph.store.port import Change, Store
from loaders.names import (
    DoubtfulName,
    doubtful_names,
    judge_name,
    name_judgements,
    names_of,
    organisation_named,
    take_back_name,
)
from loaders.review import people_in

names = typer.Typer(cls=DutchGroup, rich_markup_mode=None, invoke_without_command=True)

_FICTIONAL = "oefen-"
NameArgument = Annotated[str, typer.Argument(metavar="NAAM", help="De naam zoals die in de plannen staat.")]
AsOption = Annotated[
    str | None, typer.Option("--as", metavar="CODE", help="De organisatie die bedoeld is, met code of naam.")
]
NewOption = Annotated[
    str | None, typer.Option("--new", metavar="NAAM", help="Of: een organisatie die nog niet bekend is, zo genoemd.")
]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="SOORT", help="Wat voor organisatie dat is, zoals regional_body.")
]


@names.callback(epilog="Voorbeeld: ketenkaart names list")
def names_group(context: typer.Context, store: StoreOption = None) -> None:
    """Kijk na welke namen onbekend of twijfelachtig zijn, en zeg wie bedoeld is."""
    with_store(context, store)
    if context.invoked_subcommand is None:
        listed(context)


@names.command("list", cls=DutchCommand, epilog="Voorbeeld: ketenkaart names list --json")
def listed(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Geef alles als JSON.")] = False,
    files: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Toon de twijfelachtige namen van alle plannen, en wat erover gezegd is."""
    around, reference = surroundings_of(context), known_names(files)
    with around.open(around.address(store)) as opened:
        found, judgements = doubtful_names(opened, reference), name_judgements(opened)
    if as_json:
        write_out(json_text(names_form(found, judgements)))
        return
    shown = console()
    for name in found:
        for line in name_lines(name):
            shown.print(line)
    say(f"{counted(len(found), 'twijfelachtige naam', 'twijfelachtige namen')}.")
    if len(judgements) > 0:
        say("Nagekeken (terugnemen: ketenkaart names undo CODE):")
        for made in judgements:
            shown.print(judgement_line(made))


def _meant(says: str) -> Callable[..., None]:
    """A command by which somebody says who is meant by a name; ``says`` is its help."""

    def command(
        context: typer.Context,
        name: NameArgument,
        organisation: AsOption = None,
        new: NewOption = None,
        kind: KindOption = None,
        by: ByOption = None,
        files: NamesOption = None,
        store: StoreOption = None,
    ) -> None:
        _name_is(context, name, (organisation, new, kind), by, (files, store))

    command.__doc__ = says
    return command


_CONFIRM = _meant("Zeg welke organisatie met een naam bedoeld is; alle plannen volgen.")
_SPLIT = _meant("Zeg dat een naam van een ander is dan waarvoor hij gehouden werd; alle plannen volgen.")
names.command("confirm", cls=DutchCommand, epilog='Voorbeeld: ketenkaart names confirm "Riec" --as riec')(_CONFIRM)
names.command(
    "split", cls=DutchCommand, epilog='Voorbeeld: ketenkaart names split "Loket" --new "Loket Oost" --kind ngo'
)(_SPLIT)


@names.command("former", cls=DutchCommand, epilog='Voorbeeld: ketenkaart names former "Inspectie SZW" --as nla')
def former(
    context: typer.Context,
    name: NameArgument,
    organisation: Annotated[
        str, typer.Option("--as", metavar="CODE", help="De organisatie die nu zo niet meer heet, met code of naam.")
    ],
    by: ByOption = None,
    files: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Zeg dat een naam de vroegere naam van een organisatie is; alle plannen volgen."""
    _name_is(context, name, (organisation, None, None), by, (files, store), former=True)


@names.command("merge", cls=DutchCommand, epilog="Voorbeeld: ketenkaart names merge gm1916.onbevestigd-riec riec")
def merge(
    context: typer.Context,
    gone: Annotated[str, typer.Argument(metavar="WEG", help="Code van de organisatie die in de andere opgaat.")],
    organisation: Annotated[str, typer.Argument(metavar="BLIJFT", help="Code of naam van de organisatie die blijft.")],
    by: ByOption = None,
    files: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Zeg dat twee organisaties dezelfde zijn; alle plannen volgen."""
    around, reference = surroundings_of(context), known_names(files)
    with around.open(around.address(store)) as opened:
        known = organisation_named(organisation, people_in(opened, reference).reference)
        judgement = Merged(gone=gone, names=names_of(opened, gone), organisation=known.id)
        made, changes = judge_name(opened, judgement, reference, stamp_of(by))
    _report(made.id, judgement, changes)


@names.command("undo", cls=DutchCommand, epilog="Voorbeeld: ketenkaart names undo 1f0c2b9a4d")
def undo(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="CODE", help="Code van het oordeel, zoals list die toont.")],
    by: ByOption = None,
    files: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Neem een oordeel over een naam terug; alle plannen volgen."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        there, changes = take_back_name(opened, record, known_names(files), stamp_of(by))
    say(f"Teruggenomen: {judgement_said(there.judgement)}.")
    _say_changes(changes)


def _name_is(
    context: typer.Context,
    name: str,
    meant: tuple[str | None, str | None, str | None],
    by: str | None,
    where: tuple[NamesOption, StoreOption],
    *,
    former: bool = False,
) -> None:
    around, reference = surroundings_of(context), known_names(where[0])
    with around.open(around.address(where[1])) as opened:
        judgement = _judgement(opened, name, meant, reference, former)
        made, changes = judge_name(opened, judgement, reference, stamp_of(by))
    _report(made.id, judgement, changes)


def _judgement(
    store: Store, name: str, meant: tuple[str | None, str | None, str | None], reference: Reference, former: bool
) -> NameIs:
    organisation, new, kind = meant
    if (organisation is None) == (new is None):
        raise InputError("Zeg wie bedoeld is: met --as CODE, of met --new NAAM --kind SOORT wie nog niet bekend is.")
    if organisation is not None:
        known = organisation_named(organisation, people_in(store, reference).reference)
        return NameIs(written=name, organisation=known.id, former=former)
    assert new is not None, "one of the two"
    fictional = any(one.written == name and _is_fictional(one) for one in doubtful_names(store, reference))
    made = f"{_FICTIONAL if fictional else ''}{slug(new)}"
    return NameIs(written=name, organisation=made, name=new, kind=_kind(kind))


def _is_fictional(name: DoubtfulName) -> bool:
    return all(plan.startswith(_FICTIONAL) for plan in name.plans)


def _kind(kind: str | None) -> OrganisationKind:
    try:
        return OrganisationKind(kind or "")
    except ValueError:
        known = ", ".join(OrganisationKind)
        raise InputError(f"Zeg met --kind wat voor organisatie het is. Kies uit: {known}.") from None


def _report(record: str, judgement: NameIs | Merged, changes: Sequence[Change]) -> None:
    say(f"Bewaard: {judgement_said(judgement)}. Terugnemen: ketenkaart names undo {record}")
    _say_changes(changes)


def _say_changes(changes: Sequence[Change]) -> None:
    if len(changes) == 0:
        say("In geen enkel plan verandert daardoor iets.")
    for change in changes:
        say(change_in_words(change, "bijgewerkt"))
