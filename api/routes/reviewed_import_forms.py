"""What is published of imports that wait to be accepted, and what is sent to correct them."""

from pydantic import ConfigDict, Field

from api.parts.review_forms import CorrectionForm, RowForm
from api.routes.service_forms import ImportIssue
from graph.export.forms.shape import Identifier, Representation
from graph.model.review import Correction
from loaders.form.through import actions_in
from loaders.imports import ImportState, PlanImport

MOST_CORRECTIONS = 100
# A plan of 100 rows with one thing wrong in each; who has more sends them in parts.


class ImportSummary(Representation):
    """An import in short."""

    id: str = Field(description="Its code.", examples=["1f0c2b9a4d"])
    state: ImportState = Field(
        description="`draft`: it waits. `loaded`: it was accepted. `thrown-away`: also where a newer reading of the "
        "same plan took its place.",
        examples=["draft"],
    )
    plan: Identifier
    district: Identifier
    title: str | None = Field(description="Title of the plan.", examples=["Uitvoeringsplan 2026"])
    source: str | None = Field(description="Name of the file it was read from.", examples=["plan.docx"])
    actions: int = Field(description="How many actions were read.", examples=[27])
    by: str = Field(description="Who brought it in: a role or an account.", examples=["http api"])
    at: str = Field(description="When it came in.", examples=["2026-03-02T10:00:00+00:00"])


class Imports(Representation):
    """The imports that wait to be accepted. The `Link` header names the first, previous, next and last page."""

    items: tuple[ImportSummary, ...] = Field(description="The imports of this page, newest first.")
    total: int = Field(ge=0, description="How many there are on all pages.", examples=[1])
    limit: int = Field(ge=1, description="The most items on a page.", examples=[100])
    offset: int = Field(ge=0, description="How many stand before this page.", examples=[0])


class ImportReview(ImportSummary):
    """An import as somebody looks at it. The `Link` header leads to its further rows."""

    ended_by: str | None = Field(description="Who accepted it or threw it away; null while it waits.")
    ended_at: str | None = Field(description="When that was.")
    replaced_title: str | None = Field(
        description="Title of the plan in the network whose place it takes when it is accepted; null where it is new."
    )
    gone: tuple[str, ...] = Field(description="Actions that go from the network when it is accepted, by name.")
    issues: tuple[ImportIssue, ...] = Field(description="What the reader doubts and is about no row.")
    corrections: tuple[CorrectionForm, ...] = Field(description="What people corrected in plans of this owner.")
    items: tuple[RowForm, ...] = Field(description="What was read, row by row, the most doubtful first.")
    total: int = Field(ge=0, description="How many rows there are.", examples=[27])
    limit: int = Field(ge=1, description="The most rows on a page.", examples=[1000])
    offset: int = Field(ge=0, description="How many rows stand before this page.", examples=[0])


class GivenCorrections(Representation):
    """Corrections of rows, each by the anchor of its row. What was read there (`said`) is filled in when it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: tuple[Correction, ...] = Field(min_length=1, max_length=MOST_CORRECTIONS)


class KeptCorrections(Representation):
    """Corrections that were kept."""

    ids: tuple[str, ...] = Field(description="Their codes, in the order in which they were sent.")


def import_summary(found: PlanImport) -> ImportSummary:
    """An import in short, as it is given."""
    draft = found.draft
    title, document = draft.reading.plan.title, draft.reading.document
    return ImportSummary(
        id=found.id,
        state=found.state,
        plan=draft.plan,
        district=draft.district,
        title=None if title is None else title.written,
        source=None if document is None else document.name,
        actions=sum(1 for _ in actions_in(draft.reading.plan)),
        by=draft.record.author,
        at=draft.record.at,
    )
