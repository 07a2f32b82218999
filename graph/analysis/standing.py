"""How findings stand: open, decided, or open again because the evidence is no longer what was decided on.

A decision is a record of the store, which keeps the ids of what it is about. Among these stands what the evidence was
at the time, as ``evidence.<fingerprint>``; so the record needs no field of its own, and outlives any change of texts.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Protocol

from graph.analysis.findings import Finding

REOPENED = "open"
"""The answer with which people open a finding again."""

_EVIDENCE = "evidence."


class Standing(StrEnum):
    """How a finding stands on a day."""

    OPEN = "open"
    DECIDED = "decided"
    REOPENED = "reopened"
    """Decided before, on other evidence, or opened again by people."""


class Decided(Protocol):
    """What is read of a decision."""

    @property
    def id(self) -> str:
        """The decision's own id."""

    @property
    def finding(self) -> str:
        """The id of the finding it is on."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids it is about, the evidence among them."""

    @property
    def answer(self) -> str:
        """What was decided; ``open`` opens the finding again, anything else closes it."""

    @property
    def at(self) -> str:
        """When, ISO 8601 with time zone."""


def decided_subjects(finding: Finding) -> tuple[str, ...]:
    """What a decision on this finding keeps as its subjects: what it is about, and what the evidence is now."""
    return (*finding.subjects, f"{_EVIDENCE}{finding.fingerprint}")


def standings(findings: Iterable[Finding], decisions: Iterable[Decided], on: date) -> dict[str, Standing]:
    """How each finding stands on a day; of several decisions on one finding the last one counts.

    A decision without a fingerprint holds whatever the evidence is.
    """
    last: dict[str, Decided] = {}
    taken = (decision for decision in decisions if datetime.fromisoformat(decision.at).date() <= on)
    for decision in sorted(taken, key=lambda one: (datetime.fromisoformat(one.at).astimezone(UTC), one.id)):
        last[decision.finding] = decision
    return {finding.id: _standing(finding, last.get(finding.id)) for finding in findings}


def _standing(finding: Finding, decision: Decided | None) -> Standing:
    if decision is None:
        return Standing.OPEN
    kept = {subject for subject in decision.subjects if subject.startswith(_EVIDENCE)}
    if decision.answer == REOPENED or (len(kept) > 0 and f"{_EVIDENCE}{finding.fingerprint}" not in kept):
        return Standing.REOPENED
    return Standing.DECIDED
