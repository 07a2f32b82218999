"""What the service says of itself: that it lives, that it is ready, and what it can be asked."""

from fastapi import APIRouter, Request, Response

from api.routes.asked import Asking
from api.routes.service_forms import Health, Ready

router = APIRouter(tags=["service"])


@router.get("/health", operation_id="getHealth")
async def get_health() -> Health:
    """Whether the process lives. It does not ask the store anything."""
    return Health(status="alive")


@router.get("/ready", operation_id="getReady")
def get_ready(context: Asking) -> Ready:
    """Whether the store answers; 503 where it does not."""
    return Ready(status="ready", revision=context.networks.store.revision())


@router.get(
    "/openapi.json",
    operation_id="getOpenapi",
    response_class=Response,
    responses={
        200: {
            "description": "This description, OpenAPI 3.0.",
            "content": {"application/json": {"schema": {"type": "object"}}},
            "headers": {
                "access-control-allow-origin": {
                    "description": "Every site may read this description.",
                    "schema": {"type": "string", "enum": ["*"]},
                }
            },
        }
    },
)
async def get_openapi(request: Request) -> Response:
    """The description of this API. Public, and readable from every site."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": "public, max-age=300",
    }
    return Response(request.app.state.description, headers=headers, media_type="application/json")
