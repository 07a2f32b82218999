"""Districts, municipalities and organisations, and how they are named."""

from pydantic import Field

from api.representations.shape import Collection, Coverage, Identifier, Named, PartyRef, Representation
from api.representations.statements import Responsibility


class District(Named):
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


class Municipality(Named):
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
    stated: tuple[Responsibility, ...] = Field(description="Places where plans of others name it or a unit of it.")
    derived: tuple[Responsibility, ...] = Field(
        description="Places that follow from a collective; never counted along."
    )
    coverage: Coverage


class Organisation(PartyRef):
    """A party that the plans of the district name."""

    part_of: Named | None = Field(description="The organisation this is a unit of.")
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
    responsibilities: tuple[Responsibility, ...] = Field(description="Every place that names it or a unit of it.")
    together_with: tuple[Together, ...] = Field(description="Who holds the same actions, the most shared first.")
    not_named_in: tuple[Named, ...] = Field(description="Loaded plans that do not name it, with their owner's name.")
    coverage: Coverage
