"""Text with a sign between its cells, as spreadsheets save it."""

from pathlib import Path

import pytest

from loaders.document.delimited import document_of_delimited, is_delimited
from loaders.document.model import Document, Place, TableSource, holes
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import codes, grid, lines, tables

PLAN = "Nr;Actie;Wie\n1;Kaart maken;VTH\n2;Balie, en meer;SHOP\n"


def read(content: str | bytes, encoding: str | None = None) -> Document:
    given = content.encode() if isinstance(content, str) else content
    document = document_of_delimited(given, "plan.csv", encoding)
    assert list(holes(document)) == []
    return document


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_sign_between_cells_follows_from_the_rows(delimiter: str) -> None:
    text = PLAN.replace("Balie, en meer", '"Balie, en; meer|\t."').replace(";", delimiter)
    text = text.replace(f"en{delimiter} meer", "en; meer")
    document = read(text)
    assert [row[0] for row in grid(document)] == ["Nr", "1", "2"]
    assert [row[2] for row in grid(document)] == ["Wie", "VTH", "SHOP"]
    assert tables(document)[0].source is TableSource.DELIMITED
    assert document.media_type == "text/csv"


def test_each_word_has_its_cell() -> None:
    assert tables(read(PLAN))[0].cells[4].runs[0].place == Place(cell="B2")


@pytest.mark.parametrize("text", ["sep=;\r\n", "\ufeffSEP=;\n"])
def test_the_sign_that_a_file_names_is_taken_and_its_line_is_no_row(text: str) -> None:
    document = read(text + "a,b;c\n1,2;3\n")
    assert grid(document) == [["a,b", "c"], ["1,2", "3"]]
    assert tables(document)[0].cells[0].runs[0].place == Place(cell="A1")


def test_cells_in_quotation_marks_hold_anything() -> None:
    document = read('Nr;Actie;Wie\n1;"Opvang ""De Haven""\r\nuitbreiden; later";"RIEC; Politie"\n')
    assert grid(document)[1] == ["1", 'Opvang "De Haven" / uitbreiden; later', "RIEC; Politie"]


def test_a_quotation_mark_that_nobody_closes_takes_no_other_row_along() -> None:
    document = read('Nr;Actie;Wie\n1;"Kaart;VTH\n2;Balie;SHOP\n')
    assert grid(document)[1:] == [["1", '"Kaart', "VTH"], ["2", "Balie", "SHOP"]]
    assert codes(document) == ["open-quotation-mark"]


def test_rows_with_fewer_cells_above_the_head_are_the_title() -> None:
    for padding in ("", ";;"):
        document = read(f"Uitvoeringsplan 2026{padding}\nGemeente Oefendorp{padding}\n{padding}\n{PLAN}")
        assert lines(document) == [("paragraph", "Uitvoeringsplan 2026"), ("paragraph", "Gemeente Oefendorp")]
        assert len(grid(document)) == 3
        assert tables(document)[0].doubts == ()


def test_a_row_with_another_number_of_cells_is_doubted_and_nothing_is_shifted() -> None:
    document = read("Nr;Actie;Wie\n1;Kaart\n2;Balie;SHOP;extra\n3;Folder;VTH;\n4;Film;\n")
    assert grid(document)[1:] == [
        ["1", "Kaart", "", ""], ["2", "Balie", "SHOP", "extra"], ["3", "Folder", "VTH", ""], ["4", "Film", "", ""],
    ]  # fmt: skip
    assert [issue.message[:48] for issue in tables(document)[0].doubts] == [
        "Rij 2 van het bestand telt 2 cellen en de kop 3.", "Rij 3 van het bestand telt 4 cellen en de kop 3.",
    ]  # fmt: skip
    assert [issue.quote.text for issue in tables(document)[0].doubts if issue.quote is not None] == [
        "1\tKaart", "2\tBalie\tSHOP\textra",
    ]  # fmt: skip


def test_a_second_table_has_a_width_of_its_own() -> None:
    document = read(PLAN + "\n;;;Naam;Rol\n;;;Fier;opvang\n")
    assert [(table.height, table.width, table.doubts) for table in tables(document)] == [(3, 3, ()), (2, 2, ())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    document = read(PLAN.replace("Kaart", "Coördinatie").encode(encoding))
    assert grid(document)[1][1] == "Coördinatie maken"
    assert codes(document) == []


def test_what_is_not_in_utf_8_is_read_as_windows_writes_it_and_said() -> None:
    document = read(PLAN.replace("Kaart", "Coördinatie €").encode("cp1252"))
    assert grid(document)[1][1] == "Coördinatie € maken"
    assert codes(document) == ["read-as-encoding"]
    assert codes(read(PLAN.encode("cp1252"), "cp1252")) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "text-empty"),
        (b";;;\n;;;\n", "sheets-empty"),
        (bytes(range(256)) * 4, "text-binary"),
        (b"\xff\x01\x02\x03;\x04\x05" * 100, "encoding-differs"),
        (b"a;b\n\x81;c\n", "encoding-differs"),
        (b"PK\x03\x04", "text-is-office"),
    ],
)
def test_what_is_no_text_is_never_read_as_one(content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(content)
    assert caught.value.fault.code == code


def test_most_accented_signs_are_three_in_ten() -> None:
    def code(accented: int) -> str:
        try:
            return codes(read(b"\xe9" * accented + b"a" * (996 - accented) + b";b\n\n"))[0]
        except DocumentError as error:
            return error.fault.code

    assert (code(300), code(301)) == ("read-as-encoding", "encoding-differs")


def test_sniffed_are_the_first_fifty_thousand_signs() -> None:
    def width(pad: int) -> int:
        return tables(read(f"a|b{'.' * pad}\n" * 2 + "x;y;z\n" * 20))[0].width

    assert (width(24_990), width(24_998)) == (3, 2)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"sep=;\na;b\n", True),
        (b'\xef\xbb\xbf"Nr";"Actie";"Wie"\r\n', True),
        (b'"Nr","Actie","Wie"\n', True),
        (b'"Nr","Actie"\n', False),
        (b'"Nr","Actie";"Wie"\n', False),
        (b"Nr;Actie;Wie\n", False),
        (b'"Kaart", zei zij, "is klaar"\n', False),
    ],
)
def test_only_what_is_clearly_such_a_text_is_known_without_its_name(content: bytes, told: bool) -> None:
    assert is_delimited(content) is told


def test_the_case_of_excel_with_semicolons(shared_dir: Path) -> None:
    content = (shared_dir / "cases/26-excel-puntkomma.csv").read_bytes()
    document = read(content)
    assert grid(document)[1:] == [
        ["1-jan", "Signaleren", "Training voor baliemedewerkers / en wijkteams", "Burgerzaken", "Politie, Fier",
         "Q1 2026", "€ 12.500,00"],
        ["1-feb", "Signaleren", "Meldpunt in drieën delen", "VTH", "RIEC; Politie", "1-6-2026", "PM"],
        ["2-jan", "Opvang", 'Opvang "De Haven" uitbreiden', "Coördinatie Zorg", "Stek; SHOP", "2026/2027", "€ 3.000"],
    ]  # fmt: skip
    assert document.issues[1].message == (
        "In het bestand zijn nummers in datums veranderd: 1-jan (waarschijnlijk 1.1), 1-feb (waarschijnlijk 1.2), "
        "2-jan (waarschijnlijk 2.1)."
    )
