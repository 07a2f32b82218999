"""A comparison as lines for a terminal."""

from collections.abc import Iterator

from rich.text import Text

from api.parts.comparing_words import DIFFERENCES, STANDINGS, places_of
from api.terminal import words
from graph.analysis.compared_by import ASPECTS, Entry
from graph.analysis.comparison import Cell, Comparison, HowFound, Side
from graph.matching import Difference
from graph.model.vocabulary import dutch

_STRONG, _ASIDE = "bold", "dim"
ENTRIES_SHOWN = 5
# In a cell: a theme of the shipped plans has at most four actions in one plan; all of them stand in the JSON.


def side_lines(found: Comparison) -> Iterator[Text]:
    """Who is compared, and by what."""
    yield words(f"{ASPECTS[found.by].name.nl}: {', '.join(side.name for side in found.sides)}", _STRONG)
    for side in found.sides:
        if len(side.plans) == 0:
            yield words(f"  {side.name}: geen plan geladen. Daarover is niets te zeggen.")
    yield Text("")


def row_lines(found: Comparison) -> Iterator[Text]:
    """Each row with what each side has in it."""
    for row in found.rows:
        yield words(f"{row.heading.name.nl}  [{row.id}]", _STRONG)
        for side, cell in zip(found.sides, row.cells, strict=True):
            yield from _cell_lines(side, cell)
        yield Text("")


def year_lines(found: Comparison) -> Iterator[Text]:
    """What differs between two plans of one owner."""
    if found.years is None:
        return
    old, new = found.years.old, found.years.new
    yield words(f"Van {old.node.name} naar {new.node.name}", _STRONG)
    for match in found.years.different:
        said = ", ".join(DIFFERENCES[one].nl for one in match.differences)
        sure = "" if match.certainty == 1 else f" (zekerheid {match.certainty:.2f})"
        yield words(f"  {said}: {match.shown.name}{sure}")
    same = len(found.years.matches) - len(found.years.different)
    counted = ", ".join(f"{found.years.number(one)} {DIFFERENCES[one].nl}" for one in Difference)
    yield words(f"  {same} hetzelfde; {counted}.")
    yield Text("")


def alike_lines(found: Comparison) -> Iterator[Text]:
    """Actions of several sides that may well be one."""
    if len(found.alike) == 0:
        return
    yield words("Misschien één actie, in meer plannen", _STRONG)
    for group in found.alike:
        yield words("  " + " | ".join(f"{one.plan.owner.name}: {one.action.name}" for one in group.told))
    yield Text("")


def footing_lines(found: Comparison) -> Iterator[Text]:
    """What was not found anywhere, what was left out, and what silence does not say."""
    if len(found.nowhere) > 0:
        yield words("Bij geen van deze plannen gevonden: " + ", ".join(one.name.nl for one in found.nowhere) + ".")
    own = ", ".join(f"{side.own} van {side.name}" for side in found.loaded)
    if own != "":
        yield words(f"Niet vergeleken: eigen afdelingen en functies ({own}).")
    for side in (side for side in found.loaded if side.unread > 0):
        yield words(f"{side.name}: van {side.unread} acties is een deel van de rij niet begrepen.")
    yield words("Niet gevonden in een plan zegt niet dat niemand het doet.")


def _cell_lines(side: Side, cell: Cell) -> Iterator[Text]:
    if cell.standing is not HowFound.THERE:
        said = "".join(f": “{text}”" for text in cell.said[:1])
        yield words(f"  {side.name}: {STANDINGS[cell.standing].nl}{said}", _ASIDE)
        return
    yield words(f"  {side.name}:")
    for entry in cell.entries[:ENTRIES_SHOWN]:
        yield words(f"    - {_entry(entry)}")
    if len(cell.entries) > ENTRIES_SHOWN:
        yield words(f"    nog {len(cell.entries) - ENTRIES_SHOWN}", _ASIDE)


def _entry(entry: Entry) -> str:
    if entry.action is None:
        return _named(entry)
    action = entry.action
    who = ", ".join(one.full_name for one in entry.rows) or "geen houder van buiten"
    when = "geen planning" if action.timing is None else action.timing
    status = "" if action.status is None else f"; volgens het plan {action.status}"
    place = places_of(action.line_from, action.line_to)
    return f"“{action.quote}” ({place}); {who}; {when}{status}"


def _named(entry: Entry) -> str:
    first, number = entry.rows[0], len(entry.rows)
    role = dutch(first.degree) if first.role is None else dutch(first.role)
    where = "" if first.action_name is None else f" bij ‘{first.action_name}’"
    more = "" if number == 1 else f", {number} keer"
    return f"{first.full_name}: {role}{where}{more}; “{first.written}” ({places_of(first.line_from, first.line_to)})"
