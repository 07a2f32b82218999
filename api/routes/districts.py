"""Districts and municipalities."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.problems import not_found
from api.representations.parties import (
    District,
    DistrictDetail,
    Districts,
    Municipalities,
    Municipality,
    MunicipalityDetail,
)
from api.representations.shape import extended
from api.representations.statements import responsibility_of
from api.routes.asked import AskedId, Asking, InDistrict, OneNode, PageAsked, coverage_of, labelled, mark, text_of
from api.routes.networks import DistrictNetwork
from graph.analysis.expected import Expectation
from graph.plans.values import is_fictional

router = APIRouter(tags=["districts"])


@router.get("/districts", operation_id="listDistricts")
def list_districts(request: Request, response: Response, context: Asking) -> Districts:
    """The districts that the store knows, the default one first."""
    found = context.networks.districts()
    if len(found) > 0:
        mark(request, response, context, found[0])
    return Districts(items=tuple(_district(network, number == 0) for number, network in enumerate(found)))


@router.get("/districts/{id}", operation_id="getDistrict")
def get_district(request: Request, response: Response, context: Asking, id: AskedId) -> DistrictDetail:
    """A district, with the plans that are loaded and the municipalities of which none is."""
    try:
        network = context.networks.of(id)
    except KeyError:
        raise not_found("district", id) from None
    mark(request, response, context, network)
    default = context.networks.default()
    shown = _district(network, default is not None and default.view.district == id)
    return extended(DistrictDetail, shown, coverage=coverage_of(network))


@router.get("/municipalities", operation_id="listMunicipalities")
def list_municipalities(
    network: InDistrict,
    page: PageAsked,
    in_district: Annotated[
        bool | None, Query(alias="inDistrict", description="Only those of the district, or only the others.")
    ] = None,
) -> Municipalities:
    """The municipalities of the district, and the others that its plans name."""
    found = [one for one in network.expectations if in_district in (None, one.in_district)]
    items = page.of(found)
    return Municipalities(
        items=tuple(_municipality(network, one) for one in items),
        total=len(found),
        limit=page.limit,
        offset=page.offset,
        coverage=coverage_of(network),
    )


@router.get("/municipalities/{id}", operation_id="getMunicipality")
def get_municipality(found: OneNode) -> MunicipalityDetail:
    """What the plans of others expect of a municipality, with their words."""
    network, node = labelled(found, "Municipality")
    expected = next((one for one in network.expectations if one.municipality == node.id), None)
    if expected is None:
        raise not_found("municipality", node.id)
    return extended(
        MunicipalityDetail,
        _municipality(network, expected),
        plans_of_others=expected.plans_of_others,
        stated=tuple(responsibility_of(row) for row in expected.stated),
        derived=tuple(responsibility_of(row) for row in expected.derived),
        coverage=coverage_of(network),
    )


def _district(network: DistrictNetwork, default: bool) -> District:
    return District(
        id=network.district.id,
        name=network.district.name,
        fictional=is_fictional(network.district),
        default=default,
        municipalities=len(network.plans.municipalities),
        plans=len(network.plans.plans),
    )


def _municipality(network: DistrictNetwork, one: Expectation) -> Municipality:
    return Municipality(
        id=one.municipality,
        name=one.name,
        code=text_of(network.view.nodes[one.municipality], "code"),
        in_district=one.in_district,
        plan_loaded=one.plan_loaded,
        plans=tuple(plan.id for plan in network.plans.by_owner.get(one.municipality, ())),
        stated_by_others=len(one.stated),
        derived_from_others=len(one.derived),
    )
