"""In which language a page is asked for, and the same page in the other one."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from api.problems import no_choice
from api.site.links import LANGUAGE
from graph.model.language import Language
from graph.questions.filters import LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to this page in the other language, with the same state."""

    language: Language
    name: str
    """Of the language, in that language."""
    address: str


def language_named(given: str) -> Language:
    """The language of a request; Dutch where it names none.

    Raises:
        ProblemError: 400, there is no such language.
    """
    if given != "" and given not in set(Language):
        raise no_choice(LANGUAGE, given[:LONGEST_TEXT], tuple(language.value for language in Language))
    return Language(given) if given != "" else Language.DUTCH


def language_or_dutch(request: Request) -> Language:
    """The same for a page that has to be made whatever was asked."""
    given = request.query_params.get(LANGUAGE, "")
    return Language(given) if given in set(Language) else Language.DUTCH


def switch_of(request: Request, language: Language) -> Switch:
    """The same address in the other language."""
    other = Language.DUTCH if language is Language.ENGLISH else Language.ENGLISH
    state = [(name, value) for name, value in request.query_params.multi_items() if name != LANGUAGE]
    if other is not Language.DUTCH:
        state.append((LANGUAGE, other.value))
    # One slash at the start: two would make the rest the name of another machine.
    address = "/" + quote(request.url.path.lstrip("/").encode("utf-8", "replace"), safe="/:@")
    query = urlencode(state, errors="replace")
    name = "Nederlands" if other is Language.DUTCH else "English"
    return Switch(other, name, f"{address}?{query}" if query != "" else address)
