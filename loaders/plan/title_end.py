"""Where a title ends on a line that runs on: into whose plan it is, a page number, or that it is made up.

The rule in the writer's mind: behind a bar or a dash with space around it stands something else than the title. A dash
also stands within titles, so what stands behind it has to be known for what it is.
"""

import re
from collections.abc import Sequence

from loaders.document.lines import Piece, part
from loaders.plan.furniture import has_plan_word
from loaders.plan.whose import A_YEAR, stands_beside_title
from loaders.plan.words import PlanWords

_DIVIDER = re.compile(r"\s+[–—·•-]\s+|\s*\|\s*")
_MADE_UP = re.compile(r"\bfictie(?:f|ve)\b|\bverzonnen\b|\bmade up\b", re.I)
_SENTENCE = re.compile(r"\bis een (?:fictieve|verzonnen)\b|\b(?:is|zijn) (?:fictief|verzonnen)\b", re.I)
_PAGE = re.compile(r"(?:pagina|pag\.?|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.I)


def without_owner(title: Sequence[Piece], words: PlanWords) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of a title, and those behind it on the same line that are none of it."""
    for at, piece in enumerate(title):
        end = _end_of(" ".join(one.words for one in title[:at]), piece, words)
        if end is not None:
            kept = (*title[:at], part(piece, 0, end))
            rest = part(piece, end)
            return kept, (*((rest,) if rest.text != "" else ()), *title[at + 1 :])
    return tuple(title), ()


def _end_of(before: str, piece: Piece, words: PlanWords) -> int | None:
    """Where in a line of a title the title ends; None where it goes on up to its end."""
    for found in _DIVIDER.finditer(piece.text):
        titled = f"{before} {piece.text[: found.start()]}".strip()
        behind = piece.text[found.end() :]
        named = has_plan_word(titled, words) or A_YEAR.search(titled) is not None
        if named and len(titled.split()) > 1 and _is_aside(behind, bar="|" in found.group()):
            return found.start()
    return None


def _is_aside(behind: str, *, bar: bool) -> bool:
    """Whether words say which page this is, that it is made up, or whose plan it is.

    Behind a dash "gemeente X" alone is a part of the title, as many write it.
    """
    first = _DIVIDER.split(behind)[0]
    if _PAGE.fullmatch(first.strip()) is not None or _SENTENCE.search(first) is not None:
        return True
    return stands_beside_title(first) and (bar or _MADE_UP.search(first) is not None)
