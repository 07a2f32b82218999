"""What is told of the heads of columns: which one was not understood, and of which the role cannot be read off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model.form import Issue
from graph.model.vocabulary import Severity
from loaders.document import Document
from loaders.document.lines import Piece, clean
from loaders.plan.column_heads import Column, HeadDoubt
from loaders.plan.letters import letters

_LONGEST = 120

_NOT_UNDERSTOOD = (
    "{column} is niet begrepen; wat eronder staat, is niet gelezen. Noem de kolom in de tekst bij een naam die bekend "
    "is, zoals Actie, Actiehouder, Partners of Planning, of vul het plan aan met: ketenkaart read --json"
)
_DOUBTS = {
    HeadDoubt.SEVERAL_ROLES: (
        "several-roles-in-head",
        "{column} noemt meer dan één rol; wie welke rol heeft, is niet af te lezen.{read}",
    ),
    HeadDoubt.ROLE_UNCLEAR: (
        "role-unclear-in-head",
        "{column} zegt niet wie de actie doet, en een andere kolom daarvoor is er niet. Wie eronder staat, is gelezen "
        "als houder.",
    ),
}


@dataclass(frozen=True, slots=True)
class DoubtfulHead:
    """The head of a column of which something has to be told; ``head`` is empty where nothing stands over it."""

    column: Column
    head: tuple[Piece, ...]
    at: Piece
    """Where to look: the head, or the first words under it."""


def head_text(head: Sequence[Piece]) -> str:
    """The words of a head, written on one line; a word broken with a hyphen is whole again."""
    text = ""
    for piece in head:
        text = text[:-1] + piece.text if text.endswith("-") else f"{text} {piece.text}".strip()
    return text


def doubtful_heads(
    columns: Sequence[Column], heads: Sequence[tuple[Piece, ...]], first_words: dict[int, Piece]
) -> Iterator[DoubtfulHead]:
    """The columns of one table of which something has to be told.

    Args:
        columns: the columns of the table.
        heads: the words over each.
        first_words: of each column that is not understood and holds words, the first of them.
    """
    for index, (column, head) in enumerate(zip(columns, heads, strict=True)):
        if column.doubt is not None or (column.kind == "other" and len(head) > 0):
            yield DoubtfulHead(column, head, head[0])
        elif column.kind == "other" and index in first_words:
            yield DoubtfulHead(column, (), first_words[index])


def issues_of_heads(doubtful: Iterable[DoubtfulHead], document: Document) -> tuple[Issue, ...]:
    """An issue for each head, at the first place where it stands."""
    found: dict[tuple[str, str], Issue] = {}
    for one in doubtful:
        told = clean(head_text(one.head))[:_LONGEST].rstrip(": ")
        named = "Een kolom zonder kop" if told == "" else f'De kop "{told}"'
        code, message = ("column-not-understood", _NOT_UNDERSTOOD)
        if one.column.doubt is not None:
            code, message = _DOUBTS[one.column.doubt]
        holds = one.column.role is not None and one.column.role.value == "holder"
        message = message.format(column=named, read=" Iedereen eronder is gelezen als houder." if holds else "")
        quote = document.quote(one.at.start, one.at.end)
        found.setdefault(
            (code, letters(told)), Issue(code=code, severity=Severity.WARNING, message=message, quote=quote)
        )
    return tuple(found.values())
