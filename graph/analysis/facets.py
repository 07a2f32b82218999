"""What an action is about, for comparing it with one of another plan: words, themes, for whom, with whom, when, where.

Likeness of letters alone decides nothing: a template of a region makes actions alike that each municipality does for
itself, and one action can be told twice in other words. So each facet agrees, differs, or says nothing.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.likeness import words_of
from graph.analysis.overlap import overlap
from graph.model.identifiers import fold, letters_and_digits
from graph.model.vocabulary import OrganisationKind
from graph.plans import NOBODY, ActionPart, Named, PlanPart
from graph.plans.values import is_municipality
from graph.reference.audiences import audiences

_ENDS = re.compile(r"[.!?;\n•]+")
GRAM = 4
# Letters in a row: of three most pairs share many ("ing", "ver"), of five a broken word shares few.
Span = tuple[str, str]
"""The first and the last day, ISO 8601."""


@dataclass(frozen=True, eq=False)
class Facets:
    """An action with all that it is compared by."""

    plan: PlanPart
    action: ActionPart
    letters: str
    """Its letters and digits alone."""
    words: frozenset[str]
    """What says what it is about, without the names of municipalities and of parties, which are compared as such."""
    head: frozenset[str]
    """Those of the first sentence of its name: a sentence that plans of a region share may stand behind any name."""
    targets: frozenset[str]
    """The target groups that it names itself, in small letters."""
    around: frozenset[str]
    """Those of its block, which say for whom where it does not say so itself."""
    parties: frozenset[str]
    """Parties from outside that it names and that can be asked; a unit with all it is a part of."""
    workers: frozenset[str]
    """Those of them that have a task in it."""
    own_partners: frozenset[str]
    """Those of these that do not serve all municipalities: that such a one works in two plans says nothing."""
    holders: frozenset[str]
    """The names of its holders, for two municipalities have a department of one name."""
    span: Span | None
    """Its days; None where it goes on, comes back, or says no day."""
    joint: bool
    """Whether it is one of several municipalities together, by its text or by who is named at it."""
    local: bool
    """Whether it is its municipality's own, by its text."""

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Its sentences, each by its letters and digits; none of an action that is a single one."""
        told = self._sentences
        return frozenset(told) if len(told) > 1 else frozenset()

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """Its sentences, by their letters and digits."""
        parts = _ENDS.split(self.action.text)
        return {letters: part for part in parts if (letters := letters_and_digits(part)) != ""}

    def words_without(self, sentences: frozenset[str]) -> frozenset[str]:
        """Its words without those that stand in these sentences only; all of them where nothing would be left."""
        if self.sentences.isdisjoint(sentences):
            return self.words
        own = " ".join(part for letters, part in self._sentences.items() if letters not in sentences)
        return (words_of(own) & self.words) or self.words

    @cached_property
    def grams(self) -> Counter[str]:
        """How often each row of four letters stands in its words."""
        return grams_of(self.words)

    @cached_property
    def themes(self) -> frozenset[str]:
        """What it is about."""
        return frozenset(one.code for one in self.action.classes.themes)

    @cached_property
    def audiences(self) -> tuple[frozenset[str], ...]:
        """In each list of groups that are not one another: those its text names."""
        told = {one.code for one in self.action.classes.audiences}
        return tuple(frozenset(group.id for group in one if group.id in told) for one in audiences().lists)

    @cached_property
    def first_audiences(self) -> tuple[str | None, ...]:
        """In each of these lists the group that its text names first: whom it is for rather than by the way."""
        told = [one.code for one in self.action.classes.audiences]
        return tuple(next((code for code in told if code in groups), None) for groups in self.audiences)

    @cached_property
    def matter(self) -> frozenset[str]:
        """What its head says that it is, without for whom: "for caretakers" is said of many things."""
        for_whom = words_of(" ".join(word for one in self.action.classes.audiences for word in one.words))
        return self.head - for_whom

    @property
    def town(self) -> str:
        """The owner of its plan."""
        return self.plan.owner.id


def facets_of(plan: PlanPart, action: ActionPart, towns: Mapping[str, str]) -> Facets:
    """What an action is compared by; ``towns`` are the municipalities of the district, name by id."""
    text, known = action.text.lower(), audiences()
    others = [name for town, name in towns.items() if town != plan.owner.id]
    outside = [one for one in action.rows if not one.own and one.kind not in NOBODY]
    asked = [one for one in outside if one.kind is not OrganisationKind.COLLECTIVE and not is_municipality(one.party)]
    names = (*towns.values(), *(one.written for one in asked), *(one.name for one in asked))
    places = frozenset(word for name in names for word in words_of(name))
    words = words_of(action.text) - places
    return Facets(
        plan=plan,
        action=action,
        letters=letters_and_digits(action.text),
        words=words,
        head=words_of(re.split(r"[.:;]", action.name, maxsplit=1)[0]) - places,
        targets=frozenset(fold(one.written) for one in action.own_targets),
        around=frozenset(fold(one.written) for one in action.block_targets),
        parties=_with_wholes(asked),
        workers=_with_wholes([one for one in asked if one.has_task]),
        own_partners=_with_wholes([one for one in asked if one.has_task and one.kind not in overlap().serve_all]),
        holders=frozenset(fold(one.name) for one in action.holders),
        span=span_of(action),
        joint=action.classes.joint is not None or len(asked) < len(outside) or _names_one(text, others),
        local=known.local.search(text) is not None or _names_one(text, [plan.owner.name]),
    )


def span_of(action: ActionPart) -> Span | None:
    """The days of an action. One that says only by when is of the year in which that day is: *vóór 1 juli 2027*."""
    if action.ongoing or action.ends is None:
        return None
    return (action.starts or f"{action.ends[:4]}-01-01", action.ends)


def meet(one: Span | None, other: Span | None) -> bool | None:
    """Whether two spans of days have a day in common; None where one of them is not known or has no end."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def grams_of(words: frozenset[str]) -> Counter[str]:
    """How often each row of four letters stands in these words."""
    padded = [f" {word} " for word in words]
    return Counter(word[at : at + GRAM] for word in padded for at in range(len(word) - GRAM + 1))


def _with_wholes(parties: list[Named]) -> frozenset[str]:
    return frozenset(node.id for one in parties for node in one.lineage if not is_municipality(node))


def _names_one(text: str, names: list[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) is not None for name in names)
