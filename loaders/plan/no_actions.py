"""Tables that have the form of actions and tell none: the programme of a day, and what has been done already.

The rule in the writer's mind: an action is still to be done, or has a status where it is not. Times of a clock beside
every row are those of one day; a past tense in every row looks back. One such row between others is an action.
"""

import re
from collections.abc import Iterator, Sequence

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document.model import Document
from loaders.plan.drafts import DraftAction

FEWEST = 2
# One row shows no habit.

_CLOCK = re.compile(r"(?:van |om |vanaf )?(?:[01]?\d|2[0-4])[.:][0-5]\d(?: ?u(?:ur)?\.?)?", re.I)
_TO = re.compile(r"\s*(?:[-–—]|tot(?: en met)?|t/m)\s*", re.I)
_PAST = re.compile(
    r"\b(?:werd|werden|waren|was|hadden|had|kwam|kwamen|kreeg|kregen|hielden|hield|gaf|gaven|nam|ging|gingen|deed|deden|\w{3,}eerden?)\b"
    r"|\b(?:is|zijn|heeft|hebben)\b.*\b(?:\w{0,8}ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|vol)\w{2,}(?:d|t))\b",
    re.I | re.S,
)
HALF = 0.5
# Where fewer rows look back they are what a plan tells of an action beside the others.
_ROW = "Deze regel vertelt wat al gedaan is. Hij is gelezen als actie; kijk na of het er nog een is."
_DAY = (
    "programme-of-a-day",
    "Deze tabel heeft bij elke regel een kloktijd. Ze is gelezen als het programma van een dag, en geeft geen acties. "
    "Zijn het wel acties, vul ze dan zelf in.",
)
_DONE = (
    "told-in-the-past",
    "Elke regel van deze tabel vertelt wat al gedaan is. De tabel is gelezen als terugblik, en geeft geen acties. "
    "Zijn het wel acties, vul ze dan zelf in.",
)


def why_none(drafts: Sequence[DraftAction], document: Document) -> Issue | None:
    """Why rows that were read as actions are none; None where they are."""
    if len(drafts) < FEWEST:
        return None
    done = all(_is_past(_text(draft)) for draft in drafts) and all(draft.status is None for draft in drafts)
    said = _DAY if all(map(_is_on_clock, drafts)) else _DONE if done else None
    if said is None:
        return None
    quote = document.quote_of((piece.start, piece.end) for piece in drafts[0].text)
    return Issue(code=said[0], severity=Severity.WARNING, message=said[1], quote=quote)


def looks_back(drafts: Sequence[DraftAction], document: Document) -> Iterator[Issue]:
    """The rows that tell what has been done, where at least half of them do: they may be no actions any more."""
    done = [draft for draft in drafts if draft.status is None and _is_past(_text(draft))]
    if len(done) < FEWEST or len(done) < HALF * len(drafts):
        return
    for draft in done:
        quote = document.quote_of((piece.start, piece.end) for piece in draft.text)
        yield Issue(code="row-in-the-past", severity=Severity.WARNING, message=_ROW, quote=quote)


def _text(draft: DraftAction) -> str:
    return " ".join(piece.words for piece in draft.text)


def _is_on_clock(draft: DraftAction) -> bool:
    said = " ".join(piece.words for cell in (draft.timing, draft.timing_until) for piece in cell or ())
    return said != "" and all(_CLOCK.fullmatch(part.strip()) is not None for part in _TO.split(said.strip()))


def _is_past(text: str) -> bool:
    return _PAST.search(text) is not None
