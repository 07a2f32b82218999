"""Plans as spreadsheets: CSV as Excel keeps it, XLSX and ODS with merged cells."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import odfdo
import xlsxwriter

from tests.golden.corpus.markup import plain
from tests.golden.corpus.source import Card, Cell, Grid, Heading, Items, Labels, Notes, Part, Placed, Text, Title, Yaml


@dataclass(frozen=True)
class _Row:
    """A row of a sheet: its cells with their columns, and whether it stands alone."""

    cells: tuple[Placed, ...]
    head: bool = False


def semicolons(parts: Sequence[Part], options: Yaml) -> bytes:
    """CSV with semicolons in cp1252; every line has the cells of the widest table."""
    width = _width(parts)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _sheet(parts):
        cells = [""] * width
        for place in row.cells:
            cells[place.column] = plain(place.cell.text)
        writer.writerow(cells)
    return out.getvalue().encode("cp1252")


def xlsx(parts: Sequence[Part], options: Yaml) -> bytes:
    """A workbook; ``sheets`` gives each heading of the first level a sheet of its own."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    for name, held in _sheets(parts, options):
        _fill(book.add_worksheet(name), held, bold, wrapped)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, parts: Sequence[Part], bold: Any, wrapped: Any) -> None:
    for number, row in enumerate(_sheet(parts)):
        for place in row.cells:
            cell, column = place.cell, place.column
            look = bold if row.head else wrapped
            if cell.rows > 1 or cell.columns > 1:
                sheet.merge_range(
                    number, column, number + cell.rows - 1, column + cell.columns - 1, plain(cell.text), look
                )
            elif cell.text != "":
                sheet.write_string(number, column, plain(cell.text), look)


def ods(parts: Sequence[Part], options: Yaml) -> bytes:
    """The same as a sheet of ODF."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for name, held in _sheets(parts, options):
        table = odfdo.Table(name)
        document.body.append(table)
        _fill_odf(table, held)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill_odf(table: odfdo.Table, parts: Sequence[Part]) -> None:
    for number, row in enumerate(_sheet(parts)):
        for place in row.cells:
            table.set_value((place.column, number), plain(place.cell.text))
    for number, row in enumerate(_sheet(parts)):
        for place in row.cells:
            cell = place.cell
            if cell.rows > 1 or cell.columns > 1:
                last = (place.column + cell.columns - 1, number + cell.rows - 1)
                table.set_span((place.column, number, *last))


def _sheets(parts: Sequence[Part], options: Yaml) -> list[tuple[str, list[Part]]]:
    sheets: list[tuple[str, list[Part]]] = [("Plan", [])]
    for part in parts:
        if options.get("sheets") and isinstance(part, Heading) and part.level == 1:
            sheets.append((re.sub(r"[^\w ]", "", part.text)[:31], []))
        sheets[-1][1].append(part)
    return sheets


def _width(parts: Sequence[Part]) -> int:
    return max([part.width for part in parts if isinstance(part, Grid)] + [2])


def _sheet(parts: Sequence[Part]) -> Iterator[_Row]:
    for part in parts:
        match part:
            case Title(text) | Heading(text, _):
                yield _Row((Placed(0, 0, Cell(text)),), head=True)
            case Text(text):
                yield _Row((Placed(0, 0, Cell(text)),))
            case Labels(pairs) | Card(pairs):
                for label, text in pairs:
                    yield _Row((Placed(0, 0, Cell(label)), Placed(0, 1, Cell(text))))
            case Items(items):
                yield from (_Row((Placed(0, 0, Cell(f"- {text}")),)) for _, text in items)
            case Notes(notes):
                yield from (_Row((Placed(0, 0, Cell(f"{sign} {text}")),)) for sign, text in notes)
            case Grid():
                yield _Row(())
                placed = part.placed()
                for number in range(len(part.heads) + len(part.rows)):
                    cells = tuple(place for place in placed if place.row == number)
                    yield _Row(cells, head=number < len(part.heads))
                yield _Row(())
