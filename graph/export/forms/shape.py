"""What all representations share: the base, references, places in a document, words in two languages, lists."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.model.vocabulary import Level, OrganisationKind, dutch, english
from graph.network import Network
from graph.plans.values import kind_of, whole, words


class Representation(BaseModel):
    """Frozen; every property is always there, null where there is no value."""

    model_config = ConfigDict(frozen=True)


Item = TypeVar("Item", bound=Representation)
Longer = TypeVar("Longer", bound=Representation)
Form = TypeVar("Form", bound=Representation)
T = TypeVar("T")


def extended(kind: type[Longer], base: Representation, **more: object) -> Longer:
    """A longer representation: all of ``base``, and what it has beside that."""
    return kind.model_validate({**dict(base), **more})


Identifier = Annotated[
    str, Field(description="Stable code; follows from the content.", examples=["oefen-gezondheidsdienst"])
]


class Words(Representation):
    """A text in both languages."""

    nl: str = Field(description="In Dutch.", examples=["houder"])
    en: str = Field(description="In English.", examples=["holder"])


def words_of(value: StrEnum) -> Words:
    """The names of a word from one of the model's lists."""
    return Words(nl=dutch(value), en=english(value))


class Ref(Representation):
    """Something by its code and name."""

    id: Identifier
    name: str = Field(description="Name as people read it.", examples=["Gezondheidsdienst"])


class PartyRef(Ref):
    """An organisation by its code and name, with what sort it is."""

    kind: OrganisationKind = Field(description="Kind of organisation.", examples=["regional_body"])
    level: Level | None = Field(description="Local, regional or national; null where not known.", examples=["regional"])


class Place(Representation):
    """Where it stands in the source: the words, and how to find them."""

    quote: str = Field(description="The words as they stand in the source.", examples=["GGD en VTH"])
    page: int | None = Field(description="Page, from 1; null without page marks.", examples=[12])
    line_from: int | None = Field(description="First line, from 1.", examples=[340])
    line_to: int | None = Field(description="Last line, inclusive.", examples=[341])


ANSWER_BYTES = 900_000
# With what stands around them, the items of an answer are at most a megabyte: a text of a plan may be very long.


class Coverage(Representation):
    """What was looked at. What no plan says is "not named in the plans that are loaded", never "nobody does it"."""

    district: Identifier
    revision: int = Field(description="Number of the last change that touched this district.", examples=[6])
    plans: tuple[Ref, ...] = Field(description="The loaded plans, each with the name of its owner.")
    municipalities: int = Field(description="How many municipalities the district has.", examples=[4])
    without_plan: tuple[Ref, ...] = Field(
        description="Municipalities of the district of which no plan is loaded: of those nothing can be concluded."
    )


class Collection(Representation, Generic[Item]):
    """A page of a list. The `Link` header names the first, previous, next and last page."""

    items: tuple[Item, ...] = Field(description="The items of this page, in a fixed order.")
    total: int = Field(ge=0, description="How many items there are on all pages.", examples=[27])
    limit: int = Field(ge=1, description="The most items on a page.", examples=[100])
    offset: int = Field(ge=0, description="How many items stand before this page.", examples=[0])
    coverage: Coverage


def fitting(items: Sequence[T], form: Callable[[T], Form], room: int = ANSWER_BYTES) -> tuple[Form, ...]:
    """As many items, as they are given, as there is room for in an answer; at least one where there is any."""
    given: list[Form] = []
    for item in items:
        made = form(item)
        room -= len(made.model_dump_json())
        if room < 0 and len(given) > 0:
            break
        given.append(made)
    return tuple(given)


def text_of(text: Text) -> Words:
    """A text in both languages as it is given."""
    return Words(nl=text.nl, en=text.en)


def ref(node: NodeRow) -> Ref:
    """A node by its code and name."""
    return Ref(id=node.id, name=node.name)


def party_ref(node: NodeRow) -> PartyRef:
    """An organisation by its code and name, with what sort it is."""
    level = words(node.properties, "level")
    return PartyRef(id=node.id, name=node.name, kind=kind_of(node), level=None if level is None else Level(level))


def place_of(node: NodeRow) -> Place | None:
    """Where a node stands in its source; None for what has no quote."""
    said = node.properties
    quote = words(said, "quote")
    if quote is None:
        return None
    return Place(
        quote=quote, page=whole(said, "page"), line_from=whole(said, "line_from"), line_to=whole(said, "line_to")
    )


def coverage_of(network: Network) -> Coverage:
    """What was looked at, and what was not."""
    plans = network.plans
    without = sorted(plans.without_plan, key=lambda node: node.name.casefold())
    return Coverage(
        district=network.district.id,
        revision=network.revision,
        plans=tuple(Ref(id=plan.id, name=plan.owner.name) for plan in plans.plans),
        municipalities=len(plans.municipalities),
        without_plan=tuple(ref(node) for node in without),
    )
