"""The packaged knowledge and files of one's own, put together and checked against each other."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from graph.model.faults import Fault
from graph.model.value_faults import PlacedFault
from graph.reference import faults
from graph.reference.entries import (
    KnownDepartment,
    KnownDistrict,
    KnownMunicipality,
    KnownOrganisation,
    KnownRegion,
    Phrases,
)
from graph.reference.faults import ReferenceError_
from graph.reference.grouping import former_of, neighbours_of, placed, regions_of
from graph.reference.names import name_key
from graph.reference.norms import known_norms
from graph.reference.reading import Knowledge, read_knowledge, read_phrases
from graph.reference.reference import Reference

_HERE = Path(__file__).parent
_PACKAGED = (
    "regions.yaml",
    "municipalities.yaml",
    "former_municipalities.yaml",
    "neighbours.yaml",
    "districts.yaml",
    *(f"organisations/{part}.yaml" for part in ("police_and_justice", "national", "regional", "care", "society")),
    "groups.yaml",
    "own_departments.yaml",
    "pillars.yaml",
)


def load_reference(extra: Sequence[Path] = (), own_norms: Sequence[Path] = ()) -> Reference:
    """The packaged knowledge, and that of the files in ``extra`` in the same format; with norms of one's own beside it.

    Raises ``ReferenceError_`` for a file that is not as it should be, and for one that uses an id or a name that
    another organisation has already: which of the two is meant is not for the program to guess.
    """
    loaded = _load(tuple(extra)) if len(extra) > 0 else _packaged()
    if len(own_norms) == 0:
        return loaded
    known_norms(own_norms)
    return replace(loaded, own_norms=tuple(own_norms))


@lru_cache(maxsize=1)
def _packaged() -> Reference:
    return _load(())


@lru_cache(maxsize=1)
def _packaged_knowledge() -> tuple[tuple[Knowledge, ...], Phrases]:
    return tuple(read_knowledge(_HERE / name) for name in _PACKAGED), read_phrases(_HERE / "lead_ins.yaml")


def _load(extra: tuple[Path, ...]) -> Reference:
    packaged, phrases = _packaged_knowledge()
    files = (*packaged, *(read_knowledge(file) for file in extra))
    _check_ids(files)
    _check_names(files)
    listed = tuple(known for part in files for known in part.municipalities)
    regions = regions_of(files, listed)
    districts, municipalities = placed(files, listed, regions)
    _check_links(files, {known.id for known in districts} | {known.id for known in regions})
    return Reference(
        districts=districts,
        municipalities=municipalities,
        organisations=tuple(known for part in files for known in part.organisations),
        own_departments=tuple(known for part in files for known in part.own_departments),
        pillars=tuple(known for part in files for known in part.pillars),
        phrases=phrases,
        regions=regions,
        former_municipalities=former_of(files),
        neighbours=neighbours_of(files, listed),
    )


def _at(part: Knowledge, path: str, fault: Fault) -> ReferenceError_:
    return ReferenceError_.at(part.file, PlacedFault(path, fault))


def _check_ids(files: Sequence[Knowledge]) -> None:
    taken: set[str] = set()
    for part in files:
        for path, known in _placed(part):
            if known.id in taken:
                raise _at(part, f"{path}.id", faults.ID_TAKEN(id=known.id))
            taken.add(known.id)
        departments: set[tuple[str | None, str]] = set()
        for number, department in enumerate(part.own_departments):
            if (department.municipality, department.id) in departments:
                raise _at(part, f"own_departments[{number}]", faults.DEPARTMENT_TWICE(id=department.id))
            departments.add((department.municipality, department.id))


def _placed(
    part: Knowledge,
) -> Iterator[tuple[str, KnownDistrict | KnownRegion | KnownMunicipality | KnownOrganisation]]:
    yield from ((f"districts[{number}]", given.known) for number, given in enumerate(part.districts))
    yield from ((f"regions[{number}]", known) for number, known in enumerate(part.regions))
    yield from ((f"municipalities[{number}]", known) for number, known in enumerate(part.municipalities))
    yield from ((f"organisations[{number}]", known) for number, known in enumerate(part.organisations))


def _check_names(files: Sequence[Knowledge]) -> None:
    for fictional in (False, True):
        taken: dict[str, tuple[str, str]] = {}
        for part in files:
            for path, owner, name in _names(part, fictional):
                holder, as_written = taken.setdefault(name_key(name), (owner, name))
                if holder != owner:
                    raise _at(part, path, faults.NAME_TAKEN(name=name, holder=holder, written=as_written))


def _names(part: Knowledge, fictional: bool) -> Iterator[tuple[str, str, str]]:
    """Each name with its place and its holder; two municipalities may share one that is ambiguous for both."""
    for number, place in enumerate(part.municipalities):
        if place.fictional == fictional:
            for name in (place.name, *place.other_names):
                yield f"municipalities[{number}]", place.id, name
    for number, former in enumerate(part.former):
        if not fictional:
            yield f"former_municipalities[{number}]", former.now, former.name
    for number, known in enumerate(part.organisations):
        if known.fictional == fictional:
            for name in known.all_names:
                yield f"organisations[{number}]", known.id, name
    for number, department in enumerate(part.own_departments):
        if department.fictional == fictional and department.municipality is None:
            for name in (department.name, *department.other_names):
                yield f"own_departments[{number}]", f"own_departments.{department.id}", name


def _check_links(files: Sequence[Knowledge], groups: Collection[str]) -> None:
    organisations = {known.id: known for part in files for known in part.organisations}
    municipalities = {known.id: known for part in files for known in part.municipalities}
    for part in files:
        for number, known in enumerate(part.organisations):
            path = f"organisations[{number}]"
            if known.parent is not None:
                parent = organisations.get(known.parent) or municipalities.get(known.parent)
                same = parent is not None and parent.fictional == known.fictional
                _require(part.file, f"{path}.parent", known.parent, same)
            if known.members_of is not None:
                _require(part.file, f"{path}.members_of", known.members_of, known.members_of in groups)
            for member in known.members:
                _require(part.file, f"{path}.members", member, member in municipalities)
        for number, department in enumerate(part.own_departments):
            _check_department(part.file, number, department, municipalities.__contains__)
        _refuse_circles(part, organisations)


def _check_department(file: Path, number: int, department: KnownDepartment, known: Callable[[str], bool]) -> None:
    if department.municipality is not None:
        path = f"own_departments[{number}].municipality"
        _require(file, path, department.municipality, known(department.municipality))


def _require(file: Path, path: str, wanted: str, found: bool) -> None:
    if not found:
        raise ReferenceError_.at(file, PlacedFault(path, faults.ID_UNKNOWN(id=wanted)))


def _refuse_circles(part: Knowledge, organisations: dict[str, KnownOrganisation]) -> None:
    for number, known in enumerate(part.organisations):
        passed, at = {known.id}, known.parent
        while at is not None and at in organisations:
            if at in passed:
                raise _at(part, f"organisations[{number}].parent", faults.PART_OF_ITSELF())
            passed.add(at)
            at = organisations[at].parent
