"""The data dictionary and the glossary: what the model declares, in words, as one Markdown text."""

import types
from collections.abc import Iterable
from enum import StrEnum
from typing import Union, get_args, get_origin

from graph.model.declare import Declared
from graph.model.nodes import NODES, Node
from graph.model.relations import RELATIONS, Relation
from graph.model.vocabulary import NAMES

_INTRODUCTION = """\
# Data dictionary and glossary

Made from the declarations in `graph/model`; do not edit by hand, `make docs` writes it and a test compares it.
Names in code, graph and API are English; what a person reads is Dutch or English. In every table the Dutch name
stands beside the English one.

A property that a document states carries its place with it: `source`, `quote`, `page`, `line_from`, `line_to`,
`start` and `end`, where `text[start:end]` of the document is the quote.
"""


def data_dictionary() -> str:
    """All nodes, relations and lists of words, in declared order."""
    parts = [_INTRODUCTION, "## Nodes\n"]
    parts.extend(_node(node) for node in NODES)
    parts.append("## Relations\n")
    parts.extend(_relation(relation) for relation in RELATIONS)
    parts.append("## Lists of words\n")
    parts.extend(_vocabulary(words) for words in NAMES)
    return "\n".join(parts)


def _node(node: type[Node]) -> str:
    labels = ", ".join(f"`{label}`" for label in (node.label, *node.extra_labels))
    heading = f"### {node.__name__} ({node.term.name_nl})\n\n{node.term.en} {node.term.nl}"
    return f"{heading}\n\nLabels: {labels}.\n\n{_table(node)}"


def _relation(relation: type[Relation]) -> str:
    ends = "; ".join(f"`{source}` to `{target}`" for source, target in relation.ends)
    many = {True: "several", False: "one"}
    cardinality = f"{many[relation.many[0]]} to {many[relation.many[1]]}"
    return (
        f"### {relation.type} ({relation.term.name_nl})\n\n{relation.term.en} {relation.term.nl}\n\n"
        f"Joins {ends}; {cardinality}.\n\n{_table(relation)}"
    )


def _table(declared: type[Declared]) -> str:
    rows = ["| property | naam | type | meaning | betekenis |", "|---|---|---|---|---|"]
    for name, words in declared.words().items():
        field = declared.model_fields[name]
        kind = type_name(field.annotation) + ("" if field.is_required() else ", optional")
        rows.append(f"| `{name}` | {words.name_nl} | {kind} | {words.en} | {words.nl} |")
    return "\n".join(rows) + "\n"


def _vocabulary(words: type[StrEnum]) -> str:
    rows = [
        f"### {words.__name__}\n",
        (words.__doc__ or "").split("\n")[0] + "\n",
        "| value | naam | name |",
        "|---|---|---|",
    ]
    rows.extend(f"| `{value}` | {dutch} | {english} |" for value, (dutch, english) in NAMES[words].items())
    return "\n".join(rows) + "\n"


def type_name(annotation: object) -> str:
    """The type of a property in words a reader of the dictionary knows."""
    if get_origin(annotation) in (Union, types.UnionType):
        return " or ".join(_known(get_args(annotation)))
    if get_origin(annotation) is tuple:
        return f"list of {type_name(get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return f"one of {annotation.__name__}"
    names: dict[object, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(annotation, str(annotation))


def _known(arguments: Iterable[object]) -> list[str]:
    return [type_name(argument) for argument in arguments if argument is not type(None)]
