"""The words around a party over a list of what it does, and what of an item says that it is done, or when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.reference.checked_yaml import FileModel
from loaders.plan.find.time_inside import times_inside
from loaders.plan.timing import is_timing

_FIRST_WORD = re.compile(r"[a-zà-ÿ]{2,}")


class LeadWordLists(FileModel):
    """What ``words.yaml`` holds of them; in each {x} is a party."""

    sure: tuple[str, ...]
    perhaps: tuple[str, ...]
    verbs: tuple[str, ...]
    no_verbs: tuple[str, ...]


@dataclass(frozen=True)
class LeadWords:
    """Words over a list with a party in them, each with whether they say by themselves that it will do something."""

    patterns: tuple[tuple[re.Pattern[str], bool], ...]
    verbs: frozenset[str]
    """Verbs that do not end as others do."""
    no_verbs: frozenset[str]
    """Words that end as a verb does."""

    def does_first(self, item: str) -> bool:
        """Whether an item begins with what somebody does: "wijst ... aan"; its sentence began above the list."""
        found = _FIRST_WORD.match(item)
        if found is None or found.group() in self.no_verbs:
            return False
        return found.group() in self.verbs or found.group().endswith(("t", "en"))


def lead_words(lists: LeadWordLists) -> LeadWords:
    """The words, ready to compare."""
    patterns = (*_compiled(lists.sure, True), *_compiled(lists.perhaps, False))
    return LeadWords(patterns, frozenset(lists.verbs), frozenset(lists.no_verbs))


def _compiled(patterns: Sequence[str], sure: bool) -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(pattern.format(x="(?P<who>.+?)"), re.I), sure) for pattern in patterns)


def says_when(item: str) -> bool:
    """Whether an item says when: before a colon, or in its words."""
    before, colon, _ = item.partition(":")
    return (colon != "" and is_timing(before.strip())) or len(times_inside(item)) > 0
