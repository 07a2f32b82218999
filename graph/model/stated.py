"""What every statement carries: on what it rests, and where it stands in the document."""

from typing import Annotated

from graph.model.declare import CERTAINTY, LINE, OFFSET, Declared, Words
from graph.model.quotes import Quote, stretches_kept
from graph.model.vocabulary import Basis


class Stated(Declared):
    """Something a document states; without a place only where it was entered by hand or derived."""

    basis: Annotated[Basis, Words("grond", "Waarop dit rust.", "What this rests on.")]
    certainty: Annotated[float, CERTAINTY, Words("zekerheid", "Van 0 tot 1.", "From 0 to 1.")] = 1.0
    source: Annotated[str | None, Words("bron", "Code van het brondocument.", "Code of the source document.")] = None
    quote: Annotated[
        str | None,
        Words("citaat", "De woorden zoals ze in de bron staan.", "The words as they stand in the source."),
    ] = None
    page: Annotated[
        int | None, LINE, Words("bladzijde", "Bladzijde in de bron, vanaf 1.", "Page in the source, from 1.")
    ] = None
    line_from: Annotated[
        int | None,
        LINE,
        Words("eerste regel", "Eerste regel in de bron, vanaf 1.", "First line in the source, from 1."),
    ] = None
    line_to: Annotated[
        int | None, LINE, Words("laatste regel", "Laatste regel in de bron.", "Last line in the source.")
    ] = None
    start: Annotated[
        int | None,
        OFFSET,
        Words("begin", "Plaats van het eerste teken in de bron.", "Offset of the first character in the source."),
    ] = None
    end: Annotated[
        int | None,
        OFFSET,
        Words(
            "eind",
            "Plaats achter het laatste teken in de bron.",
            "Offset behind the last character in the source.",
        ),
    ] = None

    spans: Annotated[
        str | None,
        Words(
            "stukken",
            "Begin en eind van elk stuk (12-30 45-60), als het citaat uit meer stukken bestaat.",
            "Begin and end of each stretch (12-30 45-60), where the quote has several.",
        ),
    ] = None

    def place(self) -> Quote | None:
        """The place in the document, or None for what was entered by hand."""
        if self.quote is None or self.start is None or self.end is None:
            return None
        if self.line_from is None or self.line_to is None:
            return None
        return Quote(
            text=self.quote,
            page=self.page,
            line_from=self.line_from,
            line_to=self.line_to,
            start=self.start,
            end=self.end,
            spans=() if self.spans is None else stretches_kept(self.start, self.end, self.spans) or (),
        )
