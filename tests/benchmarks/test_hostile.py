"""The hostile plans are what they say: their sizes, their numbers, and the reader takes them for plans."""

import json

import pytest

from benchmarks.hostile import Attack, attacks, word
from benchmarks.nation import nation


@pytest.fixture(scope="module")
def made() -> dict[str, Attack]:
    return {attack.name: attack for attack in attacks(nation(1).municipalities[0])}


# The sizes with which the product was once kept busy.
@pytest.mark.parametrize(("name", "size"), [("crowded", 562_000), ("thin", 123_000), ("persons", 624_000)])
def test_an_attack_has_the_size_that_it_says(made: dict[str, Attack], name: str, size: int) -> None:
    assert len(made[name].form) == pytest.approx(size, rel=0.02)


def test_an_attack_has_as_many_parts_as_it_says(made: dict[str, Attack]) -> None:
    counted = {name: _counted(attack) for name, attack in made.items()}

    assert counted == {
        "crowded": (45, 45 * 30, 45 * 140, 2_000, 45 * 30),
        "thin": (1_400, 1, 1_400, 1_400, 0),
        "strangers": (30, 2_400, 0, 0, 9_600),
        "persons": (20, 1_600, 0, 0, 8_000),
    }


def test_an_attack_reads_the_same_as_a_text(made: dict[str, Attack]) -> None:
    lines = made["crowded"].text.decode().splitlines()

    assert sum(line.startswith("Programmalijn ") for line in lines) == 45
    assert sum(line.startswith("Actie ") for line in lines) == 45 * 30
    assert sum(line.startswith("• ") for line in lines) == 45 * 140


def test_words_differ() -> None:
    assert len({word(number) for number in range(20_000)}) == 20_000


def _counted(attack: Attack) -> tuple[int, int, int, int, int]:
    """Ambitions, actions, partners, different partners and holders."""
    ambitions = json.loads(attack.form)["plan"]["ambitions"]
    blocks = [block for ambition in ambitions for block in ambition["blocks"]]
    partners = [party["written"] for block in blocks for party in block["partners"]]
    actions = [action for block in blocks for action in block.get("actions", [])]
    holders = [party["written"] for action in actions for party in action["holders"]]
    return len(ambitions), len(actions), len(partners), len(set(partners)), len(holders)
