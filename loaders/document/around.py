"""What stands around the words of a document: at the head or foot of pages, and among its properties."""

import re

from loaders.document.model import FurnitureKind

_PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blz\.?|p\.)?\s*[\divxl]{1,5}\s*(?:(?:van|of|/|\|)\s*\d{1,5})?", re.IGNORECASE
)


def furniture_kind(words: str) -> FurnitureKind:
    """What a line of a header or footer is: nothing but the number of its page, or a title that runs along."""
    numbered = _PAGE_NUMBER.fullmatch(words.strip(" -–—|")) is not None
    return FurnitureKind.PAGE_NUMBER if numbered else FurnitureKind.RUNNING_TITLE


def tidy_property(text: str | None) -> str:
    """What a file says of itself, on one line and no longer than a title can be."""
    return " ".join((text or "").split())[:_LONGEST_PROPERTY]


_LONGEST_PROPERTY = 500
