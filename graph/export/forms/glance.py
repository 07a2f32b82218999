"""A view of the network that answers one question, as it is given."""

from pydantic import Field

from graph.analysis.glances import glance as views
from graph.analysis.glances.glance import View, What
from graph.export.forms.shape import Coverage, Identifier, Representation, Words, coverage_of, text_of
from graph.model.vocabulary import Degree, OrganisationKind
from graph.network import Network


class GlanceBox(Representation):
    """Something with a name in a column."""

    id: Identifier
    name: Words
    what: What = Field(description="What it stands for.", examples=["action"])
    kind: OrganisationKind | None = Field(description="Of a party: what sort it is.")
    note: Words | None = Field(description="Whose plan it is in, where several plans are looked at.")
    open: bool = Field(description="Whether it is what the question is about: a gap, for one.")


class GlanceColumn(Representation):
    """Boxes under one heading."""

    heading: Words
    boxes: tuple[GlanceBox, ...]


class GlanceLine(Representation):
    """What joins two boxes."""

    source: Identifier
    target: Identifier
    degree: Degree = Field(description="How the line is drawn.", examples=["holder"])
    words: Words = Field(description="What it says.")
    count: int = Field(description="How many actions it stands for.", examples=[1])


class Glance(Representation):
    """A view: its answer in one sentence, and what is drawn of it."""

    view: View
    sentence: Words = Field(description="The answer, with its denominator.")
    columns: tuple[GlanceColumn, ...]
    lines: tuple[GlanceLine, ...]
    left_out: int = Field(description="How many boxes are not given, because no more fit in a picture.", examples=[0])
    coverage: Coverage


def glance_form(network: Network, found: views.Glance) -> Glance:
    """A view as it is given."""
    return Glance(
        view=found.view,
        sentence=text_of(found.sentence),
        columns=tuple(
            GlanceColumn(heading=text_of(column.heading), boxes=tuple(map(_box, column.boxes)))
            for column in found.columns
        ),
        lines=tuple(
            GlanceLine(
                source=line.source, target=line.target, degree=line.degree, words=text_of(line.words), count=line.count
            )
            for line in found.lines
        ),
        left_out=found.left_out,
        coverage=coverage_of(network),
    )


def _box(box: views.Box) -> GlanceBox:
    return GlanceBox(
        id=box.id,
        name=text_of(box.name),
        what=box.what,
        kind=box.kind,
        note=None if box.note is None else text_of(box.note),
        open=box.open,
    )
