"""A document that is written line by line, and the exact quotes of what was written."""

from dataclasses import dataclass
from typing import TypeAlias

WIDTH = 76

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the document, by offsets in code points."""

    start: int
    end: int


class Writing:
    """The document as far as it was written. Lines are broken where they get too long, as in the text of a PDF."""

    def __init__(self) -> None:
        self.text = ""

    def paragraph(self, words: str, label: str = "") -> Stretch:
        """Writes ``words`` behind a label that is no part of them, and a line break; gives their place."""
        start = len(self.text) + len(label)
        self.text += broken(label + words) + "\n"
        return Stretch(start, len(self.text) - 1)

    def gap(self) -> None:
        """An empty line."""
        self.text += "\n"

    def page(self) -> None:
        """A new page."""
        self.text += "\f"

    def written(self, place: Stretch) -> str:
        """What stands there, on one line."""
        return " ".join(self.text[place.start : place.end].split())

    def within(self, place: Stretch, words: str, behind: int = 0) -> Stretch:
        """Where ``words`` stand in a stretch, from ``behind`` on; they may be broken over lines.

        Raises:
            ValueError: they do not stand there.
        """
        start = self.text.replace("\n", " ").index(words, max(place.start, behind), place.end)
        return Stretch(start, start + len(words))

    def quote(self, place: Stretch) -> Json:
        """The quote of a stretch, in the public form."""
        return {
            "text": self.text[place.start : place.end],
            "page": 1 + self.text.count("\f", 0, place.start),
            "line_from": 1 + self.text.count("\n", 0, place.start),
            "line_to": 1 + self.text.count("\n", 0, place.end),
            "start": place.start,
            "end": place.end,
        }

    def passage(self, place: Stretch) -> dict[str, Json]:
        """Written words with their quote, in the public form."""
        return {"written": self.written(place), "quote": self.quote(place)}


def broken(words: str) -> str:
    """The same words with a line break instead of a space wherever a line would get too long."""
    made, column = "", 0
    for word in words.split(" "):
        if made == "":
            made, column = word, len(word)
        elif column + 1 + len(word) > WIDTH:
            made, column = f"{made}\n{word}", len(word)
        else:
            made, column = f"{made} {word}", column + 1 + len(word)
    return made
