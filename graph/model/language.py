"""The two languages of the product. Dutch comes first: the plans and those who decide on them are Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.model.vocabulary import dutch, english


class Language(StrEnum):
    """A language that people read, by its code (BCP 47)."""

    DUTCH = "nl"
    ENGLISH = "en"


def named(word: StrEnum, language: Language) -> str:
    """The name of a word of the model's lists."""
    return english(word) if language is Language.ENGLISH else dutch(word)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Dutch and in English. Names and quotes stay as they are in both."""

    nl: str
    en: str

    def said(self, language: Language) -> str:
        """The words in one language."""
        return self.en if language is Language.ENGLISH else self.nl


def listed(names: Iterable[str | Text]) -> Text:
    """Names in a row: *A, B en C*, *A, B and C*."""
    given = [name if isinstance(name, Text) else Text(name, name) for name in names]
    return Text(_row([one.nl for one in given], "en"), _row([one.en for one in given], "and"))


def _row(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else ""
