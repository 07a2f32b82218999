"""A pseudo-language: every text of our own is put between ⟦ and ⟧, so that what a page says without asking for a
translation stands out."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest

import api.offline.page
import api.parts.fault_words
import api.parts.translation
import api.site.rendering
import graph.model.language
from graph.model.language import Language, Text
from graph.model.vocabulary import english

SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-closer", "data-farther", "data-all", "data-column")
NO_WORDS = frozenset({"Ketenkaart", "SHA-256", "text/plain", "application/json"})
"""What is the same in every language."""
VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "col"})
BETWEEN = re.compile(r"⟦[^⟦⟧]*⟧")


class Pseudo(NullTranslations):
    """Wraps every message."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@contextmanager
def pseudo_english() -> Iterator[None]:
    """English is the pseudo-language for as long as this lasts."""

    def said(text: Text, language: Language) -> str:
        return f"⟦{text.en}⟧" if language is Language.ENGLISH else text.nl

    def word(value: StrEnum) -> str:
        return f"⟦{english(value)}⟧"

    def told(words: api.parts.fault_words.Both, language: Language) -> str:
        return f"⟦{words.en}⟧" if language is Language.ENGLISH else words.nl

    def forget() -> None:
        api.parts.translation.translation_to.cache_clear()
        api.site.rendering._environment.cache_clear()
        api.offline.page._environment.cache_clear()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(api.parts.translation, "_english", Pseudo)
        patched.setattr(Text, "said", said)
        patched.setattr(api.parts.fault_words.Both, "said", told)
        patched.setattr(graph.model.language, "english", word)
        forget()
        yield
    forget()


class Unasked(HTMLParser):
    """The words of a page that stand outside ⟦…⟧ and outside what is marked as Dutch."""

    def __init__(self, names: Iterable[str], typed: Iterable[str]) -> None:
        super().__init__()
        self._typed = frozenset(typed)
        self.found: list[str] = []
        self.asked = 0
        self._names = sorted({name for name in names if name != ""}, key=len, reverse=True)
        self._open: list[tuple[str, str, bool]] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        lang = given.get("lang") or (self._open[-1][1] if len(self._open) > 0 else "")
        sign = tag in ("code", "pre", "style") or "mark" in (given.get("class") or "").split()
        for name in SPOKEN:
            self._spoken(f"{tag} {name}", given.get(name) or "", lang)
        if tag not in VOID:
            self._open.append((tag, lang, sign or (len(self._open) > 0 and self._open[-1][2])))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, lang, sign = self._open[-1] if len(self._open) > 0 else ("", "", False)
        if tag == "title":
            self._spoken(tag, data, lang)
            return
        for piece in re.split(r"([⟦⟧])", data):
            if piece in ("⟦", "⟧"):
                self._depth += 1 if piece == "⟦" else -1
                self.asked += piece == "⟦"
            elif self._depth == 0 and lang != "nl" and not sign and piece not in self._typed:
                self._words(tag, piece)

    def _spoken(self, what: str, text: str, lang: str) -> None:
        """A text in which no part can be marked: names of the data may stand in it."""
        rest = text
        while BETWEEN.search(rest):
            rest = BETWEEN.sub(" ", rest)
        for name in self._names:
            rest = rest.replace(name, " ")
        if lang != "nl":
            self._words(what, rest)

    def _words(self, what: str, text: str) -> None:
        if text.strip(" (),.;:·\n") not in NO_WORDS and re.search(r"[^\W\d_]", text):
            self.found.append(f"<{what}> {text.strip()}")


def unasked(html: str, names: Iterable[str], typed: Iterable[str] = ()) -> list[str]:
    """What a page in the pseudo-language says without a translation; ``typed`` are the words of the reader."""
    reader = Unasked(names, typed)
    reader.feed(html)
    assert reader._depth == 0
    assert reader.asked > 3, "a page says something"
    return reader.found
