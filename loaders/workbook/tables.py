"""A reading as the rows of the sheets, and each part of the form by the code of its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    GivenClasses,
    Holder,
    Party,
    Passage,
    PlanForm,
    Reading,
)
from graph.model.quotes import Quote
from graph.model.vocabulary import Degree, dutch
from loaders.workbook.columns import ACTIONS, AMBITIONS, BLOCKS, BY_NAME, NO_CLASS, PARTIES, PLAN, PLAN_CODE

T = TypeVar("T")
Held: TypeAlias = str | int | tuple[str, ...]
Row: TypeAlias = Mapping[str, Held]
"""What stands in a row by the field it is; what is empty is not there. Days are ISO 8601, words of lists Dutch."""

_SHOWN = 1_000
"""Characters of a quote that are shown beside a row; the whole of it travels along unseen."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows of a reading, sheet by sheet, and the parts that they are."""

    rows: Mapping[str, Sequence[Row]]
    ambitions: Mapping[str, AmbitionForm] = field(repr=False)
    blocks: Mapping[str, BlockForm] = field(repr=False)
    actions: Mapping[str, ActionForm] = field(repr=False)
    parties: Sequence[Party] = field(repr=False)
    """The parties, one for each row of their sheet."""

    def by_code(self, sheet: str) -> Mapping[str, Row]:
        """The rows of a sheet by their codes in small letters."""
        return folded({str(row["code"]): row for row in self.rows[sheet]})


def folded(by_code: Mapping[str, T]) -> dict[str, T]:
    """The same by codes in small letters: a person may write a code either way."""
    return {code.casefold(): value for code, value in by_code.items()}


def tables_of(reading: Reading) -> Tables:
    """The rows of a reading, in the order of the plan."""
    made = _Making()
    made.plan(reading.plan)
    return Tables(made.rows, made.ambitions, made.blocks, made.actions, made.parties)


class _Making:
    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in BY_NAME}
        self.ambitions: dict[str, AmbitionForm] = {}
        self.blocks: dict[str, BlockForm] = {}
        self.actions: dict[str, ActionForm] = {}
        self.parties: list[Party] = []

    def plan(self, plan: PlanForm) -> None:
        owner = plan.owner
        self._row(
            PLAN,
            {
                "code": PLAN_CODE,
                "title": _written(plan.title),
                "owner.name": None if owner is None else owner.name,
                "owner.id": None if owner is None else owner.id,
                "owner.kind": None if owner is None else dutch(owner.kind),
                "year": plan.year,
                "vision": _written(plan.vision),
                "goals": _list(plan.goals),
                "pillars": _list(plan.pillars),
                **_beside(None if plan.title is None else plan.title.quote),
            },
        )
        for ambition in plan.ambitions:
            self._ambition(ambition)

    def _ambition(self, part: AmbitionForm) -> None:
        code = self._code(AMBITIONS)
        self.ambitions[code] = part
        self._row(AMBITIONS, {"code": code, "number": _number(part.number), "title": part.title, **_beside(part.quote)})
        for block in part.blocks:
            self._block(block, code)

    def _block(self, part: BlockForm, ambition: str) -> None:
        code = self._code(BLOCKS)
        self.blocks[code] = part
        self._row(
            BLOCKS,
            {
                "code": code,
                "ambition": ambition,
                "title": part.title,
                "objective": _written(part.objective),
                "results": _list(part.results),
                "target_groups": _list(part.target_groups),
                "budget": _written(part.budget),
                **_beside(part.quote),
            },
        )
        funders = () if part.budget is None else part.budget.funders
        self._parties(code, part.title, ((Degree.LISTED, part.partners), (Degree.FUNDS, funders)))
        for action in part.actions:
            self._action(action, code)

    def _action(self, part: ActionForm, block: str) -> None:
        code = self._code(ACTIONS)
        self.actions[code] = part
        timing = part.timing
        self._row(
            ACTIONS,
            {
                "code": code,
                "block": block,
                "heading": part.heading,
                "title": part.title,
                "text": part.text,
                "items": _list(part.items),
                "shown.holders": holders_shown(part.holders),
                "timing.written": None if timing is None else timing.written,
                "timing.kind": None if timing is None or timing.kind is None else dutch(timing.kind),
                "timing.start": None if timing is None else timing.start,
                "timing.end": None if timing is None else timing.end,
                "target_groups": _list(part.target_groups),
                "result": _written(part.result),
                "costs": _written(part.costs),
                "status": _written(part.status),
                **_classes(part.classes),
                **_beside(part.quote),
            },
        )
        self._parties(code, part.text, ((Degree.HOLDER, part.holders), (Degree.MENTIONED, part.mentions)))

    def _parties(self, code: str, where: str | None, lists: Sequence[tuple[Degree, Sequence[Party]]]) -> None:
        for degree, parties in lists:
            for party in parties:
                self.parties.append(party)
                self._row(PARTIES, {"of": code, **party_row(party, degree), "shown.of": _cut(where)})

    def _code(self, sheet: str) -> str:
        return f"{BY_NAME[sheet].prefix}{len(self.rows[sheet]) + 1}"

    def _row(self, sheet: str, held: Mapping[str, Held | None]) -> None:
        self.rows[sheet].append({name: value for name, value in held.items() if value is not None and value != ()})


def party_row(party: Party, degree: Degree) -> dict[str, Held | None]:
    """What stands in the row of a party, but for where it is named."""
    known = party.organisation
    rule = None if party.rule is None else dutch(party.rule)
    sure = None if party.certainty is None else f"{party.certainty:.2f}".replace(".", ",")
    return {
        "named_as": dutch(party.role) if isinstance(party, Holder) else dutch(degree),
        "written": party.written,
        "position": party.position if isinstance(party, Holder) else None,
        "organisation.name": None if known is None else known.name,
        "organisation.id": None if known is None else known.id,
        "organisation.kind": None if known is None else dutch(known.kind),
        "organisation.level": None if known is None or known.level is None else dutch(known.level),
        "shown.rule": ", ".join(one for one in (rule, sure) if one is not None) or None,
        **_beside(party.quote),
    }


def holders_shown(holders: Sequence[Holder]) -> str | None:
    """Who holds an action, as it is shown beside it: a line each."""
    said = [f"{one.written} ({dutch(one.role)})" for one in holders]
    return _cut("\n".join(said)) if len(said) > 0 else None


def place_shown(quote: Quote) -> str:
    """The page and lines of a quote."""
    page = "" if quote.page is None else f"blz. {quote.page}, "
    lines = str(quote.line_from) if quote.line_from == quote.line_to else f"{quote.line_from}-{quote.line_to}"
    return f"{page}regel {lines}"


def _beside(quote: Quote | None) -> dict[str, Held | None]:
    return {} if quote is None else {"shown.quote": _cut(quote.text), "shown.place": place_shown(quote)}


def _number(number: int | str | None) -> Held | None:
    """The number of an ambition; one of more digits than Excel keeps is a text."""
    return str(number) if isinstance(number, int) and number >= 10**15 else number


def _written(passage: Passage | None) -> str | None:
    return None if passage is None else passage.written


def _list(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(passage.written for passage in passages)


def _classes(given: GivenClasses | None) -> dict[str, tuple[str, ...]]:
    if given is None:
        return {}
    none = len(given.themes) + len(given.steps) == 0
    return {"classes.themes": (NO_CLASS,) if none else given.themes, "classes.steps": given.steps}


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
