"""The nodes of the network. Constraints, upserts, the data dictionary and the template follow from these classes."""

from typing import Annotated, ClassVar

from graph.model.declare import IDENTIFIER, LINE, OFFSET, Declared, Term, Words
from graph.model.stated import Stated
from graph.model.vocabulary import Level, OrganisationKind, TimingKind


class Node(Declared):
    """Anything that has an identity of its own. ``label`` is the label it is merged on."""

    label: ClassVar[str]
    extra_labels: ClassVar[tuple[str, ...]] = ()

    id: Annotated[
        str,
        IDENTIFIER,
        Words("id", "Vaste code, volgt uit de inhoud.", "Stable code, follows from the content."),
    ]
    name: Annotated[str, Words("naam", "Naam zoals mensen die lezen.", "Name as people read it.")]


class StatedNode(Stated, Node):
    """A node that a document states: it carries the place where it stands."""


class District(Node):
    """A group of municipalities that work together; every view is of exactly one."""

    label = "District"
    term = Term(
        "district",
        "district",
        "Groep gemeenten die samenwerken.",
        "Group of municipalities that work together.",
    )

    fictional: Annotated[bool, Words("fictief", "Verzonnen, om mee te oefenen.", "Made up, for practice.")] = False


class Organisation(Node):
    """A party: an organisation, a unit of one, a function, or a group of parties."""

    label = "Organisation"
    term = Term("organisatie", "organisation", "Een partij die taken kan hebben.", "A party that can have tasks.")

    kind: Annotated[OrganisationKind, Words("soort", "Soort organisatie.", "Kind of organisation.")]
    level: Annotated[
        Level | None, Words("niveau", "Lokaal, regionaal of landelijk.", "Local, regional or national.")
    ] = None
    other_names: Annotated[
        tuple[str, ...], Words("andere namen", "Andere namen en schrijfwijzen.", "Other names and spellings.")
    ] = ()
    former_names: Annotated[tuple[str, ...], Words("vroegere namen", "Namen van vroeger.", "Names from the past.")] = ()
    knowledge: Annotated[
        str | None,
        Words("bron van de kennis", "Waar deze kennis vandaan komt.", "Where this knowledge comes from."),
    ] = None
    confirmed: Annotated[
        bool,
        Words(
            "bevestigd",
            "Bekend in het register of door iemand bevestigd.",
            "Known in the register or confirmed by someone.",
        ),
    ] = True
    fictional: Annotated[bool, Words("fictief", "Verzonnen, om mee te oefenen.", "Made up, for practice.")] = False


class Municipality(Organisation):
    """A municipality; always an organisation too, so that it can be a partner in another's plan."""

    label = "Organisation"
    extra_labels = ("Municipality",)
    term = Term("gemeente", "municipality", "Een gemeente, ook als partij.", "A municipality, also as a party.")

    code: Annotated[
        str | None,
        Words("TOOI-code", "Officiële code van de gemeente.", "Official code of the municipality."),
    ] = None


class Source(Node):
    """A document that was read."""

    label = "Source"
    term = Term("bron", "source", "Een document dat gelezen is.", "A document that was read.")

    sha256: Annotated[str, Words("SHA-256", "Vingerafdruk van het bestand.", "Fingerprint of the file.")]
    media_type: Annotated[str, Words("soort bestand", "Soort bestand.", "Media type of the file.")]
    characters: Annotated[int, Words("tekens", "Aantal tekens van de tekst.", "Number of characters in the text.")]


class Plan(StatedNode):
    """A plan of one owner. Its name is its title."""

    label = "Plan"
    term = Term("plan", "plan", "Een plan met ambities en acties.", "A plan with ambitions and actions.")

    owner: Annotated[str, Words("eigenaar", "Code van wie het plan is.", "Code of whose plan it is.")]
    district: Annotated[str, Words("district", "Code van het district.", "Code of the district.")]
    year: Annotated[int | None, Words("jaar", "Jaar waarvoor het plan geldt.", "Year for which the plan holds.")] = None
    vision: Annotated[str | None, Words("visie", "Visie van het plan.", "Vision of the plan.")] = None
    fictional: Annotated[bool, Words("fictief", "Verzonnen, om mee te oefenen.", "Made up, for practice.")] = False


class Ambition(StatedNode):
    """A part of a plan with one aim; implicit where the document states none."""

    label = "Ambition"
    term = Term("ambitie", "ambition", "Deel van een plan met één streven.", "Part of a plan with one aim.")

    number: Annotated[str | None, Words("nummer", "Nummer in het plan.", "Number in the plan.")] = None
    position: Annotated[int, LINE, Words("volgorde", "Plaats in het plan, vanaf 1.", "Place in the plan, from 1.")]
    implicit: Annotated[
        bool, Words("ongenoemd", "Staat niet in het document zelf.", "Not stated by the document itself.")
    ] = False


class Block(StatedNode):
    """A part of an ambition with its own partners, audience and budget."""

    label = "Block"
    term = Term(
        "onderdeel",
        "part",
        "Deel van een ambitie met eigen partners en budget.",
        "Part of an ambition with its own partners and budget.",
    )

    position: Annotated[
        int, LINE, Words("volgorde", "Plaats in de ambitie, vanaf 1.", "Place in the ambition, from 1.")
    ]
    implicit: Annotated[
        bool, Words("ongenoemd", "Staat niet in het document zelf.", "Not stated by the document itself.")
    ] = False
    objective: Annotated[
        str | None, Words("doelstelling", "Doelstelling van het onderdeel.", "Objective of the block.")
    ] = None
    results: Annotated[
        tuple[str, ...],
        Words("beoogd resultaat", "Resultaten die het plan wil bereiken.", "Results the plan wants to reach."),
    ] = ()
    budget: Annotated[
        str | None, Words("budget", "Wat het plan over geld zegt.", "What the plan says about money.")
    ] = None


class Action(StatedNode):
    """A row with its own owner cell; its sub-items are text, never nodes. Its name is a short form of its text."""

    label = "Action"
    term = Term("actie", "action", "Wat een plan belooft te doen.", "What a plan promises to do.")

    position: Annotated[int, LINE, Words("volgorde", "Plaats in het plan, vanaf 1.", "Place in the plan, from 1.")]
    text: Annotated[str, Words("tekst", "De hele tekst van de actie.", "The whole text of the action.")]
    title: Annotated[str | None, Words("titel", "Deel vóór het eerste onderdeel.", "Part before the first item.")] = (
        None
    )
    heading: Annotated[str | None, Words("kop", "Kop boven de actie.", "Heading above the action.")] = None
    items: Annotated[tuple[str, ...], Words("onderdelen", "Onderdelen van de actie.", "Items of the action.")] = ()
    timing: Annotated[str | None, Words("planning", "Planning zoals geschreven.", "Timing as written.")] = None
    timing_kind: Annotated[
        TimingKind | None, Words("soort planning", "Hoe het plan zegt wanneer.", "How the plan says when.")
    ] = None
    timing_start: Annotated[str | None, Words("vanaf", "Eerste dag, ISO 8601.", "First day, ISO 8601.")] = None
    timing_end: Annotated[str | None, Words("tot en met", "Laatste dag, ISO 8601.", "Last day, ISO 8601.")] = None
    timing_quote: Annotated[
        str | None, Words("citaat planning", "De planning zoals in de bron.", "The timing as in the source.")
    ] = None
    timing_line: Annotated[
        int | None, LINE, Words("regel planning", "Regel van de planning.", "Line of the timing.")
    ] = None
    timing_at: Annotated[
        int | None,
        OFFSET,
        Words("plaats planning", "Plaats van de planning in de bron.", "Offset of the timing in the source."),
    ] = None
    timing_spans: Annotated[
        str | None,
        Words(
            "stukken planning",
            "Begin en eind van elk stuk van de planning, als die uit meer stukken bestaat.",
            "Begin and end of each stretch of the timing, where it has several.",
        ),
    ] = None
    result: Annotated[str | None, Words("resultaat", "Resultaat van de actie.", "Result of the action.")] = None
    costs: Annotated[str | None, Words("kosten", "Kosten van de actie.", "Costs of the action.")] = None
    status: Annotated[str | None, Words("stand", "Stand van de actie.", "Status of the action.")] = None
    themes: Annotated[
        tuple[str, ...],
        Words(
            "thema's",
            "Codes van thema's waar de actie over gaat; afgeleid uit haar woorden.",
            "Codes of the themes that the action is about; derived from its words.",
        ),
    ] = ()
    steps: Annotated[
        tuple[str, ...],
        Words(
            "stappen",
            "Codes van de stappen van de keten waarin de actie staat; afgeleid uit haar woorden.",
            "Codes of the steps of the chain that the action is in; derived from its words.",
        ),
    ] = ()
    classes_given: Annotated[
        bool | None,
        Words(
            "indeling gegeven",
            "Of een mens de thema's en stappen gaf, in plaats van de woorden.",
            "Whether a person gave the themes and steps, instead of the words.",
        ),
    ] = None
    unread: Annotated[
        int | None,
        OFFSET,
        Words(
            "niet begrepen",
            "Aantal tekens in of naast deze rij dat niet begrepen is; wat de rij niet noemt, is dan niet te zeggen.",
            "Number of characters in or beside this row that were not understood; what the row lacks cannot be told.",
        ),
    ] = None


class Goal(StatedNode):
    """A goal of a whole plan."""

    label = "Goal"
    term = Term("doel", "goal", "Doel van het hele plan.", "Goal of a whole plan.")

    position: Annotated[int, LINE, Words("volgorde", "Plaats in het plan, vanaf 1.", "Place in the plan, from 1.")]


class Pillar(Node):
    """Prevention, prosecution, protection, partnership; or a strategy of the plan's own."""

    label = "Pillar"
    term = Term(
        "pijler",
        "pillar",
        "Voorkomen, bestrijden, beschermen of samenwerken.",
        "Prevention, prosecution, protection or partnership.",
    )


class TargetGroup(Node):
    """For whom something is meant. Its name is the written words in small letters."""

    label = "TargetGroup"
    term = Term("doelgroep", "target group", "Voor wie iets bedoeld is.", "For whom something is meant.")


class Theme(Node):
    """A subject under which actions of several plans can be compared."""

    label = "Theme"
    term = Term("thema", "theme", "Onderwerp om acties te vergelijken.", "Subject to compare actions by.")


class NormElement(Node):
    """One line of a checklist: a yardstick, not an obligation."""

    label = "NormElement"
    term = Term(
        "normonderdeel",
        "norm element",
        "Eén regel van een meetlat, geen plicht.",
        "One line of a yardstick, not an obligation.",
    )

    norm: Annotated[str, Words("norm", "De meetlat waar dit bij hoort.", "The yardstick this belongs to.")]
    knowledge: Annotated[
        str, Words("bron van de kennis", "Waar deze kennis vandaan komt.", "Where this knowledge comes from.")
    ]


class Meeting(Node):
    """A meeting at which decisions were taken."""

    label = "Meeting"
    term = Term("overleg", "meeting", "Bijeenkomst waar besluiten vallen.", "Meeting at which decisions are taken.")

    held_on: Annotated[str, Words("datum", "Dag van het overleg, ISO 8601.", "Day of the meeting, ISO 8601.")]
    district: Annotated[str, Words("district", "Code van het district.", "Code of the district.")]


class Decision(Node):
    """What was decided about a finding. It keeps its subjects' ids and outlives the nodes."""

    label = "Decision"
    term = Term("besluit", "decision", "Wat is afgesproken over een punt.", "What was decided about a point.")

    finding: Annotated[str, Words("bevinding", "Code van de bevinding.", "Code of the finding.")]
    subjects: Annotated[tuple[str, ...], Words("onderwerpen", "Codes waar het over gaat.", "Codes it is about.")]
    answer: Annotated[str, Words("antwoord", "Wat er is afgesproken.", "What was agreed.")]
    by: Annotated[str, Words("door", "Rol van wie dit vastlegde.", "Role of who recorded this.")]
    at: Annotated[str, Words("op", "Tijdstip, ISO 8601.", "Time, ISO 8601.")]
    district: Annotated[str, Words("district", "Code van het district.", "Code of the district.")]


NODES: tuple[type[Node], ...] = (
    District, Municipality, Organisation, Plan, Ambition, Block, Action, Goal, Pillar, TargetGroup, Theme,
    NormElement, Source, Decision, Meeting,
)  # fmt: skip
"""All nodes. The guard test walks this list."""

MERGE_LABELS: tuple[str, ...] = tuple(dict.fromkeys(node.label for node in NODES))
"""The labels nodes are merged on, each with a unique id; ``Municipality`` is added after the merge."""
