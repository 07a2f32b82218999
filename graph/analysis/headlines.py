"""Headlines: questions that a chair reads aloud, so short that they are said in one breath.

A template holds names in braces. Where the names make it too long the longest of them is cut at a word; the names of
municipalities are cut last, since a question has to say whose it is.
"""

from collections.abc import Sequence

from graph.analysis.templates import Filling
from graph.model.language import Text, listed

LONGEST = 90
# A line of a printed agenda in 11 points, and what is said in some six seconds.
TOWNS_LONG = 46
# The longest name of a municipality in use (24 letters) with "en 3 andere gemeenten" behind it.
_FEWEST_LEFT = 12
# Of a name that is cut: two short words, below which it says nothing any more.
_CUT_LAST = frozenset({"owner", "by", "towns"})


def headline(template: Text, words: Filling, longest: int = LONGEST) -> Text:
    """A template filled in, in at most ``longest`` signs in each language."""
    return Text(
        _fitted(
            template.nl, {name: word.nl if isinstance(word, Text) else word for name, word in words.items()}, longest
        ),
        _fitted(
            template.en, {name: word.en if isinstance(word, Text) else word for name, word in words.items()}, longest
        ),
    )


def shared_by(towns: Sequence[str], first: str | None = None) -> Text:
    """Municipalities in a headline: all of them where they fit, else the first and how many more; ``first`` before
    the others, where it is one of them."""
    names = _in_order(towns, first)
    all_of_them = listed(names)
    return all_of_them if len(all_of_them.nl) <= TOWNS_LONG else counted_towns(names, first)


def _in_order(towns: Sequence[str], first: str | None) -> list[str]:
    return sorted(set(towns), key=lambda one: (one != first, one))


def counted_towns(towns: Sequence[str], first: str | None = None) -> Text:
    """The first of several municipalities, and how many more."""
    names = _in_order(towns, first)
    more = len(names) - 1
    return Text(
        f"{names[0]} en {more} andere gemeente{'' if more == 1 else 'n'}",
        f"{names[0]} and {more} other municipalit{'y' if more == 1 else 'ies'}",
    )


def _fitted(template: str, words: dict[str, str], longest: int) -> str:
    used = {name: word for name, word in words.items() if f"{{{name}}}" in template}
    said = template.format_map(used)
    while len(said) > longest:
        name = _longest_of(used)
        if name is None:
            return f"{said[: longest - 2].rstrip()}…?"
        used[name] = _cut(used[name], max(_FEWEST_LEFT, len(used[name]) - (len(said) - longest)))
        said = template.format_map(used)
    return said


def _longest_of(words: dict[str, str]) -> str | None:
    """The name that is cut next; None where all are as short as they get."""
    long = [name for name, word in words.items() if len(word) > _FEWEST_LEFT]
    return max(long, key=lambda name: (name not in _CUT_LAST, len(words[name]), name), default=None)


def _cut(word: str, room: int) -> str:
    """The first whole words that fit, with a mark of what is left out; a name in quotes stays in quotes."""
    if word.endswith("’"):
        return f"{_cut(word[:-1], room - 1)}’"
    kept = word.rstrip("…")[: room - 1]
    at_a_word = kept.rpartition(" ")[0] if " " in kept[_FEWEST_LEFT // 2 :] else kept
    return f"{at_a_word.rstrip(' ,.;:')}…"
