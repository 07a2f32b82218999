"""What reviewing gives to programs: a plan under review, two plans compared, names with what is judged of them.

The command line gives these forms with ``--json``; keys and codes are English, words of people as they were written.
"""

from pydantic import BaseModel, ConfigDict

from graph.model.form import ActionForm, Issue
from graph.model.review import Correction, Merged, NameIs
from loaders.judging.comparing import Match
from loaders.judging.doubts import ReviewRow
from loaders.names import DoubtfulName, MadeNameJudgement
from loaders.review import MadeCorrection, PlanReview


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True)


class DoubtForm(_Form):
    """One thing that is doubtful about a row."""

    code: str
    message: str
    written: tuple[str, ...]


class RowForm(_Form):
    """A row under review; ``number`` is how it is referred to."""

    number: int
    action: ActionForm
    certainty: float
    confirmed: bool
    doubts: tuple[DoubtForm, ...]


class CorrectionForm(_Form):
    """A correction that stands."""

    id: str
    by: str
    at: str
    applies: bool
    correction: Correction


class PlanReviewForm(_Form):
    """A plan under review."""

    plan: str
    draft: bool
    title: str | None
    rows: tuple[RowForm, ...]
    issues: tuple[Issue, ...]
    corrections: tuple[CorrectionForm, ...]
    gone: tuple[str, ...]


class MatchForm(_Form):
    """An action of one of two plans, or of both."""

    differences: tuple[str, ...]
    certainty: float
    old: ActionForm | None
    new: ActionForm | None


class ComparisonForm(_Form):
    """Two plans compared."""

    old: str
    new: str
    actions: tuple[MatchForm, ...]


class CandidateForm(_Form):
    """An organisation that a name may stand for."""

    id: str
    name: str


class DoubtfulNameForm(_Form):
    """A name that is doubtful."""

    written: str
    organisation: CandidateForm
    rule: str
    certainty: float
    plans: tuple[str, ...]
    times: int
    candidates: tuple[CandidateForm, ...]


class NameJudgementForm(_Form):
    """A judgement about a name that stands."""

    id: str
    by: str
    at: str
    judgement: NameIs | Merged


class NamesForm(_Form):
    """The doubtful names of all plans, and what was judged."""

    names: tuple[DoubtfulNameForm, ...]
    judgements: tuple[NameJudgementForm, ...]


def review_form(review: PlanReview, rows: tuple[ReviewRow, ...]) -> PlanReviewForm:
    """A plan under review with these of its rows, in this order."""
    title = review.reading.plan.title
    return PlanReviewForm(
        plan=review.plan,
        draft=review.draft is not None,
        title=None if title is None else title.written,
        rows=tuple(map(_row, rows)),
        issues=review.issues,
        corrections=tuple(map(_correction, review.corrections)),
        gone=review.gone,
    )


def comparison_form(old: str, new: str, matches: tuple[Match, ...]) -> ComparisonForm:
    """Two plans compared; ``old`` and ``new`` are how they are called."""
    actions = tuple(
        MatchForm(differences=one.differences, certainty=one.certainty, old=one.old, new=one.new) for one in matches
    )
    return ComparisonForm(old=old, new=new, actions=actions)


def names_form(names: tuple[DoubtfulName, ...], judgements: tuple[MadeNameJudgement, ...]) -> NamesForm:
    """The doubtful names, and the judgements that stand."""
    return NamesForm(
        names=tuple(map(_name, names)),
        judgements=tuple(
            NameJudgementForm(id=one.id, by=one.by, at=one.at, judgement=one.judgement) for one in judgements
        ),
    )


def _row(row: ReviewRow) -> RowForm:
    doubts = tuple(DoubtForm(code=one.code, message=one.message, written=one.written) for one in row.doubts)
    return RowForm(
        number=row.number, action=row.action, certainty=row.certainty, confirmed=row.confirmed, doubts=doubts
    )


def _correction(made: MadeCorrection) -> CorrectionForm:
    return CorrectionForm(id=made.id, by=made.by, at=made.at, applies=made.applies, correction=made.correction)


def _name(name: DoubtfulName) -> DoubtfulNameForm:
    return DoubtfulNameForm(
        written=name.written,
        organisation=CandidateForm(id=name.organisation.id, name=name.organisation.name),
        rule=name.rule,
        certainty=name.certainty,
        plans=name.plans,
        times=name.times,
        candidates=tuple(CandidateForm(id=one.id, name=one.name) for one in name.candidates),
    )
