"""What a search finds: by name and text in the network, and in the text of the sources."""

from pydantic import Field

from graph.export.forms.shape import Coverage, Identifier, Place, Ref, Representation, coverage_of, place_of, ref
from graph.network import Network
from graph.questions.what_is_found import Found
from graph.questions.what_is_found import Place as FoundPlace
from graph.store.port import Hit as StoreHit


class Hit(Ref):
    """Something that was found."""

    label: str = Field(description="What it is.", examples=["Action"])
    field: str = Field(description="The property in which the words stand.", examples=["text"])
    text: str = Field(description="That property, whole.")
    plan: str | None = Field(description="The plan it is a part of; null for what several plans share.")
    place: Place | None = Field(description="Where it stands in the source.")


class SourcePlace(Representation):
    """Lines of a source that have the words."""

    plan: Identifier
    municipality: Ref = Field(description="Whose plan it is.")
    page: int | None = Field(description="Page, from 1; null without page marks.", examples=[12])
    line_from: int = Field(description="First line, from 1.", examples=[210])
    line_to: int = Field(description="Last line, inclusive.", examples=[211])
    text: str = Field(description="The lines, as they stand.")
    action: Ref | None = Field(description="The action they are a part of.")
    organisations: tuple[Ref, ...] = Field(description="Who is named by them in a list or as who pays.")
    only_text: bool = Field(description="Whether they are no part of an action and name no party.", examples=[True])


class Hits(Representation):
    """What was found. Nothing found means: not in the plans that were searched."""

    items: tuple[Hit, ...] = Field(description="What is called so or says so: names first, then texts, then by code.")
    more: bool = Field(description="Whether there are more items.", examples=[False])
    places: tuple[SourcePlace, ...] = Field(description="Places in the sources, plan by plan, in the order of lines.")
    total_places: int = Field(description="How many places there are, given or not.", examples=[4])
    words: tuple[str, ...] = Field(description="The words that were searched for, without capitals and accents.")
    limit: int = Field(description="The most items, and the most places.", examples=[50])
    coverage: Coverage


def hits_form(network: Network, found: Found, limit: int) -> Hits:
    """What was found as it is given."""
    return Hits(
        items=tuple(_hit(network, hit) for hit in found.hits),
        more=found.more_hits,
        places=tuple(map(_source_place, found.places)),
        total_places=found.all_places,
        words=found.words,
        limit=limit,
        coverage=coverage_of(network),
    )


def _hit(network: Network, hit: StoreHit) -> Hit:
    node = hit.node
    plan = network.plans.plan_around(node.id)
    return Hit(
        id=node.id,
        name=node.name,
        label=node.labels[-1],
        field=hit.field,
        text=hit.text,
        plan=None if plan is None else plan.id,
        place=place_of(node),
    )


def _source_place(place: FoundPlace) -> SourcePlace:
    return SourcePlace(
        plan=place.plan.id,
        municipality=ref(place.plan.owner),
        page=place.page,
        line_from=place.line_from,
        line_to=place.line_to,
        text=place.text,
        action=None if place.action is None else Ref(id=place.action.id, name=place.action.name),
        organisations=tuple(Ref(id=row.organisation, name=row.name) for row in place.named),
        only_text=place.only_text,
    )
