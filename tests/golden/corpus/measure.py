"""How a reading compares with what a careful reader wrote down: per field, and which wrong rows nobody was told of.

A row is *silent wrong* where it differs in its words, its holders or its days, or is no row of the plan at all, and no
issue about its place in the text and no unread text in it says so. An issue about a name alone (that it is unknown, or
looks like another) says nothing of the row. One about the head of a column (that it is not understood, or told by its
cells) says it of all rows below it; such rows are counted apart, since a person has to find them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from rapidfuzz import fuzz

from graph.model.form import ActionForm, Reading
from graph.model.quotes import Quote
from tests.golden.corpus.source import Source, Yaml

FIELDS = (
    "actions",
    "holders",
    "timings",
    "partners",
    "payers",
    "owner",
    "title",
    "year",
    "ambitions",
    "placed",
    "status",
    "groups",
    "costs",
)
"""What is counted, in the order in which it is printed."""
NAME_CODES = frozenset({"unknown-name", "near-miss", "may-be-person", "person-left-out", "municipality-not-listed"})
"""Issues that only tell of a name."""
HEAD_CODES = frozenset({"column-not-understood", "column-told-by-cells"})
"""Issues that tell of a column by its head."""

# Two texts with less than half of their words in common are taken for different rows: see test_measure.py.
_SAME_ROW = 50.0

Counts: TypeAlias = tuple[int, int, int]
"""How many are right, how many were found, how many were expected."""


@dataclass(frozen=True)
class Miss:
    """Something that is not as expected, in words for whoever mends it."""

    plan: str
    field: str
    row: str
    wanted: str
    found: str
    silent: bool = False


@dataclass
class Measured:
    """What one plan, or several together, came to."""

    counts: dict[str, Counts] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    silent: int = 0
    by_head: int = 0
    """How many wrong rows were told of at the head of a column alone."""

    def add(self, name: str, right: int, found: int, wanted: int) -> None:
        """Counts of a field on top of what is there."""
        before = self.counts.get(name, (0, 0, 0))
        self.counts[name] = (before[0] + right, before[1] + found, before[2] + wanted)

    def take(self, other: "Measured") -> None:
        """All of another one's on top of what is there."""
        for name, counts in other.counts.items():
            self.add(name, *counts)
        self.misses.extend(other.misses)
        self.silent += other.silent
        self.by_head += other.by_head

    def precision(self, name: str) -> float:
        """Of what was found, the part that is right; 1 where nothing was found."""
        right, found, _ = self.counts.get(name, (0, 0, 0))
        return 1.0 if found == 0 else right / found

    def recall(self, name: str) -> float:
        """Of what was expected, the part that was found; 1 where nothing was expected."""
        right, _, wanted = self.counts.get(name, (0, 0, 0))
        return 1.0 if wanted == 0 else right / wanted


def words(text: str) -> str:
    """A text for comparing: one space, no bullets, no number before it, no full stop behind it, no raised digits."""
    text = re.sub(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]", "", text)
    text = re.sub(r"(?:^|\s)[•▪–\-☐☑*]\s+|(?:^|\s)\[[x ]\]\s+", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"^(?:actie\s+)?\d+(?:\.\d+)*[.)]?\s+(?=\D)", "", text, flags=re.IGNORECASE)
    return text.strip(" .;:").casefold()


def words_of_time(text: str) -> str:
    """The words of a time for comparing: "in 2027" and "in het voorjaar van 2027" say no more than without "in"."""
    return re.sub(r"^in\s+(?:(?:de|het)\s+)?", "", words(text))


def fits(wanted: str, found: str) -> bool:
    """Whether a text is the expected one; "…" stands for words that are not written out."""
    opens, *more = (words(piece) for piece in wanted.split("…"))
    text = words(found)
    if len(more) == 0:
        return text == opens
    return text.startswith(opens) and text.endswith(more[-1]) and all(piece in text for piece in more)


def _when(wanted: Yaml) -> Any:
    """The expected time: "any" where no answer was written down, None for no time at all."""
    when = wanted.get("when", "any")
    return None if when == [None, None, None] else when


def measure(source: Source, reading: Reading) -> Measured:
    """One plan's reading against its expected one."""
    measured = Measured()
    expected, plan = source.expected, reading.plan
    _one(measured, source, "owner", expected["owner"], None if plan.owner is None else plan.owner.name)
    _one(measured, source, "title", expected["title"], None if plan.title is None else plan.title.written)
    _one(measured, source, "year", str(expected["year"]), None if plan.year is None else str(plan.year))
    named = [ambition for ambition in expected["ambitions"] if "title" in ambition]
    if not any(ambition.get("free") for ambition in expected["ambitions"]):
        _several(
            measured,
            source,
            "ambitions",
            [f"{ambition.get('number')}: {ambition['title']}" for ambition in named],
            [f"{ambition.number}: {ambition.title}" for ambition in plan.ambitions if ambition.title is not None],
        )
    blocks = [block for ambition in plan.ambitions for block in ambition.blocks]
    payers = [payer.written for block in blocks if block.budget is not None for payer in block.budget.funders]
    _several(
        measured,
        source,
        "partners",
        _all(expected, "partners"),
        [one.written for block in blocks for one in block.partners],
    )
    _several(measured, source, "payers", _all(expected, "payers"), payers)
    _several(
        measured,
        source,
        "groups",
        _all(expected, "groups"),
        [one.written for block in blocks for one in block.target_groups],
    )
    _Rows(source, reading, measured).count()
    return measured


def _all(expected: Yaml, key: str) -> list[str]:
    return [str(name) for ambition in expected["ambitions"] for name in ambition.get(key, [])]


def _one(measured: Measured, source: Source, name: str, wanted: str, found: str | None) -> None:
    right = found is not None and words(found) == words(wanted)
    measured.add(name, int(right), int(found is not None), 1)
    if not right:
        measured.misses.append(Miss(source.name, name, "-", wanted, str(found)))


def _several(measured: Measured, source: Source, name: str, wanted: Sequence[str], found: Sequence[str]) -> None:
    left, right = Counter(map(words, wanted)), Counter(map(words, found))
    common = left & right
    measured.add(name, common.total(), right.total(), left.total())
    if left != right:
        measured.misses.append(Miss(source.name, name, "-", " | ".join(wanted), " | ".join(found)))


@dataclass(frozen=True)
class _Found:
    action: ActionForm
    ambition: str
    """The title of its ambition; empty where it has none."""


class _Rows:
    """The rows of one plan beside each other."""

    def __init__(self, source: Source, reading: Reading, measured: Measured) -> None:
        self._source, self._reading, self._measured = source, reading, measured
        self._wanted: list[tuple[str, Yaml]] = [
            (str(ambition.get("title", "")), action)
            for ambition in source.expected["ambitions"]
            for action in ambition["actions"]
        ]
        self._found = [
            _Found(action, ambition.title or "")
            for ambition in reading.plan.ambitions
            for block in ambition.blocks
            for action in block.actions
        ]
        self._doubts = list(_doubted(reading))
        self._heads = [
            issue.quote.start for issue in reading.issues if issue.quote is not None and issue.code in HEAD_CODES
        ]

    def count(self) -> None:
        """Counts actions, their holders, days, status, costs and places; tells what differs."""
        pairs = self._pairs()
        right = sum(
            fits(str(action["text"]), self._found[pairs[at]].action.text)
            for at, (_, action) in enumerate(self._wanted)
            if at in pairs
        )
        self._measured.add("actions", right, len(self._found), len(self._wanted))
        for at, (ambition, action) in enumerate(self._wanted):
            self._compare(action, ambition, self._found[pairs[at]] if at in pairs else None)
        for at in sorted(set(range(len(self._found))) - set(pairs.values())):
            self._invented(self._found[at].action)

    def _pairs(self) -> Mapping[int, int]:
        """Which expected row goes with which found one: first those that fit, then the most alike."""
        pairs: dict[int, int] = {}
        free = dict.fromkeys(range(len(self._found)))
        for at, (_, action) in enumerate(self._wanted):
            found = next((one for one in free if fits(str(action["text"]), self._found[one].action.text)), None)
            if found is not None:
                pairs[at] = found
                del free[found]
        for at, (_, action) in enumerate(self._wanted):
            if at in pairs or len(free) == 0:
                continue
            wanted = words(str(action["text"]).replace("…", " "))
            best = max(free, key=lambda one: _alike(wanted, self._found[one].action.text))
            if _alike(wanted, self._found[best].action.text) >= _SAME_ROW:
                pairs[at] = best
                del free[best]
        return pairs

    def _compare(self, wanted: Yaml, ambition: str, found: _Found | None) -> None:
        text = str(wanted["text"])
        if found is None:
            self._measured.add("holders", 0, 0, len(wanted["holders"]))
            if _when(wanted) not in (None, "any"):
                self._measured.add("timings", 0, 0, 1)
            silent = not self._said_somewhere(text)
            self._tell("actions", text, text, "-", silent)
            return
        wrong: list[tuple[str, str, str]] = []
        if not fits(text, found.action.text):
            wrong.append(("actions", text, found.action.text))
        wrong.extend(self._holders(wanted, found.action))
        wrong.extend(self._timing(wanted, found.action))
        silent = len(wrong) > 0 and not self._told(found.action)
        if wanted.get("doubt") and not self._doubted(found.action) and len(wrong) == 0:
            wrong.append(("doubt", "a doubt", "no doubt"))
            silent = True
        self._rest(wanted, ambition, found)
        for number, (name, want, have) in enumerate(wrong):
            self._tell(name, text, want, have, silent and number == 0, also=silent)

    def _invented(self, action: ActionForm) -> None:
        self._measured.add("holders", 0, len(action.holders), 0)
        self._measured.add("timings", 0, int(_days(action) != (None, None)), 0)
        self._tell("actions", "-", "no action", action.text, not self._told(action))

    def _holders(self, wanted: Yaml, action: ActionForm) -> Iterator[tuple[str, str, str]]:
        left = [(str(name), frozenset(str(roles).split("|"))) for name, roles in wanted["holders"]]
        optional = [(str(name), frozenset(str(roles).split("|"))) for name, roles in wanted.get("optional", [])]
        found = [(holder.written, holder.role.value) for holder in action.holders]
        missing, extra = list(left), []
        allowed = list(optional)
        for name, role in found:
            for pool in (missing, allowed):
                hit = next((one for one in pool if _same_name(one[0], name) and role in one[1]), None)
                if hit is not None:
                    pool.remove(hit)
                    break
            else:
                extra.append((name, role))
        right = len(left) - len(missing)
        self._measured.add("holders", right, right + len(extra), len(left))
        if len(missing) > 0 or len(extra) > 0:
            shown = ", ".join(f"{name} ({'|'.join(sorted(roles))})" for name, roles in left)
            yield "holders", shown, ", ".join(f"{name} ({role})" for name, role in found)

    def _timing(self, wanted: Yaml, action: ActionForm) -> Iterator[tuple[str, str, str]]:
        when = _when(wanted)
        if when == "any":
            return
        written, days = (None, (None, None)) if when is None else (when[0], tuple(map(_iso, when[1:])))
        written = None if written == "any" else written
        found = None if action.timing is None else action.timing.written
        right = all(want in ("any", have) for want, have in zip(days, _days(action), strict=True)) and (
            written is None or (found is not None and words_of_time(found) == words_of_time(str(written)))
        )
        right = right and (when is not None or action.timing is None)
        hit = int(right and when is not None)
        self._measured.add("timings", hit, max(hit, int(action.timing is not None)), int(when is not None))
        if not right:
            yield "timings", f"{written} {days}", f"{found} {_days(action)}"

    def _rest(self, wanted: Yaml, ambition: str, found: _Found) -> None:
        placed = words(found.ambition) == words(ambition)
        self._measured.add("placed", int(placed), 1, 1)
        if not placed:
            self._tell("placed", str(wanted["text"]), ambition, found.ambition, False)
        for name, have in (("status", found.action.status), ("costs", found.action.costs)):
            if name in wanted:
                right = have is not None and words(have.written) == words(str(wanted[name]))
                self._measured.add(name, int(right), int(have is not None), 1)
                if not right:
                    self._tell(name, str(wanted["text"]), str(wanted[name]), str(have and have.written), False)

    def _tell(self, name: str, row: str, wanted: str, found: str, silent: bool, also: bool = False) -> None:
        self._measured.silent += silent
        self._measured.misses.append(Miss(self._source.name, name, row, wanted, found, silent or also))

    def _told(self, action: ActionForm) -> bool:
        """Whether somebody was told that this wrong row is doubtful: at the row itself, or at the head above it."""
        if self._doubted(action):
            return True
        by_head = action.quote is not None and any(at < action.quote.start for at in self._heads)
        self._measured.by_head += by_head
        return by_head

    def _doubted(self, action: ActionForm) -> bool:
        if len(action.unclear) > 0:
            return True
        own = [span for quote in _quotes(action) for span in quote.stretches]
        return any(start < last and first < end for start, end in self._doubts for first, last in own)

    def _said_somewhere(self, text: str) -> bool:
        """Whether the words of a row that was not read stand in what was told: unread, or in or under an issue."""
        document = self._reading.document
        if document is None:
            return False
        opening = _letters(" ".join(words(text.replace("…", " ")).split()[:3]))
        told = [document.text[start:end] for start, end in self._doubts]
        told.extend(found.action.text for found in self._found if self._doubted(found.action))
        every = words(text.replace("…", " ")).split()
        return opening in _letters(" ".join(told)) or any(in_order(every, stretch) for stretch in told)


def in_order(every: Sequence[str], stretch: str) -> bool:
    """Whether all words of a row stand in one told stretch, in their order; other columns may stand between them."""
    here = iter(words(part) for part in words(stretch).replace(",", " ").split())
    return len(every) > 0 and all(any(words(word.strip(",")) == part for part in here) for word in every)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _alike(wanted: str, found: str) -> float:
    return fuzz.token_set_ratio(wanted, words(found)) if wanted != "" else 0.0


def _same_name(wanted: str, found: str) -> bool:
    bare = re.sub(r"^(?:de|het)\s+", "", words(found))
    return words(wanted) in (words(found), bare) or re.sub(r"^(?:de|het)\s+", "", words(wanted)) == bare


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _days(action: ActionForm) -> tuple[str | None, str | None]:
    return (None, None) if action.timing is None else (action.timing.start, action.timing.end)


def _quotes(action: ActionForm) -> Iterator[Quote]:
    holders = [holder.quote for holder in action.holders]
    timing = None if action.timing is None else action.timing.quote
    yield from (quote for quote in (action.quote, timing, *holders) if quote is not None)


def _doubted(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where in the text something was told to be doubtful or not understood."""
    for issue in reading.issues:
        if issue.quote is not None and issue.code not in NAME_CODES | HEAD_CODES:
            yield from issue.quote.stretches
    for unread in reading.unread:
        yield from unread.quote.stretches


def refused(source: Source, why: str) -> Measured:
    """What a plan came to whose file was refused: nothing found, and nothing silent."""
    measured = Measured()
    for ambition in source.expected["ambitions"]:
        for action in ambition["actions"]:
            measured.add("actions", 0, 0, 1)
            measured.add("holders", 0, 0, len(action["holders"]))
            measured.add("timings", 0, 0, int(action["when"] not in (None, "any")))
    for name in ("owner", "title", "year"):
        measured.add(name, 0, 0, 1)
    measured.misses.append(Miss(source.name, "actions", "all of them", "read", f"refused: {why}"))
    return measured
