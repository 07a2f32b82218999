"""What a person sees: doubtful cells coloured with the reason beside them, drop-downs, heads that stay in view."""

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from graph.model.form import Reading
from loaders.workbook import workbook_bytes
from loaders.workbook.cells import Value
from loaders.workbook.columns import ACTIONS, BY_NAME, PARTIES, SHEETS
from loaders.workbook.marks import SOURCE_SHEET, WORDS_SHEET
from loaders.workbook.pages import Page, pages_of


def page(reading: Reading, name: str) -> Page:
    return next(one for one in pages_of(reading) if one.name == name)


def cell(of: Page, row: int, name: str) -> Value | None:
    return of.rows[row][[column.name for column in BY_NAME[of.name].columns].index(name)]


def coloured(of: Page) -> set[tuple[int, str]]:
    return {(row, BY_NAME[of.name].columns[column].name) for row, column in of.doubtful}


def test_a_name_that_is_not_sure_is_coloured_and_told_why(reading: Reading) -> None:
    parties = page(reading, PARTIES)
    assert coloured(parties) == {(1, "organisation.name"), (1, "written"), (1, "shown.doubt")}
    why = str(cell(parties, 1, "shown.doubt"))
    assert "zekerheid 0,50" in why
    assert '"VHT" staat niet in het register' in why
    assert [cell(parties, row, "checked") for row in range(3)] == [None, "nee", None]
    assert (cell(parties, 1, "shown.quote"), cell(parties, 1, "shown.place")) == ("VHT", "regel 7")


def test_words_that_were_not_understood_colour_the_row_they_are_in(reading: Reading) -> None:
    document = reading.document
    assert document is not None
    action = reading.plan.ambitions[0].blocks[0].actions[0]
    assert action.quote is not None
    unread = Reading.model_validate({"plan": reading.plan, "document": document, "unread": [{"quote": action.quote}]})
    actions = page(unread, ACTIONS)
    assert coloured(actions) == {(0, "text"), (0, "shown.doubt")}
    assert "tekens niet begrepen" in str(cell(actions, 0, "shown.doubt"))


def test_what_may_stand_there_and_could_not_be_read_is_asked(reading: Reading) -> None:
    action = reading.plan.ambitions[0].blocks[0].actions[0].model_copy(update={"unclear": ("timing",)})
    plan = {"ambitions": [{"blocks": [{"actions": [action]}]}]}
    made = Reading.model_validate({"plan": plan, "document": reading.document})
    assert (0, "timing.written") in coloured(page(made, ACTIONS))


def test_another_program_opens_both_and_reads_the_same(reading: Reading) -> None:
    found = []
    for ending in (".xlsx", ".ods"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_bytes(reading, ending)))
        assert book.sheet_names == ["Uitleg", *(sheet.name for sheet in SHEETS), WORDS_SHEET, SOURCE_SHEET]
        hidden = {one.name for one in book.sheets_metadata if str(one.visible).endswith("Hidden")}
        assert hidden == {WORDS_SHEET, SOURCE_SHEET}
        found.append([book.get_sheet_by_name(sheet.name).to_python() for sheet in SHEETS])
    assert found[0][3][1][4] == "We maken een kaart met de meldroute."
    heads = [[row[0] for row in sheet] for sheet in found]
    assert heads[0] == heads[1]


@pytest.mark.parametrize(
    ("ending", "member", "patterns"),
    [
        (
            ".xlsx",
            "xl/worksheets/sheet6.xml",
            [
                r'<pane xSplit="1" ySplit="1"',
                r"<autoFilter ",
                r"<formula1>Keuzes!\$D\$1:\$D\$8",
            ],
        ),
        (
            ".ods",
            "content.xml",
            [
                r'display-filter-buttons="true" table:target-range-address="Partners\.A1:Partners\.N4"',
                r"is-in-list\(\[\$'Keuzes'\.\$D\$1:\.\$D\$8\]\)",
                r'table:display="false"',
            ],
        ),
    ],
)
def test_drop_downs_filters_and_frozen_heads(reading: Reading, ending: str, member: str, patterns: list[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(reading, ending))) as archive:
        xml = archive.read(member).decode("utf-8")
    assert [pattern for pattern in patterns if re.search(pattern, xml) is None] == []
