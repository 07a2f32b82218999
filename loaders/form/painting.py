"""Painting over what leads to a person: sign by sign, so that lengths stay as they are and every quote still holds."""

from collections.abc import Iterable

from loaders.resolve import IsKnown, Place, personal_places

PAINT = "█"


def paint(text: str, is_known: IsKnown) -> tuple[str, tuple[Place, ...]]:
    """``text`` with everything personal in it painted over, and where that stood, of which kind."""
    places = personal_places(text, is_known)
    return painted(text, ((place.start, place.end) for place in places)), places


def painted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with these spans painted over; white space stays, so that its lines and columns do."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        pieces += [text[at:start], "".join(char if char.isspace() else PAINT for char in text[start:end])]
        at = end
    return text if at == 0 else "".join((*pieces, text[at:]))


def is_painted_out(text: str) -> bool:
    """Whether nothing but paint is left of ``text``."""
    return PAINT in text and not any(char.isalnum() for char in text)
