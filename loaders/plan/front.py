"""The front of a plan: its title, whose it is, and for which year. Never taken from the name of the file."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from types import MappingProxyType

from graph.model.identifiers import fold
from graph.reference import name_key
from loaders.document.lines import Paragraph, Piece, PlanLine, clean, paragraphs
from loaders.plan.furniture import has_plan_word
from loaders.plan.timing_cells import only_year
from loaders.plan.title_end import without_owner
from loaders.plan.whose import (
    A_YEAR,
    Candidate,
    OwnerNames,
    Spot,
    Where,
    body_alone,
    candidates,
    opens_others,
    stands_beside_title,
    towns_named,
)
from loaders.plan.words import PlanWords

_ONLY_YEARS = re.compile(r"(?:19|20|21)\d{2}(?:\s*[-–/&]\s*(?:19|20|21)?\d{2})?")
_BESIDE_TITLE = re.compile(r"(?:de )?gemeente\s+[^\s-]+(?:[ -][^\s-]+){0,4}$|\([^()]*\)$", re.I)
_LABELLED = re.compile(r"[A-Z][a-z]{3,20}:\s")
"""A line of minutes or a letter under its title: "Datum: ...", "Aanwezig: ..."."""
_TOWN_WORD = r"['’]?[A-ZÀ-Þ][\w'’-]{1,40}"
_TOWN_ALONE = re.compile(
    rf"(?:[Dd]e )?[Gg]emeente\s+{_TOWN_WORD}(?: (?:aan|de|den|der|en|op|van|'t|{_TOWN_WORD})){{0,5}}(?=\.\s)"
)
"""A sentence that is no more than the name of a municipality, before others: "Gemeente X. Vastgesteld in mei."."""
_DAY = re.compile(r"\b\d{1,2}(?:[-./]\d{1,2}[-./]|\s+[a-z]{3,9}\.?\s+)(?:19|20|21)\d{2}")
_IN_COLUMNS = re.compile(r"\t|\||\S {2,}\S")
_WIDE = re.compile(r"\s{2,}|\t|\s\|\s|\s[·•]\s")
"""What divides the parts of a running head: whose it is on the left, what it is in the middle."""
_COVER_LINES = 40
_FIRST_GROUPS = 3
# The title of a plan that has no word for a plan in it is the first line with a year; behind three others it is not.
_SENTENCE_SIGNS = (".", ":", ";", ",")
_MOST_TITLE_LINES = 4
# No title of the shipped texts and the corpus, with the name of its municipality, stands on more lines.
_MOST_TITLE_WORDS = 18


@dataclass(frozen=True, slots=True)
class Front:
    """What the front says; ``owner`` is the id of a known owner, ``owner_name`` the name as written."""

    title: tuple[Piece, ...] | None
    year: int | None
    owner: str | None
    owner_name: str | None
    owner_pieces: tuple[Piece, ...]
    regional: bool = False
    """Whether the owner is a regional body that is not known."""
    whole_year: int | None = None
    """The year that all of the plan is for; None of a plan for more years, and where the year is that of a day."""
    doubted: tuple[Candidate, ...] = ()
    """Those whose plan it may be, where that has to be asked: then there is no owner."""


def read_front(
    lines: Sequence[PlanLine],
    running: Sequence[PlanLine],
    first: int,
    words: PlanWords,
    names: OwnerNames,
    *,
    properties: Mapping[str, str] = MappingProxyType({}),
) -> Front:
    """Title, owner and year.

    Args:
        lines: the lines of the plan without furniture.
        running: the running titles.
        first: how many of the lines stand before the first section.
        words: the words of plans.
        names: names of those who may own a plan.
        properties: what the file says of itself, such as its title and company.
    """
    whole = _title_apart(paragraphs(lines[: min(first, _COVER_LINES)]))
    groups = [part for group in whole for part in _ended(group, words)]
    cover = [group for group in groups if _is_heading(group)]
    own = [group for group in takewhile(lambda group: not opens_others(_words(group)), groups) if _is_heading(group)]
    title = _title(cover, running, words)
    titled = [] if title is None else [" ".join(piece.words for piece in title)]
    spots = [
        *_towns_alone(takewhile(lambda group: not opens_others(_words(group)), groups)),
        *_spots(title or (), own, [line.piece.text for line in running], lines),
        *(Spot(text, Where.PROPERTY) for text in properties.values()),
    ]
    found = candidates(spots, names, words) or _town_of_title(title or (), lines, names)
    dated = _dated(titled, cover, running, words)
    year, for_year = (None, None) if dated is None else (int(A_YEAR.findall(dated)[0]), _whole_year(dated, words))
    title, rest = (title, ()) if title is None else without_owner(title, words)
    if len(found) != 1 or not found[0].sure:
        return Front(title, year, None, None, rest, whole_year=for_year, doubted=found)
    one = found[0]
    pieces = () if one.spot.where is Where.TITLE else _naming(one.written, one.spot.pieces)
    return Front(title, year, one.owner, one.written, (*pieces, *rest), one.regional, for_year)


def _title_apart(groups: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with the lines of a title apart where nothing but the end of its lines divides them from the
    sentences below, as in text that was taken out of a PDF."""
    if len(groups) == 0 or _is_heading(groups[0]):
        return list(groups)
    top = tuple(takewhile(lambda line: not line.text.endswith(_SENTENCE_SIGNS), groups[0]))
    below = groups[0][len(top) :]
    apart = 0 < len(top) <= _MOST_TITLE_LINES and _is_heading(top) and below[0].text[:1].isupper()
    return [top, below, *groups[1:]] if apart else list(groups)


def _ended(group: Paragraph, words: PlanWords) -> Iterator[Paragraph]:
    """A paragraph of the front, cut where a title ends though no empty line says so.

    The rule in the writer's mind: a title is one phrase, over as many lines as it needs. It ends where a line begins
    to say something else: whose plan it is, or by whom, when or how far it was agreed upon.
    """
    cuts = [0]
    for count in range(1, len(group)):
        said = _words(group[:count])
        titled = len(cuts) > 1 or has_plan_word(said, words) or _may_be_title(said)
        if titled and stands_beside_title(group[count].text):
            cuts.append(count)
    yield from (group[first:last] for first, last in pairwise((*cuts, len(group))))


def _is_heading(group: Paragraph) -> bool:
    words = sum(len(line.text.split()) for line in group)
    return (
        len(group) <= _MOST_TITLE_LINES
        and words <= _MOST_TITLE_WORDS
        and not group[-1].text.endswith((".", ":", ";", ","))
    )


def _title(cover: Sequence[Paragraph], running: Sequence[PlanLine], words: PlanWords) -> tuple[Piece, ...] | None:
    candidates = [group for group in cover if has_plan_word(_words(group), words)]
    dated = [group for group in candidates if A_YEAR.search(_words(group)) is not None]
    if len(dated) > 0:
        return _title_lines(dated[0], words)
    for line in running:
        if A_YEAR.search(line.text) is not None and has_plan_word(line.text, words):
            return (line.piece,)
    if len(candidates) > 0:
        return _title_lines(max(candidates, key=lambda group: len(_words(group))), words)
    told = (group for group in cover[:_FIRST_GROUPS] if all(_IN_COLUMNS.search(line.text) is None for line in group))
    first = next((group for group in told if _may_be_title(_words(group))), None)
    return None if first is None else _title_lines(first, words)


def _may_be_title(said: str) -> bool:
    """Whether a line without a word for a plan can be the title of one: some words and a year, and no day or label."""
    words = [word for word in said.split() if word.isalpha()]
    return A_YEAR.search(said) is not None and len(words) > 1 and ":" not in said and _DAY.search(said) is None


def _towns_alone(groups: Iterable[Paragraph]) -> Iterator[Spot]:
    """Where a paragraph of the front begins with the name of a municipality or body as a sentence of its own."""
    for group in groups:
        found = _TOWN_ALONE.match(group[0].text)
        if found is not None:
            yield Spot(found.group(), Where.FRONT, (group[0].piece,))
        body = body_alone(_words(group))
        if body is not None:
            yield Spot(body, Where.FRONT, (group[0].piece,))


def _town_of_title(title: Sequence[Piece], lines: Sequence[PlanLine], names: OwnerNames) -> tuple[Candidate, ...]:
    """The town in a title that no list has, where the text says that it is a municipality: "de gemeente X", "X is een
    gemeente"; nobody where the title names two of those."""
    said = " ".join(piece.words for piece in title)
    named = {one for line in lines for one in towns_named(line.text) if re.search(rf"\b{re.escape(one)}\b", said)}
    longest = {one for one in named if not any(one != other and one in other for other in named)}
    if len(longest) != 1 or name_key(next(iter(longest))) in names.places:
        return ()
    return (Candidate(None, longest.pop(), Spot(said, Where.TITLE, tuple(title)), sure=True),)


def _title_lines(group: Paragraph, words: PlanWords) -> tuple[Piece, ...]:
    """The lines of a title: without a line that only says whose plan it is, and what stands behind that."""
    labelled = next((at for at, line in enumerate(group) if at > 0 and _LABELLED.match(line.text) is not None), None)
    group = group[:labelled]
    begin = next((at for at, line in enumerate(group) if _BESIDE_TITLE.match(line.text) is None), 0)
    for count in range(begin + 1, len(group)):
        said = _words(group[begin:count])
        named = has_plan_word(said, words) or _may_be_title(said)
        if _BESIDE_TITLE.match(group[count].text) is not None and named:
            return tuple(line.piece for line in group[begin:count])
    return tuple(line.piece for line in group[begin:])


def _words(group: Sequence[PlanLine]) -> str:
    return clean(" ".join(line.text for line in group))


def _dated(
    titled: Sequence[str], cover: Sequence[Paragraph], running: Sequence[PlanLine], words: PlanWords
) -> str | None:
    """The words that say for which year it is: the title, a year alone on the cover, one beside a word for a plan."""
    alone = [_words(group) for group in cover if _ONLY_YEARS.fullmatch(_words(group)) is not None]
    margin = [line.text for line in running if has_plan_word(line.text, words)]
    return next((text for text in (*titled, *alone, *margin) if A_YEAR.search(text) is not None), None)


def _whole_year(dated: str, words: PlanWords) -> int | None:
    """The one year that a plan is for; minutes of a year speak of the next as well."""
    said = re.findall(r"[^\W\d_]+", fold(dated))
    return None if any(word in words.minutes for word in said) else only_year(dated)


def _spots(
    title: Sequence[Piece], cover: Sequence[Paragraph], running: Sequence[str], lines: Sequence[PlanLine]
) -> Iterator[Spot]:
    """The lines that may say whose plan it is: title, cover, running titles, and the last words of the document."""
    if len(title) > 0:
        yield Spot(" ".join(piece.words for piece in title), Where.TITLE, tuple(title))
    yield from (Spot(_words(group), Where.FRONT, tuple(line.piece for line in group)) for group in cover)
    parts = (part for text in running for part in (text, *_WIDE.split(text)))
    yield from (Spot(clean(part), Where.FRONT) for part in dict.fromkeys(parts))
    for group in (tuple(lines[-2:]), *(group for group in paragraphs(lines[-4:]) if _is_heading(group))):
        yield Spot(_words(group), Where.END, tuple(line.piece for line in group))


def _naming(name: str, where: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The lines that hold a name; all where it runs over several."""
    return tuple(piece for piece in where if name in piece.words) or where
