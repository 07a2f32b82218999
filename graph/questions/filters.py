"""How a question declares what can be asked: each filter with its kind, its words in two languages and its names.

A question is a frozen dataclass whose fields are made by ``asks``. Every door reads the declaration and offers the same
filters: the command line as options, HTTP as query parameters, pages as parts of their address. So a filter that is
added to a question is there on every door, and means the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from graph.model.faults import FaultError, FaultKind
from graph.model.language import Text
from graph.model.vocabulary import NAMES, dutch
from graph.reference import name_key

LONGEST_CODE = 300
# The longest code of the shipped plans has 90 characters; one is checked before anything is looked up, so that three
# times as much costs nothing.
LONGEST_TEXT = 200
# The longest target group of the shipped plans has 184 characters, and whoever pastes one in must find it.
_CODE = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES, _NO = frozenset({"true", "ja", "yes", "1"}), frozenset({"false", "nee", "no", "0"})

UNKNOWN_FILTER = FaultKind("filter-unknown", "name", "known")
TWICE = FaultKind("filter-twice", "name")
NO_CODE = FaultKind("filter-no-code", "name", "value")
NO_TEXT = FaultKind("filter-no-text", "name", "longest")
NO_WORD = FaultKind("filter-no-word", "name", "value", "known", "names")
MISSING = FaultKind("filter-missing", "name")
NO_FLAG = FaultKind("filter-no-flag", "name", "value")
NO_DAY = FaultKind("filter-no-day", "name", "value")
NO_NUMBER = FaultKind("filter-no-number", "name", "value", "least", "most")


class QuestionError(FaultError):
    """A question was asked that cannot be: an unknown filter, or a value that a filter does not take."""


class Sort(StrEnum):
    """What sort of value a filter takes."""

    CODE = "code"
    """The id of something."""
    OWNER = "owner"
    """The id of an owner of plans; a door where people type takes a name too."""
    OWNER_OR_PLAN = "owner-or-plan"
    """The same, or the id of one plan."""
    TEXT = "text"
    """Words."""
    CODE_OR_TEXT = "code-or-text"
    """Words, or an id, which means that very thing."""
    WORD = "word"
    """A word of a closed list."""
    FLAG = "flag"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that can be asked for."""

    name: str
    """As the field of the question is called: English, in snake case."""
    sort: Sort
    says: Text
    """What it does, as a sentence without a full stop."""
    page: str
    """What it is called in the address of a page: Dutch."""
    option: str
    """What it is called on the command line."""
    words: tuple[str, ...] = ()
    """The words of the closed list."""
    several: bool = False
    """Whether it may be given more than once; one of the values then has to fit."""
    least: int = 0
    most: int = 0
    example: str = ""
    closed: type[StrEnum] | None = None
    """The closed list itself, where its words have names in both languages."""
    required: bool = False
    """Whether nothing can be answered without it."""
    placed: bool = False
    """Whether the command line takes it by its place and without a name, as it takes what is required."""

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the closed list as people read them in Dutch."""
        if self.closed is None or self.closed not in NAMES:
            return self.words
        return tuple(dutch(self.closed(word)) for word in self.words)

    @property
    def http(self) -> str:
        """What it is called over HTTP: camel case."""
        first, *others = self.name.split("_")
        return first + "".join(other.capitalize() for other in others)


def asks(
    sort: Sort,
    nl: str,
    en: str,
    *,
    page: str,
    option: str | None = None,
    words: type[StrEnum] | tuple[str, ...] = (),
    several: bool = False,
    default: object = None,
    least: int = 0,
    most: int = 0,
    example: str = "",
    required: bool = False,
    placed: bool = False,
) -> Any:
    """A field of a question; its filter takes its name from the field.

    Args:
        sort: what sort of value it takes.
        nl: what it does, in Dutch.
        en: the same in English.
        page: its name in the address of a page.
        option: its name on the command line, where that is not the field's own.
        words: the closed list, for a word.
        several: whether it may be given more than once.
        default: the value without it; () for several.
        least: the smallest number.
        most: the largest number.
        example: a value, for documentation.
        required: whether nothing can be answered without it.
        placed: whether the command line takes it by its place.
    """
    # long because: it takes and passes on what a filter can be told, one by one
    closed = words if isinstance(words, type) else None
    listed = tuple(word.value for word in words) if isinstance(words, type) else words
    declared = Filter(
        name="",
        sort=sort,
        says=Text(nl, en),
        page=page,
        option=option or "",
        words=listed,
        several=several,
        least=least,
        most=most,
        example=example,
        closed=closed,
        required=required,
        placed=placed or required,
    )
    if required:
        return field(metadata={"filter": declared})
    return field(default=() if several and default is None else default, metadata={"filter": declared})


def filters_of(question: type) -> tuple[Filter, ...]:
    """What a question can be asked, in the order of its fields."""
    found = []
    for one in fields(question):
        declared = one.metadata["filter"]
        assert isinstance(declared, Filter)
        option = declared.option or "--" + one.name.replace("_", "-")
        found.append(replace(declared, name=one.name, option=option))
    return tuple(found)


Question = TypeVar("Question")


def parse(
    question: type[Question], given: Mapping[str, Sequence[str]], names: Mapping[str, str] | None = None
) -> Question:
    """A question from what was typed.

    Args:
        question: which question.
        given: for each filter its values, by the name that the door has for it; empty values are not given.
        names: for each name of the door the name of the field; without it they are the same.

    Raises:
        QuestionError: a filter is not known, is given twice, or does not take its value.
    """
    known = {one.name: one for one in filters_of(question)}
    door = {name: name for name in known} if names is None else names
    values: dict[str, object] = {}
    for name, texts in given.items():
        if name not in door:
            raise QuestionError(UNKNOWN_FILTER(name=name[:LONGEST_TEXT], known=tuple(door)))
        asked = [text for text in dict.fromkeys(texts) if text != ""]
        if len(asked) == 0:
            continue
        one = known[door[name]]
        if len(asked) > 1 and not one.several:
            raise QuestionError(TWICE(name=name))
        read = tuple(_value(one, name, text) for text in asked)
        values[one.name] = read if one.several else read[0]
    for name, one in ((name, known[field_name]) for name, field_name in door.items()):
        if one.required and one.name not in values:
            raise QuestionError(MISSING(name=name))
    return question(**values)


def asked_with(question: type[Question], filters: Mapping[str, object]) -> Question:
    """A question from values by the names of its fields, as a call in Python gives them; None asks nothing.

    Raises:
        QuestionError: there is no such filter, or it does not take its value.
    """
    given = {name: _texts(value) for name, value in filters.items() if value is not None}
    return parse(question, given)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(text for each in value for text in _texts(each))
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def _value(one: Filter, name: str, text: str) -> object:
    match one.sort:
        case Sort.CODE | Sort.OWNER | Sort.OWNER_OR_PLAN:
            return _code(name, text)
        case Sort.TEXT | Sort.CODE_OR_TEXT:
            if len(text) > LONGEST_TEXT or text.strip() == "":
                raise QuestionError(NO_TEXT(name=name, longest=LONGEST_TEXT))
            return text
        case Sort.WORD:
            return word_of(one, name, text)
        case Sort.FLAG:
            return _flag(name, text)
        case Sort.DAY:
            return _day(name, text)
        case Sort.NUMBER:
            return _number(one, name, text)


def word_of(one: Filter, name: str, text: str) -> str:
    """The word of a closed list that was given, by its English or Dutch name.

    Raises:
        QuestionError: there is no such word; all of them are named.
    """
    key = name_key(text)
    for word in one.words:
        called = () if one.closed is None else NAMES.get(one.closed, {}).get(word, ())
        if text == word or key in (name_key(word), *map(name_key, called)):
            return word if one.closed is None else one.closed(word)
    raise QuestionError(NO_WORD(name=name, value=text[:LONGEST_TEXT], known=one.words, names=one.names))


def _code(name: str, text: str) -> str:
    if len(text) > LONGEST_CODE or _CODE.fullmatch(text) is None:
        raise QuestionError(NO_CODE(name=name, value=text[:LONGEST_TEXT]))
    return text


def _flag(name: str, text: str) -> bool:
    said = text.casefold()
    if said not in _YES | _NO:
        raise QuestionError(NO_FLAG(name=name, value=text[:LONGEST_TEXT]))
    return said in _YES


def _day(name: str, text: str) -> date:
    try:
        if _DAY.fullmatch(text) is not None:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise QuestionError(NO_DAY(name=name, value=text[:LONGEST_TEXT]))


def _number(one: Filter, name: str, text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    if number is None or not one.least <= number <= one.most:
        raise QuestionError(NO_NUMBER(name=name, value=text[:LONGEST_TEXT], least=one.least, most=one.most))
    return number
