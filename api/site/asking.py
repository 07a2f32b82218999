"""A question as the address of a page: its filters by their Dutch names, and links that change one of them."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import Query

from api.parts.dates import written_date
from api.parts.translation import Translation
from graph.model.language import named
from graph.questions.filters import Filter, filters_of, parse

Question = TypeVar("Question")
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
    without: State


def chosen(question: object, say: Translation, *, but: frozenset[str] = frozenset()) -> list[Chosen]:
    """The filters in force, but for those that the page itself shows how to change."""
    defaults = {one.name: one.default for one in fields(question)}  # type: ignore[arg-type]
    found = []
    for one in filters_of(type(question)):
        value = getattr(question, one.name)
        if one.name in but or value == defaults[one.name] or value in (None, ()):
            continue
        values = value if isinstance(value, tuple) else (value,)
        words = ", ".join(_said(each, say) for each in values)
        found.append(Chosen(_label(one, say), words, state_of(question, **{one.name: defaults[one.name]})))
    return found


def _label(one: Filter, say: Translation) -> str:
    return one.says.said(say.language)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(value: object, say: Translation) -> str:
    if isinstance(value, bool):
        return say.gettext("ja") if value else say.gettext("nee")
    if isinstance(value, date):
        return written_date(value, say.language)
    return named(value, say.language) if isinstance(value, StrEnum) else f"‘{value}’"
