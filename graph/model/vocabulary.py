"""The closed lists of words the model uses. Values are English identifiers; people see the Dutch or English name."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of party an organisation is."""

    MUNICIPALITY = "municipality"
    OWN_DEPARTMENT = "own_department"
    REGIONAL_BODY = "regional_body"
    NATIONAL_BODY = "national_body"
    POLICE_AND_JUSTICE = "police_and_justice"
    CARE_PROVIDER = "care_provider"
    NGO = "ngo"
    COMPANY = "company"
    COLLECTIVE = "collective"
    SORT_OF_PARTY = "sort_of_party"
    REST_GROUP = "rest_group"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """The scale at which an organisation works."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"


class Role(StrEnum):
    """A responsibility as plans name it (VERI/RASCI). Never guessed: the column or label gives it."""

    LEAD = "lead"
    HOLDER = "holder"
    SUPPORT = "support"
    CONSULTED = "consulted"
    INFORMED = "informed"


HOLDING_ROLES = frozenset({Role.LEAD, Role.HOLDER})
TASK_ROLES = frozenset({Role.LEAD, Role.HOLDER, Role.SUPPORT})


class Degree(StrEnum):
    """How a party is named: the four degrees that every count and picture keeps apart."""

    HOLDER = "holder"
    MENTIONED = "mentioned"
    LISTED = "listed"
    FUNDS = "funds"


class Basis(StrEnum):
    """On what a statement rests."""

    STATED = "stated"
    ENTERED = "entered"
    DERIVED = "derived"
    CONFIRMED = "confirmed"


class TimingKind(StrEnum):
    """How a plan says when. ``undetermined`` ("n.t.b.") counts as no timing."""

    QUARTER = "quarter"
    DATE = "date"
    PERIOD = "period"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    UNDETERMINED = "undetermined"


class ResolutionRule(StrEnum):
    """By which rule a written name was taken for an organisation."""

    CANONICAL_NAME = "canonical-name"
    OTHER_NAME = "other-name"
    FORMER_NAME = "former-name"
    ABBREVIATION = "abbreviation"
    OWN_DEPARTMENT = "own-department"
    OWN_FUNCTION = "own-function"
    FUNCTION_OF_ORGANISATION = "function-of-organisation"
    MUNICIPALITY_NAME = "municipality-name"
    SORT_OF_PARTY = "sort-of-party"
    REST_GROUP = "rest-group"
    COLLECTIVE = "collective"
    COLLECTIVE_MEMBER = "collective-member"
    NEAR_MISS = "near-miss"
    UNKNOWN_NAME = "unknown-name"
    GIVEN = "given"


class Severity(StrEnum):
    """How much an issue in a reading matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LeftOut(StrEnum):
    """By which rule a reader of plans left text out: the text is accounted for, and is no part of the plan."""

    PAGE_NUMBER = "page-number"
    RUNNING_TITLE = "running-title"
    TABLE_OF_CONTENTS = "table-of-contents"
    INTRODUCTION = "introduction"
    CLOSING_SECTION = "closing-section"
    SECTION_HEADING = "section-heading"
    REPEATED_HEADING = "repeated-heading"
    COLUMN_HEADING = "column-heading"
    BLOCK_HEADING_IN_TABLE = "block-heading-in-table"
    LABEL = "label"
    ROW_NUMBER = "row-number"
    NAMES_NOBODY = "names-nobody"
    NO_TIMING = "no-timing"
    OWNER_NAME = "owner-name"
    COLOPHON = "colophon"
    LINE_TOO_LONG = "line-too-long"
    LIST_MARK = "list-mark"
    BESIDE_NAMES = "beside-names"
    NOTE_SIGN = "note-sign"
    NOTE = "note"
    STRUCK = "struck"
    HIDDEN = "hidden"
    TOTAL_ROW = "total-row"
    TABLE_FRAME = "table-frame"
    AROUND_PAGE = "around-page"
    LEGEND = "legend"
    CHANGED_BY_HAND = "changed-by-hand"
    NO_ACTION = "no-action"


class JoinRule(StrEnum):
    """By which rule the two halves of a word, broken over lines, were read as one word."""

    STANDS_ELSEWHERE = "stands-elsewhere"
    KNOWN_WORD = "known-word"
    KNOWN_NAME = "known-name"
    HYPHEN = "hyphen"


NAMES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    OrganisationKind: {
        "municipality": ("gemeente", "municipality"),
        "own_department": ("eigen afdeling of functie", "own department or function"),
        "regional_body": ("regionale organisatie", "regional body"),
        "national_body": ("landelijke organisatie", "national body"),
        "police_and_justice": ("politie en justitie", "police and justice"),
        "care_provider": ("zorg en opvang", "care provider"),
        "ngo": ("maatschappelijke organisatie", "non-governmental organisation"),
        "company": ("bedrijf", "company"),
        "collective": ("groep met bekende leden", "collective"),
        "sort_of_party": ("soort partij", "sort of party"),
        "rest_group": ("restgroep", "rest group"),
        "unknown": ("nog onbekend", "not known yet"),
    },
    Level: {
        "local": ("lokaal", "local"),
        "regional": ("regionaal", "regional"),
        "national": ("landelijk", "national"),
    },
    Role: {
        "lead": ("regie", "lead"),
        "holder": ("houder", "holder"),
        "support": ("ondersteunt", "support"),
        "consulted": ("wordt geraadpleegd", "consulted"),
        "informed": ("wordt geïnformeerd", "informed"),
    },
    Degree: {
        "holder": ("houder", "holder"),
        "mentioned": ("in de actietekst", "in the action's text"),
        "listed": ("in de partnerlijst", "in the partner list"),
        "funds": ("betaalt", "pays"),
    },
    Basis: {
        "stated": ("staat in het document", "stated in a document"),
        "entered": ("met de hand ingevoerd", "entered by hand"),
        "derived": ("afgeleid", "derived"),
        "confirmed": ("bevestigd", "confirmed"),
    },
    TimingKind: {
        "quarter": ("kwartaal", "quarter"),
        "date": ("datum", "date"),
        "period": ("periode", "period"),
        "ongoing": ("doorlopend", "ongoing"),
        "recurring": ("terugkerend", "recurring"),
        "undetermined": ("nog niet bepaald", "undetermined"),
    },
    ResolutionRule: {
        "canonical-name": ("volledige naam", "canonical name"),
        "other-name": ("andere naam of schrijfwijze", "other name or spelling"),
        "former-name": ("vroegere naam", "former name"),
        "abbreviation": ("naam met afkorting", "name with its abbreviation"),
        "own-department": ("eigen afdeling", "own department"),
        "own-function": ("eigen functie", "own function"),
        "function-of-organisation": ("functie bij een organisatie", "function with its organisation"),
        "municipality-name": ("naam van een gemeente", "name of a municipality"),
        "sort-of-party": ("soort partij", "sort of party"),
        "rest-group": ("restgroep", "rest group"),
        "collective": ("groep met bekende leden", "collective"),
        "collective-member": ("lid van een genoemde groep", "member of a named collective"),
        "near-miss": ("lijkt op een bekende naam", "near miss of a known name"),
        "unknown-name": ("onbekende naam", "unknown name"),
        "given": ("zo aangeleverd", "given in the input"),
    },
    LeftOut: {
        "page-number": ("bladzijdenummer", "page number"),
        "running-title": ("titel boven of onder aan de bladzijde", "running title"),
        "table-of-contents": ("inhoudsopgave", "table of contents"),
        "introduction": ("inleiding", "introduction"),
        "closing-section": ("afsluitend deel", "closing section"),
        "section-heading": ("kop van een hoofdstuk", "heading of a section"),
        "repeated-heading": ("kop die nog eens staat", "repeated heading"),
        "column-heading": ("kop van een kolom", "heading of a column"),
        "block-heading-in-table": ("kop van een onderdeel, midden in een tabel", "heading of a part inside a table"),
        "label": ("woord dat zegt wat erachter staat", "label"),
        "row-number": ("nummer van een rij", "number of a row"),
        "names-nobody": ("zegt dat nog niemand is genoemd", "says that nobody is named yet"),
        "no-timing": ("zegt dat er geen planning is", "says that there is no timing"),
        "owner-name": ("naam van wie het plan is", "name of the plan's owner"),
        "colophon": ("colofon", "colophon"),
        "line-too-long": ("regel die te lang is om te lezen", "line too long to be read"),
        "list-mark": ("nummer voor een punt van een lijst", "number before an item of a list"),
        "no-action": ("geen actie, zei wie het nakeek", "no action, said who reviewed it"),
        "beside-names": ("woord dat namen inleidt of verbindt", "word that leads up to names or joins them"),
        "note-sign": ("teken van een noot", "sign of a note"),
        "note": ("noot onder de tekst", "note below the text"),
        "struck": ("doorgestreept", "struck through"),
        "hidden": ("verborgen in het bestand", "hidden in the file"),
        "total-row": ("rij met een totaal", "row with a total"),
        "table-frame": ("lijn van een tabel", "rule of a table"),
        "legend": ("uitleg van tekens", "legend of signs"),
        "around-page": ("menu of kop van de webpagina", "menu or banner of the web page"),
        "changed-by-hand": ("door een mens veranderd of weggehaald", "changed or taken away by a person"),
    },
    JoinRule: {
        "stands-elsewhere": ("staat elders in de tekst zonder breuk", "stands unbroken elsewhere in the text"),
        "known-word": ("bekend woord", "known word"),
        "known-name": ("bekende naam", "known name"),
        "hyphen": ("afbreekstreepje", "hyphen"),
    },
    Severity: {
        "info": ("ter informatie", "information"),
        "warning": ("let op", "warning"),
        "error": ("fout", "error"),
    },
}


def dutch(value: StrEnum) -> str:
    """The Dutch name of a word from one of these lists."""
    return NAMES[type(value)][value.value][0]


def english(value: StrEnum) -> str:
    """The English name of a word from one of these lists."""
    return NAMES[type(value)][value.value][1]
