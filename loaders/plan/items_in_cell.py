"""Items of a list in the cell of one action that may each be an action of its own.

The rule in the writer's mind: under one line that says what is done, a list says for whom, where or how, and is part
of it. A list that is all of the cell is the words of the action. Where each of its items says by itself what is done,
or the head speaks of several actions, the writer may have meant as many actions. Which it is, the words do not say; so
nothing is parted, and the row is named.
"""

from collections.abc import Sequence
from itertools import takewhile

from loaders.document.lines import Piece
from loaders.plan.column_cells import tells_what_is_done
from loaders.plan.letters import letters
from loaders.plan.rows import Reader

_FEWEST_WORDS = 2
"""Words of an action in a list: "Loket openen". A list of one word each names groups or places."""


def items_as_actions(text: Sequence[Piece], head: str, reader: Reader) -> int:
    """How many items of a list each read as an action of their own; 0 where they do not, or there is no list."""
    lead = list(takewhile(lambda piece: not piece.bulleted, text))
    items = _items(text[len(lead) :])
    if len(items) < 2 or any(len(item.split()) < _FEWEST_WORDS for item in items):
        return 0
    told = all(_is_done(item, reader) for item in items)
    if len(lead) == 0:
        several = any(letters(word) in reader.words.several_actions for word in head.split())
        return len(items) if told or several else 0
    over = " ".join(piece.words for piece in lead).rstrip(" :")
    introduces = reader.words.goes_on(over) or reader.words.groups.search(f"{over}: ") is not None
    apart = told and not introduces and not _is_done(over, reader)
    return len(items) if apart and all(item[:1].isupper() for item in items) else 0


def _items(pieces: Sequence[Piece]) -> list[str]:
    """The items of a list, each with the lines and smaller lists below it."""
    found: list[str] = []
    for piece in pieces:
        if piece.bulleted and _sort(piece) == _sort(pieces[0]):
            found.append(piece.words)
        else:
            found[-1] = f"{found[-1]} {piece.words}"
    return found


def _sort(piece: Piece) -> str:
    """The sort of mark before a line: numbers are one sort, letters another, each sign its own."""
    mark = piece.mark[:1]
    return "1" if mark.isdigit() else "a" if mark.isalpha() else mark


def _is_done(item: str, reader: Reader) -> bool:
    """Whether words say what is done, and do not end in a word for several people, places or things."""
    last = letters(item.split()[-1])
    return tells_what_is_done(item) and not last.endswith(reader.words.plural_endings)
