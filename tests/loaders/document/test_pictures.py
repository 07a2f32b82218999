"""Pages as pictures, drawn apart: covered where that is asked, without images, and checked when they come back."""

import struct
import zlib
from io import BytesIO

import pytest
from reportlab.lib.utils import ImageReader

from loaders.document.child import pictures_apart
from loaders.document.passing import NotPassedError
from loaders.document.pictures import PagePicture, PageWanted, passed_pictures, taken_pictures
from loaders.faults import DocumentError
from tests.loaders.document.pdf.paper import Paper

WIDTH = 100
BLACK, WHITE, COVER = b"\0\0\0", b"\xff\xff\xff", b"\x60\x60\x60"


def paper() -> Paper:
    """A page of 200 by 100 points: black on the left, a red image on the right."""
    made = Paper((200.0, 100.0))
    made.canvas.rect(0, 0, 50, 100, stroke=0, fill=1)
    red = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0\xff\0\0")),
            (b"IEND", b""),
        )
    )
    made.canvas.drawImage(ImageReader(BytesIO(red)), 150, 0, 50, 100)
    return made.page()


def pixel(picture: PagePicture, x: int, y: int) -> bytes:
    width = struct.unpack(">I", picture.png[16:20])[0]
    length = struct.unpack(">I", picture.png[33:37])[0]
    rows = zlib.decompress(picture.png[41 : 41 + length])
    at = y * (1 + 3 * width) + 1 + 3 * x
    return rows[at : at + 3]


def test_what_is_covered_and_every_image_is_off_the_picture() -> None:
    (made,) = pictures_apart(paper().content(), [PageWanted(1, ((60.0, 40.0, 100.0, 60.0),))], WIDTH)

    assert (made.page, made.width, made.height) == (1, 200.0, 100.0)
    assert pixel(made, 10, 25) == BLACK
    assert pixel(made, 40, 25) == COVER
    assert pixel(made, 40, 10) == WHITE
    assert pixel(made, 85, 25) == WHITE, "the image is gone"


def test_a_page_that_is_not_there_and_an_empty_one_have_no_picture() -> None:
    content = paper().page().content()

    made = pictures_apart(content, [PageWanted(number) for number in (0, 1, 2, 3, 99)], WIDTH)

    assert [one.page for one in made] == [1]


def test_what_is_no_pdf_has_no_pictures() -> None:
    with pytest.raises(DocumentError) as caught:
        pictures_apart(b"%PDF-1.7", [PageWanted(1)], WIDTH)

    assert caught.value.fault.code == "pdf-broken"


def drawn() -> PagePicture:
    (made,) = pictures_apart(paper().content(), [PageWanted(1)], WIDTH)
    return made


def test_pictures_come_back_as_they_were_handed_over() -> None:
    made = drawn()

    assert taken_pictures(passed_pictures([made]), {1}, WIDTH) == (made,)
    assert taken_pictures(passed_pictures([]), {1}, WIDTH) == ()


@pytest.mark.parametrize("width", [WIDTH - 1, WIDTH + 1])
def test_a_picture_of_another_width_is_none_of_ours(width: int) -> None:
    with pytest.raises(NotPassedError):
        taken_pictures(passed_pictures([drawn()]), {1}, width)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}\n",
        b"[[1, 200, 100, 20]]\n<svg onload=alert(1)/>",
        b"[]\nmore",
        b"[[1, 200, 100, -5]]\n",
        b"[[1, NaN, 100, 4]]\n\x89PNG",
    ],
)
def test_what_are_no_pictures_is_not_taken(said: bytes) -> None:
    with pytest.raises(NotPassedError):
        taken_pictures(said, {1}, WIDTH)


def test_a_page_that_was_not_asked_for_or_comes_twice_is_not_taken() -> None:
    made = drawn()

    for pictures, asked in (([made], {2}), ([made, made], {1})):
        with pytest.raises(NotPassedError):
            taken_pictures(passed_pictures(pictures), asked, WIDTH)
