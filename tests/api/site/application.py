"""The application with its pages, on any store."""

from fastapi import FastAPI

from api.app import create_app
from api.parts.networks import StoreOpener
from api.site.router import problem_page, site_router
from tests.api.http.serving import NOW, reference


def application_on(opener: StoreOpener) -> FastAPI:
    """The API and the pages, at a fixed time."""
    app = create_app(opener, reference(), clock=lambda: NOW, page_of_problem=problem_page)
    if not any(getattr(route, "path", "") == "/zoeken" for route in app.routes):
        app.include_router(site_router())
    return app
