"""On which side of the chain parties work, and which of them are made to connect. Data: ``sides.yaml``.

The patterns are texts that Python and Neo4j read alike, so that a rule and its Cypher twin tell the same side.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.model.vocabulary import OrganisationKind
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import pattern_of


class Side(StrEnum):
    """A side of the chain."""

    CARE = "care"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class SideWords:
    """What tells that a party is on a side."""

    kinds: tuple[OrganisationKind, ...]
    organisations: tuple[str, ...]
    names: str
    """Pattern over the name in small letters."""


@dataclass(frozen=True, slots=True)
class Connector:
    """A sort of party or function that is made to connect."""

    name: Text
    words: str
    """Pattern over a text in small letters."""


@dataclass(frozen=True, slots=True)
class Sides:
    """All of it."""

    by_side: dict[Side, SideWords]
    connectors: tuple[Connector, ...]


class _Side(FileModel):
    kinds: tuple[str, ...]
    organisations: tuple[str, ...]
    names: tuple[str, ...]


class _Name(FileModel):
    nl: str
    en: str


class _Connector(FileModel):
    name: _Name
    words: tuple[str, ...]


class _Sides(FileModel):
    care: _Side
    security: _Side
    connectors: tuple[_Connector, ...]


@lru_cache(maxsize=1)
def sides() -> Sides:
    """The packaged sides, read once."""
    read = read_yaml(Path(__file__).with_name("sides.yaml"), _Sides)
    return Sides(
        {Side.CARE: _words(read.care), Side.SECURITY: _words(read.security)},
        tuple(Connector(Text(one.name.nl, one.name.en), pattern_of(one.words)) for one in read.connectors),
    )


def is_on(side: Side, party: NodeRow) -> bool:
    """Whether a party itself is on a side, whatever it is a part of."""
    told = sides().by_side[side]
    kind = str(party.properties.get("kind"))
    return kind in told.kinds or party.id in told.organisations or words_found(told.names, party.name)


def words_found(pattern: str, text: str) -> bool:
    """Whether a pattern fits somewhere in a text."""
    return _compiled(pattern).search(text.lower()) is not None


def is_on_in_cypher(side: Side, party: str) -> str:
    """The condition in Cypher that a party or one that it is a part of is on a side; ``party`` is its variable."""
    told = sides().by_side[side]
    kinds = ", ".join(f"'{kind.value}'" for kind in told.kinds)
    organisations = ", ".join(f"'{one}'" for one in told.organisations)
    names = told.names.replace("\\", "\\\\").replace("'", "\\'")
    return (
        f"EXISTS {{ MATCH ({party})-[:PART_OF*0..]->(side:Organisation) WHERE side.kind IN [{kinds}] "
        f"OR side.id IN [{organisations}] OR toLower(side.name) =~ '(?s).*{names}.*' }}"
    )


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _words(read: _Side) -> SideWords:
    return SideWords(tuple(OrganisationKind(kind) for kind in read.kinds), read.organisations, pattern_of(read.names))
