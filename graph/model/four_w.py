"""The 4W exchange profile: who does what, where, when, as rows under HXL-style tags. Declared once, for who writes and
who reads it.

A tag is a hashtag with attributes (Humanitarian Exchange Language 1.1), ``#org+role``. Who writes uses these very
tags; who reads takes any column whose tag has the hashtag and the attributes that are asked, and none that mean
another thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from graph.model.language import Text


class Field(StrEnum):
    """What a column of the profile holds."""

    PLAN = "plan"
    YEAR = "year"
    OWNER = "owner"
    OWNER_CODE = "owner-code"
    COUNTRY = "country"
    PLACE = "place"
    SECTOR_NUMBER = "sector-number"
    SECTOR = "sector"
    PART = "part"
    ACTIVITY_CODE = "activity-code"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    ROLE = "role"
    WRITTEN = "written"
    AUDIENCE = "audience"
    WHEN = "when"
    START = "start"
    END = "end"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A column of the profile: its tag, its head, and what it becomes in a plan."""

    field: Field
    hashtags: tuple[str, ...]
    """The hashtags that hold it; what is written carries the first. Of several columns the first hashtag counts, and of
    equal ones the first column."""
    with_all: tuple[str, ...]
    """The attributes that it has to have."""
    without: tuple[str, ...]
    """Attributes with which a column holds something else."""
    head: Text
    says: Text

    @property
    def tag(self) -> str:
        """The tag as it is written."""
        return "".join((self.hashtags[0], *(f"+{one}" for one in self.with_all)))


BETWEEN = "; "
"""Between the target groups in one cell."""

_NOT_A_NAME = (
    "code",
    "url",
    "id",
    "type",
    "num",
    "lat",
    "lon",
    "owner",
    "role",
    "written",
    "funder",
    "i_ar",
    "acronym",
)
_PLACES = ("#loc", "#adm5", "#adm4", "#adm3", "#adm2", "#adm1")


def _tagged(
    field: Field,
    hashtags: str | tuple[str, ...],
    with_all: str,
    without: tuple[str, ...],
    words: tuple[str, str, str, str],
) -> Tagged:
    tags = (hashtags,) if isinstance(hashtags, str) else hashtags
    return Tagged(field, tags, tuple(with_all.split()), without, Text(*words[:2]), Text(*words[2:]))


COLUMNS: tuple[Tagged, ...] = (
    _tagged(Field.PLAN, "#meta", "plan", ("year", "code"), ("Plan", "Plan",
        "Titel van het plan: de rijen met dezelfde titel, eigenaar en jaar zijn één plan.",
        "Title of the plan: rows with the same title, owner and year are one plan.")),
    _tagged(Field.YEAR, "#meta", "plan year", (), ("Jaar", "Year", "Jaar van het plan.", "Year of the plan.")),
    _tagged(Field.OWNER, "#org", "owner", ("code",), ("Eigenaar", "Owner",
        "Van wie het plan is. Zonder deze kolom: noem de eigenaar bij het laden.",
        "Whose plan it is. Without this column the owner is named on loading.")),
    _tagged(Field.OWNER_CODE, "#org", "owner code", (), ("Code eigenaar", "Code of the owner",
        "Code van de eigenaar.", "Code of the owner.")),
    _tagged(Field.COUNTRY, "#country", "", _NOT_A_NAME, ("Land", "Country",
        "Zonder titel van een plan is elk land een plan, met het land als titel.",
        "Where no column has the title of a plan, each country is a plan, with its name for a title.")),
    _tagged(Field.PLACE, _PLACES, "", _NOT_A_NAME, ("Waar", "Where",
        "De kleinste plaats die genoemd is. Ze wordt het onderdeel van de ambitie, als er geen kolom voor is.",
        "The smallest place that is named. It becomes the part of the ambition where no column has one.")),
    _tagged(Field.SECTOR_NUMBER, "#sector", "num", (), ("Nummer van het thema", "Number of the sector",
        "Nummer van de ambitie.", "Number of the ambition.")),
    _tagged(Field.SECTOR, "#sector", "", _NOT_A_NAME, ("Thema", "Sector",
        "Titel van de ambitie.", "Title of the ambition.")),
    _tagged(Field.PART, "#subsector", "", _NOT_A_NAME, ("Onderdeel", "Part",
        "Titel van het onderdeel.", "Title of the part.")),
    _tagged(Field.ACTIVITY_CODE, "#activity", "code", (), ("Code van de actie", "Code of the action",
        "Rijen van één plan met dezelfde code zijn één actie met meer partijen.",
        "Rows of one plan with the same code are one action with several parties.")),
    _tagged(Field.ACTIVITY, "#activity", "", _NOT_A_NAME, ("Wat", "What",
        "De tekst van de actie. Zonder deze kolom is het thema de tekst.",
        "The text of the action. Without this column the sector is its text.")),
    _tagged(Field.ORGANISATION, "#org", "", _NOT_A_NAME, ("Wie", "Who",
        "Wie het doet; leeg als er niemand bij staat.", "Who does it; empty where nobody is named.")),
    _tagged(Field.ROLE, "#org", "role", (), ("Rol", "Role",
        "lead, holder, support, consulted of informed; leeg betekent holder.",
        "lead, holder, support, consulted or informed; empty means holder.")),
    _tagged(Field.WRITTEN, "#org", "written", (), ("Zoals geschreven", "As written",
        "De naam zoals het plan hem schrijft; daaruit volgt wie het is.",
        "The name as the plan writes it; who it is follows from that.")),
    _tagged(Field.AUDIENCE, ("#targeted", "#beneficiary"), "type", ("num",), ("Voor wie", "For whom",
        "Doelgroepen, met een puntkomma ertussen.", "Target groups, with semicolons between them.")),
    _tagged(Field.WHEN, "#date", "written", (), ("Wanneer", "When",
        "De planning in woorden.", "The timing in words.")),
    _tagged(Field.START, "#date", "start", (), ("Vanaf", "From", "Eerste dag, ISO 8601.", "First day, ISO 8601.")),
    _tagged(Field.END, "#date", "end", (), ("Tot en met", "Until", "Laatste dag, ISO 8601.", "Last day, ISO 8601.")),
    _tagged(Field.STATUS, "#status", "", ("code",), ("Stand", "Status",
        "Stand van de actie.", "Status of the action.")),
)  # fmt: skip
"""The columns, in the order in which they are written."""

BY_FIELD: Mapping[Field, Tagged] = MappingProxyType({column.field: column for column in COLUMNS})
