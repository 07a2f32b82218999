"""Actions in a list that say in their own words who does them: behind a dash, between brackets, before a colon.

The rule in the writer's mind: each item is an action, and each is written alike: "tekst (wie, wanneer)", "tekst – wie –
wanneer", "Wie: tekst", "☐ tekst". A list in which only a few items look so is prose, and none of its items an action.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import LeftOut, Role
from loaders.document.lines import Piece
from loaders.plan.cells import Pieces
from loaders.plan.drafts import Doubt, DraftAction
from loaders.plan.find.time_inside import times_inside
from loaders.plan.joined_lines import JoinedLines
from loaders.plan.label_marks import label_marks
from loaders.plan.owner_form import SMALL_WORDS, OwnerForm
from loaders.plan.parties import all_known
from loaders.plan.rows import Reader
from loaders.plan.timing import is_timing

FEWEST = 2
SHARE = 0.5
"""Of a list so many items must say who does them, or have a box before them."""
_BOX = re.compile(r"\s*(?:\[[ xX✓vV-]?\]|[☐☑☒✅⬜✔])\s*")
_CODE = re.compile(r"(?:AP|ACT|BP|A)[-.]?\d{1,3}[.:)]?\s+(?=\S)")
"""The number of an action in minutes."""
_WITH = re.compile(r"\b(?:samen met|in samenwerking met|i\.?s\.?m\.?)\s+(?:(?:de|het)\s+)?(?=\S)")
_AND_ANOTHER = re.compile(r"\s*(?:,|,?\s*(?:en|&))\s+(?:(?:de|het)\s+)?")
_DONE = re.compile(r"\[[xX✓vV]\]|[☑☒✅✔]")
_DASH = re.compile(r"\s+[–—-]\s+")
_AT_SIGN = re.compile(r"\s+@(?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()]+)\)[\s.;,]*$")
_FIELD = re.compile(r"(?:^|[.;,]\s*|\s{2,}|\|\s*)([A-Za-z][\w ]{1,30}?)\s*:\s*")
_LEAD = re.compile(r"^([^:()]{2,60}?)\s*:\s+(?=\S)")
_FIELD_KINDS = frozenset({"owner", "timing", "costs", "status"})
_MOST_WORDS = 4
"""Of a name in small letters between a dash and a time ("wijkagent", "bewoners van de wijk")."""
_NOT_DOING = r"(?!(?:heeft|hebben|had|hadden|werd|werden|waren|moet|moeten|mag|mogen|het|een|met|niet|uit)\b)"
"""A sentence with these tells what was done, or what a law asks; the last are no verbs."""
_SUBJECT = re.compile(
    rf"(?:(?:De|Het|Ons|Onze)\s+)?((?:[^\W\d_][\w&'’-]*\s+){{1,4}}?)(?={_NOT_DOING}[a-z]{{2,}}(?:t|en)\b)"
)
"""The words before the first verb of a sentence."""
_SEVERAL_TIMES = "In deze zin staat meer dan één tijd. Welke de planning is, is niet af te lezen."
_NOT_NAMED = 'Hier staat "{}": wie dat is, staat er niet bij. Vul in wie dit doet.'
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_ACTION_WORD = re.compile(r"^(?:actie(?:punt)?|afspraak|maatregel|action)(?:\s+\d{1,2}(?:\.\d{1,2})?)?\s*:?\s*$", re.I)


@dataclass(slots=True)
class ListedItem:
    """An item with what it says beside its words; ``told`` is whether it says who does it, or has a box."""

    draft: DraftAction
    told: bool
    subject: bool = False
    """Whether who does it was read off the beginning of its sentence."""
    ours: bool = False
    """Whether its sentence begins with "we", which names nobody."""


def listed_actions(
    items: Sequence[Pieces], reader: Reader, role: Role = Role.HOLDER, *, labelled: bool = False
) -> tuple[DraftAction, ...]:
    """The actions of a list; none where its items do not say who does them.

    ``labelled`` is where a label says that these are actions: then who a sentence begins with does it. Elsewhere a
    sentence that begins with somebody only tells of them.
    """
    led = _are_led(items, reader)
    read = [read_item(item, reader, role, led=led) for item in items]
    told = sum((one.told and not one.subject) or (labelled and (one.told or one.ours)) for one in read)
    if told < FEWEST or told < SHARE * len(read):
        return ()
    return tuple(one.draft for one in read if any(char.isalpha() for piece in one.draft.text for char in piece.text))


def _are_led(items: Sequence[Pieces], reader: Reader) -> bool:
    """Whether every item begins with a name and a colon, one of them known: then the others are names as well."""
    leads = [_LEAD.match(JoinedLines(item, marks=False).text) for item in items]
    if len(leads) < FEWEST or any(lead is None for lead in leads):
        return False
    return any(lead is not None and reader.lexicon.is_name(lead.group(1)) for lead in leads)


def read_item(item: Pieces, reader: Reader, role: Role = Role.HOLDER, *, led: bool = False) -> ListedItem:
    """One item as an action; ``led`` is where each of its list begins with who does it."""
    inside = next((at for at, piece in enumerate(item) if at > 0 and piece.bulleted), len(item))
    flat = JoinedLines(item[:inside], marks=False)
    draft = DraftAction()
    found = ListedItem(draft, False)
    begin = _box(flat, found)
    code = _CODE.match(flat.text, begin)
    if code is not None:
        draft.aside.extend((LeftOut.ROW_NUMBER, piece) for piece in flat.between(begin, code.end()))
        begin = code.end()
    lead = _LEAD.match(flat.text[begin:])
    if lead is not None and _ACTION_WORD.match(lead.group(1)) is not None:
        draft.aside.extend((LeftOut.LABEL, piece) for piece in flat.between(begin, begin + lead.end()))
        begin += lead.end()
    elif lead is not None and is_timing(lead.group(1)):
        draft.timing = flat.between(begin + lead.start(1), begin + lead.end(1))
        begin += lead.end()
    elif lead is not None:
        cell = flat.between(begin + lead.start(1), begin + lead.end(1))
        if all_known(reader.parties(cell)) or (led and OwnerForm(reader).of_cell(cell, strict=True)):
            reader.put_holders(draft, cell, role)
            begin, found.told = begin + lead.end(), True
    end = _behind(flat, begin, _labelled(flat, begin, found, reader, role), found, reader, role)
    draft.text.extend((*flat.between(begin, end), *item[inside:]))
    if len(draft.holders) == 0:
        _subject(flat, begin, found, reader, role)
        if len(draft.holders) == 0:
            _together(flat, begin, end, found, reader)
    elif flat.text[begin:end].split(" ", 1)[0].lower() in reader.words.pronouns:
        _together(flat, begin, end, found, reader)
        _time(flat, begin, found, end)
    return found


def _box(flat: JoinedLines, found: ListedItem) -> int:
    """Takes the box before an item, which says that it is an action and perhaps that it is done; where it ends."""
    box = _BOX.match(flat.text)
    if box is None or box.end() >= len(flat.text):
        return 0
    if _DONE.search(box.group()) is not None:
        found.draft.status = flat.between(0, box.end())
    else:
        found.draft.aside.extend((LeftOut.LIST_MARK, piece) for piece in flat.between(0, box.end()))
    found.told = True
    return box.end()


def _together(flat: JoinedLines, begin: int, end: int, found: ListedItem, reader: Reader) -> None:
    """Takes those with whom a sentence of "we" says that it is done: "We geven samen met Halt voorlichting"."""
    for one in _WITH.finditer(flat.text, begin, end):
        at = one.end()
        names = {start: stop for start, stop, _ in reader.lexicon.longest_names(flat.text[at:end])}
        stop = names.get(0, 0)
        while stop > 0 and (joined := _AND_ANOTHER.match(flat.text[at + stop : end])) is not None:
            following = names.get(stop + joined.end())
            if following is None:
                break
            stop = following
        if stop > 0:
            reader.put_holders(found.draft, flat.between(at, at + stop), Role.SUPPORT)


def _subject(flat: JoinedLines, begin: int, found: ListedItem, reader: Reader, role: Role) -> None:
    """Takes who a sentence begins with as who does it: "De politie controleert ..."; the words stay in the action."""
    subject = _SUBJECT.match(flat.text[begin:])
    if subject is None:
        return
    cell = flat.between(begin + subject.start(1), begin + subject.end(1))
    first, *others = subject.group(1).split()
    if first.lower() in reader.words.open_words - reader.words.pronouns:
        return
    if first.lower() in reader.words.pronouns:
        cell = flat.between(begin + subject.start(1), begin + subject.start(1) + len(first))
        found.ours, found.draft.unclear = True, (*found.draft.unclear, "holders")
        found.draft.doubts.append(Doubt("holder-not-named", _NOT_NAMED.format(first), cell))
        _time(flat, begin + subject.end(), found)
        return
    named = len(others) > 0 or reader.words.begins_party(first) or _ACRONYM.fullmatch(first) is not None
    named = named and all(word[0].isupper() or word in SMALL_WORDS for word in others)
    if all_known(reader.parties(cell)) or (named and OwnerForm(reader).of_cell(cell, strict=True)):
        reader.put_holders(found.draft, cell, role)
        found.told = found.subject = True
        _time(flat, begin + subject.end(), found)


def _time(flat: JoinedLines, begin: int, found: ListedItem, end: int | None = None) -> None:
    """Takes the time in a sentence that says what somebody will do; of two neither, which is told."""
    if found.draft.timing is not None:
        return
    times = [(begin + start, begin + stop) for start, stop in times_inside(flat.text[begin:end])]
    if len(times) == 1:
        found.draft.timing = flat.between(*times[0])
    elif len(times) > 1:
        found.draft.unclear = (*found.draft.unclear, "timing")
        cell = flat.between(times[0][0], times[-1][1])
        found.draft.doubts.append(Doubt("several-timings", _SEVERAL_TIMES, cell))


def _behind(flat: JoinedLines, begin: int, end: int, found: ListedItem, reader: Reader, role: Role) -> int:
    """Takes who and when from the end of an item; where its words end then."""
    brackets = _BRACKETS.search(flat.text, begin, end)
    if brackets is not None and brackets.start() > begin:
        if _fields(flat, brackets.start(1), brackets.end(1), found, reader, role):
            return brackets.start()
        if _names_and_time(flat, brackets.start(1), brackets.end(1), found, reader, role):
            return _at_signs(flat, begin, brackets.start(), found, reader, role)
    signed = _at_signs(flat, begin, end, found, reader, role)
    if signed < end:
        return signed
    dashes = list(_DASH.finditer(flat.text, begin, end))
    if len(dashes) > 0:
        for first in dashes[-2:]:
            parts = [one for one in dashes if one.start() >= first.start()]
            places = [
                (one.end(), following)
                for one, following in zip(parts, [*(p.start() for p in parts[1:]), end], strict=True)
            ]
            timed = is_timing(flat.text[places[-1][0] : places[-1][1]].strip(" .;"))
            if all(_takes(flat, *place, found, reader, role, loose=timed, dry=True) for place in places):
                for place in places:
                    _takes(flat, *place, found, reader, role, loose=timed, dry=False)
                return first.start()
    comma = flat.text.rfind(",", begin, end)
    if comma > begin and is_timing(flat.text[comma + 1 : end].strip(" .;")):
        found.draft.put("timing", flat.between(comma + 1, comma + 1 + len(flat.text[comma + 1 : end].rstrip(" .;"))))
        return comma
    return end


def _labelled(flat: JoinedLines, begin: int, found: ListedItem, reader: Reader, role: Role) -> int:
    """Takes the labelled values at the end of an item: "... Planning: Q2 2026."; where its words end then."""
    text = flat.text
    marks = [mark for mark in label_marks(text[begin:], reader.words) if mark.start > 0]
    ends = [*(mark.start for mark in marks[1:]), len(text) - begin]
    for mark, end in zip(marks, ends[: len(marks)], strict=True):
        found.draft.aside.extend(
            (LeftOut.LABEL, piece) for piece in flat.between(begin + mark.label, begin + mark.value)
        )
        value = flat.text[begin + mark.value : begin + end].rstrip(" .;,)")
        cell = flat.between(begin + mark.value, begin + mark.value + len(value))
        if len(cell) > 0 and mark.column.kind == "owner":
            reader.put_holders(found.draft, cell, mark.column.role or role)
            found.told = True
        elif len(cell) > 0 and mark.column.kind == "timing" and found.draft.timing is not None:
            found.draft.timing_until = (*(found.draft.timing_until or ()), *cell)
        elif len(cell) > 0:
            found.draft.put(mark.column.kind, cell)
    return begin + marks[0].start if len(marks) > 0 else len(text)


def _at_signs(flat: JoinedLines, begin: int, end: int, found: ListedItem, reader: Reader, role: Role) -> int:
    """Takes who is named behind a sign at the end, as in messages: "... @Team Zorg @GGD"; where its words end then."""
    signs = [one for one in _AT_SIGN.finditer(flat.text, begin, end) if one.start() > begin]
    stops = [*(one.start() for one in signs[1:]), end][: len(signs)]
    cells = [flat.between(one.end(), stop) for one, stop in zip(signs, stops, strict=True)]
    if len(cells) == 0 or not all(OwnerForm(reader).of_cell(cell, strict=True) for cell in cells):
        return end
    for cell in cells:
        reader.put_holders(found.draft, cell, role)
    found.told = True
    return signs[0].start()


def _fields(flat: JoinedLines, start: int, end: int, found: ListedItem, reader: Reader, role: Role) -> bool:
    """Takes "wie: X, gereed: Y"; whether it is that."""
    inside = flat.text[start:end]
    marks = [
        (one, column)
        for one in _FIELD.finditer(inside)
        if (column := reader.words.column(one.group(1))) is not None and column.kind in _FIELD_KINDS
    ]
    if len(marks) == 0 or inside[: marks[0][0].start()].strip(" (,;") != "":
        return False
    stops = [*(one.start() for one, _ in marks[1:]), len(inside)]
    for (one, column), stop in zip(marks, stops, strict=True):
        label = flat.between(start + one.start(1), start + one.end())
        found.draft.aside.extend((LeftOut.LABEL, piece) for piece in label)
        cell = flat.between(start + one.end(), start + one.end() + len(inside[one.end() : stop].rstrip(" .;,)")))
        if len(cell) == 0:
            continue
        if column.kind == "owner":
            reader.put_holders(found.draft, cell, column.role or role)
            found.told = True
        else:
            found.draft.put(column.kind, cell)
    return True


def _takes(
    flat: JoinedLines, start: int, end: int, found: ListedItem, reader: Reader, role: Role, *, loose: bool, dry: bool
) -> bool:
    """Whether a stretch is who or when; takes it unless ``dry``. ``loose`` is where a time stands behind it."""
    cell = flat.between(start, start + len(flat.text[start:end].rstrip(" .;,\n")))
    text = " ".join(piece.words for piece in cell)
    if text == "":
        return False
    if is_timing(text):
        if not dry:
            found.draft.put("timing", cell)
        return True
    before, comma, when = text.rpartition(", ") if ", " in text else text.rpartition("; ")
    if comma != "" and is_timing(when) and not is_timing(before):
        names = flat.between(start, flat.text.index(when, start))
        if not (all_known(reader.parties(names)) or OwnerForm(reader).of_cell(names, strict=True)):
            return False
        return dry or _names_and_time(flat, start, flat.text.index(when, start) + len(when), found, reader, role)
    parties = reader.parties(cell)
    short = loose and len(parties) > 0 and all(len(party.written.split()) <= _MOST_WORDS for party in parties)
    form = OwnerForm(reader).of_cell(cell, strict=True)
    if not (all_known(parties) or reader.words.is_nobody(text) or form or short):
        return False
    if not dry:
        reader.put_holders(found.draft, cell, role)
        found.told = True
    return True


def _names_and_time(flat: JoinedLines, start: int, end: int, found: ListedItem, reader: Reader, role: Role) -> bool:
    """Takes "(Politie, GGD, Q1 2026)": names, and behind the last comma perhaps when."""
    inside = flat.text[start:end]
    comma = max(inside.rfind(","), inside.rfind(";"))
    if is_timing(inside.strip()):
        found.draft.put("timing", flat.between(start, end))
        return True
    cut = end
    if comma > 0 and is_timing(inside[comma + 1 :].strip()):
        cut = start + comma
    cell = flat.between(start, cut)
    known = len(cell) > 0 and all_known(reader.parties(cell))
    if not known and (cut == end or len(cell) == 0 or not OwnerForm(reader).of_cell(cell, strict=True)):
        return False
    reader.put_holders(found.draft, cell, role)
    if cut < end:
        found.draft.put("timing", flat.between(cut + 1, end))
    found.told = True
    return True


def items_in(lines: Sequence[tuple[Piece, int]]) -> Iterator[Pieces]:
    """The items of lines, each with how far it stands from the edge: a mark or a box no further in begins one."""
    open_item: list[Piece] = []
    edge = lines[0][1] if len(lines) > 0 else 0
    for piece, left in lines:
        if begins_item(piece) and left <= edge and len(open_item) > 0:
            yield tuple(open_item)
            open_item = []
        open_item.append(piece)
    if len(open_item) > 0:
        yield tuple(open_item)


def begins_item(piece: Piece) -> bool:
    """Whether a line begins an item of a list."""
    return piece.bulleted or _BOX.match(piece.text) is not None or _CODE.match(piece.text) is not None
