"""From values to a page: one environment over the templates of these pages and those of the offline page."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.web.content import GROUPS, WORDS, anchor, by_ambition
from api.web.page import lines_words, sentence_case
from graph.model.vocabulary import dutch
from graph.picture.legible import legible
from graph.picture.scene import cell_words, column_name

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing from elsewhere and nothing inline: no script, no style, no picture."""

_HERE = Path(__file__).parent / "templates"
_OFFLINE = Path(__file__).parent.parent / "templates"


def rendered(template: str, **values: object) -> str:
    """The HTML of a template with these values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE, _OFFLINE]),
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
    }
    return environment


def _finalize(value: object) -> object:
    """Text from plans loses what could steer the program that shows it; markup of our own stays as it is."""
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
