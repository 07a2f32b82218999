"""The columns of each kind of row, declared once: tables of every form (CSV, frames, sheets) follow from these.

A column has a name for programs, which never changes, and a heading in both languages. Its value is a plain one: text,
number, truth value, a list of texts, or None where there is none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from graph.analysis.findings import Evidence, Finding
from graph.model.language import Text
from graph.plans import ActionPart, Named, PlanPart
from graph.plans.values import is_stated, words

if TYPE_CHECKING:
    from graph.analysis.measures.centrality import Centrality
    from graph.analysis.measures.measured import PartyMeasures

Row = TypeVar("Row")
Plain: TypeAlias = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, its heading, and what stands in it for a row."""

    name: str
    heading: Text
    value: Callable[[Row], Plain]

    def of(self, row: Row) -> Plain:
        """What stands in it for a row; a word of a closed list is its value."""
        found = self.value(row)
        return found.value if isinstance(found, StrEnum) else found


def values(columns: Iterable[Column[Row]], row: Row) -> dict[str, Plain]:
    """What stands in each column for a row, by name."""
    return {column.name: column.of(row) for column in columns}


def _who(name: str, nl: str, en: str) -> Column[Named]:
    """A column that is a property of the row itself."""
    return Column(name, Text(nl, en), lambda row: getattr(row, name))


WHO_COLUMNS: tuple[Column[Named], ...] = (
    _who("relation", "Code van de regel", "Code of the row"),
    _who("organisation", "Code van de partij", "Code of the party"),
    _who("name", "Partij", "Party"),
    _who("kind", "Soort partij", "Kind of party"),
    _who("level", "Niveau", "Level"),
    _who("own", "Eigen afdeling of functie", "Own department or function"),
    _who("municipality", "Code van de eigenaar", "Code of the owner"),
    _who("municipality_name", "Plan van", "Plan of"),
    _who("plan", "Plan", "Plan"),
    _who("degree", "Hoe genoemd", "How named"),
    _who("only_listed", "Alleen in de partnerlijst", "Only in the partner list"),
    _who("role", "Rol", "Role"),
    _who("position", "Plaats in de cel of lijst", "Place in the cell or list"),
    _who("written", "Zoals geschreven", "As written"),
    _who("rule", "Hoe herkend", "How recognised"),
    _who("certainty", "Zekerheid", "Certainty"),
    _who("basis", "Grond", "Basis"),
    _who("action", "Code van de actie", "Code of the action"),
    _who("action_name", "Actie", "Action"),
    _who("action_text", "Tekst van de actie", "Text of the action"),
    _who("ambition", "Code van de ambitie", "Code of the ambition"),
    _who("ambition_number", "Nummer van de ambitie", "Number of the ambition"),
    _who("ambition_title", "Ambitie", "Ambition"),
    _who("block", "Code van het onderdeel", "Code of the part"),
    _who("block_title", "Onderdeel", "Part"),
    _who("target_groups", "Voor wie", "For whom"),
    _who("timing", "Planning", "Timing"),
    _who("timing_kind", "Soort planning", "Kind of timing"),
    _who("timing_start", "Eerste dag", "First day"),
    _who("timing_end", "Laatste dag", "Last day"),
    _who("budget", "Geld", "Money"),
    _who("quote", "Citaat", "Quote"),
    _who("page", "Bladzijde", "Page"),
    _who("line_from", "Eerste regel", "First line"),
    _who("line_to", "Laatste regel", "Last line"),
)
"""Who does what: a row for each place where a plan names a party."""


_OTHERWISE = Text("Anders genoemd, van buiten", "Named otherwise, from outside")
_FROM_OUTSIDE = Text("Houders van buiten", "Holders from outside")


def _ambition_number(action: ActionPart) -> str | None:
    return words(action.place.ambition.properties, "number")


def _ambition_title(action: ActionPart) -> str | None:
    return action.place.ambition.name if is_stated(action.place.ambition) else None


def _block_title(action: ActionPart) -> str | None:
    return action.place.block.name if is_stated(action.place.block) else None


def _ids(rows: Iterable[Named]) -> tuple[str, ...]:
    return tuple(row.organisation for row in rows)


ACTION_COLUMNS: tuple[Column[ActionPart], ...] = (
    Column("action", Text("Code van de actie", "Code of the action"), lambda row: row.id),
    Column("municipality", Text("Code van de eigenaar", "Code of the owner"), lambda row: row.place.owner.id),
    Column("plan", Text("Plan", "Plan"), lambda row: row.place.plan.id),
    Column("ambition_number", Text("Nummer van de ambitie", "Number of the ambition"), _ambition_number),
    Column("ambition_title", Text("Ambitie", "Ambition"), _ambition_title),
    Column("name", Text("Actie", "Action"), lambda row: row.name),
    Column("text", Text("Tekst van de actie", "Text of the action"), lambda row: row.text),
    Column("holders", Text("Houders", "Holders"), lambda row: _ids(row.holders)),
    Column("outside_holder", Text("Houder van buiten", "Holder from outside"), lambda row: row.outside),
    Column("mentioned_outside", _OTHERWISE, lambda row: _ids(row.mentioned_outside)),
    Column("timing", Text("Planning", "Timing"), lambda row: row.timing),
    Column("timing_kind", Text("Soort planning", "Kind of timing"), lambda row: row.timing_kind),
    Column("timing_start", Text("Eerste dag", "First day"), lambda row: row.starts),
    Column("timing_end", Text("Laatste dag", "Last day"), lambda row: row.ends),
    Column("page", Text("Bladzijde", "Page"), lambda row: row.page),
    Column("line_from", Text("Eerste regel", "First line"), lambda row: row.line_from),
    Column("line_to", Text("Laatste regel", "Last line"), lambda row: row.line_to),
    Column("municipality_name", Text("Plan van", "Plan of"), lambda row: row.place.owner.name),
    Column("block_title", Text("Onderdeel", "Part"), _block_title),
    Column("outside_holders", _FROM_OUTSIDE, lambda row: _ids(row.outside_holders)),
    Column("target_groups", Text("Voor wie", "For whom"), lambda row: row.target_groups),
    Column("status", Text("Stand", "Status"), lambda row: words(row.node.properties, "status")),
)
"""The actions, plan by plan."""


def place_in_words(evidence: Evidence) -> str:
    """Where a piece of evidence stands, in Dutch words."""
    return lines_in_words(evidence.line_from, evidence.line_to, evidence.page)


def lines_in_words(line_from: int | None, line_to: int | None, page: int | None) -> str:
    """Where something stands in its source, in Dutch words."""
    if line_from is None:
        return "met de hand ingevoerd"
    before = "" if page is None else f"bladzijde {page}, "
    if line_to is None or line_to == line_from:
        return f"{before}regel {line_from}"
    return f"{before}regel {line_from}-{line_to}"


def _places(finding: Finding) -> tuple[str, ...]:
    return tuple(map(place_in_words, finding.evidence))


FINDING_COLUMNS: tuple[Column[Finding], ...] = (
    Column("id", Text("Code", "Code"), lambda row: row.id),
    Column("rule", Text("Regel", "Rule"), lambda row: row.rule),
    Column("kind", Text("Soort", "Kind"), lambda row: row.kind),
    Column("plan", Text("Plan", "Plan"), lambda row: row.plan),
    Column("topic", Text("Over", "About"), lambda row: row.topic.nl),
    Column("label", Text("Wat opvalt", "What stands out"), lambda row: row.label.nl),
    Column("explanation", Text("Uitleg", "Explanation"), lambda row: row.explanation.nl),
    Column("question", Text("Vraag", "Question"), lambda row: row.question.nl),
    Column("count", Text("Waarvan hoeveel", "Out of how many"), lambda row: row.denominator.text.nl),
    Column(
        "lines", Text("Regels in de bron", "Lines of the source"), lambda row: tuple(map(place_in_words, row.evidence))
    ),
    Column("organisations", Text("Partijen", "Parties"), lambda row: row.organisations),
    Column("owner", Text("Plan van", "Plan of"), lambda row: row.owner),
    Column("certainty", Text("Zekerheid", "Certainty"), lambda row: row.certainty),
    Column("municipalities", Text("Gemeenten", "Municipalities"), lambda row: row.municipalities),
    Column("actions", Text("Acties", "Actions"), lambda row: row.actions),
)
"""What stands out; its sentences are Dutch, as the plans are."""


PLAN_COLUMNS: tuple[Column[PlanPart], ...] = (
    Column("plan", Text("Code van het plan", "Code of the plan"), lambda row: row.id),
    Column("title", Text("Plan", "Plan"), lambda row: row.node.name),
    Column("municipality", Text("Code van de eigenaar", "Code of the owner"), lambda row: row.owner.id),
    Column("municipality_name", Text("Plan van", "Plan of"), lambda row: row.owner.name),
    Column("year", Text("Jaar", "Year"), lambda row: row.year),
    Column("ambitions", Text("Ambities", "Ambitions"), lambda row: sum(map(is_stated, row.ambition_nodes))),
    Column("actions", Text("Acties", "Actions"), lambda row: len(row.actions)),
    Column(
        "with_outside_holder",
        Text("Acties met een houder van buiten", "Actions with a holder from outside"),
        lambda row: sum(action.outside for action in row.actions),
    ),
)
"""The loaded plans."""


def _central(value: "Callable[[Centrality], float]") -> "Callable[[PartyMeasures], Plain]":
    return lambda row: None if row.centrality is None else round(value(row.centrality), DECIMALS)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)


DECIMALS = 6
# A measure has no more than three digits that mean anything; six are kept, so that others can compare their outcome.

MEASURE_COLUMNS: "tuple[Column[PartyMeasures], ...]" = (
    Column("organisation", Text("Code van de partij", "Code of the party"), lambda row: row.id),
    Column("name", Text("Partij", "Party"), lambda row: row.name),
    Column("kind", Text("Soort partij", "Kind of party"), lambda row: row.party.kind),
    Column("own", Text("Eigen afdeling of functie", "Own department or function"), lambda row: row.party.own),
    Column("side", Text("Kant", "Side"), lambda row: row.side),
    Column("actions", Text("Acties", "Actions"), lambda row: row.actions),
    Column("together_with", Text("Samen met", "Together with"), lambda row: row.together_with),
    Column("degree", Text("Aandeel van de acties", "Degree"), _central(lambda one: one.degree)),
    Column("closeness", Text("Nabijheid", "Closeness"), _central(lambda one: one.closeness)),
    Column("betweenness", Text("Ertussen", "Betweenness"), _central(lambda one: one.betweenness)),
    Column("pieces", Text("Stukken zonder deze partij", "Pieces without it"), lambda row: row.pieces),
    Column("group", Text("Groep", "Group"), lambda row: row.group),
    Column("kept", Text("Vastheid in de groep", "Kept in the group"), lambda row: _rounded(row.kept)),
    Column("coordinator", Text("Verbindt binnen de eigen kant", "Coordinator"), lambda row: row.coordinator),
    Column("consultant", Text("Verbindt binnen een andere kant", "Consultant"), lambda row: row.consultant),
    Column("gatekeeper", Text("Verbindt de eigen kant met een andere", "Gatekeeper"), lambda row: row.gatekeeper),
    Column("liaison", Text("Verbindt twee andere kanten", "Liaison"), lambda row: row.liaison),
    Column("constraint", Text("Ingeslotenheid (Burt)", "Constraint (Burt)"), lambda row: _rounded(row.constraint)),
)
"""Measures of parties; never read the last column alone (``graph.analysis.measures.projection.constraints``)."""
