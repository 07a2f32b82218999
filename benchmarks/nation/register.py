"""Who there is in the made-up nation: districts, municipalities, organisations; and the names file of them.

A district, a municipality and an organisation follow from the seed and their number alone, so that a nation of 22
districts is the beginning of one of 86.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.nation.words import Body, words

DISTRICTS_PER_REGION = 4
NATIONAL = 40
GROUP = 4
"""So many municipalities that follow each other are one collective, however large their district is: what the members
of collectives add to the network grows with the number of plans and not with its square."""


@dataclass(frozen=True, slots=True)
class District:
    """A made-up district; ``region`` is the number of the group of districts that it is in."""

    id: str
    name: str
    region: int


@dataclass(frozen=True, slots=True)
class Municipality:
    """A made-up municipality; ``number`` counts from 0 over the nation, ``group`` over the collectives."""

    id: str
    name: str
    number: int
    group: int
    district: District


@dataclass(frozen=True, slots=True)
class Organisation:
    """A made-up organisation of the register."""

    id: str
    name: str
    kind: str
    level: str
    role: str = ""
    parent: str | None = None
    other_names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """All there is, by the seed and the number of municipalities of each district."""

    seed: int
    sizes: tuple[int, ...]

    @cached_property
    def districts(self) -> tuple[District, ...]:
        """The districts, in order of number."""
        names = reversed(self._landscapes)
        return tuple(
            District(f"oefen-district-{number + 1:02}", f"Oefendistrict {name}", number // DISTRICTS_PER_REGION)
            for (number, _), name in zip(enumerate(self.sizes), names, strict=False)
        )

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities, district by district."""
        names = self._names(words().municipality_first, words().municipality_second, "municipalities")
        if sum(self.sizes) > len(names):
            raise ValueError(f"there are names for {len(names)} municipalities, not for {sum(self.sizes)}")
        found: list[Municipality] = []
        group = 0
        for district, size in zip(self.districts, self.sizes, strict=True):
            for at in range(size):
                group += at % GROUP == 0
                number = len(found)
                found.append(Municipality(f"oefen-{names[number].lower()}", names[number], number, group, district))
        return tuple(found)

    @cached_property
    def national(self) -> tuple[Organisation, ...]:
        """The bodies that serve the whole nation."""
        bodies = words().national
        return tuple(
            _named(bodies[at % len(bodies)], self._organisation_words[at], "national") for at in range(NATIONAL)
        )

    @cached_property
    def regional(self) -> tuple[tuple[Organisation, ...], ...]:
        """The bodies of each region."""
        last = self.districts[-1].region
        return tuple(_region(number, self._landscapes[number]) for number in range(last + 1))

    @cached_property
    def local(self) -> tuple[tuple[Organisation, ...], ...]:
        """The bodies of each municipality."""
        bodies = words().local
        return tuple(
            tuple(
                _named(body, self._organisation_words[NATIONAL + one.number * len(bodies) + at], "local")
                for at, body in enumerate(bodies)
            )
            for one in self.municipalities
        )

    @cached_property
    def collectives(self) -> tuple[Organisation, ...]:
        """Neighbouring municipalities together, one collective for each ``GROUP`` of them."""
        return tuple(_collective(members) for members in self.groups)

    @cached_property
    def groups(self) -> tuple[tuple[Municipality, ...], ...]:
        """The municipalities of each collective."""
        found: dict[int, list[Municipality]] = {}
        for one in self.municipalities:
            found.setdefault(one.group, []).append(one)
        return tuple(tuple(found[number]) for number in sorted(found))

    def organisations(self) -> Iterator[Organisation]:
        """All organisations of the register."""
        yield from self.national
        for region in self.regional:
            yield from region
        for local in self.local:
            yield from local
        yield from self.collectives

    def names_yaml(self) -> str:
        """The register as a file of names of one's own, as ``--names`` takes it. All of it is marked fictional."""
        lines = ["# Made up: nothing in this file exists.", "fictional: true", "districts:"]
        lines += [_entry(id=one.id, name=one.name) for one in self.districts]
        lines.append("municipalities:")
        lines += [
            _entry(id=one.id, name=one.name, other_names=[f"gemeente {one.name}"], district=one.district.id)
            for one in self.municipalities
        ]
        lines.append("organisations:")
        lines += [_organisation_entry(one) for one in self.organisations()]
        lines.append("own_departments:")
        lines += [_entry(**department) for department in words().own_departments]
        return "\n".join(lines) + "\n"

    @cached_property
    def _landscapes(self) -> list[str]:
        """Regions take their names from the beginning, districts from the end."""
        return self._names(words().municipality_first, words().landscape, "landscapes")

    @cached_property
    def _organisation_words(self) -> list[str]:
        return self._names(words().organisation_first, words().organisation_second, "organisations")

    def _names(self, first: Sequence[str], second: Sequence[str], what: str) -> list[str]:
        """Every pair of a first and a second half, in an order that follows from the seed."""
        made = [one + other for one in first for other in second]
        random.Random(f"{self.seed} {what}").shuffle(made)
        return made


def _region(number: int, name: str) -> tuple[Organisation, ...]:
    def identifier(role: str) -> str:
        return f"oefen-regio-{number + 1:02}-{role}"

    return tuple(
        Organisation(
            id=identifier(body.role),
            name=f"{body.name} {name}",
            kind=body.kind,
            level="regional",
            role=body.role,
            parent=None if body.parent == "" else identifier(body.parent),
        )
        for body in words().regional
    )


def _collective(members: Sequence[Municipality]) -> Organisation:
    return Organisation(
        id=f"oefen-gemeenten-{members[0].name.lower()}",
        name=f"Gemeenten rond {members[0].name}",
        kind="collective",
        level="regional",
        members=tuple(member.id for member in members),
    )


def _named(body: Body, word: str, level: str) -> Organisation:
    return Organisation(
        id=f"oefen-{word.lower()}",
        name=f"{body.name} {word}",
        kind=body.kind,
        level=level,
        role=body.role,
        other_names=(word,),
    )


def _organisation_entry(one: Organisation) -> str:
    more: dict[str, object] = {}
    if one.parent is not None:
        more["parent"] = one.parent
    if len(one.other_names) > 0:
        more["other_names"] = list(one.other_names)
    if len(one.members) > 0:
        more["members"] = list(one.members)
    return _entry(id=one.id, name=one.name, kind=one.kind, level=one.level, source="fictief", **more)


def _entry(**values: object) -> str:
    shown = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return f"  - {{{', '.join(shown)}}}"
