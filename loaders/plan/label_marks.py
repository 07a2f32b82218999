"""Labels anywhere in a stretch of text: "Team Zorg. Partners: GGD; Planning: Q2 2026".

The rule in the writer's mind: a label with its colon says what stands behind it, up to the next one; who writes them on
one line puts a sign between them. So a label ends the value before it, whatever that is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.plan.column_heads import Column
from loaders.plan.words import PlanWords

_LONGEST_LABEL = 40
_DIVIDER = re.compile(r"[.;,|•·]\s*|\)\s+|\s+[–—/-]\s+|\s{2,}|\n")
_SMALL_BEHIND = (";", "|", "\n")
"""Behind these a label may begin with a small letter; behind a comma or a full stop that would be a sentence."""
_QUESTION = re.compile(rf"([^?:.]{{3,{_LONGEST_LABEL}}})\?:?(?=\s|$)")
_ASKED = frozenset({"owner", "timing", "costs"})
NO_VALUES = frozenset({"number", "action"})
"""Kinds of columns whose label stands before an action, not behind it."""


@dataclass(frozen=True, slots=True)
class LabelMark:
    """A label in a text: where what stands before it ends, where the label and where its value begin."""

    start: int
    label: int
    value: int
    column: Column


def label_marks(text: str, words: PlanWords) -> Iterator[LabelMark]:
    """The labels of an action's values in a text, in order; the first may begin it, none is between brackets."""
    done, colon = 0, text.find(":")
    asked = _asked(text, words)
    if asked is not None:
        yield asked
        done, colon = asked.value, text.find(":", asked.value)
    while colon >= 0:
        inside = text.rfind("(", done, colon) > text.rfind(")", done, colon)
        found = None if inside else _mark_before(text, done, colon, words)
        if found is not None:
            yield found
            done = found.value
        colon = text.find(":", colon + 1)


def _asked(text: str, words: PlanWords) -> LabelMark | None:
    """A question that begins the text and asks who or when: "Wie doet het? De GGD"."""
    found = _QUESTION.match(text)
    column = None if found is None else words.column(found[1])
    if found is None or column is None or column.kind not in _ASKED:
        return None
    return LabelMark(0, 0, found.end(), column)


def _mark_before(text: str, done: int, colon: int, words: PlanWords) -> LabelMark | None:
    """The longest label that ends in a colon and begins the text, or stands behind a sign."""
    window = max(done, colon - _LONGEST_LABEL)
    begins = [(0, 0)] if window == 0 else []
    begins += [found.span() for found in _DIVIDER.finditer(text, window, colon)]
    for start, label in begins:
        name = text[label:colon]
        small = label > 0 and name[:1].islower() and text[start:label].strip(" \t") not in _SMALL_BEHIND
        if name.strip() == "" or small:
            continue
        column = words.column(name)
        if column is not None and column.kind not in NO_VALUES:
            return LabelMark(start, label, colon + 1, column)
    return None
