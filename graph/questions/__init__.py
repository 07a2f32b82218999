"""What can be asked of a network: one frozen value for each question, and one function that answers it.

Every door (command line, HTTP, pages, frames) parses into these, so that the same question has the same answer on each.
"""

from graph.questions.filters import Filter, QuestionError, Sort, filters_of, parse
from graph.questions.how_many import HowMany, WhichMatrix
from graph.questions.paths import PathsBetween
from graph.questions.what_is_found import WhatIsFound
from graph.questions.which_actions import WhichActions
from graph.questions.which_findings import WhatToDiscuss, WhichFindings
from graph.questions.which_norm import WhichNorm
from graph.questions.which_of_a_kind import WhichAmbitions, WhichMunicipalities, WhichOrganisations, WhichPlans
from graph.questions.which_part import WhichPart
from graph.questions.who_does_what import WhoDoesWhat

QUESTIONS: tuple[type, ...] = (
    WhoDoesWhat,
    WhichActions,
    WhichFindings,
    WhatToDiscuss,
    WhichNorm,
    WhichPlans,
    WhichAmbitions,
    WhichOrganisations,
    WhichMunicipalities,
    HowMany,
    WhichMatrix,
    WhichPart,
    PathsBetween,
    WhatIsFound,
)
"""All of them."""

__all__ = [
    "QUESTIONS",
    "Filter",
    "HowMany",
    "PathsBetween",
    "QuestionError",
    "Sort",
    "WhatIsFound",
    "WhatToDiscuss",
    "WhichActions",
    "WhichAmbitions",
    "WhichFindings",
    "WhichMatrix",
    "WhichMunicipalities",
    "WhichNorm",
    "WhichOrganisations",
    "WhichPart",
    "WhichPlans",
    "WhoDoesWhat",
    "filters_of",
    "parse",
]
