"""Which district is meant where none is named: the one that has plans."""

from dataclasses import dataclass

from graph.model.faults import FaultError, FaultKind
from graph.reference import KnownDistrict, Reference, name_key
from graph.store.port import Store

NO_SUCH_DISTRICT = FaultKind("district-not-here", "district")
NO_DISTRICT_AT_ALL = FaultKind("district-none")


class DistrictError(FaultError):
    """There is no such district."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The district that an answer is about."""

    id: str
    is_one_of_several: bool
    """Whether it was not named, and others have plans too: then the answer has to say which one it is about."""


def in_order(reference: Reference) -> tuple[KnownDistrict, ...]:
    """The districts that are known: the real ones first, then those for practice."""
    return tuple(sorted(reference.districts, key=lambda district: district.fictional))


def district_meant(store: Store, reference: Reference, named: str | None) -> Meant:
    """The district that is named, by its id or name; else the first that has plans, else the first there is.

    Raises:
        DistrictError: the store has no such district, or none at all.
    """
    if named is not None:
        found = _known(named, reference)
        identifier = named if found is None else found.id
        try:
            store.read_view(identifier)
        except KeyError:
            raise DistrictError(NO_SUCH_DISTRICT(district=named)) from None
        return Meant(identifier, False)
    here: list[str] = []
    with_plans: list[str] = []
    for district in in_order(reference):
        try:
            view = store.read_view(district.id)
        except KeyError:
            continue
        here.append(district.id)
        if next(view.of_label("Plan"), None) is not None:
            with_plans.append(district.id)
    if len(here) == 0:
        raise DistrictError(NO_DISTRICT_AT_ALL())
    return Meant((with_plans or here)[0], len(with_plans) > 1)


def _known(name: str, reference: Reference) -> KnownDistrict | None:
    key = name_key(name)
    for known in reference.districts:
        if name == known.id or key in {name_key(called) for called in (known.name, *known.other_names)}:
            return known
    return None
