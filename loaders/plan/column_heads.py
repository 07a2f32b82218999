"""What stands under the head of a column: one matching for every reader of tables.

The rule in the writer's mind: a head is the name of the column, with perhaps more beside it. Between brackets stands
what is meant ("Wie (trekker)"), "/" and "en" join names of the same sort ("Trekker en partners"), and a noun, an
adjective or "van de actie" changes nothing ("Uitvoerende partij"). A head that names two sorts of things, or holds a
word nobody knows, is not understood: better unread and told than read as something else.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from graph.model.vocabulary import HOLDING_ROLES, Role
from graph.reference.checked_yaml import FileModel
from loaders.plan.letters import Known, letters
from loaders.plan.timing_words import Bound

_DIVIDER = re.compile(r"\s*[/&+,;]\s*|\s+(?:en/of|en|of)\s+", re.I)
_AND = re.compile(r"\A(?:en/of|en|of|met|&|\+|/)\s+", re.I)
_ENDING = re.compile(r"(?<=\w)\((?:s|n|e|en)\)", re.I)
_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)([^()]*)")
_LONGEST_HEAD = 120
_FEWEST_LETTERS = 4
"""Of a name that is cut short: "Verantw.", "Plan."; "Nr." and "Art." are words of their own."""
_LONG_NAME = 7
"""Letters of a column's name at the end of a longer word: "projecttrekker"; "actie" also ends "reactie"."""
_REMEMBERED = 50_000
"""Stretches of text that are remembered: those of a plan of some thousands of rows."""
_TELLING = frozenset({"owner", "action", "timing"})
"""Kinds of columns that cannot be two at once without one being lost."""
_EXPLAINED = frozenset({"owner", "timing", "costs", "result", "status"})
"""Kinds that stay the same with "van de actie" behind them; "inzet van partners" is no action."""
_ASIDE = (Role.SUPPORT, Role.CONSULTED, Role.INFORMED)
"""Roles that hold nothing, the weightiest first."""


class HeadDoubt(StrEnum):
    """What cannot be read off a head that is understood."""

    SEVERAL_ROLES = "several-roles"
    """It names a role that holds and one that does not; who under it has which does not stand there."""
    ROLE_UNCLEAR = "role-unclear"
    """It names a party's place, not who does the action."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column or a labelled line holds; ``role`` only where it holds parties, ``bound`` only where it holds the
    beginning or the end of a time."""

    kind: str
    role: Role | None = None
    doubt: HeadDoubt | None = None
    bound: Bound | None = None


OTHER = Column("other")
"""A column whose head is not understood; its cells stay unread."""


@dataclass(frozen=True)
class ColumnHeads:
    """Names of columns and the words beside them; words are letters only."""

    names: Known[Column]
    """Known as a label too."""
    in_tables: Known[Column]
    """Known at the head of a table: all of ``names``, and more."""
    general: frozenset[str]
    parties: frozenset[str]
    qualifiers: frozenset[str]
    prepositions: frozenset[str]
    joint: frozenset[str]
    measures: frozenset[str]

    def label(self, text: str) -> Column | None:
        """The column that a label before a colon names: nothing but names of columns."""
        return self._remembered(text, False)

    def column(self, text: str) -> Column | None:
        """The column under a head; with a capital it may hold other words than names of columns too."""
        return self._remembered(text, True)

    @cached_property
    def _remembered(self) -> Callable[[str, bool], Column | None]:
        """Looks a text up once: each line of a plan is asked about more than once, and many lines are alike."""

        @lru_cache(maxsize=_REMEMBERED)
        def look_up(text: str, in_table: bool) -> Column | None:
            known = self.in_tables if in_table else self.names
            return self._named(text, known, loose=in_table and text.lstrip()[:1].isupper())

        return look_up

    def _named(self, text: str, known: Known[Column], *, loose: bool) -> Column | None:
        if len(text) > _LONGEST_HEAD:
            return None
        text = _ENDING.sub("", text)
        found = _BRACKETS.fullmatch(text)
        if found is not None and self._measures(found[2]):
            measured = self._whole(f"{found[1].strip()} {found[3].strip()}".strip(), known, loose=loose)
            return Column("costs") if measured is None or measured.kind == "action" else measured
        if found is None or letters(found[2]) == "":
            return self._whole(text, known, loose=loose)
        outer_text = f"{found[1].strip()} {found[3].strip()}".strip()
        outer = self._whole(outer_text, known, loose=loose)
        inner = self._whole(_AND.sub("", found[2].strip()), known, loose=loose)
        if outer is None and loose and self._bare(outer_text.split()) == []:
            return inner if inner is not None and inner.kind == "owner" else None
        if outer is None or inner is None:
            return outer
        if outer.kind != inner.kind:
            return None if {outer.kind, inner.kind} <= _TELLING else outer
        return inner if letters(outer_text) in self.general else _together((outer, inner))

    def _measures(self, text: str) -> bool:
        """Whether words between brackets say in what something is counted: "Inzet (uren)", "Middelen (x € 1.000)"."""
        said = re.findall(r"[^\W\d_]+|[€%]", text.lower())
        counted = [word for word in said if word not in self.prepositions and word != "x"]
        return len(counted) > 0 and all(word == "€" or word in self.measures for word in counted)

    def _whole(self, text: str, known: Known[Column], *, loose: bool) -> Column | None:
        """The column that words without brackets name."""
        found = _joined(text, known) or _shortened(text, known) or self._compound(text, known)
        if found is not None or not loose:
            return found
        tokens = text.split()
        cut = next((at for at, word in enumerate(tokens[:-1]) if at > 0 and letters(word) in self.prepositions), None)
        if cut is not None:
            found = self._whole(" ".join(tokens[:cut]), known, loose=True)
            behind = " ".join(tokens[cut:])
            if found is None or found.kind not in _EXPLAINED:
                return None
            return None if found.kind == "owner" and _DIVIDER.search(behind) is not None else found
        plain = [word for word in tokens if letters(word) not in self.qualifiers]
        found = _joined(" ".join(plain), known)
        if found is None:
            found = _joined(" ".join(self._bare(plain)), known)
            return found if found is not None and found.kind == "owner" else None
        return found

    def _compound(self, text: str, known: Known[Column]) -> Column | None:
        """A long word that ends in a name of a column: in Dutch its last part says what it is ("deelactie"); one who
        does it with others ("medetrekker") is no holder."""
        key = letters(text)
        if " " in text.strip() or len(key) < _FEWEST_LETTERS + _LONG_NAME:
            return None
        found = next((column for at in range(2, len(key) - _LONG_NAME + 1) if (column := known.exact(key[at:]))), None)
        joint = found is not None and found.kind == "owner" and key.startswith(tuple(self.joint))
        return replace(found, role=Role.SUPPORT) if found is not None and joint else found

    def _bare(self, tokens: Sequence[str]) -> list[str]:
        """The words that are neither a noun for a party nor an adjective."""
        return [word for word in tokens if letters(word) not in self.parties | self.qualifiers]


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of one table: a place that does not say who does an action is that of the holder where no other
    column is, and has the role it is known by beside one that is."""

    def settle(column: Column, others: Sequence[Column]) -> Column:
        if column.doubt is not HeadDoubt.ROLE_UNCLEAR:
            return column
        held = any(other.role in HOLDING_ROLES for other in others)
        return replace(column, doubt=None) if held else replace(column, role=Role.HOLDER)

    return tuple(settle(column, (*columns[:at], *columns[at + 1 :])) for at, column in enumerate(columns))


class ColumnWords(FileModel):
    """Names of columns by what the column holds, as ``words.yaml`` has them."""

    number: tuple[str, ...]
    ambition: tuple[str, ...]
    action: tuple[str, ...]
    owner: dict[Role, tuple[str, ...]]
    timing: tuple[str, ...]
    target_groups: tuple[str, ...]
    result: tuple[str, ...]
    costs: tuple[str, ...]
    status: tuple[str, ...]


class HeadWords(FileModel):
    """What stands beside the name of a column in its head; what each list is for stands in ``words.yaml``."""

    bounds: dict[Bound, tuple[str, ...]]
    only_in_tables: dict[Role, tuple[str, ...]]
    unclear: dict[Role, tuple[str, ...]]
    general: tuple[str, ...]
    parties: tuple[str, ...]
    qualifiers: tuple[str, ...]
    prepositions: tuple[str, ...]
    joint: tuple[str, ...]
    measures: tuple[str, ...]


def column_heads(columns: ColumnWords, beside: HeadWords) -> ColumnHeads:
    """From the words of ``words.yaml``: names of columns, and what stands beside them in a head."""
    plain = ("number", "action", "timing", "target_groups", "result", "costs", "status")
    names = _owners(columns.owner)
    for kind in plain:
        names.update({key: Column(kind) for key in _keys(getattr(columns, kind))})
    names.update({key: Column("timing", bound=bound) for bound, given in beside.bounds.items() for key in _keys(given)})
    ambitions = {key: Column("ambition") for key in _keys(columns.ambition)}
    unclear = {key: replace(column, doubt=HeadDoubt.ROLE_UNCLEAR) for key, column in _owners(beside.unclear).items()}
    return ColumnHeads(
        names=Known(names),
        in_tables=Known({**_owners(beside.only_in_tables), **unclear, **ambitions, **names}),
        general=frozenset(_keys(beside.general)),
        parties=frozenset(_keys(beside.parties)),
        qualifiers=frozenset(_keys(beside.qualifiers)),
        prepositions=frozenset(_keys(beside.prepositions)),
        joint=frozenset(_keys(beside.joint)),
        measures=frozenset(_keys(beside.measures)),
    )


def _owners(by_role: Mapping[Role, Sequence[str]]) -> dict[str, Column]:
    return {key: Column("owner", role) for role, given in by_role.items() for key in _keys(given)}


def _keys(given: Sequence[str]) -> list[str]:
    return [letters(word) or word for word in given]


def _joined(text: str, known: Known[Column]) -> Column | None:
    """One name, or several of the same kind with "/", "en" or a comma between them."""
    parts = [letters(part) for part in _DIVIDER.split(text)]
    if len(parts) > 1 and all(part != "" for part in parts):
        found = [column for part in parts if (column := known.near(part)) is not None]
        if len(found) == len(parts) and len({column.kind for column in found}) == 1:
            return _together(found)
    return known.near(letters(text))


def _shortened(text: str, known: Known[Column]) -> Column | None:
    """A name of a column cut short with a full stop ("Verantw."), where it can be the beginning of one kind only."""
    key = letters(text)
    if not text.endswith(".") or len(key) < _FEWEST_LETTERS or " " in text.strip():
        return None
    found = known.beginning(key)
    return _together(found) if len({column.kind for column in found}) == 1 else None


def _together(columns: Sequence[Column]) -> Column:
    """Several names of one kind as one column: never a role that only some under it have, unless it is told."""
    if len(set(columns)) == 1:
        return columns[0]
    roles = {column.role for column in columns if column.role is not None}
    if len(roles) < 2:
        return Column(columns[0].kind, columns[0].role)
    if roles <= HOLDING_ROLES:
        return Column("owner", Role.HOLDER)
    role = Role.HOLDER if roles & HOLDING_ROLES else next(role for role in _ASIDE if role in roles)
    return Column("owner", role, HeadDoubt.SEVERAL_ROLES)
