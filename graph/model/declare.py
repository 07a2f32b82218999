"""How a node or a relation is declared: pydantic fields that carry their own words, in Dutch and in English."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True, slots=True)
class Words:
    """What a property, node or relation is called and means, in both languages.

    Put behind a field's type with ``Annotated``; the field's own name is its English name.
    """

    name_nl: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """The name and the definition of a node or relation in both languages."""

    name_nl: str
    name_en: str
    nl: str
    en: str


class Declared(BaseModel):
    """What nodes and relations have in common: frozen, and nothing that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: ClassVar[Term]

    @classmethod
    def words(cls) -> dict[str, Words]:
        """The words of each property, in declared order.

        Raises:
            TypeError: a property was declared without its words.
        """
        found: dict[str, Words] = {}
        for name, field in cls.model_fields.items():
            given = [item for item in field.metadata if isinstance(item, Words)]
            if len(given) != 1:
                raise TypeError(f"{cls.__name__}.{name} has no words of its own")
            found[name] = given[0]
        return found


IDENTIFIER = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")
CERTAINTY = Field(ge=0.0, le=1.0)
LINE = Field(ge=1)
OFFSET = Field(ge=0)
