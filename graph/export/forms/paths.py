"""How two organisations hang together, as it is given."""

from pydantic import Field

from graph.export.forms.shape import Coverage, Identifier, PartyRef, Ref, Representation, coverage_of, party_ref
from graph.model.vocabulary import Role
from graph.network import Network
from graph.plans.values import words
from graph.questions.paths import Step, Ways


class PathStep(Representation):
    """From one node to the next, by a relation that joins them, whichever way it runs."""

    source: Ref
    target: Ref
    relation: Identifier
    type: str = Field(description="Type of the relation.", examples=["RESPONSIBLE_FOR"])
    plan: str | None = Field(description="The plan that states it; null for what was known beforehand.")
    role: Role | None = Field(description="The role that it states.", examples=["holder"])
    quote: str | None = Field(description="The words that state it; null for what was entered or known beforehand.")
    also: tuple[Identifier, ...] = Field(description="Codes of the other relations that join the same two.")


class Paths(Representation):
    """The shortest ways from one organisation to another."""

    source: PartyRef
    target: PartyRef
    ways: tuple[tuple[PathStep, ...], ...] = Field(description="Each way as its steps; all are equally long.")
    more: bool = Field(description="Whether there are more ways of that length than are given.", examples=[False])
    coverage: Coverage


def paths_form(network: Network, found: Ways) -> Paths:
    """The ways as they are given."""
    return Paths(
        source=party_ref(found.source),
        target=party_ref(found.target),
        ways=tuple(tuple(map(_step, way)) for way in found.ways),
        more=found.more,
        coverage=coverage_of(network),
    )


def _step(step: Step) -> PathStep:
    said = step.relation.properties
    role = words(said, "role")
    return PathStep(
        source=Ref(id=step.source.id, name=step.source.name),
        target=Ref(id=step.target.id, name=step.target.name),
        relation=step.relation.id,
        type=step.relation.type,
        plan=step.relation.plan,
        role=None if role is None else Role(role),
        quote=words(said, "quote"),
        also=tuple(relation.id for relation in step.also),
    )
