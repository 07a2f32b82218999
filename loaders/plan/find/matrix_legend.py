"""What a document says that letters and signs mean: "T = trekker", "● voert uit ○ ondersteunt", "trekker (T)".

The rule in the writer's mind: a legend says of each sign which role it is, in one line or in lines below each other.
One meaning that is known makes it a legend of roles; what its other signs mean may not be known, and is then no role.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.vocabulary import Role
from loaders.plan.words import PlanWords

MARKS = "xX●•○◯◉◎◐◑✓✔✗✘☑☒☐■□▪▫◼◻⬤▲△◆◇★☆√v*+"
"""Signs that are set by hand in a cell; "x" and "v" are letters too."""
_SYMBOLS = "".join(sign for sign in MARKS if not sign.isalpha())
_BARE = rf"(?:[A-Za-z]{{1,2}}|[0-9]|[{re.escape(_SYMBOLS)}])"
_SIGN = rf"(?:{_BARE}|\({_BARE}\))"
"""Between brackets a sign is another one: "x" and "(x)"."""
_WITH_DIVIDER = re.compile(
    rf"(?:^|[\s,;|]|\((?=[^)]*=))({_SIGN})\s*(=|:|–|-|staat voor)\s*\(?([^\W\d_][^,;|/()=\n:]{{2,40}})"
)
_IN_CELLS = re.compile(rf"\s*({_SIGN})[ ]*\t+\s*([^\W\d_][^\t\n]{{2,60}}?)\s*")
_IN_BRACKETS = re.compile(r"([^\W\d_][\w -]{2,40}?)\s*\(([A-Z]{1,2})\)")
_OF_SYMBOLS = re.compile(rf"(?<!\S)([{re.escape(_SYMBOLS)}])\s+")
_PLAIN = re.compile(r"([A-Za-z]{1,2})\s+([^\W\d_][\w -]{2,40})")
_LEAD = re.compile(r"^\s*[^\W\d_][\w -]{2,24}:\s*")
_MOST_WORDS = 6
# Of the meaning of a sign behind which nothing stands: the longest of a legend seen has five words.


@dataclass(frozen=True, slots=True)
class Legend:
    """What each sign means, in small letters: the role it is, and what is said of those that are no known role."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def signs(self) -> frozenset[str]:
        """All signs of which it says something."""
        return frozenset(self.roles) | frozenset(self.others)


def legend_of(text: str, words: PlanWords) -> Legend:
    """What a text says of letters and signs; the first that is said of one counts."""
    roles: dict[str, Role] = {}
    others: dict[str, str] = {}
    before = False
    waiting: dict[str, str] = {}
    for line in text.split("\n"):
        said = dict(_said_in(line, words))
        known = {sign: role for sign, meaning in said.items() if (role := _role_of(meaning, words)) is not None}
        unknown = {sign: meaning for sign, meaning in said.items() if sign not in known}
        if len(known) == 0 and not _is_entry(line):
            before, waiting = False, {}
            continue
        if len(known) == 0 and not before:
            waiting |= unknown
            continue
        for sign, role in known.items():
            roles.setdefault(sign, role)
        others |= waiting | unknown
        before, waiting = True, {}
    return Legend(roles, {sign: meaning for sign, meaning in others.items() if sign not in roles})


def is_legend(text: str, words: PlanWords) -> bool:
    """Whether a line does nothing but say what signs mean."""
    found = legend_of(text, words)
    return len(found.roles) > 1 or (len(found.roles) == 1 and len(found.others) > 0 and "=" in text)


def is_legend_table(rows: Sequence[Sequence[str]], legend: Legend, words: PlanWords) -> bool:
    """Whether a table of two columns does nothing but say what signs mean, perhaps under heads of its own."""
    filled = [[cell for cell in row if cell != ""] for row in rows]
    said = [row for row in filled if len(row) == 2 and row[0].lower() in legend.signs]
    known = [row for row in said if _role_of(row[1], words) is not None]
    return len(known) > 1 and len(said) + 1 >= sum(len(row) > 0 for row in filled)


def _is_entry(line: str) -> bool:
    found = _WITH_DIVIDER.match(line.strip())
    return found is not None and found.end() == len(line.strip()) and found[2] == "="


def _said_in(line: str, words: PlanWords) -> Iterator[tuple[str, str]]:
    """Each sign of a line with what is said of it."""
    cells = _IN_CELLS.fullmatch(line)
    if cells is not None:
        if _role_of(cells[2], words) is not None:
            yield cells[1].lower(), cells[2]
        return
    for one in _WITH_DIVIDER.finditer(line):
        if one[2] == "=" or _role_of(one[3], words) is not None:
            yield one[1].lower(), one[3].strip()
    yield from _of_symbols(line)
    yield from _behind_words(line, words)


def _of_symbols(line: str) -> Iterator[tuple[str, str]]:
    """Several signs on a line, each with a few words behind it and nothing between."""
    found = list(_OF_SYMBOLS.finditer(line))
    if len({one[1] for one in found}) < max(2, len(found)):
        return
    ends = [*(one.start() for one in found[1:]), len(line)]
    for one, end in zip(found, ends, strict=True):
        meaning = line[one.end() : end].strip(" ,;|.=:–-")
        if 0 < len(meaning.split()) <= _MOST_WORDS:
            yield one[1], meaning


def _behind_words(line: str, words: PlanWords) -> Iterator[tuple[str, str]]:
    """ "trekker (T), partner (P)" and "Legenda: T trekker, P partner", where each of them is a role."""
    bare = _LEAD.sub("", line)
    parts = [part.strip(" .") for part in re.split(r"[,;|/]", bare)]
    for pattern, sign, meaning in ((_IN_BRACKETS, 2, 1), (_PLAIN, 1, 2)):
        found = [pattern.fullmatch(part) for part in parts]
        entries = [(one[sign].lower(), one[meaning]) for one in found if one is not None]
        if len(entries) == len(parts) > 1 and all(_role_of(said, words) is not None for _, said in entries):
            yield from entries


def _role_of(meaning: str, words: PlanWords) -> Role | None:
    """The role that a few words begin with."""
    for count in (3, 2, 1):
        named = " ".join(meaning.split()[:count])
        role = words.role_mark(named)
        if role is not None:
            return role
        column = words.head(named.capitalize())
        if column is not None and column.role is not None:
            return column.role
    return None
