"""Districts and municipalities."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.parts.serving import mark
from api.problems import not_found
from api.routes.asked import AskedId, Asking, InDistrict, OneNode, PageAsked, kept_json, labelled
from api.routes.asking import asked_by
from graph.export.forms.parties import (
    DistrictDetail,
    Districts,
    Municipalities,
    MunicipalityDetail,
    district_form,
    municipality_detail,
    municipality_form,
)
from graph.export.forms.shape import coverage_of, extended
from graph.questions import WhichMunicipalities

router = APIRouter(tags=["districts"])


@router.get("/districts", operation_id="listDistricts", response_model=Districts)
def list_districts(request: Request, response: Response, context: Asking) -> Response:
    """The districts of the store: the real ones first, by name."""
    now = context.networks.now()
    mark(request, response, context, written=now.written)

    def make() -> Districts:
        default = now.default
        return Districts(
            items=tuple(district_form(state, default is not None and default.id == state.id) for state in now.states)
        )

    return kept_json(context, response, ("districts", now.written), make)


@router.get("/districts/{id}", operation_id="getDistrict")
def get_district(request: Request, response: Response, context: Asking, id: AskedId) -> DistrictDetail:
    """A district, with the plans that are loaded and the municipalities of which none is."""
    now = context.networks.now()
    try:
        network = now.of(id)
    except KeyError:
        raise not_found("district", id) from None
    default = now.default
    assert default is not None, "there is this one"
    mark(request, response, context, network.state, default)
    shown = district_form(network.state, default.id == id)
    return extended(DistrictDetail, shown, coverage=coverage_of(network))


@router.get("/municipalities", operation_id="listMunicipalities")
def list_municipalities(
    network: InDistrict, page: PageAsked, asked: Annotated[WhichMunicipalities, Depends(asked_by(WhichMunicipalities))]
) -> Municipalities:
    """The municipalities of the district, and the others that its plans name."""
    found = asked.of(network)
    return Municipalities(
        items=page.of(found, lambda one: municipality_form(network, one)),
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
    return municipality_detail(network, expected)
