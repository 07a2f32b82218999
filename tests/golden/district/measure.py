"""How much of what was planted in the fictional district is told, and which decoys are said."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict

from graph.analysis.findings import Finding
from tests.golden.district.reading import DAY, FOLDER, TOWNS, action_of, agenda, degrees, findings, planted

Score: TypeAlias = Literal["found", "half", "missed"]
Word: TypeAlias = Literal["right", "wrong"]


class Condition(BaseModel):
    """A finding with all that is asked of it, or degrees of an element of the norm."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str | list[str] | None = None
    town: str | None = None
    actions: dict[str, list[str]] = {}
    subject: str | None = None
    says: list[str] = []
    asks: str | None = None
    quote: str | None = None
    headline: bool = False
    element: str | None = None
    degrees: dict[str, str] = {}

    def holds(self) -> bool:
        """Whether there is such a finding, or all degrees are these."""
        if self.element is not None:
            told = dict(degrees(self.element))
            return all(told[town] == degree for town, degree in self.degrees.items())
        return any(self.is_told_by(one) for one in findings() if one.is_so_on(DAY))

    def is_told_by(self, one: Finding) -> bool:
        rules = [self.rule] if isinstance(self.rule, str) else self.rule
        wanted = {action_of(town, begins) for town, several in self.actions.items() for begins in several}
        return (
            (rules is None or one.rule in rules)
            and (self.town is None or self._is_of_town(one))
            and wanted <= set(one.actions)
            and (self.subject is None or any(each.endswith(self.subject) for each in one.subjects))
            and all(words in one.explanation.nl for words in self.says)
            and (self.asks is None or self.asks in one.asks.one.nl)
            and (self.quote is None or any(self.quote in each.words for each in one.evidence))
            and (not self.headline or _is_headline(one))
        )

    def _is_of_town(self, one: Finding) -> bool:
        town = f"oefen-{self.town}"
        return one.plan == f"{town}.2026" if one.plan is not None else town in one.municipalities


class Planted(BaseModel):
    """How a planted thing was told blind, and what tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    blind: Score
    found: list[Condition]
    half: list[Condition] = []

    def score(self) -> Score:
        """How it is told now."""
        if all(one.holds() for one in self.found):
            return "found"
        return "half" if len(self.half) > 0 and all(one.holds() for one in self.half) else "missed"


class Decoy(BaseModel):
    """Whether a decoy was said blind, and what would say it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    blind: Word
    said: list[Condition]

    def score(self) -> Word:
        """Whether it is said now."""
        return "wrong" if any(one.holds() for one in self.said) else "right"


class Tells(BaseModel):
    """All of ``tells.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    planted: dict[str, Planted]
    decoys: dict[str, Decoy]


@dataclass(frozen=True, slots=True)
class Measured:
    """The score of every planted thing and decoy, by its id, as it was blind and as it is now."""

    blind: dict[str, str]
    now: dict[str, str]

    def count(self, score: str, *, blind: bool) -> int:
        """How many have a score."""
        return list((self.blind if blind else self.now).values()).count(score)


@cache
def tells() -> Tells:
    """What tells each planted thing, and what would say each decoy."""
    return Tells.model_validate(yaml.safe_load((FOLDER / "tells.yaml").read_text("utf-8")))


@cache
def planted_told() -> Measured:
    """Every planted thing."""
    told = tells().planted
    return Measured({key: one.blind for key, one in told.items()}, {key: one.score() for key, one in told.items()})


@cache
def decoys_said() -> Measured:
    """Every decoy."""
    said = tells().decoys
    return Measured({key: one.blind for key, one in said.items()}, {key: one.score() for key, one in said.items()})


def chair_points() -> dict[str, bool]:
    """Of the ten questions of the chair whether one of the ten points of the agenda has a finding that tells it."""
    chair = planted()["chair"]
    assert isinstance(chair, dict)
    shown = [finding for point in agenda(chair["municipality"]).meeting for finding in point.findings]
    return {
        entry["headline"]: any(
            condition.is_told_by(one)
            for key in entry["planted"]
            for condition in tells().planted[key].found
            for one in shown
        )
        for entry in chair["points"]
    }


def _is_headline(one: Finding) -> bool:
    agendas = [agenda(), *map(agenda, TOWNS)]
    return any(point.findings[0].id == one.id for each in agendas for point in each.meeting)
