"""What comes in as content with a name: told by its content, read and checked. Nothing is opened or stored here."""

from dataclasses import dataclass, field

from graph.model.form import OrganisationRef, Owner, Reading
from graph.reference import KnownOrganisation, Reference
from loaders import faults
from loaders.document import DEFAULT_LIMIT, Document, decode_text, document_of
from loaders.faults import DocumentError, LoadError
from loaders.form import FORM_LIMIT, dump_reading, looks_like_form, parse_reading
from loaders.form.identities import with_identities
from loaders.form.privacy import paint_document, paint_reading, without_persons
from loaders.form.through import actions_in
from loaders.owners import district_for, handed_to, known_owner, owner_named, with_owner_doubted
from loaders.reading import read_as_plan, resolve_reading
from loaders.workbook import is_workbook, read_workbook

HEAD = 4_096
"""How many bytes tell a plan in the public form from a text."""
PLAIN_NAME = "plan.txt"
"""How a text is called that came without a name and was not there before."""
_FORM_TO_TEXT = FORM_LIMIT // DEFAULT_LIMIT


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What a person says about what comes in; None for what follows from the content itself."""

    owner: str | None = None
    """Id or name of whose plan it is."""
    district: str | None = None
    encoding: str | None = None
    text_limit: int = DEFAULT_LIMIT
    """The most bytes of a text; of a plan in the public form eight times as many, since it quotes its own text."""

    def limit_for(self, head: bytes) -> int:
        """The most bytes of what begins like this."""
        return _FORM_TO_TEXT * self.text_limit if looks_like_form(head[:HEAD]) else self.text_limit


@dataclass(frozen=True, slots=True)
class Given:
    """What came in. ``where`` is how a person knows it; without a name it keeps the one its source had."""

    content: bytes = field(repr=False)
    where: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan that was read and checked; ``district`` is the id of the one it counts for."""

    reading: Reading = field(repr=False)
    district: str
    named: bool
    """Whether the name of its source was given."""


def prepare(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> Prepared:
    """What comes in as a plan that can be stored; nothing is stored yet.

    Args:
        content: the bytes of a text, of a plan in the public form, or of a workbook.
        name: how its source is called; None for the name it had before, or else a plain one.
        reference: what is known beforehand.
        options: what a person says about it.

    Raises:
        LoadError: it cannot be read, breaks the form, states no action, or its owner or district is not known.
    """
    reading = read_content(content, name, reference, options)
    if next(actions_in(reading.plan), None) is None:
        raise LoadError(faults.NO_ACTIONS(passages=len(reading.unread))).of(reading)
    owner = known_owner(reading, reference)
    district = district_for(owner, reference, options.district)
    settled = Owner(kind=owner.kind, id=owner.id, name=owner.name)
    reading = reading.model_copy(update={"plan": reading.plan.model_copy(update={"owner": settled})})
    return Prepared(reading, district.id, name is not None)


def read_content(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> Reading:
    """What content says, with its parties resolved and nothing personal in it; refuses no plan for its owner.

    Raises:
        LoadError: it cannot be read or breaks the form, or the owner that was named is not known.
    """
    limit = options.limit_for(content)
    if len(content) > limit:
        raise DocumentError(faults.FILE_TOO_LARGE(size=len(content), limit=limit))
    owner = None if options.owner is None else owner_named(options.owner, reference)
    if looks_like_form(content[:HEAD]):
        return _given(parse_reading(decode_text(content, encoding=options.encoding), limit=limit), owner, reference)
    if is_workbook(content):
        return _given(read_workbook(content, lambda named: _known_as(named, reference)), owner, reference)
    document = document_of(content, name or PLAIN_NAME, options.encoding)
    return plan_of_document(document, reference, None if owner is None else owner.id)


def cleaned_form(form_json: str, plan: str, reference: Reference) -> str | None:
    """A plan that is kept, as it is to be kept now: without what is personal in it; None where nothing was.

    What was kept by an earlier version of this program may hold what only this one finds. What is no plan of this
    form is no plan of ours to change. ``plan`` is the id that it is kept under.
    """
    try:
        kept = parse_reading(form_json)
    except LoadError:
        return None
    reading = without_persons(paint_reading(kept, reference), reference)
    if reading == kept:
        return None
    return dump_reading(with_identities(resolve_reading(reading, reference), reference, plan))


def _given(reading: Reading, owner: KnownOrganisation | None, reference: Reference) -> Reading:
    """A plan that came in as a plan, and not as the text of one."""
    reading = paint_reading(reading if owner is None else handed_to(reading, owner), reference)
    reading = with_owner_doubted(reading, reference)
    return resolve_reading(without_persons(reading, reference), reference)


def _known_as(name: str, reference: Reference) -> OrganisationRef | None:
    """Who is known by a name that a person gave an organisation; None where nobody is, or several are."""
    named = reference.named(name)
    if len(named) != 1:
        return None
    known = named[0]
    return OrganisationRef(id=known.id, name=known.name, kind=known.kind, level=known.level)


def plan_of_document(document: Document, reference: Reference, owner: str | None) -> Reading:
    """What a text says, with its parties resolved and nothing personal in it.

    Raises:
        DocumentError: it holds more than a plan can.
    """
    document, left_out = paint_document(document, reference)
    reading = read_as_plan(document, reference, owner=owner)
    reading = without_persons(reading, reference)
    return reading.model_copy(update={"issues": (*reading.issues, *left_out)})
