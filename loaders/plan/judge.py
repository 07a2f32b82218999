"""A look back at each row that was read: what does not fit is a conflict, not a value.

The rule in the reader's mind: an owner is no time and no amount, a time is one time, a row is one row. Where that does
not hold, the words are left unread and the row is named, or the row is kept and the doubt is named. Nothing is put
right here: a guess that is wrong would be stored as what a municipality wrote.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.lines import Piece
from loaders.document.model import Document, Table, TableSource
from loaders.plan.columns import TableColumns
from loaders.plan.doubtful_heads import head_text
from loaders.plan.drafts import DraftAction, DraftHolder
from loaders.plan.items_in_cell import items_as_actions
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.run_together import closing_line
from loaders.plan.timing import is_timing, read_timing

_AMOUNT = re.compile(r"^\s*(?:€|EUR\b|\d[\d.,]*\s*(?:euro|%|fte|uur)?\s*$)", re.I)
_DIGIT = re.compile(r"^\W*\d")
FEWEST_LETTERS = 3
# A sign of a legend in the column of the actions ("R", "TZ") has one or two; "App" is an action.
_LONGEST_OWNER_WORDS = 12
# The longest name of a party of three shipped texts has nine words; at 9 one of the tests' names is refused.
_SHORT_LINE = 45
# Characters of a line of an owner's cell in a narrow column: the longest in five shipped texts has 44.
_LONG_HALF = 8
# Letters: the narrowest column of actions in three shipped texts and the corpus holds eight.
_WORDS_OF_TIME = 3
# Words of a time before its month: "uiterlijk op 30".
_SHAPED = frozenset({TableSource.FLAT, TableSource.ALIGNED})
"""Tables of which the rows were found by their words and places only."""


@dataclass(slots=True)
class Judge:
    """Looks at the rows of one table; ``issues`` is what it has to tell."""

    document: Document
    reader: Reader
    table: Table
    capitals: bool = False
    """Whether the actions of the table begin with a capital."""
    issues: list[Issue] = field(default_factory=list)

    def keeps(self, draft: DraftAction, cells: Mapping[int, Sequence[Piece]], found: TableColumns) -> bool:
        """Whether a row is kept as an action; cells that do not fit are taken out of it and named."""
        if sum(char.isalpha() for piece in draft.text for char in piece.text) < FEWEST_LETTERS:
            return False
        if self._is_shifted(draft, cells, found) or self._time_parted(draft):
            return False
        self._owners(draft)
        self._timings(draft)
        self._run_together(draft)
        self._full_line(draft, cells)
        self._broken_off(draft)
        self._several(draft, found)
        self._time_cut(draft)
        self._word_cut(draft)
        if "holders" in draft.unclear:
            self._tell(
                "owner-cell-empty",
                "De cel voor wie dit doet is leeg en staat onder een gevulde cel. Of dezelfde partij is bedoeld, is "
                "niet te zien. Er is geen houder gelezen, en ook niet dat die ontbreekt.",
                draft.text,
            )
        elif draft.left_blank and len(draft.holders) == 0:
            self._tell(
                "owner-cell-blank",
                "De cel voor wie dit doet is leeg, als een van weinige. Gelezen is dat er geen houder is. Geldt de cel "
                "erboven ook hier, verbeter het dan.",
                draft.text,
            )
        return True

    def _is_shifted(self, draft: DraftAction, cells: Mapping[int, Sequence[Piece]], found: TableColumns) -> bool:
        """Whether the cells of a row stand under other heads than their own."""
        for at in found.of_kind("owner"):
            cell = cells.get(at, ())
            text = " ".join(piece.words for piece in cell)
            if len(cell) > 0 and is_timing(text) and not self.reader.words.is_nobody(text):
                self._shifted(draft, cell)
                return True
        for at in found.of_kind("timing"):
            cell = cells.get(at, ())
            text = " ".join(piece.words for piece in cell)
            if len(cell) > 0 and not is_timing(text) and all_known(self.reader.parties(cell)):
                self._shifted(draft, cell)
                return True
        return False

    def _shifted(self, draft: DraftAction, cell: Sequence[Piece]) -> None:
        self._tell(
            "row-shifted",
            f'In deze rij staat "{" ".join(piece.words for piece in cell)[:80]}" in een kolom waar dat niet hoort. '
            "De cellen zijn waarschijnlijk verschoven; de rij is niet gelezen.",
            (*draft.text, *cell) if draft.text[-1].end <= cell[0].start else draft.text,
        )

    def _owners(self, draft: DraftAction) -> None:
        kept: list[DraftHolder] = []
        for holder in draft.holders:
            written = holder.party.written
            wrong = not holder.party.known and (
                _AMOUNT.match(written) is not None
                or (_DIGIT.match(written) is not None and (is_timing(written) or read_timing(written) is not None))
                or len(written.split()) > _LONGEST_OWNER_WORDS
            )
            if not wrong:
                kept.append(holder)
                continue
            draft.unclear = (*draft.unclear, "owner-words")
            message = f'"{written[:120]}" staat waar een partij hoort, en is dat niet. Er is geen partij van gemaakt.'
            quote = self.document.quote_of(holder.party.stretches)
            self.issues.append(Issue(code="owner-is-no-party", severity=Severity.WARNING, message=message, quote=quote))
        if len(kept) < len(draft.holders):
            draft.holders[:] = kept
            draft.owner_lines[:] = [
                piece
                for piece in draft.owner_lines
                if any(one.party.start < piece.end and one.party.end > piece.start for one in kept)
            ]

    def _timings(self, draft: DraftAction) -> None:
        cell = draft.timing
        if cell is None or len(cell) < 2 or is_timing(" ".join(piece.words for piece in cell)):
            return
        when = [piece for piece in cell if is_timing(piece.words)]
        if len(when) > 1:
            draft.timing = None
            draft.unclear = (*draft.unclear, "timing")
            self._tell(
                "several-timings",
                "Hier staan meer planningen bij één actie. Welke bij deze actie hoort, is niet te zien; er is geen "
                "planning overgenomen.",
                cell,
            )

    def _run_together(self, draft: DraftAction) -> None:
        """In a table whose rows were found by their form: a line inside an action that has the form of another cell."""
        if self.table.source not in _SHAPED:
            return
        if self.table.source is TableSource.FLAT:
            closing = closing_line(draft.text, self.reader)
            if closing is not None:
                self._tell_together(draft, closing)
                return
        for piece in draft.text[1:-1]:
            text = piece.words
            when = is_timing(text) and not piece.bulleted
            owner = not piece.bulleted and all_known(self.reader.parties((piece,)))
            first = text.split(",")[0].strip()
            begun = "," in text and len(text) <= _SHORT_LINE and not piece.bulleted and len(first) > 1
            begun = begun and self.reader.lexicon.is_name(first) and first[:1].isupper()
            if (
                when
                or begun
                or (owner and not self.reader.words.goes_on(text) and text[:1].isupper() and len(text) > 2)
            ):
                self._tell_together(draft, text)
                return

    def _full_line(self, draft: DraftAction, cells: Mapping[int, Sequence[Piece]]) -> None:
        """A line within an aligned row that fills every column and begins with a capital, as the line of a row does."""
        if self.table.source is not TableSource.ALIGNED:
            return
        filled = [cell for cell in cells.values() if len(cell) > 0]
        lines = [{self.document.line_at(piece.start).number for piece in cell} for cell in filled]
        for piece in draft.text[1:]:
            number = self.document.line_at(piece.start).number
            if len(filled) > 2 and piece.words[:1].isupper() and all(number in one for one in lines):
                self._tell(
                    "rows-may-run-together",
                    f'In deze actie is de regel van "{piece.words[:80]}" in elke kolom gevuld, als een eigen rij. '
                    "Misschien zijn hier rijen samengenomen; kijk dit na.",
                    draft.text,
                )
                return

    def _broken_off(self, draft: DraftAction) -> None:
        """An action that ends as no sentence does, or begins in the middle of one where the others do not."""
        text, first = " ".join(piece.words for piece in draft.text), draft.text[0]
        ends = self.reader.words.breaks_off(text)
        begins = self.capitals and not first.bulleted and first.words[:1].islower()
        if ends or begins:
            place = "einde" if ends else "begin"
            self._tell(
                "action-broken-off",
                f"Het {place} van deze actie lijkt te ontbreken. Misschien staat het op een andere bladzijde of in een "
                "andere rij; kijk dit na.",
                draft.text,
            )

    def _time_parted(self, draft: DraftAction) -> bool:
        """Whether the last lines of the action and its time are one time: then cells ran through each other."""
        if draft.timing is None or self.table.source is not TableSource.FLAT:
            return False
        when = " ".join(piece.words for piece in draft.timing)
        for count in range(1, min(len(draft.text), _WORDS_OF_TIME + 1)):
            begun = " ".join(piece.words for piece in draft.text[-count:])
            if is_timing(f"{begun} {when}"):
                self._tell(
                    "timing-parted",
                    f'De regels "{begun[:80]}" en "{when[:80]}" zijn samen één tijd, en staan niet in één cel. De '
                    "cellen zijn waarschijnlijk door elkaar geraakt; de rij is niet gelezen.",
                    draft.text,
                )
                return True
        return False

    def _time_cut(self, draft: DraftAction) -> None:
        """An action whose last words and its time are one time together: "tegen 30", and "juni 2026" below it."""
        last = draft.text[-1].words.split()[-_WORDS_OF_TIME:]
        if draft.timing is None or self.table.source not in _SHAPED or not any(char.isdigit() for char in last[-1]):
            return
        when = " ".join(piece.words for piece in draft.timing)
        begun = next((at for at in range(len(last)) if is_timing(" ".join((*last[at:], when)))), None)
        if begun is not None:
            self._tell(
                "timing-begins-in-action",
                f'De actie eindigt op "{" ".join(last[begun:])}" en de planning is "{when[:80]}". Samen zijn zij één '
                "tijd; misschien zijn cellen of rijen door elkaar geraakt. Kijk dit na.",
                draft.text,
            )

    def _word_cut(self, draft: DraftAction) -> None:
        """A long word alone on its line that nobody knows, with no word behind it: both may be halves of one.

        A program breaks a word without a hyphen only where it is too long for a line of its own.
        """
        for above, below in pairwise(draft.text):
            half, rest = above.words, below.words.split()[:1]
            if below.bulleted or not half.isalpha() or len(half) < _LONG_HALF or self.reader.lexicon.is_word(half):
                continue
            if self.reader.words.is_half(rest[0], self.reader.lexicon.is_word):
                self._tell(
                    "word-may-be-broken",
                    f'"{half}" en "{rest[0]}" staan op twee regels van een smalle kolom. Misschien zijn zij één woord; '
                    "kijk dit na.",
                    draft.text,
                )
                return

    def _several(self, draft: DraftAction, found: TableColumns) -> None:
        """A list in the cell of the action whose items each read as an action of their own."""
        head = " ".join(head_text(found.heads[at]) for at in found.of_kind("action"))
        count = items_as_actions(draft.text, head, self.reader)
        if count > 0:
            self._tell(
                "items-read-as-one-action",
                f"In deze cel staan {count} onderdelen; het is als één actie gelezen. Zijn het acties van zichzelf, "
                "maak er dan losse acties van.",
                draft.text,
            )

    def _tell_together(self, draft: DraftAction, said: str) -> None:
        self._tell(
            "rows-may-run-together",
            f'Midden in deze actie staat "{said[:80]}" op een regel alleen, zoals een cel van een andere rij. '
            "Misschien zijn hier rijen samengenomen; kijk dit na.",
            draft.text,
        )

    def _tell(self, code: str, message: str, cell: Sequence[Piece]) -> None:
        quote = self.document.quote_of((piece.start, piece.end) for piece in cell)
        self.issues.append(Issue(code=code, severity=Severity.WARNING, message=message, quote=quote))
