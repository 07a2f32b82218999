"""Questions made from their declarations: for each filter values that occur, and values that do not."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.vocabulary import TimingKind
from graph.network import Network
from graph.questions import PathsBetween
from graph.questions.filters import Filter, Sort, filters_of

Given = dict[str, tuple[str, ...]]
"""For each filter, by the name of its field, the texts that are given."""

TOGETHER = 30
# Filters fit together in thousands of ways; thirty random ones of each question, beside every filter alone, are asked
# in some seconds and meet every pair of filters of the smaller questions.


@dataclass(frozen=True)
class Values:
    """What stands in a network, to ask for."""

    network: Network

    def of(self, one: Filter) -> tuple[str, ...]:
        """Values of a filter: some that something has, and one that nothing has."""
        match one.sort:
            case Sort.FLAG:
                return ("true", "false")
            case Sort.WORD:
                return one.words
            case Sort.NUMBER:
                return tuple(str(number) for number in sorted({one.least, min(one.least + 2, one.most), one.most}))
            case Sort.DAY:
                return ("2025-06-30", "2026-12-31", "1999-01-01")
            case Sort.OWNER:
                return (*sorted({plan.owner.id for plan in self.network.plans.plans}), "gm0629")
            case Sort.CODE:
                return (*self._codes(one.name), "nobody-has-this")
            case Sort.TEXT | Sort.CODE_OR_TEXT:
                return (*self._texts(one.name), "zzzz")

    def _codes(self, name: str) -> tuple[str, ...]:
        plans = self.network.plans
        return {
            "plan": tuple(plan.id for plan in plans.plans),
            "ambition": tuple(node.id for plan in plans.plans for node in plan.ambition_nodes)[:3],
            "action": tuple(plans.action_by_id)[:3],
            "organisation": tuple(sorted(self.network.by_party))[:3],
            "norm": ("gemeentelijke-aanpak", "barrieres-arbeid"),
            "node": (plans.plans[0].id, *sorted(self.network.by_party)[:2]),
        }[name]

    def _texts(self, name: str) -> tuple[str, ...]:
        row = self.network.rows[len(self.network.rows) // 2]
        held = next(row for row in self.network.rows if row.action is not None and row.timing is not None)
        party = sorted(self.network.by_party)[0]
        return {
            "organisation": (party, row.name, row.written),
            "action": (held.action or "", " ".join((held.action_text or "").split()[:2])),
            "ambition": (row.ambition, row.ambition_title or "1", row.ambition_number or "1"),
            "block": (row.block, row.block_title or "werk"),
            "target_group": (*row.target_groups[:1], "ouders"),
            "timing": (*(kind.value for kind in TimingKind), held.timing or "2026"),
            "budget": (row.budget or "budget",),
            "words": (row.name, "actie", held.timing or "2026"),
            "source": (party,),
            "q": ("werk", row.name, "slachtoffers opvang"),
            "target": (sorted(self.network.by_party)[-1], row.name),
        }[name]


def asked_of(question: type, values: Values) -> Iterator[Given]:
    """Nothing, every value of each filter alone, and filters together; what the question needs is always given."""
    filters = filters_of(question)
    needed: Given = {one.name: values.of(one)[:1] for one in filters if one.required}
    yield dict(needed)
    for one in filters:
        for value in values.of(one):
            yield needed | {one.name: (value,)}
        if one.several:
            yield needed | {one.name: values.of(one)[:2]}
    chance = random.Random(question.__name__)
    for _ in range(0 if question is PathsBetween else TOGETHER):
        some = chance.sample(filters, min(len(filters), chance.choice((2, 2, 3))))
        yield needed | {one.name: (chance.choice(values.of(one)),) for one in some}
