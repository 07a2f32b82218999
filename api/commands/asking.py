"""A question as a command: an option for each of its filters, and the options that every question has."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Generic, TypeVar

import typer

from api.commands.surroundings import (
    DistrictOption,
    NamesOption,
    StoreOption,
    known_names,
    owner_named,
    owner_or_plan_named,
    surroundings_of,
)
from api.faults import InputError
from api.terminal import say_aside
from graph.districts import district_meant
from graph.drafted import view_with
from graph.export.columns import Column
from graph.network import Network
from graph.questions.filters import Filter, Sort, filters_of, parse
from graph.reference import Reference
from graph.store.port import Store
from graph.view import NetworkView
from loaders.review import draft_statements, drafts_of

Question = TypeVar("Question")
_METAVARS = {
    Sort.CODE: "CODE",
    Sort.OWNER: "NAAM",
    Sort.OWNER_OR_PLAN: "NAAM",
    Sort.TEXT: "WOORDEN",
    Sort.CODE_OR_TEXT: "WOORDEN",
    Sort.WORD: "WOORD",
    Sort.DAY: "DATUM",
    Sort.NUMBER: "GETAL",
}
_SAID_AS = {"graad": "hoe genoemd", "herkend": "hoe herkend", "partij": "partij"}


@dataclass(frozen=True, slots=True)
class Asked(Generic[Question]):
    """A question with the network it is about, and the form in which the answer is wanted."""

    question: Question
    network: Network
    store: Store
    reference: Reference
    as_json: bool
    as_csv: bool
    beside: Mapping[str, Any] = field(default_factory=dict)
    """What a command takes beside the filters of the question."""

    @property
    def for_a_program(self) -> bool:
        """Whether the answer is for a program, so that what is said to a person has to go beside it."""
        return self.as_json or self.as_csv

    @property
    def in_words(self) -> str:
        """What is asked, as a person reads it; *alles* where nothing is."""
        return asked_in_words(self.question)


def asking(
    question: type[Question],
    *,
    columns: Sequence[Column[Any]] | None = (),
    json: bool = True,
    drafts: bool = True,
    beside: Sequence[inspect.Parameter] = (),
) -> Callable[[Callable[[Asked[Question]], None]], Callable[..., None]]:
    """Makes a command of a function that answers a question.

    Args:
        question: what is asked.
        columns: the columns of its rows; None where they cannot be given as CSV.
        json: whether the answer can be given as JSON.
        drafts: whether plans that nobody accepted yet can be counted too.
        beside: what the command takes beside the filters.
    """

    def made(answer: Callable[[Asked[Question]], None]) -> Callable[..., None]:
        def command(context: typer.Context, **given: Any) -> None:
            as_json, as_csv = _form_wanted(given)
            reference = known_names(given.pop("names"))
            district, store = given.pop("district"), given.pop("store")
            with_drafts = bool(given.pop("with_drafts", False))
            more = {one.name: given.pop(one.name) for one in beside}
            asked = question_of(question, given, reference)
            around = surroundings_of(context)
            with around.open(around.address(store)) as opened:
                named = district or _district_of(asked, reference) or _district_of_drafts(opened, with_drafts)
                meant = district_meant(opened.districts(), named, reference)
                view = opened.read_view(meant.state.id)
                network = Network(_with_drafts(view, opened, reference) if with_drafts else view)
                if meant.is_one_of_several and not (as_json or as_csv):
                    say_aside(f"Dit gaat over {network.district.name}. Een ander district: --district CODE.")
                answer(Asked(asked, network, opened, reference, as_json, as_csv, more))

        first, *others = _parameters(question, columns is not None, json, drafts)
        return _taking(command, answer, [first, *beside, *others])

    return made


def _form_wanted(given: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the answer is wanted as JSON, and whether as CSV.

    Raises:
        InputError: as both.
    """
    as_json, as_csv = bool(given.pop("json_out", False)), bool(given.pop("csv_out", False))
    if as_json and as_csv:
        raise InputError("Kies een van beide: --json of --csv.")
    return as_json, as_csv


def _taking(
    command: Callable[..., None], answer: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """A command under the name of what it answers, with these parameters for the library to read."""
    command.__doc__ = answer.__doc__
    command.__name__ = answer.__name__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def _district_of_drafts(store: Store, with_drafts: bool) -> str | None:
    """The district of the first draft, where drafts count too and no plan is loaded."""
    if not with_drafts or any(state.plans > 0 for state in store.districts()):
        return None
    return next((draft.district for draft in drafts_of(store)), None)


def _with_drafts(view: NetworkView, store: Store, reference: Reference) -> NetworkView:
    """The view with the drafts of its district in it; which those are is said beside the answer."""
    drafts = draft_statements(store, view.district, reference)
    if len(drafts) > 0:
        say_aside(f"Nog concept, en hier meegeteld: {', '.join(draft.plan for draft in drafts)}.")
    return view_with(view, drafts)


def question_of(question: type[Question], given: dict[str, Any], reference: Reference) -> Question:
    """The question that the options ask; a name of an owner is taken for its code.

    Raises:
        InputError: nobody is known by that name.
        QuestionError: an option does not take its value.
    """
    filters = {one.name: one for one in filters_of(question)}
    texts: dict[str, list[str]] = {}
    for name, value in given.items():
        one = filters[name]
        values = value if isinstance(value, list) else [] if value is None else [value]
        told = [_text(each) for each in values]
        if one.sort is Sort.OWNER:
            told = [owner_named(each, reference) for each in told]
        elif one.sort is Sort.OWNER_OR_PLAN:
            told = [owner_or_plan_named(each, reference) for each in told]
        texts[_name(one)] = told
    return parse(question, texts, {_name(one): name for name, one in filters.items()})


def asked_in_words(question: object) -> str:
    """What a question asks, as a person reads it; *alles* where nothing is asked."""
    said = []
    for one, declared in zip(fields(question), filters_of(type(question)), strict=True):  # type: ignore[arg-type]
        value = getattr(question, one.name)
        if value in (None, (), one.default):
            continue
        if isinstance(value, bool):
            said.append(declared.says.nl[0].lower() + declared.says.nl[1:] + (": ja" if value else ": nee"))
            continue
        values = value if isinstance(value, tuple) else (value,)
        called = _SAID_AS.get(declared.page, declared.page)
        said.append(f"{called} " + " of ".join(f'"{each}"' for each in values))
    return ", ".join(said) if len(said) > 0 else "alles"


def _district_of(asked: object, reference: Reference) -> str | None:
    """The district of the owner that is asked about: who names a municipality need not name its district too."""
    owner = getattr(asked, "municipality", None)
    for side in getattr(asked, "sides", ())[:1]:
        owner = side.partition(".")[0]
    district = None if owner is None else reference.district_of(owner)
    return None if district is None else district.id


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name(one: Filter) -> str:
    """What an option is called where its value is wrong."""
    return one.page.upper() if one.placed else one.option.partition("/")[0]


def _parameters(question: type, csv: bool, json: bool, drafts: bool) -> list[inspect.Parameter]:
    found = [parameter("context", typer.Context, inspect.Parameter.empty)]
    for one in filters_of(question):
        default: Any = inspect.Parameter.empty if one.required else [] if one.several else None
        found.append(parameter(one.name, _option(one), default))
    found.append(parameter("district", DistrictOption, None))
    if json:
        found.append(parameter("json_out", _flag("--json", "Geef het antwoord als JSON, zoals de API."), False))
    if csv:
        found.append(parameter("csv_out", _flag("--csv", "Geef de regels als CSV (UTF-8)."), False))
    if drafts:
        found.append(parameter("with_drafts", _flag("--drafts", "Tel ook plannen die nog concept zijn."), False))
    found += [parameter("names", NamesOption, None), parameter("store", StoreOption, None)]
    return found


def parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)


def _option(one: Filter) -> Any:
    help_text = f"{one.says.nl}."
    if one.placed:
        given: Any = list[str] | None if one.several else str
        return Annotated[given, typer.Argument(metavar=one.page.upper(), help=help_text)]
    if one.sort is Sort.WORD and len(one.words) <= _FEW_WORDS:
        help_text = f"{one.says.nl}: {', '.join(one.words)}."
    if one.sort is Sort.FLAG:
        return Annotated[bool | None, typer.Option(one.option, help=help_text)]
    kind: Any = list[str] | None if one.several else str | None
    return Annotated[kind, typer.Option(one.option, metavar=_METAVARS[one.sort], help=help_text)]


def _flag(name: str, help_text: str) -> Any:
    return Annotated[bool, typer.Option(name, help=help_text)]


_FEW_WORDS = 6
# Six words of a closed list fit on one line of a help of 80 columns; all of a longer one are told when one is wrong.
