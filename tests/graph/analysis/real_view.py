"""The network of the real plan, made by hand from the expectation in ``tests/golden``, without reader or store.

What is tested with it does not depend on how a plan is read. Quotes are cut from the plan's text by line numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import yaml

from graph.model import nodes as declared
from graph.model import relations as links
from graph.model.identifiers import action_id, ambition_id, block_id, relation_id, slug
from graph.model.rows import NodeRow, RelationRow, node_row, relation_row
from graph.model.vocabulary import Basis, Level, OrganisationKind, ResolutionRule, Role, TimingKind
from graph.view import NetworkView, make_view

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "leidschendam-voorburg-2025.yaml"
DISTRICT, OWNER, PLAN, SOURCE = "district-d-den-haag", "gm1916", "gm1916.2025", "source-of-the-plan"
MUNICIPALITIES = {
    "gm1916": "Leidschendam-Voorburg",
    "gm0637": "Zoetermeer",
    "gm1926": "Pijnacker-Nootdorp",
    "gm0629": "Wassenaar",
}
_K = OrganisationKind
ORGANISATIONS: dict[str, tuple[str, OrganisationKind, str | None]] = {
    "riec": ("RIEC", _K.REGIONAL_BODY, None),
    "rsiv": ("RSIV", _K.REGIONAL_BODY, None),
    "heit": ("HEIT", _K.REGIONAL_BODY, None),
    "heit-prostitutie": ("HEIT Prostitutie", _K.REGIONAL_BODY, "heit"),
    "zorg-en-veiligheidshuis": ("Zorg- en Veiligheidshuis", _K.REGIONAL_BODY, None),
    "politie": ("Politie", _K.POLICE_AND_JUSTICE, None),
    "avim": ("AVIM", _K.POLICE_AND_JUSTICE, "politie"),
    "om": ("Openbaar Ministerie", _K.POLICE_AND_JUSTICE, None),
    "nla": ("Nederlandse Arbeidsinspectie", _K.NATIONAL_BODY, None),
    "coa": ("COA", _K.NATIONAL_BODY, None),
    "work-in-nl": ("Work in NL", _K.NATIONAL_BODY, None),
    "ccv": ("CCV", _K.NATIONAL_BODY, None),
    "shop": ("SHOP", _K.CARE_PROVIDER, None),
    "leger-des-heils": ("Leger des Heils", _K.CARE_PROVIDER, None),
    "kessler-perspektief": ("Kessler Perspektief", _K.CARE_PROVIDER, None),
    "fairwork": ("FairWork", _K.NGO, None),
    "comensha": ("CoMensha", _K.NGO, None),
    "vluchtelingenwerk": ("VluchtelingenWerk", _K.NGO, None),
    "stek": ("Stek", _K.NGO, None),
    "meld-misdaad-anoniem": ("Meld Misdaad Anoniem", _K.NGO, None),
    "gm0518": ("Den Haag", _K.MUNICIPALITY, None),
    "gemeenten-district-d": ("Gemeenten binnen district D", _K.COLLECTIVE, None),
    "woningcorporaties": ("woningcorporaties", _K.SORT_OF_PARTY, None),
    "ondernemersverenigingen": ("ondernemersverenigingen", _K.SORT_OF_PARTY, None),
    "lokale-media": ("lokale media", _K.SORT_OF_PARTY, None),
    "maatschappelijke-organisaties": ("maatschappelijke organisaties", _K.SORT_OF_PARTY, None),
    "overige-partners": ("overige partners", _K.REST_GROUP, None),
    "zorgpartners": ("zorgpartners", _K.REST_GROUP, None),
    "gm1916.vth": ("VTH", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.mro": ("MRO", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.kcc": ("KCC", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.wijz": ("WIJZ", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.communicatie": ("Communicatie", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.burgemeester": ("Burgemeester", _K.OWN_DEPARTMENT, OWNER),
    "gm1916.aandachtsfunctionaris-mensenhandel": (
        "Aandachtsfunctionaris Mensenhandel",
        _K.OWN_DEPARTMENT,
        OWNER,
    ),
}
_LEVELS = {_K.REGIONAL_BODY: Level.REGIONAL, _K.NATIONAL_BODY: Level.NATIONAL, _K.NGO: Level.NATIONAL}


class PartyEntry(TypedDict, total=False):
    """A party in the expectation."""

    written: str
    organisation: str
    role: str
    lines: list[int]


class PassageEntry(TypedDict, total=False):
    """Words and their lines in the expectation."""

    written: str
    lines: list[int]
    funders: list[PartyEntry]


class TimingEntry(TypedDict):
    """A timing in the expectation."""

    written: str
    kind: str
    start: str | None
    end: str | None


class ActionEntry(TypedDict):
    """An action in the expectation."""

    lines: list[int]
    heading: str | None
    text: str
    title: str | None
    items: list[str]
    holder_lines: list[int]
    holders: list[PartyEntry]
    timing_lines: list[int] | None
    timing: TimingEntry | None
    mentions: list[PartyEntry]
    target_groups: NotRequired[list[PassageEntry]]


class BlockEntry(TypedDict):
    """A block in the expectation."""

    title: str | None
    title_lines: list[int] | None
    objective: PassageEntry
    results: list[PassageEntry]
    target_groups: list[PassageEntry]
    partners: list[PartyEntry]
    budget: PassageEntry
    actions: list[ActionEntry]


class AmbitionEntry(TypedDict):
    """An ambition in the expectation."""

    number: int
    title: str
    lines: list[int]
    blocks: list[BlockEntry]


class PlanEntry(TypedDict):
    """The whole expectation."""

    title: PassageEntry
    year: int
    vision: PassageEntry
    goals: list[PassageEntry]
    ambitions: list[AmbitionEntry]


class Spot(TypedDict):
    """Where something stands, as the fields of a stated node or relation."""

    basis: Basis
    source: str
    quote: str
    line_from: int
    line_to: int
    start: int
    end: int


@dataclass
class Network:
    """The rows as they are gathered."""

    lines: list[str]
    nodes: dict[str, NodeRow] = field(default_factory=dict)
    relations: list[RelationRow] = field(default_factory=list)

    def add(self, node: declared.Node) -> None:
        self.nodes.setdefault(node.id, node_row(node))

    def join(self, relation: links.Relation, source: str, target: str, plan: str | None = PLAN) -> None:
        self.relations.append(relation_row(relation, source, target, plan))

    def spot(self, lines: list[int], words: str | None = None) -> Spot:
        """The place of whole lines, or of ``words`` within them where they stand unbroken."""
        start = sum(len(line) for line in self.lines[: lines[0] - 1])
        text = "".join(self.lines[lines[0] - 1 : lines[1]]).rstrip("\n")
        at = -1 if words is None else text.lower().find(words.lower())
        if words is not None and at >= 0:
            start, text = start + at, text[at : at + len(words)]
        return Spot(
            basis=Basis.STATED, source=SOURCE, quote=text,
            line_from=lines[0], line_to=lines[1], start=start, end=start + len(text),
        )  # fmt: skip

    def organisation(self, organisation: str) -> str:
        """Puts an organisation with its parents into the network."""
        if organisation in MUNICIPALITIES:
            return organisation
        name, kind, parent = ORGANISATIONS[organisation]
        make = declared.Municipality if kind is _K.MUNICIPALITY else declared.Organisation
        if organisation not in self.nodes:
            self.add(make(id=organisation, name=name, kind=kind, level=_LEVELS.get(kind)))
            if parent is not None:
                self.organisation(parent)
                self.join(
                    links.PartOf(id=relation_id(None, "PART_OF", organisation, parent)), organisation, parent, None
                )
        return organisation


def real_view() -> NetworkView:
    """The view of the real district with its one loaded plan."""
    network = real_network()
    return make_view(DISTRICT, 1, network.nodes.values(), network.relations)


@cache
def real_network() -> Network:
    """The rows of that view."""
    expected = cast(PlanEntry, yaml.safe_load(GOLDEN.read_text(encoding="utf-8")))
    network = Network(plan_text().splitlines(keepends=True))
    _add_known(network)
    _add_plan(network, expected)
    for position, ambition in enumerate(expected["ambitions"], start=1):
        _add_ambition(network, ambition, position)
    return network


def plan_text() -> str:
    """The text of the real plan, as it ships with the package."""
    (text,) = (ROOT / "loaders" / "examples").rglob("uitvoeringsplan-2025.txt")
    return text.read_text(encoding="utf-8")


def _add_known(network: Network) -> None:
    network.add(declared.District(id=DISTRICT, name="district D, politie-eenheid Den Haag"))
    for municipality, name in MUNICIPALITIES.items():
        network.add(declared.Municipality(id=municipality, name=name, kind=_K.MUNICIPALITY, code=municipality))
        network.join(
            links.InDistrict(id=relation_id(None, "IN_DISTRICT", municipality, DISTRICT)),
            municipality,
            DISTRICT,
            None,
        )


def _add_plan(network: Network, expected: PlanEntry) -> None:
    spot = network.spot(expected["title"]["lines"])
    network.add(
        declared.Plan(
            id=PLAN, name=expected["title"]["written"], owner=OWNER, district=DISTRICT, year=expected["year"],
            vision=expected["vision"]["written"], **spot,
        )
    )  # fmt: skip
    network.join(links.HasPlan(id=relation_id(PLAN, "HAS_PLAN", OWNER, PLAN), **spot), OWNER, PLAN)
    network.add(
        declared.Source(
            id=SOURCE, name="leidschendam-voorburg-2025.txt", sha256="5" * 64, media_type="text/plain",
            characters=sum(len(line) for line in network.lines),
        )
    )  # fmt: skip
    network.join(links.ReadFrom(id=relation_id(PLAN, "READ_FROM", PLAN, SOURCE)), PLAN, SOURCE)


def _add_ambition(network: Network, entry: AmbitionEntry, position: int) -> None:
    ambition = ambition_id(PLAN, entry["number"], entry["title"])
    network.add(
        declared.Ambition(
            id=ambition, name=entry["title"], number=str(entry["number"]), position=position,
            **network.spot(entry["lines"]),
        )
    )  # fmt: skip
    network.join(links.HasAmbition(id=relation_id(PLAN, "HAS_AMBITION", PLAN, ambition)), PLAN, ambition)
    for place, block in enumerate(entry["blocks"], start=1):
        _add_block(network, entry, ambition, block, place)


def _add_block(network: Network, entry: AmbitionEntry, ambition: str, block: BlockEntry, position: int) -> None:
    made = block_id(ambition, block["title"])
    network.add(
        declared.Block(
            id=made, name=block["title"] or entry["title"], position=position, implicit=block["title"] is None,
            objective=block["objective"]["written"], results=tuple(r["written"] for r in block["results"]),
            budget=block["budget"]["written"], **network.spot(block["title_lines"] or entry["lines"]),
        )
    )  # fmt: skip
    network.join(links.HasBlock(id=relation_id(PLAN, "HAS_BLOCK", ambition, made)), ambition, made)
    _add_target_groups(network, made, block["target_groups"])
    for place, party in enumerate(block["partners"], start=1):
        relation = links.NamedPartnerIn(
            id=relation_id(PLAN, "NAMED_PARTNER_IN", party["organisation"], made, str(place)), position=place,
            written=party["written"], rule=ResolutionRule.CANONICAL_NAME,
            **network.spot(party["lines"], party["written"]),
        )  # fmt: skip
        network.join(relation, network.organisation(party["organisation"]), made)
    for party in block["budget"].get("funders", []):
        funds = links.Funds(
            id=relation_id(PLAN, "FUNDS", party["organisation"], made), written=party["written"],
            rule=ResolutionRule.CANONICAL_NAME, **network.spot(block["budget"]["lines"], party["written"]),
        )  # fmt: skip
        network.join(funds, network.organisation(party["organisation"]), made)
    for action in block["actions"]:
        _add_action(network, made, entry["number"], action)


def _add_target_groups(network: Network, block: str, groups: list[PassageEntry]) -> None:
    for position, group in enumerate(groups, start=1):
        target = f"doelgroep-{slug(group['written'])}"
        network.add(declared.TargetGroup(id=target, name=group["written"].lower()))
        relation = links.Targets(
            id=relation_id(PLAN, "TARGETS", block, target), written=group["written"], position=position,
            **network.spot(group["lines"]),
        )  # fmt: skip
        network.join(relation, block, target)


def _add_action(network: Network, block: str, number: int, entry: ActionEntry) -> None:
    action = action_id(PLAN, number, entry["text"])
    timing = entry["timing"]
    network.add(
        declared.Action(
            id=action, name=(entry["title"] or entry["text"])[:80], text=entry["text"], title=entry["title"],
            heading=entry["heading"], items=tuple(entry["items"]),
            position=1 + sum(node.label == "Action" for node in network.nodes.values()),
            timing=None if timing is None else timing["written"],
            timing_kind=None if timing is None else TimingKind(timing["kind"]),
            timing_start=None if timing is None else timing["start"],
            timing_end=None if timing is None else timing["end"],
            **network.spot(entry["lines"]),
        )
    )  # fmt: skip
    network.join(links.HasAction(id=relation_id(PLAN, "HAS_ACTION", block, action)), block, action)
    for position, party in enumerate(entry["holders"], start=1):
        holder = links.ResponsibleFor(
            id=relation_id(PLAN, "RESPONSIBLE_FOR", party["organisation"], action, str(position)),
            role=Role(party["role"]), position=position, written=party["written"],
            rule=ResolutionRule.CANONICAL_NAME, **network.spot(entry["holder_lines"], party["written"]),
        )  # fmt: skip
        network.join(holder, network.organisation(party["organisation"]), action)
    for party in entry["mentions"]:
        mention = links.MentionedIn(
            id=relation_id(PLAN, "MENTIONED_IN", party["organisation"], action), written=party["written"],
            rule=ResolutionRule.CANONICAL_NAME, **network.spot(entry["lines"], party["written"]),
        )  # fmt: skip
        network.join(mention, network.organisation(party["organisation"]), action)
    _add_members(network, action, entry["holders"])
    _add_target_groups(network, action, entry.get("target_groups", []))


def _add_members(network: Network, action: str, holders: Iterable[PartyEntry]) -> None:
    """The derived relations: the district's other members, where the collective of them holds an action."""
    if all(party["organisation"] != "gemeenten-district-d" for party in holders):
        return
    for position, member in enumerate(_others(), start=1):
        derived = links.ResponsibleFor(
            id=relation_id(PLAN, "RESPONSIBLE_FOR", member, action, "derived"), role=Role.HOLDER, position=position,
            written="Gemeenten binnen district D", rule=ResolutionRule.COLLECTIVE_MEMBER, basis=Basis.DERIVED,
            certainty=0.9,
        )  # fmt: skip
        network.join(derived, member, action)


def _others() -> Iterator[str]:
    return (municipality for municipality in sorted(MUNICIPALITIES) if municipality != OWNER)
