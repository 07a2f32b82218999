"""Who does what: every place where a plan names a party, by any column."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.model.vocabulary import Basis, Degree, OrganisationKind, ResolutionRule, Role
from graph.network import Network
from graph.plans import Named
from graph.questions.filters import Sort, asks
from graph.questions.matching import by_code_or_words, is_party, is_timed, meets


@dataclass(frozen=True, slots=True)
class WhoDoesWhat:
    """The places that meet all that is asked, plan by plan, in the order of each plan."""

    organisation: str | None = asks(
        Sort.CODE_OR_TEXT,
        "Partij, ook met haar teams",
        "Only this party, with its units: its code or words of its name",
        page="partij",
        option="--party",
    )
    degree: tuple[Degree, ...] = asks(
        Sort.WORD, "Hoe genoemd", "Only who is named in one of these ways", page="graad", words=Degree, several=True
    )
    role: tuple[Role, ...] = asks(
        Sort.WORD, "Met welke rol", "Only with one of these roles", page="rol", words=Role, several=True
    )
    rule: tuple[ResolutionRule, ...] = asks(
        Sort.WORD,
        "Hoe de naam is herkend, zoals near-miss",
        "Only names that were resolved by one of these rules",
        page="herkend",
        words=ResolutionRule,
        several=True,
    )
    action: str | None = asks(
        Sort.CODE_OR_TEXT, "Woorden in de actie", "Only in this action: its code or words of it", page="actie"
    )
    ambition: str | None = asks(
        Sort.CODE_OR_TEXT,
        "Nummer of woorden van de ambitie",
        "Only in this ambition: its code, its number or words of its title",
        page="ambitie",
    )
    block: str | None = asks(
        Sort.CODE_OR_TEXT,
        "Woorden van het onderdeel",
        "Only in this part: its code or words of its title",
        page="onderdeel",
    )
    target_group: str | None = asks(
        Sort.TEXT, "Woorden van de doelgroep", "Only for whom these words name", page="doelgroep"
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
        "Only what ends on this day or before, by the words of the plan",
        page="klaar",
        example="2026-06-30",
    )
    budget: str | None = asks(
        Sort.TEXT, "Woorden over het geld", "Only where the plan says these words about money", page="geld"
    )
    kind: tuple[OrganisationKind, ...] = asks(
        Sort.WORD,
        "Soort organisatie, zoals care_provider",
        "Only parties of these kinds",
        page="soort",
        words=OrganisationKind,
        several=True,
    )
    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only in the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only in this plan", page="plan")
    own: bool | None = asks(
        Sort.FLAG,
        "Alleen eigen afdelingen, of alleen partijen van buiten",
        "Only the owner's own departments, or only parties from outside",
        page="eigen",
        option="--own/--outside",
    )
    basis: tuple[Basis, ...] = asks(
        Sort.WORD, "Waar het op rust", "Only what rests on one of these", page="grond", words=Basis, several=True
    )
    words: str | None = asks(
        Sort.TEXT,
        "Woorden, waar dan ook",
        "Words that all stand there, each as the beginning of a word",
        page="woorden",
        example="opvang",
    )

    def of(self, network: Network) -> tuple[Named, ...]:
        """The places of a network that are asked for."""
        return tuple(self._among(network))

    def _among(self, network: Network) -> Iterator[Named]:
        tests = (*self._by_code_or_words(network), *self._by_words())
        day = None if self.ends_by is None else self.ends_by.isoformat()
        for row in network.rows:
            if (
                self._is_of_its_kind(row)
                and (day is None or (row.timing_end is not None and row.timing_end <= day))
                and all(test(row) for test in tests)
            ):
                yield row

    def _is_of_its_kind(self, row: Named) -> bool:
        """Whether a row has the words of closed lists, and stands in the plans, that are asked for."""
        return (
            self.municipality in (None, row.municipality)
            and self.plan in (None, row.plan)
            and self.own in (None, row.own)
            and (self.degree == () or row.degree in self.degree)
            and (self.role == () or row.role in self.role)
            and (self.rule == () or row.rule in self.rule)
            and (self.kind == () or row.kind in self.kind)
            and (self.basis == () or row.basis in self.basis)
        )

    def _by_code_or_words(self, network: Network) -> Iterator[Callable[[Named], bool]]:
        if self.organisation is not None:
            yield is_party(self.organisation, network.by_party.keys())
        if self.action is not None:
            action = by_code_or_words(self.action, network.plans.action_by_id)
            yield lambda row: row.action is not None and action(row.action, _said(row.action_name, row.action_text))
        if self.ambition is not None:
            ambition = by_code_or_words(self.ambition, {row.ambition for row in network.rows})
            yield lambda row: ambition(row.ambition, _said(row.ambition_number, row.ambition_title))
        if self.block is not None:
            block = by_code_or_words(self.block, {row.block for row in network.rows})
            yield lambda row: block(row.block, _said(row.block_title))

    def _by_words(self) -> Iterator[Callable[[Named], bool]]:
        target_group, budget, words = self.target_group, self.budget, self.words
        if target_group is not None:
            yield lambda row: meets(target_group, row.target_groups)
        if len(self.timing) > 0:
            yield lambda row: is_timed(self.timing, row.timing_kind, (row.timing, row.timing_start, row.timing_end))
        if budget is not None:
            yield lambda row: meets(budget, _said(row.budget))
        if words is not None:
            yield lambda row: meets(words, (" ".join(_all(row)),))


def _all(row: Named) -> Iterable[str]:
    return _said(
        row.written, row.name, row.action_text, row.ambition_number, row.ambition_title, row.block_title, row.timing,
        row.budget, row.quote, *row.target_groups,
    )  # fmt: skip


def _said(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text is not None)
