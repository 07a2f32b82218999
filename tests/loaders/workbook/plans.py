"""Random plans of the public form, with whatever text a cell could stumble over; and a small one by hand."""

import hashlib
import re
from datetime import date, timedelta

from hypothesis import strategies as st

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Document,
    GivenClasses,
    Holder,
    Ignored,
    Issue,
    OrganisationRef,
    Owner,
    Party,
    Passage,
    PlanForm,
    Reading,
    Timing,
    Unread,
)
from graph.model.quotes import Quote
from graph.model.vocabulary import Level, OrganisationKind, ResolutionRule, Role, Severity, TimingKind
from loaders.document import document_of_text

SOURCE = "Plan van aanpak\fActie een\n\tWie: politie\r\nKlaar in Q2 =1+1 \u2028einde\n"
DOCUMENT = document_of_text(SOURCE, "plan.txt")

_STARTS = (
    "",
    "",
    "",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    "'=",
    "''s",
    " ",
    "\u200b=",
    "_x0041_",
    "\\u0041",
    "\\",
    "\\n",
    "＝",
)
_BODY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


WRITTEN = st.tuples(st.sampled_from(_STARTS), _BODY, st.sampled_from(("x", "'", "é", "\ufffe", "\f.", " z "))).map(
    "".join
)
CODES = st.from_regex(r"[a-z0-9]{1,5}([.-][a-z0-9]{1,3})?", fullmatch=True)
DAYS = st.dates(date(1850, 1, 1), date(2400, 12, 31))


_WORDS = [found.span() for found in re.finditer(r"\S+", SOURCE)]


@st.composite
def _quotes(draw: st.DrawFn) -> Quote | None:
    """No place, one stretch of the source, or several of its words."""
    words = sorted(set(draw(st.lists(st.sampled_from(_WORDS), max_size=3))))
    if len(words) == 0:
        return None
    return DOCUMENT.quote_of(words) if draw(st.booleans()) else DOCUMENT.quote(words[0][0], words[-1][1])


@st.composite
def _timings(draw: st.DrawFn) -> Timing:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 1_000)))
    start, end = draw(st.sampled_from([(None, None), (first, None), (None, last), (first, last)]))
    return Timing(
        written=draw(WRITTEN),
        kind=draw(st.sampled_from(TimingKind) if start or end else st.none() | st.sampled_from(TimingKind)),
        start=None if start is None else start.isoformat(),
        end=None if end is None else end.isoformat(),
        quote=draw(_quotes()),
    )


ORGANISATIONS = st.builds(
    OrganisationRef,
    id=CODES,
    name=WRITTEN,
    kind=st.sampled_from(OrganisationKind),
    level=st.none() | st.sampled_from(Level),
)
_TAKEN_FOR = {
    "written": WRITTEN,
    "organisation": st.none() | ORGANISATIONS,
    "rule": st.none() | st.sampled_from(ResolutionRule),
    "certainty": st.none() | st.sampled_from([0.0, 0.5, 0.85, 1.0]),
    "quote": _quotes(),
}
PARTIES = st.builds(Party, **_TAKEN_FOR)
HOLDERS = st.builds(Holder, role=st.sampled_from(Role), position=st.none() | st.integers(1, 50), **_TAKEN_FOR)
PASSAGES = st.builds(Passage, written=WRITTEN, quote=_quotes())
IDS = st.none() | CODES


def _few(of: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


ACTIONS = st.builds(
    ActionForm,
    id=IDS, heading=st.none() | WRITTEN, title=st.none() | WRITTEN, text=WRITTEN,
    items=_few(PASSAGES), holders=_few(HOLDERS),
    timing=st.none() | _timings(), mentions=_few(PARTIES, 2), target_groups=_few(PASSAGES, 2),
    result=st.none() | PASSAGES, costs=st.none() | PASSAGES, status=st.none() | PASSAGES,
    classes=st.none() | st.builds(GivenClasses, themes=_few(CODES), steps=_few(CODES)),
    unclear=st.sampled_from([(), ("holders",), ("holders", "timing")]),
    certainty=st.none() | st.floats(0, 1), quote=_quotes(),
)  # fmt: skip
BLOCKS = st.builds(
    BlockForm,
    id=IDS, title=st.none() | WRITTEN, objective=st.none() | PASSAGES, results=_few(PASSAGES, 2),
    target_groups=_few(PASSAGES, 2), partners=_few(PARTIES),
    budget=st.none() | st.builds(Budget, written=WRITTEN, quote=_quotes(), funders=_few(PARTIES, 2)),
    quote=_quotes(), actions=_few(ACTIONS),
)  # fmt: skip
NUMBERS = st.none() | st.integers(0, 10**20) | st.sampled_from(["2b", "3", " ", "=1", "'"])
AMBITIONS = st.builds(
    AmbitionForm, id=IDS, number=NUMBERS, title=st.none() | WRITTEN, quote=_quotes(), blocks=_few(BLOCKS, 2)
)
PLANS = st.builds(
    PlanForm,
    id=IDS,
    owner=st.none() | st.builds(Owner, kind=st.sampled_from(OrganisationKind), id=IDS, name=WRITTEN),
    title=st.none() | PASSAGES, year=st.none() | st.integers(1900, 2200), vision=st.none() | PASSAGES,
    goals=_few(PASSAGES, 2), pillars=_few(PASSAGES, 2), ambitions=_few(AMBITIONS, 2),
)  # fmt: skip
_QUOTED = _quotes().filter(lambda quote: quote is not None)
READINGS = st.builds(
    Reading,
    document=st.just(
        Document(sha256=hashlib.sha256(b"").hexdigest(), name="plan.pdf", media_type="application/pdf", text=SOURCE)
    ),
    plan=PLANS,
    ignored=_few(st.builds(Ignored, rule=WRITTEN, quote=_QUOTED), 1),
    unread=_few(st.builds(Unread, quote=_QUOTED), 1),
    issues=_few(
        st.builds(Issue, code=st.just("x-y"), severity=st.sampled_from(Severity), message=WRITTEN, quote=_quotes()), 2
    ),
)
