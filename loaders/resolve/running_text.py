"""Names in running text: words with their places, and an index that finds the longest name at each word.

Linear in the length of the text: every word is looked at as often as the longest name has words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.model.identifiers import fold
from loaders.resolve.index import KnownName

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
BULLETS = frozenset("•·▪●◦‣■□►∙○–—*\uf0b7\uf0a7")
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*|[&,;:/+()\[\]{{}}|!?=<>*#@…•·▪●◦‣■□►∙○\uf0b7\uf0a7]")
_INNER_MARKS = re.compile(f"[{_MARKS}]")
_SPACED_DASH = re.compile(r"\s[-‐‑–—]+\s")
_STOP = re.compile(r"\.\s")
_JOINED_LENGTH = 6
_GLUED = re.compile(r"[^\W\d_]*[a-zà-ÿ]{3}(?P<tail>[A-ZÀ-Þ][a-zà-ÿ]{2,})\Z")
"""Three small letters on both sides: "McDonald" and "iPad" are one word, "ProjectWork" is two."""


class Token(NamedTuple):
    """A word (folded) or a single sign that separates, with its place in the text."""

    start: int
    end: int
    key: str


def tokens_of(text: str) -> list[Token]:
    """The words and separating signs of ``text``; "&" counts as the word "en"."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        key = "en" if word == "&" else fold(_INNER_MARKS.sub("", word))
        found.append(Token(match.start(), match.end(), key))
    return found


def glued_tail(text: str, token: Token) -> Token | None:
    """The second of two words of which a PDF lost the space ("ProjectWork"); None for a token that is one word.

    The rule: a capital within a word behind three small letters, with small letters behind it. A name that is
    spelled so ("FairWork") is found as a whole first.
    """
    found = _GLUED.match(text, token.start, token.end)
    if found is None:
        return None
    return Token(found.start("tail"), token.end, fold(_INNER_MARKS.sub("", found["tail"])))


@dataclass(slots=True)
class _Node:
    names: list[KnownName] = field(default_factory=list)
    next: dict[str, "_Node"] = field(default_factory=dict)


class NameMatch(NamedTuple):
    """A name found: behind which token it ends, and which spelling it is."""

    end: int
    name: KnownName


class NameTrie:
    """The words of many names, each name behind its last word. Built once, then only read."""

    def __init__(
        self, names: Iterable[KnownName], places: Iterable[KnownName] = (), before: Iterable[str] = ()
    ) -> None:
        """Names as they are, and places behind each of the words ``before`` ("gemeente", "centrumgemeente").

        The places are laid out once and hung behind every such word, so that many places cost what they are, and not
        as often as there are words.
        """
        self.root = _Node()
        for name in names:
            _add(self.root, name.text, name)
        behind = _Node()
        for name in places:
            _add(behind, name.text.partition(" ")[2], name)
        for word in before if len(behind.next) > 0 else ():
            _hang(_at(self.root, [token.key for token in tokens_of(word)]), behind)


def _add(root: _Node, text: str, name: KnownName) -> None:
    keys = [token.key for token in tokens_of(text)]
    for spelling in (keys, [key for key in keys if key != ","])[: 2 if "," in keys else 1]:
        node = _at(root, spelling)
        if node is not root:
            node.names.append(name)


def _at(node: _Node, keys: Sequence[str]) -> _Node:
    for key in keys:
        node = node.next.setdefault(key, _Node())
    return node


def _hang(node: _Node, other: _Node) -> None:
    """Gives ``node`` all that ``other`` leads to; what both have is a node of its own, never changed twice."""
    for key, there in other.next.items():
        here = node.next.get(key)
        if here is None:
            node.next[key] = there
        elif here is not there:
            both = _Node([*here.names, *there.names], dict(here.next))
            _hang(both, there)
            node.next[key] = both


class NameFinder:
    """Finds the longest of many names that begins at a token. Built once, then only read."""

    def __init__(self, layers: Sequence[NameTrie], as_party: bool, hidden: frozenset[str] = frozenset()) -> None:
        """Names in several layers, of which an earlier one goes before a later one.

        Args:
            layers: names of the document, of its owner, and of all.
            as_party: for places where a party is expected, so that capitals and blank lines matter less.
            hidden: keys of names that count only where an earlier layer than the last has them.
        """
        self._roots = [layer.root for layer in layers]
        self._as_party = as_party
        self._hidden = hidden

    def longest_at(self, text: str, tokens: Sequence[Token], first: int) -> NameMatch | None:
        """The longest name whose first word is the token ``first``."""
        key = tokens[first].key
        broken = self._may_be_broken(text, tokens, first)
        best: NameMatch | None = None
        for number, root in enumerate(self._roots):
            if key not in root.next and not broken:
                continue
            hidden = self._hidden if number == len(self._roots) - 1 else frozenset[str]()
            found = self._longest_in(root, text, tokens, first, hidden)
            if found is not None and (best is None or found.end > best.end):
                best = found
        return best

    def _longest_in(
        self, root: _Node, text: str, tokens: Sequence[Token], first: int, hidden: frozenset[str]
    ) -> NameMatch | None:
        best: NameMatch | None = None
        open_ends: list[tuple[_Node, int]] = [(root, first)]
        while open_ends:
            node, at = open_ends.pop()
            for following, end in self._steps(text, tokens, node, at, at == first):
                name = self._fitting(following, text, tokens, first, end)
                if name is not None and name.key not in hidden and (best is None or end > best.end):
                    best = NameMatch(end, name)
                if following.next:
                    open_ends.append((following, end))
        return best

    def _steps(
        self, text: str, tokens: Sequence[Token], node: _Node, at: int, is_first: bool
    ) -> list[tuple[_Node, int]]:
        if not is_first and at < len(tokens) and self._as_party and tokens[at].key in BULLETS:
            at += 1
        elif not is_first and not self._joins(text, tokens, at):
            return []
        if at >= len(tokens):
            return []
        steps = []
        whole = node.next.get(tokens[at].key)
        if whole is not None:
            steps.append((whole, at + 1))
        if self._may_be_broken(text, tokens, at):
            broken = node.next.get(tokens[at].key + tokens[at + 1].key)
            if broken is not None:
                steps.append((broken, at + 2))
        return steps

    def _joins(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether token ``at`` stands so close behind the one before it that both can be one name."""
        if at >= len(tokens):
            return False
        gap = text[tokens[at - 1].end : tokens[at].start]
        if len(gap) <= 1:
            return True
        if _SPACED_DASH.search(gap) is not None or _STOP.search(gap) is not None:
            return False
        return self._as_party or gap.count("\n") <= 1

    @staticmethod
    def _may_be_broken(text: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether token ``at`` and the next can be one word, broken over two lines."""
        if at + 1 >= len(tokens) or tokens[at + 1].start - tokens[at].end > 80:
            return False
        gap = text[tokens[at].end : tokens[at + 1].start]
        if gap.count("\n") != 1 or gap.strip() not in ("", "-", "\u00ad", "‐"):
            return False
        return len(tokens[at].key) + len(tokens[at + 1].key) >= _JOINED_LENGTH

    def _fitting(self, node: _Node, text: str, tokens: Sequence[Token], first: int, end: int) -> KnownName | None:
        if not node.names:
            return None
        written = " ".join(_INNER_MARKS.sub("", text[tokens[first].start : tokens[end - 1].end]).split())
        for name in node.names:
            if name.fits_party(written) if self._as_party else name.fits_text(written):
                return name
        return None
