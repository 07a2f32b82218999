"""*Wat anderen van ons verwachten*: what the loaded plans of others say about a municipality.

It serves a municipality whose own plan is not loaded, and never says more than the others wrote: where they name it
nowhere, that is all there is to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Degree
from graph.plans import DistrictPlans, Named
from graph.plans.values import is_municipality

_STRENGTH = (Degree.HOLDER, Degree.FUNDS, Degree.MENTIONED, Degree.LISTED)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the plans of others say about one municipality."""

    municipality: str
    name: str
    in_district: bool
    plan_loaded: bool
    plans_of_others: tuple[str, ...]
    """Names of the owners of the plans that were searched: what "not named" is about."""
    stated: tuple[Named, ...]
    """Rows that name the municipality, or a department of it, in the plans' order."""
    derived: tuple[Named, ...]
    """Rows that follow from a collective it is a member of; not counted with the stated ones. One per action or
    block, of the strongest degree: the same passage is asked about once."""


def expectations(plans: DistrictPlans) -> tuple[Expectation, ...]:
    """For every municipality of the district, and for every other one that a plan names; the district's first, then
    by name."""
    about: dict[str, list[Named]] = {}
    for row in plans.rows:
        for node in row.lineage:
            if is_municipality(node) and node.id != row.municipality:
                about.setdefault(node.id, []).append(row)
    towns = [lineage[0].id for lineage in plans.parties.lineages.values() if is_municipality(lineage[0])]
    found = (_expectation(plans, town, about.get(town, ())) for town in towns)
    kept = (one for one in found if one.in_district or len(one.stated) + len(one.derived) > 0)
    return tuple(sorted(kept, key=lambda one: (not one.in_district, one.name.casefold(), one.municipality)))


def expected_of(plans: DistrictPlans, municipality: str) -> Expectation:
    """What the plans of others say about this municipality.

    Raises:
        KeyError: there is no such municipality in the view.
    """
    about = (row for row in plans.rows if row.municipality != municipality and municipality in row.is_part_of)
    return _expectation(plans, municipality, tuple(about))


def _expectation(plans: DistrictPlans, municipality: str, about: Sequence[Named]) -> Expectation:
    owners = [plan.owner for plan in plans.plans]
    return Expectation(
        municipality=municipality,
        name=plans.parties.lineage(municipality)[0].name,
        in_district=any(town.id == municipality for town in plans.municipalities),
        plan_loaded=any(owner.id == municipality for owner in owners),
        plans_of_others=tuple(owner.name for owner in owners if owner.id != municipality),
        stated=tuple(row for row in about if not row.is_derived),
        derived=_strongest(row for row in about if row.is_derived),
    )


def _strongest(rows: Iterable[Named]) -> tuple[Named, ...]:
    kept: dict[str, Named] = {}
    for row in rows:
        place = row.block if row.action is None else row.action
        if place not in kept or _STRENGTH.index(row.degree) < _STRENGTH.index(kept[place].degree):
            kept[place] = row
    return tuple(kept.values())
