"""Norms: yardsticks to hold a plan against, never obligations. Data: a file each in ``norms``, or one's own."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import Field, model_validator

from graph.model.language import Text
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import Tell, Tells
from graph.reference.themes import ClassEntry, Decoy, NameEntry


class Counted(StrEnum):
    """What is counted over a whole plan, where no words tell an element."""

    MONEY = "money"
    """An amount and a payer at each part."""
    PLANNING = "planning"
    """A holder and a time at each action."""


class NormLevel(StrEnum):
    """How far an element goes."""

    BASIS = "basis"
    FURTHER = "verdieping"


@dataclass(frozen=True, slots=True)
class Element:
    """One line of a yardstick."""

    id: str
    name: Text
    level: NormLevel
    certain: bool
    """Whether a source asks for it, and not only we."""
    sources: tuple[str, ...]
    """In full."""
    tells: tuple[Tell, ...]
    counted: Counted | None
    quiet: bool
    """Whether no rule says that it is missing: every plan meets it by existing, or another rule says it."""
    decoy: Decoy


@dataclass(frozen=True, eq=False)
class Norm:
    """A yardstick with its elements, in the order of its file."""

    id: str
    name: Text
    about: Text
    elements: tuple[Element, ...]
    tells: Tells = dataclasses.field(repr=False)
    """What tells that an action is about an element."""
    field: Tells
    """Words of which a plan has to say one, or it is about something else."""
    any_field: bool
    """Whether any plan will do."""
    names: Tells = dataclasses.field(repr=False)
    """What only names an element, in a goal, a result or a list; all that tells it too."""


class _NormEntry(FileModel):
    id: str
    name: NameEntry
    about: NameEntry
    field: tuple[str, ...] = ()


class _ElementEntry(ClassEntry):
    level: NormLevel
    source: tuple[str, ...] = Field(min_length=1)
    tells: tuple[Tell, ...] = ()
    counted: Counted | None = None
    named: tuple[str, ...] = ()
    quiet: bool = False

    @model_validator(mode="after")
    def _is_told_or_counted(self) -> "_ElementEntry":
        if (len(self.tells) > 0) == (self.counted is not None):
            raise ValueError("an element is told by words, or counted, and not both")
        return self


class _NormFile(FileModel):
    norm: _NormEntry
    sources: dict[str, str]
    elements: tuple[_ElementEntry, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sources_are_known_and_codes_differ(self) -> "_NormFile":
        if not all(source in self.sources for one in self.elements for source in one.source):
            raise ValueError("an element rests on a source of this file")
        if len({one.id for one in self.elements}) != len(self.elements):
            raise ValueError("two elements have one code")
        return self


@lru_cache(maxsize=1)
def packaged_norms() -> tuple[Norm, ...]:
    """The norms that ship with the package: that of the municipal approach first, then the barriers."""
    folder = Path(__file__).with_name("norms")
    return tuple(read_norm(folder / f"{name}.yaml") for name in ("municipal", "barriers-labour", "barriers-sexual"))


def known_norms(own: Sequence[Path] = ()) -> tuple[Norm, ...]:
    """The packaged norms and those of one's own; one of one's own takes the place of a packaged one of the same code.

    Raises:
        ReferenceError_: a file of one's own is not as it should be.
    """
    norms = {norm.id: norm for norm in packaged_norms()}
    norms.update((norm.id, norm) for norm in map(read_norm, own))
    return tuple(norms.values())


def default_norm() -> Norm:
    """The norm that is used where none was chosen."""
    return packaged_norms()[0]


def read_norm(file: Path) -> Norm:
    """A norm as one file of YAML gives it.

    Raises:
        ReferenceError_: it is not as it should be.
    """
    read = read_yaml(file, _NormFile)
    elements = tuple(_element(one, read.sources) for one in read.elements)
    named = {one.id: (Tell(any=one.named),) if len(one.named) > 0 else () for one in read.elements}
    return Norm(
        id=read.norm.id,
        name=read.norm.name.text,
        about=read.norm.about.text,
        elements=elements,
        field=Tells({"field": (Tell(any=read.norm.field),)} if len(read.norm.field) > 0 else {}),
        any_field=len(read.norm.field) == 0,
        tells=Tells({one.id: one.tells for one in elements}),
        names=Tells({one.id: (*one.tells, *named[one.id]) for one in elements}),
    )


def _element(one: _ElementEntry, sources: dict[str, str]) -> Element:
    return Element(
        id=one.id,
        name=one.name.text,
        level=one.level,
        certain=one.certain is True,
        sources=tuple(sources[source] for source in one.source),
        tells=one.tells,
        counted=one.counted,
        quiet=one.quiet or one.counted is not None,
        decoy=one.decoy.decoy,
    )
