"""The reference of the rules as a page, made from the rules themselves: ``docs/reference/rules.md``."""

from collections.abc import Iterator

from graph.analysis.findings import Kind, Rule, Twin
from graph.analysis.rules import RULES
from graph.model.language import Text

_KINDS = {
    Kind.GAP: Text("hiaat", "gap"),
    Kind.OVERLAP: Text("overlap", "overlap"),
    Kind.DEPENDENCY: Text("afhankelijkheid", "dependency"),
    Kind.CONTRADICTION: Text("om na te kijken", "contradiction"),
    Kind.SLIP: Text("om na te kijken in de tekst", "slip of the text"),
}

_OPENING = """# Regels

Deze bladzijde is gemaakt uit de regels zelf (`graph/analysis/rules`).

Een regel zegt wat een plan zegt en wat het niet zegt, nooit wat een partij doet. Wat in geen geladen plan staat, heet
*niet genoemd*. Een regel die niet kan oordelen, zegt dat; hij geeft geen lege lijst. Woorden tussen accolades worden
ingevuld. De Cypher staat naast elke regel en geeft op Neo4j dezelfde onderwerpen; `$district` is de code van het
district.
"""


def rules_page(rules: tuple[Rule, ...] = RULES) -> str:
    """All rules as Markdown, in the order of the registry."""
    contents = "\n".join(f"- [{rule.title.nl}](#{_anchor(rule.id)}): `{rule.id}`" for rule in rules)
    return "\n".join((_OPENING, contents, "", *(line for rule in rules for line in _section(rule))))


def kind_name(kind: Kind) -> Text:
    """What a kind of finding is called."""
    return _KINDS[kind]


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"**{rule.title.nl}** ({rule.title.en})"
    yield ""
    yield f"- Soort: {_KINDS[rule.kind].nl}. Versie {rule.version}."
    yield f"- Uitleg: {rule.explanation.nl}"
    yield f"- Vraag: {rule.question.nl}"
    yield f"- Op de agenda: *{'*, *'.join(one.nl for one in _headlines(rule))}*"
    yield f"- Geteld: van alle {rule.counted.nl}{'' if rule.in_plan is None else ' in één plan'}."
    if rule.pattern is not None:
        yield f"- Als patroon: *n van m {rule.counted.nl}: {rule.pattern.nl}*"
    yield f"- English: {rule.explanation.en} {rule.question.en}"
    if rule.twin is Twin.EVIDENCE:
        yield "- De Cypher geeft waaruit de regel kiest: het vergelijken van teksten gebeurt in Python."
    yield ""
    yield "```cypher"
    yield rule.cypher.strip()
    yield "```"
    yield ""


def _headlines(rule: Rule) -> list[Text]:
    """The questions that are read aloud: of one finding, of a pattern, of several municipalities."""
    return [one for one in (rule.headline, rule.pattern_headline, rule.shared_headline) if one is not None]


def _anchor(rule_id: str) -> str:
    """The anchor that Markdown readers make of a heading: without the full stop."""
    return rule_id.replace(".", "")
