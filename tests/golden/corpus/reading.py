"""The plans of the corpus, read as the product reads them."""

from collections.abc import Iterable
from functools import cache

from graph.model.form import Reading
from graph.reference import Reference, load_reference
from loaders.faults import DocumentError
from loaders.reading import read_as_plan
from tests.golden.accounted import left_out_in_silence, unaccounted
from tests.golden.corpus.formats import file_of
from tests.golden.corpus.measure import Measured, measure, refused
from tests.golden.corpus.source import NAMES, Source
from tests.read_here import read_here


@cache
def reference() -> Reference:
    """What is known before a plan of the corpus is read: the register and the fictional municipalities."""
    return load_reference([NAMES])


def read(source: Source) -> Reading:
    """A plan of the corpus, read from its file.

    Raises:
        DocumentError: its file is refused.
    """
    name, content = file_of(source)
    return read_as_plan(read_here(content, name), reference())


def measured(source: Source) -> Measured:
    """What reading a plan of the corpus comes to; a file that is refused has lost all its rows, and said so.

    Of every reading each word has to be accounted for, whatever was found.
    """
    try:
        reading = read(source)
    except DocumentError as error:
        return refused(source, str(error))
    assert (source.name, unaccounted(reading), left_out_in_silence(reading)) == (source.name, [], [])
    return measure(source, reading)


def together(plans: Iterable[Source]) -> Measured:
    """What several plans come to."""
    whole = Measured()
    for source in plans:
        whole.take(measured(source))
    return whole
