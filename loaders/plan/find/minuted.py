"""An action in a line of minutes or a letter: "Actie RIEC: ...", "Actie: ... (OM, 1 maart)".

The rule in the writer's mind: between the points of an agenda a line begins with the word for an action, and names who
does it before its colon, at its end, or as the subject of its sentence. "Besluit: ..." begins with no such word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece, PlanLine, part
from loaders.plan.cells import Pieces
from loaders.plan.drafts import DraftAction
from loaders.plan.find.led_items import led_actions, own_time
from loaders.plan.find.listed_items import read_item
from loaders.plan.letters import letters
from loaders.plan.owner_form import OwnerForm
from loaders.plan.rows import Reader
from loaders.plan.words import PlanWords

_LABEL = re.compile(
    r"(?:[→>»]\s*)?(?P<word>[^\W\d_]+)(?:\s+\d{1,2}(?:\.\d{1,2})?)?"
    r"(?:\s+(?:(?:voor|van|door|bij|aan)\s+)?(?:(?:de|het)\s+)?(?P<who>[^:]{2,60}?))?\s*:\s+(?=\S)"
)
FEWEST = 2
"""Of lines that begin so and name nobody; one may be anything."""


@dataclass(frozen=True, slots=True)
class Minuted:
    """The label of an action in a line: who stands in it, and where the words of the action begin."""

    who: Piece | None
    label: Piece
    words: Piece


def minuted(line: PlanLine, words: PlanWords) -> Minuted | None:
    """The label of an action before the words of a line; None where it has none."""
    piece = line.piece
    begin = piece.content - piece.start
    found = _LABEL.match(piece.text, begin)
    if found is None or letters(found["word"]) not in words.action:
        return None
    who = None if found["who"] is None else _bare(piece, found.start("who"), found.end("who"))
    label = part(piece, begin, found.end() if who is None else found.end("word"))
    return Minuted(who, label, part(piece, found.end()))


def _bare(piece: Piece, start: int, end: int) -> Piece:
    """Who stands before the colon, without brackets around it."""
    text = piece.text[start:end]
    lead = len(text) - len(text.lstrip("( –-"))
    return part(piece, start + lead, start + len(text.rstrip(") –-")))


def minuted_action(found: Minuted, more: Sequence[Piece], reader: Reader) -> DraftAction | None:
    """The action of a line and those that go on with it; None where what stands before the colon is no party."""
    item: Pieces = (found.words, *more)
    if found.who is None:
        draft = read_item(item, reader).draft
        own_time(draft)
    else:
        who = (found.who,)
        if not OwnerForm(reader).of_cell(who, strict=True):
            return None
        draft = led_actions((item,), reader)[0]
        helping, draft.holders = draft.holders, []
        reader.put_holders(draft, who, Role.HOLDER)
        draft.holders.extend(helping)
    draft.aside.append((LeftOut.LABEL, found.label))
    return draft
