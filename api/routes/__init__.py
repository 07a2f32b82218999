"""The resources of the API, a file for each group; ``router`` holds them all."""

from fastapi import APIRouter, Depends

from api.parts.parameters import refuse_unknown_parameters
from api.routes import (
    actions,
    crossing,
    districts,
    findings,
    four_w,
    imports,
    network,
    norms,
    organisations,
    plans,
    responsibilities,
    reviewed_imports,
    search,
    service,
)
from api.routes.asked import PREFIX, accepts_json

_JSON_ONLY = (
    districts,
    organisations,
    plans,
    actions,
    responsibilities,
    crossing,
    findings,
    norms,
    search,
    imports,
    reviewed_imports,
    service,
)

router = APIRouter(prefix=PREFIX, dependencies=[Depends(refuse_unknown_parameters)])
for _part in _JSON_ONLY:
    router.include_router(_part.router, dependencies=[Depends(accepts_json)])
router.include_router(network.router)
router.include_router(four_w.router)
