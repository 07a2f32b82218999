"""A made-up nation of municipalities with their plans: the same seed always gives the same bytes.

342 municipalities in 86 districts, some 10,000 actions, 1,500 organisations and 80,000 relations. Nothing in it exists,
and all of it is marked fictional. In shape its plans are like those that ship with the product: lists of partners, a
leader or several doers for each action, timings of every kind, plans without any; and like plans of one region they
share much of their text, word for word or reworded.

    python -m benchmarks.nation FOLDER
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.nation.plans import plan_of
from benchmarks.nation.register import District, Municipality, Organisation, Register
from benchmarks.nation.writing import Json

__all__ = ["DISTRICTS", "District", "Municipality", "Nation", "Organisation", "Written", "district_of", "nation"]

DISTRICTS = 86
MEMBERS = 4
SMALLER = (42, 85)
"""Districts (from 0) of one municipality fewer: 86 districts have 342 municipalities."""


@dataclass(frozen=True, slots=True)
class Written:
    """A nation in a folder: the file for ``--names`` and the plans, in order of municipality."""

    names: Path
    plans: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """Districts with their municipalities, organisations and plans."""

    register: Register

    @property
    def districts(self) -> tuple[District, ...]:
        """The districts, in order of number."""
        return self.register.districts

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The municipalities, district by district."""
        return self.register.municipalities

    def organisations(self) -> Iterator[Organisation]:
        """The organisations of the register: national, regional, local, units, collectives."""
        return self.register.organisations()

    def names_yaml(self) -> str:
        """The register as a file of names of one's own."""
        return self.register.names_yaml()

    def plan(self, owner: Municipality) -> dict[str, Json]:
        """The plan of a municipality in the public form."""
        return plan_of(self.register, owner)

    def plan_json(self, owner: Municipality) -> str:
        """The same as the text of a file."""
        return json.dumps(self.plan(owner), ensure_ascii=False, indent=1) + "\n"

    def write(self, folder: Path) -> Written:
        """Writes the names file and a file for each plan into a folder that is there."""
        names = folder / "names.yaml"
        names.write_text(self.names_yaml(), encoding="utf-8")
        plans = []
        for owner in self.municipalities:
            path = folder / f"{owner.number:03}-{owner.id}.json"
            path.write_text(self.plan_json(owner), encoding="utf-8")
            plans.append(path)
        return Written(names, tuple(plans))


def nation(districts: int = DISTRICTS, seed: int = 1) -> Nation:
    """The first ``districts`` districts of the nation, of four municipalities each; two have three."""
    return Nation(Register(seed, tuple(MEMBERS - (number in SMALLER) for number in range(districts))))


def district_of(members: int, seed: int = 1) -> Nation:
    """One district of so many municipalities, such as 4, 20 or 84."""
    return Nation(Register(seed, (members,)))
