"""The words by which plans are written, read from ``words.yaml`` and compared by their letters only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

import yaml
from rapidfuzz.distance import OSA

from graph.model.identifiers import fold
from graph.model.vocabulary import Role

_LONG_ENOUGH = 9
"""Only a label of this many letters is also known with one letter wrong."""
_TOO_LONG = 40
_NO_LETTER = re.compile(r"[\W_]+")
_REMEMBERED = 80
"""Words up to this length are looked up once and remembered: plans repeat theirs."""
_LONG_NOUN = 6
"""A word for a party of this many letters is also known at the end of a longer one."""


def letters(text: str) -> str:
    """The letters of ``text``, without case and accents: how labels broken over lines are compared."""
    return _letters(text) if len(text) <= _REMEMBERED else _NO_LETTER.sub("", fold(text))


@lru_cache(maxsize=20_000)
def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


@dataclass(frozen=True, slots=True)
class Column:
    """What a column or a labelled line holds; ``role`` only where it holds parties."""

    kind: str
    role: Role | None = None


Value = TypeVar("Value")


class Known(Generic[Value]):
    """Words by their letters, found with one letter wrong too where they are long enough."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._by_length: dict[int, list[str]] = {}
        for name in values:
            self._by_length.setdefault(len(name), []).append(name)
        self._near = lru_cache(maxsize=20_000)(self._search)

    def exact(self, key: str) -> Value | None:
        """What stands for these letters, without a mistake."""
        return self._values.get(key)

    def near(self, key: str) -> Value | None:
        """What stands for these letters, or for letters that differ from them by one."""
        found = self._values.get(key)
        if found is not None or not _LONG_ENOUGH <= len(key) <= _TOO_LONG:
            return found
        return self._near(key)

    def _search(self, key: str) -> Value | None:
        names = (name for size in range(len(key) - 1, len(key) + 2) for name in self._by_length.get(size, ()))
        near = {self._values[name] for name in names if OSA.distance(name, key, score_cutoff=1) == 1}
        return near.pop() if len(near) == 1 else None


@dataclass(frozen=True)
class PlanWords:
    """All words, ready to compare: the keys of mappings are letters only."""

    plan: tuple[str, ...]
    ambition: frozenset[str]
    doubtful: frozenset[str]
    action: frozenset[str]
    continued: frozenset[str]
    sections: Mapping[str, str]
    labels: Known[str]
    columns: Known[Column]
    role_marks: Mapping[str, Role]
    nobody: frozenset[str]
    party_nouns: frozenset[str]
    statuses: frozenset[str]
    open_words: frozenset[str]
    paying: tuple[str, ...]

    def column(self, text: str) -> Column | None:
        """The column that a heading names; "Actiehouder/Regiehouder" names a holder, not a lead."""
        parts = [letters(part) for part in text.replace("&", "/").split("/")]
        if len(parts) > 1 and all(part != "" for part in parts):
            found = [self.columns.near(part) for part in parts]
            kinds = {column.kind for column in found if column is not None}
            if None not in found and len(kinds) == 1:
                roles = {column.role for column in found if column is not None}
                role = roles.pop() if len(roles) == 1 else Role.HOLDER if None not in roles else None
                return Column(kinds.pop(), role)
        return self.columns.near(letters(text))

    def label(self, text: str) -> str | None:
        """The label that stands in ``text``, all of it."""
        return self.labels.near(letters(text))

    def section(self, text: str) -> str | None:
        """The section of a plan that a heading opens."""
        return self.sections.get(letters(text))

    def goes_on(self, text: str) -> bool:
        """Whether a sentence or list goes on behind ``text``: it ends in a comma, a hyphen or a word like "van"."""
        ending = text.rstrip()
        if ending.endswith((",", "-", "/")):
            return True
        last = re.findall(r"[^\W\d_]+(?:['’-][^\W_]+)*", ending[-60:])[-1:]
        return len(last) > 0 and ending.endswith(last[0]) and last[0].lower() in self.open_words

    def role_mark(self, text: str) -> Role | None:
        """The role that a mark behind a name gives, such as "trekker"."""
        return self.role_marks.get(letters(text))

    def is_nobody(self, text: str) -> bool:
        """Whether an owner cell says that there is nobody yet."""
        return text.strip().lower() in self.nobody or text.strip(" .").lower() in self.nobody

    def is_status(self, text: str) -> bool:
        """Whether a cell says how far an action is, and nothing else."""
        return letters(text) in self.statuses

    def begins_party(self, word: str) -> bool:
        """Whether a word is, or ends in, one that names a party: "team", "beleidsadviseur"."""
        key = letters(word)
        return key in self.party_nouns or any(
            key.endswith(noun) for noun in self.party_nouns if len(noun) >= _LONG_NOUN
        )


@lru_cache(maxsize=1)
def plan_words() -> PlanWords:
    """The words of ``words.yaml``, read once."""
    raw = yaml.safe_load(files("loaders.plan").joinpath("words.yaml").read_text("utf-8"))
    columns: dict[str, Column] = {}
    for kind, names in raw["columns"].items():
        for role, words in names.items() if kind == "owner" else ((None, names),):
            for word in words:
                columns[letters(word) or word] = Column(kind, None if role is None else Role(role))
    return PlanWords(
        plan=tuple(raw["plan_words"]),
        ambition=_keys(raw["ambition_words"]),
        doubtful=_keys(raw["doubtful_ambition_words"]),
        action=_keys(raw["action_words"]),
        continued=_keys(raw["continued"]),
        sections=_by_letters(raw["sections"]),
        labels=Known(_by_letters(raw["labels"])),
        columns=Known(columns),
        role_marks={letters(word): Role(role) for role, words in raw["role_marks"].items() for word in words},
        nobody=frozenset(raw["nobody"]),
        party_nouns=_keys(raw["party_nouns"]),
        statuses=_keys(raw["statuses"]),
        open_words=frozenset(raw["open_words"]),
        paying=tuple(raw["paying"]),
    )


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(letters(word) for word in words)


def _by_letters(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {letters(word): group for group, words in groups.items() for word in words}
