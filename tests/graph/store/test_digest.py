"""Digests stay what they were: those that a store holds were made by whatever program wrote it.

The texts that are hashed stand here written out, as the first program with digests wrote them.
"""

import hashlib
from types import MappingProxyType

import pytest

from graph.model.rows import NodeRow, Properties, RelationRow
from graph.store.digest import canonical, canonical_all, of_node, of_record, of_relation, written
from graph.store.records import AuditRow, DecisionRecord, PlanVersion

BETWEEN = "\x1e"


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_digest_of_a_node_is_that_of_its_written_form() -> None:
    node = NodeRow("gm1", ("Organisation", "Municipality"), {"name": "'s-Gravenhage", "id": "gm1", "size": 2})
    assert canonical(node.properties) == '{"id":"gm1","name":"\'s-Gravenhage","size":2}'
    wanted = 'node\x1fgm1\x1fOrganisation,Municipality\x1f{"id":"gm1","name":"\'s-Gravenhage","size":2}'
    assert written(of_node(node, canonical(node.properties))) == hashed(wanted)


@pytest.mark.parametrize(("plan", "said"), [("p.2026", "p.2026"), (None, "")])
def test_digest_of_a_relation_is_that_of_its_written_form(plan: str | None, said: str) -> None:
    row = RelationRow("p.2026.r", "TARGETS", "p.2026.b", "groep-é", plan, MappingProxyType({"spans": ("1-2", "5-9")}))
    wanted = f'relation\x1fp.2026.r\x1fTARGETS\x1fp.2026.b\x1fgroep-é\x1f{said}\x1f{{"spans":["1-2","5-9"]}}'
    assert written(of_relation(row, canonical(row.properties))) == hashed(wanted)


def test_digest_of_a_record_is_that_of_its_fields_as_one_object() -> None:
    version = PlanVersion("p.2026", 1, "2026-11-27T10:00:00+01:00", "command line", '{"a": 1}')
    assert of_record(version) == hashed(
        'PlanVersion\x1f{"at":"2026-11-27T10:00:00+01:00","by":"command line","form_json":"{\\"a\\": 1}",'
        '"number":1,"plan":"p.2026"}'
    )
    decision = DecisionRecord("d1", "r1:a", ("a", "b"), "yes", "", None, "dx", "2026-11-27T10:00:00+01:00", "chair")
    assert of_record(decision) == hashed(
        'DecisionRecord\x1f{"answer":"yes","at":"2026-11-27T10:00:00+01:00","by":"chair","district":"dx",'
        '"finding":"r1:a","id":"d1","meeting":null,"note":"","subjects":["a","b"]}'
    )
    assert of_record(AuditRow(3, "", "", "init", "store", "")) == hashed(
        'AuditRow\x1f{"at":"","by":"","detail":"","revision":3,"subject":"store","verb":"init"}'
    )


@pytest.mark.parametrize(
    "held",
    [
        (),
        ({"id": "a"},),
        ({"id": "a", "name": "één"}, {"id": "b", "texts": ("x", "y")}, {}),
        ({"id": "a", "texts": ("x", BETWEEN, "y")}, {"id": "b"}),
        ({"id": f'a,"{BETWEEN}",'}, {"id": "b", BETWEEN: BETWEEN}),
        ({"id": "a"}, {"texts": (BETWEEN, BETWEEN)}),
    ],
)
def test_many_rows_are_written_as_each_is_alone(held: tuple[Properties, ...]) -> None:
    rows = [NodeRow(str(at), ("Organisation",), MappingProxyType(dict(one))) for at, one in enumerate(held)]
    assert list(canonical_all(rows)) == [canonical(row.properties) for row in rows]
