"""What readers of text documents have to tell beside the words: left out, doubtful, or read in one of two ways."""

from graph.model.form import Issue
from graph.model.vocabulary import Severity


def _told(code: str, message: str, severity: Severity = Severity.INFO) -> Issue:
    return Issue(code=code, severity=severity, message=message)


def tracked_changes(inserted: int, deleted: int, moved: int) -> Issue:
    """Changes were tracked: the last wording was read."""
    counted = [
        _number(inserted, "toevoeging", "toevoegingen"),
        _number(deleted, "verwijdering", "verwijderingen"),
        _number(moved, "verplaatsing", "verplaatsingen"),
    ]
    said = ", ".join(part for part in counted if part != "")
    message = f"In het document zijn wijzigingen bijgehouden ({said}). De laatste tekst is gelezen."
    return _told("tracked-changes", message, Severity.WARNING)


def comments(count: int) -> Issue:
    """There are comments beside the text; they are no part of it."""
    return _told("comments-left-out", f"Opmerkingen in de kantlijn zijn niet gelezen: {count}.")


def macros() -> Issue:
    """There are macros in the file; nothing of them was opened."""
    return _told("macros-left-out", "In het bestand zitten macro's. Ze zijn niet geopend.")


def parts_not_read(count: int) -> Issue:
    """Whole other files are part of the text, and were not read."""
    message = f"In het document zijn andere bestanden opgenomen die niet zijn gelezen: {count}."
    return _told("embedded-parts-not-read", message, Severity.WARNING)


def not_filled_in(count: int) -> Issue:
    """Fields of a form that nobody filled in: their prompt is no text of the plan."""
    return _told("fields-not-filled-in", f"Invulvelden die niet zijn ingevuld, zijn weggelaten: {count}.")


def row_of_other_length(row: int, cells: int, heads: int) -> Issue:
    """A row has more or fewer cells than the heads of its table; which cell stands in which column is not sure."""
    message = f"Rij {row} van de tabel telt {cells} cellen en de kop {heads}. In welke kolom ze horen is niet zeker."
    return _told("row-of-other-length", message, Severity.WARNING)


def read_as(encoding: str) -> Issue:
    """The content is not in UTF-8 and does not say what it is in."""
    message = f"Het bestand is geen UTF-8 en zegt niet wat het wel is. Het is gelezen als {encoding}."
    return _told("read-as-encoding", message, Severity.WARNING)


def hidden_parts(signs: int) -> Issue:
    """A page holds words that it does not show; which people see by a click, and which nobody does, cannot be told."""
    message = f"Delen van de pagina zijn verborgen en niet gelezen ({signs} tekens)."
    return _told("hidden-parts-left-out", message, Severity.WARNING)


def _number(count: int, one: str, more: str) -> str:
    return "" if count == 0 else f"{count} {one if count == 1 else more}"
