"""What every change on the pages ends with: who made it, and the page that it leads to."""

from fastapi import Response
from fastapi.responses import RedirectResponse

from api.parts.serving import Context
from graph.store.records import Stamp

BY = "web page"


def leading_to(address: str) -> Response:
    """Leads on with a ``GET``: who reloads that page changes nothing again."""
    return RedirectResponse(address, 303)


def stamp_of(context: Context) -> Stamp:
    """Who changes something by this door, and when."""
    return Stamp.of(context.clock(), BY)
