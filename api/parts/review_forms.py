"""What reviewing gives to programs: a plan under review, two plans compared, names with what is judged of them.

The command line gives these forms with ``--json``; keys and codes are English, words of people as they were written.
"""

from graph.export.forms.shape import Representation
from graph.model.form import ActionForm, Issue
from graph.model.review import Anchor, Correction, Merged, NameIs
from loaders.judging.comparing import Match
from loaders.judging.doubts import ReviewRow
from loaders.names import DoubtfulName, MadeNameJudgement
from loaders.review import MadeCorrection, PlanReview


class DoubtForm(Representation):
    """One thing that is doubtful about a row."""

    code: str
    message: str
    written: tuple[str, ...]


class RowForm(Representation):
    """A row under review. ``number`` is its place in the plan; by its ``anchor`` a correction says that it is meant."""

    number: int
    anchor: Anchor
    action: ActionForm
    certainty: float
    confirmed: bool
    doubts: tuple[DoubtForm, ...]


class CorrectionForm(Representation):
    """A correction that stands."""

    id: str
    by: str
    at: str
    applies: bool
    correction: Correction


class PlanReviewForm(Representation):
    """A plan under review."""

    plan: str
    draft: bool
    title: str | None
    rows: tuple[RowForm, ...]
    issues: tuple[Issue, ...]
    corrections: tuple[CorrectionForm, ...]
    gone: tuple[str, ...]


class MatchForm(Representation):
    """An action of one of two plans, or of both."""

    differences: tuple[str, ...]
    certainty: float
    old: ActionForm | None
    new: ActionForm | None


class ComparisonForm(Representation):
    """Two plans compared."""

    old: str
    new: str
    actions: tuple[MatchForm, ...]


class CandidateForm(Representation):
    """An organisation that a name may stand for."""

    id: str
    name: str


class DoubtfulNameForm(Representation):
    """A name that is doubtful."""

    written: str
    organisation: CandidateForm
    rule: str
    certainty: float
    plans: tuple[str, ...]
    times: int
    candidates: tuple[CandidateForm, ...]


class NameJudgementForm(Representation):
    """A judgement about a name that stands."""

    id: str
    by: str
    at: str
    judgement: NameIs | Merged


class NamesForm(Representation):
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
        rows=tuple(map(row_form, rows)),
        issues=review.issues,
        corrections=tuple(map(made_correction_form, review.corrections)),
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


def row_form(row: ReviewRow) -> RowForm:
    """A row as it is given."""
    doubts = tuple(DoubtForm(code=one.code, message=one.message, written=one.written) for one in row.doubts)
    return RowForm(
        number=row.number,
        anchor=row.anchor,
        action=row.action,
        certainty=row.certainty,
        confirmed=row.confirmed,
        doubts=doubts,
    )


def made_correction_form(made: MadeCorrection) -> CorrectionForm:
    """A correction as it is given."""
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
