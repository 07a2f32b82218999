"""Where each question is asked, and the reference of the questions made from that: ``docs/reference/questions.md``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.questions import (
    QUESTIONS,
    HowMany,
    PathsBetween,
    WhatIsFound,
    WhatToDiscuss,
    WhichActions,
    WhichAmbitions,
    WhichFindings,
    WhichMatrix,
    WhichMunicipalities,
    WhichNorm,
    WhichOrganisations,
    WhichPart,
    WhichPlans,
    WhoDoesWhat,
)
from graph.questions.filters import Filter, Sort, filters_of


@dataclass(frozen=True, slots=True)
class AskedAt:
    """Where a question is asked; None where that door does not ask it."""

    http: str
    """Path below ``/v1``."""
    python: str
    """Name in ``graph`` or ``graph.questions``."""
    command: str | None = None
    page: str | None = None


ASKED_AT: Mapping[type, AskedAt] = {
    WhoDoesWhat: AskedAt("/responsibilities", "graph.who", "who", "/wie"),
    WhichActions: AskedAt("/actions", "graph.actions", "actions", "/acties"),
    WhichFindings: AskedAt("/findings", "graph.findings", "findings", "/bevindingen"),
    WhatToDiscuss: AskedAt("/agenda", "graph.agenda", "agenda", "/overleg"),
    WhichNorm: AskedAt("/norm-elements", "graph.questions.WhichNorm", "norm", "/norm"),
    WhichPlans: AskedAt("/plans", "graph.frames.plans_frame", "plan list"),
    WhichAmbitions: AskedAt("/ambitions", "graph.questions.WhichAmbitions"),
    WhichOrganisations: AskedAt("/organisations", "graph.questions.WhichOrganisations"),
    WhichMunicipalities: AskedAt("/municipalities", "graph.questions.WhichMunicipalities"),
    HowMany: AskedAt("/crossing", "graph.frames.crossing_frame", None, "/"),
    WhichMatrix: AskedAt("/matrix", "graph.questions.WhichMatrix"),
    WhichPart: AskedAt("/network", "graph.draw", None, "/netwerk"),
    WhatIsFound: AskedAt("/search", "graph.questions.WhatIsFound", "search", "/zoeken"),
    PathsBetween: AskedAt("/paths", "graph.questions.PathsBetween", "paths", "/verband"),
}

_OPENING = """# Questions

This page is made from the questions themselves (`graph/questions`).

What can be asked of a network is a frozen value with one function that answers it. Every door offers the same filters
of a question under names of its own, so that the same question has one answer everywhere. All filters that are given
have to be met. A filter that a door does not know is refused, and the known ones are named.

*Words* are compared without capitals and accents, each as the beginning of a word; words of three letters or fewer
have to stand there whole. Where something has a code, its code means that very thing.
"""
_TAKES = {
    Sort.CODE: "a code",
    Sort.OWNER: "a code; on the command line a name too",
    Sort.TEXT: "words",
    Sort.CODE_OR_TEXT: "words, or a code",
    Sort.FLAG: "`true` or `false`; on pages `ja` or `nee`",
    Sort.DAY: "a day, such as `2026-06-30`",
}


def questions_page() -> str:
    """All questions as Markdown."""
    return "\n".join((_OPENING, *(line for question in QUESTIONS for line in _section(question))))


def _section(question: type) -> Iterator[str]:
    at = ASKED_AT[question]
    yield f"## {question.__name__}"
    yield ""
    yield " ".join((question.__doc__ or "").split())
    yield ""
    where = [f"`GET /v1{at.http}`"]
    where += [f"`ketenkaart {at.command}`"] if at.command is not None else []
    where += [f"the page `{at.page}`"] if at.page is not None else []
    where += [f"`{at.python}` from Python"]
    yield f"Asked at {', '.join(where)}."
    yield ""
    heads = [
        "Python",
        "HTTP",
        *(["command line"] if at.command else []),
        *(["page"] if at.page else []),
        "asks for",
        "takes",
    ]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for one in filters_of(question):
        cells = [f"`{one.name}`", f"`{one.http}`"]
        cells += [_option(one)] if at.command is not None else []
        cells += [f"`{one.page}`"] if at.page is not None else []
        yield f"| {' | '.join((*cells, one.says.en, _takes(one)))} |"
    yield ""


def _option(one: Filter) -> str:
    return f"`{one.page.upper()}`" if one.required else ", ".join(f"`{part}`" for part in one.option.split("/"))


def _takes(one: Filter) -> str:
    if one.sort is Sort.WORD:
        taken = "one of " + ", ".join(f"`{word}`" for word in one.words)
    elif one.sort is Sort.NUMBER:
        taken = f"a whole number from {one.least} to {one.most}"
    else:
        taken = _TAKES[one.sort]
    return f"{taken}; may be given several times" if one.several else taken
