"""Characters that cannot be read, as a small sign with words: quotes stay exact, and nothing vanishes.

A source may hold the replacement character itself (U+FFFD, where a program lost a letter); control characters are shown
as one. In the text of a page each becomes a small sign that a screen reader speaks; the character stays in the page, so
that a copied quote is still the quote.
"""

import re

from api.parts.translation import Translation

_SIGN = "\ufffd"
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-zA-Z0-9]+)")
_TEXT_ONLY = frozenset({"title", "option", "style", "script", "textarea", "svg"})
"""Elements in which no other element can stand, and pictures, which have texts of their own."""


def with_spoken_signs(html: str, say: Translation) -> str:
    """A page with each unreadable character in its text as a sign; attributes and titles stay as they are.

    ``html`` is a page of ours: every ``<`` and ``>`` that is no tag is escaped.
    """
    if _SIGN not in html:
        return html
    words = say.gettext("onleesbaar teken")
    sign = f'<span class="odd" role="img" aria-label="{words}">{_SIGN}</span>'
    inside: str | None = None
    parts = []
    for part in _TAG.split(html):
        if part.startswith("<"):
            inside = _after(part, inside)
            parts.append(part)
        else:
            parts.append(part if inside is not None else part.replace(_SIGN, sign))
    return "".join(parts)


def _after(tag: str, inside: str | None) -> str | None:
    """The element without signs in which we are behind a tag, or None."""
    found = _NAME.match(tag)
    if found is None:
        return inside
    closes, name = found.group(1) == "/", found.group(2).lower()
    if inside is None:
        return name if not closes and name in _TEXT_ONLY else None
    return None if closes and name == inside else inside
