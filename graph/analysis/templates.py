"""Templates of rules: texts in two languages with names in braces, which the rule fills in."""

import string
from collections.abc import Mapping
from typing import TypeAlias

from graph.model.language import Text

Filling: TypeAlias = Mapping[str, str | Text]
"""What goes into the places of a template, by name."""


def places(template: str) -> set[str]:
    """The names of the places of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def fill(template: Text, words: Filling) -> Text:
    """A template with its places filled in, in both languages."""
    dutch = {name: word.nl if isinstance(word, Text) else word for name, word in words.items()}
    english = {name: word.en if isinstance(word, Text) else word for name, word in words.items()}
    return Text(template.nl.format_map(dutch), template.en.format_map(english))
