"""The steps of the chain, from preventing to recovery, told by the words of an action. Data: ``chain_steps.yaml``."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from graph.model.language import Text
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import Tell, Tells
from graph.reference.themes import ClassEntry, Decoy, NameEntry


@dataclass(frozen=True, slots=True)
class HandOver:
    """That work goes on from one step to another."""

    to: str
    outside_only: bool
    """Whether only a party from outside joins the two."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step of the chain."""

    id: str
    name: Text
    verb: Text
    """The step in a sentence."""
    side: Literal["care", "security", "both"]
    usual: Text
    """Who one would expect there."""
    hands_over: tuple[HandOver, ...]
    tells: tuple[Tell, ...]
    decoy: Decoy
    source: str


class _HandOverEntry(FileModel):
    to: str
    by: Literal["whoever", "outside"]


class _StepEntry(ClassEntry):
    verb: NameEntry
    side: Literal["care", "security", "both"]
    usual: NameEntry
    hands_over: tuple[_HandOverEntry, ...] = ()
    tells: tuple[Tell, ...] = Field(min_length=1)


class _Steps(FileModel):
    source: str = Field(min_length=1)
    steps: tuple[_StepEntry, ...]

    @model_validator(mode="after")
    def _hands_over_to_what_is_there(self) -> "_Steps":
        known = {step.id for step in self.steps}
        if not all(one.to in known for step in self.steps for one in step.hands_over):
            raise ValueError("a step hands over to a step of this file")
        return self


@lru_cache(maxsize=1)
def chain_steps() -> tuple[ChainStep, ...]:
    """The packaged steps, in the order of the chain."""
    read = read_yaml(Path(__file__).with_name("chain_steps.yaml"), _Steps)
    return tuple(
        ChainStep(
            id=one.id,
            name=one.name.text,
            verb=one.verb.text,
            side=one.side,
            usual=one.usual.text,
            hands_over=tuple(HandOver(each.to, each.by == "outside") for each in one.hands_over),
            tells=one.tells,
            decoy=one.decoy.decoy,
            source=read.source,
        )
        for one in read.steps
    )


@lru_cache(maxsize=1)
def step_by_id() -> dict[str, ChainStep]:
    """The packaged steps by id."""
    return {step.id: step for step in chain_steps()}


@lru_cache(maxsize=1)
def step_tells() -> Tells:
    """What tells each of them, in one index."""
    return Tells({step.id: step.tells for step in chain_steps()})
