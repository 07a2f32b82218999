"""Which districts a store has, in the order people see them, and which one is meant where none is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.faults import FaultError, FaultKind
from graph.reference import Reference, name_key
from graph.store.port import DistrictState

NO_SUCH_DISTRICT = FaultKind("district-not-here", "district")
NO_DISTRICT_AT_ALL = FaultKind("district-none")


class DistrictError(FaultError):
    """There is no such district."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The district that an answer is about."""

    state: DistrictState
    is_one_of_several: bool
    """Whether it was not named, and others have plans too: then the answer has to say which one it is about."""


def in_order(districts: Iterable[DistrictState]) -> tuple[DistrictState, ...]:
    """The real ones first, then those for practice; by name."""
    return tuple(sorted(districts, key=lambda one: (one.fictional, one.name.casefold(), one.id)))


def district_meant(
    districts: Iterable[DistrictState], named: str | None = None, reference: Reference | None = None
) -> Meant:
    """The district that is named, by its id or name; else the first that has plans, else the first there is.

    Args:
        districts: those of the store.
        named: what a person calls it; None where nothing is named.
        reference: knows other names of districts.

    Raises:
        DistrictError: the store has no such district, or none at all.
    """
    here = in_order(districts)
    if named is not None:
        wanted = {named, *_also_called(named, reference)}
        found = next((one for one in here if one.id in wanted or name_key(one.name) == name_key(named)), None)
        if found is None:
            raise DistrictError(NO_SUCH_DISTRICT(district=named))
        return Meant(found, False)
    if len(here) == 0:
        raise DistrictError(NO_DISTRICT_AT_ALL())
    with_plans = tuple(one for one in here if one.plans > 0)
    return Meant((with_plans or here)[0], len(with_plans) > 1)


def _also_called(name: str, reference: Reference | None) -> frozenset[str]:
    key = name_key(name)
    if reference is None:
        return frozenset()
    called = [(one.id, (one.name, *one.other_names)) for one in reference.districts]
    called += [(one.id, (one.name, *one.other_names)) for one in reference.regions]
    return frozenset(identifier for identifier, names in called if key in map(name_key, names))
