"""Tables where a text marks none: from lines to cells, by signs between them, by their places, or by their order."""

from loaders.document.shape.aligned import Part, aligned_table, stretches
from loaders.document.shape.cells import FlatKnowledge, Grid, Knowledge
from loaders.document.shape.delimited import BARS, TABS, delimited_table, divided
from loaders.document.shape.flat import flat_table
from loaders.document.shape.flat_rows import FlatColumns
from loaders.document.shape.notes import Notes, find_notes, without_signs

__all__ = [
    "BARS",
    "TABS",
    "FlatColumns",
    "FlatKnowledge",
    "Grid",
    "Knowledge",
    "Notes",
    "Part",
    "aligned_table",
    "delimited_table",
    "divided",
    "find_notes",
    "flat_table",
    "stretches",
    "without_signs",
]
