"""Which parties can be missed by a municipality that does not name them: those that work for more than one."""

from graph.model.vocabulary import Level, OrganisationKind
from graph.plans import Lineage
from graph.plans.values import is_municipality, kind_of, level_of

NOT_COMPARED = frozenset(
    {OrganisationKind.OWN_DEPARTMENT, OrganisationKind.REST_GROUP, OrganisationKind.COLLECTIVE},
)
"""Kinds that are no parties to compare municipalities by."""
_BEYOND_BY_KIND = frozenset(
    {OrganisationKind.REGIONAL_BODY, OrganisationKind.NATIONAL_BODY, OrganisationKind.POLICE_AND_JUSTICE}
)
"""Kinds that work for several municipalities, also where their level is not known."""


def works_beyond_one_municipality(lineage: Lineage) -> bool:
    """Whether a party can be missed by a municipality that does not name it: it is no other municipality's own.

    A local party is its own municipality's, and so is a company that is not national: that a neighbour does not name
    it says nothing. Of a sort of party the question is who that is here.
    """
    party, kind, level = lineage[0], kind_of(lineage[0]), level_of(lineage[0])
    if is_municipality(party) or kind is OrganisationKind.SORT_OF_PARTY:
        return True
    if kind in NOT_COMPARED or any(is_municipality(above) for above in lineage[1:]):
        return False
    if kind is OrganisationKind.COMPANY:
        return level is Level.NATIONAL
    return kind in _BEYOND_BY_KIND if level is None else level is not Level.LOCAL
