"""Whether words about an audience are an enumeration, and where its parts are.

The rule in the writer's mind: "A, B en C" names three groups. A part that leads on with a preposition may govern what
comes behind the comma ("professionals in zorg, onderwijs en sport"), unless brackets close it; then it stays whole.
"""

import re

_DIVIDER = re.compile(r"(?<!\s)\s*,\s*(?:en\s+)?|(?<!\s)\s+(?:en|&)\s+")
_PREPOSITIONS = frozenset(
    {"in", "van", "voor", "met", "bij", "door", "naar", "om", "uit", "op", "aan", "over", "onder", "tegen", "tussen"}
    | {"binnen", "buiten", "zonder", "zoals", "die", "dat", "waaronder", "vooral", "ook"}
)
_MOST_WORDS = 6


def enumeration(text: str) -> list[tuple[int, int]]:
    """The places of the parts of an enumeration in ``text``; none where it is no plain one."""
    parts: list[tuple[int, int]] = []
    depth, start, counted = 0, 0, 0
    stop = len(text.rstrip(" .\n\t"))
    for found in _DIVIDER.finditer(text, 0, stop):
        depth += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if depth > 0:
            continue
        parts.append((start, found.start()))
        start = found.end()
    parts.append((start, stop))
    if len(parts) < 2 or not all(_is_group(text[begin:end], last=end == stop) for begin, end in parts):
        return []
    return parts


def _is_group(part: str, *, last: bool) -> bool:
    bare = re.sub(r"\([^()]*\)", " ", part)
    words = bare.split()
    if not 1 <= len(words) <= _MOST_WORDS or "." in bare:
        return False
    if last or part.rstrip().endswith(")"):
        return words[0].lower() not in _PREPOSITIONS
    return not any(word.lower() in _PREPOSITIONS for word in words)
