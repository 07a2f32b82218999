"""Ordinary Dutch words, to tell a broken word from two words and a name from a noun. Origin: ``words/ORIGIN.md``."""

import gzip
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """All words of the list, in small letters; read once, when first asked for."""
    packed = files("graph.reference").joinpath("words", "nl.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").splitlines())


def is_ordinary_word(word: str) -> bool:
    """Whether ``word`` stands in the list, without regard to capitals."""
    return word.lower() in ordinary_words()
