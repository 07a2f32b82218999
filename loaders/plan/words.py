"""The words by which plans are written, read from ``words.yaml`` and compared by their letters only."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.model.vocabulary import Role
from graph.reference.checked_yaml import FileModel, read_yaml
from loaders.plan.cell_role_words import CellRoleLists, CellRoleWords, cell_role_words
from loaders.plan.column_heads import Column, ColumnHeads, ColumnWords, HeadWords, column_heads
from loaders.plan.letters import Known, letters
from loaders.plan.said_words import LeadWordLists, LeadWords, lead_words

_SECTION_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+(?=[^\W\d_])")
_FEWEST_WORDS = 3
"""A sentence that breaks off has as many; "Een" can be the name of an action."""
_LONGEST_HALF = 6
"""Letters of the end of a broken word; a longer word that nobody knows is mostly one of two nouns."""
_SMALL_WORD = 2
"""Letters: Dutch has some twenty words of two, all of them small ones ("en", "is")."""
_LONG_NOUN = 6
"""A word for a party of this many letters is also known at the end of a longer one."""


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
    heads: ColumnHeads
    role_marks: Mapping[str, Role]
    cell_roles: CellRoleWords
    nobody: frozenset[str]
    party_nouns: frozenset[str]
    functions: tuple[str, ...]
    """Words for somebody with a task, and how longer ones end."""
    bodies: frozenset[str]
    small_words: frozenset[str]
    """Words of one or two letters."""
    nameless: frozenset[str]
    """Words for a party of which there are several: the name stands behind them."""
    halves_of_names: frozenset[str]
    """Words in which no name ends: "openbare"."""
    statuses: frozenset[str]
    ranks: frozenset[str]
    open_words: frozenset[str]
    general: frozenset[str]
    """Words of headings that say only that something stands below them."""
    verb_halves: frozenset[str]
    minutes: frozenset[str]
    """Words of titles of minutes and of lists of actions."""
    paying: tuple[str, ...]
    groups: re.Pattern[str]
    """What a list of groups stands behind: "groepen:"."""
    audience: re.Pattern[str]
    """What stands before those whom something is for: "voor de"."""
    also: re.Pattern[str]
    """What joins two groups: "en"."""
    commitments: re.Pattern[str]
    """What a list of things that somebody will do stands behind: "Ik zeg u het volgende toe:"."""
    leads: LeadWords
    """What stands over a list of what one party does."""
    pronouns: frozenset[str]
    """Words with which a sentence begins that name nobody: "wij"."""
    bookkeeping: frozenset[str]
    """Words of a budget, as letters: "budgethouder", "lasten"."""
    several_actions: frozenset[str]
    """Words of a head that speak of more than one action: "maatregelen"."""
    plural_endings: tuple[str, ...]
    """How words end that look like a verb and name several people, places or things."""
    narrowing: frozenset[str]
    """What stands behind a group and makes it a smaller one: "die", "met"."""

    def column(self, text: str) -> Column | None:
        """The column that a label before a colon names."""
        return self.heads.label(text)

    def head(self, text: str) -> Column | None:
        """The column that stands under a head of a table; "Actiehouder/Regiehouder" names a holder, not a lead."""
        return self.heads.column(text)

    def label(self, text: str) -> str | None:
        """The label that stands in ``text``, all of it but the number of its section."""
        return self.labels.near(letters(_SECTION_NUMBER.sub("", text)))

    def section(self, text: str) -> str | None:
        """The section of a plan that a heading opens, whatever number stands before it."""
        return self.sections.get(letters(_SECTION_NUMBER.sub("", text)))

    def counts_ambition(self, text: str) -> bool:
        """Whether words begin with a word for an ambition and its number or letter: "Fase 3 · Verankeren"."""
        found = _COUNTED.match(text)
        return found is not None and letters(found["word"]) in self.ambition

    def goes_on(self, text: str) -> bool:
        """Whether a sentence or list goes on behind ``text``: it ends in a comma, a hyphen or a word like "van"."""
        ending = text.rstrip()
        if ending.endswith((",", "-", "/")):
            return True
        last = re.findall(r"[^\W\d_]+(?:['’-][^\W_]+)*", ending[-60:])[-1:]
        if len(last) == 0 or not ending.endswith(last[0]) or (len(last[0]) > 1 and last[0].isupper()):
            return False  # "OM" is a name, "om" is not
        return last[0].lower() in self.open_words

    def is_half(self, word: str, known: Callable[[str], bool]) -> bool:
        """Whether letters at the beginning of a line are no word, or too short for one that is not as small as "is"."""
        if not word.isalpha() or not word.islower() or len(word) > _LONGEST_HALF:
            return False
        return not known(word) or (len(word) <= _SMALL_WORD and word not in self.small_words | self.open_words)

    def breaks_off(self, text: str) -> bool:
        """Whether a sentence of some words ends in the middle: in a comma, or in a word that no sentence ends in."""
        tokens = text.split()
        if len(tokens) < _FEWEST_WORDS or not self.goes_on(text):
            return False
        return tokens[-1].endswith(",") or (tokens[-1].isalpha() and tokens[-1].lower() not in self.verb_halves)

    def role_mark(self, text: str) -> Role | None:
        """The role that a mark behind a name gives, such as "trekker"."""
        return self.role_marks.get(letters(text))

    def is_nobody(self, text: str) -> bool:
        """Whether an owner cell says that there is nobody yet."""
        return text.strip().lower() in self.nobody or text.strip(" .").lower() in self.nobody

    def is_status(self, text: str) -> bool:
        """Whether a cell says how far an action is, and nothing else."""
        return letters(text) in self.statuses

    def is_rank(self, text: str) -> bool:
        """Whether words say how much something weighs ("hoog") and nothing else."""
        return letters(text) in self.ranks

    def begins_party(self, word: str) -> bool:
        """Whether a word is, or ends in, one that names a party: "team", "beleidsadviseur"."""
        key = letters(word)
        return key in self.party_nouns | self.bodies or any(
            key.endswith(noun) for noun in self.party_nouns if len(noun) >= _LONG_NOUN
        )

    def is_function(self, word: str) -> bool:
        """Whether a word names somebody with a task: "projectleider", "zorgcoördinator"."""
        return letters(word).endswith(self.functions)


_COUNTED = re.compile(r"(?P<word>[^\W\d_]+)\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z])\b")


class _Words(FileModel):
    """What ``words.yaml`` holds; every list must be there."""

    plan_words: tuple[str, ...]
    ambition_words: tuple[str, ...]
    doubtful_ambition_words: tuple[str, ...]
    action_words: tuple[str, ...]
    continued: tuple[str, ...]
    sections: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    columns: ColumnWords
    head_words: HeadWords
    role_marks: dict[Role, tuple[str, ...]]
    cell_roles: CellRoleLists
    nobody: tuple[str, ...]
    party_nouns: tuple[str, ...]
    functions: tuple[str, ...]
    bodies: tuple[str, ...]
    small_words: tuple[str, ...]
    nameless: tuple[str, ...]
    halves_of_names: tuple[str, ...]
    statuses: tuple[str, ...]
    ranks: tuple[str, ...]
    open_words: tuple[str, ...]
    general_heading_words: tuple[str, ...]
    verb_halves: tuple[str, ...]
    minutes_words: tuple[str, ...]
    paying: tuple[str, ...]
    group_words: tuple[str, ...]
    audience_words: tuple[str, ...]
    narrowing_words: tuple[str, ...]
    commitment_words: tuple[str, ...]
    lead_words: LeadWordLists
    pronouns: tuple[str, ...]
    bookkeeping: tuple[str, ...]
    several_actions: tuple[str, ...]
    plural_endings: tuple[str, ...]


@lru_cache(maxsize=1)
def plan_words() -> PlanWords:
    """The words of ``words.yaml``, read once."""
    raw = read_yaml(Path(__file__).with_name("words.yaml"), _Words)
    return PlanWords(
        plan=raw.plan_words,
        ambition=_keys(raw.ambition_words),
        doubtful=_keys(raw.doubtful_ambition_words),
        action=_keys(raw.action_words),
        continued=_keys(raw.continued),
        sections=_by_letters(raw.sections),
        labels=Known(_by_letters(raw.labels)),
        heads=column_heads(raw.columns, raw.head_words),
        role_marks={letters(word): role for role, words in raw.role_marks.items() for word in words},
        cell_roles=cell_role_words(raw.cell_roles, (raw.columns.owner, raw.head_words.only_in_tables, raw.role_marks)),
        nobody=frozenset(raw.nobody),
        party_nouns=_keys(raw.party_nouns),
        functions=tuple(sorted(_keys(raw.functions))),
        bodies=_keys(raw.bodies),
        small_words=frozenset(raw.small_words),
        nameless=_keys(raw.nameless),
        halves_of_names=frozenset(raw.halves_of_names),
        statuses=_keys(raw.statuses),
        ranks=_keys(raw.ranks),
        open_words=frozenset(raw.open_words),
        general=frozenset(raw.general_heading_words) | frozenset(raw.open_words) | frozenset(raw.plan_words),
        verb_halves=frozenset(raw.verb_halves),
        minutes=frozenset(raw.minutes_words),
        paying=raw.paying,
        groups=re.compile(rf"\b(?:{'|'.join(raw.group_words)})\s*:\s*", re.I),
        audience=re.compile(rf"\b(?:{'|'.join(raw.audience_words)})\s+(?:(?:de|alle|onze)\s+)*", re.I),
        also=re.compile(r"\s*(?:,|&|\ben\b|\bof\b)\s*(?:(?:de|alle|voor|onze)\s+)*", re.I),
        commitments=re.compile("|".join(raw.commitment_words), re.I),
        leads=lead_words(raw.lead_words),
        pronouns=frozenset(raw.pronouns),
        bookkeeping=_keys(raw.bookkeeping),
        several_actions=_keys(raw.several_actions),
        plural_endings=tuple(letters(ending) for ending in raw.plural_endings),
        narrowing=frozenset(raw.narrowing_words),
    )


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(letters(word) for word in words)


def _by_letters(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {letters(word): group for group, words in groups.items() for word in words}
