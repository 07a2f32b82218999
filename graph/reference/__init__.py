"""Known before any plan is read: districts, municipalities, organisations, own departments, pillars, words.

The knowledge is data (YAML beside this code, and files of one's own in the same format); this package only reads and
checks it. What stands in a fictional file is never mixed with what is real: see ``Reference.eligible``.
"""

from graph.reference.entries import (
    FormerMunicipality,
    KnownDepartment,
    KnownDistrict,
    KnownMunicipality,
    KnownOrganisation,
    KnownPillar,
    KnownRegion,
    Phrases,
)
from graph.reference.faults import ReferenceError_
from graph.reference.load import load_reference
from graph.reference.made import FICTIONAL, bare_group_names
from graph.reference.names import compact_key, name_key, visible
from graph.reference.reference import NO_OWNER, Reference
from graph.reference.words import is_ordinary_word, ordinary_words

__all__ = [
    "FICTIONAL",
    "NO_OWNER",
    "FormerMunicipality",
    "KnownDepartment",
    "KnownDistrict",
    "KnownMunicipality",
    "KnownOrganisation",
    "KnownPillar",
    "KnownRegion",
    "Phrases",
    "Reference",
    "ReferenceError_",
    "bare_group_names",
    "compact_key",
    "is_ordinary_word",
    "load_reference",
    "name_key",
    "ordinary_words",
    "visible",
]
