"""A made-up plan in the public form, written as a document of lists in which every quote stands."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.nation.parties import Parties
from benchmarks.nation.register import Municipality, Register
from benchmarks.nation.sentences import Chapter, Sentence, sentences_of, template
from benchmarks.nation.words import Theme, words
from benchmarks.nation.writing import Json, Stretch, Writing

# How large plans are, one after the other: the plans of the practice district have 3 or 4 ambitions and 10 to 14
# actions, the one municipal plan that ships with the product 5 and 27. 342 plans have about 10,000 actions.
AMBITIONS = (5, 4, 6, 3, 7)
ACTIONS = (29, 24, 34, 18, 41)
PARTNERS = (8, 5, 11, 3, 9, 14, 6, 10, 7, 12, 4, 13)
HOLDERS = (1, 2, 2, 3, 1, 4, 2, 1, 3, 2, 4, 1)
WITHOUT_TIMING = 9
"""One in so many plans says of no action when."""
TWO_BLOCKS = 2
"""One in so many ambitions has two blocks; the others have one without a title."""
MENTION, TOGETHER, ITEMS, AUDIENCE, NOBODY = 0.6, 0.05, 0.125, 0.3, 0.04
"""How often an action's text names a party, it is one of several municipalities, it has a list of its own, it says for
whom it is, and nobody is its holder yet."""
TIMINGS = {"quarter": 8, "date": 3, "period": 6, "ongoing": 7, "recurring": 4, "undetermined": 1, "": 2}
"""How often each kind stands beside an action; the last is none at all."""


def plan_of(register: Register, owner: Municipality) -> dict[str, Json]:
    """The plan of a municipality in the public form; the same register and municipality give the same plan."""
    return _Draft(register, owner).reading()


@dataclass(frozen=True, slots=True)
class _Part:
    """A block before it is written: its title, what it is for, its actions and the number of the first of them."""

    name: str | None
    objective: str
    sentences: Sequence[Sentence]
    first: int


class _Draft:
    """Writes a plan from top to bottom, and keeps what each line states."""

    def __init__(self, register: Register, owner: Municipality) -> None:
        self._owner = owner
        self._chance = random.Random(f"{register.seed} plan {owner.number}")
        self._parties = Parties(register, owner, self._chance)
        self._chapters = template(register.seed, owner.district.region)
        self._year = 2025 if owner.number % 7 == 6 else 2026
        self._says_when = owner.number % WITHOUT_TIMING != WITHOUT_TIMING - 1
        self._leads = owner.number % 3 != 2  # Else the column says who, and not in which role.
        self._out = Writing()
        self._drawn = owner.number
        """Counts the lists of partners and holders, so that their lengths go round."""

    def reading(self) -> dict[str, Json]:
        """The whole plan with its document."""
        size = self._owner.number % len(AMBITIONS)
        head, unread = self._head()
        numbers = _shared_out(ACTIONS[size], AMBITIONS[size])
        chapters = zip(self._chapters, numbers, strict=False)
        ambitions: list[Json] = [self._ambition(at, *one) for at, one in enumerate(chapters, 1)]
        text = self._out.text
        document: dict[str, Json] = {
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "name": f"{self._owner.id.removeprefix('oefen-')}-{self._year}.txt",
            "media_type": "text/plain",
            "text": text,
        }
        plan: dict[str, Json] = {**head, "ambitions": ambitions}
        return {"form": "ketenkaart-plan/1", "document": document, "plan": plan, "unread": [unread]}

    def _head(self) -> tuple[dict[str, Json], Json]:
        """The first pages: title, vision, goals and pillars; and what no reader understands."""
        out = self._out
        unread: Json = {"quote": out.quote(out.paragraph("Fictief oefenplan"))}
        out.gap()
        title = out.paragraph(f"{self._chance.choice(words().titles)} {self._year}")
        out.gap()
        out.paragraph(f"Gemeente {self._owner.name}")
        out.page()
        out.paragraph("Onze visie")
        vision = out.paragraph(self._chance.choice(words().visions))
        out.gap()
        out.paragraph("Onze doelen")
        goals = [out.paragraph(goal, "• ") for goal in self._chance.sample(words().goals, 4)]
        out.gap()
        out.paragraph("Pijlers")
        pillars = [out.paragraph(pillar, "• ") for pillar in words().pillars]
        return {
            "owner": {"id": self._owner.id, "name": self._owner.name},
            "title": out.passage(title),
            "year": self._year,
            "vision": out.passage(vision),
            "goals": [out.passage(goal) for goal in goals],
            "pillars": [out.passage(pillar) for pillar in pillars],
        }, unread

    def _ambition(self, number: int, chapter: Chapter, actions: int) -> dict[str, Json]:
        out = self._out
        out.page()
        line = out.paragraph(f"Programmalijn {number} {chapter.name}")
        title = out.within(line, chapter.name)
        blocks = [self._block(chapter.theme, part, f"{number}.") for part in self._parts(number, chapter, actions)]
        return {"number": number, "title": out.written(title), "quote": out.quote(line), "blocks": list(blocks)}

    def _parts(self, number: int, chapter: Chapter, actions: int) -> list[_Part]:
        """One block without a title, or two that share the actions."""
        sentences = sentences_of(chapter, actions, self._chance)
        if (number + self._owner.number) % TWO_BLOCKS != 0:
            return [_Part(None, chapter.objective, sentences, 1)]
        half = len(sentences) // 2
        other = next(one for one in chapter.theme.objectives if one != chapter.objective)
        first, second = chapter.theme.blocks
        return [_Part(first, chapter.objective, sentences[:half], 1), _Part(second, other, sentences[half:], half + 1)]

    def _block(self, theme: Theme, part: _Part, prefix: str) -> dict[str, Json]:
        out = self._out
        heading: dict[str, Json] = {"title": None}
        out.gap()
        if part.name is not None:
            place = out.paragraph(part.name)
            heading = {"title": part.name, "quote": out.quote(place)}
            out.gap()
        objective = out.paragraph(part.objective, "Doel: ")
        results = self._listed("Resultaten:", self._chance.sample(theme.results, 2))
        groups = self._listed("Voor wie:", self._chance.sample(theme.groups, self._chance.randint(1, 3)))
        partners = self._parties.partners(theme, self._next(PARTNERS))
        listed = self._listed("Partners:", partners)
        return {
            **heading,
            "objective": out.passage(objective),
            "results": results,
            "target_groups": groups,
            "partners": listed,
            "budget": self._budget(),
            "actions": [
                self._action(sentence, f"{prefix}{number}", partners, theme.groups)
                for number, sentence in enumerate(part.sentences, part.first)
            ],
        }

    def _listed(self, label: str, lines: Sequence[str]) -> list[Json]:
        """A list under its label."""
        self._out.paragraph(label)
        return [self._out.passage(self._out.paragraph(line, "• ")) for line in lines]

    def _budget(self) -> dict[str, Json]:
        amount = f"{self._chance.randrange(2, 60)}.000"
        payers = self._parties.payers(self._chance.choice((0, 1, 1, 2)))
        kind = "without_payer" if len(payers) == 0 else "with_payer"
        said = self._chance.choice(words().budgets[kind]).format(amount=amount, payer=" en ".join(payers))
        place = self._out.paragraph(said, "Geld: ")
        funders: list[Json] = [self._out.passage(self._out.within(place, payer)) for payer in payers]
        return {**self._out.passage(place), "funders": funders}

    def _action(self, sentence: Sentence, number: str, partners: list[str], groups: Sequence[str]) -> dict[str, Json]:
        out, chance = self._out, self._chance
        out.gap()
        title = out.paragraph(f"{sentence.title} {sentence.whom}", f"Actie {number} ")
        mentioned = self._parties.mentioned() if chance.random() < MENTION else None
        together = chance.random() < TOGETHER
        said = [sentence.text()]
        if mentioned is not None:
            said.append(chance.choice(words().mentions).format(party=mentioned))
        if together:
            said.append(chance.choice(words().joint))
        body = out.paragraph(" ".join(said))
        action = self._with_items(Stretch(title.start, body.end))
        return {
            **action,
            "holders": self._holders(partners, together),
            "mentions": [] if mentioned is None else [out.passage(out.within(body, mentioned))],
            "target_groups": self._audience(groups),
            "timing": self._timing(),
        }

    def _with_items(self, before: Stretch) -> dict[str, Json]:
        """The action as far as it was written, now and then with a list behind it."""
        out, chance = self._out, self._chance
        if chance.random() >= ITEMS:
            return {"text": out.written(before), "quote": out.quote(before)}
        head = Stretch(before.start, out.paragraph(chance.choice(words().item_heads)).end)
        items = [out.paragraph(item, "• ") for item in chance.sample(words().items, chance.randint(2, 4))]
        return {
            "title": out.written(head),
            "text": "\n".join((out.written(head), *(f"• {out.written(item)}" for item in items))),
            "items": [out.passage(item) for item in items],
            "quote": out.quote(Stretch(before.start, items[-1].end)),
        }

    def _audience(self, groups: Sequence[str]) -> list[Json]:
        if self._chance.random() >= AUDIENCE:
            return []
        return [self._out.passage(self._out.paragraph(self._chance.choice(groups), "Doelgroep: "))]

    def _holders(self, partners: list[str], together: bool) -> list[Json]:
        """Who does it: 1 to 4 names, now and then nobody yet."""
        number = 0 if self._chance.random() < NOBODY else self._next(HOLDERS)
        first, others = ("Trekker: ", "Samen met: ") if self._leads else ("Wie: ", "Wie: ")
        if number == 0:
            self._out.paragraph("n.t.b.", first)
            return []
        names = self._parties.holders(partners, number)
        if together and self._parties.together() not in names:
            names.append(self._parties.together())
        if not self._leads:
            return self._named(names, first, "holder")
        return self._named(names[:1], first, "lead") + self._named(names[1:], others, "support")

    def _named(self, names: list[str], label: str, role: str) -> list[Json]:
        if len(names) == 0:
            return []
        line = self._out.paragraph(", ".join(names), label)
        found: list[Json] = []
        behind = line.start
        for name in names:
            place = self._out.within(line, name, behind)
            behind = place.end
            found.append({**self._out.passage(place), "role": role})
        return found

    def _timing(self) -> Json:
        if not self._says_when:
            return None
        kind = self._chance.choices(list(TIMINGS), list(TIMINGS.values()))[0]
        if kind == "":
            return None
        written = self._chance.choice(words().timings[kind]).format(year=self._year, next=self._year + 1)
        return self._out.passage(self._out.paragraph(written, "Gereed: "))

    def _next(self, lengths: Sequence[int]) -> int:
        self._drawn += 1
        return lengths[self._drawn % len(lengths)]


def _shared_out(number: int, over: int) -> list[int]:
    """``number`` in ``over`` parts that differ by at most one."""
    return [number // over + (at < number % over) for at in range(over)]
