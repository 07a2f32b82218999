"""What is known beforehand as nodes and relations: districts, municipalities, organisations with their parents."""

import re
from collections.abc import Iterable
from functools import lru_cache

from graph.model.form import OrganisationRef
from graph.model.identifiers import relation_id
from graph.model.nodes import District, Municipality, Organisation
from graph.model.relations import InDistrict, PartOf
from graph.model.rows import NodeRow, RelationRow, node_row, relation_row
from graph.model.vocabulary import Level, OrganisationKind
from graph.reference import KnownDistrict, KnownOrganisation, Reference

NO_OWNERS = frozenset({OrganisationKind.SORT_OF_PARTY, OrganisationKind.REST_GROUP, OrganisationKind.COLLECTIVE})
"""Kinds that cannot own a plan."""

_TOOI = re.compile(r"gm\d{4}")


@lru_cache(maxsize=4)
def known_rows(reference: Reference) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """Every district that is known with its municipalities, in order of id: what a store holds before any plan.

    So do municipalities of one's own file that are in none. The others of the country enter when a plan names one or
    counts for their region.
    """
    nodes: dict[str, NodeRow] = {}
    relations: dict[str, RelationRow] = {}
    for district in reference.districts:
        found, joined = with_members(district, reference)
        nodes.update((row.id, row) for row in found)
        relations.update((row.id, row) for row in joined)
    for town in reference.municipalities:
        if town.district is None and town.region is None:
            nodes[town.id] = node_row(organisation_node(town.as_organisation()))
    return _sorted_nodes(nodes.values()), tuple(sorted(relations.values(), key=lambda row: row.id))


def with_members(district: KnownDistrict, reference: Reference) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """A district with its municipalities; of a region those that are in no district of their own."""
    nodes, relations = [node_row(district_node(district))], []
    for town in reference.members(district.id):
        if town.district in (None, district.id):
            nodes.append(node_row(organisation_node(town.as_organisation())))
            relations.append(in_district(town.id, district.id))
    return tuple(nodes), tuple(relations)


def district_node(district: KnownDistrict) -> District:
    """A district that is known."""
    return District(id=district.id, name=district.name, fictional=district.fictional)


def organisation_node(known: KnownOrganisation) -> Organisation:
    """An organisation that is known; a municipality carries its code."""
    if known.kind is OrganisationKind.MUNICIPALITY:
        return Municipality(
            id=known.id,
            name=known.name,
            kind=known.kind,
            level=known.level,
            other_names=known.other_names,
            knowledge=known.knowledge or None,
            fictional=known.fictional,
            code=known.id if _TOOI.fullmatch(known.id) else None,
        )
    return Organisation(
        id=known.id,
        name=known.name,
        kind=known.kind,
        level=known.level,
        other_names=known.other_names,
        former_names=known.former_names,
        knowledge=known.knowledge or None,
        fictional=known.fictional,
    )


def unconfirmed_node(named: OrganisationRef, fictional: bool) -> Organisation:
    """An organisation of which no more is known than what the plan says."""
    made = Municipality if named.kind is OrganisationKind.MUNICIPALITY else Organisation
    level = Level.LOCAL if made is Municipality else named.level
    return made(id=named.id, name=named.name, kind=named.kind, level=level, confirmed=False, fictional=fictional)


def with_surroundings(
    known: KnownOrganisation, reference: Reference
) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """An organisation with all it is a part of, and the district where one of them is a municipality in one."""
    nodes: list[NodeRow] = []
    relations: list[RelationRow] = []
    at: KnownOrganisation | None = known
    passed: set[str] = set()
    while at is not None and at.id not in passed:
        passed.add(at.id)
        nodes.append(node_row(organisation_node(at)))
        district = reference.district_of(at.id)
        if district is not None:
            nodes.append(node_row(district_node(district)))
            relations.append(in_district(at.id, district.id))
        parent = None if at.parent is None else reference.organisation(at.parent)
        if parent is not None:
            relations.append(part_of(at.id, parent.id, at.knowledge))
        at = parent
    return tuple(nodes), tuple(relations)


def part_of(unit: str, parent: str, knowledge: str = "") -> RelationRow:
    """That a unit is a part of its parent; no plan states it, it is known."""
    identifier = relation_id(None, PartOf.type, unit, parent)
    return relation_row(PartOf(id=identifier, knowledge=knowledge or None), unit, parent, None)


def in_district(municipality: str, district: str) -> RelationRow:
    """That a municipality belongs to a district; no plan states it, it is known."""
    identifier = relation_id(None, InDistrict.type, municipality, district)
    return relation_row(InDistrict(id=identifier), municipality, district, None)


def _sorted_nodes(nodes: Iterable[NodeRow]) -> tuple[NodeRow, ...]:
    return tuple(sorted(nodes, key=lambda row: row.id))
