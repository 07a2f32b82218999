"""From a document to a plan with its organisations: the reader of plans and the register, put together."""

from graph.model.form import ActionForm, Issue, OrganisationRef, Owner, Party, PlanForm, Reading, Timing
from graph.model.identifiers import slug
from graph.model.quotes import Quote
from graph.model.vocabulary import OrganisationKind, ResolutionRule, Severity
from graph.reference import NO_OWNER, Reference
from loaders.document import Document
from loaders.faults import DocumentError
from loaders.form.bounds import too_much
from loaders.form.identities import base_id, placed_holders, with_ids
from loaders.form.painting import PaintOver, is_painted_out
from loaders.form.through import P, Through
from loaders.owners import owner_names, possible_owners
from loaders.plan import read_plan
from loaders.plan.timing import read_timing
from loaders.resolve import (
    Resolution,
    is_personal,
    lexicon_for,
    looks_like_person,
    may_be_person,
    resolve_name,
    split_parties,
)


def read_as_plan(document: Document, reference: Reference, *, owner: str | None = None) -> Reading:
    """Reads a document as a plan, its names resolved and its ids given.

    ``owner`` is the id of a municipality or organisation of the reference, where the caller knows whose plan it is.

    Raises:
        DocumentError: it has more parts than a plan can have.
    """
    reading = read_plan(
        document, lambda known: lexicon_for(reference, known), split_parties, owner_names(reference), owner
    )
    reading = PaintOver().inside(reading)
    over = too_much(reading.plan)
    if over is not None:
        raise DocumentError(over.fault)
    return resolve_reading(reading, reference)


def resolve_reading(reading: Reading, reference: Reference) -> Reading:
    """Fills what a form leaves open: ids, organisations, rules, certainties, positions, meanings of timings.

    An organisation that was given is kept (rule ``given`` where none stands). Ids are always computed anew: they
    follow from the content. Persons and personal data are reported and left out of the parties.
    """
    return _Resolver(reading, reference).resolved()


_PERSON_LEFT_OUT = "Een naam van een persoon is weggelaten; het netwerk kent alleen organisaties en functies."
_MAY_BE_PERSON = (
    "Weggelaten, want het kan een persoon zijn. Is het een organisatie? Zet haar naam dan in een bestand met eigen "
    "namen en laad opnieuw."
)


class _Resolver(Through):
    def __init__(self, reading: Reading, reference: Reference) -> None:
        self._reading, self._reference = reading, reference
        self._issues: list[Issue] = []
        self._told: set[tuple[str, str]] = {(issue.code, issue.message) for issue in reading.issues}
        self._owner = self._find_owner(reading.plan.owner)

    def resolved(self) -> Reading:
        """The same reading, filled."""
        plan = self._plan(self._reading.plan)
        return self._reading.model_copy(update={"plan": plan, "issues": (*self._reading.issues, *self._issues)})

    def _find_owner(self, given: Owner | None) -> Owner | None:
        if given is None:
            return None
        known = None if given.id is None else self._reference.organisation(given.id)
        if given.id is None:
            known = next(iter(possible_owners(given.name, self._reference)), None)
        if known is None:
            found = resolve_name(given.name, None, self._reference)
            certain = found.rule is ResolutionRule.MUNICIPALITY_NAME or found.certainty >= 0.95
            known = found.organisation if certain and given.id in (None, found.organisation.id) else None
        if known is not None:
            return Owner(kind=known.kind, id=known.id, name=known.name)
        fictional = given.id is not None and self._reference.is_fictional(given.id)
        unlisted = self._reference.unlisted_municipality(given.name, fictional)
        self._tell(
            "owner-unknown",
            f'"{given.name}" staat niet in het register; overgenomen bij naam, zonder code.',
            None,
        )
        own = unlisted.id if given.kind is OrganisationKind.MUNICIPALITY else slug(given.name)
        return Owner(kind=given.kind, id=given.id or own, name=given.name)

    def _plan(self, plan: PlanForm) -> PlanForm:
        owner = NO_OWNER if self._owner is None or self._owner.id is None else self._owner.id
        resolved = self.inside(plan.model_copy(update={"owner": self._owner}))
        return with_ids(resolved, base_id(resolved, owner))

    def action(self, part: ActionForm) -> ActionForm:
        return placed_holders(self.inside(part))

    def timing(self, part: Timing) -> Timing:
        when = read_timing(part.written, self._reading.plan.year) if part.kind is None else None
        if when is None:
            return part
        return part.model_copy(update={"kind": when.kind, "start": when.start, "end": when.end})

    def party(self, part: P) -> P | None:
        if is_painted_out(part.written):
            return part  # It is a person, and goes with the others (``without_persons``).
        if is_personal(part.written):
            self._tell("personal-data", "Een e-mailadres of telefoonnummer is weggelaten.", part.quote)
            return None
        if part.organisation is not None:
            given = {"rule": ResolutionRule.GIVEN, "certainty": 1.0}
            return part if part.rule is not None else part.model_copy(update=given)
        found = resolve_name(part.written, None if self._owner is None else self._owner.id, self._reference)
        if found.rule is ResolutionRule.UNKNOWN_NAME and looks_like_person(part.written):
            self._tell_left_out("person-left-out", _PERSON_LEFT_OUT, part.quote)
            return None
        if found.rule is ResolutionRule.UNKNOWN_NAME and may_be_person(part.written):
            self._tell_left_out("may-be-person", _MAY_BE_PERSON, part.quote)
            return None
        self._report(part, found)
        known = found.organisation
        named = OrganisationRef(id=known.id, name=known.name, kind=known.kind, level=known.level)
        certainty = found.certainty if part.confirmed is None else 1.0
        return part.model_copy(update={"organisation": named, "rule": found.rule, "certainty": certainty})

    def _report(self, party: Party, found: Resolution) -> None:
        name = found.organisation.name
        if found.rule is ResolutionRule.NEAR_MISS:
            self._tell("near-miss", f'"{party.written}" is gelezen als "{name}".', party.quote)
        elif found.rule is ResolutionRule.UNKNOWN_NAME:
            closest = "" if len(found.closest) == 0 else " Lijkt het meest op: " + ", ".join(found.closest) + "."
            self._tell("unknown-name", f'"{party.written}" staat niet in het register.{closest}', party.quote)
        elif found.organisation.kind is OrganisationKind.MUNICIPALITY and found.organisation.id.startswith("gemeente-"):
            message = f'"{name}" staat niet in het register; overgenomen bij naam, zonder code.'
            self._tell("municipality-not-listed", message, party.quote)

    def _tell_left_out(self, code: str, message: str, quote: Quote | None) -> None:
        """Told of each place, not once: by its quote the name is painted over there."""
        if quote is None:
            self._tell(code, message, None)
        else:
            self._tell(code, f"Regel {quote.line_from}, teken {quote.start}: {message[0].lower()}{message[1:]}", quote)

    def _tell(self, code: str, message: str, quote: Quote | None) -> None:
        if (code, message) in self._told:
            return
        self._told.add((code, message))
        self._issues.append(Issue(code=code, severity=Severity.WARNING, message=message, quote=quote))
