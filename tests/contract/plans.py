"""Plans made up for tests and benchmarks: valid statements of model classes, with a document in which every quote
stands. The same arguments always give the same rows."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import nodes as n
from graph.model import relations as r
from graph.model.form import ActionForm, AmbitionForm, BlockForm, Document, Owner, Passage, PlanForm, Reading
from graph.model.identifiers import action_id, ambition_id, block_id, plan_id, relation_id, slug
from graph.model.rows import NodeRow, PlanStatements, RelationRow, node_row, relation_row
from graph.model.vocabulary import Basis, Level, OrganisationKind, ResolutionRule, Role, TimingKind
from graph.store.records import Stamp

DISTRICT = "oefen-district-a"
OTHER_DISTRICT = "oefen-district-b"
STAMP = Stamp("2025-03-01T10:00:00+01:00", "contract test")

_WORDS = (
    "aanpak", "afspraken", "signalen", "mensenhandel", "opvang", "controle", "prostitutie", "uitbuiting", "jongeren",
    "partners", "melding", "regio", "training", "baliemedewerkers", "cliënten", "slachtoffers", "woningen", "toezicht",
    "overleg", "casus", "evaluatie", "budget", "hotels", "arbeid", "crisis", "één", "coördinatie", "beleid",
)  # fmt: skip
_KINDS = (
    OrganisationKind.REGIONAL_BODY, OrganisationKind.CARE_PROVIDER, OrganisationKind.NGO, OrganisationKind.COMPANY,
    OrganisationKind.POLICE_AND_JUSTICE, OrganisationKind.NATIONAL_BODY,
)  # fmt: skip
_GROUPS = ("Jongeren", "Slachtoffers", "Ondernemers", "Inwoners", "Arbeidsmigranten", "Professionals")
_PILLARS = ("Voorkomen", "Bestrijden", "Beschermen")

HOSTILE = (
    "Robert'); DROP TABLE node;--",
    "'; DROP TABLE relation; --",
    "`MATCH (n) DETACH DELETE n` // {{7*7}} ${x}",
    '<script>alert("x")</script> & <b>vet</b>',
    'names : "x" OR texts * NEAR(a b) ^c -d',
    "title:(a AND b) [x TO y] ~2 \\ / && || ! {}",
    "tab\ten bel\x07 en escape\x1b[31m rood \x7f",
    "regel\r\neinde\u2028en\u2029alinea\x85",
    "losse accenten e\u0301 \u0301\u0308 a\u0308\u0323",
    "\u202erechts naar links\u202c \u200f\u200e\u2066x\u2069 עברית العربية",
    "emoji 👩‍👩‍👧‍👦 🏳️‍🌈 𝕏 𠮷",
    "nul-breed\u200b\u200d\ufeff\u00ad en \ufffd",
    "ﬁets ß İstanbul ǅ ſ ½ ٣ Ⅷ",
    "%s %(x)s {0} \\u0000 \\x00 null NaN true [1,2]",
    "lang " + "woord " * 5_000,
    "a" * 20_000,
)
"""Texts that break what is not careful: of queries, markup, terminals, alphabets, and sizes."""


@dataclass(frozen=True, slots=True)
class PlanSize:
    """How much a made-up plan holds; as it stands, about as much as a real one."""

    ambitions: int = 5
    actions: int = 27
    partners: int = 6
    organisations: int = 40
    """From how many organisations, shared by all plans, it draws its parties."""


SMALL = PlanSize(ambitions=2, actions=3, partners=2, organisations=6)


def district_row(district: str = DISTRICT) -> NodeRow:
    """A district."""
    return node_row(n.District(id=district, name=f"Oefendistrict {district[-1].upper()}", fictional=True))


def municipality_row(number: int) -> NodeRow:
    """A municipality."""
    kind, level = OrganisationKind.MUNICIPALITY, Level.LOCAL
    name = f"Oefengemeente {number}"
    return node_row(n.Municipality(id=municipality_id(number), name=name, kind=kind, level=level, fictional=True))


def municipality_id(number: int) -> str:
    """The id of a municipality."""
    return f"oefen-gemeente-{number}"


def membership_row(number: int, district: str = DISTRICT) -> RelationRow:
    """That a municipality belongs to a district."""
    source = municipality_id(number)
    relation = r.InDistrict(id=relation_id(None, "IN_DISTRICT", source, district))
    return relation_row(relation, source, district, None)


def known(
    numbers: Sequence[int] = (1, 2, 3, 4), district: str = DISTRICT
) -> tuple[tuple[NodeRow, ...], tuple[RelationRow, ...]]:
    """A district and its municipalities, as ``init`` takes them."""
    rows = (district_row(district), *(municipality_row(number) for number in numbers))
    return rows, tuple(membership_row(number, district) for number in numbers)


def organisation_row(number: int, **changes: str | bool | tuple[str, ...]) -> NodeRow:
    """The organisation with this number."""
    names = {"other_names": (f"Org {number}", f"De {number}e")} if number % 3 == 0 else {}
    values = {"kind": _KINDS[number % len(_KINDS)], "level": Level.REGIONAL, **names, **changes}
    base = {"id": f"oefen-organisatie-{number}", "name": f"Oefenorganisatie {number}", "fictional": True}
    return node_row(n.Organisation.model_validate({**base, **values}))


def part_of_row(source: str, target: str) -> RelationRow:
    """That one organisation is part of another."""
    relation = r.PartOf(id=relation_id(None, "PART_OF", source, target), knowledge="verzonnen")
    return relation_row(relation, source, target, None)


def make_plan(
    owner: int,
    seed: int,
    *,
    size: PlanSize = PlanSize(),
    year: int = 2025,
    district: str = DISTRICT,
    texts: Sequence[str] = (),
) -> PlanStatements:
    """A plan of a municipality. ``texts`` are worked into names, actions and quotes, one after the other."""
    return _Draft(owner, seed, size, year, district, texts).statements()


class _Draft:
    """Writes a plan line by line, and keeps what each line states."""

    def __init__(self, owner: int, seed: int, size: PlanSize, year: int, district: str, texts: Sequence[str]) -> None:
        self._random = random.Random(f"{owner} {seed} {year}")
        self._owner, self._size, self._year, self._district = owner, size, year, district
        self._texts = list(reversed(texts))
        self._id = plan_id(municipality_id(owner), year, "")
        self._nodes: dict[str, NodeRow] = {}
        self._relations: dict[str, RelationRow] = {}
        self._lines: list[str] = []
        self._length = 0
        self._source = f"oefen-bron.{slug(f'{owner}-{seed}-{year}')}"
        self._forms: list[AmbitionForm] = []
        self._actions = 0

    def statements(self) -> PlanStatements:
        """The whole plan."""
        self._head()
        share = [self._size.actions // self._size.ambitions] * self._size.ambitions
        share[-1] += self._size.actions - sum(share)
        for number, actions in enumerate(share, 1):
            self._ambition(number, actions)
        form = self._source_node()
        return PlanStatements(self._id, tuple(self._nodes.values()), tuple(self._relations.values()), form)

    def _head(self) -> None:
        owner = municipality_id(self._owner)
        self._keep(municipality_row(self._owner))
        self._keep(district_row(self._district))
        self._known(membership_row(self._owner, self._district))
        title = self._text(3)
        place = self._line(title)
        plan = n.Plan.model_validate(
            {"id": self._id, "name": title, "owner": owner, "district": self._district, "year": self._year, **place}
        )
        self._add(plan)
        self._join(r.HasPlan, owner, self._id, place)
        for position in range(1, 5):
            words = self._text(6)
            goal = f"{self._id}.goal-{position}"
            self._add(n.Goal.model_validate({"id": goal, "name": words, "position": position, **self._line(words)}))
            self._join(r.HasGoal, self._id, goal)
        for position, name in enumerate(_PILLARS, 1):
            pillar = f"pijler.{slug(name)}"
            self._add(n.Pillar(id=pillar, name=name))
            self._join(r.Follows, self._id, pillar, {"written": name, "position": position, **self._line(name)})

    def _ambition(self, number: int, actions: int) -> None:
        title = self._text(4)
        place = self._line(title)
        ambition = ambition_id(self._id, number, None)
        block = block_id(ambition, None)
        self._add(
            n.Ambition.model_validate(
                {"id": ambition, "name": title, "number": str(number), "position": number, **place}
            )
        )
        self._join(r.HasAmbition, self._id, ambition)
        self._add(
            n.Block.model_validate(
                {"id": block, "name": self._text(2), "position": 1, "objective": self._text(12)}
                | {"results": (self._text(5), self._text(5)), "budget": self._text(4), **place}
            )
        )
        self._join(r.HasBlock, ambition, block)
        for position, party in enumerate(self._parties(self._size.partners), 1):
            self._party(r.NamedPartnerIn, party, block, {"position": position})
        for party in self._parties(1):
            self._party(r.Funds, party, block, {})
        self._targets(block)
        forms = tuple(self._action(number, block) for _ in range(actions))
        self._forms.append(AmbitionForm(number=number, title=title, blocks=(BlockForm(actions=forms),)))

    def _action(self, number: int, block: str) -> ActionForm:
        self._actions += 1
        text = self._text(14)
        action = action_id(self._id, number, f"{text} {self._actions}")
        place, timing = self._line(text), f"Q{self._random.randint(1, 4)} {self._year}"
        written = self._line(timing)
        self._add(
            n.Action.model_validate(
                {"id": action, "name": text[:80], "position": self._actions, "text": text, "timing": timing}
                | {"timing_kind": TimingKind.QUARTER, "timing_quote": timing, "timing_line": written["line_from"]}
                | {"timing_at": written["start"], "items": (self._text(3), self._text(3)), **place}
            )
        )
        self._join(r.HasAction, block, action)
        for position, party in enumerate(self._parties(self._random.randint(1, 2)), 1):
            self._party(r.ResponsibleFor, party, action, {"role": Role.HOLDER, "position": position})
        for party in self._parties(self._random.randint(0, 1)):
            self._party(r.MentionedIn, party, action, {})
        return ActionForm(text=text)

    def _targets(self, block: str) -> None:
        for position, name in enumerate(self._random.sample(_GROUPS, 2), 1):
            group = f"doelgroep.{slug(name)}"
            self._add(n.TargetGroup(id=group, name=name.lower()))
            self._join(r.Targets, block, group, {"written": name, "position": position, **self._line(name)})

    def _parties(self, number: int) -> list[int]:
        return self._random.sample(range(self._size.organisations + 1), number)

    def _party(self, kind: type[r.Relation], number: int, target: str, more: dict[str, str | int | float]) -> None:
        """Number 0 is the owner's own department; every fourth organisation is a unit of another, which may be one."""
        if number == 0:
            node = self._department()
        else:
            node = organisation_row(number)
            self._keep(node)
            unit = number
            while unit % 4 == 0:
                parent = unit // 4
                self._keep(organisation_row(parent))
                self._known(part_of_row(f"oefen-organisatie-{unit}", f"oefen-organisatie-{parent}"))
                unit = parent
        place = {"written": node.name, "rule": ResolutionRule.CANONICAL_NAME, **self._line(node.name), **more}
        self._join(kind, node.id, target, place)

    def _department(self) -> NodeRow:
        owner = municipality_id(self._owner)
        kind = OrganisationKind.OWN_DEPARTMENT
        node = node_row(n.Organisation(id=f"{owner}.vth", name="VTH", kind=kind, level=Level.LOCAL, fictional=True))
        self._keep(node)
        self._known(part_of_row(node.id, owner))
        return node

    def _text(self, words: int) -> str:
        chosen = " ".join(self._random.choice(_WORDS) for _ in range(words)).capitalize()
        return f"{chosen} {self._texts.pop()}" if self._texts else chosen

    def _line(self, text: str) -> dict[str, str | int | float]:
        start, first = self._length, len(self._lines) + 1
        self._lines.append(text)
        self._length += len(text) + 1
        return {
            "basis": Basis.STATED, "certainty": 1.0, "source": self._source, "quote": text, "page": 1,
            "line_from": first, "line_to": first, "start": start, "end": start + len(text),
        }  # fmt: skip

    def _source_node(self) -> str:
        document = "\n".join(self._lines)
        sha256 = hashlib.sha256(document.encode()).hexdigest()
        self._add(
            n.Source(id=self._source, name="plan.txt", sha256=sha256, media_type="text/plain", characters=len(document))
        )
        self._join(r.ReadFrom, self._id, self._source)
        reading = Reading(
            document=Document(sha256=sha256, name="plan.txt", media_type="text/plain", text=document),
            plan=PlanForm(
                owner=Owner(name=f"Oefengemeente {self._owner}"),
                title=Passage(written=self._lines[0]),
                year=self._year,
                ambitions=tuple(self._forms),
            ),
        )
        return reading.model_dump_json()

    def _add(self, node: n.Node) -> None:
        self._keep(node_row(node))

    def _keep(self, node: NodeRow) -> None:
        self._nodes[node.id] = node

    def _known(self, relation: RelationRow) -> None:
        self._relations[relation.id] = relation

    def _join(
        self, kind: type[r.Relation], source: str, target: str, more: dict[str, str | int | float] | None = None
    ) -> None:
        made = relation_id(self._id, kind.type, source, target, str(len(self._relations)))
        relation = kind.model_validate({"id": made, **(more or {})})
        self._relations[made] = relation_row(relation, source, target, self._id)
