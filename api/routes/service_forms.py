"""What the service says of itself, and what an import did."""

from typing import Literal

from pydantic import Field

from graph.export.forms.shape import Identifier, Representation
from graph.model.vocabulary import Severity
from loaders.imports import ImportState


class Health(Representation):
    """The process lives. It says nothing about the store."""

    status: Literal["alive"] = Field(description="Always `alive`.", examples=["alive"])


class Ready(Representation):
    """The store answers."""

    status: Literal["ready"] = Field(description="Always `ready`.", examples=["ready"])
    revision: int = Field(ge=0, description="Number of the state of the network.", examples=[6])


class RowCounts(Representation):
    """Numbers of nodes and relations."""

    nodes: int = Field(ge=0, examples=[95])
    relations: int = Field(ge=0, examples=[227])


class ImportIssue(Representation):
    """Something doubtful that the reader found; no reason to refuse the plan."""

    code: str = Field(description="What it is, as a word for programs.", examples=["unknown-name"])
    severity: Severity
    message: str = Field(description="What it is, in Dutch.")
    line: int | None = Field(description="Line in the source.", examples=[112])


class Import(Representation):
    """What came of a plan that was sent: stored as a whole."""

    id: str | None = Field(
        description="Code of the import; null for a plan that was loaded at once, with nothing to look at first.",
        examples=["1f0c2b9a4d"],
    )
    state: ImportState = Field(
        description="`draft`: it waits to be accepted. `loaded`: the network says it.", examples=["loaded"]
    )
    plan: Identifier
    outcome: Literal["new", "replaced", "unchanged", "draft"] = Field(
        description="`unchanged`: the network said all of this already, and nothing was written. `draft`: it counts "
        "nowhere yet.",
        examples=["new"],
    )
    revision: int = Field(description="Number of the state of the network after it.", examples=[7])
    added: RowCounts
    changed: RowCounts
    removed: RowCounts
    replaced_title: str | None = Field(description="Title of the version before, where it differs.")
    beside: tuple[Identifier, ...] = Field(
        description="Other plans of the same owner and year, under another title. They stay as they are.", examples=[[]]
    )
    actions: int = Field(description="How many actions were read.", examples=[27])
    unread: int = Field(description="Passages that were not understood; they stand in the public form.", examples=[0])
    issues: tuple[ImportIssue, ...] = Field(description="What the reader doubts.")
