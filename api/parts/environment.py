"""The surroundings of the templates, one for each language: what they can call, and how text becomes part of a page."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup

from api.parts.content import GROUPS, WORDS, anchor, by_ambition
from api.parts.translation import Translation, translation_to
from graph.model.language import Language, Text, named
from graph.model.vocabulary import LeftOut
from graph.picture.legible import legible
from graph.picture.scene import cell_words, column_name, degree_words

_PLACE = re.compile(r"%\((\w+)\)s")

SHORT_NAME = 120
# Signs of a name that is said again in each cell of a row; the longest of the shipped plans has 30.
SHARED = Path(__file__).parent / "templates"
"""The templates of the page in one file, which the pages of the application share."""


def environment_in(language: Language, *folders: Path, longest: int | None = None) -> Environment:
    """A new environment over these folders of templates and the shared ones.

    The texts of a template are Dutch; ``{% trans %}`` and ``_()`` give them in ``language``. ``nl`` marks an element
    that holds words of a plan (``<bdi{{ nl }}>``): they stay Dutch on every page. ``nl_of`` does so for a text that is
    the same in both languages, as names and titles are.

    Args:
        language: what the texts of the product itself are in.
        folders: where templates are looked for first.
        longest: how many characters of a quote are shown, where the whole of it has a page of its own.
    """
    environment = Environment(
        loader=FileSystemLoader([*folders, SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        extensions=[TranslatedOnce],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    say = translation_to(language)
    environment.filters |= {
        "by_ambition": by_ambition,
        "cut": cut,
        "decimal": partial(decimal, language),
        "left_out": lambda rule: named(LeftOut(rule), language) if rule in set(LeftOut) else rule,
        "lines": partial(lines_words, say),
        "named": partial(named, language=language),
        "said": partial(Text.said, language=language),
        "sentence": sentence_case,
    }
    environment.globals |= {
        "LONGEST": longest,
        "SHORT": None if longest is None else SHORT_NAME,
        **_callable_in(language, say),
    }
    return environment


def _callable_in(language: Language, say: Translation) -> dict[str, object]:
    marked = Markup("" if language is Language.DUTCH else ' lang="nl"')
    return {
        "say": say,
        "_": say.markup,
        "gettext": say.markup,
        "ngettext": say.markups,
        "language": language,
        "nl": marked,
        "nl_of": lambda text: marked if text.nl == text.en else "",
        "GROUPS": {group: say.gettext(text) for group, text in GROUPS.items()},
        "WORDS": {degree: say.gettext(text) for degree, text in WORDS.items()},
        "anchor": anchor,
        "cell_words": partial(cell_words, language=language),
        "column_name": partial(column_name, language=language),
        "degree_words": partial(degree_words, language=language),
    }


class TranslatedOnce(InternationalizationExtension):
    """``{% trans %}`` translated when a template is compiled, as an environment has one language: a page costs no more
    than one with its texts written out. What depends on a number is translated when it is known."""

    def _make_node(
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,
        num_called_num: bool,
    ) -> nodes.Output:
        if plural_expr is not None or context is not None:
            return super()._make_node(
                singular, plural, context, variables, plural_expr, vars_referenced, num_called_num
            )
        say = self.environment.globals["say"]
        assert isinstance(say, Translation)
        return nodes.Output(
            [
                variables[part] if is_place else nodes.TemplateData(part.replace("%%", "%"))
                for is_place, part in _parts(say.message(singular))
            ]
        )


def _parts(message: str) -> Iterator[tuple[bool, str]]:
    """The words of a message and the names of its places, as they come."""
    for number, part in enumerate(_PLACE.split(message)):
        if part != "":
            yield number % 2 == 1, part


def _finalize(value: object) -> object:
    """Text from plans loses what could steer the program that shows it; markup of our own stays as it is."""
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def lines_words(say: Translation, line_from: int | None, line_to: int | None, page: int | None = None) -> str:
    """Where something stands in its source; empty for what has no place."""
    if line_from is None:
        return ""
    where = "" if page is None else say.gettext("bladzijde %(page)s, ", page=page)
    if line_to is None or line_to == line_from:
        return where + say.gettext("regel %(line)s", line=line_from)
    return where + say.gettext("regels %(first)s–%(last)s", first=line_from, last=line_to)


def decimal(language: Language, number: float) -> str:
    """A number with two decimals."""
    shown = f"{number:.2f}"
    return shown.replace(".", ",") if language is Language.DUTCH else shown


def cut(text: str, longest: int | None) -> str:
    """The beginning of a long text, up to the end of a word; a page with texts of others on it needs a bound. None for
    all of it."""
    if longest is None or len(text) <= longest:
        return text
    beginning = text[:longest]
    return (beginning.rsplit(None, 1)[0] if " " in beginning else beginning) + " …"


def sentence_case(text: str) -> str:
    """``text`` with its first letter as a capital and the rest as it is: names keep theirs. The stress on *één* stands
    on small letters only."""
    if text.startswith("éé"):
        return "Eé" + text[2:]
    return text[:1].upper() + text[1:]
