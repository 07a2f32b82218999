"""What names or says some words: parties, actions and parts of plans, and every other place in the text of a source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.network import Network
from graph.plans import ActionPart, Named, PlanPart
from graph.plans.values import whole
from graph.questions.filters import LONGEST_TEXT, Sort, asks
from graph.sources import Passage, PlanSource, lines_between
from graph.store.port import Hit, Store
from graph.store.words import words_of

MOST_FOUND = 200
# Nobody reads on after some screens of hits: who gets two hundred asks again with a second word.
SHOWN_LINES = 6
# A sentence that was found, with what stands before and behind it, fits on six lines; more is read in the source.


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a source that have the words, with what was read there."""

    plan: PlanPart
    line_from: int
    line_to: int
    page: int | None
    text: str
    """The lines, as they stand."""
    action: ActionPart | None
    """The action they are a part of."""
    named: tuple[Named, ...]
    """The parties that are named by them in a list or as who pays."""

    @property
    def only_text(self) -> bool:
        """Whether they are no part of an action, and name no party: text that was read past, or for something else."""
        return self.action is None and len(self.named) == 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. Nothing found means: not in the plans that are loaded."""

    words: tuple[str, ...]
    """What was looked for, without capitals and accents; empty where nothing that was typed is a word."""
    hits: tuple[Hit, ...]
    """What is called so or says so, names first."""
    more_hits: bool
    places: tuple[Place, ...]
    """Places in the sources, plan by plan, in the order of the lines."""
    all_places: int
    """How many places there are, shown or not."""

    @property
    def nothing(self) -> bool:
        """Whether the words stand nowhere."""
        return len(self.hits) == 0 and self.all_places == 0


@dataclass(frozen=True, slots=True)
class WhatIsFound:
    """What has all the words, each as the beginning of a word: names and texts of the network, and the whole text of
    every source. Only ever words: there is no query language."""

    q: str = asks(
        Sort.TEXT,
        "Woorden die er allemaal staan, elk als begin van een woord",
        "Words that all stand there, each as the beginning of a word",
        page="q",
        required=True,
        example="opvang",
    )
    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    limit: int = asks(
        Sort.NUMBER, "Hoeveel er ten hoogste getoond worden", "The most items of each kind", page="aantal",
        default=50, least=1, most=MOST_FOUND, example="50",
    )  # fmt: skip

    def of(self, network: Network, store: Store, source_of: Callable[[str], PlanSource]) -> Found:
        """What is found in a network.

        Args:
            network: the network of a district.
            store: where it is kept; it knows the words of nodes.
            source_of: gives the source of a plan by its id.
        """
        wanted = words_of(self.q[:LONGEST_TEXT])
        if len(wanted) == 0:
            return Found((), (), False, (), 0)
        hits = store.search(self.q, network.district.id, MOST_FOUND + 1)
        hits = tuple(hit for hit in hits if self._is_asked(network, hit))
        passages = [
            (plan, source, passage)
            for plan in network.plans.plans
            if self.municipality in (None, plan.owner.id)
            for source in (source_of(plan.id),)
            if source.words is not None
            for passage in source.words.passages(wanted)
        ]
        places = tuple(_place(*one) for one in passages[: self.limit])
        return Found(wanted, hits[: self.limit], len(hits) > self.limit, places, len(passages))

    def _is_asked(self, network: Network, hit: Hit) -> bool:
        """Whether a hit is there still, and in a plan that is asked for; what several plans share is in none."""
        if hit.node.id not in network.view.nodes:
            return False
        plan = network.plans.plan_around(hit.node.id)
        return self.municipality is None or (plan is not None and plan.owner.id == self.municipality)


def _place(plan: PlanPart, source: PlanSource, passage: Passage) -> Place:
    document = source.document
    assert document is not None, "it has words"
    lines = lines_between(document, passage.line_from, passage.line_to)[:SHOWN_LINES]
    return Place(
        plan=plan,
        line_from=passage.line_from,
        line_to=passage.line_to,
        page=lines[0].page,
        text="\n".join(document.text_of(line) for line in lines),
        action=next((action for action in plan.actions if _is_part_of(passage, action)), None),
        named=tuple(_named_on(plan, passage)),
    )


def _is_part_of(passage: Passage, action: ActionPart) -> bool:
    """Whether lines are those of an action's text, of its timing, or of who is named at it."""
    timing = whole(action.node.properties, "timing_line")
    lines = [(action.line_from, action.line_to), (timing, timing)]
    lines += [(row.line_from, row.line_to) for row in action.rows]
    return any(_meet(passage, one) for one in lines)


def _named_on(plan: PlanPart, passage: Passage) -> Iterator[Named]:
    """The parties that the lines name, each once; those of an action are told by the action."""
    told: set[str] = set()
    for one in plan.named:
        if one.action is None and one.organisation not in told and _meet(passage, (one.line_from, one.line_to)):
            told.add(one.organisation)
            yield one


def _meet(passage: Passage, lines: tuple[int | None, int | None]) -> bool:
    first, last = lines
    if first is None:
        return False
    return first <= passage.line_to and (first if last is None else last) >= passage.line_from
