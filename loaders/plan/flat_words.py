"""What the reader of plans knows of the words of a flattened table."""

from collections.abc import Sequence

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.lines import Piece
from loaders.document.model import Document
from loaders.plan.letters import letters
from loaders.plan.owner_form import OwnerForm
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing, timing_tail

TOLD_BY_PLACE = "owner-told-by-place"
"""The code of an issue about owners that nothing but their place tells."""


class FlatWords:
    """Answers what is asked of words while cells are told apart.

    ``titles`` are those of the parts of this ambition: they are headings when they stand in the table again.
    """

    def __init__(self, reader: Reader, titles: Sequence[str], document: Document) -> None:
        self._reader, self._form, self._document = reader, OwnerForm(reader), document
        self._titles = {letters(title) for title in titles}

    def is_when(self, text: str) -> bool:
        """Whether words say when and nothing else."""
        return is_timing(text)

    def when_tail(self, text: str) -> int | None:
        """Where the longest time at the end of a text begins; None where it does not end in one."""
        return timing_tail(text)

    def is_open_end(self, text: str) -> bool:
        """Whether a sentence goes on behind these words."""
        return self._reader.words.goes_on(text)

    def is_name(self, text: str) -> bool:
        """Whether this is a known name."""
        return self._reader.lexicon.is_name(text)

    def are_known(self, cell: Sequence[Piece]) -> bool:
        """Whether a cell is nothing but known names."""
        return all_known(self._reader.parties(cell))

    def has_owner_form(self, cell: Sequence[Piece], *, strict: bool) -> bool:
        """Whether every part of a cell is a known name or has the form of one."""
        return self._form.of_cell(cell, strict=strict)

    def is_nobody(self, text: str) -> bool:
        """Whether words say that nobody is named yet."""
        return self._reader.words.is_nobody(text)

    def is_status(self, text: str) -> bool:
        """Whether words say how far an action is."""
        return self._reader.words.is_status(text)

    def doubt_of_owner(self, cell: Sequence[Piece]) -> Issue:
        """What is told of words that are taken for owners because of their place alone."""
        said = " ".join(piece.words for piece in cell)[:80]
        message = (
            f'"{said}" is gelezen als wie dit doet, omdat het op een regel voor de planning staat, zoals in de andere '
            "rijen. De naam is niet bekend; kijk na of dat klopt."
        )
        quote = self._document.quote_of((piece.start, piece.end) for piece in cell)
        return Issue(code=TOLD_BY_PLACE, severity=Severity.WARNING, message=message, quote=quote)

    def is_heading(self, text: str) -> bool:
        """Whether words are the title of a part, or "Acties" with one behind it or with a colon."""
        bare = text.rstrip(" :")
        first, _, rest = bare.partition(" ")
        if letters(bare) in self._titles:
            return True
        return self._reader.words.label(first) == "actions" and (letters(rest) in self._titles or text.endswith(":"))
