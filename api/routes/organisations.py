"""Organisations: who is named, how often and how, and everything that names one of them."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query

from api.representations.parties import Naming, Organisation, OrganisationDetail, Organisations, Together
from api.representations.shape import Named, PartyRef, extended
from api.representations.statements import responsibility_of
from api.routes.asked import InDistrict, OneNode, PageAsked, coverage_of, labelled, named, several, text_of
from api.routes.networks import DistrictNetwork
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree, Level, OrganisationKind
from graph.plans import Named as NamedAt
from graph.plans.values import is_fictional, kind_of

router = APIRouter(tags=["organisations"])


@router.get("/organisations", operation_id="listOrganisations")
def list_organisations(
    network: InDistrict,
    page: PageAsked,
    kind: Annotated[list[OrganisationKind] | None, Query(description="Only of these kinds.")] = None,
    confirmed: Annotated[bool | None, Query(description="Only known names, or only those not yet confirmed.")] = None,
    degree: Annotated[list[Degree] | None, Query(description="Only who is named in one of these ways.")] = None,
) -> Organisations:
    """The parties that the plans of the district name, units apart, municipalities included."""
    rows = network.by_party
    nodes = [
        node
        for node in network.view.of_label("Organisation")
        if (kind is None or kind_of(node) in kind)
        and confirmed in (None, is_confirmed(node))
        and (degree is None or any(row.degree in degree for row in _stated(rows.get(node.id, ()))))
    ]
    nodes.sort(key=lambda node: (node.name.casefold(), node.id))
    return Organisations(
        items=tuple(_organisation(network, node) for node in page.of(nodes)),
        total=len(nodes),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/organisations/{id}", operation_id="getOrganisation")
def get_organisation(found: OneNode) -> OrganisationDetail:
    """A party with every place that names it or one of its units, and who holds the same actions."""
    network, node = labelled(found, "Organisation")
    view = network.view
    rows = network.by_party.get(node.id, ())
    naming = {row.plan for row in _stated(rows)}
    units = [view.nodes[relation.source] for relation in view.incoming(node.id, "PART_OF")]
    return extended(
        OrganisationDetail,
        _organisation(network, node),
        other_names=several(node, "other_names"),
        former_names=several(node, "former_names"),
        knowledge=text_of(node, "knowledge"),
        units=tuple(party_of(unit) for unit in sorted(units, key=lambda unit: unit.name.casefold())),
        responsibilities=tuple(responsibility_of(row) for row in rows),
        together_with=_together(network, node.id),
        not_named_in=tuple(
            Named(id=plan.id, name=plan.owner.name) for plan in network.plans.plans if plan.id not in naming
        ),
        coverage=coverage_of(network),
    )


def party_of(node: NodeRow) -> PartyRef:
    """An organisation by its code and name, with what sort it is."""
    level = text_of(node, "level")
    return PartyRef(id=node.id, name=node.name, kind=kind_of(node), level=None if level is None else Level(level))


def is_confirmed(node: NodeRow) -> bool:
    """Whether it is known in the register, or confirmed by someone."""
    return node.properties.get("confirmed") is not False


def _organisation(network: DistrictNetwork, node: NodeRow) -> Organisation:
    rows = _stated(network.by_party.get(node.id, ()))
    above = network.plans.parties.lineage(node.id)[1:]
    return extended(
        Organisation,
        party_of(node),
        part_of=None if len(above) == 0 else named(above[0]),
        confirmed=is_confirmed(node),
        fictional=is_fictional(node),
        plans=tuple(dict.fromkeys(row.plan for row in rows)),
        named=Naming(
            holds=len({row.action for row in rows if row.degree is Degree.HOLDER}),
            mentioned=len({row.action for row in rows if row.degree is Degree.MENTIONED}),
            listed=len({row.block for row in rows if row.degree is Degree.LISTED}),
            funds=len({row.block for row in rows if row.degree is Degree.FUNDS}),
        ),
    )


def _together(network: DistrictNetwork, party: str) -> tuple[Together, ...]:
    """Other parties, not units of this one nor what it is part of, with the actions that both hold.

    The others are those that the plan names there itself: what a unit holds is not told again of its parent.
    """
    by_party, parties = network.by_party, network.plans.parties
    own = _held(by_party.get(party, ()))
    found: list[Together] = []
    for other in by_party:
        if parties.stands_for(other, party) or parties.stands_for(party, other):
            continue
        shared = own & _held(row for row in by_party[other] if row.organisation == other)
        if len(shared) > 0:
            found.append(extended(Together, party_of(network.view.nodes[other]), actions=tuple(sorted(shared))))
    return tuple(sorted(found, key=lambda one: (-len(one.actions), one.name.casefold(), one.id)))


def _held(rows: Iterable[NamedAt]) -> set[str]:
    return {row.action for row in _stated(rows) if row.degree is Degree.HOLDER and row.action is not None}


def _stated(rows: Iterable[NamedAt]) -> list[NamedAt]:
    return [row for row in rows if not row.is_derived]
