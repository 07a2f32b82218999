"""A quote: the exact place in a document where a statement stands."""

from pydantic import BaseModel, ConfigDict, Field


class Quote(BaseModel):
    """``document.text[start:end] == text``, always; a quote that does not hold is refused at the border.

    Offsets count code points of the document's text, newlines as in the file. Lines and pages start at 1;
    ``page`` is None where the text has no page marks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(description="The words as they stand in the document, breaks included.")
    page: int | None = Field(default=None, ge=1, description="Page, from 1; null without page marks in the text.")
    line_from: int = Field(ge=1, description="First line, from 1.")
    line_to: int = Field(ge=1, description="Last line, from 1, inclusive.")
    start: int = Field(ge=0, description="Offset of the first character, in code points.")
    end: int = Field(ge=0, description="Offset behind the last character, in code points.")

    def holds_in(self, document_text: str) -> bool:
        """Whether this quote reproduces its words in ``document_text``."""
        return self.start < self.end <= len(document_text) and document_text[self.start : self.end] == self.text
