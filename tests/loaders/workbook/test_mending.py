"""What a person changes was entered by hand, what is left keeps its quote, and no word of the document is lost."""

from datetime import date

import pytest

from graph.model.form import ActionForm, Reading
from graph.model.vocabulary import OrganisationKind, ResolutionRule, Role, TimingKind
from graph.reference import Reference
from loaders.content import IntakeOptions, read_content
from loaders.faults import WorkbookError
from loaders.form.through import Through, actions_in, quotes_in
from loaders.workbook import workbook_bytes
from loaders.workbook.columns import ACTIONS, PARTIES, PLAN
from loaders.workbook.files import WRITERS
from loaders.workbook.marks import SOURCE_SHEET
from tests.loaders.workbook.book import Book


def actions(reading: Reading) -> list[ActionForm]:
    return list(actions_in(reading.plan))


def left_out(reading: Reading) -> list[str]:
    return [one.quote.text for one in reading.ignored if one.rule == "changed-by-hand"]


def test_what_nobody_touched_is_the_same_plan(book: Book, reading: Reading) -> None:
    assert book.read() == reading


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_an_untouched_workbook_is_read_as_the_text_is(ending: str, reading: Reading, reference: Reference) -> None:
    content = workbook_bytes(reading, ending)
    assert read_content(content, f"nagekeken{ending}", reference, IntakeOptions()) == reading


def test_a_name_that_was_mended_is_resolved_anew_and_has_no_quote(book: Book, reading: Reading) -> None:
    book.put(PARTIES, 2, "written", "VTH")
    first, second = actions(book.read())[0].holders
    assert first == actions(reading)[0].holders[0]
    assert (second.written, second.organisation, second.quote, second.position) == ("VTH", None, None, 2)


def test_words_that_lost_their_quote_are_accounted_for(book: Book, reading: Reading) -> None:
    book.put(PARTIES, 2, "written", "VTH")
    found = book.read()
    assert left_out(found) == ["VHT"]
    places = {stretch for quote in quotes_in(reading.plan) for stretch in quote.stretches}
    assert places <= {stretch for quote in quotes_in(found) for stretch in quote.stretches}


def test_the_doubt_about_a_name_goes_with_the_name(book: Book, reading: Reading) -> None:
    assert [issue.code for issue in reading.issues] == ["unknown-name"]
    book.put(PARTIES, 2, "written", "VTH")
    assert book.read().issues == ()


def test_a_mended_workbook_gets_its_names_resolved(reading: Reading, reference: Reference) -> None:
    mended = Book(reading)
    mended.put(PARTIES, 2, "written", "VTH")
    found = read_content(mended.saved(), "x.xlsx", reference, IntakeOptions())
    second = actions(found)[0].holders[1]
    assert second.organisation is not None
    assert (second.organisation.id, second.rule, second.certainty) == ("gm0629.vth", ResolutionRule.OWN_DEPARTMENT, 1.0)


def test_another_organisation_keeps_the_words_and_their_quote(book: Book, reading: Reading) -> None:
    for name, value in (("organisation.name", "Bureau Toezicht"), ("organisation.id", None)):
        book.put(PARTIES, 2, name, value)
    second = actions(book.read())[0].holders[1]
    assert second.quote == actions(reading)[0].holders[1].quote
    assert second.organisation is not None
    assert (second.organisation.name, second.organisation.id) == ("Bureau Toezicht", "bureau-toezicht")
    assert (second.rule, second.certainty) == (ResolutionRule.GIVEN, 1.0)


def test_a_code_of_before_does_not_go_with_another_name(book: Book) -> None:
    """The name beside the code was changed, the code was forgotten: then the code is still that of the first one."""
    book.put(PARTIES, 2, "organisation.name", "Bureau Toezicht")
    named = actions(book.read())[0].holders[1].organisation
    assert named is not None
    assert named.id == "bureau-toezicht"


def test_another_role_was_entered_by_hand(book: Book, reading: Reading) -> None:
    book.put(PARTIES, 1, "named_as", "regie")
    first = actions(book.read())[0].holders[0]
    assert (first.role, first.quote) == (Role.LEAD, None)
    assert first.organisation == actions(reading)[0].holders[0].organisation


def test_a_row_that_was_looked_at_is_certain(book: Book) -> None:
    book.put(PARTIES, 2, "checked", "ja")
    second = actions(book.read())[0].holders[1]
    assert (second.rule, second.certainty) == (ResolutionRule.GIVEN, 1.0)
    assert second.quote is not None


def test_an_action_that_was_looked_at_has_no_doubts_left(book: Book) -> None:
    book.put(ACTIONS, 1, "checked", "Ja")
    assert book.read().issues == ()


def test_a_row_of_an_uncertain_table_is_certain_when_somebody_looked_at_it(reading: Reading) -> None:
    class Unsure(Through):
        def action(self, part: ActionForm) -> ActionForm:
            return part.model_copy(update={"certainty": 0.8})

    unsure = Unsure().inside(reading)
    book = Book(unsure)
    assert book.read() == unsure
    book.put(ACTIONS, 1, "checked", "ja")
    assert [action.certainty for action in actions(book.read())] == [None, *[0.8] * (len(actions(reading)) - 1)]


def test_other_words_for_when_mean_something_else(book: Book) -> None:
    """The days beside them were those of the old words, and nobody changed them."""
    book.put(ACTIONS, 1, "timing.written", "Q3 2026")
    timing = actions(book.read())[0].timing
    assert timing is not None
    assert (timing.written, timing.kind, timing.start, timing.quote) == ("Q3 2026", None, None, None)


def test_other_days_stay_with_the_words(book: Book, reading: Reading) -> None:
    book.put(ACTIONS, 1, "timing.end", date(2026, 2, 28))
    timing, before = actions(book.read())[0].timing, actions(reading)[0].timing
    assert timing is not None
    assert before is not None
    assert (timing.end, timing.quote) == ("2026-02-28", before.quote)


def test_a_day_by_hand_without_a_kind_is_not_read_from_the_words(book: Book) -> None:
    for name, value in (("timing.kind", None), ("timing.start", None), ("timing.end", "28-2-2026")):
        book.put(ACTIONS, 2, name, value)
    timing = actions(book.read())[1].timing
    assert timing is not None
    assert (timing.kind, timing.end) == (TimingKind.DATE, "2026-02-28")


def test_an_action_that_is_none_goes_with_its_parties(book: Book, reading: Reading) -> None:
    book.drop(ACTIONS, 2)
    found = book.read()
    assert actions(found) == actions(reading)[:1]
    assert left_out(found) == ["We spreken elk kwartaal over signalen.", "GGD", "doorlopend"]
    assert [issue.code for issue in found.issues] == ["unknown-name", "workbook-row-gone"]


def test_an_action_that_was_missing_is_added(book: Book) -> None:
    for name, value in (("code", "nieuw"), ("block", "ond-1"), ("text", "Wij helpen.")):
        book.put(ACTIONS, 3, name, value)
    for name, value in (("of", "NIEUW"), ("named_as", "houder"), ("written", "SHOP")):
        book.put(PARTIES, 4, name, value)
    new = actions(book.read())[2]
    assert (new.text, new.quote, [holder.written for holder in new.holders]) == ("Wij helpen.", None, ["SHOP"])


def test_a_damaged_source_makes_all_of_it_by_hand(book: Book, reading: Reading) -> None:
    cells = book.grid.sheets[SOURCE_SHEET].cells
    cells[1, 0] = str(cells[1, 0]).replace("meldroute", "meldkaart")
    found = book.read()
    assert [issue.code for issue in found.issues] == ["workbook-source-damaged"]
    assert list(quotes_in(found)) == []
    assert found.document is None
    assert [action.text for action in actions(found)] == [action.text for action in actions(reading)]


def test_holders_that_are_only_shown_cannot_be_changed_there(book: Book) -> None:
    """Who changes them there would think to have mended the plan."""
    book.put(ACTIONS, 1, "shown.holders", "SHOP (houder)")
    with pytest.raises(WorkbookError, match=r"Acties!G2: workbook-shown-changed"):
        book.read()


def test_a_template_is_filled_in_without_ambitions_and_parts(reference: Reference) -> None:
    book = Book(None)
    book.put(PLAN, 1, "title", "Plan 2026")
    book.put(PLAN, 1, "owner.name", "Wassenaar")
    book.put(ACTIONS, 1, "code", "1")
    book.put(ACTIONS, 1, "text", "Wij helpen.")
    for name, value in (("of", 1), ("named_as", "regie"), ("written", "politie")):
        book.put(PARTIES, 1, name, value)
    found = read_content(book.saved(), "x.xlsx", reference, IntakeOptions())
    assert found.issues == ()
    (action,) = actions(found)
    assert found.plan.owner is not None
    assert (found.plan.owner.id, action.holders[0].role) == ("gm0629", Role.LEAD)
    assert action.holders[0].organisation is not None
    assert action.holders[0].organisation.kind is OrganisationKind.POLICE_AND_JUSTICE


def test_a_code_may_be_written_in_small_letters(book: Book, reading: Reading) -> None:
    """The parties were found and the action was not, and reading stopped."""
    book.put(ACTIONS, 2, "code", "act-2")
    assert book.read().plan == reading.plan
