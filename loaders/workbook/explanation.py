"""What the sheet Uitleg says: how a workbook is filled in, and of each column what belongs in it with an example.

The examples stand here and on no other sheet, so that none of them is ever taken for a plan.
"""

from loaders.workbook.columns import SHEETS, Column, Kind, SheetPlan

EXPLANATION_COLUMNS = (("Blad", 14), ("Kolom", 26), ("Wat hier hoort", 80), ("Voorbeeld", 34))
"""The heads of the sheet with their widths."""

_SORTS = {
    Kind.LIST: "Meer dan één? Zet elk op een eigen regel in dezelfde cel (Alt+Enter).",
    Kind.DAY: "Een datum: 2026-03-31 of 31-3-2026.",
    Kind.WORD: "Kies uit de lijst.",
    Kind.SHOWN: "Alleen ter inzage: wat u hier verandert, wordt niet gelezen.",
}
_HOW = (
    "Vul de bladen Plan, Ambities, Onderdelen, Acties en Partners in, of verbeter wat er staat. Laat de koppen staan.",
    "Gekleurde cellen zijn twijfelachtig; bij Na te kijken staat waarom. Klopt de rij? Zet Nagekeken op ja.",
    "Wat u verandert, telt als met de hand ingevoerd. Wat u laat staan, houdt zijn citaat en zijn plaats in de bron.",
    "Is iets geen actie? Haal de hele rij weg. Mist er een? Zet hem eronder, met een eigen code.",
    "Het blad bron is verborgen en hoort bij het bestand. Verander er niets in: dan gaan de citaten verloren.",
    "Zet er geen namen van personen in: Ketenkaart bewaart geen personen.",
    "Klaar? Bewaar het bestand en laad het met: ketenkaart load BESTAND",
)


def explanation_rows() -> tuple[tuple[str, str, str, str], ...]:
    """The rows below the heads."""
    columns = [(sheet, column) for sheet in SHEETS for column in sheet.columns]
    general = tuple(("", "", line, "") for line in _HOW)
    return (*general, *(_row(sheet, column) for sheet, column in columns))


def _row(sheet: SheetPlan, column: Column) -> tuple[str, str, str, str]:
    said = " ".join(one for one in (column.says.nl, _SORTS.get(column.kind, "")) if one != "")
    return sheet.name, column.head, said, column.example
