"""*Wat anderen van ons verwachten*: what the loaded plans of others say about a municipality.

It serves a municipality whose own plan is not loaded, and never says more than the others wrote: where they name it
nowhere, that is all there is to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.parties import WhoRow, lineage, owner_of, plans_of, who_does_what
from graph.model.vocabulary import Basis, Degree
from graph.view import NetworkView

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
    stated: tuple[WhoRow, ...]
    """Rows that name the municipality, or a department of it, in the plans' order."""
    derived: tuple[WhoRow, ...]
    """Rows that follow from a collective it is a member of; not counted with the stated ones. One per action or
    block, of the strongest degree: the same passage is asked about once."""


def expectations(view: NetworkView, rows: tuple[WhoRow, ...] | None = None) -> tuple[Expectation, ...]:
    """For every municipality of the district, and for every other one that a plan names; the district's first,
    then by name. ``rows`` are those of ``who_does_what``, if they are at hand."""
    said = who_does_what(view) if rows is None else rows
    found = (_expectation(view, municipality.id, said) for municipality in view.of_label("Municipality"))
    kept = (one for one in found if one.in_district or len(one.stated) + len(one.derived) > 0)
    return tuple(sorted(kept, key=lambda one: (not one.in_district, one.name.casefold(), one.municipality)))


def expected_of(view: NetworkView, municipality: str) -> Expectation:
    """What the plans of others say about this municipality.

    Raises:
        KeyError: there is no such municipality in the view.
    """
    return _expectation(view, municipality, who_does_what(view))


def _expectation(view: NetworkView, municipality: str, rows: tuple[WhoRow, ...]) -> Expectation:
    plans = plans_of(view)
    owners = [owner_of(view, plan) for plan in plans]
    about = [
        row for row in rows if row.municipality != municipality and municipality in lineage(view, row.organisation)
    ]
    districts = {relation.target for relation in view.outgoing(municipality, "IN_DISTRICT")}
    return Expectation(
        municipality=municipality,
        name=view.nodes[municipality].name,
        in_district=view.district in districts,
        plan_loaded=any(owner.id == municipality for owner in owners),
        plans_of_others=tuple(owner.name for owner in owners if owner.id != municipality),
        stated=tuple(row for row in about if row.basis is not Basis.DERIVED),
        derived=_strongest(row for row in about if row.basis is Basis.DERIVED),
    )


def _strongest(rows: Iterable[WhoRow]) -> tuple[WhoRow, ...]:
    kept: dict[str, WhoRow] = {}
    for row in rows:
        place = row.block if row.action is None else row.action
        if place not in kept or _STRENGTH.index(row.degree) < _STRENGTH.index(kept[place].degree):
            kept[place] = row
    return tuple(kept.values())
