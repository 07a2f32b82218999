"""Pages of a file as pictures: what is asked for, what comes back, and how that goes from one process to the other.

As with a document, nothing is believed of what that process says: each picture has to be a PNG of a page that was asked
for, and no larger than pictures may be.
"""

import struct
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from loaders.document.passing import NotPassedError

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left of the page as people see it."""

_HEADS: TypeAdapter[list[tuple[int, float, float, int]]] = TypeAdapter(list[tuple[int, float, float, int]])
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_SIZE = struct.Struct(">II")
_LONGEST = 16_000
# Pixels: MOST_PIXELS of a picture of 1,000 wide.


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A page, from 1, and what of it is covered."""

    page: int
    covered: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG, with its size in points."""

    page: int
    width: float
    height: float
    png: bytes = field(repr=False)


def passed_pictures(pictures: Iterable[PagePicture]) -> bytes:
    """Pictures as they are handed over: a line that tells of each, and then all of them."""
    made = tuple(pictures)
    heads = [(one.page, one.width, one.height, len(one.png)) for one in made]
    return b"".join((_HEADS.dump_json(heads), b"\n", *(one.png for one in made)))


def taken_pictures(said: bytes, asked: Set[int], width: int) -> tuple[PagePicture, ...]:
    """The pictures of what was handed over, checked.

    Raises:
        NotPassedError: it is not in that form, or a picture is none of a page that was ``asked`` for.
    """
    head, _, rest = said.partition(b"\n")
    try:
        heads = _HEADS.validate_json(head)
    except ValidationError as error:
        raise NotPassedError("not in the form of pictures") from error
    made, at = list[PagePicture](), 0
    for page, wide, high, length in heads:
        png = rest[at : at + max(length, 0)]
        at += len(png)
        if page not in asked or not (0 < wide < 1e6 and 0 < high < 1e6) or not _is_png(png, width):
            raise NotPassedError("a picture that was not asked for")
        made.append(PagePicture(page, wide, high, png))
    if at != len(rest) or len({one.page for one in made}) < len(made):
        raise NotPassedError("more than pictures")
    return tuple(made)


def _is_png(png: bytes, width: int) -> bool:
    if not png.startswith(_PNG) or len(png) < len(_PNG) + _SIZE.size:
        return False
    wide, high = _SIZE.unpack_from(png, len(_PNG))
    return bool(wide == width and 0 < high <= _LONGEST)
