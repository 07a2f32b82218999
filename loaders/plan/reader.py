"""Document -> plan in its public form, names unresolved: lines, furniture, front, walk, form, account."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.model.form import Document as DocumentForm
from graph.model.form import Ignored, Issue, Owner, PlanForm, Reading
from graph.model.identifiers import fold
from graph.model.vocabulary import LeftOut, OrganisationKind, Severity, dutch
from loaders.document import Document
from loaders.document.lines import PlanLine
from loaders.document.model import Heading
from loaders.faults import TOO_MANY_LINES, DocumentError
from loaders.form.bounds import MOST_LINES
from loaders.form.through import actions_in
from loaders.plan.account import Account
from loaders.plan.alike import TablesAlike
from loaders.plan.bands import with_bands
from loaders.plan.doubtful_heads import issues_of_heads
from loaders.plan.drafts import DraftPlan
from loaders.plan.flat_words import TOLD_BY_PLACE
from loaders.plan.forming import Former
from loaders.plan.front import Front, read_front
from loaders.plan.furniture import furniture
from loaders.plan.joining import Joiner, words_elsewhere
from loaders.plan.outline import Outline, outline_of
from loaders.plan.parts import Parts, TablePart, parts_of
from loaders.plan.rows import Lexicon, Reader
from loaders.plan.structure import ambition_heading, columns_here
from loaders.plan.timed_headings import put_times_of_headings
from loaders.plan.walk import Walk
from loaders.plan.whose import OWNER_DOUBTFUL, Candidate, OwnerNames, kind_of_body
from loaders.plan.words import PlanWords, plan_words

L = TypeVar("L", bound=Lexicon)
_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-z])[.)]?")


def read_plan(
    document: Document,
    lexicon_for: Callable[[str | None], L],
    split: Callable[[str, L], list[tuple[int, int]]],
    owners: OwnerNames,
    owner: str | None = None,
) -> Reading:
    """A document as a plan: ids, organisations, rules and certainties still empty, in time linear in its length.

    What is doubtful is an issue, what is not understood is unread.

    Args:
        lexicon_for: the lexicon for a plan of an owner (its id; None where it is not known).
        split: the places of the parties in a list written on one line.
        owners: names of possible owners.
        owner: the id of the owner where the caller knows it; then the document is not asked.

    Raises:
        DocumentError: it holds more than a plan can; nothing else makes it fail.
    """
    given, marked = _parts(document), document.media_type != "text/plain"
    spoken = tuple(line for part in given.parts if not isinstance(part, TablePart) for line in part)
    rules = furniture(spoken, plan_words(), marked=marked)
    lines = tuple(line for line in spoken if line.number not in rules)
    front = _front(document, lines, _running(given, spoken, rules), owners)
    known = front.owner if owner is None else owner
    draft, reader, account = _walk(document, given, rules, front, (lexicon_for(known), split))
    former = Former(document, reader, known)
    plan = former.plan(draft, front).model_copy(update={"owner": _owner(known, front)})
    account.ignore(LeftOut.NO_TIMING, *(piece for cell in former.empty for piece in cell))
    account.ignore_each(given.aside)
    _account_for_front(spoken, rules, front, account)
    account.settle(given.every, plan, lambda between: _rule_between(between, reader))
    return Reading(
        document=_form_of(document),
        plan=plan,
        ignored=account.ignored(),
        unread=account.unread(given.every),
        issues=(*_of_rows(document, draft, former, account), *_of_whole(plan, draft, front, document, owner)),
    )


def _of_rows(document: Document, draft: DraftPlan, former: Former, account: Account) -> Iterator[Issue]:
    """What the file, the rows and the names told, and what was left out."""
    yield from (*document.issues, *draft.issues, *former.issues)
    yield from (_left_out(rule, count, first) for rule, count, first in account.much_left_out())


def _left_out(rule: LeftOut, count: int, first: Ignored) -> Issue:
    message = (
        f"{count} tekens zijn weggelaten als: {dutch(rule)}. Dat is meer dan een bladzijde. Kijk na of er geen acties "
        "tussen staan."
    )
    return Issue(code="much-left-out", severity=Severity.INFO, message=message, quote=first.quote)


def _front(document: Document, lines: Sequence[PlanLine], running: Sequence[PlanLine], owners: OwnerNames) -> Front:
    words = plan_words()
    named = 1 if _begins_with_sheet(document) else 0
    first = named + _first_section(lines[named:], words)
    return read_front(lines, running, first, words, owners, properties=document.properties)


def _begins_with_sheet(document: Document) -> bool:
    """Whether the name of a sheet stands before all else: it is no section before the title."""
    first = document.blocks[0] if len(document.blocks) > 0 else None
    place = first.runs[0].place if isinstance(first, Heading) and len(first.runs) > 0 else None
    return place is not None and place.sheet is not None and place.cell is None


def _parts(document: Document) -> Parts:
    parts = parts_of(document)
    if len(parts.every) > MOST_LINES:
        raise DocumentError(TOO_MANY_LINES(limit=MOST_LINES))
    return parts


def _running(parts: Parts, lines: Sequence[PlanLine], rules: Mapping[int, LeftOut]) -> tuple[PlanLine, ...]:
    marked = {piece for rule, piece in parts.aside if rule is LeftOut.RUNNING_TITLE}
    return (
        *(line for line in parts.every if line.piece in marked),
        *(line for line in lines if rules.get(line.number) == LeftOut.RUNNING_TITLE),
    )


def _form_of(document: Document) -> DocumentForm:
    return DocumentForm(sha256=document.sha256, name=document.name, media_type=document.media_type, text=document.text)


def _rule_between(words: str, reader: Reader) -> LeftOut | None:
    """By which rule words are left out that stand between what was read; None where no rule is for them."""
    if _LIST_MARK.fullmatch(words) is not None:
        return LeftOut.LIST_MARK
    if reader.words.is_nobody(words):
        return LeftOut.NAMES_NOBODY
    return LeftOut.BESIDE_NAMES if reader.lexicon.is_beside_names(words) else None


def _owner(known: str | None, front: Front) -> Owner | None:
    name = front.owner_name or known
    if name is None:
        return None
    kind = kind_of_body(name) if front.regional and known is None else OrganisationKind.MUNICIPALITY
    return Owner(kind=kind, id=known, name=name)


def _walk(
    document: Document,
    given: Parts,
    rules: Mapping[int, LeftOut],
    front: Front,
    known: tuple[L, Callable[[str, L], list[tuple[int, int]]]],
) -> tuple[DraftPlan, Reader, Account]:
    """Walks through the plan; again where the first time gave names nobody knew, which are known then, or tables under
    the same heads, of which the first is read by what the others hold; and again where what was found tells which
    headings are ambitions."""
    lexicon, split = known
    (elsewhere, seen), words, alike = words_elsewhere(given.every), plan_words(), TablesAlike()
    parts = [
        part if isinstance(part, TablePart) else tuple(line for line in part if line.number not in rules)
        for part in given.parts
    ]

    def reader_with(lexicon: L, names: Sequence[str] = ()) -> Reader:
        joiner = Joiner(lexicon, elsewhere, seen)
        known = frozenset(names)
        return Reader(lexicon, joiner, words, lambda text: split(text, lexicon), established=known, alike=alike)

    def walked(reader: Reader, outline: Outline) -> tuple[DraftPlan, Account, Walk]:
        account = Account(document)
        walk = Walk(document, given.spoken, reader, account, outline)
        return walk.read(parts), account, walk

    said = frozenset(piece.start for piece in (*(front.title or ()), *front.owner_pieces))
    reader, flat = reader_with(lexicon), Outline(cover=said)
    draft, account, walk = walked(reader, flat)
    names = _established(draft, reader)
    if len(names) > 0 or alike.repeats:
        reader = reader_with(lexicon.with_names(names), names)
        draft, account, walk = walked(reader, flat)
    if not _of_minutes(front, words):
        outline = with_bands(outline_of(parts, draft, walk.tables, said, reader, walk.said), parts, draft, reader)
        if outline != Outline():
            draft, account, _ = walked(reader, replace(outline, cover=said))
    put_times_of_headings(draft)
    return draft, reader, account


def _of_minutes(front: Front, words: PlanWords) -> bool:
    """Whether the title says that these are minutes: their headings are the points of an agenda."""
    title = " ".join(piece.words for piece in front.title or ())
    return any(word in words.minutes for word in re.findall(r"[^\W\d_]+", fold(title)))


def _account_for_front(every: Sequence[PlanLine], rules: Mapping[int, LeftOut], front: Front, account: Account) -> None:
    title = front.title or ()
    for line in every:
        if line.number in rules and all(piece.start != line.piece.start for piece in title):
            account.ignore(rules[line.number], line.piece)
    account.read(*title)
    account.ignore(LeftOut.OWNER_NAME, *(piece for piece in front.owner_pieces if piece not in title))
    _colophon([line for line in every if line.number not in rules], front, account)


def _first_section(lines: Sequence[PlanLine], words: PlanWords) -> int:
    """How many lines stand before the first section, ambition or table."""
    for index, line in enumerate(lines):
        if words.section(line.text.rstrip(" :?")) is not None:
            return index
        if ambition_heading(lines, index, words) is not None or columns_here(lines, index, words) is not None:
            return index
    return len(lines)


def _established(draft: DraftPlan, reader: Reader) -> list[str]:
    """Names nobody knew that the document itself gives as holders or partners: then they are names elsewhere too.

    What is taken for a holder because of its place alone is no name for it.
    """
    found: dict[str, None] = {}
    guessed = {issue.quote.start for issue in draft.issues if issue.code == TOLD_BY_PLACE and issue.quote is not None}
    for ambition in draft.ambitions:
        for block in ambition.blocks:
            partners = block.labels.get("partners", [])
            parties = list(reader.parties(partners)) if len(partners) > 0 else []
            parties += [held.party for action in block.actions for held in action.holders]
            for party in parties:
                if (
                    party.start not in guessed
                    and not party.known
                    and len(party.written) > 2
                    and len(party.written.split()) <= 6
                ):
                    found[party.written.rstrip(".")] = None
    return list(found)


def _colophon(lines: Sequence[PlanLine], front: Front, account: Account) -> None:
    """The owner's name and address words alone at the very end."""
    if front.owner_name is None:
        return
    allowed = set(re.findall(r"\w+", fold(front.owner_name))) | {"gemeente", "de"}
    for line in reversed(lines):
        tokens = set(re.findall(r"\w+", fold(line.text)))
        if len(tokens) == 0 or not tokens <= allowed:
            break
        account.ignore(LeftOut.COLOPHON, line.piece)


def _of_whole(
    plan: PlanForm, draft: DraftPlan, front: Front, document: Document, owner: str | None
) -> tuple[Issue, ...]:
    """What is to be told of the heads of its columns, of its front, and of a plan without actions."""
    found: list[Issue] = list(issues_of_heads(draft.heads, document))

    def tell(code: str, message: str) -> None:
        found.append(Issue(code=code, severity=Severity.WARNING, message=message))

    if front.title is None:
        tell("title-not-found", "Er is geen titel van een plan gevonden.")
    if front.year is None:
        tell("year-not-found", "Er is geen jaar gevonden bij de titel van het plan.")
    if owner is None:
        found.extend(_doubt(one, document) for one in front.doubted)
    if front.owner is None and front.owner_name is None and len(front.doubted) == 0:
        tell("owner-not-found", "Van wie dit plan is, staat niet in de tekst. Noem het met --owner.")
    if next(actions_in(plan.ambitions), None) is None:
        tell("no-actions-found", "Er zijn geen acties gevonden in dit document.")
    return tuple(found)


def _doubt(one: Candidate, document: Document) -> Issue:
    """That the plan may be somebody's, with the place where the name stands."""
    who = one.written if one.owner is None else f"{one.written} ({one.owner})"
    message = f"Dit plan kan van {who} zijn, maar zeker is dat niet. Noem de eigenaar met --owner."
    piece = next((piece for piece in one.spot.pieces if one.written in piece.text), None)
    start = 0 if piece is None else piece.start + piece.text.index(one.written)
    quote = None if piece is None else document.quote(start, start + len(one.written))
    return Issue(code=OWNER_DOUBTFUL, severity=Severity.WARNING, message=message, quote=quote)
