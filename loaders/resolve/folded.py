"""The words around names, folded as names are compared: once for each reference, not for each name that is resolved."""

from dataclasses import dataclass
from functools import lru_cache

from graph.reference import Reference, name_key


@dataclass(frozen=True, slots=True)
class FoldedPhrases:
    """The lists of ``Phrases`` that names are held against; see there for what each is for."""

    role_words: frozenset[str]
    articles: frozenset[str]
    qualifiers: frozenset[str]
    common_words: frozenset[str]
    function_words: tuple[str, ...]
    department_words: frozenset[str]
    function_links: tuple[str, ...]
    """Each with a space in front, the longest first."""
    municipality_prefixes: tuple[tuple[str, int], ...]
    """Each with the number of its words, the longest first."""


@lru_cache(maxsize=64)
def folded_phrases(reference: Reference) -> FoldedPhrases:
    """The phrases of ``reference``, folded."""
    phrases = reference.phrases
    links = sorted((name_key(link) for link in phrases.function_links), key=len, reverse=True)
    prefixes = sorted(phrases.municipality_prefixes, key=len, reverse=True)
    return FoldedPhrases(
        role_words=_folded(phrases.role_words),
        articles=_folded(phrases.articles),
        qualifiers=_folded(phrases.qualifiers),
        common_words=_folded(phrases.common_words),
        function_words=tuple(name_key(word) for word in phrases.function_words),
        department_words=_folded(phrases.department_words),
        function_links=tuple(f" {link}" for link in links if link != ""),
        municipality_prefixes=tuple((name_key(prefix), len(prefix.split())) for prefix in prefixes),
    )


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name_key(word) for word in words)
