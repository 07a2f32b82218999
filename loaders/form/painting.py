"""Painting over what leads to a person: sign by sign, so that lengths stay as they are and every quote still holds."""

from collections.abc import Iterable

from graph.model.form import Document as FormDocument
from graph.model.quotes import Quote
from loaders.form.through import Through
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


_CAPITAL, _SMALL = "Ǯ", "ǯ"
"""Stand for the letters of a name while a text is read. They are in no plan; a text that has them loses them."""
HIDDEN = frozenset({PAINT, _CAPITAL, _SMALL})
"""What stands in a text for what is left out of it."""
_PAINTED = str.maketrans({_CAPITAL: PAINT, _SMALL: PAINT})


def stood_in(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with other letters in these spans, capitals for capitals: who reads on sees the form of a name."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        letters = ((_CAPITAL if sign.isupper() else _SMALL) if sign.isalnum() else sign for sign in text[start:end])
        pieces += [text[at:start], *letters]
        at = end
    return "".join((*pieces, text[at:]))


class PaintOver(Through):
    """Paints over, in what was read, the letters that stood in for names."""

    def quote(self, part: Quote) -> Quote:
        text = self.text(part.text)
        return part if text == part.text else part.model_copy(update={"text": text})

    def document(self, part: FormDocument) -> FormDocument:
        text = self.text(part.text)
        return part if text == part.text else part.model_copy(update={"text": text})

    def text(self, text: str) -> str:
        return text if text.isascii() else text.translate(_PAINTED)


def is_painted_out(text: str) -> bool:
    """Whether nothing but paint is left of a name, but for what stands between brackets behind it."""
    name = text.partition("(")[0]
    return PAINT in name and not any(char.isalnum() for char in name)
