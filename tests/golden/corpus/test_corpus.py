"""The corpus, read: no less is found than was reached, and no more rows are wrong without a word."""

from tests.golden.corpus.formats import FORMS, file_of
from tests.golden.corpus.measure import Measured
from tests.golden.corpus.reached import short
from tests.golden.corpus.reading import together
from tests.golden.corpus.source import Source, sources


def test_no_less_is_found_than_was_reached(chromium_path: str) -> None:
    assert short("plans", together(sources())) == []


def test_less_than_was_reached_is_told() -> None:
    worse = Measured()
    worse.add("actions", 1, 10, 10)
    worse.silent = 10_000

    told = short("plans", worse)

    assert [line.split(":")[0] for line in told] == ["actions", "actions", "silent"]


def test_the_corpus_has_every_form_and_says_that_it_is_fictional() -> None:
    assert {source.form for source in sources()} == set(FORMS)
    assert [source.name for source in sources() if "ficti" not in str(source.parts).casefold()] == []


def test_files_are_the_same_each_time() -> None:
    def made(source: Source) -> bytes:
        return file_of(source)[1]

    texts = [source for source in sources() if source.form not in ("xlsx", "ods", "docx", "odt", "pdf-printed")]
    assert [made(source) for source in texts] == [made(source) for source in texts]
