"""Actions in a list over which it says who does all of them: each item is one, with its own time and who helps.

The rule in the writer's mind: "samen met X" in such an item names who helps, and so does "met X" where X is known; the
one time in it is its own.
"""

import re
from collections.abc import Iterator, Sequence

from graph.model.vocabulary import HOLDING_ROLES, Role
from loaders.plan.cells import Pieces
from loaders.plan.drafts import Doubt, DraftAction
from loaders.plan.find.listed_items import read_item
from loaders.plan.find.time_inside import times_inside
from loaders.plan.joined_lines import JoinedLines
from loaders.plan.owner_form import OwnerForm
from loaders.plan.rows import Reader

NOT_NAMED = "holder-not-named"
"""The doubt of a sentence that begins with "we": over these lists stands who that is."""
_WITH = re.compile(r"\b(?:met|i\.?s\.?m\.?)\s+(?:(?:de|het)\s+)?(?=\S)", re.I)
_EXPRESSLY = re.compile(r"(?:\bsamen met|\bin samenwerking met|\bi\.?s\.?m\.?)\s+(?:(?:de|het)\s+)?$", re.I)
_BEHIND_COMMA = re.compile(r",\s+met\s+(?:(?:de|het)\s+)?$", re.I)
_AND_ANOTHER = re.compile(r"\s*(?:,|,?\s*(?:en|&))\s+(?:(?:de|het)\s+)?")
_SENTENCE = re.compile(r"(?:De|Het|Ons|Onze)\s")
_STOPS = re.compile(r"[,.;:(]|$")
_MOST_WORDS = 4
"""Of those who help and are in no register: "de uitzendbureaus", "kerken en moskeeën"."""
_SEVERAL = "In deze actie staat meer dan één tijd. Welke de planning is, is niet af te lezen."


def led_actions(items: Sequence[Pieces], reader: Reader) -> tuple[DraftAction, ...]:
    """The items as actions, without the party that stands over them."""
    read = [read_item(item, reader) for item in items]
    for one in read:
        # "Melden van sporen", "ondernemers bezoeken": who does it stands over the list, so a sentence that
        # says another has to begin as one.
        if one.subject and _SENTENCE.match(one.draft.text[0].words) is None:
            one.draft.holders, one.draft.owner_lines = [], []
    found = tuple(
        one for one in (item.draft for item in read) if any(char.isalpha() for piece in one.text for char in piece.text)
    )
    for draft in found:
        flat = JoinedLines(draft.text, marks=False)
        draft.doubts = [doubt for doubt in draft.doubts if doubt.code != NOT_NAMED]
        draft.unclear = tuple(one for one in draft.unclear if one != "holders")
        for start, stop in _helpers(flat, reader):
            cell = flat.between(start, stop)
            if not any(held.party.start == cell[0].start for held in draft.holders):
                reader.put_holders(draft, cell, Role.SUPPORT)
        own_time(draft)
    return found


def own_time(draft: DraftAction) -> None:
    """Takes the one time in an action's words; of several none, which is told."""
    if draft.timing is not None or "timing" in draft.unclear:
        return
    flat = JoinedLines(draft.text, marks=False)
    times = times_inside(flat.text)
    if len(times) == 1:
        draft.timing = flat.between(*times[0])
    elif len(times) > 1:
        draft.unclear = (*draft.unclear, "timing")
        draft.doubts.append(Doubt("several-timings", _SEVERAL, flat.between(times[0][0], times[-1][1])))


def holds(draft: DraftAction) -> bool:
    """Whether somebody holds an action, and not only helps."""
    return any(held.role in HOLDING_ROLES for held in draft.holders)


def _helpers(flat: JoinedLines, reader: Reader) -> Iterator[tuple[int, int]]:
    """The places of those with whom an item is done."""
    text = flat.text
    for one in _WITH.finditer(text):
        at = one.end()
        stop = _known_names(text, at, reader)
        before = text[: one.end()]
        if stop > at:
            yield at, stop
        elif _EXPRESSLY.search(before) is not None or _BEHIND_COMMA.search(before) is not None:
            found = _STOPS.search(text, at)
            end = len(text) if found is None else found.start()
            cell = flat.between(at, end)
            short = len(text[at:end].split()) <= _MOST_WORDS and len(cell) > 0
            strict = _EXPRESSLY.search(before) is None
            if short and (not strict or OwnerForm(reader).of_cell(cell, strict=True)):
                yield at, end


def _known_names(text: str, at: int, reader: Reader) -> int:
    """Where the known names that stand here one behind the other end; ``at`` where none does."""
    names = {start: stop for start, stop, _ in reader.lexicon.longest_names(text[at:])}
    stop = names.get(0, 0)
    while stop > 0 and (joined := _AND_ANOTHER.match(text[at + stop :])) is not None:
        following = names.get(stop + joined.end())
        if following is None:
            break
        stop = following
    return at + stop
