"""For whom an action is, where its own words say so.

The rule in the writer's mind: whoever writes for a group names it, in the plan's list of groups or in its priorities
("drie groepen: A, B & C"), and lets a row, or a part of one, open with that name ("A: ..."), or says that the row is
*voor* them. A group that only stands in a sentence is what the row is about, not whom it is for; and what another
plan calls a group is none here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model.identifiers import fold
from graph.model.quotes import Stretch
from loaders.document.lines import Piece
from loaders.plan.drafts import DraftAction, DraftPlan
from loaders.plan.joined_lines import JoinedLines
from loaders.plan.joining import items_of
from loaders.plan.target_groups import enumeration
from loaders.plan.words import PlanWords

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\ufffd\u00ad]+|-\s?")
_OPENS = re.compile(r"(?:\A|\n|[.!?;)]\s+)")
_COLON = re.compile(r"[ \ufffd]{0,3}:")
_ENDS_A_TITLE = re.compile(r"[ \t]{0,3}(?:(?:&|,|/|\ben\b)[^\n.]{0,80})?(?=\n|\Z)")
_NEXT_WORD = re.compile(r"\s{0,3}([^\W\d_]+)")
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)")
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = (".", ";")
_MOST_WORDS = 4
"""Words of a group that a row can be opened with; longer ones are sentences about an audience."""
_ENDINGS = ("en", "e", "n", "s")
_SHORTEST_STEM = 4

Group = tuple[str, ...]
"""A group by the stems of its words, so that "ongedocumenteerde" is "ongedocumenteerden"."""


def declared_groups(plan: DraftPlan, words: PlanWords) -> frozenset[Group]:
    """The groups that a plan itself names: in its cells for target groups, and behind "groepen:" elsewhere."""
    found: set[Group] = set()
    for ambition in plan.ambitions:
        for block in ambition.blocks:
            found.update(_of_cell(block.labels.get("target_groups", [])))
            for name in ("objective", "results"):
                found.update(_behind_word(block.labels.get(name, []), words))
            for action in block.actions:
                found.update(_of_cell(action.target_groups or ()))
    for passage in (plan.vision, *plan.goals):
        found.update(_behind_word(passage, words))
    return frozenset(found)


def groups_of_action(
    action: DraftAction, declared: frozenset[Group], words: PlanWords
) -> tuple[tuple[Stretch, ...], ...]:
    """Where in the document the action's own words name whom it is for; each group once, in the order of the text."""
    if len(declared) == 0:
        return ()
    flat = _Flat(action.text)
    places = _opening(flat, declared) or _heading(action, declared) or _for_whom(action, flat, declared, words)
    seen: set[Group] = set()
    kept: list[tuple[Stretch, ...]] = []
    for group, stretches in places:
        if group not in seen:
            seen.add(group)
            kept.append(stretches)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Place:
    """A group in a text, with its place there."""

    group: Group
    start: int
    end: int


class _Flat(JoinedLines):
    """The words of pieces without their bullets, and the way back from a place in them to the document."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__(pieces, marks=False)
        self.bulleted = {at for piece, at in zip(pieces, self.starts, strict=True) if piece.bulleted}
        """Where in the text a bulleted line begins."""

    def in_document(self, place: _Place) -> "_Named":
        """The group with its places in the document, one for each line that it stands on."""
        return place.group, tuple((piece.start, piece.end) for piece in self.between(place.start, place.end))


_Named = tuple[Group, tuple[Stretch, ...]]


def _opening(flat: _Flat, declared: frozenset[Group]) -> list[_Named]:
    """Groups that open a part: before a colon, or alone on the line over a list."""
    found: list[_Named] = []
    for opening in _OPENS.finditer(flat.text):
        place = _group_at(flat.text, opening.end(), declared)
        if place is None:
            continue
        title = _ENDS_A_TITLE.match(flat.text, place.end)
        over_list = title is not None and title.end() + 1 in flat.bulleted
        at_line = opening.group()[-1:] in ("", "\n")
        if _COLON.match(flat.text, place.end) is not None or (at_line and over_list):
            found.append(flat.in_document(place))
    return found


def _heading(action: DraftAction, declared: frozenset[Group]) -> list[_Named]:
    """Groups that a heading over the row names and nothing else beside them but by "," and "&"."""
    flat = _Flat(action.heading or ())
    found: list[_Named] = []
    for start, end in enumeration(flat.text) or ([(0, len(flat.text))] if flat.text != "" else []):
        place = _group_at(flat.text, start, declared)
        if place is not None and flat.text[place.end : end].strip(" :") == "":
            found.append(flat.in_document(place))
    return found


def _for_whom(action: DraftAction, flat: _Flat, declared: frozenset[Group], words: PlanWords) -> list[_Named]:
    """Groups that the first sentence is *voor*; of a row with items those that each of its items is *voor*."""
    _, items = items_of(action.text)
    if len(items) == 0:
        stop = _SENTENCE.search(flat.text)
        return [flat.in_document(place) for place in _meant(flat.text[: stop and stop.start()], declared, words)]
    found: list[_Named] = []
    for item in items:
        inside = _Flat(item)
        meant = [inside.in_document(place) for place in _meant(inside.text, declared, words)]
        if len(meant) == 0:
            return []
        found.extend(meant)
    return found


def _meant(text: str, declared: frozenset[Group], words: PlanWords) -> Iterator[_Place]:
    """Groups right behind "voor", whole: "voor jongeren met schulden" is for others than "jongeren"."""
    for found in words.audience.finditer(text):
        place: _Place | None = _group_at(text, found.end(), declared)
        while place is not None:
            following = _NEXT_WORD.match(text, place.end)
            narrower = following is not None and following.group(1).lower() in words.narrowing
            if not narrower and text[place.end : place.end + 1] != "-":
                yield place
            joined = words.also.match(text, place.end)
            place = None if joined is None else _group_at(text, joined.end(), declared)


def _group_at(text: str, at: int, declared: frozenset[Group]) -> _Place | None:
    """The longest declared group that begins at a place."""
    stems: list[str] = []
    best: _Place | None = None
    position = at
    while len(stems) < _MOST_WORDS:
        word = _WORD.match(text, position)
        if word is None:
            break
        stems.append(_stem(word.group()))
        if tuple(stems) in declared:
            best = _Place(tuple(stems), at, word.end())
        gap = _BETWEEN.match(text, word.end())
        if gap is None:
            break
        position = gap.end()
    return best


def _of_cell(cell: Sequence[Piece]) -> Iterator[Group]:
    before, items = items_of(cell)
    for part in (before, *items):
        text = " ".join(piece.words for piece in part)
        spans = enumeration(text) or [(0, len(text))]
        yield from _groups(text[start:end] for start, end in spans)


def _behind_word(cell: Sequence[Piece], words: PlanWords) -> Iterator[Group]:
    text = " ".join(piece.words for piece in cell)
    for found in words.groups.finditer(text):
        listed = text[found.end() :]
        for end in _LISTED:
            listed = listed.partition(end)[0]
        spans = enumeration(listed) or [(0, len(listed))]
        yield from _groups(listed[start:end] for start, end in spans)


def _groups(parts: Iterable[str]) -> Iterator[Group]:
    for part in parts:
        stems = tuple(_stem(word) for word in _WORD.findall(_BRACKETS.sub(" ", part)))
        if 1 <= len(stems) <= _MOST_WORDS:
            yield stems


def _stem(word: str) -> str:
    plain = fold(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain.removesuffix(ending)
    return plain
