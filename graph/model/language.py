"""The two languages of the product. Dutch comes first: the plans and those who decide on them are Dutch."""

from enum import StrEnum

from graph.model.vocabulary import dutch, english


class Language(StrEnum):
    """A language that people read, by its code (BCP 47)."""

    DUTCH = "nl"
    ENGLISH = "en"


def named(word: StrEnum, language: Language) -> str:
    """The name of a word of the model's lists."""
    return english(word) if language is Language.ENGLISH else dutch(word)
