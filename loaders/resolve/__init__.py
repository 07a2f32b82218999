"""Who is who: names as written in a plan, and the organisations they stand for."""

from loaders.resolve.known_names import known_in
from loaders.resolve.lexicon import Lexicon, lexicon_for
from loaders.resolve.parties import split_parties
from loaders.resolve.person_names import IsKnown
from loaders.resolve.personal_numbers import Kind, Place
from loaders.resolve.persons import is_personal, looks_like_person, may_be_person, personal_in_name, personal_places
from loaders.resolve.resolution import Resolution, resolve_name

__all__ = [
    "IsKnown",
    "Kind",
    "Lexicon",
    "Place",
    "Resolution",
    "is_personal",
    "known_in",
    "lexicon_for",
    "looks_like_person",
    "may_be_person",
    "personal_in_name",
    "personal_places",
    "resolve_name",
    "split_parties",
]
