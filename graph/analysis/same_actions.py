"""Which actions of different plans may well be one action: groups of them, each with what they have in common.

Two actions are one where several facets agree and none differs; what counts as enough stands in ``_is_enough``.
Likeness of letters alone decides nothing, and neither does one party or one day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import log, sqrt
from weakref import WeakKeyDictionary

from graph.analysis.enough_plans import FEWEST_OWNERS
from graph.analysis.facets import Facets, Span, facets_of, grams_of, meet
from graph.analysis.likeness import ALIKE, FEWEST_SHARED, LETTERS
from graph.analysis.overlap import overlap, takes_part
from graph.plans import DistrictPlans, PlanPart

LETTERS_ALIKE = 0.5
# Of the pairs of the shipped plans that are one action told twice the letters are alike for 0.53 and more, of all
# others for 0.38 and less; elsewhere two that are not one were seen at 0.55, so that this is never enough by itself.
SAME_TEXT = 0.9
# A copy with a broken word or another name in it; two ways to say one thing stay below 0.85.
FEWEST_WORDS_JOINT = 2
# One fewer than of any two texts, where both say that it is of several municipalities: "Noodbedden voor vrouwen" and
# "vrouwen krijgen een noodbed" share two words, and there are no more.
AGREED_BESIDE_WORDS = 2
# Of party, time and audience. One of them agrees by chance: bodies of a region are everywhere, and so is "najaar 2026".
TEMPLATE_FROM = 3
# One text in three plans is the form of a region that each fills in; in two plans one may have copied the other.
LONGEST_SPAN = 366
# Days. "2025-2027" meets every season in it, so that such a time agrees with everything.


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two actions have in common, as far as it counts."""

    text: bool
    """Their letters are the same but for a name or a broken word."""
    words: frozenset[str]
    parties: frozenset[str]
    themes: frozenset[str]
    time: bool
    """Their days meet, and say something."""
    audience: bool
    joint: bool
    """Both are of several municipalities together."""


@dataclass(frozen=True, slots=True)
class SameAction:
    """Actions of at least two owners that may well be one, in order of plan and place, with what they share."""

    told: tuple[Facets, ...]
    agreements: tuple[Agreement, ...]

    @property
    def shortest(self) -> Facets:
        """The action with the shortest name, which is read first."""
        return min(self.told, key=lambda one: len(one.action.name))

    @property
    def name(self) -> str:
        """The shortest name that a plan gives it."""
        return self.shortest.action.name

    @property
    def joint(self) -> bool:
        """Whether at least one pair says that it is of several municipalities."""
        return any(one.joint for one in self.agreements)


_made: "WeakKeyDictionary[DistrictPlans, tuple[SameAction, ...]]" = WeakKeyDictionary()
_facets: "WeakKeyDictionary[PlanPart, tuple[frozenset[str], tuple[Facets, ...]]]" = WeakKeyDictionary()


def same_actions(plans: DistrictPlans) -> tuple[SameAction, ...]:
    """All groups of a district, in order of their first action; made once for as long as the reading is kept."""
    if plans not in _made:
        _made[plans] = tuple(_groups(compared_actions(plans)))
    return _made[plans]


def compared_actions(plans: DistrictPlans) -> list[Facets]:
    """The actions that are compared: those that are not over, where others have a plan too."""
    if len(plans.by_owner) < FEWEST_OWNERS:
        return []
    towns = {town.id: town.name for town in plans.municipalities}
    return [one for plan in plans.plans for one in _of_plan(plan, towns) if not one.action.over]


def _of_plan(plan: PlanPart, towns: dict[str, str]) -> tuple[Facets, ...]:
    key = frozenset(towns)
    kept = _facets.get(plan)
    if kept is None or kept[0] != key:
        kept = (key, tuple(facets_of(plan, action, towns) for action in plan.actions))
        _facets[plan] = kept
    return kept[1]


def _groups(told: Sequence[Facets]) -> Iterator[SameAction]:
    """Actions that are one with each other, each with all in its group: what is only like what is like it is not."""
    compare = _Comparison(told)
    agreed = {pair: found for pair in compare.candidates() if (found := compare.agreement(*pair)) is not None}
    groups: list[list[int]] = []
    for place in sorted({place for pair in agreed for place in pair}):
        fits = (group for group in groups if all((other, place) in agreed for other in group))
        group = next(fits, None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    for group in groups:
        if len(group) > 1:
            pairs = tuple(agreed[pair] for pair in combinations(group, 2))
            yield SameAction(tuple(told[place] for place in group), pairs)


class _Comparison:
    """Actions with indexes over their words, so that only pairs that share something are compared."""

    def __init__(self, told: Sequence[Facets]) -> None:
        self._told = told
        forms = _sentences_of_the_region(told)
        self._words = [one.words_without(forms) for one in told]
        self._grams = [
            one.grams if own is one.words else grams_of(own) for one, own in zip(told, self._words, strict=True)
        ]
        towns = {one.town for one in told}
        in_plans: dict[str, set[str]] = {}
        for one, own in zip(told, self._words, strict=True):
            for word in own:
                in_plans.setdefault(word, set()).add(one.town)
        # A word that most plans have tells nothing of what one action is about.
        most = max(2, len(towns) // 2)
        self._rare = {word for word, owners in in_plans.items() if len(owners) <= most}
        documents: dict[str, int] = {}
        for grams in self._grams:
            for gram in grams:
                documents[gram] = documents.get(gram, 0) + 1
        self._weights = {gram: log((1 + len(told)) / number) for gram, number in documents.items()}
        self._lengths = [self._length(grams) for grams in self._grams]
        self._owners_of_text: dict[str, set[str]] = {}
        for one in told:
            self._owners_of_text.setdefault(one.letters, set()).add(one.town)

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of two owners that share a text, a rare word or a party with a task, or, joint, any word or theme."""
        keys: dict[tuple[str, str], list[int]] = {}
        for place, one in enumerate(self._told):
            shared = [("text", one.letters), *(("word", word[:LETTERS]) for word in self._words[place] & self._rare)]
            shared += [("party", party) for party in one.workers if one.span is not None]
            if one.joint:
                shared += [("joint", word[:LETTERS]) for word in self._words[place]]
                shared += [("theme", theme) for theme in one.themes]
            for key in shared:
                keys.setdefault(key, []).append(place)
        shared_words: Counter[tuple[int, int]] = Counter()
        pairs: set[tuple[int, int]] = set()
        for (sort, _), places in keys.items():
            apart = [
                pair
                for pair in combinations(sorted(set(places)), 2)
                if self._told[pair[0]].town != self._told[pair[1]].town
            ]
            if sort == "word":
                shared_words.update(apart)
            else:
                pairs.update(apart)
        # One rare word in common is not enough for anything, and most pairs have no more.
        pairs.update(pair for pair, number in shared_words.items() if number > 1)
        return sorted(pairs)

    def agreement(self, at: int, beside: int) -> Agreement | None:
        """What two actions have in common, where that is enough; None where it is not, or a facet differs."""
        one, other = self._told[at], self._told[beside]
        if audiences_differ(one, other):
            return None
        same = one.letters == other.letters
        if same and self._is_template(one, other) and not (one.joint and other.joint):
            return None
        letters = 1.0 if same else self._letters(at, beside)
        ours, theirs = self._words[at], self._words[beside]
        words = _shared_words(ours, theirs)
        found = Agreement(
            text=same or (letters >= SAME_TEXT and not (one.local and other.local)),
            words=words,
            parties=one.parties & other.parties,
            themes=one.themes & other.themes,
            time=_times_agree(one.span, other.span),
            audience=audiences_agree(one, other),
            joint=one.joint and other.joint,
        )
        smaller = min(len(ours), len(theirs))
        return found if self._is_enough(one, other, found, letters, smaller) else None

    def _is_enough(self, one: Facets, other: Facets, found: Agreement, letters: float, smaller: int) -> bool:
        if not found.text and takes_part(one.action) and takes_part(other.action):
            return False
        heads = len(_shared_words(one.matter, other.matter)) > 0
        share = len(found.words) / smaller if smaller > 0 else 0.0
        if found.joint:
            fewest = min(FEWEST_WORDS_JOINT, len(one.words), len(other.words))
            by_words = len(found.words) >= fewest and share >= ALIKE
            by_facets = len(found.themes) > 0 and found.time and len(found.parties) > 0
            by_text = heads and ((smaller > 0 and by_words) or letters >= LETTERS_ALIKE)
            return found.text or by_text or by_facets
        if found.text:
            return not self._is_template(one, other) and (_done_alike(one, other) or _for_few(one, other))
        if (one.local and other.local) or meet(one.span, other.span) is False:
            return False
        agreed = (len(found.parties) > 0) + found.time + found.audience
        rare = len(found.words & self._rare)
        by_words = rare >= FEWEST_SHARED and share >= ALIKE and one.joint == other.joint
        alike = heads and (by_words or letters >= LETTERS_ALIKE)
        if alike and agreed >= AGREED_BESIDE_WORDS:
            return True
        works = len(one.own_partners & other.own_partners) > 0
        return works and found.time and _for_few(one, other) and len(found.themes) > 0

    def _is_template(self, one: Facets, other: Facets) -> bool:
        """Whether many plans have the text, and no party that works in both says that it is one thing."""
        many = max(len(self._owners_of_text[each.letters]) for each in (one, other))
        return many >= TEMPLATE_FROM and one.workers.isdisjoint(other.workers)

    def _letters(self, at: int, beside: int) -> float:
        """The cosine of the rows of letters, each weighed by how few actions have it."""
        one, other = self._grams[at], self._grams[beside]
        lengths = self._lengths[at] * self._lengths[beside]
        if lengths == 0:
            return 0.0
        few, many = (one, other) if len(one) <= len(other) else (other, one)
        return sum(number * many[gram] * self._weights[gram] ** 2 for gram, number in few.items()) / lengths

    def _length(self, grams: Counter[str]) -> float:
        return sqrt(sum((number * self._weights[gram]) ** 2 for gram, number in grams.items()))


def _sentences_of_the_region(told: Sequence[Facets]) -> frozenset[str]:
    """The sentences that many plans have: the form of a region, which says nothing of what an action is."""
    owners: dict[str, set[str]] = {}
    for one in told:
        for sentence in one.sentences:
            owners.setdefault(sentence, set()).add(one.town)
    return frozenset(sentence for sentence, towns in owners.items() if len(towns) >= TEMPLATE_FROM)


def _shared_words(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The words that the text with the fewest words shares: *noodbed* with *noodbedden*."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return frozenset(word for word in few if any(word in each or each in word for each in many))


def audiences_differ(one: Facets, other: Facets) -> bool:
    """Whether both say for whom, and it is for others."""
    named = zip(one.audiences, other.audiences, strict=True)
    if any(len(ours) > 0 and len(theirs) > 0 and ours.isdisjoint(theirs) for ours, theirs in named):
        return True
    first = zip(one.first_audiences, other.audiences, other.first_audiences, one.audiences, strict=True)
    if any(
        None not in (mine, yours) and mine not in theirs and yours not in ours for mine, theirs, yours, ours in first
    ):
        return True  # Both name caretakers by the way, and one is for parents, the other for staff.
    return len(one.targets) > 0 and len(other.targets) > 0 and not _any_alike(one.targets, other.targets)


def audiences_shared(one: Facets, other: Facets) -> bool:
    """Whether the words of both name a group or a sort of place that is the same."""
    named = zip(one.audiences, other.audiences, strict=True)
    return any(not ours.isdisjoint(theirs) for ours, theirs in named)


def audiences_agree(one: Facets, other: Facets) -> bool:
    """Whether both say for whom, and it is for the same; who names nobody and no place is for whom its block is."""
    return audiences_shared(one, other) or _any_alike(_for_whom(one), _for_whom(other))


def _for_whom(one: Facets) -> frozenset[str]:
    names_any = any(len(group) > 0 for group in one.audiences)
    return one.targets if len(one.targets) > 0 or names_any else one.around


def _for_few(one: Facets, other: Facets) -> bool:
    """Whether both name the same group or sort of place themselves, and not one so wide that they may mean others."""
    named = zip(one.audiences, other.audiences, strict=True)
    if any(len((ours & theirs) - overlap().wide) > 0 for ours, theirs in named):
        return True
    return _any_alike(one.targets, other.targets)


def _any_alike(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    others = list(theirs)
    return any(one in other or other in one for one in ours for other in others)


def _times_agree(one: Span | None, other: Span | None) -> bool:
    """Whether both say days of at most a year, and these meet."""
    return meet(one, other) is True and all(_days(span) <= LONGEST_SPAN for span in (one, other) if span is not None)


def _days(span: Span) -> int:
    first, last = (date.fromisoformat(day) for day in span)
    return (last - first).days


def _done_alike(one: Facets, other: Facets) -> bool:
    """Whether holders and time do not say that it is done apart, each for itself."""
    holders = len(one.holders) > 0 and len(other.holders) > 0 and one.holders.isdisjoint(other.holders)
    return not holders and meet(one.span, other.span) is not False
