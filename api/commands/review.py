"""``ketenkaart review``, ``accept``, ``correct``, ``reject`` and ``undo``: what was read of a plan, put right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

import typer
from pydantic import ValidationError

from api.commands.json_text import json_text
from api.commands.load import change_in_words
from api.commands.review_lines import correction_line, counted, row_lines
from api.commands.surroundings import NamesOption, StoreOption, known_names, stamp_of, surroundings_of
from api.faults import InputError
from api.parts.review_forms import review_form
from api.terminal import console, say, write_out
from graph.model.review import (
    Anchor,
    AudienceIs,
    Boundary,
    Change,
    ClassesAre,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    PartyIs,
    RoleIs,
    TimingIs,
)
from graph.model.vocabulary import Role
from graph.reference import Reference
from graph.reference.classes import classes_of, given_in
from graph.store.port import Change as Written
from loaders import faults
from loaders.faults import LoadError
from loaders.judging.doubts import ReviewRow, doubtful_first
from loaders.judging.judged_names import ref_of
from loaders.names import organisation_named
from loaders.review import PlanReview, people_in, take_back
from loaders.review import accept as accept_draft
from loaders.review import correct as keep_corrections
from loaders.review import dismiss as dismiss_draft
from loaders.review import review as review_of

REVIEW_EPILOG = "Voorbeeld: ketenkaart review gm1916.2025"
ACCEPT_EPILOG = "Voorbeeld: ketenkaart accept gm1916.2025 --above 0.9"
CORRECT_EPILOG = 'Voorbeeld: ketenkaart correct gm1916.2025 4 --holder "RIEC=lead" --timing "Q3 2026"'
REJECT_EPILOG = "Voorbeeld: ketenkaart reject gm1916.2025 7"
UNDO_EPILOG = "Voorbeeld: ketenkaart undo 1f0c2b9a4d"

T = TypeVar("T")
PlanArgument = Annotated[str, typer.Argument(metavar="CODE", help="Code van het plan, zoals gm1916.2025.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAAM", help="Wie dit zegt: een functie of een zelfgekozen naam."),
]


def review(
    context: typer.Context,
    plan: PlanArgument,
    every: Annotated[bool, typer.Option("--all", help="Toon ook de rijen zonder twijfel.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Geef alles als JSON.")] = False,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Kijk na wat er van een plan gelezen is, wat twijfelachtig is eerst."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        found = review_of(opened, plan, known_names(names))
    rows = doubtful_first(found.rows)
    if as_json:
        write_out(json_text(review_form(found, rows)))
    else:
        _show(found, rows if every else tuple(row for row in rows if not row.sure))


def _show(found: PlanReview, rows: Sequence[ReviewRow]) -> None:
    title = found.reading.plan.title
    what = "concept, telt nog niet mee" if found.draft is not None else "geladen"
    say(f"{found.plan} ({what}): {'zonder titel' if title is None else title.written}")
    shown = console()
    for row in rows:
        for line in row_lines(row):
            shown.print(line)
    sure = sum(1 for row in found.rows if row.sure)
    hidden = "" if len(rows) == len(found.rows) or sure == 0 else " Toon ze met --all."
    say(f"{counted(len(found.rows), 'rij', 'rijen')}, waarvan {sure} zonder twijfel.{hidden}")
    for issue in found.issues:
        say(f"  Let op: {issue.message}")
    if len(found.gone) > 0:
        say(f"Neemt u dit concept over, dan verdwijnen er {len(found.gone)} acties: {', '.join(found.gone)}")
    if len(found.corrections) > 0:
        say("Verbeterd (terugnemen: ketenkaart undo CODE):")
        for made in found.corrections:
            shown.print(correction_line(made))


def accept(
    context: typer.Context,
    plan: PlanArgument,
    above: Annotated[
        float | None,
        typer.Option("--above", min=0, max=1, metavar="GETAL", help="Alleen rijen die zo zeker zijn, van 0 tot 1."),
    ] = None,
    by: ByOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Neem een concept over in het netwerk: vanaf nu telt het mee."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        change = accept_draft(opened, plan, known_names(names), stamp_of(by), above)
    say(change_in_words(change))
    if above is not None:
        say(f"De andere rijen blijven concept. Bekijk ze met: ketenkaart review {plan}")


def correct(
    context: typer.Context,
    plan: PlanArgument,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Nummer van de rij, zoals review het toont.")
    ] = None,
    holder: Annotated[
        list[str] | None,
        typer.Option("--holder", metavar="NAAM[=ROL]", help="Houder, zoals RIEC of RIEC=lead. Noem ze allemaal."),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="NAAM=ROL", help="Rol van wie er al staat."),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="NAAM=CODE", help="Welke organisatie bedoeld is met een naam in deze rij."),
    ] = None,
    timing: Annotated[
        str | None, typer.Option("--timing", metavar="WOORDEN", help='Wanneer, zoals "Q3 2026"; "" voor geen.')
    ] = None,
    audience: Annotated[
        list[str] | None, typer.Option("--audience", metavar="WOORDEN", help="Voor wie de actie is.")
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="CODE", help="Thema van de actie, zoals bibob. Noem ze allemaal; - voor geen."),
    ] = None,
    step: Annotated[
        list[str] | None,
        typer.Option("--step", metavar="CODE", help="Stap van de keten, zoals melden. Noem ze allemaal; - voor geen."),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option("--text", metavar="WOORDEN", help="De actie zelf; meer dan eens als de rij meer acties is."),
    ] = None,
    join: Annotated[
        list[int] | None,
        typer.Option("--join", metavar="NUMMER", help="Rij die bij deze hoort en geen eigen actie is."),
    ] = None,
    missing: Annotated[
        str | None,
        typer.Option("--missing", metavar="WOORDEN", help="Een actie die niet gelezen is."),
    ] = None,
    by: ByOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Verbeter wat er van een rij gelezen is, of noem een actie die ontbreekt."""
    # long because: each thing that can be corrected is an option, and an option is a line of three.
    around, reference = surroundings_of(context), known_names(names)
    with around.open(around.address(store)) as opened:
        found = review_of(opened, plan, reference)
        judged = people_in(opened, reference).reference
        classes = _Classes(theme or (), step or ())
        said = _Said(holder or (), role or (), party or (), timing, audience or (), text or (), join or (), classes)
        corrections = [_missing(missing, said)] if missing is not None else _on_row(found, number, said, judged)
        if len(corrections) == 0:
            raise InputError("Zeg wat er anders moet, bijvoorbeeld: --holder RIEC. Zie: ketenkaart correct --help")
        made, changes = keep_corrections(opened, plan, corrections, reference, stamp_of(by))
    say(f"Bewaard: {', '.join(one.id for one in made)}. Terugnemen: ketenkaart undo CODE")
    _say_changes(changes)


def reject(
    context: typer.Context,
    plan: PlanArgument,
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Nummer van de rij. Zonder nummer gaat het hele concept weg.")
    ] = None,
    by: ByOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Zeg dat een rij geen actie is, of gooi een concept weg."""
    around, reference = surroundings_of(context), known_names(names)
    with around.open(around.address(store)) as opened:
        if number is None:
            dismiss_draft(opened, plan, stamp_of(by))
            say(f"Het concept van {plan} is weg. Wat er geladen was, blijft.")
            return
        row = _row(review_of(opened, plan, reference), number)
        correction = Correction(anchor=row.anchor, change=NoAction())
        made, changes = keep_corrections(opened, plan, [correction], reference, stamp_of(by))
    say(f"Bewaard: {made[0].id}. Terugnemen: ketenkaart undo {made[0].id}")
    _say_changes(changes)


def undo(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="CODE", help="Code van de verbetering, zoals review die toont.")],
    by: ByOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Neem een verbetering terug."""
    around = surroundings_of(context)
    with around.open(around.address(store)) as opened:
        _, changes = take_back(opened, record, known_names(names), stamp_of(by))
    say(f"Teruggenomen: {record}.")
    _say_changes(changes)


def _say_changes(changes: Sequence[Written]) -> None:
    for change in changes:
        say(change_in_words(change, "bijgewerkt"))


def _row(found: PlanReview, number: int | None) -> ReviewRow:
    """Raises:
    InputError: no row was named.
    LoadError: there is no such row.
    """
    if number is None:
        raise InputError(f"Noem het nummer van de rij. Bekijk de nummers met: ketenkaart review {found.plan} --all")
    if not 1 <= number <= len(found.rows):
        raise LoadError(faults.NO_SUCH_ROW(plan=found.plan, number=number, rows=len(found.rows)))
    return found.rows[number - 1]


@dataclass(frozen=True, slots=True)
class _Classes:
    """Themes and steps as given; nothing for what is left as it is, and "-" for none."""

    themes: Sequence[str]
    steps: Sequence[str]

    def change(self, row: ReviewRow) -> ClassesAre:
        """What becomes of the classes of a row."""
        form = row.action.classes
        now = classes_of(row.action.text, None if form is None else given_in(form.themes, form.steps))
        themes = self.themes or tuple(one.code for one in now.themes)
        steps = self.steps or tuple(one.code for one in now.steps)
        try:
            return ClassesAre(themes=_codes(themes), steps=_codes(steps))
        except ValidationError:
            raise InputError("Noem hooguit vier thema's, elk met de code, zoals: --theme bibob") from None


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in given if one != "-")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the options say of a row; None and nothing for what they leave as it is."""

    holder: Sequence[str]
    role: Sequence[str]
    party: Sequence[str]
    timing: str | None
    audience: Sequence[str]
    text: Sequence[str]
    join: Sequence[int]
    classes: _Classes


def _missing(words: str, said: _Said) -> Correction:
    change = Missing(holders=tuple(map(_given_party, said.holder)), timing=said.timing or None)
    return Correction(anchor=Anchor(words=words), change=change)


def _on_row(found: PlanReview, number: int | None, said: _Said, reference: Reference) -> list[Correction]:
    row = _row(found, number)
    changes: list[Change] = []
    if len(said.holder) > 0:
        changes.append(Holders(said=(), holders=tuple(map(_given_party, said.holder))))
    for one in said.role:
        written, role = _halves(one, "--role", _role)
        changes.append(RoleIs(written=written, said=role, role=role))
    changes += (_party_is(one, reference) for one in said.party)
    if said.timing is not None:
        changes.append(TimingIs(said=None, written=said.timing or None))
    if len(said.audience) > 0:
        changes.append(AudienceIs(said=(), written=tuple(one for one in said.audience if one != "")))
    if len(said.classes.themes) + len(said.classes.steps) > 0:
        changes.append(said.classes.change(row))
    if len(said.text) + len(said.join) > 0:
        joins = tuple(_row(found, one).anchor for one in said.join)
        changes.append(Boundary(texts=tuple(said.text) or (row.anchor.words,), joins=joins))
    return [Correction(anchor=row.anchor, change=change) for change in changes]


def _party_is(said: str, reference: Reference) -> PartyIs:
    written, known = _halves(said, "--party", lambda name: organisation_named(name, reference))
    return PartyIs(written=written, said="", organisation=ref_of(known))


def _given_party(said: str) -> GivenParty:
    name, equals, role = said.rpartition("=")
    return GivenParty(written=name, role=_role(role)) if equals == "=" and name != "" else GivenParty(written=said)


def _halves(said: str, option: str, read: Callable[[str], T]) -> tuple[str, T]:
    """The name before the last = and what stands behind it."""
    name, equals, rest = said.rpartition("=")
    if equals == "" or name.strip() == "":
        raise InputError(f"Bij {option} hoort een naam, een = en een waarde, niet {said!r}.")
    return name, read(rest)


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError:
        raise InputError(f"De rol {name!r} is niet bekend. Kies uit: {', '.join(Role)}.") from None
