"""What is known with what people judged about names: a register in which their word counts. Pure.

A judgement about a name changes nothing but the register; plans follow by resolving anew the names that the register
now takes for somebody else. So a judgement that is taken back leaves no trace in a plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.model.form import Issue, OrganisationRef, Reading
from graph.model.review import Merged, NameIs
from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import KnownOrganisation, Reference, name_key
from graph.reference.entries import KnownDepartment, KnownMunicipality
from loaders.form.through import P, Through
from loaders.reading import resolve_reading
from loaders.resolve import resolve_name

JUDGED = "bevestigd bij het nakijken van namen"
"""Where knowledge comes from that somebody gave by judging a name."""

_FICTIONAL = "oefen-"
_ABOUT_NAMES = frozenset({"near-miss", "unknown-name", "may-be-person", "municipality-not-listed"})
"""Issues that a name has, and loses with what it is taken for."""


def judged(reference: Reference, judgements: Sequence[NameIs | Merged]) -> Reference:
    """The register with these judgements, the last one on a name counting; itself where there are none."""
    for judgement in judgements:
        reference = _merged(reference, judgement) if isinstance(judgement, Merged) else _named(reference, judgement)
    return reference


def renamed(reading: Reading, before: Reference, after: Reference, gone: Mapping[str, str] | None = None) -> Reading:
    """The same reading with the names resolved anew that the two registers take for different organisations.

    What a person gave or corrected stays, but for an organisation that went into another (``gone``, by id). A reading
    in which nothing changes is given back as the very same value.
    """
    if before is after and not gone:
        return reading
    owner = reading.plan.owner
    renaming = _Renaming(None if owner is None else owner.id, before, after, gone or {})
    plan = renaming.inside(reading.plan)
    if plan is reading.plan:
        return reading
    issues = tuple(one for one in reading.issues if not _is_of(one, renaming.written))
    return resolve_reading(reading.model_copy(update={"plan": plan, "issues": issues}), after)


def resolved_anew(reading: Reading, reference: Reference) -> Reading:
    """The same reading with every name resolved anew that the program resolved."""
    anew = _Anew()
    plan = anew.inside(reading.plan)
    issues = tuple(one for one in reading.issues if one.code not in _ABOUT_NAMES)
    return resolve_reading(reading.model_copy(update={"plan": plan, "issues": issues}), reference)


def merged_ids(judgements: Iterable[NameIs | Merged]) -> dict[str, str]:
    """Which organisations went into which others, followed to the last one."""
    into = {one.gone: one.organisation for one in judgements if isinstance(one, Merged)}
    found = {}
    for gone in into:
        at, passed = into[gone], {gone}
        while at in into and at not in passed:
            passed.add(at)
            at = into[at]
        found[gone] = at
    return found


class _Anew(Through):
    def party(self, part: P) -> P | None:
        if part.rule in (None, ResolutionRule.GIVEN) or part.confirmed is not None:
            return part
        return part.model_copy(update=_UNRESOLVED)


_UNRESOLVED: dict[str, object] = {"organisation": None, "rule": None, "certainty": None}


class _Renaming(Through):
    def __init__(self, owner: str | None, before: Reference, after: Reference, gone: Mapping[str, str]) -> None:
        self._owner, self._before, self._after, self._gone = owner, before, after, gone
        self.written: set[str] = set()

    def party(self, part: P) -> P | None:
        if part.rule in (None, ResolutionRule.GIVEN) or part.confirmed is not None:
            return self._moved(part)
        was = resolve_name(part.written, self._owner, self._before)
        now = resolve_name(part.written, self._owner, self._after)
        if (was.organisation.id, was.rule, was.certainty) == (now.organisation.id, now.rule, now.certainty):
            return part
        self.written.add(part.written)
        return part.model_copy(update=_UNRESOLVED)

    def _moved(self, part: P) -> P:
        known = (
            None if part.organisation is None else self._after.organisation(self._gone.get(part.organisation.id, ""))
        )
        if known is None:
            return part
        return part.model_copy(update={"organisation": ref_of(known)})


def ref_of(known: KnownOrganisation) -> OrganisationRef:
    """How a plan refers to an organisation that is known."""
    return OrganisationRef(id=known.id, name=known.name, kind=known.kind, level=known.level)


def _is_of(issue: Issue, written: Iterable[str]) -> bool:
    return issue.code in _ABOUT_NAMES and any(f'"{name}"' in issue.message for name in written)


def _named(reference: Reference, judgement: NameIs) -> Reference:
    if reference.organisation(judgement.organisation) is None:
        reference = _with_new(reference, judgement)
    reference = _without_name(reference, judgement.written, judgement.organisation)
    return _with_names(reference, judgement.organisation, (judgement.written,), former=judgement.former)


def _with_new(reference: Reference, judgement: NameIs) -> Reference:
    made = KnownOrganisation(
        id=judgement.organisation,
        name=judgement.name or judgement.written,
        kind=judgement.kind or OrganisationKind.UNKNOWN,
        fictional=judgement.organisation.startswith(_FICTIONAL),
        knowledge=JUDGED,
    )
    return replace(reference, organisations=(*reference.organisations, made))


def _without_name(reference: Reference, written: str, but: str) -> Reference:
    """The register in which nobody else has this name; a canonical name is never taken from anybody."""
    key = name_key(written)

    def stripped(known: KnownOrganisation) -> KnownOrganisation:
        if known.id == but or key not in {name_key(name) for name in known.all_names[1:]}:
            return known
        return replace(
            known,
            other_names=_others(known.other_names, key),
            former_names=_others(known.former_names, key),
            only_as_party=_others(known.only_as_party, key),
        )

    organisations = tuple(map(stripped, reference.organisations))
    if all(new is old for new, old in zip(organisations, reference.organisations, strict=True)):
        return reference
    return replace(reference, organisations=organisations)


def _others(names: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(name for name in names if name_key(name) != key)


def _with_names(reference: Reference, organisation: str, names: Sequence[str], *, former: bool = False) -> Reference:
    known = reference.organisation(organisation)
    if known is None:
        return reference
    there = {name_key(name) for name in known.all_names}
    fresh = tuple(name for name in dict.fromkeys(names) if name_key(name) not in there)
    if len(fresh) == 0:
        return reference
    if reference.municipality(organisation) is not None:
        return replace(
            reference, municipalities=tuple(_called(one, organisation, fresh) for one in reference.municipalities)
        )
    if known.kind is OrganisationKind.OWN_DEPARTMENT and known.parent is not None:
        return _with_department(reference, known, fresh)
    others = known.other_names if former else (*known.other_names, *fresh)
    formers = (*known.former_names, *fresh) if former else known.former_names
    made = replace(known, other_names=others, former_names=formers)
    return replace(
        reference,
        organisations=tuple(made if one.id == organisation else one for one in reference.organisations),
    )


def _called(one: KnownMunicipality, organisation: str, fresh: tuple[str, ...]) -> KnownMunicipality:
    return one if one.id != organisation else replace(one, other_names=(*one.other_names, *fresh))


def _with_department(reference: Reference, known: KnownOrganisation, fresh: tuple[str, ...]) -> Reference:
    """A department of one owner with names that only this owner gives it."""
    owner, _, department = known.id.rpartition(".")
    there = next(one for one in reference.departments(owner) if one.id == department)
    made: KnownDepartment = replace(there, municipality=owner, other_names=(*there.other_names, *fresh))
    others = (one for one in reference.own_departments if (one.id, one.municipality) != (department, owner))
    return replace(reference, own_departments=(*others, made))


def _merged(reference: Reference, judgement: Merged) -> Reference:
    gone = reference.organisation(judgement.gone)
    names: tuple[str, ...] = judgement.names if gone is None else (*gone.all_names, *judgement.names)
    if gone is not None:
        kept = (one for one in reference.organisations if one.id != judgement.gone)
        moved = tuple(
            one if one.parent != judgement.gone else replace(one, parent=judgement.organisation) for one in kept
        )
        reference = replace(reference, organisations=moved)
    for name in names:
        reference = _without_name(reference, name, judgement.organisation)
    return _with_names(reference, judgement.organisation, names)
