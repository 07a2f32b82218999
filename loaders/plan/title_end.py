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

_DIVIDER = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*|,\s+(?=(?:de )?gemeente )")
_MADE_UP = re.compile(r"\bfictie(?:f|ve)\b|\bverzonnen\b|\bmade up\b", re.I)
_PAGE = re.compile(r"(?:pagina|pag\.?|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.I)
_BRACKETED = re.compile(r"\s*\([^()]*(?:fictie(?:f|ve)|verzonnen)[^()]*\)\s*$", re.I)


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
        if named and len(titled.split()) > 1 and _is_aside(behind):
            return found.start()
    made_up = _BRACKETED.search(piece.text)
    return None if made_up is None or made_up.start() == 0 else made_up.start()


def _is_aside(behind: str) -> bool:
    """Whether words say whose plan it is, which page this is, or that it is made up."""
    first = _DIVIDER.split(behind)[0]
    if _PAGE.fullmatch(first.strip()) is not None or _MADE_UP.search(behind) is not None:
        return True
    return stands_beside_title(first)
