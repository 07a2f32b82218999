"""The application of the demonstration: pages that are made already, behind strict headers, for this machine only."""

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY = frozenset({"0.0.0.0", "::", ""})
_POLICY_IN_PAGE = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_STRICTEST = "default-src 'none'; base-uri 'none'; form-action 'none'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}

_Next = Callable[[Request], Awaitable[Response]]


def demo_app(pages: Mapping[str, str], host: str) -> FastAPI:
    """The application that serves ``pages`` (path -> HTML); it answers to no other host than it was told.

    A page elsewhere that lets a name of its own point to this machine cannot read these pages: the name it would
    ask for is not among the hosts.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, title="Ketenkaart")
    allowed = _LOOPBACK if host in _ANY else _LOOPBACK | {host.lower()}
    for path, html in pages.items():
        app.add_api_route(path, partial(_page, html), methods=["GET", "HEAD"], response_class=HTMLResponse)
    app.add_exception_handler(HTTPException, _refused)

    @app.middleware("http")
    async def guard(request: Request, proceed: _Next) -> Response:
        if _host_of(request.headers.get("host", "")) not in allowed:
            response: Response = PlainTextResponse("Deze naam hoort niet bij deze pagina.\n", status_code=400)
        else:
            response = await proceed(request)
        response.headers.update(_HEADERS)
        response.headers.setdefault("Content-Security-Policy", f"{_STRICTEST}; frame-ancestors 'none'")
        return response

    return app


async def _page(html: str) -> HTMLResponse:
    policy = _POLICY_IN_PAGE.search(html)
    stated = _STRICTEST if policy is None else policy.group(1)
    return HTMLResponse(html, headers={"Content-Security-Policy": f"{stated}; frame-ancestors 'none'"})


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    said = "Deze pagina bestaat niet." if status == 404 else "Dit kan hier niet."
    return PlainTextResponse(f"{said}\n", status_code=status, headers=headers)


def _host_of(header: str) -> str:
    """The host in a Host header, without its port, in small letters."""
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+))(?::\d{1,5})?", header)
    return "" if found is None else (found.group(1) or found.group(2)).lower()
