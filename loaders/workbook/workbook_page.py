"""The page about the sheets of a workbook, made from their columns, as one Markdown text."""

from loaders.workbook.columns import SHEETS, Column, Kind, SheetPlan

_INTRODUCTION = """\
# The workbook

Made from the columns in `loaders/workbook`, and those from the model; do not edit by hand, `make docs` writes this
page and a test compares it.

A workbook is a spreadsheet (XLSX or ODS) that holds one plan. `ketenkaart template plan.xlsx` makes an empty one,
`ketenkaart read plan.txt --workbook plan.xlsx` one with what was read, and `ketenkaart load plan.xlsx` takes it.
How to look through one is told in [Een plan nakijken in een rekenblad](../how-to/nakijken-in-een-rekenblad.md).

- **What is doubtful is coloured**, with the reason in words in the column *Na te kijken* of the same row: an issue
  whose place is in the cell, words in or beside the row that were not understood, a name whose certainty is below
  1. *Nagekeken: ja* says that a person found the row right: its doubts are dropped, and whom a party is taken for
  has certainty 1.
- **What a person leaves keeps its quote** and its document. What a person changes was entered by hand: it has no
  quote. A party whose words and role are kept keeps its quote when another organisation is put beside it. Whom a
  changed name is taken for, and what a changed timing means, is found anew.
- **What was read travels along** in the hidden sheet `bron`: the whole plan in its [public form](plan-form.md), in
  pieces of at most 16,000 characters, after a mark, its SHA-256 and the number of pieces. Where it was damaged or
  lost, all values count as entered by hand, and that is said.
- **Words of the document that are a quote no longer** stand among what was left out, as *changed or taken away by a
  person*, so that every word of the document is still accounted for.
- **Codes** join the sheets. They can be any text; the first of each sheet is shown below. Without a sheet of
  ambitions or parts that has rows, the column with their codes may stay empty.
- **A list** is a line for each entry in one cell; a line break inside an entry is written `\\n`, a backslash
  `\\\\`.
- **A text that is longer than a cell** goes on in rows below it, whose code is that of the row with a plus behind
  it.
- **No cell is a formula**: before a text that would be one stands a quotation mark, which is taken away again when
  it is read. A character that no spreadsheet can hold is written by its number, `\\u000c`.
- Columns, sheets and rows of your own are not read; columns and sheets are told. Merged cells, a head that is
  missing, a code that does not exist, a word that is none of the choices and a day that is no day are refused, each
  with its cell. A sheet has at most 40,000 rows and 60 columns.
"""


def workbook_page() -> str:
    """All sheets with their columns."""
    return "\n".join((_INTRODUCTION, *map(_sheet, SHEETS)))


def _sheet(sheet: SheetPlan) -> str:
    rows = ["| column | kind | meaning | betekenis | example |", "|---|---|---|---|---|"]
    rows += [_row(column) for column in sheet.columns]
    table = "\n".join(rows)
    return f"## {sheet.name}\n\n{sheet.says.en} {sheet.says.nl}\n\n{table}\n"


def _row(column: Column) -> str:
    kind = f"one of: {', '.join(column.words)}" if column.kind is Kind.WORD else _KINDS[column.kind]
    return f"| {column.head} | {kind} | {column.says.en} | {column.says.nl} | {column.example} |"


_KINDS = {
    Kind.CODE: "code of the row",
    Kind.OF: "code of another row",
    Kind.TEXT: "text",
    Kind.LIST: "list of text",
    Kind.NUMBER: "whole number or text",
    Kind.WHOLE: "whole number",
    Kind.DAY: "day",
    Kind.SHOWN: "only shown",
}
