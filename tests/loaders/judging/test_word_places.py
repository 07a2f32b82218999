"""Words found in a document, in cells of several stretches too, and what stands beside them."""

from graph.model.form import Document as FormDocument
from graph.model.form import PlanForm, Reading
from graph.model.quotes import Quote
from graph.model.source_text import Document, lines_of
from loaders.judging.word_places import WordPlaces

TEXT = """Een kaart maken en   | VTH     | Q1
die elk jaar bij-    | politie |
werken. Een overleg. |         |
Een kaart maken komt hier nog eens voor.
"""
CELL = ("Een kaart maken en", "die elk jaar bij-", "werken. Een overleg.")


def places() -> WordPlaces:
    document = FormDocument(sha256="0" * 64, name="plan.txt", media_type="text/plain", text=TEXT)
    return WordPlaces(Reading(document=document, plan=PlanForm()))


def cell() -> Quote:
    source = Document("", "", "", TEXT, lines_of(TEXT))
    return source.quote_of([(TEXT.index(line), TEXT.index(line) + len(line)) for line in CELL])


def test_words_in_a_cell_over_lines_are_its_own_stretches_and_no_neighbours() -> None:
    found = places().quote_of("Een kaart maken en die elk jaar bijwerken.", cell())
    assert found is not None
    assert found.text == "Een kaart maken en\ndie elk jaar bij-\nwerken."
    assert len(found.stretches) == 3
    assert found.holds_in(TEXT)


def test_without_a_cell_the_nearest_place_is_meant() -> None:
    found = [places().quote_of("een kaart maken", None, near) for near in (0, len(TEXT))]
    assert [one.line_from for one in found if one is not None] == [1, 4]


def test_what_stands_nowhere_has_no_place() -> None:
    assert places().quote_of("een ander plan", cell()) is None
    assert places().quote_of("...", None) is None
    assert WordPlaces(Reading(plan=PlanForm())).quote_of("kaart", None) is None


def test_the_rest_of_a_cell_is_what_no_piece_of_it_holds() -> None:
    piece = places().quote_of("Een overleg.", cell())
    assert piece is not None
    rest = places().rest_of([cell()], [piece])
    assert [one.text for one in rest] == ["Een kaart maken en", "die elk jaar bij-", "werken."]
    assert places().rest_of([cell()], [cell()]) == ()
