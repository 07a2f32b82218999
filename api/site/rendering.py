"""From values to a page, in a language: over the templates of these pages and those of the page in one file."""

from functools import cache
from pathlib import Path

from jinja2 import Environment

from api.parts.environment import environment_in
from api.parts.illegible import with_spoken_signs
from api.parts.translation import translation_to
from graph.model.language import Language

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing from elsewhere and nothing inline: no script, no style, no picture."""

_HERE = Path(__file__).parent / "templates"


def rendered(template: str, language: Language, **values: object) -> str:
    """The HTML of a template with these values."""
    return with_spoken_signs(_environment(language).get_template(template).render(**values), translation_to(language))


@cache
def _environment(language: Language) -> Environment:
    return environment_in(language, _HERE)
