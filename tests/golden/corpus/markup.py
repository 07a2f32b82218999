"""The signs in the words of a source: ``^1^`` is raised, ``[+new+]`` was put in and ``[-old-]`` taken out."""

import re
from dataclasses import dataclass
from enum import StrEnum

_SIGNS = re.compile(r"\^(?P<raised>[^^]+)\^|\[\+(?P<inserted>.*?)\+\]|\[-(?P<deleted>.*?)-\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Style(StrEnum):
    """How a stretch of words stands there."""

    PLAIN = "plain"
    RAISED = "raised"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Span:
    """A stretch of words with its style."""

    text: str
    style: Style = Style.PLAIN


def spans(text: str) -> tuple[Span, ...]:
    """The stretches of a text."""
    found: list[Span] = []
    at = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() > at:
            found.append(Span(text[at : sign.start()]))
        name = str(sign.lastgroup)
        found.append(Span(sign[name], Style(name)))
        at = sign.end()
    if at < len(text):
        found.append(Span(text[at:]))
    return tuple(found)


def plain(text: str) -> str:
    """The last wording of a text in a format that knows no styles."""
    kept = (span for span in spans(text) if span.style is not Style.DELETED)
    return "".join(span.text.translate(_RAISED) if span.style is Style.RAISED else span.text for span in kept)
