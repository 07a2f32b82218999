"""What the words of a plan tell of an action or of money that no column of its own tells.

Each is a pattern over a text in small letters, in a form that Python and Neo4j read alike, so that a rule and its
Cypher twin look for the very same thing. The words stand in ``telling.yaml``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.reference.checked_yaml import FileModel, read_yaml

_LETTER = "a-zà-ÿ"
_BEGINS, _ENDS = f"(?<![{_LETTER}])", f"(?![{_LETTER}])"
_YEAR = "20[0-9]{2}"


@dataclass(frozen=True, slots=True)
class Telling:
    """Patterns over texts in small letters: found anywhere in the text, except ``over``, which is the whole of one."""

    over: str
    """A status that says that an action was dropped, or is done."""
    own_money: str
    """Money of the plan's own owner, in a budget."""
    leads: str
    """Somebody leads, in the text of an action."""
    does: str
    """What stands directly behind the name of a party that does the action."""
    when: str
    """By when or in which part of a year, in the text of an action."""
    how_often: str
    """How often, in the text of an action."""
    helps: str
    """Help to people is promised, in the text of an action."""
    amount: str
    """An amount of money, in words about money or costs."""
    about_money: frozenset[str]
    """Words that say that something is paid, and not what."""
    mortar: frozenset[str]
    """Long words that say nothing of what an action is about."""
    behind_a_head: frozenset[str]
    """What stands behind the word that says who a target group are."""
    anybody: frozenset[str]
    """Words for a group that is everybody."""
    in_need: str
    """Somebody to whom something is promised, in the words of a target group."""
    relatives: str
    """Somebody around them, in the text of an action."""
    and_relatives: str
    """The same behind those whom a target group is: "en hun kinderen"."""


class _Words(FileModel):
    """What ``telling.yaml`` holds; every list must be there."""

    over: tuple[str, ...]
    over_alone: tuple[str, ...]
    own_money: tuple[str, ...]
    currency: tuple[str, ...]
    about_money: tuple[str, ...]
    leads: tuple[str, ...]
    does: tuple[str, ...]
    set_a_time: tuple[str, ...]
    parts_of_a_year: tuple[str, ...]
    how_often: tuple[str, ...]
    helps: tuple[str, ...]
    mortar: tuple[str, ...]
    behind_a_head: tuple[str, ...]
    anybody: tuple[str, ...]
    in_need: tuple[str, ...]
    relatives: tuple[str, ...]


@lru_cache(maxsize=1)
def telling() -> Telling:
    """The patterns, made once."""
    words = read_yaml(Path(__file__).with_name("telling.yaml"), _Words)
    time = f"(?:{_one_of(words.parts_of_a_year)}|{_YEAR})"
    between = r"(?:\s+(?:[0-9]{1,2}|de|het|eind|begin|medio|loop|van|eerste|tweede|derde|vierde|[1-4]e))*"
    return Telling(
        over=rf"(?s)\s*(?:{_one_of(words.over)}(?:\s*|\s*[,;.:(–-].*|\s+(?:in|op|per|sinds|medio|eind|begin)\s.*)"
        rf"|{_one_of(words.over_alone)}[\s.]*)",
        own_money=f"{_whole(words.own_money)}(?! van (?!de gemeente|20|dit jaar|het jaar))",
        leads=_whole(words.leads),
        does=rf"\s+{_one_of(words.does)}{_ENDS}",
        when=rf"{_BEGINS}(?:{_one_of(words.set_a_time)}{between}\s+{time}|q[1-4]){_ENDS}",
        how_often=_whole(words.how_often),
        helps=_starred(words.helps),
        amount=rf"(?:{_one_of(words.currency)}\s*[0-9]|[0-9][0-9.,-]*\s*{_one_of(words.currency)})",
        about_money=frozenset(words.about_money),
        mortar=frozenset(words.mortar),
        behind_a_head=frozenset(words.behind_a_head),
        anybody=frozenset(words.anybody),
        in_need=_starred(words.in_need),
        relatives=_whole(words.relatives),
        and_relatives=rf"{_BEGINS}(?:hun|haar|zijn) {_one_of(words.relatives)}{_ENDS}",
    )


def is_over(status: str | None) -> bool:
    """Whether a status says that an action was dropped, or is done; one that is not understood says nothing."""
    return status is not None and re.fullmatch(telling().over, status.lower()) is not None


def found_in(pattern: str, text: str | None) -> str | None:
    """The first words of a text that fit a pattern of ``Telling``, in small letters; None where there are none."""
    found = None if text is None else re.search(pattern, text.lower())
    return None if found is None else found.group().strip()


def in_cypher(pattern: str, *, anywhere: bool = True) -> str:
    """A pattern as a text of Cypher, to stand behind ``=~``."""
    whole = f"(?s).*{pattern}.*" if anywhere else pattern
    escaped = whole.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def goes_on(action: str) -> str:
    """The condition in Cypher that an action was not dropped and is not done; ``action`` is its variable."""
    return f"NOT coalesce(toLower({action}.status) =~ {in_cypher(telling().over, anywhere=False)}, false)"


def _one_of(words: Iterable[str]) -> str:
    """Any of these words, the longest first, so that no word hides a longer one that begins with it."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def _starred(words: Iterable[str]) -> str:
    """Any of these words; a star stands for more letters of the same word."""
    each = (re.escape(word).replace(r"\*", f"[{_LETTER}-]*") for word in sorted(words))
    return f"{_BEGINS}(?:{'|'.join(each)}){_ENDS}"


def _whole(words: Iterable[str]) -> str:
    return f"{_BEGINS}{_one_of(words)}{_ENDS}"
