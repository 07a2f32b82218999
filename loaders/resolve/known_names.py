"""Whether a name is that of a body or a place that is known, whoever asks."""

from functools import lru_cache

from graph.reference import Reference, name_key
from loaders.resolve.person_names import IsKnown


@lru_cache(maxsize=4)
def known_in(reference: Reference) -> IsKnown:
    """Asks for a name: is it listed as that of a municipality or an organisation, or as a department's?"""
    names = [name for known in reference.municipalities for name in (known.name, *known.other_names)]
    names += [name for known in reference.organisations for name in known.all_names]
    names += [district.name for district in reference.districts]
    keys = frozenset(name_key(name) for name in names)
    return lambda name: name_key(name) in keys
