"""What the cells of a column hold, looked at together: parties, times, amounts, numbers, statuses, or what is done.

The rule in the writer's mind: a column holds one sort of thing, and its cells look alike. Names of parties are short,
written with capitals, and come again in other rows. What is done is told in several words and differs from row to row;
it has a verb, or stands before what comes of it. A cell that says "n.t.b." or nothing tells nothing of its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from graph.model.vocabulary import Role
from loaders.plan.cells import Pieces
from loaders.plan.drafts import DraftAction
from loaders.plan.letters import letters
from loaders.plan.parties import NamedParty
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing

ENOUGH = 0.6
# Of the filled cells of a column without a known head, so many must hold the same for it to be told by them.
FEWEST = 2
# From one cell nothing is told of a column, and an action has at least so many words.
EVIDENCE = 0.3
# Of the cells of parties so many must hold one that is known or written as only names are: themes have capitals.
SPARSE = 0.7
# A cell that stands for the rows below it too leaves so many filled: two of three, where each stands for half a row
# more than itself. A column that is empty now and then is filled in more.
_DIFFERENT = 0.75
# So many cells of a column of actions say something that no other row says; parties and themes come again.
_MOST_NAME_WORDS = 6
# Words of one name, as "Stichting Maatschappelijke Opvang en Zorg Noord"; a sentence has more.
_LONGEST_CELL = 400
# Signs of a cell of parties; the longest of the labelled documents has 84.
_LOOSE = frozenset(
    {"de", "het", "een", "'t", "van", "der", "den", "aan", "en", "voor", "in", "op", "met", "te", "bij", "over", "of"}
)
"""Small words within names: "Wonen aan de Kreek"."""
_ABBREVIATION = re.compile(r"[A-Z][A-Z&-]*[A-Z]\w*|[a-z]?[A-Z]{2,}\w*")
_VERB = re.compile(r"^(?:[Ww]e|[Ww]ij)\b|\b(?!eigen\b|geen\b|tussen\b|binnen\b)[a-z]{3,}en[.;]?$")
_PERHAPS = re.compile(r"(?<=\s)(?!eigen\b|geen\b|tussen\b|binnen\b)[a-z]{3,}en\b")
"""A small word in "-en": an infinitive, or a noun of several."""
_INFINITIVE_FIRST = re.compile(r"^(?!geen\b|een\b)[A-Z][a-z]{2,}en\b\s+(?:van|voor|met|de|het|een|over|aan|in|op)\b")


@dataclass(frozen=True)
class ColumnCells:
    """The cells of one column under its head; ``cells`` are those that hold words."""

    cells: tuple[Pieces, ...]
    rows: int
    reader: Reader

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell that says something."""
        said = (" ".join(piece.words for piece in cell) for cell in self.cells)
        return tuple(text for text in said if not self.reader.words.is_nobody(text))

    @cached_property
    def kind(self) -> str | None:
        """What at least ``ENOUGH`` of the cells hold: timing, owner, number, costs, status; None for anything else."""
        if len(self.texts) < FEWEST:
            return None
        said = [_kind_of(text) for text in self.texts]
        for kind in ("timing", "number", "costs"):
            if said.count(kind) >= ENOUGH * len(said):
                return kind
        if sum(map(self.reader.words.is_status, self.texts)) >= ENOUGH * len(self.texts):
            return "status"
        return "owner" if self._is_of_parties() else None

    @cached_property
    def words(self) -> float:
        """How many words a cell has on average."""
        counts = [len(text.split()) for text in self.texts]
        return sum(counts) / len(counts) if len(counts) > 0 else 0.0

    @cached_property
    def told(self) -> float:
        """Which part of the cells tells what is done, by a verb."""
        return sum(map(tells_what_is_done, self.texts)) / max(1, len(self.texts))

    @cached_property
    def perhaps_told(self) -> float:
        """Which part of the cells has a word that can be a verb."""
        return sum(_PERHAPS.search(text) is not None for text in self.texts) / max(1, len(self.texts))

    @property
    def filled(self) -> float:
        """Which part of the rows has words here."""
        return len(self.texts) / max(1, self.rows)

    @property
    def differs(self) -> bool:
        """Whether nearly every cell says something else."""
        return len({letters(text) for text in self.texts}) >= _DIFFERENT * len(self.texts)

    @property
    def in_runs(self) -> bool:
        """Whether most cells say the same as one beside them, and none comes back to what was said before."""
        said = [letters(text) for text in self.texts]
        runs = [(word, len(list(same))) for word, same in groupby(said)]
        shared = sum(count for _, count in runs if count > 1)
        once = len({word for word, _ in runs}) == len(runs)
        lettered = all(any(char.isalpha() for char in word) for word in said)
        return len(runs) > 1 and once and lettered and shared > len(said) / 2

    @property
    def stands_over(self) -> bool:
        """Whether its cells each say something else, each with a capital as a heading has, and stand for the empty ones
        below them."""
        titled = all((found := re.search(r"[^\W\d_]", text)) is not None and found[0].isupper() for text in self.texts)
        return len(self.texts) >= FEWEST and self.filled <= SPARSE and self.differs and titled

    def _is_of_parties(self) -> bool:
        named = [found for cell in self.cells if len(found := tuple(self._parties(cell))) > 0]
        if len(named) < FEWEST:
            return False
        shaped = sum(all(self._is_shaped(party) for party in parties) for parties in named)
        sure = sum(any(self._is_sure(party) for party in parties) for parties in named)
        return shaped >= ENOUGH * len(self.texts) and sure >= EVIDENCE * len(self.texts)

    def _parties(self, cell: Pieces) -> Iterator[NamedParty]:
        if sum(len(piece.text) for piece in cell) > _LONGEST_CELL:
            return
        draft = DraftAction()
        self.reader.put_holders(draft, cell, Role.HOLDER)
        yield from (held.party for held in draft.holders)

    def _is_shaped(self, party: NamedParty) -> bool:
        """Whether words look like a name: known, or short with a capital at each word that weighs."""
        if party.known:
            return True
        words = re.findall(r"[^\s()/]+", party.written)
        if not 0 < len(words) <= _MOST_NAME_WORDS or is_timing(party.written) or not words[0][0].isalpha():
            return False
        if self.reader.words.begins_party(words[0]):
            return _VERB.search(party.written) is None
        return words[0][0].isupper() and all(not word[0].islower() or word in _LOOSE for word in words)

    def _is_sure(self, party: NamedParty) -> bool:
        """Whether words are a name and no theme: known, one for a party, an abbreviation, or several with capitals."""
        words = re.findall(r"[^\s()/]+", party.written)
        return (
            party.known
            or any(map(self.reader.words.begins_party, words[:1]))
            or any(_ABBREVIATION.fullmatch(word) for word in words)
            or sum(word[:1].isupper() for word in words) >= FEWEST
        )


def tells_what_is_done(text: str) -> bool:
    """Whether words have a verb where an action has it: at their end, or "we" at their beginning."""
    return _VERB.search(text) is not None or _INFINITIVE_FIRST.match(text) is not None


def _kind_of(text: str) -> str | None:
    if is_timing(text):
        return "timing"
    bare = text.strip(" .)")
    if bare.replace(".", "").isdigit() and len(bare) <= 8:
        return "number"
    if text.lstrip().startswith(("€", "EUR")) or text.rstrip(" .").endswith(("euro", ",-")):
        return "costs"
    return None


def is_amount(text: str) -> bool:
    """Whether a cell holds an amount and nothing else: "€ 12.500", "42", "-125"."""
    bare = text.strip(" -–€.,")
    return bare != "" and bare.replace(".", "").replace(",", "").replace(" ", "").isdigit()


def action_among(columns: dict[int, ColumnCells]) -> int | None:
    """Which of the columns nobody knows tells what is done; None where none does.

    Of several with words enough it is the one whose cells have verbs, then the one that is filled in every row (a
    remark stands beside some of them), then the first (what comes of it is written behind it).
    """
    able = {at: held for at, held in columns.items() if held.words >= FEWEST and held.differs and held.kind is None}
    if len(able) == 0:
        able = {at: held for at, held in columns.items() if held.words >= FEWEST and held.kind is None}

    def weight(at: int) -> tuple[bool, bool, bool, int]:
        held = able[at]
        return held.told >= ENOUGH, held.filled >= ENOUGH, held.perhaps_told >= ENOUGH, -at

    return max(able, key=weight, default=None)


def cells_of(rows: Sequence[Sequence[Pieces]], column: int, reader: Reader) -> ColumnCells:
    """The cells of a column in these rows."""
    cells = tuple(row[column] for row in rows)
    return ColumnCells(tuple(cell for cell in cells if len(cell) > 0), len(cells), reader)


def is_content(cell: Pieces) -> bool:
    """Whether a cell says when, how much or which number: what no head does."""
    return len(cell) > 0 and _kind_of(" ".join(piece.words for piece in cell)) is not None
