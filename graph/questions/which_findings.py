"""What stands out: findings with what could not be judged and what is in order, of all plans or of a part of them."""

from dataclasses import dataclass, replace
from datetime import date

from graph.analysis.agenda import Agenda, AgendaSetting, Whose, make_agenda
from graph.analysis.findings import Finding, FindingReport, Kind
from graph.analysis.rules import RULE_BY_ID, RULES
from graph.analysis.standing import Decided
from graph.network import Network
from graph.questions.filters import Sort, asks

_RULES = tuple(rule.id for rule in RULES)
MOST_POINTS = 100
# A meeting of two hours decides on some ten points; a hundred is what nobody will ask for by mistake.


@dataclass(frozen=True, slots=True)
class WhichFindings:
    """The findings that meet all that is asked, in order of id, with what belongs beside them.

    An empty list does not mean that all is well: what could not be judged is part of the answer.
    """

    rule: tuple[str, ...] = asks(
        Sort.WORD, "Alleen wat deze regel vindt", "Only of these rules", page="regel", words=_RULES, several=True
    )
    kind: tuple[Kind, ...] = asks(
        Sort.WORD, "Alleen van deze soort", "Only of these kinds", page="soort", words=Kind, several=True
    )
    plan: str | None = asks(Sort.CODE, "Alleen uit dit plan", "Only found in this plan", page="plan")
    municipality: str | None = asks(
        Sort.OWNER,
        "Alleen wat het plan van deze gemeente raakt",
        "Only what was found in the plans of this owner, or touches it",
        page="gemeente",
    )
    organisation: str | None = asks(
        Sort.CODE, "Alleen wat deze organisatie raakt", "Only what touches this party", page="partij"
    )
    action: str | None = asks(Sort.CODE, "Alleen wat deze actie raakt", "Only what touches this action", page="actie")
    on: date | None = asks(
        Sort.DAY, "Hoe het op deze dag is; anders vandaag", "As it is on this day; without it today", page="dag",
        example="2026-06-30",
    )  # fmt: skip

    def of(self, network: Network, today: date | None = None) -> FindingReport:
        """The findings of a network that are asked for.

        Args:
            network: the network of a district.
            today: the day that is meant where none is asked for; without any day nothing is said of time that passed.
        """
        report, owned = network.findings, self._plans(network)
        day = today if self.on is None else self.on
        subjects = self._subjects(network)
        return FindingReport(
            findings=tuple(one for one in report.findings if one.is_so_on(day) and self._has(one, owned)),
            not_judged=tuple(
                one
                for one in report.not_judged
                if self._has_rule(one.rule) and (subjects is None or one.subject in subjects)
            ),
            good_news=tuple(
                one
                for one in report.good_news
                if self._of_no_thing and self._has_rule(one.rule) and (owned is None or one.plan in owned)
            ),
        )

    @property
    def _of_no_thing(self) -> bool:
        """Whether no single party or action is asked about: what is in order is said of whole plans."""
        return self.organisation is None and self.action is None

    def _plans(self, network: Network) -> frozenset[str] | None:
        """The plans that are asked about; None for all."""
        if self.municipality is None and self.plan is None:
            return None
        return frozenset(
            plan.id
            for plan in network.plans.plans
            if self.plan in (None, plan.id) and self.municipality in (None, plan.owner.id)
        )

    def _has(self, one: Finding, owned: frozenset[str] | None) -> bool:
        return (
            self._has_rule(one.rule)
            and (self.plan is None or one.plan == self.plan)
            and (
                self.municipality is None
                or (owned is not None and one.plan in owned)
                or self.municipality in one.municipalities
            )
            and (self.organisation is None or self.organisation in one.organisations)
            and (self.action is None or self.action in one.actions)
        )

    def _has_rule(self, rule: str) -> bool:
        return (self.rule == () or rule in self.rule) and (self.kind == () or RULE_BY_ID[rule].kind in self.kind)

    def _subjects(self, network: Network) -> frozenset[str] | None:
        """Of whom it is told what could not be judged; None for all. The district is about everyone in it."""
        plan = None if self.plan is None else network.plans.plan_by_id.get(self.plan)
        owners = {self.municipality, None if plan is None else plan.owner.id} - {None}
        if self.municipality is None and self.plan is None:
            return None
        return frozenset(owner for owner in (*owners, network.district.id) if owner is not None)


@dataclass(frozen=True, slots=True)
class WhatToDiscuss:
    """The points for a meeting on a day, the weightiest first; of one municipality only what touches it."""

    on: date | None = asks(
        Sort.DAY, "Dag van het overleg; anders vandaag", "The day of the meeting; without it today", page="dag",
        example="2026-06-30",
    )  # fmt: skip
    points: int = asks(
        Sort.NUMBER, "Hoeveel punten", "How many points are put to the meeting", page="punten", option="--shown",
        default=10, least=1, most=MOST_POINTS, example="10",
    )  # fmt: skip
    municipality: str | None = asks(
        Sort.OWNER,
        "Alleen wat het plan van deze gemeente raakt",
        "Only what was found in the plans of this owner, or touches it",
        page="gemeente",
    )

    def of(self, network: Network, decisions: tuple[Decided, ...], today: date) -> Agenda:
        """The points of a network, as they stand on the day.

        Args:
            network: the network of a district.
            decisions: what was decided on its findings.
            today: the day that is meant where none is asked for.
        """
        day = today if self.on is None else self.on
        asked = WhichFindings(municipality=self.municipality)
        own, setting = asked.of(network, day), AgendaSetting(shown=self.points)
        if self.municipality is None:
            return make_agenda(own, decisions, day, setting)
        every = replace(WhichFindings().of(network, day), not_judged=own.not_judged, good_news=own.good_news)
        concerning = frozenset(one.id for one in own.findings)
        whose = Whose(self._name(network), lambda finding: finding.id in concerning)
        return make_agenda(every, decisions, day, setting, whose)

    def _name(self, network: Network) -> str:
        """What the municipality is called in the plans."""
        node = network.view.nodes.get(self.municipality or "")
        return "" if node is None else node.name
