"""The word lists of the made-up nation, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

_FILE = Path(__file__).with_name("words.yaml")

Texts: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Theme:
    """What an ambition can be about; ``objects`` has for each short title the words of a sentence."""

    names: Texts
    blocks: Texts
    objectives: Texts
    results: Texts
    groups: Texts
    verbs: Texts
    objects: Mapping[str, str]
    partners: Texts
    """Roles of the regional and local bodies that stand in every partner list about it."""


@dataclass(frozen=True, slots=True)
class Body:
    """A sort of organisation: the first word of its name, what it is, and in which role plans call on it."""

    name: str
    kind: str
    role: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Words:
    """All lists; ``words.yaml`` says what each is for."""

    municipality_first: Texts
    municipality_second: Texts
    landscape: Texts
    organisation_first: Texts
    organisation_second: Texts
    national: Sequence[Body]
    regional: Sequence[Body]
    local: Sequence[Body]
    own_departments: Sequence[Mapping[str, str | bool]]
    sorts: Texts
    rest_groups: Texts
    unlisted: Texts
    titles: Texts
    visions: Texts
    goals: Texts
    pillars: Texts
    budgets: Mapping[str, Texts]
    timings: Mapping[str, Texts]
    where: Texts
    whom: Texts
    tails: Texts
    mentions: Texts
    joint: Texts
    item_heads: Texts
    items: Texts
    themes: Sequence[Theme]


@cache
def words() -> Words:
    """The word lists."""
    read = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Words(
        national=[Body(**body) for body in read.pop("national")],
        regional=[Body(**body) for body in read.pop("regional")],
        local=[Body(**body) for body in read.pop("local")],
        themes=[Theme(**theme) for theme in read.pop("themes")],
        **read,
    )
