"""Rows of the 4W profile are plans: each row an activity, each cell a quote; what is wrong is told with its cell."""

import pytest

from graph.model.form import ActionForm, Reading
from graph.model.vocabulary import Role, TimingKind
from loaders.faults import FourWError
from loaders.form.schema import check_quotes
from loaders.form.through import actions_in
from loaders.four_w import read_four_w, tags_of

HEADS = "Plan,Jaar,Eigenaar,Thema,Waar,Code,Wat,Wie,Rol,Voor wie,Wanneer,Vanaf,Tot\r\n"
TAGS = (
    "#meta+plan,#meta+plan+year,#org+owner,#sector,#adm2+name,#activity+code,#activity,#org,#org+role,#targeted+type,"
    "#date+written,#date+start,#date+end\r\n"
)
ROW = 'Plan A,2026,Wassenaar,Zien,Wassenaar,a1,"Wij ""zien"", en melden",politie,lead,jongeren; ouders,Q1 2026,,\r\n'
SECOND = 'Plan A,2026,Wassenaar,Zien,Wassenaar,a1,"Wij ""zien"", en melden",GGD,,,,,\r\n'
OTHER = "Plan B,,Voorschoten,Zien,Voorschoten,,Iets anders,,,,,1-2-2026,2026-03-31\r\n"


def read(text: str) -> tuple[Reading, ...]:
    tags = tags_of(text)
    assert tags is not None
    return read_four_w(text, "rijen.csv", tags)


def action(reading: Reading) -> ActionForm:
    (found,) = actions_in(reading.plan)
    return found


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FourWError) as raised:
        read(text)
    return [(one.place, one.fault.code) for one in raised.value.faults]


def test_rows_of_one_code_are_one_action_with_all_its_parties() -> None:
    (found,) = read(HEADS + TAGS + ROW + SECOND)
    one = action(found)
    assert one.text == 'Wij "zien", en melden'
    assert [(holder.written, holder.role) for holder in one.holders] == [("politie", Role.LEAD), ("GGD", Role.HOLDER)]
    assert [group.written for group in one.target_groups] == ["jongeren", "ouders"]
    assert one.timing is not None
    assert one.timing.written == "Q1 2026"
    (ambition,) = found.plan.ambitions
    assert (ambition.title, [block.title for block in ambition.blocks]) == ("Zien", ["Wassenaar"])


def test_rows_without_a_code_are_each_an_action() -> None:
    (found,) = read(TAGS + OTHER + OTHER)
    assert len(list(actions_in(found.plan))) == 2


def test_every_quote_is_in_the_document_of_its_own_plan() -> None:
    first, second = read(HEADS + TAGS + ROW + OTHER + SECOND)
    for found in (first, second):
        check_quotes(found)
    assert first.document is not None
    assert second.document is not None
    assert first.document.text == HEADS + TAGS.rstrip() + "\n" + ROW.rstrip() + "\n" + SECOND.rstrip() + "\n"
    assert "politie" not in second.document.text
    assert first.document.sha256 != second.document.sha256
    assert (first.document.name, second.document.name) == ("rijen.csv (Plan A)", "rijen.csv (Plan B)")


def test_a_file_of_one_plan_is_its_document_as_it_is() -> None:
    (found,) = read(HEADS + TAGS + ROW)
    assert found.document is not None
    assert (found.document.text, found.document.name) == (HEADS + TAGS + ROW, "rijen.csv")


def test_days_without_words_are_the_words() -> None:
    (found,) = read(TAGS + OTHER)
    timing = action(found).timing
    assert timing is not None
    assert (timing.written, timing.kind, timing.start, timing.end) == (
        "1-2-2026 - 2026-03-31", TimingKind.PERIOD, "2026-02-01", "2026-03-31",
    )  # fmt: skip


def test_where_nobody_is_named_nobody_holds() -> None:
    (found,) = read(TAGS + OTHER)
    assert action(found).holders == ()


def test_a_country_is_a_plan_and_a_sector_the_words_where_nothing_else_says_so() -> None:
    found = read("#country,#adm1,#sector,#org\nChad,Logone,Health,WHO\nKenya,Turkana,Water,UNHCR\n")
    assert [one.plan.title.written for one in found if one.plan.title is not None] == ["Chad", "Kenya"]
    assert [action(one).text for one in found] == ["Health", "Water"]


def test_a_column_that_means_something_else_is_not_taken_and_is_told() -> None:
    (found,) = read("#org+code,#org+url,#org+name,#sector,#geo+lat\n17,http://x,UNHCR,Health,5.1\n")
    assert [holder.written for holder in action(found).holders] == ["UNHCR"]
    (issue,) = found.issues
    assert issue.code == "four-w-column-ignored"
    assert "#org+code, #org+url, #geo+lat" in issue.message


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_any_usual_delimiter_will_do(delimiter: str) -> None:
    (found,) = read(f"#org{delimiter}#sector{delimiter}#adm1\nWHO{delimiter}Health{delimiter}X\n")
    assert action(found).text == "Health"


def test_a_text_that_would_be_a_formula_is_what_it_was() -> None:
    (found,) = read("#org,#activity,#adm1\n'=WHO,'-doen,\n")
    assert (action(found).text, action(found).holders[0].written) == ("-doen", "=WHO")


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        (ROW.replace("lead", "baas"), "I3 (#org+role)", "four-w-unknown-role"),
        (OTHER.replace("1-2-2026", "31-2-2026"), "L3 (#date+start)", "four-w-no-day"),
        (OTHER.replace("1-2-2026", "1-4-2026"), "M3 (#date+end)", "ends-before-it-begins"),
        (ROW.replace("2026,W", "26,W"), "B3 (#meta+plan+year)", "four-w-no-year"),
        (OTHER.replace("Zien", "").replace("Iets anders", " "), "G3 (#activity)", "four-w-needs"),
        ("een,twee\r\n", "3", "four-w-row-length"),
        (ROW + SECOND.replace("zien", "horen"), "F4 (#activity+code)", "four-w-code-differs"),
        (OTHER.replace("Voorschoten", "V" * 2_001, 1), "C3 (#org+owner)", "four-w-too-long"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(row: str, place: str, code: str) -> None:
    assert faults(HEADS + TAGS + row) == [(place, code)]


def test_a_column_that_has_to_be_there_is_missed() -> None:
    text = "#org+owner,#adm1,#meta+plan\nA,B,C\n"
    assert faults(text) == [("1", "four-w-tag-missing"), ("1", "four-w-tag-missing")]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n## Acties, #org, #activity en #sector\n",
        "Actie;Wie;Wanneer\nIets;GGD;Q1\n",
        "#sector,#adm1,#activity\nA,B,C\n",
        "zin over #org, en #sector, en #activity\n",
    ],
)
def test_what_has_no_row_of_tags_is_none_of_these(text: str) -> None:
    assert tags_of(text) is None
