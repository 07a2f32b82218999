"""The words by which names of persons are found, and by which bodies that are named after people are told from them.

They are data: ``person_words.yaml``, and the names of ``names/`` (their origin stands beside them).
"""

import gzip
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from graph.reference.checked_yaml import FileModel, read_yaml

PARTICLES = frozenset(
    {"van", "de", "der", "den", "het", "ter", "ten", "te", "'t", "’t", "'s", "’s", "op", "in", "aan", "uit"}
    | {"el", "al", "la", "le", "du", "bin", "ben", "von", "da", "dos", "di", "ait", "ould"}
)
"""What stands small between a first name and a surname."""
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "đ": "d", "’": "'"})
_SURNAMES_HEAD = "surnames"


class _PersonWords(FileModel):
    """What ``person_words.yaml`` holds."""

    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    surname_ends: tuple[str, ...]
    titles: tuple[str, ...]
    functions: tuple[str, ...]
    persons_functions: tuple[str, ...]
    abbreviations: tuple[str, ...]
    person_labels: tuple[str, ...]
    list_labels: tuple[str, ...]
    before_bodies: tuple[str, ...]
    before_ends: tuple[str, ...]
    bodies: tuple[str, ...]
    noun_ends: tuple[str, ...]
    no_surnames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Every word folded (see ``folded``); ``bodies`` are what a name of a body ends in."""

    first_names: frozenset[str]
    surnames: frozenset[str]
    surname_ends: tuple[str, ...]
    titles: frozenset[str]
    functions: frozenset[str]
    persons_functions: frozenset[str]
    abbreviations: frozenset[str]
    person_labels: tuple[str, ...]
    list_labels: tuple[str, ...]
    before_bodies: frozenset[str]
    before_ends: tuple[str, ...]
    bodies: tuple[str, ...]
    noun_ends: tuple[str, ...]
    no_surnames: frozenset[str]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """``word`` in small letters without accents, so that one spelling in a list stands for all."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


@lru_cache(maxsize=1)
def person_words() -> PersonWords:
    """All of them, read once, when first asked for."""
    said = read_yaml(Path(__file__).with_name("person_words.yaml"), _PersonWords)
    packed = files("loaders.resolve").joinpath("names", "persons.txt.gz").read_bytes()
    listed = gzip.decompress(packed).decode("utf-8").splitlines()
    middle = listed.index(_SURNAMES_HEAD)
    return PersonWords(
        first_names=frozenset((*map(folded, said.first_names), *listed[1:middle])),
        surnames=frozenset((*map(folded, said.surnames), *listed[middle + 1 :])),
        surname_ends=said.surname_ends,
        titles=frozenset(said.titles),
        functions=frozenset(map(folded, said.functions)),
        persons_functions=frozenset(map(folded, said.persons_functions)),
        abbreviations=frozenset(said.abbreviations),
        person_labels=said.person_labels,
        list_labels=said.list_labels,
        before_bodies=frozenset(map(folded, said.before_bodies)),
        before_ends=said.before_ends,
        bodies=said.bodies,
        noun_ends=said.noun_ends,
        no_surnames=frozenset(said.no_surnames),
    )
