"""The way in: content and a name -> read, check, resolve, state, store.

What comes in is told by its content: a plan in the public form, or a text. Everything of one load is read and checked
before the first plan is stored, so that a mistake in the last one leaves nothing half done. No file is opened here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model.form import Reading
from graph.model.rows import PlanStatements, many_rows
from graph.reference import Reference
from graph.store.faults import StoreError
from graph.store.records import Judgement, PlanVersion, Replacement, Stamp
from loaders import faults
from loaders.cleaning import clean_corrections, clean_readings
from loaders.content import Given, IntakeOptions, Prepared, cleaned_form, prepare_all
from loaders.drafts import Drafts as Drafts
from loaders.faults import LoadError
from loaders.files import known_names, opened
from loaders.form.certainty import looked_at
from loaders.form.identities import base_id
from loaders.form.statements import state_plan
from loaders.incoming import said_of
from loaders.known import known_rows
from loaders.originals import Original
from loaders.place import Place, StoredPlan, actions_would_go, of_the_family, place_of, stored_plan
from loaders.review import is_made, keep_draft, owner_of, people_in

if TYPE_CHECKING:
    # The port imports the network's view, and that a library of graphs: who only reads plans need not wait for it.
    from graph.store.port import Change, Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one thing that came in: a change, or why there is none. Neither: something else was in the way."""

    where: str
    reading: Reading | None = field(default=None, repr=False)
    place: Place | None = None
    change: "Change | None" = None
    problem: LoadError | StoreError | None = None
    draft: bool = False
    """Whether it is kept as a draft: in the store, and not in the network."""

    @property
    def stored(self) -> bool:
        """Whether the store keeps what this plan says."""
        return self.change is not None or self.draft


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """All that came in with one load, in the order in which it was given."""

    files: tuple[Outcome, ...]

    @property
    def complete(self) -> bool:
        """Whether everything was stored."""
        return all(file.stored for file in self.files)

    @property
    def store_failed(self) -> bool:
        """Whether it was the store that could not go on, and not the input."""
        return any(isinstance(file.problem, StoreError) for file in self.files)


Consent = Callable[[StoredPlan, tuple[str, ...]], bool]
"""Whether a stored plan may be replaced although these of its actions go."""


def never(stored: StoredPlan, gone: tuple[str, ...]) -> bool:
    """The consent of who was not asked."""
    return False


def always(stored: StoredPlan, gone: tuple[str, ...]) -> bool:
    """The consent of who said beforehand that plans may be replaced."""
    return True


def load(
    sources: Iterable[Path | bytes],
    store: "Store",
    *,
    owner: str | None = None,
    district: str | None = None,
    names: Sequence[Path] = (),
    encoding: str | None = None,
    replace: bool = False,
    by: str = "notebook",
) -> LoadOutcome:
    """Reads plans, checks them and stores them: all of them, or none where one of them is wrong.

    What went wrong is in the outcome, not raised: ``complete`` says whether all is stored, and each of ``files`` has
    its ``change`` or its ``problem``. The same plan again writes nothing; another title stands beside the first plan.

    Args:
        sources: files, or the bytes of texts or of plans in the public form.
        store: where the plans go, opened by who asks.
        owner: whose plan it is, by code or name, where the plan does not say it.
        district: the district it counts for, by code, where its owner is in none.
        names: files of names of one's own, beside those that are known.
        encoding: what a text is written in; None for UTF-8, or UTF-16 with a mark.
        replace: whether a plan may be replaced although actions go from it.
        by: who loads, for the record of changes: a role or an account, no person's name.

    Raises:
        ReferenceError_: a file of names is not as it should be.
    """
    options = IntakeOptions(owner, district, encoding)
    given = _given(sources, options)
    stamp = Stamp.of(datetime.now(UTC), by)
    return load_all(given, store, known_names(names), options, stamp, always if replace else never)


def _given(sources: Iterable[Path | bytes], options: IntakeOptions) -> list[Given | LoadError]:
    return [
        Given(one, f"source {number}") if isinstance(one, bytes) else opened([one], options)[0]
        for number, one in enumerate(sources, 1)
    ]


def load_all(
    given: Sequence[Given | LoadError],
    store: "Store",
    reference: Reference,
    options: IntakeOptions,
    stamp: Stamp,
    consent: Consent = never,
    *,
    drafts: Drafts = Drafts.NONE,
) -> LoadOutcome:
    """Reads and checks everything, then stores it one by one; nothing where one cannot be. What went wrong is in the
    outcome, not raised.

    Args:
        given: what came in; an error for what could not even be opened.
        store: where it goes; opened by who asks.
        reference: what is known beforehand.
        options: what a person says about all of it.
        stamp: who loads, and when.
        consent: asked once for each stored plan of which actions would go.
        drafts: which of them are kept for somebody to review, and not in the network yet.
    """
    options = changed(options, originals=drafts is not Drafts.NONE)
    with many_rows():
        outcomes: list[Outcome] = []
        prepared: list[Prepared] = []
        for one in given:
            if isinstance(one, LoadError):
                outcomes.append(Outcome(one.where, problem=one))
                continue
            try:
                ready = prepare_all(one.content, one.name, reference, options)
                prepared += ready
                outcomes += [Outcome(one.where, item.reading) for item in ready]
            except LoadError as error:
                outcomes.append(Outcome(one.where, error.reading, problem=error.at(one.where)))
        if any(outcome.problem is not None for outcome in outcomes):
            return LoadOutcome(tuple(outcomes))
        names = [one.where for one in outcomes]
        return store_prepared(prepared, names, store, reference, stamp, consent, drafts=drafts)


def load_files(
    paths: Sequence[Path],
    store: "Store",
    reference: Reference,
    options: IntakeOptions,
    stamp: Stamp,
    consent: Consent = never,
    *,
    drafts: Drafts = Drafts.NONE,
) -> LoadOutcome:
    """Opens files, each within its limit, and loads what they hold; see ``load_all``."""
    return load_all(opened(paths, options), store, reference, options, stamp, consent, drafts=drafts)


def store_prepared(
    prepared: Sequence[Prepared],
    where: Sequence[str],
    store: "Store",
    reference: Reference,
    stamp: Stamp,
    consent: Consent = never,
    *,
    drafts: Drafts = Drafts.NONE,
) -> LoadOutcome:
    """Gives each plan its place in the store and stores it there; stops at the first that cannot be.

    A place is settled for all of them, and consent asked where actions would go, before the first is written.
    ``where`` is how a person knows each of them; ``drafts`` says which are kept beside the network.
    """
    outcomes = [Outcome(name, item.reading) for name, item in zip(where, prepared, strict=True)]
    try:
        if is_made(store):
            clean_corrections(store, {owner_of(one.reading) for one in prepared}, reference, stamp)
        settling = _Settling(store, reference, consent, stamp, drafts)
    except StoreError as error:
        return LoadOutcome((changed(outcomes[0], problem=error), *outcomes[1:]) if len(outcomes) > 0 else ())
    for at, item in enumerate(prepared):
        try:
            settling.settle(item, where[at])
        except LoadError as error:
            outcomes[at] = changed(outcomes[at], problem=error.at(where[at]))
        except StoreError as error:
            outcomes[at] = changed(outcomes[at], problem=error)
    if any(outcome.problem is not None for outcome in outcomes):
        return LoadOutcome(tuple(outcomes))
    writing = _Writing(store, settling.reference, stamp)
    for at, one in enumerate(settling.settled):
        try:
            outcomes[at] = writing.outcome_of(one)
        except StoreError as error:
            outcomes[at] = changed(outcomes[at], problem=error)
            break
    return LoadOutcome(tuple(outcomes))


@dataclass(frozen=True, slots=True)
class _Settled:
    """A plan with its place, and what will be stored of it."""

    where: str
    reading: Reading = field(repr=False)
    place: Place
    statements: PlanStatements = field(repr=False)
    district: str
    records: tuple[Judgement, ...] = field(default=(), repr=False)
    """What is kept of it beside the network: what was read, where people corrected that, and what they corrected."""
    draft: bool = False
    original: Original | None = None


class _Settling:
    """Gives the plans of one load their places, each knowing of those before it."""

    def __init__(self, store: "Store", reference: Reference, consent: Consent, stamp: Stamp, drafts: Drafts) -> None:
        self._store, self._consent, self._stamp, self._drafts = store, consent, stamp, drafts
        self._stored = kept_plans(store)
        self._people = people_in(store, reference)
        self.settled: list[_Settled] = []

    @property
    def reference(self) -> Reference:
        """What is known, with what people judged about names in this store."""
        return self._people.reference

    def settle(self, prepared: Prepared, where: str) -> None:
        """Settles one plan.

        Raises:
            LoadError: another one of this load is the same plan, it contradicts itself, or its actions may not go.
            StoreError: what is kept cannot be read.
        """
        reading = prepared.reading
        base = base_id(reading.plan)
        family = self._family(base)
        place = place_of(reading, base, [plan for plan, _ in family])
        before = next((at for plan, at in family if plan is place.replaces), None)
        if before is not None:
            raise LoadError(faults.PLAN_GIVEN_TWICE(other=before, plan=place.plan))
        reading = reading if prepared.named else _named_as_before(reading, place.replaces)
        if self._drafts.keeps(reading, entered=prepared.entered):
            named = self._people.named(reading)
            statements = state_plan(named, self._people.reference, prepared.district, place.plan)
            draft = _Settled(where, named, place, statements, prepared.district, (), True, prepared.original)
            self.settled.append(draft)
            return
        reading = reading if prepared.entered else looked_at(reading)  # Who wants no draft has looked already.
        said = said_of(self._store, reading, place, self._people, self._stamp, entered=prepared.entered)
        statements = state_plan(said.now, self._people.reference, prepared.district, place.plan)
        self._ask(place, statements)
        self.settled.append(_Settled(where, said.now, place, statements, prepared.district, said.records))

    def _family(self, base: str) -> list[tuple[StoredPlan, str | None]]:
        """The plans of an owner and year: those that are kept, and those of this load with where they came from."""
        kept = [_current(self._store, plan) for plan in of_the_family(base, self._stored)]
        earlier = {
            one.place.plan: one for one in self.settled if one.place.plan in of_the_family(base, [one.place.plan])
        }
        made = [(stored_plan(plan, one.reading), one.where) for plan, one in earlier.items()]
        return [*((plan, None) for plan in kept if plan.id not in earlier), *made]

    def _ask(self, place: Place, statements: PlanStatements) -> None:
        if place.replaces is None:
            return
        states = {row.id for row in statements.nodes if row.label == "Action"}
        gone = tuple(name for action, name in place.replaces.actions.items() if action not in states)
        if len(gone) == 0 or self._consent(place.replaces, gone):
            return
        raise actions_would_go(place.replaces, gone)


def kept_plans(store: "Store") -> tuple[str, ...]:
    """The ids of the plans that are kept; none where there is no store yet: the first plan makes it.

    Raises:
        StoreError: there is a store, and it cannot be read.
    """
    return store.info().plans if is_made(store) else ()


def _current(store: "Store", plan: str) -> StoredPlan:
    version = store.version(plan)
    assert version is not None, "it was loaded, so a version of it is kept"
    return stored_plan(plan, Reading.model_validate_json(version.form_json), version.number)


def _named_as_before(reading: Reading, stored: StoredPlan | None) -> Reading:
    """The same reading, its source called as it was before where it is the same document."""
    document = reading.document
    if document is None or stored is None or stored.source_name is None or stored.sha256 != document.sha256:
        return reading
    return reading.model_copy(update={"document": document.model_copy(update={"name": stored.source_name})})


class _Writing:
    """Stores the plans of one load, one by one; what is known beforehand comes in once, with the first that needs it.

    That is before a new plan, but where the plan was there already only beside a change of it.
    """

    def __init__(self, store: "Store", reference: Reference, stamp: Stamp) -> None:
        self._store, self._reference, self._stamp = store, reference, stamp
        self._known_is_in = False

    def outcome_of(self, settled: _Settled) -> Outcome:
        """Keeps a plan, in the network or as a draft beside it.

        Raises:
            StoreError: it cannot be stored, or somebody else changed what stands there.
        """
        outcome = Outcome(settled.where, settled.reading, settled.place, draft=settled.draft)
        if settled.draft:
            self._bring_in_known()
            plan, reading, original = settled.place.plan, settled.reading, settled.original
            keep_draft(self._store, plan, reading, settled.district, self._stamp, original)
            return outcome
        return changed(outcome, change=self._write(settled))

    def _write(self, settled: _Settled) -> "Change":
        """Stores a plan at its place, over what stood there when the place was settled and over nothing else.

        Raises:
            StoreError: it cannot be stored, or somebody else changed what stands there.
        """
        replaces = settled.place.replaces
        if replaces is None:
            self._bring_in_known()
        over = 0 if replaces is None else replaces.version
        if len(settled.records) > 0:
            (change,) = self._store.judge(settled.records, self._stamp, [Replacement(settled.statements, over)])
        else:
            change = self._store.replace_plan(settled.statements, self._stamp, over)
        if change.wrote:
            self._bring_in_known()
        if over > 0:
            self._clean_versions(settled, change.wrote)
        return change

    def _clean_versions(self, settled: _Settled, wrote: bool) -> None:
        """Takes out of the plan's earlier versions what is left out now, and was kept by an earlier program.

        Where nothing was written, and the version that is kept is what would be kept now, the others are too.
        """
        plan = settled.place.plan
        current = None if wrote else self._store.version(plan)
        if current is not None and current.form_json == settled.statements.form_json:
            return
        dirty: list[PlanVersion] = []
        for entry in self._store.versions(plan):
            version = self._store.version(plan, entry.number)
            same = version is None or version.form_json == settled.statements.form_json
            form = None if version is None or same else cleaned_form(version.form_json, plan, self._reference)
            if version is not None and form is not None:
                dirty.append(changed(version, form_json=form))
        if len(dirty) > 0:
            self._store.rewrite_versions(dirty, self._stamp)
        clean_readings(self._store, plan, self._reference, self._stamp)

    def _bring_in_known(self) -> None:
        if not self._known_is_in:
            self._store.init(*known_rows(self._reference), self._stamp)
            self._known_is_in = True
