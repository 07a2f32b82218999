"""What the readers of spreadsheets have to tell: what is hidden, left out, doubtful or read in another way."""

from collections.abc import Iterable, Sequence

from graph.model.form import Issue
from graph.model.vocabulary import Severity

_NAMED = 10
# Cells, rows or sheets that an issue names before it says how many more there are; as many as `load` shows of actions.


def hidden_sheets(names: Sequence[str]) -> Issue:
    """Sheets that nobody sees were not read."""
    return _told("hidden-sheets-left-out", f"Verborgen bladen zijn niet gelezen: {_some(names)}.", Severity.WARNING)


def hidden_cells(sheet: str | None, rows: Sequence[str], columns: Sequence[str]) -> Issue:
    """Rows and columns with words in them that nobody sees; they are read, and marked as hidden."""
    parts = []
    if len(rows) > 0:
        parts.append(f"{'rij' if len(rows) == 1 else 'rijen'} {_some(rows)}")
    if len(columns) > 0:
        parts.append(f"{'kolom' if len(columns) == 1 else 'kolommen'} {_some(columns)}")
    return _told("hidden-cells", f"{_on(sheet)} zijn verborgen: {' en '.join(parts)}.", Severity.WARNING)


def comments(count: int) -> Issue:
    """There are comments beside cells; they are no part of the plan."""
    return _told("comments-left-out", f"Opmerkingen bij cellen zijn niet gelezen: {count}.")


def other_files() -> Issue:
    """Values come from other files, which were not opened."""
    message = (
        "Het bestand haalt waarden uit andere bestanden. Die zijn niet geopend; gelezen is wat er het laatst stond."
    )
    return _told("values-of-other-files", message)


def without_value(sheet: str | None, cells: Sequence[str]) -> Issue:
    """Formulas of which the file does not keep the value."""
    message = (
        f"{_on(sheet)} staan formules zonder uitkomst: {_some(cells)}. Open het bestand in een rekenprogramma, en "
        "bewaar het opnieuw."
    )
    return _told("formula-without-value", message, Severity.WARNING)


def errors(sheet: str | None, cells: Sequence[str]) -> Issue:
    """Formulas that give an error instead of a value."""
    return _told("formula-error", f"{_on(sheet)} geven formules een fout: {_some(cells)}.", Severity.WARNING)


def under_merged(sheet: str | None, cells: Sequence[str]) -> Issue:
    """Words under a merged cell, which nobody sees, were left out."""
    message = f"{_on(sheet)} staat tekst verborgen onder een samengevoegde cel: {_some(cells)}. Die is niet gelezen."
    return _told("text-under-merged-cell", message, Severity.WARNING)


def numbers_as_days(sheet: str | None, numbers: Sequence[tuple[str, str]]) -> Issue:
    """Numbers that a spreadsheet took for days; the text keeps what stands there."""
    said = _some([f"{written} (waarschijnlijk {number})" for written, number in numbers])
    return _told("numbers-as-days", f"{_on(sheet)} zijn nummers in datums veranderd: {said}.", Severity.WARNING)


def values_only() -> Issue:
    """An older format of which only the values of cells are read."""
    message = (
        "Dit is een oud Excel-bestand. Alleen de waarden van de cellen zijn gelezen, niet wat er verborgen of "
        "doorgestreept is. Bewaar het als .xlsx om dat wel te lezen."
    )
    return _told("values-only", message, Severity.WARNING)


def no_cells(names: Sequence[str]) -> Issue:
    """Sheets that hold something else than cells."""
    return _told("sheets-without-cells", f"Bladen zonder cellen (grafieken) zijn niet gelezen: {_some(names)}.")


def row_of_other_length(row: int, cells: int, heads: int) -> Issue:
    """A row has another number of cells than the head; which cell stands in which column is not sure."""
    message = f"Rij {row} van het bestand telt {cells} cellen en de kop {heads}. In welke kolom ze horen is niet zeker."
    return _told("row-of-other-length", message, Severity.WARNING)


def open_quote(row: int) -> Issue:
    """A quotation mark opens a cell and none closes it."""
    message = f"In rij {row} begint een cel met een aanhalingsteken dat niet wordt gesloten."
    return _told("open-quotation-mark", message, Severity.WARNING)


def _told(code: str, message: str, severity: Severity = Severity.INFO) -> Issue:
    return Issue(code=code, severity=severity, message=message)


def _on(sheet: str | None) -> str:
    return "In het bestand" if sheet is None else f"Op blad {sheet!r}"


def _some(names: Iterable[str]) -> str:
    given = list(names)
    more = "" if len(given) <= _NAMED else f" en nog {len(given) - _NAMED}"
    return ", ".join(given[:_NAMED]) + more
