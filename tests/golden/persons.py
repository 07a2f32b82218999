"""Ways in which personal data comes into a plan, and decoys: how many of them are left out and kept.

    python -m tests.golden.persons

prints recall and precision, and every way and decoy that does not go as it should.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from graph.model.form import (
    ActionForm,
    AmbitionForm,
    BlockForm,
    Budget,
    Document,
    Holder,
    Owner,
    Party,
    Passage,
    PlanForm,
    Reading,
    Timing,
)
from loaders.content import IntakeOptions, read_content
from loaders.files import known_names
from loaders.form import dump_reading

ACTION = "Toezicht houden"
"""The text of the action beside the one that is looked at."""


@dataclass(frozen=True)
class Case:
    """A text in a field of a plan, and what of it must go or stay; ``failing`` is one that is known to go wrong."""

    name: str
    field: str
    text: str
    words: tuple[str, ...]
    failing: bool


@lru_cache(maxsize=1)
def cases() -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """The ways and the decoys."""
    said = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    ways = (_case(one, "way", "gone", "missed") for one in said["ways"])
    return tuple(ways), tuple(_case(one, "decoy", "kept", "taken") for one in said["decoys"])


def _case(one: dict[str, object], name: str, words: str, failing: str) -> Case:
    listed = one[words]
    assert isinstance(listed, list)
    field = str(one.get("field", "action"))
    return Case(str(one[name]), field, str(one["text"]), tuple(map(str, listed)), one.get(failing) is True)


def reading_with(case: Case) -> Reading:
    """A plan of two actions with the text of a case in its field."""

    def at(field: str, otherwise: str) -> str:
        return case.text if case.field == field else otherwise

    action = ActionForm(
        text=at("action", "Elke week controleren"),
        heading=at("heading", "Toezicht"),
        holders=(Holder(written=at("owner", "VTH")),),
        timing=Timing(written=at("timing", "2026")),
        result=Passage(written=at("result", "Rust")),
        costs=Passage(written=at("costs", "geen")),
        status=Passage(written=at("status", "loopt")),
    )
    block = BlockForm(
        actions=(action, ActionForm(text=ACTION)),
        partners=(Party(written=at("partner", "politie")),),
        budget=Budget(written=at("budget", "€ 10")),
        target_groups=(Passage(written=at("audience", "jongeren")),),
    )
    plan = PlanForm(
        owner=Owner(name="Leidschendam-Voorburg"),
        year=2026,
        title=Passage(written=at("title", "Plan veiligheid")),
        vision=Passage(written=at("vision", "Veilig")),
        goals=(Passage(written=at("goal", "Minder overlast")),),
        ambitions=(AmbitionForm(title=at("ambition", "Samen"), blocks=(block,)),),
    )
    name = at("file", "plan.txt")
    text = case.text if case.field == "action" else "Plan."
    return Reading(plan=plan, document=Document(sha256="0" * 64, name=name, media_type="text/plain", text=text))


def kept_of(case: Case) -> str:
    """All that is kept of a plan with this text in it, as the public form has it, broken lines joined."""
    content = dump_reading(reading_with(case)).encode()
    reading = read_content(content, None, known_names(), IntakeOptions())
    return dump_reading(reading).replace("\\n", "\n")


def goes(way: Case) -> bool:
    """Whether nothing of a way is kept."""
    kept = kept_of(way)
    return not any(word in kept for word in way.words)


def stays(decoy: Case) -> bool:
    """Whether all of a decoy is kept: in its field, and in the text of the document where it stands there too."""
    kept = kept_of(decoy)
    return all(kept.count(word) >= kept_twice(decoy) for word in decoy.words)


def kept_twice(decoy: Case) -> int:
    """How often its words stand in the plan at least: an action stands in the document too."""
    return 2 if decoy.field == "action" else 1


@dataclass(frozen=True)
class Score:
    """What came of all of them."""

    missed: tuple[str, ...]
    taken: tuple[str, ...]
    ways: int
    decoys: int

    @property
    def recall(self) -> float:
        """Ways that are left out, of all ways."""
        return 1 - len(self.missed) / self.ways

    @property
    def precision(self) -> float:
        """Ways that are left out, of all that is left out."""
        found = self.ways - len(self.missed)
        return found / (found + len(self.taken))


def score() -> Score:
    """Tries every way and every decoy."""
    ways, decoys = cases()
    missed = tuple(way.name for way in ways if not goes(way))
    return Score(missed, tuple(one.name for one in decoys if not stays(one)), len(ways), len(decoys))


def main() -> None:
    """Prints the score."""
    found = score()
    print(f"persons: recall {found.recall:.3f} of {found.ways} ways, precision {found.precision:.3f} ", end="")
    print(f"beside {found.decoys} decoys")
    for name in found.missed:
        print(f"  missed: {name}")
    for name in found.taken:
        print(f"  taken: {name}")


if __name__ == "__main__":
    main()
