"""Which rows of who does what a person asks for: a filter on each column, and on words in the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from api.faults import InputError
from graph.model.vocabulary import NAMES, Basis, Degree, OrganisationKind, ResolutionRule, dutch
from graph.plans import Named
from graph.reference import name_key

_WHOLE_WORD = 3
"""Words of at most this many letters (OM, VTH) must stand there whole; longer ones may be the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; None for what does not matter. Words are compared without capitals and accents."""

    party: str | None = None
    degree: str | None = None
    rule: str | None = None
    action: str | None = None
    ambition: str | None = None
    block: str | None = None
    target_group: str | None = None
    timing: str | None = None
    budget: str | None = None
    kind: str | None = None
    municipality: str | None = None
    """Id of the plan's owner."""
    plan: str | None = None
    own: bool | None = None
    basis: str | None = None
    words: str | None = None

    def in_words(self) -> str:
        """What is asked, as a person reads it."""
        names = {
            "party": "partij", "degree": "hoe genoemd", "rule": "regel", "action": "actie", "ambition": "ambitie",
            "block": "onderdeel", "target_group": "doelgroep", "timing": "planning", "budget": "budget",
            "kind": "soort", "municipality": "gemeente", "plan": "plan", "basis": "grond", "words": "woorden",
        }  # fmt: skip
        said = [f'{name} "{value}"' for key, name in names.items() if (value := getattr(self, key)) is not None]
        if self.own is not None:
            said.append("eigen" if self.own else "van buiten")
        return ", ".join(said) if len(said) > 0 else "alles"


@dataclass(frozen=True, slots=True)
class Closed:
    """What is asked of the columns that hold words of a closed list."""

    degree: StrEnum | None
    rule: StrEnum | None
    kind: StrEnum | None
    basis: StrEnum | None


def closed_words(asked: Asked) -> Closed:
    """What is asked of closed lists.

    Raises:
        InputError: a word is none of its list.
    """
    return Closed(
        degree=one_of(Degree, asked.degree, "--degree"),
        rule=one_of(ResolutionRule, asked.rule, "--rule"),
        kind=one_of(OrganisationKind, asked.kind, "--kind"),
        basis=one_of(Basis, asked.basis, "--basis"),
    )


def choose(rows: Iterable[Named], asked: Asked, closed: Closed) -> tuple[Named, ...]:
    """The rows that meet all that is asked."""
    return tuple(
        row
        for row in rows
        if closed.degree in (None, row.degree)
        and closed.rule in (None, row.rule)
        and closed.kind in (None, row.kind)
        and closed.basis in (None, row.basis)
        and asked.own in (None, row.own)
        and asked.municipality in (None, row.municipality)
        and asked.plan in (None, row.plan)
        and _has_words(row, asked)
    )


def one_of(kind: type[StrEnum], given: str | None, option: str) -> StrEnum | None:
    """The word of a closed list that was given, by its English or Dutch name.

    Raises:
        InputError: there is no such word; all of them are named.
    """
    if given is None:
        return None
    key = name_key(given)
    for word in kind:
        if key in (name_key(word.value), *map(name_key, NAMES[kind][word.value])):
            return word
    known = ", ".join(f"{word.value} ({dutch(word)})" for word in kind)
    raise InputError(f"{option} {given!r} bestaat niet. Kies uit: {known}.")


def _has_words(row: Named, asked: Asked) -> bool:
    return (
        (asked.party is None or meets(asked.party, _names(row)))
        and (asked.action is None or meets(asked.action, _said(row.action, row.action_name, row.action_text)))
        and (
            asked.ambition is None
            or meets(asked.ambition, _said(row.ambition, row.ambition_number, row.ambition_title))
        )
        and (asked.block is None or meets(asked.block, _said(row.block, row.block_title)))
        and (asked.target_group is None or meets(asked.target_group, row.target_groups))
        and (asked.timing is None or meets(asked.timing, _timing(row)))
        and (asked.budget is None or meets(asked.budget, _said(row.budget)))
        and (asked.words is None or meets(asked.words, (" ".join(_all(row)),)))
    )


def meets(asked: str, texts: Iterable[str]) -> bool:
    """Whether all words asked for stand in one of the texts, each as the beginning of a word; or it is one exactly."""
    wanted = name_key(asked).split()
    for text in texts:
        if asked == text:
            return True
        there = name_key(text).split()
        if len(wanted) > 0 and all(any(_begins(word, other) for other in there) for word in wanted):
            return True
    return False


def _begins(word: str, other: str) -> bool:
    return other == word or (len(word) > _WHOLE_WORD and other.startswith(word))


def _names(row: Named) -> Iterator[str]:
    """All a party is called: as written, its names past and present, and those of what it is a part of."""
    yield row.written
    for node in row.lineage:
        yield from (node.id, node.name)
        for names in (node.properties.get("other_names"), node.properties.get("former_names")):
            yield from names if isinstance(names, tuple) else ()


def _timing(row: Named) -> Iterator[str]:
    yield from _said(row.timing, row.timing_start, row.timing_end)
    if row.timing_kind is not None:
        yield from (row.timing_kind.value, dutch(row.timing_kind))


def _all(row: Named) -> Iterator[str]:
    yield from _said(
        row.written, row.name, row.action_text, row.ambition_number, row.ambition_title, row.block_title, row.timing,
        row.budget, row.quote, *row.target_groups,
    )  # fmt: skip


def _said(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text is not None)
