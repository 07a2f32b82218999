"""The words of a line of Markdown: emphasis as marks, links by their text, entities and escapes as their signs."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document.building import Line
from loaders.document.gathering import NO_MARKS, Gatherer
from loaders.document.model import Mark
from loaders.document.numbering import BULLET

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`{1,3})(?!`)"
    r"|(?P<star>\*+|_+|~~)"
    r"|!?\[\^(?P<note>[^\]\s]{1,40})\]"
    r"|(?P<image>!?)\[(?P<text>[^\[\]\n]{0,500})\](?:\([^()\s]{0,2000}+(?:\([^()\s]{0,500}+\))?+[^()\n]{0,500}+\)"
    r"|\[[^\[\]\n]{0,200}\])"
    r"|<(?P<address>(?:https?|mailto):[^<>\s]{1,2000})>"
    r"|<(?P<tag>/?(?:a|abbr|b|br|center|code|del|div|em|font|i|img|ins|kbd|li|mark|ol|p|s|small|span|strike|strong|sub|sup"
    r"|u|ul|wbr))\b[^<>]{0,2000}/?>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)",
    re.IGNORECASE,
)
_BLOCKS = frozenset({"br", "p", "/p", "div", "/div", "/li", "ul", "/ul", "ol", "/ol", "center", "/center"})
_TAGS = {
    "b": Mark.BOLD, "strong": Mark.BOLD, "s": Mark.STRUCK, "del": Mark.STRUCK, "strike": Mark.STRUCK,
    "ins": Mark.INSERTED, "sup": Mark.RAISED,
}  # fmt: skip
_DEEPEST_LINK = 5
"""How often a link may stand in the text of another one."""


@dataclass(slots=True)
class _Sign:
    """One sign of emphasis; whether words are behind or before it says what it can do."""

    text: str
    opens: bool
    closes: bool
    pair: "_Sign | None" = None
    is_opening: bool = False


@dataclass(slots=True)
class MarkdownWords:
    """Reads lines of Markdown; a mark of HTML that is opened stays until it is closed, or the block ends."""

    _gatherer: Gatherer = field(default_factory=Gatherer)
    _tags: list[str] = field(default_factory=list)
    _numbers: list[int | None] = field(default_factory=list)

    def lines(self, text: str) -> list[Line]:
        """The lines of a paragraph, item, heading or cell."""
        self._tags, self._numbers = [], []
        self._read(_pieces(text, 0))
        return self._gatherer.taken()

    def _read(self, pieces: "Sequence[_Piece]") -> None:
        emphasis: list[Mark] = []
        for piece in pieces:
            if isinstance(piece, _Sign):
                mark = Mark.STRUCK if piece.text == "~~" else Mark.BOLD
                if piece.pair is None:
                    self._add(piece.text, emphasis)
                elif len(piece.text) == 2 and piece.is_opening:
                    emphasis.append(mark)
                elif len(piece.text) == 2 and mark in emphasis:
                    emphasis.remove(mark)
            elif isinstance(piece, _Tag):
                self._tag(piece)
            elif isinstance(piece, _NoteSign):
                self._gatherer.add(piece.sign, self._marks(emphasis) | {Mark.RAISED})
            else:
                self._add(piece, emphasis)

    def _add(self, text: str, emphasis: Sequence[Mark]) -> None:
        for number, line in enumerate(text.split("\n")):
            if number > 0:
                self._gatherer.break_line()
            self._gatherer.add_flowing(line, self._marks(emphasis))

    def _marks(self, emphasis: Sequence[Mark]) -> frozenset[Mark]:
        if len(emphasis) == 0 and len(self._tags) == 0:
            return NO_MARKS
        return frozenset((*emphasis, *(_TAGS[tag] for tag in self._tags)))

    def _tag(self, tag: "_Tag") -> None:
        name = tag.name.lower()
        if name in _BLOCKS or name == "li":
            self._gatherer.break_line()
        if name in ("ul", "ol"):
            self._numbers.append(1 if name == "ol" else None)
        elif name in ("/ul", "/ol") and len(self._numbers) > 0:
            self._numbers.pop()
        elif name == "li":
            number = self._numbers[-1] if len(self._numbers) > 0 else None
            self._gatherer.add_flowing(f"{BULLET} " if number is None else f"{number}. ")
            if number is not None:
                self._numbers[-1] = number + 1
        elif name in _TAGS:
            self._tags.append(name)
        elif name.removeprefix("/") in self._tags:
            self._tags.remove(name.removeprefix("/"))


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str


@dataclass(frozen=True, slots=True)
class _NoteSign:
    sign: str


_Piece = str | _Sign | _Tag | _NoteSign


def _pieces(text: str, depth: int) -> list[_Piece]:
    """The text cut where something stands that is no word."""
    found: list[_Piece] = []
    at = 0
    codes = {size: text.rfind("`" * size) for size in (1, 2, 3)}
    token = _TOKEN.search(text)
    while token is not None:
        found.append(text[at : token.start()])
        at = token.end()
        if token["code"] is not None:
            fence = token["code"]
            end = text.find(fence, at) if codes[len(fence)] >= at else -1
            found.append(fence if end < 0 else text[at:end].strip())
            at = at if end < 0 else end + len(fence)
        else:
            found.extend(_of_token(token, text, depth))
        token = _TOKEN.search(text, at)
    found.append(text[at:])
    if depth == 0:
        _pair([piece for piece in found if isinstance(piece, _Sign)])
    return found


def _of_token(token: re.Match[str], text: str, depth: int) -> list[_Piece]:
    if token["escaped"] is not None:
        return [token["escaped"]]
    if token["star"] is not None:
        return list(
            _signs(token["star"], text[max(0, token.start() - 1) : token.start()], text[token.end() : token.end() + 1])
        )
    if token["note"] is not None:
        return [_NoteSign(token["note"])]
    if token["text"] is not None:
        if token["image"] != "":
            return []
        return _pieces(token["text"], depth + 1) if depth < _DEEPEST_LINK else [token["text"]]
    if token["address"] is not None:
        return [token["address"]]
    if token["tag"] is not None:
        return [_Tag(token["tag"])]
    return [html.unescape(token["entity"])]


def _signs(stars: str, before: str, behind: str) -> list[_Sign]:
    """Signs of emphasis, two by two; one that stands between spaces, or an underscore in a word, is none."""
    opens = behind != "" and not behind.isspace()
    closes = before != "" and not before.isspace()
    if stars[0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not behind.isalnum()
    if stars == "~~":
        return [_Sign(stars, opens, closes)]
    doubles = [_Sign(stars[0] * 2, opens, closes) for _ in range(min(len(stars) // 2, 2))]
    rest = [_Sign(stars[0], opens, closes)] if len(stars) % 2 == 1 else []
    return doubles + rest if len(stars) < 6 else [_Sign(stars, False, False)]


def _pair(signs: Sequence[_Sign]) -> None:
    waiting: dict[str, list[_Sign]] = {}
    for sign in signs:
        open_ones = waiting.setdefault(sign.text, [])
        if sign.closes and len(open_ones) > 0:
            sign.pair = open_ones.pop()
            sign.pair.pair, sign.pair.is_opening = sign, True
        elif sign.opens:
            open_ones.append(sign)
