"""Elements of a norm beside the plans: a yardstick, no obligation."""

from pydantic import Field

from graph.analysis.norms import NormDegree
from graph.export.forms.shape import Collection, Identifier, Ref, Representation, Words, ref, text_of
from graph.questions.which_norm import NormLine
from graph.reference.norms import NormLevel


class OnElement(Ref):
    """An action about an element, with why it counts."""

    words: tuple[str, ...] = Field(description="The words of the action that told it.", examples=[["bibob"]])
    certainty: float = Field(ge=0, le=1, description="How certain that is: it is derived.", examples=[0.9])


class NamesElement(Representation):
    """A place that only names an element."""

    what: Words = Field(description="What sort of place it is.")
    written: str = Field(description="Its words.", examples=["CoMensha"])
    node: Identifier


class NormElement(Ref):
    """An element of a norm beside one plan. The id is that of the plan and of the element."""

    plan: Ref = Field(description="The plan.")
    owner: Ref = Field(description="Whose plan it is.")
    norm: Identifier
    element: Identifier
    about: Words = Field(description="What it asks for.")
    level: NormLevel = Field(description="How far it goes: basic, or further.", examples=["basis"])
    certain: bool = Field(description="Whether a source asks for it; else it is our own.", examples=[True])
    sources: tuple[str, ...] = Field(description="Where it comes from.")
    degree: NormDegree = Field(
        description="Whether an action is about it, it is only named, or not named in actions, goals and lists.",
        examples=["action"],
    )
    actions: tuple[OnElement, ...] = Field(description="The actions about it.")
    named: tuple[NamesElement, ...] = Field(description="Where else it is named.")
    decoy: str = Field(description="A text that only looks like it.", examples=["Een verklaring vragen."])
    decoy_why: Words = Field(description="Why that does not count.")


class NormElements(Collection[NormElement]):
    """The elements of a norm beside the loaded plans that are about its field."""


def norm_element_form(line: NormLine) -> NormElement:
    """An element as it is given."""
    held, plan = line.held, line.held_plan.plan
    element = held.element
    return NormElement(
        id=line.id,
        name=element.name.nl,
        plan=ref(plan.node),
        owner=ref(plan.owner),
        norm=line.held_plan.norm.id,
        element=element.id,
        about=text_of(element.name),
        level=element.level,
        certain=element.certain,
        sources=element.sources,
        degree=held.degree,
        actions=tuple(
            OnElement(id=on.action.id, name=on.action.name, words=on.reason.words, certainty=on.reason.certainty)
            for on in held.actions
        ),
        named=tuple(NamesElement(what=text_of(at.what), written=at.written, node=at.node.id) for at in held.named),
        decoy=element.decoy.text,
        decoy_why=text_of(element.decoy.why),
    )
