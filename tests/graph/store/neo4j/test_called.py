"""Which functions a question calls, however it is written; no server is needed for it."""

import pytest

from graph.store.neo4j.called import called_functions

HIDDEN = [
    "RETURN apoc.x()",
    "RETURN APOC.X()",
    "RETURN apoc . x ()",
    "RETURN apoc.\n\tx\u00a0()",
    "RETURN apoc/**/.x()",
    "RETURN apoc./* een '*/x/* \" */()",
    "RETURN apoc // een `\n.x()",
    "RETURN apoc//\r.x()",
    "RETURN apoc\u180e.\ufeffx\u200b()",
    "RETURN `apoc`.`x`()",
    "RETURN `apoc`./**/x ()",
    "RETURN \\u0061poc.x()",
    "RETURN apoc\\u002ex()",
    "RETURN apoc.x\\u0028)",
    "RETURN `\\u0061poc`.x()",
    "RETURN apoc/\\u002a*/.x()",
    "RETURN apoc\\u002f/ iets\n.x()",
    "RETURN '/*', apoc/**/.x(), '*/'",
    "RETURN \"/*\", apoc.x(), '*/'",
    "RETURN '//', apoc.x()",
    "RETURN `/*`, apoc.x() AS `*/`",
    "RETURN 'a\\'', apoc.x(), '\\''",
    "RETURN 'a\\\\', apoc.x(), ''",
    "RETURN 'a\\u0027, apoc.x(), \\u0027'",
    'RETURN "\'", apoc.x(), "\'"',
    "/* ' */ RETURN apoc.x() // '",
    "// `\nRETURN apoc.x()",
    "RETURN [1, 2][0..apoc.x()]",
    "RETURN n.a, apoc.x(n.b)",
    "RETURN -apoc.x()",
    "MATCH (n) WHERE NOT apoc.x(n) RETURN n",
    "RETURN 1 AS `a``b`, apoc.x()",
    "RETURN apoc.x(",
    "RETURN apoc.x(/*",
    "RETURN 1.0+apoc.x()",
]

NOT_CALLED = [
    "RETURN 'a\\\\u0027, apoc.x() //'",
    "RETURN 'apoc.x()'",
    'RETURN "apoc.x()"',
    "RETURN 'it\\'s apoc.x()'",
    "RETURN 1 // apoc.x()",
    "RETURN /* apoc.x() */ 1",
    "RETURN `apoc.x()`",
    "RETURN apoc.x",
    "MATCH (apoc) WHERE apoc.x IN [1] RETURN (apoc)",
    "RETURN apoc 'x' .x()",
    "",
    "'",
    "`",
    "/*",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_function_is_seen_however_it_is_written(text: str) -> None:
    assert "apoc.x" in called_functions(text)


@pytest.mark.parametrize("text", NOT_CALLED)
def test_what_only_looks_like_a_call_is_none(text: str) -> None:
    assert "apoc.x" not in called_functions(text)


def test_a_name_between_backticks_may_hold_a_dot() -> None:
    """To Neo4j that is another function, which is not there; to be safe it counts as the same."""
    assert "apoc.x" in called_functions("RETURN `apoc.x`()")


def test_a_longer_name_is_seen_by_its_end_too() -> None:
    assert called_functions("RETURN a.b.c(1)") == {"a.b.c", "b.c", "c"}
