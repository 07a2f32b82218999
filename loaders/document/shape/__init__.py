"""Tables where a text marks none: from lines to cells, by signs between them, by their places, or by their order."""

from loaders.document.shape.aligned import Part, aligned_table, stretches
from loaders.document.shape.cells import Grid, Knowledge
from loaders.document.shape.delimited import BARS, TABS, delimited_table, divided

__all__ = ["BARS", "TABS", "Grid", "Knowledge", "Part", "aligned_table", "delimited_table", "divided", "stretches"]
