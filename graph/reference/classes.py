"""The classes of an action, each with its reason: what it is about, where in the chain it stands, for whom, with whom.

They are derived from the words of its text, with the knowledge of ``graph/reference`` as data, and never stated: each
says the words that told it and how certain it is. What a person said of an action takes the place of what was derived.

Text of an action has a head: its title, or its first sentence. A class that only one word further on tells is a
sub-point, and less certain; one that was not certain to begin with does not count then.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model.language import Text
from graph.reference.audiences import audiences
from graph.reference.chain_steps import step_by_id, step_tells
from graph.reference.tells import Reason, Tells
from graph.reference.themes import theme_by_id, theme_tells

MOST_THEMES = 4
# Of the 76 actions of the shipped plans that a reader classed two have three themes, and none has more.
SUB_POINT = 2 / 3
# Of the 22 themes told by one word below the head of those actions 6 are themes for that reader, 10 can be, 6 are not.
COUNTS_FROM = 0.5
# A sure word of a sub-point counts (0.9 of it is 0.6), one with a second meaning does not (0.7 of it is 0.47).
_HEAD_ENDS = re.compile(r"[:•]|[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Classed:
    """A class of an action, with its reason."""

    code: str
    certainty: float
    words: tuple[str, ...]
    """The words that told it; none where a person did."""
    confirmed: bool = False
    """Whether a person said so."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said of an action: all its themes and steps, by code."""

    themes: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classes:
    """All classes of an action."""

    themes: tuple[Classed, ...]
    """At most four, the surest first."""
    steps: tuple[Classed, ...]
    """In the order of the chain."""
    pillar: Classed | None
    """The strategy of most of its themes."""
    text: str
    """What they are the classes of."""

    @property
    def audiences(self) -> tuple[Classed, ...]:
        """The groups and places that its text names."""
        return tuple(_classed(code, reason) for code, reason in audiences().tells.told(self.text).items())

    @property
    def joint(self) -> Classed | None:
        """Told where it is one of several municipalities together, by its text."""
        reason = audiences().joint.told(self.text).get("joint")
        return None if reason is None else _classed("joint", reason)

    @property
    def theme_codes(self) -> frozenset[str]:
        """The codes of its themes."""
        return frozenset(one.code for one in self.themes)

    @property
    def step_codes(self) -> frozenset[str]:
        """The codes of its steps."""
        return frozenset(one.code for one in self.steps)


def classes_of(text: str, given: Given | None = None) -> Classes:
    """The classes of the text of an action.

    Args:
        text: its whole text, items included.
        given: what a person said of it.
    """
    themes = classed_by(theme_tells(), text)[:MOST_THEMES] if given is None else _confirmed(given.themes)
    steps = classed_by(step_tells(), text) if given is None else _confirmed(given.steps)
    in_order = list(step_by_id())
    return Classes(
        themes=tuple(themes),
        steps=tuple(sorted(steps, key=lambda one: in_order.index(one.code))),
        pillar=_pillar(themes),
        text=text,
    )


def classed_by(tells: Tells, text: str) -> list[Classed]:
    """The classes that count, the surest first, and of equally sure ones that which stands first."""
    reasons = tells.told(text)
    head = _HEAD_ENDS.search(text, _begins(text))
    end = len(text) if head is None else head.start()
    weighed = _weighed(reasons, end)
    counting = [one for one in weighed if one[1].certainty >= COUNTS_FROM]
    counting.sort(key=lambda one: (-one[1].certainty, one[0].at, one[1].code))
    return [classed for _, classed in counting]


def given_in(themes: Iterable[str], steps: Iterable[str]) -> Given:
    """What a person said, as far as its codes are known: a theme that is there no more says nothing."""
    return Given(
        tuple(code for code in themes if code in theme_by_id()), tuple(code for code in steps if code in step_by_id())
    )


def theme_name(code: str) -> Text:
    """The name of a theme; of one that is there no more its code."""
    return theme_by_id()[code].name if code in theme_by_id() else Text(code, code)


def step_name(code: str) -> Text:
    """The name of a step; of one that is there no more its code."""
    return step_by_id()[code].name if code in step_by_id() else Text(code, code)


def _begins(text: str) -> int:
    """Where its first letter stands; a bullet before it ends no head."""
    return next((at for at, sign in enumerate(text) if sign.isalnum()), 0)


def _weighed(reasons: Mapping[str, Reason], head: int) -> list[tuple[Reason, Classed]]:
    in_head = any(reason.at < head for reason in reasons.values())
    found = []
    for code, reason in reasons.items():
        sub_point = in_head and reason.at >= head and reason.hits == 1
        certainty = reason.certainty * SUB_POINT if sub_point else reason.certainty
        found.append((reason, Classed(code, round(certainty, 2), reason.words)))
    return found


def _classed(code: str, reason: Reason) -> Classed:
    return Classed(code, reason.certainty, reason.words)


def _confirmed(codes: Iterable[str]) -> list[Classed]:
    return [Classed(code, 1.0, (), confirmed=True) for code in codes]


def _pillar(themes: Sequence[Classed]) -> Classed | None:
    """The pillar of most themes; of as many that of the first."""
    if len(themes) == 0:
        return None
    pillars = [theme_by_id()[one.code].pillar for one in themes]
    code = Counter(pillars).most_common(1)[0][0]
    first = themes[pillars.index(code)]
    return Classed(code, first.certainty, first.words, first.confirmed)
