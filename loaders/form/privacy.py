"""What must not be kept: what leads to a person is left out at the door, and said.

It is painted over, sign by sign: lengths stay as they are, so that every quote still holds. This is done before a plan
is read, so that no name or identifier is made from it; a party that turns out to be a person is taken out after names
are resolved. What may be a person's name and may be a body's is left out too, and asked.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model.form import Document as FormDocument
from graph.model.form import Issue, Owner, Party, Reading
from graph.model.quotes import Quote, words_at
from graph.model.vocabulary import OrganisationKind, ResolutionRule, Severity
from graph.reference import Reference
from loaders.document import Document
from loaders.form.painting import PAINT, is_painted_out, paint, painted, stood_in
from loaders.form.through import P, Through, parties_in
from loaders.resolve import (
    Kind,
    Place,
    known_in,
    looks_like_person,
    may_be_person,
    personal_in_name,
    personal_places,
    resolve_name,
)

LEFT_OUT = "personal-data-left-out"
PERSON_LEFT_OUT = "person-left-out"
MAY_BE_PERSON = "may-be-person"
NOT_ALL = "Ketenkaart laat weg wat het als persoonsgegeven herkent, en herkent niet alles: kijk het plan zelf ook na."
"""What is said with all that is left out: it promises no more than is done."""

_SHOWN_LINES = 10
_START = 3
_WORD_STARTS = re.compile(r"(?<![^\W_])[^\W_]")
_LONGEST_NAME = 240
"""Characters of what can be the name of a person: ``looks_like_person`` looks no further."""
_NONE: dict[int, set[str]] = {}
_BETWEEN = f"\n\n{PAINT}\n\n"
"""Between strings that are looked through as one text: no name or number goes on over it."""
_KINDS = {
    Kind.NAME: "naam",
    Kind.EMAIL: "e-mailadres",
    Kind.PHONE: "telefoonnummer",
    Kind.SERVICE_NUMBER: "burgerservicenummer",
    Kind.ACCOUNT: "rekeningnummer",
    Kind.ADDRESS: "adres",
    Kind.BIRTH_DATE: "geboortedatum",
    Kind.PLATE: "kenteken",
    Kind.DOCUMENT_NUMBER: "documentnummer",
    Kind.CASE_NUMBER: "dossiernummer",
    Kind.HANDLE: "accountnaam",
    Kind.PAGE: "webadres",
}


def paint_document(document: Document, reference: Reference) -> tuple[Document, tuple[Issue, ...]]:
    """The document without what leads to a person, and issues that say what was left out and on which lines.

    Other letters stand in for names, so that a reader sees where one is; ``PaintOver`` takes them out of what it read.
    """
    places = personal_places(document.text, known_in(reference))
    names = [(place.start, place.end) for place in places if place.kind is Kind.NAME]
    others = [(place.start, place.end) for place in places if place.kind is not Kind.NAME]
    text = painted(stood_in(document.text, names), others)
    name, named = _painted_name(document.name, reference)
    issues = _issues(places, lambda place: document.line_at(place.start).number)
    if len(places) == 0 and len(named) == 0:
        return document, ()
    return replace(document, text=text, name=name), (*issues, *named)


def paint_reading(reading: Reading, reference: Reference) -> Reading:
    """A reading without what leads to a person, in whatever string it stood."""
    strings = _Strings()
    strings.inside(reading)
    document = reading.document
    texts = [*strings.found, *(() if document is None else (document.text,))]
    places = _places_of(texts, reference)
    over = {text: painted(text, spans) for text, spans in zip(texts, _spans(places), strict=True) if len(spans) > 0}
    name, named = ("", ()) if document is None else _painted_name(document.name, reference)
    if len(over) == 0 and len(named) == 0:
        return reading
    made = _Overpainter(over, document, name).inside(reading)
    issues = _issues([place for found in places[: len(strings.found)] for place in found], None)
    if len(issues) == 0 and document is not None:
        issues = _issues(places[-1], None)
    return made.model_copy(update={"issues": (*made.issues, *_new(issues, made), *_new(named, made))})


def without_persons(reading: Reading, reference: Reference) -> Reading:
    """A reading without the parties that are or may be persons; their names are painted over wherever they stand.

    Where names were resolved already, a person is no party any more: the issue that says so still has the place.
    """
    owner = None if reading.plan.owner is None else reading.plan.owner.id

    def is_person(party: Party) -> bool:
        return _is_person(party, owner, reference)

    persons = tuple(party for party in parties_in(reading.plan) if is_person(party))
    codes = (PERSON_LEFT_OUT, MAY_BE_PERSON)
    told = tuple(issue.quote for issue in reading.issues if issue.code in codes and issue.quote is not None)
    quotes = (*told, *(party.quote for party in persons if party.quote is not None))
    words = {party.written for party in persons} | {quote.text for quote in told}
    names = _Names(word for word in words if PAINT not in word)
    places = [stretch for quote in quotes for stretch in quote.stretches]
    made = _NamePainter(names, reading.document, places, is_person).inside(reading)
    issues = tuple(_persons_told(persons))
    return made if len(issues) == 0 else made.model_copy(update={"issues": (*made.issues, *issues)})


def _persons_told(persons: Sequence[Party]) -> Iterator[Issue]:
    certain = sum(is_painted_out(party.written) or looks_like_person(party.written) for party in persons)
    if certain > 0:
        yield _issue(PERSON_LEFT_OUT, f"Weggelaten: {certain} keer een persoon als partij. {NOT_ALL}")
    if certain < len(persons):
        yield _asked(f"{len(persons) - certain} keer wat als partij een persoon kan zijn")


def _is_person(party: Party, owner: str | None, reference: Reference) -> bool:
    """Whether a party is, or may be, a person, or nothing but an address: unknown to every list, and of that form."""
    written, organisation = party.written, party.organisation
    if is_painted_out(written) or (organisation is not None and is_painted_out(organisation.name)):
        return True
    if not may_be_person(written):
        return False
    if organisation is not None:
        return organisation.kind is OrganisationKind.UNKNOWN
    return resolve_name(written, owner, reference).rule is ResolutionRule.UNKNOWN_NAME


def _painted_name(name: str, reference: Reference) -> tuple[str, tuple[Issue, ...]]:
    """The name of a file without what is personal in it, and the issue that says so."""
    places = personal_in_name(name, known_in(reference))
    if len(places) == 0:
        return name, ()
    issue = _issue(LEFT_OUT, f"Weggelaten uit de naam van het bestand: {_counted(places)}. {NOT_ALL}")
    return painted(name, ((place.start, place.end) for place in places)), (issue,)


def _places_of(texts: Sequence[str], reference: Reference) -> list[tuple[Place, ...]]:
    """What is personal in each of these texts, looked for in all at once: a form has many short ones."""
    _, places = paint(_BETWEEN.join(texts), known_in(reference))
    found: list[tuple[Place, ...]] = []
    start = at = 0
    for text in texts:
        end = start + len(text)
        own: list[Place] = []
        while at < len(places) and places[at].start < end:
            own.append(places[at]._replace(start=places[at].start - start, end=places[at].end - start))
            at += 1
        found.append(tuple(own))
        start = end + len(_BETWEEN)
    return found


def _spans(places: Iterable[tuple[Place, ...]]) -> list[list[tuple[int, int]]]:
    return [[(place.start, place.end) for place in found] for found in places]


class _Strings(Through):
    """Gathers the strings of a reading, each once."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}

    def text(self, text: str) -> str:
        self.found[text] = None
        return text


class _Overpainter(Through):
    """Puts strings in the place of others; a party whose organisation was painted has to be resolved anew."""

    def __init__(self, over: dict[str, str], document: FormDocument | None, name: str) -> None:
        self._over, self._name = over, name
        self._text = "" if document is None else over.get(document.text, document.text)

    def party(self, part: P) -> P | None:
        made = self.inside(part)
        given, kept = part.organisation, made.organisation
        if made.written == part.written and (given is None or kept == given):
            return made
        anew = {"organisation": None, "rule": None, "certainty": None}
        return made if is_painted_out(made.written) else made.model_copy(update=anew)

    def quote(self, part: Quote) -> Quote:
        return _quote_of(part, self._text)

    def document(self, part: FormDocument) -> FormDocument:
        same = self._text == part.text and self._name == part.name
        return part if same else part.model_copy(update={"text": self._text, "name": self._name})

    def text(self, text: str) -> str:
        return self._over.get(text, text)

    def _value(self, value: object) -> object:
        made = super()._value(value)
        if isinstance(made, Owner) and made.id is not None and PAINT in made.id:
            return made.model_copy(update={"id": None})
        return made


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
        """Where a name stands, from its first letter on and as a whole word."""
        if len(self._by_start) == 0:
            return
        for word in _WORD_STARTS.finditer(text):
            at = word.start()
            for length, names in self._by_start.get(text[at : at + _START], _NONE).items():
                end = at + length
                if text[at:end] in names and not text[end : end + 1].isalnum():
                    yield at, end


class _NamePainter(Through):
    """Paints names over wherever they stand, and takes persons out."""

    def __init__(
        self,
        names: _Names,
        document: FormDocument | None,
        places: Iterable[tuple[int, int]],
        is_person: Callable[[Party], bool],
    ) -> None:
        self._names = names
        self._is_person = is_person
        text = "" if document is None else document.text
        self._text = painted(text, [*names.spans(text.translate(_BREAKS_AS_SPACES)), *places])

    def party(self, part: P) -> P | None:
        return None if self._is_person(part) else self.inside(part)

    def quote(self, part: Quote) -> Quote:
        return _quote_of(part, self._text)

    def document(self, part: FormDocument) -> FormDocument:
        name = painted(part.name, self._names.spans(part.name))
        same = self._text == part.text and name == part.name
        return part if same else part.model_copy(update={"text": self._text, "name": name})

    def text(self, text: str) -> str:
        return painted(text, self._names.spans(text))


_BREAKS_AS_SPACES = str.maketrans("\n\r\f\t", "    ")


def _quote_of(part: Quote, text: str) -> Quote:
    words = words_at(text, part.stretches)
    return part if words is None or words == part.text else part.model_copy(update={"text": words})


def _issues(places: Sequence[Place], line_of: Callable[[Place], int] | None) -> tuple[Issue, ...]:
    """What was left out, and what of it is asked: of which kind, how often, and on which lines."""

    def told(found: Sequence[Place]) -> str:
        if line_of is None:
            return _counted(found)
        lines = list(dict.fromkeys(line_of(place) for place in found))
        shown = ", ".join(str(line) for line in lines[:_SHOWN_LINES]) + (" …" if len(lines) > _SHOWN_LINES else "")
        return f"{_counted(found)} (regel {shown})"

    certain = [place for place in places if place.certain]
    doubtful = [place for place in places if not place.certain]
    issues = (_issue(LEFT_OUT, f"Weggelaten: {told(certain)}. {NOT_ALL}"),) if len(certain) > 0 else ()
    return (*issues, _asked(told(doubtful))) if len(doubtful) > 0 else issues


def _asked(what: str) -> Issue:
    return _issue(
        MAY_BE_PERSON,
        f"Weggelaten, want het kan een persoon zijn: {what}. Is het een organisatie? Zet haar naam dan in een bestand "
        "met eigen namen en laad opnieuw.",
    )


def _counted(places: Iterable[Place]) -> str:
    counts = Counter(_KINDS[place.kind] for place in sorted(places, key=lambda one: list(_KINDS).index(one.kind)))
    return ", ".join(f"{number} keer een {what}" for what, number in counts.items())


def _new(issues: Iterable[Issue], reading: Reading) -> Iterator[Issue]:
    """Those that the reading does not have yet: what was left out before is not said twice."""
    there = {(issue.code, issue.message) for issue in reading.issues}
    return (issue for issue in issues if (issue.code, issue.message) not in there)


def _issue(code: str, message: str) -> Issue:
    return Issue(code=code, severity=Severity.WARNING, message=message)
