"""How reviewing reads on a terminal: rows with what is doubtful, corrections, names, what differs between two plans."""

from collections.abc import Iterator

from rich.text import Text

from api.parts.comparing_words import DIFFERENCES
from api.terminal import words
from graph.matching import Difference
from graph.model.form import ActionForm, Holder
from graph.model.review import Merged, NameIs
from graph.model.vocabulary import Role, dutch
from loaders.judging.comparing import Match
from loaders.judging.correction_words import change_said
from loaders.judging.doubts import LOW_CERTAINTY, UNREAD_IN_ROW, Doubt, ReviewRow
from loaders.names import DoubtfulName, MadeNameJudgement
from loaders.review import MadeCorrection
from loaders.wording import action_name, short_name


def row_lines(row: ReviewRow) -> Iterator[Text]:
    """A row: its number and name, who holds it and when, and what is doubtful."""
    mark = f"{' (nagekeken)' if row.confirmed else ''}{_sure(row.certainty)}"
    yield words(f"{row.number:>4}  {action_name(row.action)}{mark}", style="bold")
    yield words(f"      Houder: {_holders(row.action)}. Planning: {_timing(row.action)}.{_place(row.action)}")
    for doubt in row.doubts:
        yield words(f"      Twijfel: {doubt_said(doubt)}")


def doubt_said(doubt: Doubt) -> str:
    """A doubt in words."""
    if doubt.code == LOW_CERTAINTY:
        names = ", ".join(f'"{name}"' for name in doubt.written)
        return f"niet zeker wie bedoeld is met {names}."
    if doubt.code == UNREAD_IN_ROW:
        return "een deel van de rij is niet begrepen."
    return doubt.message


def correction_line(made: MadeCorrection) -> Text:
    """A correction with the code by which it is taken back."""
    about = short_name(made.correction.anchor.words)
    holds = "" if made.applies else "; geldt nu niet, de woorden staan er zo niet"
    return words(f'  {made.id}  "{about}": {change_said(made.correction.change)} ({made.by}, {made.at[:10]}){holds}')


def match_lines(match: Match) -> Iterator[Text]:
    """What differs in an action of two plans."""
    said = ", ".join(DIFFERENCES[one].nl for one in match.differences)
    action = match.new or match.old
    assert action is not None, "an action of one plan or of both"
    sure = "" if match.certainty == 1 else f" (zekerheid {match.certainty:.2f})"
    yield words(f"{said}: {action_name(action)}{sure}", style="bold")
    if match.old is None or match.new is None:
        return
    if Difference.REWORDED in match.differences:
        yield words(f"      was: {short_name(match.old.text)}")
    if Difference.OTHER_HOLDER in match.differences:
        yield words(f"      houder was: {_holders(match.old)}; is nu: {_holders(match.new)}")
    if Difference.OTHER_DATE in match.differences:
        yield words(f"      planning was: {_timing(match.old)}; is nu: {_timing(match.new)}")


def name_lines(name: DoubtfulName) -> Iterator[Text]:
    """A doubtful name with where it stands and what it may be."""
    yield words(f'"{name.written}"', style="bold")
    yield words(
        f"      {dutch(name.rule)}; nu: {name.organisation.name} ({name.organisation.id}), zekerheid "
        f"{name.certainty:.2f}; {name.times} keer in {', '.join(name.plans)}"
    )
    if len(name.candidates) > 0:
        yield words(f"      Lijkt op: {', '.join(f'{one.name} ({one.id})' for one in name.candidates)}")


def judgement_line(made: MadeNameJudgement) -> Text:
    """A judgement about a name with the code by which it is taken back."""
    return words(f"  {made.id}  {judgement_said(made.judgement)} ({made.by}, {made.at[:10]})")


def judgement_said(judgement: NameIs | Merged) -> str:
    """A judgement about a name in words."""
    if isinstance(judgement, Merged):
        return f"{judgement.gone} is {judgement.organisation}"
    how = "was vroeger de naam van" if judgement.former else "is"
    return f'"{judgement.written}" {how} {judgement.organisation}'


def _holders(action: ActionForm) -> str:
    return "niemand genoemd" if len(action.holders) == 0 else ", ".join(map(_holder, action.holders))


def _holder(holder: Holder) -> str:
    role = "" if holder.role is Role.HOLDER else f" ({dutch(holder.role)})"
    return f"{' '.join(holder.written.split())}{role}{_sure(holder.certainty)}"


def _sure(certainty: float | None) -> str:
    return "" if certainty in (None, 1) else f" [zekerheid {certainty:.2f}]"


def _timing(action: ActionForm) -> str:
    return "geen" if action.timing is None else action.timing.written


def _place(action: ActionForm) -> str:
    if action.quote is None:
        return ""
    page = "" if action.quote.page is None else f"bladzijde {action.quote.page}, "
    return f" Staat op {page}regel {action.quote.line_from}."


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else more}"
