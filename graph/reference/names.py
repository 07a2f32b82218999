"""The form in which names are compared: without capitals, accents, punctuation and invisible signs."""

import unicodedata

from graph.model.identifiers import fold
from graph.model.texts import RUN

_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})


def visible(text: str) -> str:
    """``text`` without control and format characters (direction marks, soft hyphens); white space stays.

    Linear in the length of ``text``, and at once where all of it can be seen, as in nearly every text.
    """
    if text.isprintable():
        return text
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in _INVISIBLE)


def name_key(text: str) -> str:
    """The words of ``text``, folded and joined by single spaces; "&" counts as the word "en".

    >>> name_key("Zorg- en  Veiligheidshuis")
    'zorg en veiligheidshuis'
    """
    return " ".join(RUN.findall(fold(visible(text)).replace("&", " en ")))


def compact_key(text: str) -> str:
    """``name_key`` without spaces: names that differ only in spaces and hyphens are equal in it."""
    return name_key(text).replace(" ", "")
