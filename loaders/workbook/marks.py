"""How a workbook of this program is known again: a property of the file, and sheets of its own."""

MARK = "ketenkaart-werkboek/1"
"""The value of the property, and the first cell of the sheet that carries the source."""
PROPERTY = "ketenkaart"
SOURCE_SHEET = "bron"
EXPLANATION_SHEET = "Uitleg"
WORDS_SHEET = "Keuzes"
"""The sheet with the words of drop-downs."""
