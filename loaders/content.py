"""What comes in as content with a name: told by its content, read and checked. Nothing is opened or stored here."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from graph.model.faults import Fault
from graph.model.form import Issue, OrganisationRef, Owner, Reading
from graph.reference import KnownOrganisation, Reference
from loaders import faults
from loaders.document import (
    DEFAULT_LIMIT,
    DEFAULT_LIMITS,
    Document,
    ReaderLimits,
    decode_text,
    document_of,
    is_plain_text,
)
from loaders.faults import DocumentError, LoadError, OwnerError
from loaders.form import FORM_LIMIT, dump_reading, looks_like_form, parse_reading
from loaders.form.identities import with_identities
from loaders.form.privacy import paint_document, paint_reading, without_persons
from loaders.form.through import actions_in
from loaders.four_w import read_four_w, tags_of
from loaders.originals import Original, original_of
from loaders.owners import district_for, handed_to, known_owner, owner_named, with_owner_doubted
from loaders.reading import read_as_plan, resolve_reading
from loaders.workbook import read_workbook

HEAD = 4_096
"""How many bytes tell a plan in the public form from a text."""
PLAIN_NAME = "plan.txt"
"""How a text is called that came without a name and was not there before."""
_TAGS_WITHIN = 100_000
"""Bytes from the beginning in which the tags of the 4W profile stand."""
T = TypeVar("T")
_FORM_TO_TEXT = FORM_LIMIT // DEFAULT_LIMIT


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What a person says about what comes in; None for what follows from the content itself."""

    owner: str | None = None
    """Id or name of whose plan it is."""
    district: str | None = None
    encoding: str | None = None
    text_limit: int = DEFAULT_LIMIT
    """The most bytes of a text."""
    file_limit: int | None = None
    """The most bytes of any other file. None: as many as of a text, and of a plan in the public form eight times as
    many, since it quotes its own text."""
    limits: ReaderLimits = DEFAULT_LIMITS
    """What reading one file may cost."""
    originals: bool = field(default=False, kw_only=True)
    """Whether of each file is given what is kept of it while somebody looks at it."""
    only_one: bool = field(default=False, kw_only=True)
    """Whether content that holds several plans is refused: who asks can be told of one only."""

    def limit_for(self, head: bytes, name: str) -> int:
        """The most bytes of what begins like this and is called so."""
        if looks_like_form(head[:HEAD]):
            return _FORM_TO_TEXT * self.text_limit if self.file_limit is None else self.file_limit
        if self.file_limit is None or is_plain_text(head, name):
            return self.text_limit
        return self.file_limit


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
    entered: bool = False
    """Whether a person had it in hand: it came in the public form, as a workbook, or as rows."""
    original: Original | None = None
    """What is kept of its file while somebody looks at it."""


def prepare(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> Prepared:
    """What comes in as one plan that can be stored; nothing is stored yet. See ``prepare_all``.

    Raises:
        LoadError: as there, or it holds several plans.
    """
    return one_of(prepare_all(content, name, reference, options))


def prepare_all(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> tuple[Prepared, ...]:
    """What comes in as the plans that can be stored, in their order; nothing is stored yet.

    Args:
        content: the bytes of a text, of a plan in the public form, of a workbook, or of rows of the 4W profile.
        name: how its source is called; None for the name it had before, or else a plain one.
        reference: what is known beforehand.
        options: what a person says about it.

    Raises:
        LoadError: it cannot be read, breaks the form, states no action, or its owner or district is not known.
    """
    read = _read(content, name, reference, options)
    if options.only_one:
        one_of(read.readings)
    return tuple(_prepared(reading, name is not None, reference, options, read) for reading in read.readings)


def _prepared(reading: Reading, named: bool, reference: Reference, options: IntakeOptions, read: "_Read") -> Prepared:
    if next(actions_in(reading.plan), None) is None:
        raise LoadError(faults.NO_ACTIONS(passages=len(reading.unread))).of(reading)
    waiting = Unowned(reading, named, read.entered, read.original)
    try:
        return waiting.counted_for(reference, options.district)
    except OwnerError as error:
        raise UnownedError(error.fault, waiting) from None


@dataclass(frozen=True, slots=True)
class Unowned:
    """A plan that was read, of which it may not be known yet whose it is or for which district it counts."""

    reading: Reading = field(repr=False)
    named: bool
    entered: bool
    original: Original | None = None

    def counted_for(self, reference: Reference, district: str | None) -> Prepared:
        """The plan of the owner that it names, for the district of that owner or the one that is named.

        Raises:
            OwnerError: one of the two is not known.
        """
        owner = known_owner(self.reading, reference)
        counts_for = district_for(owner, reference, district)
        settled = Owner(kind=owner.kind, id=owner.id, name=owner.name)
        plan = self.reading.plan.model_copy(update={"owner": settled})
        reading = self.reading.model_copy(update={"plan": plan})
        return Prepared(reading, counts_for.id, self.named, self.entered, self.original)


class UnownedError(OwnerError):
    """The same of a plan that was read all the same: who asks its owner goes on with ``plan``."""

    def __init__(self, fault: Fault, plan: Unowned) -> None:
        super().__init__(fault)
        self.plan = plan


@dataclass(frozen=True, slots=True)
class _Read:
    """What content says; ``entered`` is whether a person had it in hand: as a form, a workbook or rows."""

    readings: tuple[Reading, ...]
    entered: bool = False
    original: Original | None = None


def read_content(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> Reading:
    """What content says that holds one plan; see ``read_contents``.

    Raises:
        LoadError: as there, or it holds several plans.
    """
    return one_of(read_contents(content, name, reference, options))


def one_of(found: tuple[T, ...]) -> T:
    """The only one.

    Raises:
        LoadError: there are several plans.
    """
    if len(found) != 1:
        raise LoadError(faults.ONE_PLAN_AT_A_TIME(plans=len(found)))
    return found[0]


def read_contents(
    content: bytes, name: str | None, reference: Reference, options: IntakeOptions
) -> tuple[Reading, ...]:
    """What content says, plan by plan, with its parties resolved and nothing personal in it; refuses no plan for its
    owner. Only rows of the 4W profile hold more than one plan.

    Raises:
        LoadError: it cannot be read or breaks the form, or the owner that was named is not known.
    """
    return _read(content, name, reference, options).readings


def _read(content: bytes, name: str | None, reference: Reference, options: IntakeOptions) -> "_Read":
    """What content says, plan by plan."""
    limit = options.limit_for(content, name or PLAIN_NAME)
    if len(content) > limit:
        raise DocumentError(faults.FILE_TOO_LARGE(size=len(content), limit=limit))
    owner = None if options.owner is None else owner_named(options.owner, reference)
    given = _plans_in(content, name or PLAIN_NAME, reference, options, limit)
    if len(given) > 0:
        return _Read(tuple(_given(reading, owner, reference) for reading in given), entered=True)
    document = document_of(content, name or PLAIN_NAME, options.encoding, options.limits)
    clean, left_out = paint_document(document, reference)
    reading = _with_issues(plan_of_clean(clean, reference, None if owner is None else owner.id), left_out)
    original = None
    if options.originals:
        clean = replace(clean, issues=(*clean.issues, *left_out))
        original = original_of(content, clean, reading, options.limits)
    return _Read((reading,), original=original)


def _plans_in(
    content: bytes, name: str, reference: Reference, options: IntakeOptions, limit: int
) -> tuple[Reading, ...]:
    """The plans of what came in as plans: the public form, a workbook, rows of the 4W profile; none of any other."""
    if looks_like_form(content[:HEAD]):
        return (parse_reading(decode_text(content, encoding=options.encoding), limit=limit),)
    workbook = read_workbook(content, lambda named: _known_as(named, reference), options.limits)
    if workbook is not None:
        return (workbook,)
    if b"#org" not in content[:_TAGS_WITHIN].lower():
        return ()
    try:
        text = decode_text(content, encoding=options.encoding)
    except DocumentError:
        return ()  # No text in this encoding; the readers of documents say what it is.
    tags = tags_of(text)
    return () if tags is None else read_four_w(text, name, tags)


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
    """What a document says, with its parties resolved and nothing personal in it.

    Raises:
        DocumentError: it holds more than a plan can.
    """
    clean, left_out = paint_document(document, reference)
    return _with_issues(plan_of_clean(clean, reference, owner), left_out)


def _with_issues(reading: Reading, issues: tuple[Issue, ...]) -> Reading:
    return reading.model_copy(update={"issues": (*reading.issues, *issues)})


def plan_of_clean(document: Document, reference: Reference, owner: str | None) -> Reading:
    """What a document says from which is left out what leads to a person.

    Raises:
        DocumentError: it holds more than a plan can.
    """
    return without_persons(read_as_plan(document, reference, owner=owner), reference)


def plan_as_given(reading: Reading, owner: KnownOrganisation, reference: Reference) -> Reading:
    """What somebody entered as a plan, as that of this owner."""
    return without_persons(resolve_reading(handed_to(reading, owner), reference), reference)
