"""*Vergelijken*: municipalities or plans beside each other, row by row, in their own words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi.responses import HTMLResponse

from api.parts.comparing_words import DIFFERENCES, STANDINGS
from api.parts.translation import Translation, translation_to
from api.site.asked import Asked
from api.site.asking import State, state_of
from api.site.windows import Begin, window
from graph.analysis.compared_by import ASPECTS, By
from graph.analysis.comparison import Cell, Comparison, HowFound, Side
from graph.model.language import named
from graph.questions import HowTheyCompare, QuestionError
from graph.questions.how_they_compare import ONE_SIDE

COLUMNS_SHOWN = 4
# Beside the names of the rows four columns of words are 250 pixels each on a laptop; the practice district has four.
ROWS_SHOWN = 40
# All 31 themes, and all but a few partners of the practice district; four cells of two quotes each are 2 kB.
ENTRIES_SHOWN = 3
# In each cell, of a theme at most four actions in a plan that ships; all of them stand where one row is asked for.
ENTRIES_OPENED = 40
# Of one row. The fullest cell of the shipped plans names 36 places.
NAMES_SHOWN = 3
# Of who does it, in a cell of the whole comparison: three names are two lines of it.
SHOWN_ALIKE = 20
# Groups of actions that may be one; the practice district has five.
DIFFERENT_SHOWN = 60
# Actions of two years that differ; the given plan has 27 in all.


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that can be chosen, and whether it is."""

    id: str
    name: str
    loaded: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many rows the others have and one side has not, with the address of those."""

    side: Side
    number: int
    state: State
    now: bool


@dataclass(frozen=True, slots=True)
class Short:
    """A cell in a line: how much it has, who does it, and how many own departments do."""

    head: str
    names: tuple[str, ...] = ()
    more: int = 0
    own: int = 0
    nobody: bool = False


def comparison(one: Asked, asked: HowTheyCompare, begin: Begin) -> HTMLResponse:
    """The page: who is compared, by what, and each row with what each has in it.

    Raises:
        QuestionError: one that is asked about is not here.
    """
    found, told = _found(one, asked)
    say = translation_to(one.language)
    lacking = [] if found is None else list(_lacking(one, asked, found))
    columns = window(0 if found is None else len(found.sides), begin.column, COLUMNS_SHOWN)
    rows = window(0 if found is None else len(found.rows), begin.row, ROWS_SHOWN)
    return one.page(
        "comparison_page.html.j2",
        asked=asked,
        told=told,
        found=found,
        shown=() if found is None else rows.of(found.rows),
        rows=rows,
        columns=columns,
        column_pages=lambda column: one.links.asking("vergelijken", state_of(asked), kolom=str(column)),
        row_pages=lambda row: one.links.asking("vergelijken", state_of(asked), vanaf=str(row)),
        candidates=list(_candidates(one, found)),
        aspects=[(aspect.name, by is asked.by, state_of(asked, by=by, row=None)) for by, aspect in ASPECTS.items()],
        aspect=ASPECTS[asked.by].name,
        kept={name: values for name, values in state_of(asked).items() if name == "op"},
        lacking=lacking,
        lacking_options=[(each.side.id, f"{each.side.name} ({each.number})") for each in lacking],
        whole=state_of(asked, row=None, lacking=None),
        row_state=lambda row: state_of(asked, row=row, lacking=None),
        entries_shown=ENTRIES_SHOWN if asked.row is None else ENTRIES_OPENED,
        alike_shown=SHOWN_ALIKE,
        different_shown=DIFFERENT_SHOWN,
        standings=STANDINGS,
        differences=DIFFERENCES,
        in_words=asked.row is not None or asked.lacking is not None,
        in_short=lambda cell: _in_short(cell, asked.by, say),
        everywhere="" if found is None else _everywhere(found, say),
        in_one="" if found is None else _in_one(found, say),
    )


def _found(one: Asked, asked: HowTheyCompare) -> tuple[Comparison | None, bool]:
    """The comparison; without enough to compare none, and whether that is to be said."""
    try:
        return asked.of(one.network), False
    except QuestionError as error:
        if error.fault.code != ONE_SIDE.code:
            raise
        return None, True


def _candidates(one: Asked, found: Comparison | None) -> Iterator[Candidate]:
    """Municipalities, other owners, and the plans of who has several; what is compared is chosen."""
    plans = one.network.plans
    now = frozenset() if found is None else frozenset(side.id for side in found.sides)
    owners = {town.id: town for town in plans.municipalities} | {plan.owner.id: plan.owner for plan in plans.plans}
    for owner in sorted(owners.values(), key=lambda node: node.name.casefold()):
        owned = plans.by_owner.get(owner.id, ())
        yield Candidate(owner.id, owner.name, len(owned) > 0, owner.id in now)
        if len(owned) > 1:
            for plan in owned:
                called = plan.node.name if plan.year is None else f"{owner.name} ({plan.year})"
                yield Candidate(plan.id, called, True, plan.id in now)


def _lacking(one: Asked, asked: HowTheyCompare, found: Comparison) -> Iterator[Lacking]:
    """For each side with a plan, what the others have and it has not."""
    whole = found
    if asked.row is not None or asked.lacking is not None:
        whole = replace(asked, row=None, lacking=None).of(one.network)
    for side in whole.loaded:
        number = len(whole.lacking(side.id))
        is_now = asked.lacking == side.id
        if number > 0 or is_now:
            yield Lacking(side, number, state_of(asked, row=None, lacking=None if is_now else side.id), is_now)


def _in_short(cell: Cell, by: By, say: Translation) -> Short:
    """A cell in a line."""
    rows = [row for entry in cell.entries for row in entry.rows]
    names = tuple(dict.fromkeys(row.full_name for row in rows))
    shown, more = names[:NAMES_SHOWN], max(0, len(names) - NAMES_SHOWN)
    if by is By.PARTNER:
        ways = Counter(named(row.degree if row.role is None else row.role, say.language) for row in rows)
        return Short(", ".join(f"{way} ({number})" for way, number in ways.items()))
    if by is By.ROLE:
        return Short(say.ngettext("%(num)s partij:", "%(num)s partijen:", len(names)), shown, more)
    actions = [entry.action for entry in cell.entries if entry.action is not None]
    own = len({one.organisation for action in actions for one in action.holders if one.own})
    head = say.ngettext("%(num)s actie", "%(num)s acties", len(cell.entries))
    return Short(f"{head}:" if len(names) + own > 0 else head, shown, more, own, len(names) + own == 0)


def _everywhere(found: Comparison, say: Translation) -> str:
    """In how many rows every plan has something."""
    number = sum(all(cell.standing in (HowFound.THERE, HowFound.NO_PLAN) for cell in row.cells) for row in found.rows)
    return say.gettext("%(number)s van de %(of)s rijen staan in alle plannen.", number=number, of=len(found.rows))


def _in_one(found: Comparison, say: Translation) -> str:
    """How many rows stand in one plan only."""
    number = sum(sum(len(cell.entries) > 0 for cell in row.cells) == 1 for row in found.rows)
    return say.ngettext("%(num)s staat in maar één plan.", "%(num)s staan in maar één plan.", number)
