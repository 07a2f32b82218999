"""Who is who: names as written in a plan, and the organisations they stand for."""

from loaders.resolve.lexicon import Lexicon, lexicon_for
from loaders.resolve.parties import split_parties
from loaders.resolve.persons import is_personal, looks_like_person, may_be_person, personal_data
from loaders.resolve.resolution import Resolution, resolve_name

__all__ = [
    "Lexicon",
    "Resolution",
    "is_personal",
    "lexicon_for",
    "looks_like_person",
    "may_be_person",
    "personal_data",
    "resolve_name",
    "split_parties",
]
