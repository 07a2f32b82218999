"""A question as query parameters: every filter of it, as FastAPI declares, checks and publishes them."""

import inspect
import re
from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Query
from pydantic import BeforeValidator, StringConstraints

from graph.questions.filters import LONGEST_CODE, LONGEST_TEXT, Filter, Sort, filters_of

ID_PATTERN = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
MOST_VALUES = 50
# The longest closed list has 15 words, and nobody names fifty timings: what is longer is no question.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Question = TypeVar("Question")


def _written_day(given: object) -> object:
    """Only a day as ISO 8601 writes it; a bare number would be read as seconds since 1970."""
    if isinstance(given, str) and _DAY.fullmatch(given) is None:
        raise ValueError("should be a day such as 2026-06-30")
    return given


Day = Annotated[date, BeforeValidator(_written_day)]
_Texts = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
_Codes = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_CODE)]


def asked_by(question: type[Question]) -> Callable[..., Awaitable[Question]]:
    """What a route depends on to be asked ``question``: a function with a parameter for each of its filters."""
    defaults = {one.name: one.default for one in fields(question)}  # type: ignore[arg-type]

    async def given(**values: object) -> Question:
        return question(**{name: _frozen(value) for name, value in values.items()})

    parameters = [_parameter(one, defaults[one.name]) for one in filters_of(question)]
    given.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return given


def _example(one: Filter) -> object:
    value: object = int(one.example) if one.sort is Sort.NUMBER else one.example
    return [value] if one.several else value


def _frozen(value: object) -> object:
    return tuple(dict.fromkeys(value)) if isinstance(value, list) else value


def _parameter(one: Filter, default: object) -> inspect.Parameter:
    kind = _type_of(one)
    if one.several:
        annotation: Any = list[kind] | None  # type: ignore[valid-type]
    else:
        annotation = kind | None if default is None and not one.required else kind
    declared = Query(
        alias=one.http,
        description=f"{one.says.en}.",
        examples=None if one.example == "" else [_example(one)],
        **_bounds(one),
    )
    return inspect.Parameter(
        one.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if one.required else [] if one.several else default,
        annotation=Annotated[annotation, declared],
    )


def _type_of(one: Filter) -> Any:
    match one.sort:
        case Sort.FLAG:
            return bool
        case Sort.DAY:
            return Day
        case Sort.NUMBER:
            return int
        case Sort.WORD:
            return Literal[one.words] if one.closed is None else one.closed
        case Sort.TEXT | Sort.CODE_OR_TEXT if one.several:
            return _Texts
        case Sort.CODE | Sort.OWNER | Sort.OWNER_OR_PLAN if one.several:
            return _Codes
        case _:
            return str


def _bounds(one: Filter) -> dict[str, Any]:
    if one.several:
        return {"max_length": MOST_VALUES}
    match one.sort:
        case Sort.CODE | Sort.OWNER | Sort.OWNER_OR_PLAN:
            return {"pattern": ID_PATTERN, "max_length": LONGEST_CODE}
        case Sort.TEXT | Sort.CODE_OR_TEXT:
            return {"min_length": 1, "max_length": LONGEST_TEXT}
        case Sort.NUMBER:
            return {"ge": one.least, "le": one.most}
        case _:
            return {}
