"""The Dutch texts of the pages in another language, by gettext: a message is the Dutch text as it stands.

Dutch needs no catalogue. The English one is read by Babel from its source, so that no compiled file can lag behind.
"""

from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from markupsafe import Markup

from graph.model.language import Language
from graph.picture.legible import legible

CATALOGUE = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "pages.po"


class Translation:
    """Messages in one language. What fills the places (``%(name)s``) of one is a value: a name, a number, a title.

    ``gettext`` and ``ngettext`` give text, for values that a template places; ``markup`` and ``markups`` are the same
    for the templates themselves. In a message for one and for several ``%(num)s`` is their number.
    """

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language, self._catalogue = language, catalogue
        self._constant = cache(lambda message: Markup(catalogue.gettext(message) % {}))

    def message(self, message: str) -> str:
        """A message with its places still open."""
        return self._catalogue.gettext(message)

    def gettext(self, message: str, /, **given: object) -> str:
        """A message as text."""
        return self._catalogue.gettext(message) % given

    def ngettext(self, one: str, several: str, num: int, /, **given: object) -> str:
        """A message as text, for one and for several."""
        return self._catalogue.ngettext(one, several, num) % {"num": num, **given}

    def markup(self, message: str, /, **given: object) -> Markup:
        """A message as markup. What fills it cannot become markup, nor steer the program that shows it."""
        if len(given) == 0:
            return self._constant(message)
        return Markup(self._catalogue.gettext(message)) % _legible(given)

    def markups(self, one: str, several: str, num: int, /, **given: object) -> Markup:
        """A message as markup, for one and for several."""
        return Markup(self._catalogue.ngettext(one, several, num)) % {"num": num, **_legible(given)}


def _legible(given: Mapping[str, object]) -> dict[str, object]:
    return {
        name: legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        for name, value in given.items()
    }


@cache
def translation_to(language: Language) -> Translation:
    """The messages of a language; read once."""
    return Translation(language, NullTranslations() if language is Language.DUTCH else _english())


def _english() -> NullTranslations:
    # Imported here: a command that says nothing but Dutch starts without it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    compiled = BytesIO()
    with CATALOGUE.open("rb") as source:
        write_mo(compiled, read_po(source, locale="en", abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)


def untranslated(message: str) -> str:
    """Marks a Dutch text for the catalogue where it is declared and not yet shown; imported as ``N_``."""
    return message
