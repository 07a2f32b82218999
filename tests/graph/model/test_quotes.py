"""Quotes of one and of several stretches: their words are those slices and nothing else."""

import pytest

from graph.model.quotes import Quote, kept_spans, stretches_kept
from graph.model.source_text import Document, lines_of

TEXT = "Hulp aan      GGD Haaglanden\nslachtoffers  en Fier\n"
"""Two columns side by side: of either cell the words stand on both lines."""
DOCUMENT = Document("0" * 64, "plan.txt", "text/plain", TEXT, lines_of(TEXT))
LEFT = DOCUMENT.quote_of(((0, 8), (29, 41)))


def test_a_cell_beside_another_is_two_stretches_without_the_words_between_them() -> None:
    assert LEFT.text == "Hulp aan\nslachtoffers"
    assert (LEFT.start, LEFT.end, LEFT.spans) == (0, 41, ((0, 8), (29, 41)))
    assert (LEFT.line_from, LEFT.line_to) == (1, 2)
    assert LEFT.holds_in(TEXT)


def test_stretches_with_nothing_but_white_space_between_them_are_one() -> None:
    quote = DOCUMENT.quote_of(((14, 17), (17, 28), (29, 29)))
    assert (quote.text, quote.spans) == ("GGD Haaglanden", ())


def test_a_place_in_the_words_leads_to_its_stretches() -> None:
    assert LEFT.places(5, 12) == ((5, 8), (29, 32))
    assert LEFT.places(9, 12) == ((29, 32),)
    assert DOCUMENT.quote(14, 28).places(4, 7) == ((18, 21),)


def test_no_words_and_stretches_out_of_order_are_no_quote() -> None:
    with pytest.raises(ValueError, match="no text"):
        DOCUMENT.quote_of(((8, 10),))
    with pytest.raises(ValueError, match="before the end"):
        DOCUMENT.quote_of(((29, 41), (0, 8)))


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Hulp aan slachtoffers"},
        {"start": 1},
        {"end": 42},
        {"spans": ((0, 8), (7, 41))},
        {"spans": ((29, 41), (0, 8))},
        {"spans": ((0, 8), (29, 29))},
        {"spans": ()},
    ],
)
def test_a_quote_that_says_something_else_does_not_hold(changed: dict[str, object]) -> None:
    assert not LEFT.model_copy(update=changed).holds_in(TEXT)


def test_a_store_keeps_stretches_as_text() -> None:
    assert kept_spans(LEFT) == "0-8 29-41"
    assert kept_spans(DOCUMENT.quote(0, 8)) is None
    assert stretches_kept(0, 41, "0-8 29-41") == LEFT.spans
    assert stretches_kept(0, 8, None) == ((0, 8),)
    assert stretches_kept(0, 8, "0-8") is None
    assert stretches_kept(0, 41, "0-8,29-41") is None


def test_a_single_stretch_is_written_without_spans_all_the_same() -> None:
    assert Quote(text="Hulp", line_from=1, line_to=1, start=0, end=4).stretches == ((0, 4),)
