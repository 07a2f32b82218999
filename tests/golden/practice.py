"""The practice plans as parts without a format, for every format to be made of, and what is compared of their readings.

Two of them are texts, with their parts in ``*.source.yaml`` beside them. The other two were entered in the public form,
which is a source of its own: their parts follow from it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from graph.model.form import ActionForm, AmbitionForm, BlockForm, Party, Passage, PlanForm, Reading
from graph.model.vocabulary import Role
from graph.reference import Reference, load_reference
from loaders.document import Document
from loaders.form import parse_reading
from loaders.reading import read_as_plan, resolve_reading
from tests.golden.corpus.formats import FORMS
from tests.golden.corpus.source import Cell, Grid, Heading, Labels, Part, Text, Title, Yaml, parts_in
from tests.read_here import read_here

FOLDER = Path(__file__).parents[2] / "loaders/examples/oefendistrict"
TEXTS = ("pluvierdrecht", "zilvermuide-kwartelwoude")
ENTERED = ("krekelerzijl", "vlonderhuizen")
PLANS = (*TEXTS, *ENTERED)

_ROLES = {Role.LEAD: "Trekker", Role.HOLDER: "Actiehouder", Role.SUPPORT: "Ondersteuning"}
_MARKS = re.compile(r"(?:^|(?<=\s))[•\-\uf0b7\ufffd]\s*")


@cache
def reference() -> Reference:
    return load_reference([FOLDER / "district.yaml"])


@cache
def given(plan: str) -> Reading:
    """A practice plan as it ships: its text, read, or its form."""
    if plan in TEXTS:
        path = FOLDER / f"{plan}-2026.txt"
        return read_as_plan(read_here(path.read_bytes(), path.name), reference())
    return resolve_reading(parse_reading((FOLDER / f"{plan}-2026.json").read_text("utf-8")), reference())


@cache
def parts(plan: str) -> tuple[Part, ...]:
    """A practice plan apart from any format."""
    if plan in TEXTS:
        held: Yaml = yaml.safe_load((FOLDER / f"{plan}-2026.source.yaml").read_text("utf-8"))
        return parts_in(held["parts"])
    return tuple(_parts_of(given(plan).plan))


def document(plan: str, form: str, options: Yaml) -> Document:
    """A practice plan, laid out in a format and read from its file."""
    laid = FORMS[form]
    return read_here(laid.make(parts(plan), options), f"{plan}.{laid.ending}")


def read(laid: Document) -> Reading:
    """The plan that a document of the practice district holds."""
    return read_as_plan(laid, reference())


def _parts_of(plan: PlanForm) -> Iterator[Part]:
    assert plan.title is not None
    assert plan.owner is not None
    assert plan.vision is not None
    yield Title(plan.title.written)
    yield Text(f"Gemeente {plan.owner.name}")
    yield from (Heading("Visie"), Text(plan.vision.written))
    yield Heading("Doelen")
    yield from (Text(f"{number}. {goal.written}") for number, goal in enumerate(plan.goals, 1))
    yield Heading("Pijlers")
    yield from (Text(f"{number}. {pillar.written}") for number, pillar in enumerate(plan.pillars, 1))
    for ambition in plan.ambitions:
        yield Heading(f"Ambitie {ambition.number} {ambition.title}")
        for block in ambition.blocks:
            yield from _block(block)


def _block(block: BlockForm) -> Iterator[Part]:
    if block.title is not None:
        yield Heading(block.title, 2)
    assert block.objective is not None
    assert block.budget is not None
    pairs = [("Doelstelling", block.objective.written)]
    pairs += [("Beoogd resultaat", result.written) for result in block.results]
    pairs += [("Doelgroep", ", ".join(group.written for group in block.target_groups))]
    pairs += [("Uitvoeringspartners", ", ".join(partner.written for partner in block.partners))]
    pairs += [("Benodigd budget", block.budget.written)]
    yield Labels(tuple(pairs))
    roles = [
        role for role in _ROLES if any(holder.role is role for action in block.actions for holder in action.holders)
    ]
    heads = ["Actie", *(_ROLES[role] for role in roles), "Planning"]
    rows = tuple(tuple(map(Cell, _row(action, roles))) for action in block.actions)
    yield Grid(("action", *("owner" for _ in roles), "timing"), (tuple(map(Cell, heads)),), rows)


def _row(action: ActionForm, roles: Sequence[Role]) -> Iterator[str]:
    yield (
        action.text
        if len(action.items) == 0
        else "\n".join((str(action.title), *(f"- {item.written}" for item in action.items)))
    )
    for role in roles:
        yield ", ".join(holder.written for holder in action.holders if holder.role is role)
    yield "" if action.timing is None else action.timing.written


def told(plan: PlanForm) -> Iterator[str]:
    """What a plan says, line by line, for comparing: words without marks of lists and breaks of lines."""
    yield f"title {_written(plan.title)} of {plan.owner and plan.owner.id} in {plan.year}"
    yield f"vision {_written(plan.vision)}"
    yield from (f"goal {_written(goal)}" for goal in plan.goals)
    yield from (f"pillar {_written(pillar)}" for pillar in plan.pillars)
    for ambition in plan.ambitions:
        yield from _told(ambition)


def _told(ambition: AmbitionForm) -> Iterator[str]:
    yield f"ambition {ambition.number} {ambition.title}"
    for block in ambition.blocks:
        yield f"part {block.title}: {_written(block.objective)}"
        yield f"results {[_written(result) for result in block.results]}"
        yield f"groups {', '.join(group.written for group in block.target_groups)}"
        yield f"partners {[_party(partner) for partner in block.partners]}"
        yield f"budget {_written(block.budget)} {block.budget and [_party(payer) for payer in block.budget.funders]}"
        for action in block.actions:
            when = action.timing
            yield f"action {words(action.heading)} / {words(action.title)} / {words(action.text)}"
            yield f"items {[_written(item) for item in action.items]}"
            yield from (f"{holder.role.value} {_party(holder)}" for holder in action.holders)
            yield f"when {when and (words(when.written), when.kind, when.start, when.end)} {_written(action.status)}"
            yield f"unclear {action.unclear}"


def words(text: str | None) -> str | None:
    """Words in one line, without the marks of lists."""
    return None if text is None else re.sub(r"\s+", " ", _MARKS.sub("", text)).strip()


def _written(passage: Passage | None) -> str | None:
    return None if passage is None else words(passage.written)


def _party(party: Party) -> str:
    return f"{words(party.written)} ({party.organisation and party.organisation.id})"
