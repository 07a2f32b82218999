"""The sheets of a workbook and their columns, made from the model: what a field is called and means is said there.

A column is named after the field of the public form that stands in it. ``check`` in the tests holds every field of the
form against these names: none can come into the form and be lost on its way through a workbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from graph.model.declare import Declared, Words
from graph.model.language import Text
from graph.model.nodes import Action, Ambition, Block, Organisation, Plan
from graph.model.relations import ResponsibleFor
from graph.model.vocabulary import Degree, Level, OrganisationKind, Role, TimingKind, dutch


class Kind(StrEnum):
    """What stands in the cells of a column."""

    CODE = "code"
    """The code of the row itself."""
    OF = "of"
    """The code of the row that this one is a part of."""
    TEXT = "text"
    LIST = "list"
    """Several texts, a line each."""
    NUMBER = "number"
    """A whole number or a text, as the plan has it."""
    WHOLE = "whole"
    DAY = "day"
    WORD = "word"
    """One of a list of words."""
    SHOWN = "shown"
    """What is told to a person and not read back."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field it holds, its Dutch head, what is meant by it, and how it looks."""

    name: str
    head: str
    says: Text
    kind: Kind
    width: int = 20
    words: tuple[str, ...] = ()
    example: str = ""

    @property
    def is_read(self) -> bool:
        """Whether what stands in it is part of the plan."""
        return self.kind is not Kind.SHOWN


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet with its columns, and what its rows are."""

    name: str
    says: Text
    columns: tuple[Column, ...]
    prefix: str = ""
    """What the codes of its rows begin with; empty where they have none."""

    @property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by the field they hold."""
        return {column.name: column for column in self.columns}


PLAN, AMBITIONS, BLOCKS, ACTIONS, PARTIES = "Plan", "Ambities", "Onderdelen", "Acties", "Partners"
YES, NO = "ja", "nee"
NO_CLASS = "geen"
"""Stands in the column of the themes where a person said that an action is about none, and in no step."""
PLAN_CODE = "PLAN"

NAMED_AS: Mapping[str, tuple[str, Role | None]] = MappingProxyType(
    {
        dutch(Degree.LISTED): ("partners", None),
        dutch(Degree.FUNDS): ("funders", None),
        **{dutch(role): ("holders", role) for role in Role},
        dutch(Degree.MENTIONED): ("mentions", None),
    }
)
"""How a party can be named, in words: the list of the form in which it stands, and its role."""


def words_of(words: type[StrEnum]) -> dict[str, StrEnum]:
    """The words of a closed list by their Dutch names."""
    return {dutch(word): word for word in words}


def _of(node: type[Declared], field: str, kind: Kind, width: int = 20, example: str = "", **changed: str) -> Column:
    """A column for a property of the model, with the words it has there."""
    said: Words = node.words()[field]
    head = changed.get("head", said.name_nl)
    return Column(
        changed.get("name", field), head[0].upper() + head[1:], Text(said.nl, said.en), kind, width, (), example
    )


def _own(name: str, head: str, says: Text, kind: Kind, width: int = 20, example: str = "") -> Column:
    """A column for what only the form or the workbook has."""
    return Column(name, head, says, kind, width, (), example)


def _choice(column: Column, words: tuple[str, ...]) -> Column:
    return Column(column.name, column.head, column.says, Kind.WORD, column.width, words, column.example)


def _code(example: str) -> Column:
    says = Text(
        "Code van deze rij; een andere mag ook. Een code met een plus erachter gaat verder met de rij erboven.",
        "Code of this row; another one is fine. A code with a plus behind it goes on with the row above.",
    )
    return _own("code", "Code", says, Kind.CODE, 10, example)


_GROUPS = _own(
    "target_groups", "Doelgroep", Text("Voor wie, een regel per groep.", "For whom, a line for each group."),
    Kind.LIST, 24, "kwetsbare jongeren",
)  # fmt: skip
_CHECKED = _choice(
    _own("checked", "Nagekeken", Text(
        "Ja: u keek deze rij na en ze klopt zo. Twijfels over de rij vervallen dan.",
        "Yes: you looked at this row and it is right. Its doubts are then dropped.",
    ), Kind.WORD, 11, YES),
    (YES, NO),
)  # fmt: skip
_QUOTE = _own(
    "shown.quote", "Citaat (bron)", Text("De woorden in het document.", "The words in the document."), Kind.SHOWN, 40
)
_PLACE = _own(
    "shown.place", "Plaats (bron)", Text("Bladzijde en regel in het document.", "Page and line in the document."),
    Kind.SHOWN, 16,
)  # fmt: skip
_DOUBT = _own(
    "shown.doubt", "Na te kijken", Text(
        "Waarom een cel in deze rij gekleurd is.", "Why a cell of this row is coloured.",
    ), Kind.SHOWN, 40,
)  # fmt: skip
_BESIDE = (_DOUBT, _QUOTE, _PLACE)
_TITLE = Text("Titel, zoals in het plan.", "Title, as in the plan.")

SHEETS: tuple[SheetPlan, ...] = (
    SheetPlan(
        PLAN,
        Text("Het plan zelf: één rij.", "The plan itself: one row."),
        (
            _code(PLAN_CODE),
            _own("title", "Titel", _TITLE, Kind.TEXT, 40, "Uitvoeringsplan 2026"),
            _own("owner.name", "Eigenaar", Text("Naam van wie het plan is.", "Name of whose plan it is."), Kind.TEXT,
                 24, "Wassenaar"),
            _of(Plan, "owner", Kind.TEXT, 14, "gm0629", name="owner.id", head="Code eigenaar"),
            _choice(_own("owner.kind", "Soort eigenaar", Text(
                "Leeg betekent: gemeente.", "Empty means: municipality."), Kind.WORD, 20, "gemeente"),
                tuple(words_of(OrganisationKind))),
            _of(Plan, "year", Kind.WHOLE, 8, "2026"),
            _of(Plan, "vision", Kind.TEXT, 40),
            _own("goals", "Doelen", Text("Doelen van het hele plan, een regel per doel.",
                 "Goals of the whole plan, a line for each."), Kind.LIST, 40),
            _own("pillars", "Strategie", Text("Pijlers of strategieën, een regel per stuk.",
                 "Pillars or strategies, a line for each."), Kind.LIST, 30, "Voorkomen"),
            _QUOTE,
            _PLACE,
        ),
    ),
    SheetPlan(
        AMBITIONS,
        Text("De ambities, een rij per ambitie.", "The ambitions, a row for each."),
        (
            _code("AMB-1"),
            _of(Ambition, "number", Kind.NUMBER, 10, "1"),
            _own("title", "Titel", _TITLE, Kind.TEXT, 50, "Signalen zien en melden"),
            *_BESIDE,
        ),
        "AMB-",
    ),
    SheetPlan(
        BLOCKS,
        Text("De onderdelen van ambities, met hun doel, doelgroep en geld.",
             "The parts of ambitions, with their aim, audience and money."),
        (
            _code("OND-1"),
            _own("ambition", "Ambitie", Text("Code van de ambitie waar dit een deel van is.",
                 "Code of the ambition it is a part of."), Kind.OF, 10, "AMB-1"),
            _own("title", "Titel", _TITLE, Kind.TEXT, 40),
            _of(Block, "objective", Kind.TEXT, 40),
            _of(Block, "results", Kind.LIST, 40),
            _GROUPS,
            _of(Block, "budget", Kind.TEXT, 30, "€ 10.000 per jaar"),
            *_BESIDE,
        ),
        "OND-",
    ),
    SheetPlan(
        ACTIONS,
        Text("De acties, een rij per actie. Wie erbij hoort, staat op het blad Partners.",
             "The actions, a row for each. Who belongs to them stands on the sheet Partners."),
        (
            _code("ACT-1"),
            _own("block", "Onderdeel", Text("Code van het onderdeel waar de actie bij hoort.",
                 "Code of the part the action belongs to."), Kind.OF, 10, "OND-1"),
            _of(Action, "heading", Kind.TEXT, 20),
            _of(Action, "title", Kind.TEXT, 24),
            _of(Action, "text", Kind.TEXT, 60, "We maken een kaart met de meldroute."),
            _of(Action, "items", Kind.LIST, 30, head="Punten in de actie"),
            _own("shown.holders", "Houders (van blad Partners)", Text(
                "Wie de actie houdt. Verander dat op het blad Partners.",
                "Who holds the action. Change that on the sheet Partners."), Kind.SHOWN, 28),
            _of(Action, "timing", Kind.TEXT, 16, "Q1 2026", name="timing.written"),
            _choice(_of(Action, "timing_kind", Kind.WORD, 14, "kwartaal", name="timing.kind"),
                    tuple(words_of(TimingKind))),
            _of(Action, "timing_start", Kind.DAY, 12, "2026-01-01", name="timing.start"),
            _of(Action, "timing_end", Kind.DAY, 12, "2026-03-31", name="timing.end"),
            _GROUPS,
            _of(Action, "result", Kind.TEXT, 30),
            _of(Action, "costs", Kind.TEXT, 20),
            _of(Action, "status", Kind.TEXT, 14),
            _CHECKED,
            *_BESIDE,
            _own("classes.themes", "Thema's volgens u", Text(
                f"Codes van thema's, als u zelf zegt waar de actie over gaat; {NO_CLASS} mag ook. Leeg: de woorden.",
                f"Codes of themes, where a person says what it is about; {NO_CLASS} for none. Empty: by its words."),
                Kind.LIST, 24),
            _own("classes.steps", "Stappen volgens u", Text(
                "Codes van stappen in de keten, als u zelf zegt waar de actie staat. Leeg: zie de woorden.",
                "Codes of steps of the chain, where a person says where the action stands. Empty: by its words."),
                Kind.LIST, 16),
        ),
        "ACT-",
    ),
    SheetPlan(
        PARTIES,
        Text("Wie genoemd wordt: een rij per partij en per plaats, in de volgorde van het plan.",
             "Who is named: a row for each party and place, in the order of the plan."),
        (
            _own("of", "Bij", Text("Code van de actie of het onderdeel waar de partij bij staat.",
                 "Code of the action or part with which the party stands."), Kind.OF, 10, "ACT-1"),
            _choice(_own("named_as", "Hoe genoemd", Text(
                "Regie, houder en andere rollen horen bij een actie; partnerlijst en geld bij een onderdeel.",
                "Roles belong to an action; the partner list and money to a part."), Kind.WORD, 20, "houder"),
                tuple(NAMED_AS)),
            _of(ResponsibleFor, "written", Kind.TEXT, 34, "politie", head="Naam zoals geschreven"),
            _of(ResponsibleFor, "position", Kind.WHOLE, 9, "1", head="Plaats in de cel"),
            _own("organisation.name", "Organisatie", Text(
                "Wie ermee bedoeld is. Leeg: dat zoekt het programma uit.",
                "Who is meant by it. Empty: the program finds out."), Kind.TEXT, 30, "Politie"),
            _own("organisation.id", "Code organisatie", Text("Code in het register.", "Code in the register."),
                 Kind.TEXT, 20, "politie"),
            _choice(_of(Organisation, "kind", Kind.WORD, 20, name="organisation.kind", head="Soort organisatie"),
                    tuple(words_of(OrganisationKind))),
            _choice(_of(Organisation, "level", Kind.WORD, 12, name="organisation.level"), tuple(words_of(Level))),
            _CHECKED,
            _own("shown.of", "Waar (alleen ter inzage)", Text("Van welke actie of welk onderdeel.",
                 "Of which action or part."), Kind.SHOWN, 40),
            _own("shown.rule", "Hoe herkend", Text("Hoe het programma de naam herkende, en hoe zeker.",
                 "How the program took the name, and how sure."), Kind.SHOWN, 24),
            *_BESIDE,
        ),
    ),
)  # fmt: skip
"""The sheets that are read, in their order."""

PART_OF: Mapping[str, str] = MappingProxyType({"ambition": AMBITIONS, "block": BLOCKS})
"""The sheet with the codes of what a row is a part of; a party's can be that of two sheets."""
BY_NAME: Mapping[str, SheetPlan] = MappingProxyType({sheet.name: sheet for sheet in SHEETS})
