"""Plans that were made to be dear: small to send, and large in what follows from them.

Each is a plan of the municipality that is given, in the public form and as a text of lists. Their sizes are those that
were once sent to the product and kept it busy; ``under_attack`` measures what they do now. All names are composed of
syllables and name nobody.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from benchmarks.nation import Municipality
from benchmarks.nation.writing import Json

_SYLLABLES = [consonant + vowel for consonant in "bdfklmnprstvz" for vowel in "aeiou"]
_SENTENCE = "Dit doen we elke maand opnieuw, en daarna kijken we wat het heeft gebracht voor de wijk en de straat. "


@dataclass(frozen=True, slots=True)
class Attack:
    """A hostile plan; ``form`` is its public form as bytes, ``text`` the same plan as a text of lists."""

    name: str
    says: str
    form: bytes
    text: bytes


def attacks(owner: Municipality) -> tuple[Attack, ...]:
    """All hostile plans, as plans of ``owner``."""
    return tuple(_attack(owner, *one) for one in _MADE)


def crowded() -> list[Json]:
    """45 ambitions of 30 actions, 140 partners each, of 2,000 names that nobody knows."""
    names = [f"Bureau {word(number).capitalize()}" for number in range(2_000)]
    turn = count()

    def party() -> Json:
        return {"written": names[next(turn) * 7 % len(names)]}

    return [
        _ambition(
            number,
            partners=[party() for _ in range(140)],
            actions=[_action(f"{word(number * 100 + at)} ", 220, [party()]) for at in range(30)],
        )
        for number in range(1, 46)
    ]


def thin() -> list[Json]:
    """1,400 ambitions of one partner each, every one another; and one action, without which it would be no plan."""
    return [
        _ambition(
            number,
            partners=[{"written": f"Buro {word(number)}"}],
            actions=[_action("Een begin, ", 60, [])] if number == 1 else [],
        )
        for number in range(1, 1_401)
    ]


def strangers() -> list[Json]:
    """2,400 actions with 9,600 different holders that nobody knows."""
    names = (f"Bureau {word(number).capitalize()}" for number in count())
    return [
        _ambition(
            number,
            partners=[],
            actions=[
                _action(f"{word(number * 400 + at)} ", 40, [{"written": next(names)} for _ in range(4)])
                for at in range(80)
            ],
        )
        for number in range(1, 31)
    ]


def persons() -> list[Json]:
    """8,000 holders that have the form of a person's name, every one another, beside 13,200 short results."""
    names = (f"mw. A.B. Voorbeeld{word(number)}" for number in count())
    results: list[Json] = [{"written": word(number)[:2]} for number in range(660)]
    return [
        _ambition(
            number,
            partners=[],
            actions=[
                _action(f"{word(number * 400 + at)} ", 20, [{"written": next(names)} for _ in range(5)])
                for at in range(80)
            ],
            results=results,
        )
        for number in range(1, 21)
    ]


_MADE: tuple[tuple[str, Callable[[], list[Json]]], ...] = (
    ("crowded", crowded),
    ("thin", thin),
    ("strangers", strangers),
    ("persons", persons),
)


def word(number: int) -> str:
    """A word of four syllables, another one for each number up to some eighteen million."""
    made = ""
    for _ in range(4):
        number, at = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[at]
    return made


def _attack(owner: Municipality, name: str, make: Callable[[], list[Json]]) -> Attack:
    plan: dict[str, Json] = {
        "owner": {"id": owner.id, "name": owner.name},
        "title": {"written": "Fictief oefenplan: Actieplan Uitbuiting 2026"},
        "year": 2026,
        "ambitions": make(),
    }
    form = json.dumps({"form": "ketenkaart-plan/1", "plan": plan}, ensure_ascii=False, separators=(",", ":"))
    text = "\n".join(_lines(owner.name, plan["ambitions"])) + "\n"
    return Attack(name, str(make.__doc__), form.encode(), text.encode())


def _ambition(number: int, partners: list[Json], actions: list[Json], results: list[Json] | None = None) -> Json:
    block: dict[str, Json] = {"partners": partners}
    if results is not None:
        block["results"] = results
    if len(actions) > 0:
        block["actions"] = actions
    return {"number": number, "title": word(number * 31).capitalize(), "blocks": [block]}


def _action(begin: str, length: int, holders: list[Json]) -> Json:
    text = (begin + _SENTENCE * (length // len(_SENTENCE) + 1))[:length].strip()
    return {"text": text, "holders": holders}


def _lines(owner: str, ambitions: Json) -> Iterator[str]:
    """The same plan as a text that the reader of plans knows."""
    yield from ("Fictief oefenplan", "", "Actieplan Uitbuiting 2026", "", f"Gemeente {owner}", "")
    for ambition in _items(ambitions):
        yield from (f"Programmalijn {ambition['number']} {ambition['title']}", "")
        for block in _items(ambition["blocks"]):
            for label, items in (("Resultaten:", block.get("results", [])), ("Partners:", block["partners"])):
                if items != []:
                    yield from (label, *(f"• {item['written']}" for item in _items(items)), "")
            for number, action in enumerate(_items(block.get("actions", [])), 1):
                yield from (f"Actie {ambition['number']}.{number} {action['text']}", _doers(action), "")


def _doers(action: dict[str, Json]) -> str:
    return f"Trekker: {', '.join(str(party['written']) for party in _items(action['holders'])) or 'n.t.b.'}"


def _items(of: Json) -> list[dict[str, Json]]:
    assert isinstance(of, list)
    return [item for item in of if isinstance(item, dict)]
