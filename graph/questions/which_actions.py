"""Which actions: by plan, ambition, holder, timing and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.network import Network
from graph.plans import ActionPart
from graph.plans.values import is_stated, words
from graph.questions.filters import Sort, asks
from graph.questions.matching import by_code_or_words, is_party, is_timed, meets

_SAID = ("text", "title", "heading", "timing", "result", "costs", "status")


@dataclass(frozen=True, slots=True)
class WhichActions:
    """The actions that meet all that is asked, in the order of each plan; None for what does not matter."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")
    ambition: str | None = asks(
        Sort.CODE_OR_TEXT,
        "Nummer of woorden van de ambitie",
        "Only in this ambition: its code, its number or words of its title",
        page="ambitie",
    )
    organisation: str | None = asks(
        Sort.CODE_OR_TEXT,
        "Alleen acties waarvan deze partij of een team ervan houder is",
        "Only actions that it or a unit of it holds: its code or words of its name",
        page="partij",
        option="--party",
    )
    outside: bool | None = asks(
        Sort.FLAG,
        "Alleen acties met, of alleen zonder houder van buiten",
        "Only those that a party from outside holds, or only the others",
        page="buiten",
        option="--outside/--no-outside",
    )
    timing: tuple[str, ...] = asks(
        Sort.TEXT,
        "Soort of woorden van de planning",
        "Only with a timing of one of these kinds, or with these words",
        page="planning",
        several=True,
        example="ongoing",
    )
    ends_by: date | None = asks(
        Sort.DAY,
        "Alleen wat volgens het plan op die dag klaar is",
        "Only those that end on this day or before, by the words of the plan",
        page="klaar",
        example="2026-06-30",
    )
    timed: bool | None = asks(
        Sort.FLAG,
        "Alleen acties met, of alleen zonder planning",
        "Only those with a timing, or only those without",
        page="gepland",
        option="--with-timing/--no-timing",
    )
    words: str | None = asks(
        Sort.TEXT,
        "Woorden in de actie",
        "Words that all stand in it, each as the beginning of a word",
        page="woorden",
        example="opvang",
    )

    def of(self, network: Network) -> tuple[ActionPart, ...]:
        """The actions of a network that are asked for."""
        return tuple(self._among(network))

    def _among(self, network: Network) -> Iterator[ActionPart]:
        ambitions = {node.id for plan in network.plans.plans for node in plan.ambition_nodes}
        in_ambition = None if self.ambition is None else by_code_or_words(self.ambition, ambitions)
        holds = None if self.organisation is None else is_party(self.organisation, network.by_party.keys())
        day = None if self.ends_by is None else self.ends_by.isoformat()
        for action in network.actions:
            if (
                self.municipality in (None, action.place.owner.id)
                and self.plan in (None, action.place.plan.id)
                and self.outside in (None, action.outside)
                and self.timed in (None, action.timed)
                and (day is None or action.ends_by(day))
                and is_timed(self.timing, action.timing_kind, (action.timing, action.starts, action.ends))
                and (in_ambition is None or in_ambition(action.place.ambition.id, _ambition(action)))
                and (holds is None or any(holds(one) for one in action.parties if one.holds))
                and (self.words is None or meets(self.words, (_all_words(action),)))
            ):
                yield action


def _ambition(action: ActionPart) -> tuple[str, ...]:
    ambition = action.place.ambition
    title = ambition.name if is_stated(ambition) else None
    return tuple(text for text in (words(ambition.properties, "number"), title) if text is not None)


def _all_words(action: ActionPart) -> str:
    """What the plan says of an action, in one text: words may stand in different parts of its row."""
    said = (words(action.node.properties, name) for name in _SAID)
    return " ".join(part for part in said if part is not None)
