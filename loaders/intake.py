"""The way in: read, check, resolve, state, store.

A file is told by its content: a plan in the public form, or a text. Every file is read and checked before the first
is stored, so that a mistake in the last one leaves nothing half done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.model.form import Issue, Owner, Reading
from graph.model.rows import PlanStatements
from graph.model.vocabulary import ResolutionRule, Severity
from graph.reference import KnownDistrict, KnownOrganisation, Reference, name_key
from graph.store.port import Change, Stamp, Store, StoreError
from loaders.document import DEFAULT_LIMIT
from loaders.document.text import decode_text, document_of_bytes, read_bytes
from loaders.errors import LoadError, OwnerError
from loaders.form import FORM_LIMIT, looks_like_form, parse_reading
from loaders.form.privacy import paint_document, paint_reading, without_persons
from loaders.form.statements import state_plan
from loaders.form.through import P, Through
from loaders.known import NO_OWNERS, known_rows
from loaders.reading import read_as_plan, resolve_reading

HOW_TO_NAME_AN_OWNER = (
    "Noem de eigenaar met --owner (bijvoorbeeld --owner gm0637), of geef met --names een eigen YAML-bestand waarin "
    "de gemeente en haar district staan."
)
_FORM_TO_TEXT = FORM_LIMIT // DEFAULT_LIMIT
_HEAD = 4_096
_OWNER_DIFFERS = "owner-differs"


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What a person says about the files; None for what follows from the files themselves."""

    owner: str | None = None
    """Id or name of whose plan it is."""
    district: str | None = None
    encoding: str | None = None
    text_limit: int = DEFAULT_LIMIT
    """The most bytes of a text; of a plan in the public form eight times as many, since it quotes its own text."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and checked, and what will be stored of it."""

    path: Path
    reading: Reading = field(repr=False)
    statements: PlanStatements = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """A file with what came of it: a change, or why there is none. Neither: another file was in the way."""

    path: Path
    reading: Reading | None = field(default=None, repr=False)
    change: Change | None = None
    problem: LoadError | StoreError | None = None

    @property
    def stored(self) -> bool:
        """Whether the store now says what this file says."""
        return self.change is not None


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """All files of one load, in the order they were given."""

    files: tuple[FileOutcome, ...]

    @property
    def complete(self) -> bool:
        """Whether everything was stored."""
        return all(file.stored for file in self.files)

    @property
    def store_failed(self) -> bool:
        """Whether it was the store that could not go on, and not the input."""
        return any(isinstance(file.problem, StoreError) for file in self.files)


def load_files(
    paths: Sequence[Path], store: Store, reference: Reference, options: IntakeOptions, stamp: Stamp
) -> LoadOutcome:
    """Reads and checks all files, then stores them one by one; nothing is stored when one of them cannot be.

    What went wrong is in the outcome, not raised: a load says of each file what came of it.
    """
    prepared: list[Prepared] = []
    problems: dict[int, LoadError] = {}
    for number, path in enumerate(paths):
        try:
            found = prepare_file(path, reference, options)
            _refuse_double(found, prepared)
            prepared.append(found)
        except LoadError as error:
            problems[number] = error
    if len(problems) > 0:
        files = tuple(FileOutcome(path, problem=problems.get(number)) for number, path in enumerate(paths))
        return LoadOutcome(files)
    return store_prepared(prepared, store, reference, stamp)


def prepare_file(path: Path, reference: Reference, options: IntakeOptions) -> Prepared:
    """A file as what it will say in the network; nothing is stored.

    Raises:
        LoadError: the file cannot be read, breaks the form, or its owner or district is not known.
    """
    reading = read_file(path, reference, options)
    try:
        owner = known_owner(reading, reference)
        district = district_for(owner, reference, options.district)
    except OwnerError as error:
        raise OwnerError(f"{path}: {error}") from None
    settled = Owner(kind=owner.kind, id=owner.id, name=owner.name)
    reading = reading.model_copy(update={"plan": reading.plan.model_copy(update={"owner": settled})})
    return Prepared(path, reading, state_plan(reading, reference, district.id))


def read_file(path: Path, reference: Reference, options: IntakeOptions) -> Reading:
    """What a file says, with its parties resolved and nothing personal in it; refuses no plan for its owner.

    Raises:
        LoadError: the file cannot be read or breaks the form, or the owner that was named is not known.
    """
    owner = None if options.owner is None else owner_named(options.owner, reference)
    if looks_like_form(_head(path)):
        content = read_bytes(path, _FORM_TO_TEXT * options.text_limit)
        text = decode_text(content, encoding=options.encoding, where=str(path))
        reading = parse_reading(text, str(path), limit=_FORM_TO_TEXT * options.text_limit)
        reading = paint_reading(reading if owner is None else _handed_to(reading, owner))
        reading = _with_owner_doubted(reading, reference)
        return resolve_reading(without_persons(reading, reference), reference)
    content = read_bytes(path, options.text_limit)
    document = document_of_bytes(content, path.name, encoding=options.encoding, where=str(path))
    document, left_out = paint_document(document)
    reading = read_as_plan(document, reference, owner=None if owner is None else owner.id)
    reading = without_persons(reading, reference)
    return reading.model_copy(update={"issues": (*reading.issues, *left_out)})


def store_prepared(prepared: Sequence[Prepared], store: Store, reference: Reference, stamp: Stamp) -> LoadOutcome:
    """Stores what was prepared, a plan at a time; stops at the first that the store refuses."""
    files: list[FileOutcome] = []
    failed = False
    for number, item in enumerate(prepared):
        if failed:
            files.append(FileOutcome(item.path, item.reading))
            continue
        try:
            if number == 0:
                store.init(*known_rows(reference), stamp)
            files.append(FileOutcome(item.path, item.reading, store.replace_plan(item.statements, stamp)))
        except StoreError as error:
            failed = True
            files.append(FileOutcome(item.path, item.reading, problem=error))
    return LoadOutcome(tuple(files))


def owner_named(name: str, reference: Reference) -> KnownOrganisation:
    """Who ``name`` is: an id, or a name of a municipality or organisation that can own a plan.

    Raises:
        OwnerError: nobody that is known, or several.
    """
    found = reference.organisation(name)
    if found is not None and found.kind not in NO_OWNERS:
        return found
    key = name_key(name)
    everyone = (*(place.as_organisation() for place in reference.municipalities), *reference.organisations)
    named = [known for known in everyone if known.kind not in NO_OWNERS and key in map(name_key, known.all_names)]
    if len(named) == 1:
        return named[0]
    raise OwnerError(f"De eigenaar {name!r} is niet bekend. {HOW_TO_NAME_AN_OWNER}")


def known_owner(reading: Reading, reference: Reference) -> KnownOrganisation:
    """The owner of a plan as it is known.

    Raises:
        OwnerError: the plan names none, one that is not known, or an id and a name of two different ones.
    """
    owner = reading.plan.owner
    if owner is None:
        raise OwnerError(f"Van wie dit plan is, staat niet in de tekst. {HOW_TO_NAME_AN_OWNER}")
    doubt = next((issue for issue in reading.issues if issue.code == _OWNER_DIFFERS), None)
    if doubt is not None:
        raise OwnerError(doubt.message)
    known = None if owner.id is None else reference.organisation(owner.id)
    if known is None or known.kind in NO_OWNERS:
        raise OwnerError(f"De eigenaar {owner.name!r} is niet bekend. {HOW_TO_NAME_AN_OWNER}")
    return known


def district_for(owner: KnownOrganisation, reference: Reference, named: str | None) -> KnownDistrict:
    """The district a plan counts for: that of its owner, else the one that was named.

    Raises:
        OwnerError: there is none, it is not known, or the two differ.
    """
    own = reference.district_of(owner.id)
    if own is not None and named in (None, own.id):
        return own
    if own is not None:
        raise OwnerError(f"{owner.name} hoort bij {own.id}, niet bij {named!r}. Laat --district weg.")
    known = ", ".join(district.id for district in reference.districts)
    if named is None:
        raise OwnerError(
            f"Bij welk district een plan van {owner.name} hoort, is niet bekend. Geef --district ({known})."
        )
    found = reference.district(named)
    if found is None or found.fictional != owner.fictional:
        raise OwnerError(f"Het district {named!r} is niet bekend voor {owner.name}. Bekend zijn: {known}.")
    return found


def _refuse_double(found: Prepared, before: Sequence[Prepared]) -> None:
    for other in before:
        if other.statements.plan == found.statements.plan:
            raise LoadError(
                f"{found.path} en {other.path} zijn allebei het plan {found.statements.plan}. Laad er een van de twee."
            )


def _head(path: Path) -> bytes:
    """The first bytes of an ordinary file; nothing where it cannot be read: reading it whole says why."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _with_owner_doubted(reading: Reading, reference: Reference) -> Reading:
    """The same reading; with an issue where its owner's id is that of another than its owner's name."""
    owner = reading.plan.owner
    known = None if owner is None or owner.id is None else reference.organisation(owner.id)
    if owner is None or known is None:
        return reading
    given = f" {name_key(owner.name)} "
    if any(f" {name_key(name)} " in given for name in known.all_names):
        return reading
    message = f"De code {known.id} is van {known.name}, niet van {owner.name!r}. Verbeter een van beide."
    issue = Issue(code=_OWNER_DIFFERS, severity=Severity.ERROR, message=message)
    return reading.model_copy(update={"issues": (*reading.issues, issue)})


def _handed_to(reading: Reading, owner: KnownOrganisation) -> Reading:
    """The same plan as that of another owner: what was resolved for the first owner is resolved again."""
    plan = reading.plan
    if plan.owner is None or plan.owner.id != owner.id:
        plan = _Unresolved().inside(plan)
    settled = Owner(kind=owner.kind, id=owner.id, name=owner.name)
    return reading.model_copy(update={"plan": plan.model_copy(update={"owner": settled})})


class _Unresolved(Through):
    """Forgets for whom a name was taken, where it was the program that said so."""

    def party(self, part: P) -> P | None:
        if part.rule in (None, ResolutionRule.GIVEN):
            return part
        return part.model_copy(update={"organisation": None, "rule": None, "certainty": None})
