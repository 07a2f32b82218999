"""Themes of a field: what an action can be about, told by the words of its text. Data: ``themes.yaml``."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import Field, field_validator

from graph.model.identifiers import is_identifier
from graph.model.language import Text
from graph.reference.checked_yaml import FileModel, read_yaml

_LETTER = "a-zà-ÿ0-9-"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the pattern of its words over a text in small letters."""

    id: str
    name: Text
    pillar: str
    pattern: re.Pattern[str]


class _Name(FileModel):
    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)


class _ThemeEntry(FileModel):
    id: str
    name: _Name
    pillar: str
    terms: tuple[str, ...] = Field(min_length=1)

    @field_validator("id")
    @classmethod
    def _has_the_form_of_a_code(cls, code: str) -> str:
        if not is_identifier(code):
            raise ValueError("a theme has a code of small letters, digits and hyphens")
        return code


class _Themes(FileModel):
    source: str
    themes: tuple[_ThemeEntry, ...]


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """The packaged themes, in the order of the file."""
    read = read_yaml(Path(__file__).with_name("themes.yaml"), _Themes)
    return tuple(
        Theme(one.id, Text(one.name.nl, one.name.en), one.pillar, words_pattern(one.terms)) for one in read.themes
    )


def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words as a whole; a star stands for more letters of the same word."""
    each = (re.escape(word).replace(r"\*", f"[{_LETTER}]*") for word in sorted(words))
    return re.compile(rf"(?<![{_LETTER}])(?:{'|'.join(each)})(?![{_LETTER}])")
