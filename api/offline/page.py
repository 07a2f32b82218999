"""The page in one file: opens offline, can be mailed, needs no script, and asks nothing of the network.

The policy in the page allows one thing: its own style, by its hash.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from api.parts.content import ShownPlan, anchor, edges_of, page_content
from api.parts.environment import SHARED, environment_in
from api.parts.illegible import with_spoken_signs
from api.parts.translation import translation_to
from graph.model.language import Language
from graph.network import Network
from graph.picture.svg import svg
from graph.sources import PlanSource


def page_html(
    network: Network,
    *,
    municipality: str | None = None,
    made_on: str,
    sources: Mapping[str, PlanSource] | None = None,
    language: Language = Language.DUTCH,
) -> str:
    """The page *Wie doet wat* of a district, or of one owner of plans in it.

    Args:
        municipality: id of the municipality, or of another owner of a plan, where the page is of one only.
        made_on: the day it is made, as people read it; time comes from the edge.
        sources: for the id of a plan how its document was read, so that the page can say what was not.
        language: what its own texts are in; names and quotes stay Dutch.

    Raises:
        KeyError: there is no such owner in the view.
    """
    page = page_content(network, municipality, made_on, sources, language)
    if municipality is not None and "Municipality" not in network.view.nodes[municipality].labels:
        page = replace(page, expectations=())  # only of a municipality is told what others expect
    style = (SHARED / "page.css").read_text(encoding="utf-8")
    made = (
        _environment(language)
        .get_template("page.html.j2")
        .render(
            page=page,
            style=Markup(style),
            style_hash=b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        )
    )
    return with_spoken_signs(made, translation_to(language))


_HERE = Path(__file__).parent / "templates"


@cache
def _environment(language: Language) -> Environment:
    environment = environment_in(language, _HERE)
    environment.globals |= {"edges_of": edges_of, "picture": _picture}
    return environment


def _picture(part: ShownPlan) -> Markup:
    """The network of a plan; each node leads to its row or column in the matrix."""
    links = {line.organisation: f"#{anchor(part, line)}" for line in part.matrix.lines}
    links |= {column.id: f"#{part.key}-kolom-{at}" for at, column in enumerate(part.matrix.columns, start=1)}
    return Markup(svg(part.scene, links))
