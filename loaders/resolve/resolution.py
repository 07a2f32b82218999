"""A name as written -> the organisation it stands for, by which rule, and how sure that is.

The order of the rules: what is listed; a name with something between brackets; a function or department with its
organisation or place; a municipality by its name; a name with an adjective; a near miss; unknown. Two different
organisations are never merged on similarity alone (see ``near_miss``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.model.identifiers import slug
from graph.model.vocabulary import OrganisationKind, ResolutionRule
from graph.reference import KnownOrganisation, Reference, name_key, visible
from loaders.resolve.folded import folded_phrases
from loaders.resolve.index import NameIndex, index_for, telling
from loaders.resolve.near_miss import nearest_name

INNER_DIFFERS_CERTAINTY = 0.8
WITH_PLACE_CERTAINTY = 0.9
FUNCTION_CERTAINTY = 0.9
QUALIFIED_CERTAINTY = 0.9
UNLISTED_CERTAINTY = 0.7
NEAR_MISS_CERTAINTY = 0.85
UNKNOWN_CERTAINTY = 0.5

REMEMBERED = 20_000
"""Names that are remembered: twice as many as the largest plan has parts."""
_SHOWN_LENGTH = 200
_COMPARED_LENGTH = 100
_PLACE_WORDS = 6
_TAIL_WORDS = 8
_CLOSEST = 3
_CLOSE_ENOUGH = 60.0
_EDGE = " \t\n\r.,;:•·*–—-\ufffd"
_PARTICLES = frozenset({"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "s", "t", "te", "ter", "van"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a written name was taken for.

    ``certainty`` from 0 to 1: 1 for a listed name, less for whatever had to be concluded. ``closest`` are up to three
    listed names that look like it, given where the name is unknown or was taken for one that is spelled differently.
    """

    organisation: KnownOrganisation
    rule: ResolutionRule
    certainty: float
    closest: tuple[str, ...] = ()


@lru_cache(maxsize=REMEMBERED)
def resolve_name(written: str, owner: str | None, reference: Reference) -> Resolution:
    """The organisation that ``written`` names in a plan of ``owner`` (its id; None where it is not known).

    Always gives an answer, in time linear in the length of ``written``; never an organisation that a plan of this
    owner cannot name. Whether a text is the name of a person is not asked here (``looks_like_person``). What was asked
    is remembered: a plan names its partners over and over, and its readers ask more than once.
    """
    index = index_for(reference, owner)
    text = tidy(written)
    for form in _forms(text, reference):
        found = _listed(form, index) or _bracketed(form, index)
        if found is not None:
            return found
    short = text if len(text) <= _SHOWN_LENGTH else ""
    for form in _forms(short, reference):
        found = _with_other(form, index) or _unlisted_municipality(form, index) or _qualified(form, index)
        if found is not None:
            return found
    for form in _forms(short, reference):
        near = nearest_name(form, index)
        if near is not None:
            rule, certainty = ResolutionRule.NEAR_MISS, NEAR_MISS_CERTAINTY
            return Resolution(near.organisation, rule, certainty, (near.text,))
    return _unknown(text, index)


def tidy(written: str) -> str:
    """``written`` on one line, without invisible signs, bullets and punctuation at its ends."""
    text = " ".join(visible(written).split())
    stripped = text.strip(_EDGE)
    abbreviated = text.rstrip(" ,;:")
    if abbreviated.endswith(".") and abbreviated[-3:-2] == ".":
        return abbreviated.lstrip(_EDGE)
    return stripped


def _forms(text: str, reference: Reference) -> Iterator[str]:
    """``text`` itself, and without a part in the action between brackets or an article or phrase in front."""
    outer, inner = _brackets(text)
    phrases = folded_phrases(reference)
    if inner is not None and name_key(inner) in phrases.role_words:
        text = outer
    yield text
    words = text.split(" ", _PLACE_WORDS)
    if len(words) > 1 and name_key(words[0]) in phrases.articles:
        yield text[len(words[0]) + 1 :]


def _brackets(text: str) -> tuple[str, str | None]:
    """``outer`` and ``inner`` of "outer (inner)"; inner is None where the text has not exactly that form."""
    if not text.endswith(")") or text.count("(") != 1 or text.count(")") != 1:
        return text, None
    outer, _, inner = text[:-1].partition("(")
    if name_key(outer) == "" or name_key(inner) == "":
        return text, None
    return tidy(outer), tidy(inner)


def _listed(text: str, index: NameIndex) -> Resolution | None:
    found = index.find(text)
    if found is None:
        return None
    return Resolution(found.organisation, found.rule, found.certainty)


def _bracketed(text: str, index: NameIndex) -> Resolution | None:
    outer_text, inner_text = _brackets(text)
    if inner_text is None:
        return None
    outer = _listed(outer_text, index) or _with_other(outer_text, index)
    inner = _listed(inner_text, index)
    if outer is None:
        outer = _unlisted_municipality(outer_text, index)
    if inner is None:
        return None if outer is None else replace(outer, certainty=min(outer.certainty, FUNCTION_CERTAINTY))
    if outer is None:
        if is_function(outer_text, index) and _is_organisation(inner.organisation):
            return Resolution(inner.organisation, ResolutionRule.FUNCTION_OF_ORGANISATION, 1.0)
        return None
    return _both(outer, inner, index)


def _both(outer: Resolution, inner: Resolution, index: NameIndex) -> Resolution:
    """Of two listed names, one between brackets behind the other."""
    first, second = outer.organisation, inner.organisation
    if first.id == second.id:
        return Resolution(first, ResolutionRule.ABBREVIATION, 1.0)
    if first.kind is OrganisationKind.OWN_DEPARTMENT:
        return _department_of(outer, second, index)
    if first.kind is OrganisationKind.MUNICIPALITY and second.kind is OrganisationKind.OWN_DEPARTMENT:
        return _department_of(inner, first, index)
    if _is_part(first, second.id, index.reference):
        return outer
    if _is_part(second, first.id, index.reference):
        return inner
    return Resolution(first, outer.rule, INNER_DIFFERS_CERTAINTY, (second.name,))


def _department_of(department: Resolution, other: KnownOrganisation, index: NameIndex) -> Resolution:
    """A department or function with what stands beside it: its municipality, or the organisation it is a task of."""
    if other.kind is OrganisationKind.MUNICIPALITY:
        known = index.departments[department.organisation.id.rpartition(".")[2]]
        return Resolution(known.of(other.id, other.fictional), department.rule, department.certainty)
    if department.rule is ResolutionRule.OWN_FUNCTION and _is_organisation(other):
        return Resolution(other, ResolutionRule.FUNCTION_OF_ORGANISATION, 1.0)
    return Resolution(department.organisation, department.rule, INNER_DIFFERS_CERTAINTY, (other.name,))


def _with_other(text: str, index: NameIndex) -> Resolution | None:
    """A unit or function with its organisation or place: "regisseur van het X", "X-adviseur", "politie Y"."""
    words = text.replace("-", " ").split()
    for cut in range(max(1, len(words) - _TAIL_WORDS), len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        last = _listed(tail, index)
        if last is not None:
            found = _of_last(_without_link(head, index.reference), last, index)
            if found is not None:
                return found
        first = _listed(head, index) if cut <= _TAIL_WORDS else None
        if first is not None and _is_organisation(first.organisation) and is_function(tail, index):
            return Resolution(first.organisation, ResolutionRule.FUNCTION_OF_ORGANISATION, FUNCTION_CERTAINTY)
    return None


def _of_last(head: str, last: Resolution, index: NameIndex) -> Resolution | None:
    organisation = last.organisation
    if not _is_organisation(organisation) or name_key(head) == "":
        return None
    first = _listed(head, index)
    if first is not None and first.organisation.kind is OrganisationKind.OWN_DEPARTMENT:
        found = _department_of(first, organisation, index)
        return None if found.certainty == INNER_DIFFERS_CERTAINTY else replace(found, certainty=FUNCTION_CERTAINTY)
    if is_function(head, index):
        return Resolution(organisation, ResolutionRule.FUNCTION_OF_ORGANISATION, FUNCTION_CERTAINTY)
    if first is not None and _is_part(organisation, first.organisation.id, index.reference):
        return last
    is_place = organisation.kind is OrganisationKind.MUNICIPALITY
    here = is_place and index.is_near(organisation.id)
    if first is not None and here and first.organisation.kind is not OrganisationKind.MUNICIPALITY:
        return Resolution(first.organisation, first.rule, min(first.certainty, WITH_PLACE_CERTAINTY))
    return None


def _without_link(head: str, reference: Reference) -> str:
    key = name_key(head)
    for link in folded_phrases(reference).function_links:
        if key.endswith(link):
            return key.removesuffix(link)
    return head


def is_function(text: str, index: NameIndex) -> bool:
    """Whether ``text`` says what somebody does ("zorgcoördinator"), by the words the data lists."""
    endings = folded_phrases(index.reference).function_words
    return any(word.endswith(endings) for word in name_key(text).split())


def _is_organisation(organisation: KnownOrganisation) -> bool:
    return organisation.kind not in {
        OrganisationKind.OWN_DEPARTMENT,
        OrganisationKind.SORT_OF_PARTY,
        OrganisationKind.REST_GROUP,
        OrganisationKind.COLLECTIVE,
        OrganisationKind.UNKNOWN,
    }


def _is_part(unit: KnownOrganisation, whole: str, reference: Reference) -> bool:
    at = unit.parent
    while at is not None:
        if at == whole:
            return True
        above = reference.organisation(at)
        at = None if above is None else above.parent
    return False


def _unlisted_municipality(text: str, index: NameIndex) -> Resolution | None:
    """ "gemeente Testdorp": a municipality taken by its name; only a name written with capitals is one."""
    words = text.split()
    for prefix, count in folded_phrases(index.reference).municipality_prefixes:
        rest = words[count:]
        if not 0 < len(rest) <= _PLACE_WORDS or name_key(" ".join(words[:count])) != prefix:
            continue
        own = _listed(" ".join(rest), index)
        if own is not None:
            return own if own.organisation.kind is OrganisationKind.OWN_DEPARTMENT else None
        shared = len(_towns_called(" ".join(rest), index)) > 0
        if shared or nearest_name(text, index) is not None or not _is_place_name(rest):
            return None
        place = index.reference.unlisted_municipality(" ".join(rest), index.fictional)
        return Resolution(place.as_organisation(), ResolutionRule.MUNICIPALITY_NAME, UNLISTED_CERTAINTY)
    return None


def _is_place_name(words: list[str]) -> bool:
    for word in words:
        parts = [part for part in word.replace("'", " ").replace("’", " ").replace("-", " ").split() if part != ""]
        for part in parts:
            capital = part[:1].isupper() and part.isalpha() and not (part.isupper() and len(part) > 1)
            if not capital and name_key(part) not in _PARTICLES:
                return False
    return any(char.isupper() for char in words[-1]) and any(char.isupper() for char in words[0] + words[-1])


def _qualified(text: str, index: NameIndex) -> Resolution | None:
    """ "lokale woningcorporaties", "diverse ketenpartners": what it is without the adjectives."""
    qualifiers = folded_phrases(index.reference).qualifiers
    words = name_key(text).split()
    at = 0
    while at < len(words) and words[at] in qualifiers:
        at += 1
    if at == 0 or at == len(words):
        return None
    for known in index.of_key(" ".join(words[at:])):
        if not (known.is_word and not known.text.islower()) and not known.is_acronym:
            return Resolution(known.organisation, known.rule, QUALIFIED_CERTAINTY)
    return None


def _unknown(text: str, index: NameIndex) -> Resolution:
    closest = _towns_called(text, index) or closest_names(text, index)
    return Resolution(unconfirmed_of(text, index), ResolutionRule.UNKNOWN_NAME, UNKNOWN_CERTAINTY, closest)


def unconfirmed_of(text: str, index: NameIndex) -> KnownOrganisation:
    """What a name that is not in the register stands for in the plans of one owner."""
    outer, inner = _brackets(text)
    own = outer if inner is not None and _is_abbreviation_of(inner, outer) else text
    return KnownOrganisation(
        id=f"{index.owner_id}.onbevestigd-{slug(own)}",
        name=_shown(text),
        kind=OrganisationKind.OWN_DEPARTMENT if _called_department(text, index) else OrganisationKind.UNKNOWN,
        level=None,
        fictional=index.fictional,
        knowledge="alleen zo genoemd in een plan; nog niet bevestigd",
    )


def _called_department(text: str, index: NameIndex) -> bool:
    """Whether a name says by its first word that it is a department: "afdeling Ruimte", and not "team X politie"."""
    words = text.split()
    if len(words) < 2 or words[0].lower().rstrip(".") not in folded_phrases(index.reference).department_words:
        return False
    parts = (" ".join(words[cut:]) for cut in range(1, len(words)))
    others = (found for part in parts if (found := _listed(part, index)) is not None)
    return not any(_is_organisation(found.organisation) for found in others)


def _towns_called(text: str, index: NameIndex) -> tuple[str, ...]:
    """The municipalities of a name that may mean another thing or another of them; for a person to choose from."""
    named = index.reference.named(text)
    towns = (known for known in named if known.kind is OrganisationKind.MUNICIPALITY)
    return tuple(known.name for known in towns if known.fictional == index.fictional)[:_CLOSEST]


def _shown(text: str) -> str:
    if text == "":
        return "(zonder naam)"
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"


def _is_abbreviation_of(short: str, long: str) -> bool:
    letters = name_key(short).replace(" ", "")
    words = name_key(long).split()
    if not 1 < len(letters) <= _PLACE_WORDS * 2 or len(words) > _PLACE_WORDS * 4:
        return False
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _PARTICLES)}
    return letters in initials


def closest_names(text: str, index: NameIndex) -> tuple[str, ...]:
    """Up to three canonical names that look most like ``text``; for a person to choose from, never chosen here."""
    key = telling(name_key(text[:_COMPARED_LENGTH]), index.reference)
    if key == "":
        return ()
    from rapidfuzz import fuzz, process  # Loaded with the first name that nobody knows.

    names: list[str] = []
    for found, score, _ in process.extract(key, index.tellings, scorer=fuzz.ratio, limit=4 * _CLOSEST):
        name = index.by_telling[found]
        if score >= _CLOSE_ENOUGH and name not in names:
            names.append(name)
    return tuple(names[:_CLOSEST])
