"""The plans of the corpus, changed in one way each, with the reading that then belongs to them.

Every transformation is a function of a plan and a seed, and gives None where it has nothing to change.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, TypeAlias, TypeGuard

import yaml

from tests.golden.corpus.formats import FORMS
from tests.golden.corpus.source import Card, Cell, Grid, Heading, Items, Labels, Notes, Part, Source, Text, Title

_HEADS: Mapping[str, Sequence[str]] = yaml.safe_load((Path(__file__).parent / "strange_heads.yaml").read_text("utf-8"))
_TEXTS = ("aligned", "text", "flat", "tabs", "bars")
_PAGED = (*_TEXTS, "pdf-ruled", "pdf-plain")
_WRAPPED = ("aligned", "text", "flat", "pdf-ruled", "pdf-plain")
_HOLDING = ("holder", "lead", "owner", "executor", "roles")

MUNICIPALITIES = (
    "Utrecht",
    "Ede",
    "Oss",
    "'s-Hertogenbosch",
    "Súdwest-Fryslân",
    "Alphen aan den Rijn",
    "Bergen op Zoom",
    "De Bilt",
    "Nuenen, Gerwen en Nederwetten",
    "Hengelo",
)
"""Names of the register: with a body's, a place's or a common word in them, with signs, with commas, of two places."""
TIMES = (
    "zodra er budget is",
    "na vaststelling",
    "in overleg met de partners",
    "bij voldoende capaciteit",
    "volgt",
    "afhankelijk van besluitvorming",
)
"""Times that are none of the calendar: they stay as they are written and have no days."""
SEED = 1
"""With which the second set is made; another one makes another set."""
STATUSES = ("loopt", "afgerond", "nog te starten", "vertraagd")

Transformation: TypeAlias = Callable[[Source, int], Source | None]


def _grids(source: Source, change: Callable[[Grid], Grid]) -> Source:
    """The plan with every table of actions changed."""
    parts = tuple(change(part) if _holds_actions(part) else part for part in source.parts)
    return replace(source, parts=parts)


def _holds_actions(part: Part) -> TypeGuard[Grid]:
    return isinstance(part, Grid) and "action" in part.roles


def _has_grid(source: Source) -> bool:
    return any(_holds_actions(part) for part in source.parts)


def _has_merged(source: Source) -> bool:
    cells = (place.cell for part in source.parts if isinstance(part, Grid) for place in part.placed())
    return any(cell.rows > 1 or cell.columns > 1 for cell in cells)


def _actions(source: Source, change: Callable[[int, dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """The expected reading with every action changed; actions are counted over the whole plan."""
    number = iter(range(10_000))
    ambitions = [
        {**ambition, "actions": [change(next(number), dict(action)) for action in ambition["actions"]]}
        for ambition in source.expected["ambitions"]
    ]
    return {**source.expected, "ambitions": ambitions}


def _with_option(source: Source, **options: Any) -> Source:
    return replace(source, options={**source.options, **options})


def columns(source: Source, seed: int) -> Source | None:
    """The columns of every table in another order; the order of a row's holders goes with them."""
    if not _has_grid(source) or _has_merged(source):
        return None

    def change(grid: Grid) -> Grid:
        order = list(range(grid.width))
        while order == list(range(grid.width)):
            Random(seed + grid.width).shuffle(order)
            order = order if order != list(range(grid.width)) else order[1:] + order[:1]
        return Grid(
            tuple(grid.roles[at] for at in order),
            tuple(tuple(row[at] for at in order) for row in grid.heads),
            tuple(tuple(row[at] for at in order) for row in grid.rows),
        )

    changed = _grids(source, change)
    return replace(changed, options={key: value for key, value in source.options.items() if key != "widths"})


def heads(source: Source, seed: int) -> Source | None:
    """Other words over the columns; where a word does not say who leads, a holder is right as well."""
    if not _has_grid(source):
        return None

    def change(grid: Grid) -> Grid:
        if len(grid.heads) != 1 or "party" in grid.roles:
            return grid
        chosen = [_HEADS[role][(seed + at) % len(_HEADS[role])] for at, role in enumerate(grid.roles)]
        return replace(grid, heads=(tuple(Cell(word) for word in chosen),))

    def widened(_: int, action: dict[str, Any]) -> dict[str, Any]:
        roles = {"lead": "lead|holder", "holder": "lead|holder"}
        return {**action, "holders": [[name, roles.get(role, role)] for name, role in action["holders"]]}

    changed = _grids(source, change)
    return None if changed.parts == source.parts else replace(changed, expected=_actions(source, widened))


def wrapping(source: Source, seed: int) -> Source | None:
    """Narrower columns, so that every cell takes more lines."""
    if source.form not in _WRAPPED or not _has_grid(source):
        return None
    narrow = 0.65 + 0.05 * (seed % 3)
    if "widths" not in source.options:
        return _with_option(source, width=int(110 * narrow)) if source.form in _TEXTS else None
    return _with_option(source, widths=[max(int(width * narrow), 10) for width in source.options["widths"]])


def pages(source: Source, seed: int) -> Source | None:
    """Short pages with a running title and a number, so that tables and rows are cut."""
    if source.form not in _PAGED:
        return None
    return _with_option(source, page_lines=11 + seed % 4, page_height=330 + 20 * (seed % 3), running=_title(source))


def unnumbered_pages(source: Source, seed: int) -> Source | None:
    """The same with a running title that has no number on it."""
    paged = pages(source, seed + 1)
    return None if paged is None else _with_option(paged, unnumbered=True)


def alignment(source: Source, seed: int) -> Source | None:
    """Cells in the middle of their row instead of at its top, or the other way."""
    if not _has_grid(source) or source.form not in ("aligned", "text", "html", "pdf-ruled", "pdf-plain", "pdf-printed"):
        return None
    return _with_option(source, align="top" if source.options.get("align") == "middle" else "middle")


def other_form(source: Source, seed: int) -> Source | None:
    """The plan in another format; a merged cell is kept away from those that cannot show one."""
    forms = [form for form in FORMS if form not in (source.form, "text")]
    if _has_merged(source):
        forms = [form for form in forms if form not in (*_TEXTS, "markdown", "csv", "pdf-plain")]
    number = int(source.name[:2])
    return replace(source, form=forms[(number * 5 + seed) % len(forms)], options={})


def municipality(source: Source, seed: int) -> Source | None:
    """A real municipality's plan; every name in the plan that has the municipality in it changes with it."""
    name = MUNICIPALITIES[(int(source.name[:2]) + seed) % len(MUNICIPALITIES)]

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(source.expected["owner"], name)
        if isinstance(value, dict):
            return {key: renamed(held) for key, held in value.items()}
        if isinstance(value, list):
            return [renamed(held) for held in value]
        return value

    parts = tuple(_with_words(part, lambda text: str(renamed(text))) for part in source.parts)
    return replace(source, parts=parts, expected=renamed(dict(source.expected)), options=renamed(dict(source.options)))


def _with_words(part: Part, change: Callable[[str], str]) -> Part:
    match part:
        case Title(text) | Text(text):
            return type(part)(change(text))
        case Heading(text, level):
            return Heading(change(text), level)
        case Grid():
            return replace(part, heads=_cells(part.heads, change), rows=_cells(part.rows, change))
        case Notes(notes):
            return Notes(tuple((sign, change(text)) for sign, text in notes))
        case Labels(pairs) | Card(pairs):
            return type(part)(tuple((label, change(text)) for label, text in pairs))
        case Items():
            return Items(tuple((depth, change(text)) for depth, text in part.items))


def _cells(rows: Sequence[Sequence[Cell]], change: Callable[[str], str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, text=change(cell.text)) for cell in row) for row in rows)


def times(source: Source, seed: int) -> Source | None:
    """Every second row has a time that is none of the calendar."""
    return _cells_of(source, "timing", lambda at, _: TIMES[(at + seed) % len(TIMES)] if at % 2 == 0 else None, _timed)


def _timed(action: dict[str, Any], words: str) -> dict[str, Any]:
    return {**action, "when": [words, None, None]}


def _cells_of(
    source: Source,
    role: str,
    words: Callable[[int, str], str | None],
    expect: Callable[[dict[str, Any], str], dict[str, Any]],
) -> Source | None:
    """Changes the cells of one column, counted over all rows, and what is expected of those rows."""
    if not any(_holds_actions(part) and role in part.roles for part in source.parts) or _has_merged(source):
        return None
    at = iter(range(10_000))
    changed: dict[int, str] = {}

    def change(grid: Grid) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            number, cells = next(at), list(row)
            column = grid.roles.index(role)
            new = words(number, cells[column].text)
            if new is not None:
                cells[column] = replace(cells[column], text=new)
                changed[number] = new
            rows.append(tuple(cells))
        return replace(grid, rows=tuple(rows))

    new = _grids(source, change)
    if len(changed) == 0:
        return None
    return replace(
        new, expected=_actions(source, lambda at, action: expect(action, changed[at]) if at in changed else action)
    )


def footnotes(source: Source, seed: int) -> Source | None:
    """Signs of notes behind actions and names, and the notes under each table."""
    if not _has_grid(source) or any(isinstance(part, Notes) for part in source.parts):
        return None
    notes = Notes((("1", "Onder voorbehoud van capaciteit."), ("2", "De afspraken hierover worden nog vastgelegd.")))

    def signed(grid: Grid) -> Grid:
        first = grid.roles.index("action")
        second = next((at for at, role in enumerate(grid.roles) if role in _HOLDING), None)
        rows = [list(row) for row in grid.rows]
        for number, row in enumerate(rows):
            at = first if (number + seed) % 3 == 0 else second if (number + seed) % 3 == 1 else None
            if at is not None and at < len(row) and row[at].text != "":
                row[at] = replace(row[at], text=f"{row[at].text}^{1 if at == first else 2}^")
        return replace(grid, rows=tuple(map(tuple, rows)))

    if _has_merged(source):
        return None
    return replace(source, parts=tuple(_followed(source.parts, signed, notes)))


def _followed(parts: Sequence[Part], change: Callable[[Grid], Grid], notes: Notes) -> Iterator[Part]:
    for part in parts:
        if _holds_actions(part):
            yield change(part)
            yield notes
        else:
            yield part


def status(source: Source, seed: int) -> Source | None:
    """A last column that says how far each action is."""
    grids = [part for part in source.parts if _holds_actions(part)]
    if len(grids) == 0 or _has_merged(source) or any("status" in grid.roles for grid in grids):
        return None
    at = iter(range(10_000))

    def change(grid: Grid) -> Grid:
        head = _HEADS["status"][seed % len(_HEADS["status"])]
        rows = tuple((*row, Cell(STATUSES[(next(at) + seed) % len(STATUSES)])) for row in grid.rows)
        heads = tuple((*row, Cell(head if number == 0 else "")) for number, row in enumerate(grid.heads))
        return Grid((*grid.roles, "status"), heads, rows)

    changed = _grids(source, change)
    options = {key: value for key, value in source.options.items() if key != "widths"}
    expected = _actions(source, lambda at, action: {**action, "status": STATUSES[(at + seed) % len(STATUSES)]})
    return replace(changed, options=options, expected=expected)


def unnumbered_headings(source: Source, seed: int) -> Source | None:
    """Headings of ambitions without their word and number."""
    number = re.compile(
        r"^(?:\d+ (?=Prioriteit))?(?:(?:Ambitie|Prioriteit|Speerpunt|Doel|Thema|Lijn|Programmalijn) )?"
        r"(?:\d+|[A-Z])[.:]? (?=\S)"
    )
    parts = tuple(
        Heading(number.sub("", part.text), part.level) if isinstance(part, Heading) and part.level == 1 else part
        for part in source.parts
    )
    if parts == source.parts:
        return None
    bare = [{key: held for key, held in one.items() if key != "number"} for one in source.expected["ambitions"]]
    return replace(source, parts=parts, expected={**source.expected, "ambitions": bare})


def _title(source: Source) -> str:
    return next(part.text for part in source.parts if isinstance(part, Title))


TRANSFORMATIONS: Mapping[str, Transformation] = {
    "column order": columns,
    "strange heads": heads,
    "wrapping": wrapping,
    "page breaks": pages,
    "furniture without numbers": unnumbered_pages,
    "alignment": alignment,
    "format": other_form,
    "municipality": municipality,
    "timing words": times,
    "footnotes": footnotes,
    "status column": status,
    "headings without numbers": unnumbered_headings,
}
"""Every way in which a plan is changed, by its name."""


def transformed(name: str, source: Source, seed: int) -> Source | None:
    """A plan changed in one way, under a name that says so."""
    made = TRANSFORMATIONS[name](source, seed)
    return None if made is None else replace(made, name=f"{source.name} {name} {seed} ({made.form})")


def changed(name: str, plans: Sequence[Source], seed: int = SEED) -> list[Source]:
    """Those of the plans that one way changes, changed."""
    made = (transformed(name, source, seed) for source in plans)
    return [source for source in made if source is not None]
