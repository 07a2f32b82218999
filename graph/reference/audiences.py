"""For whom, where and with whom: words by which a text of an action says so. Data: ``audiences.yaml``."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.model.language import Text
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import Tell, Tells, pattern_of
from graph.reference.themes import NameEntry


@dataclass(frozen=True, slots=True)
class Audience:
    """A group or a sort of place."""

    id: str
    name: Text
    implies: str | None
    """The group of people who work there, of a sort of place."""
    narrows: frozenset[str]
    """Groups that its words name as well, and that are not meant where a target group is this one."""


@dataclass(frozen=True, eq=False)
class Audiences:
    """All of it."""

    lists: tuple[tuple[Audience, ...], ...]
    """In each, groups that are not one another."""
    people: frozenset[str]
    """Those that are people, by id; the others are places and branches."""
    tells: Tells
    """What tells each group."""
    dealt_with: Tells
    """What tells that something is done about a group, its name or not."""
    joint: Tells
    """That an action is one of several municipalities together; under the code ``joint``."""
    local: re.Pattern[str]
    """That an action is this municipality's own."""

    def people_in(self, text: str) -> frozenset[str]:
        """The groups of people that a text names, or that work where it says."""
        told = self.tells.told(text)
        implied = (one.implies for several in self.lists for one in several if one.id in told)
        return (frozenset(told) | {one for one in implied if one is not None}) & self.people

    def dealt_with_in(self, text: str) -> frozenset[str]:
        """The groups of people that an action is about, also where it says what is done and not about whom."""
        return self.people_in(text) | (frozenset(self.dealt_with.told(text)) & self.people)

    def meant_by(self, target: str) -> frozenset[str]:
        """The groups of people that the name of a target group means: of what its words name, the narrowest."""
        named = self.people_in(target)
        return named - {wide for several in self.lists for one in several if one.id in named for wide in one.narrows}

    def name_of(self, audience: str) -> Text:
        """What a group is called."""
        return next(one.name for several in self.lists for one in several if one.id == audience)


class _Group(FileModel):
    id: str
    name: NameEntry
    words: tuple[str, ...]
    implies: str | None = None
    narrows: frozenset[str] = frozenset()
    dealt_with: tuple[str, ...] = ()


class _List(FileModel):
    of_people: bool
    groups: tuple[_Group, ...]


class _File(FileModel):
    audiences: tuple[_List, ...]
    joint: tuple[str, ...]
    local: tuple[str, ...]


@lru_cache(maxsize=1)
def audiences() -> Audiences:
    """The packaged ones, read once."""
    read = read_yaml(Path(__file__).with_name("audiences.yaml"), _File)
    every = [group for one in read.audiences for group in one.groups]
    return Audiences(
        lists=tuple(tuple(map(_audience, one.groups)) for one in read.audiences),
        people=frozenset(group.id for one in read.audiences if one.of_people for group in one.groups),
        tells=Tells({group.id: (Tell(any=group.words),) for group in every}),
        dealt_with=Tells({group.id: (Tell(any=group.dealt_with),) for group in every if len(group.dealt_with) > 0}),
        joint=Tells({"joint": (Tell(any=read.joint),)}),
        local=re.compile(pattern_of(read.local)),
    )


def _audience(group: _Group) -> Audience:
    return Audience(group.id, group.name.text, group.implies, group.narrows)
