"""Which form of an answer a request asks for (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

from api.problems import ProblemError

JSON = "application/json"
SVG = "image/svg+xml"
CSV = "text/csv"
_MOST_RANGES = 50
# Chromium names eight; who names more than fifty wants to cost time.


def wanted_type(accept: str | None, offered: Sequence[str]) -> str:
    """The offered media type that fits ``accept`` best; of equals the first that is offered.

    Raises:
        ProblemError: 406, none of them is accepted.
    """
    if accept is None or accept.strip() == "":
        return offered[0]
    ranges = [_range(part) for part in accept.split(",")[:_MOST_RANGES]]
    weights = {media: _weight(media, ranges) for media in offered}
    best = max(offered, key=lambda media: weights[media])
    if weights[best] <= 0:
        raise ProblemError(406, f"This answer exists as {', '.join(offered)}.", (), {"Vary": "Accept"})
    return best


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value.partition("=")[2].strip() for value in parameters if value.startswith("q=")), "1")
    try:
        weight = float(quality)
    except ValueError:
        weight = 0.0
    return media, weight if 0 <= weight <= 1 else 0.0


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the most precise range that fits."""
    kind = media.partition("/")[0]
    for pattern in (media, f"{kind}/*", "*/*"):
        found = [weight for given, weight in ranges if given == pattern]
        if len(found) > 0:
            return max(found)
    return 0.0
