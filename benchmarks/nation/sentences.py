"""What plans of one region say: a template that each of them takes over, rewords or leaves for words of its own."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from benchmarks.nation.words import Theme, words

THEMES = 7
"""An ambition for each; a plan has as many of them as it has ambitions."""
TEMPLATES = 9
"""Actions that the template of a region has for each theme."""
WORD_FOR_WORD, REWORDED = 0.55, 0.8
"""Of the actions of a plan this share stands in the template word for word, up to the second is a paraphrase of it;
the rest is the plan's own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An action before it is written out."""

    title: str
    thing: str
    verb: str
    whom: str
    where: str
    tails: tuple[str, ...]
    turned: bool = False
    """Whether the place stands first."""

    def text(self) -> str:
        """The sentences."""
        if self.turned:
            first = f"{self.where.capitalize()} {self.verb} we {self.thing} {self.whom}."
        else:
            first = f"We {self.verb} {self.thing} {self.whom} {self.where}."
        return " ".join((first, *self.tails))


@dataclass(frozen=True, slots=True)
class Chapter:
    """An ambition as the template of a region has it."""

    theme: Theme
    name: str
    objective: str
    sentences: tuple[Sentence, ...]


@cache
def template(seed: int, region: int) -> tuple[Chapter, ...]:
    """The chapters that plans of a region have in common."""
    chance = random.Random(f"{seed} region {region}")
    themes = chance.sample(words().themes, THEMES)
    return tuple(
        Chapter(
            theme=theme,
            name=chance.choice(theme.names),
            objective=chance.choice(theme.objectives),
            sentences=tuple(_composed(theme, chance) for _ in range(TEMPLATES)),
        )
        for theme in themes
    )


def sentences_of(chapter: Chapter, number: int, chance: random.Random) -> list[Sentence]:
    """So many actions of one plan about one theme, no two of them equal."""
    found: list[Sentence] = []
    left = chance.sample(chapter.sentences, len(chapter.sentences))
    while len(found) < number:
        drawn = chance.random()
        if drawn < REWORDED and len(left) > 0:
            sentence = left.pop()
            made = sentence if drawn < WORD_FOR_WORD else _reworded(sentence, chapter.theme, chance)
        else:
            made = _composed(chapter.theme, chance)
        if made.text() not in [other.text() for other in found]:
            found.append(made)
    return found


def _composed(theme: Theme, chance: random.Random) -> Sentence:
    title = chance.choice(sorted(theme.objects))
    return Sentence(
        title=title,
        thing=theme.objects[title],
        verb=chance.choice(theme.verbs),
        whom=chance.choice(words().whom),
        where=chance.choice(words().where),
        tails=_tails(chance, words().tails),
        turned=chance.random() < 0.3,
    )


def _reworded(sentence: Sentence, theme: Theme, chance: random.Random) -> Sentence:
    """The same thing for the same people, in other words."""
    return replace(
        sentence,
        verb=chance.choice(theme.verbs),
        turned=not sentence.turned,
        tails=(*sentence.tails[:1], chance.choice(words().tails)),
    )


def _tails(chance: random.Random, tails: Sequence[str]) -> tuple[str, ...]:
    return tuple(chance.sample(tails, chance.randint(1, 3)))
