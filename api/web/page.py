"""The page in one file: opens offline, can be mailed, needs no script, and asks nothing of the network.

The policy in the page allows one thing: its own style, by its hash.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.web.content import GROUPS, WORDS, PlanPart, anchor, by_ambition, edges_of, page_content
from graph.model.form import Reading
from graph.model.vocabulary import dutch
from graph.picture.legible import legible
from graph.picture.scene import cell_words, column_name, degree_words
from graph.picture.svg import svg
from graph.view import NetworkView

_HERE = Path(__file__).parent / "templates"


def page_html(
    view: NetworkView,
    *,
    municipality: str | None = None,
    made_on: str,
    readings: Mapping[str, Reading] | None = None,
) -> str:
    """The page *Wie doet wat* of a district, or of one municipality in it.

    Args:
        municipality: id of the municipality, where the page is of one only.
        made_on: the day it is made, as people read it; time comes from the edge.
        readings: for the id of a plan how its document was read, so that the page can say what was not.

    Raises:
        KeyError: there is no such municipality in the view.
    """
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page_content(view, municipality, made_on, readings),
            style=Markup(style),
            style_hash=b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters |= {"dutch": dutch, "lines": lines_words, "by_ambition": by_ambition, "sentence": sentence_case}
    environment.globals |= {
        "GROUPS": GROUPS,
        "WORDS": WORDS,
        "anchor": anchor,
        "cell_words": cell_words,
        "column_name": column_name,
        "degree_words": degree_words,
        "edges_of": edges_of,
        "picture": _picture,
    }
    return environment


def _finalize(value: object) -> object:
    """Text from plans loses what could steer the program that shows it; markup of our own stays as it is."""
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _picture(part: PlanPart) -> Markup:
    """The network of a plan; each node leads to its row or column in the matrix."""
    links = {line.organisation: f"#{anchor(part, line)}" for line in part.matrix.lines}
    links |= {column.id: f"#{part.key}-kolom-{at}" for at, column in enumerate(part.matrix.columns, start=1)}
    return Markup(svg(part.scene, links))


def lines_words(line_from: int | None, line_to: int | None, page: int | None = None) -> str:
    """Where something stands in its source; empty for what has no place."""
    if line_from is None:
        return ""
    where = "" if page is None else f"bladzijde {page}, "
    if line_to is None or line_to == line_from:
        return f"{where}regel {line_from}"
    return f"{where}regels {line_from}–{line_to}"


def sentence_case(text: str) -> str:
    """``text`` with its first letter as a capital and the rest as it is: names keep theirs."""
    return text[:1].upper() + text[1:]
