"""The front of a plan: its title, whose it is, and for which year. Never taken from the name of the file."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.document.lines import Paragraph, Piece, PlanLine, clean, paragraphs
from loaders.plan.furniture import has_plan_word
from loaders.plan.words import PlanWords

_YEAR = re.compile(r"(?<![\d.,])((?:19|20|21)\d{2})(?![\d.,]*\d)")
_ONLY_YEARS = re.compile(r"(?:19|20|21)\d{2}(?:\s*[-–/&]\s*(?:19|20|21)?\d{2})?")
_NAME = r"[A-ZÀ-Þ][\w'’]{1,40}"
_MUNICIPALITY = re.compile(
    rf"\b[Gg]emeente\s+((?:['’]s-)?{_NAME}(?:[- ](?:aan|de|den|der|en|op|van|'t|{_NAME})){{0,6}})"
)
_BESIDE_TITLE = re.compile(r"(?:de )?gemeente\s+[^\s-]+(?:[ -][^\s-]+){0,4}$|\([^()]*\)$", re.I)
_ARTICLES = frozenset({"de", "het", "van"})
_COVER_LINES = 40
_MOST_TITLE_WORDS = 18


@dataclass(frozen=True, slots=True)
class Front:
    """What the front says; ``owner`` is the id of a known owner, ``owner_name`` the name as written."""

    title: tuple[Piece, ...] | None
    year: int | None
    owner: str | None
    owner_name: str | None
    owner_pieces: tuple[Piece, ...]


def read_front(
    lines: Sequence[PlanLine],
    running: Sequence[PlanLine],
    first: int,
    words: PlanWords,
    names: Mapping[str, str],
    bodies: Mapping[str, str],
) -> Front:
    """Title, owner and year.

    Args:
        lines: the lines of the plan without furniture.
        running: the running titles.
        first: how many of the lines stand before the first section.
        words: the words of plans.
        names: names of municipalities, as written -> id.
        bodies: names of other organisations that may own a plan, as written -> id.
    """
    cover = [group for group in paragraphs(lines[: min(first, _COVER_LINES)]) if _is_heading(group)]
    title = _title(cover, running, words)
    finder = _OwnerFinder(names, bodies, words)
    titled = [] if title is None else [" ".join(piece.words for piece in title)]
    known, named, where = finder.find(titled, cover, running, lines)
    return Front(title, _year(titled, cover, running, words), known, named, where)


def _is_heading(group: Paragraph) -> bool:
    words = sum(len(line.text.split()) for line in group)
    return len(group) <= 4 and words <= _MOST_TITLE_WORDS and not group[-1].text.endswith((".", ":", ";", ","))


def _title(cover: Sequence[Paragraph], running: Sequence[PlanLine], words: PlanWords) -> tuple[Piece, ...] | None:
    candidates = [group for group in cover if has_plan_word(_words(group), words)]
    dated = [group for group in candidates if _YEAR.search(_words(group)) is not None]
    if len(dated) > 0:
        return _title_lines(dated[0], words)
    for line in running:
        if _YEAR.search(line.text) is not None and has_plan_word(line.text, words):
            return (line.piece,)
    if len(candidates) > 0:
        return _title_lines(max(candidates, key=lambda group: len(_words(group))), words)
    return None


def _title_lines(group: Paragraph, words: PlanWords) -> tuple[Piece, ...]:
    """The lines of a title: without a line that only says whose plan it is, and what stands behind that."""
    begin = next((at for at, line in enumerate(group) if _BESIDE_TITLE.match(line.text) is None), 0)
    for count in range(begin + 1, len(group)):
        said = _words(group[begin:count])
        if _BESIDE_TITLE.match(group[count].text) is not None and has_plan_word(said, words):
            return tuple(line.piece for line in group[begin:count])
    return tuple(line.piece for line in group[begin:])


def _words(group: Sequence[PlanLine]) -> str:
    return clean(" ".join(line.text for line in group))


def _year(
    titled: Sequence[str], cover: Sequence[Paragraph], running: Sequence[PlanLine], words: PlanWords
) -> int | None:
    """The year of the title; else one that stands alone on the cover, or beside a word for a plan."""
    alone = [_words(group) for group in cover if _ONLY_YEARS.fullmatch(_words(group)) is not None]
    margin = [line.text for line in running if has_plan_word(line.text, words)]
    for text in (*titled, *alone, *margin):
        found = _YEAR.search(text)
        if found is not None:
            return int(found.group(1))
    return None


class _OwnerFinder:
    """Looks for an owner where plans name theirs: title, cover, margin, end, and last the text."""

    def __init__(self, names: Mapping[str, str], bodies: Mapping[str, str], words: PlanWords) -> None:
        self._names = {name.casefold(): owner for name, owner in names.items()}
        self._bodies = {name.casefold(): owner for name, owner in bodies.items()}
        self._words = words
        ordered = sorted(names, key=len, reverse=True)
        self._known = (
            None
            if len(ordered) == 0
            else re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.I)
        )

    def find(
        self, titled: Sequence[str], cover: Sequence[Paragraph], running: Sequence[PlanLine], lines: Sequence[PlanLine]
    ) -> tuple[str | None, str | None, tuple[Piece, ...]]:
        """(id of a known owner, name as written, where it stands)."""
        for text in titled:
            found = self._body(text) or self._in(text)
            if found is not None:
                return (*found, ())
        margins = [(_words(group), tuple(line.piece for line in group)) for group in cover]
        margins += [(line.text, ()) for line in running]
        for text, where in margins:
            found = self._body(text) or self._in(text)
            if found is not None:
                return (*found, _naming(found[1], where))
        ends = [lines[-2:], *(group for group in paragraphs(lines[-4:]) if _is_heading(group))]
        for group in ends:
            found = self._in(_words(group))
            if found is not None and _only_says(_words(group), found[1]):
                return (*found, _naming(found[1], tuple(line.piece for line in group)))
        for text, where in margins:
            match = _MUNICIPALITY.search(text)
            if match is not None:
                return None, match.group(1), _naming(match.group(1), where)
        return self._most_named(lines)

    def _body(self, text: str) -> tuple[str, str] | None:
        """An organisation that is all a line says, but for a year and the word for a plan."""
        left = _YEAR.sub(" ", text)
        for _ in range(2):
            tokens = left.split()
            if len(tokens) > 1 and (has_plan_word(tokens[0], self._words) or tokens[0].lower() in _ARTICLES):
                tokens = tokens[1:]
            left = " ".join(tokens).strip(" -–|·,")
        owner = self._bodies.get(left.casefold())
        return None if owner is None or not any(char.isupper() for char in left) else (owner, left)

    def _in(self, text: str) -> tuple[str, str] | None:
        found = [] if self._known is None else [match.group() for match in self._known.finditer(text)]
        owners = {self._names[name.casefold()] for name in found}
        return (owners.pop(), found[0]) if len(owners) == 1 else None

    def _most_named(self, lines: Sequence[PlanLine]) -> tuple[str | None, str | None, tuple[Piece, ...]]:
        counts: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for line in lines:
            for match in () if self._known is None else self._known.finditer(line.text):
                owner = self._names[match.group().casefold()]
                counts[owner] += 1
                spelled.setdefault(owner, match.group())
        ranked = counts.most_common(2)
        if len(ranked) > 0 and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0], spelled[ranked[0][0]], ()
        unknown = Counter(match.group(1) for line in lines for match in _MUNICIPALITY.finditer(line.text))
        most = unknown.most_common(2)
        if len(counts) == 0 and len(most) > 0 and most[0][1] >= 2 and (len(most) == 1 or most[0][1] > most[1][1]):
            return None, most[0][0], ()
        return None, None, ()


def _naming(name: str, where: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The lines that hold a name; all where it runs over several."""
    return tuple(piece for piece in where if name in piece.words) or where


def _only_says(text: str, name: str) -> bool:
    """Whether a text is a name and nothing else, as under a letter: no cell of a table that ends the document."""
    return set(re.findall(r"\w+", text.lower())) <= {"gemeente", "de", *re.findall(r"\w+", name.lower())}
