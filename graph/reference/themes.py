"""Themes of a field: what an action can be about, told by the words of its text. Data: ``themes.yaml``."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from graph.model.identifiers import is_identifier
from graph.model.language import Text
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import Tell, Tells


@dataclass(frozen=True, slots=True)
class Decoy:
    """A text that only looks like something, and why it does not count."""

    text: str
    why: Text


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what tells it, and what only looks like it."""

    id: str
    name: Text
    pillar: str
    tells: tuple[Tell, ...]
    decoy: Decoy
    source: str
    serves: tuple[str, ...]
    """The groups of people that its actions are for, where their text does not say so."""


class NameEntry(FileModel):
    """A text in both languages, in a file."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def text(self) -> Text:
        """As a text."""
        return Text(self.nl, self.en)


class DecoyEntry(FileModel):
    """A decoy, in a file."""

    text: str = Field(min_length=1)
    why: NameEntry

    @property
    def decoy(self) -> Decoy:
        """As a value."""
        return Decoy(self.text, self.why.text)


class ClassEntry(FileModel):
    """What each class of a file has: a code, a name, whether it is certain, and what only looks like it."""

    id: str
    name: NameEntry
    certain: Literal["ours", True]
    decoy: DecoyEntry

    @field_validator("id")
    @classmethod
    def _has_the_form_of_a_code(cls, code: str) -> str:
        if not is_identifier(code):
            raise ValueError("a class has a code of small letters, digits and hyphens")
        return code


class _ThemeEntry(ClassEntry):
    pillar: Literal["prevention", "prosecution", "protection", "partnership"]
    serves: tuple[str, ...] = ()
    tells: tuple[Tell, ...] = Field(min_length=1)


class _Themes(FileModel):
    source: str = Field(min_length=1)
    themes: tuple[_ThemeEntry, ...]


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """The packaged themes, in the order of the file."""
    read = read_yaml(Path(__file__).with_name("themes.yaml"), _Themes)
    return tuple(
        Theme(one.id, one.name.text, one.pillar, one.tells, one.decoy.decoy, read.source, one.serves)
        for one in read.themes
    )


@lru_cache(maxsize=1)
def theme_by_id() -> dict[str, Theme]:
    """The packaged themes by id."""
    return {theme.id: theme for theme in themes()}


@lru_cache(maxsize=1)
def theme_tells() -> Tells:
    """What tells each of them, in one index."""
    return Tells({theme.id: theme.tells for theme in themes()})
