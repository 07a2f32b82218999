"""What must not be kept: e-mail addresses, phone numbers and names of persons are left out at the door.

They are painted over, character by character: lengths stay as they are, so that every quote still holds. Addresses and
numbers go before a plan is read, so that no name or identifier is made from them; a party that turns out to be a
person is taken out after names are resolved.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph.model.form import Document as FormDocument
from graph.model.form import Issue, Party, Reading
from graph.model.quotes import Quote, words_at
from graph.model.vocabulary import OrganisationKind, ResolutionRule, Severity
from graph.reference import Reference
from loaders.document import Document
from loaders.form.through import P, Through, parties_in
from loaders.resolve import looks_like_person, personal_data, resolve_name

PAINT = "█"
LEFT_OUT = "personal-data-left-out"
PERSON_LEFT_OUT = "person-left-out"

_BREAKS_AS_SPACES = str.maketrans("\n\r\f\t", "    ")
_SHOWN_LINES = 10
_START = 3
_WORD_STARTS = re.compile(r"(?<![^\W_])[^\W_]")
_LONGEST_NAME = 240
"""Characters of what can be the name of a person: ``looks_like_person`` looks no further."""
_NONE: dict[int, set[str]] = {}


def paint_document(document: Document) -> tuple[Document, tuple[Issue, ...]]:
    """The document without e-mail addresses and phone numbers, and an issue that says on which lines they stood."""
    spans = _spans(document.text, _Names())
    document = replace(document, name=_paint(document.name, _spans(document.name, _Names())))
    if len(spans) == 0:
        return document, ()
    lines = list(dict.fromkeys(document.line_at(start).number for start, _ in spans))
    shown = ", ".join(str(line) for line in lines[:_SHOWN_LINES]) + (" …" if len(lines) > _SHOWN_LINES else "")
    painted = replace(document, text=_paint(document.text, spans))
    return painted, (_issue(LEFT_OUT, f"{_times(len(spans))} een e-mailadres of telefoonnummer (regel {shown})"),)


def paint_reading(reading: Reading) -> Reading:
    """A reading without e-mail addresses and phone numbers, in whatever string they stood."""
    painter = _Painter(_Names(), reading.document, (), lambda party: False)
    painted = painter.inside(reading)
    if painter.painted == 0:
        return painted
    issue = _issue(LEFT_OUT, f"{_times(painter.painted)} een e-mailadres of telefoonnummer")
    return painted.model_copy(update={"issues": (*painted.issues, issue)})


def without_persons(reading: Reading, reference: Reference) -> Reading:
    """A reading without the parties that are persons; their names are painted over wherever they stand.

    Where names were resolved already, a person is no party any more: the issue that says so still has the place.
    """
    owner = None if reading.plan.owner is None else reading.plan.owner.id

    def is_person(party: Party) -> bool:
        return _is_person(party, owner, reference)

    persons = tuple(party for party in parties_in(reading.plan) if is_person(party))
    told = tuple(issue.quote for issue in reading.issues if issue.code == PERSON_LEFT_OUT and issue.quote is not None)
    quotes = (*told, *(party.quote for party in persons if party.quote is not None))
    words = {party.written for party in persons} | {quote.text for quote in told}
    names = _Names(word for word in words if PAINT not in word)
    places = [stretch for quote in quotes for stretch in quote.stretches]
    painted = _Painter(names, reading.document, places, is_person).inside(reading)
    if len(persons) == 0:
        return painted
    issue = _issue(PERSON_LEFT_OUT, f"{_times(len(persons))} een persoon als partij")
    return painted.model_copy(update={"issues": (*painted.issues, issue)})


def _is_person(party: Party, owner: str | None, reference: Reference) -> bool:
    """Whether a party is a person, or nothing but an address: unknown to every list, and of that form."""
    written = party.written
    painted_out = PAINT in written and not any(char.isalnum() for char in written)
    if not painted_out and not looks_like_person(written):
        return False
    if party.organisation is not None:
        return party.organisation.kind is OrganisationKind.UNKNOWN
    return painted_out or resolve_name(written, owner, reference).rule is ResolutionRule.UNKNOWN_NAME


class _Names:
    """Finds many names in a text, in one pass over its words however many names there are.

    A name is looked up by its first signs and then by its length: there are few lengths, and a set of names for each.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_start: dict[str, dict[int, set[str]]] = {}
        for name in names:
            first = next((at for at, char in enumerate(name) if char.isalnum()), None)
            if first is None or len(name) > _LONGEST_NAME:
                continue  # What is no name of a person; its own places are painted all the same.
            inner = name[first:]
            self._by_start.setdefault(inner[:_START], {}).setdefault(len(inner), set()).add(inner)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a name stands, from its first letter on."""
        if len(self._by_start) == 0:
            return
        for word in _WORD_STARTS.finditer(text):
            at = word.start()
            for length, names in self._by_start.get(text[at : at + _START], _NONE).items():
                if text[at : at + length] in names:
                    yield at, at + length


class _Painter(Through):
    """Paints a reading over; ``painted`` counts the places of the plan where something was."""

    def __init__(
        self,
        names: _Names,
        document: FormDocument | None,
        places: Iterable[tuple[int, int]],
        is_person: Callable[[Party], bool],
    ) -> None:
        self._names = names
        self._is_person = is_person
        self.painted = 0
        text = "" if document is None else document.text
        self._text = _paint(text, [*_spans(text, names), *places])

    def party(self, part: P) -> P | None:
        return None if self._is_person(part) else self.inside(part)

    def quote(self, part: Quote) -> Quote:
        text = words_at(self._text, part.stretches)
        return part if text is None or text == part.text else part.model_copy(update={"text": text})

    def document(self, part: FormDocument) -> FormDocument:
        name = _paint(part.name, _spans(part.name, self._names))
        same = self._text == part.text and name == part.name
        return part if same else part.model_copy(update={"text": self._text, "name": name})

    def text(self, text: str) -> str:
        spans = _spans(text, self._names)
        self.painted += len(spans)
        return text if len(spans) == 0 else _paint(text, spans)


def _spans(text: str, names: _Names) -> list[tuple[int, int]]:
    """Where something personal stands; line breaks count as spaces, since written words are joined over them."""
    return [*personal_data(text.translate(_BREAKS_AS_SPACES)), *names.spans(text)]


def _paint(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        pieces += [text[at:start], "".join(char if char.isspace() else PAINT for char in text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))


def _times(number: int) -> str:
    return f"{number} keer"


def _issue(code: str, what: str) -> Issue:
    message = f"Weggelaten: {what}. Ketenkaart bewaart geen personen."
    return Issue(code=code, severity=Severity.WARNING, message=message)
