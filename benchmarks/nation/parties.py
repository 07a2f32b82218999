"""Which parties a made-up plan names, as it writes them."""

import random
from collections.abc import Iterable

from benchmarks.nation.register import Municipality, Organisation, Register
from benchmarks.nation.words import Theme, words

SHORT = 0.2
"""How often a body with a short name is written by it."""
UNLISTED = 0.02
"""How often a partner is one that no register knows."""


class Parties:
    """The parties around one municipality."""

    def __init__(self, register: Register, owner: Municipality, chance: random.Random) -> None:
        self._chance = chance
        regional = register.regional[owner.district.region]
        local = register.local[owner.number]
        self._by_role = {one.role: one for one in (*regional, *local)}
        self._wide = (*regional, *local, *register.national)
        self._collective = register.collectives[owner.group - 1]
        self._neighbours = [one for one in register.groups[owner.group - 1] if one is not owner]
        self.departments = [str(known["name"]) for known in words().own_departments]

    def partners(self, theme: Theme, number: int) -> list[str]:
        """A partner list of ``number`` names: first who always stands in one about this theme in this region."""
        found = [self.written(self._by_role[role]) for role in theme.partners][: max(2, number - 2)]
        while len(found) < number:
            name = self._another()
            if name not in found:
                found.append(name)
        return found

    def holders(self, partners: list[str], number: int) -> list[str]:
        """Who does an action: mostly an own department, and partners of the block; at times somebody from outside."""
        found: list[str] = []
        while len(found) < number:
            drawn = self._chance.random()
            if drawn < 0.45:
                name = self._chance.choice(self.departments)
            elif drawn < 0.85:
                name = self._chance.choice(partners)
            else:
                name = self._another()
            if name not in found:
                found.append(name)
        return found

    def payers(self, number: int) -> list[str]:
        """Who pays: the fund of the region, a neighbour, a national body."""
        choices = [self.written(self._by_role["fonds"]), *self._neighbouring(), self._of(self._wide)]
        return self._chance.sample(choices, number)

    def mentioned(self) -> str:
        """Who a sentence speaks of."""
        return self._chance.choice(self.departments) if self._chance.random() < 0.3 else self._of(self._wide)

    def together(self) -> str:
        """The municipality and its neighbours, by one name."""
        return self._collective.name

    def written(self, one: Organisation) -> str:
        """A body by its name, or now and then by its short name."""
        short = len(one.other_names) > 0 and self._chance.random() < SHORT
        return one.other_names[0] if short else one.name

    def _another(self) -> str:
        drawn = self._chance.random()
        if drawn < UNLISTED:
            return f"{self._chance.choice(words().unlisted)} {self._chance.choice(words().organisation_first)}steeg"
        if drawn < 0.1:
            return self._chance.choice(words().sorts)
        if drawn < 0.13:
            return self._chance.choice(words().rest_groups)
        if drawn < 0.17:
            return self._chance.choice([self._collective.name, *self._neighbouring()])
        return self._of(self._wide)

    def _neighbouring(self) -> list[str]:
        return [f"gemeente {one.name}" for one in self._neighbours]

    def _of(self, among: Iterable[Organisation]) -> str:
        return self.written(self._chance.choice(tuple(among)))
