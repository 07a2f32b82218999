"""A question as the address of a page: its filters by their Dutch names, and links that change one of them."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import Query

from api.parts.dates import written_date
from api.parts.translation import Translation
from api.parts.translation import untranslated as N_  # noqa: N812 (the name by which Babel finds it)
from graph.analysis.findings import Kind
from graph.model.language import named
from graph.model.rows import NodeRow
from graph.model.vocabulary import TimingKind
from graph.questions.filters import Filter, Sort, filters_of, parse

Question = TypeVar("Question")
_OF_DATA = frozenset({Sort.CODE, Sort.OWNER, Sort.OWNER_OR_PLAN, Sort.CODE_OR_TEXT})
"""What may be a code, which is told by the name of what it is of; words stay words."""
State = dict[str, tuple[str, ...]]
"""What stands in an address: for each name its values."""


def asked_on_page(question: type[Question]) -> Callable[..., Question | None]:
    """What a page depends on to be asked ``question``. Empty values, as forms send them, ask nothing; None where what
    the question needs is not there yet.

    The function that is given raises ``QuestionError`` for what cannot be asked.
    """
    filters = filters_of(question)
    names = {one.page: one.name for one in filters}

    def given(**values: list[str]) -> Question | None:
        if any(one.required and "".join(values[one.name]).strip() == "" for one in filters):
            return None
        by_name = {one.page: values[one.name] for one in filters}
        return parse(question, by_name, names)

    given.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                one.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=[],
                annotation=Annotated[list[str], Query(alias=one.page)],
            )
            for one in filters
        ]
    )
    return given


def state_of(question: object, **changed: Any) -> State:
    """What a question is in an address, with some of its fields changed; what is not asked is left out."""
    asked = replace(question, **changed) if len(changed) > 0 else question  # type: ignore[type-var]
    defaults = {one.name: one.default for one in fields(asked)}  # type: ignore[arg-type]
    found: State = {}
    for one in filters_of(type(asked)):
        value = getattr(asked, one.name)
        if value == defaults[one.name] or value in (None, ()):
            continue
        found[one.page] = tuple(map(_written, value if isinstance(value, tuple) else (value,)))
    return found


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is in force: what it is called, what was chosen, and the question without it."""

    name: str
    words: str
    of_data: bool
    """Whether the words are a name of the data, and not of our own."""
    without: State


def chosen(
    question: object, say: Translation, nodes: Mapping[str, NodeRow], *, but: frozenset[str] = frozenset()
) -> list[Chosen]:
    """The filters in force, but for those that the page itself shows how to change; ``nodes`` gives what is meant by a
    code its name."""
    defaults = {one.name: one.default for one in fields(question)}  # type: ignore[arg-type]
    found = []
    for one in filters_of(type(question)):
        value = getattr(question, one.name)
        if one.name in but or value == defaults[one.name] or value in (None, ()):
            continue
        values = value if isinstance(value, tuple) else (value,)
        of_data = one.sort in _OF_DATA and all(each in nodes for each in values)
        words = ", ".join(nodes[each].name if of_data else _said(_meant(one, each), say) for each in values)
        without = state_of(question, **{one.name: defaults[one.name]})
        found.append(Chosen(_label(one, say), words, of_data, without))
    return found


def _meant(one: Filter, value: object) -> object:
    """The kind of timing that a word means in a filter that takes kinds and words."""
    is_kind = one.name == "timing" and isinstance(value, str) and value in set(TimingKind)
    return TimingKind(str(value)) if is_kind else value


def _label(one: Filter, say: Translation) -> str:
    return one.says.said(say.language)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.isoformat() if isinstance(value, date) else str(value)


_KINDS = {
    Kind.GAP: N_("wat nog open is"),
    Kind.CONTRADICTION: N_("wat niet hetzelfde zegt"),
    Kind.DEPENDENCY: N_("hangt aan één partij"),
    Kind.OVERLAP: N_("lijkt op elkaar"),
    Kind.SLIP: N_("om na te kijken"),
}


def _said(value: object, say: Translation) -> str:
    if isinstance(value, Kind):
        return say.gettext(_KINDS[value])
    if isinstance(value, bool):
        return say.gettext("ja") if value else say.gettext("nee")
    if isinstance(value, date):
        return written_date(value, say.language)
    return named(value, say.language) if isinstance(value, StrEnum) else f"‘{value}’"
