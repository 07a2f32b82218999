"""The relations of the network, each with the nodes it may join."""

from typing import Annotated, ClassVar

from graph.model import nodes
from graph.model.declare import IDENTIFIER, LINE, Declared, Term, Words
from graph.model.stated import Stated
from graph.model.vocabulary import ResolutionRule, Role


class Relation(Declared):
    """What joins two nodes. ``ends`` are the merge labels it may run between; ``many`` its cardinality."""

    type: ClassVar[str]
    ends: ClassVar[tuple[tuple[str, str], ...]]
    many: ClassVar[tuple[bool, bool]] = (True, True)
    """Whether one target may have several sources, and one source several targets."""

    id: Annotated[
        str,
        IDENTIFIER,
        Words("id", "Vaste code, volgt uit de inhoud.", "Stable code, follows from the content."),
    ]


class StatedRelation(Stated, Relation):
    """A relation that a plan states, with the place where it stands."""


class PartyRelation(StatedRelation):
    """A party as a plan names it: what was written, and by which rule it was resolved."""

    written: Annotated[str, Words("geschreven", "De naam zoals geschreven.", "The name as written.")]
    rule: Annotated[ResolutionRule, Words("regel", "Hoe de naam is herkend.", "How the name was resolved.")]


class InDistrict(Relation):
    type = "IN_DISTRICT"
    ends = (("Organisation", "District"),)
    many = (True, False)
    term = Term(
        "hoort bij district",
        "in district",
        "De gemeente hoort bij dit district.",
        "The municipality belongs to this district.",
    )


class PartOf(Relation):
    type = "PART_OF"
    ends = (("Organisation", "Organisation"),)
    many = (True, False)
    term = Term(
        "is deel van",
        "part of",
        "De eenheid is deel van deze organisatie.",
        "The unit is part of this organisation.",
    )

    knowledge: Annotated[
        str | None,
        Words("bron van de kennis", "Waar deze kennis vandaan komt.", "Where this knowledge comes from."),
    ] = None


class HasPlan(StatedRelation):
    type = "HAS_PLAN"
    ends = (("Organisation", "Plan"),)
    many = (False, True)
    term = Term("heeft plan", "has plan", "De partij is eigenaar van dit plan.", "The party owns this plan.")


class HasAmbition(Relation):
    type = "HAS_AMBITION"
    ends = (("Plan", "Ambition"),)
    many = (False, True)
    term = Term("heeft ambitie", "has ambition", "Het plan heeft deze ambitie.", "The plan has this ambition.")


class HasBlock(Relation):
    type = "HAS_BLOCK"
    ends = (("Ambition", "Block"),)
    many = (False, True)
    term = Term("heeft onderdeel", "has block", "De ambitie heeft dit onderdeel.", "The ambition has this block.")


class HasAction(Relation):
    type = "HAS_ACTION"
    ends = (("Block", "Action"),)
    many = (False, True)
    term = Term("heeft actie", "has action", "Het onderdeel heeft deze actie.", "The block has this action.")


class ReadFrom(Relation):
    type = "READ_FROM"
    ends = (("Plan", "Source"),)
    many = (True, False)
    term = Term(
        "gelezen uit",
        "read from",
        "Het plan is uit dit document gelezen.",
        "The plan was read from this document.",
    )


class HasGoal(Relation):
    type = "HAS_GOAL"
    ends = (("Plan", "Goal"),)
    many = (False, True)
    term = Term("heeft doel", "has goal", "Het plan heeft dit doel.", "The plan has this goal.")


class Follows(StatedRelation):
    type = "FOLLOWS"
    ends = (("Plan", "Pillar"),)
    term = Term(
        "volgt pijler",
        "follows pillar",
        "Het plan noemt deze pijler als strategie.",
        "The plan names this pillar as its strategy.",
    )

    written: Annotated[str, Words("geschreven", "De pijler zoals geschreven.", "The pillar as written.")]
    position: Annotated[int, LINE, Words("volgorde", "Plaats in de lijst, vanaf 1.", "Place in the list, from 1.")]


class ResponsibleFor(PartyRelation):
    type = "RESPONSIBLE_FOR"
    ends = (("Organisation", "Action"),)
    term = Term(
        "heeft taak in",
        "responsible for",
        "De partij heeft een taak in deze actie.",
        "The party has a task in this action.",
    )

    role: Annotated[Role, Words("rol", "Rol zoals de kolom die noemt.", "Role as the column names it.")]
    position: Annotated[
        int, LINE, Words("volgorde", "Plaats in de cel; bewijst niets.", "Place in the cell; proves nothing.")
    ]


class NamedPartnerIn(PartyRelation):
    type = "NAMED_PARTNER_IN"
    ends = (("Organisation", "Block"),)
    term = Term(
        "staat als partner bij",
        "named partner in",
        "De partij staat in de partnerlijst.",
        "The party stands in the partner list.",
    )

    position: Annotated[int, LINE, Words("volgorde", "Plaats in de lijst, vanaf 1.", "Place in the list, from 1.")]


class MentionedIn(PartyRelation):
    type = "MENTIONED_IN"
    ends = (("Organisation", "Action"),)
    term = Term(
        "genoemd in",
        "mentioned in",
        "De partij staat in de actietekst.",
        "The party stands in the action's text.",
    )


class Funds(PartyRelation):
    type = "FUNDS"
    ends = (("Organisation", "Block"),)
    term = Term("betaalt", "funds", "De partij betaalt (mee).", "The party pays (in part).")


class Targets(StatedRelation):
    type = "TARGETS"
    ends = (("Block", "TargetGroup"), ("Action", "TargetGroup"))
    term = Term("richt zich op", "targets", "Bedoeld voor deze doelgroep.", "Meant for this target group.")

    written: Annotated[str, Words("geschreven", "De doelgroep zoals geschreven.", "The target group as written.")]
    position: Annotated[int, LINE, Words("volgorde", "Plaats in de lijst, vanaf 1.", "Place in the list, from 1.")]


class Serves(StatedRelation):
    type = "SERVES"
    ends = (("Action", "Goal"), ("Action", "Pillar"))
    term = Term("dient", "serves", "De actie draagt bij aan dit doel.", "The action serves this goal.")


class About(StatedRelation):
    type = "ABOUT"
    ends = (("Action", "Theme"),)
    term = Term("gaat over", "about", "De actie gaat over dit thema.", "The action is about this theme.")


class Meets(StatedRelation):
    type = "MEETS"
    ends = (("Action", "NormElement"),)
    term = Term(
        "beantwoordt aan",
        "meets",
        "De actie past bij deze regel van de meetlat.",
        "The action answers to this line of the yardstick.",
    )


class TakenAt(Relation):
    type = "TAKEN_AT"
    ends = (("Decision", "Meeting"),)
    many = (True, False)
    term = Term(
        "genomen in",
        "taken at",
        "Het besluit is in dit overleg genomen.",
        "The decision was taken at this meeting.",
    )


class Decides(Relation):
    type = "DECIDES"
    ends = tuple(("Decision", label) for label in nodes.MERGE_LABELS if label not in ("Decision", "Meeting"))
    term = Term("gaat over onderwerp", "decides", "Waar het besluit over gaat.", "What the decision is about.")


RELATIONS: tuple[type[Relation], ...] = (
    InDistrict, PartOf, HasPlan, HasAmbition, HasBlock, HasAction, ReadFrom, HasGoal, Follows, ResponsibleFor,
    NamedPartnerIn, MentionedIn, Funds, Targets, Serves, About, Meets, TakenAt, Decides,
)  # fmt: skip
"""All relations. The guard test walks this list."""

RELATION_BY_TYPE: dict[str, type[Relation]] = {relation.type: relation for relation in RELATIONS}
