"""What taking in a plan costs: with its length and not faster, whatever it is full of. Calls are counted, not time."""

import cProfile
import json
from collections.abc import Callable
from itertools import product

import pytest

from graph.reference import load_reference
from loaders.content import IntakeOptions, prepare
from loaders.faults import LoadError
from loaders.form.statements import state_plan
from loaders.resolve import lexicon_for
from loaders.resolve.index import index_for
from loaders.resolve.lexicon import Lexicon

REFERENCE = load_reference()
SYLLABLES = ("ka", "mo", "ri", "to", "ve", "lu", "sa", "ne")
WORDS = ["".join(parts).capitalize() for parts in product(SYLLABLES, repeat=4)]


def form(actions: list[dict[str, object]], **block: object) -> bytes:
    plan = {"owner": {"name": "Wassenaar"}, "year": 2026, "ambitions": [{"blocks": [{"actions": actions, **block}]}]}
    return json.dumps({"plan": plan}).encode()


def holders(number: int, made: Callable[[str], str]) -> list[dict[str, object]]:
    return [{"text": f"Doen {at}", "holders": [{"written": made(WORDS[at])}]} for at in range(number)]


PLANS: dict[str, Callable[[int, int], bytes]] = {
    "persons in a form": lambda size, turn: form(holders(size, lambda word: f"mw. A. de {word}{'x' * turn}")),
    "unknown names in a form": lambda size, turn: form(holders(size, lambda word: f"Stichting {word} nummer {turn}")),
    "names that nearly are one": lambda size, turn: form(holders(size, lambda word: f"{word[:2]}politie{turn} {word}")),
    "persons in a text": lambda size, turn: text(size, f"mw. A. de {{word}}{'y' * turn}, VTH"),
    "unknown names in a text": lambda size, turn: text(size, f"Vereniging {{word}} nummer {turn}"),
}


def text(size: int, who: str) -> bytes:
    rows = "".join(f"Stap {at} doen. | {who.format(word=WORDS[at])} | Q1 2026\n" for at in range(size))
    return f"Uitvoeringsplan gemeente Wassenaar 2026\n\nActie | Wie | Planning\n{rows}".encode()


def calls(content: bytes) -> int:
    counted = cProfile.Profile()
    counted.enable()
    prepared = prepare(content, "plan.txt", REFERENCE, IntakeOptions())
    state_plan(prepared.reading, REFERENCE, prepared.district)
    counted.disable()
    return sum(entry.callcount for entry in counted.getstats())


@pytest.mark.parametrize("name", PLANS)
def test_four_times_the_plan_is_four_times_the_work(name: str) -> None:
    calls(PLANS[name](10, 1))  # what is remembered between plans is made first
    small, large = calls(PLANS[name](200, 2)), calls(PLANS[name](800, 3))
    assert large < 1.3 * 4 * small


def test_leaving_out_names_cost_each_name_for_each_string() -> None:
    """The same strings with ten times as many names: each name costs itself, and the strings what they did."""
    action: dict[str, object] = {"text": "Een zin over iets anders, en nog een. " * 40}
    few, many = (form([action] * 40 + holders(number, lambda word: f"dhr. B. {word}")) for number in (60, 600))
    calls(few)
    assert calls(many) < 10 * calls(few)


def hostile() -> bytes:
    """45 ambitions of 30 actions with 140 partners each and 2,000 names that nobody knows: 1,350 actions."""
    names = [f"Stichting {word}" for word in WORDS[:2_000]]
    ambitions = [
        {
            "number": at,
            "blocks": [
                {
                    "partners": [{"written": names[(31 * at + other) % 2_000]} for other in range(140)],
                    "actions": [
                        {"text": f"{at}-{other}", "holders": [{"written": names[other]}]} for other in range(30)
                    ],
                }
            ],
        }
        for at in range(45)
    ]
    return json.dumps({"plan": {"owner": {"name": "Wassenaar"}, "ambitions": ambitions}}).encode()


def many_ambitions() -> bytes:
    ambitions = [{"number": at, "blocks": [{"partners": [{"written": f"Partij {at}"}]}]} for at in range(1_400)]
    return json.dumps({"plan": {"owner": {"name": "Wassenaar"}, "ambitions": ambitions}}).encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [(hostile(), "too-many-actions"), (many_ambitions(), "too-many-ambitions")],
    ids=["1350 actions", "1400 ambitions"],
)
def test_a_hostile_plan_is_refused_by_a_bound_that_is_named(
    content: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.content.resolve_reading", lambda *given: pytest.fail("resolved"))
    with pytest.raises(LoadError, match=code):
        prepare(content, "plan.json", REFERENCE, IntakeOptions())


def test_the_names_of_the_register_were_put_in_order_for_each_owner() -> None:
    # What other tests left of older registers could make one of these anew.
    index_for.cache_clear()
    first, second, fictional = (index_for(REFERENCE, owner) for owner in ("gm0637", "gm1916", "oefen-gemeente-x"))
    assert first.shared is second.shared
    assert fictional.shared is not first.shared
    assert len(first.own.names) < len(first.shared.names) / 3
    tries = [_last_layer(lexicon_for(REFERENCE, owner)) for owner in ("gm0637", "gm1916")]
    assert tries[0] is tries[1]
    assert _last_layer(lexicon_for(REFERENCE, "gm1916").with_names(["Stichting Vlierbes"])) is tries[0]


def _last_layer(lexicon: Lexicon) -> object:
    return lexicon._layers[-1].as_party


def test_an_owners_own_names_go_before_those_that_all_share() -> None:
    index = index_for(REFERENCE, "gm1916")
    own = index.find("VTH")
    assert own is not None
    assert own.organisation.id == "gm1916.vth"
    assert index.find("gemeente") is not None
    assert {name.key for name in index.own.names} == set(index.hidden)
    shared = index.find("RIEC")
    assert shared is not None
    assert shared.organisation.id == "riec"
