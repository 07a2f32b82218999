"""A page as a picture: a PNG of the asked width, within limits."""

import struct
import zlib

import pytest

from graph.model.faults import Fault
from loaders.document.pdf import picture_of_page
from loaders.faults import DocumentError
from tests.loaders.document.pdf.paper import Paper


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and rows of a PNG of one stretch of data."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    length = struct.unpack(">I", png[33:37])[0]
    assert png[37:41] == b"IDAT"
    return width, height, zlib.decompress(png[41 : 41 + length])


def coloured() -> bytes:
    paper = Paper((200.0, 100.0))
    paper.canvas.setFillColorRGB(1, 0, 0)
    paper.canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    return paper.page().content()


def test_a_page_is_as_wide_as_asked_and_has_its_colours() -> None:
    width, height, rows = pixels(picture_of_page(coloured(), 1, 40))
    assert (width, height) == (40, 20)
    row = rows[(1 + 3 * 40) * 10 : (1 + 3 * 40) * 11]
    assert row[1 + 3 * 5 : 1 + 3 * 6] == b"\xff\x00\x00"
    assert row[1 + 3 * 35 : 1 + 3 * 36] == b"\xff\xff\xff"


def refused(content: bytes, page: int, width: int) -> Fault:
    with pytest.raises(DocumentError) as caught:
        picture_of_page(content, page, width)
    return caught.value.fault


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there_is_said(page: int) -> None:
    assert refused(coloured(), page, 40) == Fault("pdf-no-such-page", {"page": page, "pages": 1})


@pytest.mark.parametrize("width", [0, -5, 6_000, 10**9])
def test_a_picture_has_a_limit(width: int) -> None:
    assert refused(coloured(), 1, width).code == "pdf-picture-too-large"


def test_no_picture_is_made_of_what_is_no_pdf() -> None:
    assert refused(b"%PDF-1.7", 1, 40) == Fault("pdf-broken")
