"""Districts, municipalities and organisations, and how they are named."""

from collections.abc import Iterable

from pydantic import Field

from graph.analysis.expected import Expectation
from graph.export.forms.shape import (
    ANSWER_BYTES,
    Collection,
    Coverage,
    Identifier,
    PartyRef,
    Ref,
    Representation,
    coverage_of,
    extended,
    fitting,
    party_ref,
    ref,
)
from graph.export.forms.statements import Responsibility, responsibility_of
from graph.model.rows import NodeRow
from graph.model.vocabulary import Degree
from graph.network import Network
from graph.plans import Named
from graph.plans.values import is_confirmed, is_fictional, several, words
from graph.store.port import DistrictState


class District(Ref):
    """A group of municipalities that work together; every answer is about exactly one."""

    fictional: bool = Field(description="Made up, for practice.", examples=[True])
    default: bool = Field(description="Whether this one is meant where a request names none.", examples=[False])
    municipalities: int = Field(description="How many municipalities it has.", examples=[4])
    plans: int = Field(description="How many plans are loaded.", examples=[4])


class Districts(Representation):
    """All districts, the default one first."""

    items: tuple[District, ...]


class DistrictDetail(District):
    """A district with what is known of it."""

    coverage: Coverage


class Naming(Representation):
    """In how many places the plans name a party, by the four degrees, which are never added up. Only what is stated
    counts; what a unit does counts for the organisation that it is a part of."""

    holds: int = Field(description="Actions it is a holder or lead of.", examples=[3])
    mentioned: int = Field(description="Actions whose text names it.", examples=[1])
    listed: int = Field(description="Partner lists it stands in.", examples=[4])
    funds: int = Field(description="Parts of plans it pays for.", examples=[0])


DETAIL_ROWS = 100
# A row takes 1.2 kB; the party that the shipped plans name most often stands in 29 places.


class Municipality(Ref):
    """A municipality of the district, or one that its plans name."""

    code: str | None = Field(description="Official code (TOOI); null where there is none.", examples=["gm0637"])
    in_district: bool = Field(description="Whether it belongs to the district.", examples=[True])
    plan_loaded: bool = Field(
        description="Whether a plan of its own is loaded. Without one it has no gaps, only no plan.", examples=[False]
    )
    plans: tuple[Identifier, ...] = Field(description="Codes of its loaded plans.")
    stated_by_others: int = Field(description="Places where the plans of others name it.", examples=[7])
    derived_from_others: int = Field(description="Places that follow from a collective it belongs to.", examples=[2])


class Municipalities(Collection[Municipality]):
    """The municipalities, those of the district first."""


class MunicipalityDetail(Municipality):
    """What others expect of a municipality, in their own words."""

    plans_of_others: tuple[str, ...] = Field(
        description='Names of the owners of the plans that were searched: what "not named" is about.'
    )
    stated: tuple[Responsibility, ...] = Field(
        description="The first hundred places where plans of others name it or a unit of it."
    )
    derived: tuple[Responsibility, ...] = Field(
        description="The first hundred places that follow from a collective; never counted along."
    )
    coverage: Coverage


class Organisation(PartyRef):
    """A party that the plans of the district name."""

    part_of: Ref | None = Field(description="The organisation this is a unit of.")
    confirmed: bool = Field(description="Known in the register or confirmed by someone.", examples=[True])
    fictional: bool = Field(description="Made up, for practice.", examples=[True])
    plans: tuple[Identifier, ...] = Field(description="Codes of the plans that name it or a unit of it.")
    named: Naming


class Organisations(Collection[Organisation]):
    """The organisations, by name."""


class Together(PartyRef):
    """A party that holds actions together with another."""

    actions: tuple[Identifier, ...] = Field(description="Codes of the actions both hold.")


class OrganisationDetail(Organisation):
    """A party with every place where it is named."""

    other_names: tuple[str, ...] = Field(description="Other names and spellings.")
    former_names: tuple[str, ...] = Field(description="Names from the past.")
    knowledge: str | None = Field(description="Where what is known of it comes from.")
    units: tuple[PartyRef, ...] = Field(description="Its units in this district.")
    responsibilities: tuple[Responsibility, ...] = Field(
        description="The first places that name it or a unit of it; all of them stand at `/responsibilities`."
    )
    total_responsibilities: int = Field(ge=0, description="How many places there are.", examples=[14])
    together_with: tuple[Together, ...] = Field(
        description="Who holds the same actions, the most shared first; at most a hundred."
    )
    not_named_in: tuple[Ref, ...] = Field(description="Loaded plans that do not name it, with their owner's name.")
    coverage: Coverage


def district_form(state: DistrictState, default: bool) -> District:
    """A district as it is given."""
    return District(
        id=state.id,
        name=state.name,
        fictional=state.fictional,
        default=default,
        municipalities=state.municipalities,
        plans=state.plans,
    )


def municipality_form(network: Network, one: Expectation) -> Municipality:
    """A municipality as it is given."""
    return Municipality(
        id=one.municipality,
        name=one.name,
        code=words(network.view.nodes[one.municipality].properties, "code"),
        in_district=one.in_district,
        plan_loaded=one.plan_loaded,
        plans=tuple(plan.id for plan in network.plans.by_owner.get(one.municipality, ())),
        stated_by_others=len(one.stated),
        derived_from_others=len(one.derived),
    )


def municipality_detail(network: Network, one: Expectation) -> MunicipalityDetail:
    """What the plans of others expect of a municipality, with their words."""
    return extended(
        MunicipalityDetail,
        municipality_form(network, one),
        plans_of_others=one.plans_of_others,
        stated=fitting(one.stated[:DETAIL_ROWS], responsibility_of, ANSWER_BYTES // 2),
        derived=fitting(one.derived[:DETAIL_ROWS], responsibility_of, ANSWER_BYTES // 2),
        coverage=coverage_of(network),
    )


def organisation_form(network: Network, node: NodeRow) -> Organisation:
    """A party as it is given."""
    rows = _stated(network.by_party.get(node.id, ()))
    above = network.plans.parties.lineage(node.id)[1:]
    return extended(
        Organisation,
        party_ref(node),
        part_of=None if len(above) == 0 else ref(above[0]),
        confirmed=is_confirmed(node),
        fictional=is_fictional(node),
        plans=tuple(dict.fromkeys(row.plan for row in rows)),
        named=Naming(
            holds=len({row.action for row in rows if row.degree is Degree.HOLDER}),
            mentioned=len({row.action for row in rows if row.degree is Degree.MENTIONED}),
            listed=len({row.block for row in rows if row.degree is Degree.LISTED}),
            funds=len({row.block for row in rows if row.degree is Degree.FUNDS}),
        ),
    )


def _together(network: Network, party: str) -> tuple[Together, ...]:
    """Other parties, not units of this one nor what it is part of, with the actions that both hold.

    The others are those that the plan names there itself: what a unit holds is not told again of its parent.
    """
    by_party, parties = network.by_party, network.plans.parties
    own = _held(by_party.get(party, ()))
    found: list[Together] = []
    for other in by_party:
        if parties.stands_for(other, party) or parties.stands_for(party, other):
            continue
        shared = own & _held(row for row in by_party[other] if row.organisation == other)
        if len(shared) > 0:
            found.append(extended(Together, party_ref(network.view.nodes[other]), actions=tuple(sorted(shared))))
    return tuple(sorted(found, key=lambda one: (-len(one.actions), one.name.casefold(), one.id)))


def _held(rows: Iterable[Named]) -> set[str]:
    return {row.action for row in _stated(rows) if row.degree is Degree.HOLDER and row.action is not None}


def _stated(rows: Iterable[Named]) -> list[Named]:
    return [row for row in rows if not row.is_derived]


def organisation_detail(network: Network, node: NodeRow) -> OrganisationDetail:
    """A party with every place that names it or one of its units, and who holds the same actions."""
    view = network.view
    rows = network.by_party.get(node.id, ())
    naming = {row.plan for row in _stated(rows)}
    units = [view.nodes[relation.source] for relation in view.incoming(node.id, "PART_OF")]
    return extended(
        OrganisationDetail,
        organisation_form(network, node),
        other_names=several(node.properties, "other_names"),
        former_names=several(node.properties, "former_names"),
        knowledge=words(node.properties, "knowledge"),
        units=tuple(party_ref(unit) for unit in sorted(units, key=lambda unit: unit.name.casefold())),
        responsibilities=fitting(rows[:DETAIL_ROWS], responsibility_of),
        total_responsibilities=len(rows),
        together_with=_together(network, node.id)[:DETAIL_ROWS],
        not_named_in=tuple(
            Ref(id=plan.id, name=plan.owner.name) for plan in network.plans.plans if plan.id not in naming
        ),
        coverage=coverage_of(network),
    )
