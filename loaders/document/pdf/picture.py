"""A page of a PDF as a picture, for a person who compares what was read with what stands there.

A picture that is kept shows words and lines and nothing else: photographs, logos and signatures are taken off the page,
notes in its margin are not drawn, and what may not be kept of the words is covered.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
import pypdfium2.raw as raw

from loaders import faults
from loaders.document.pdf import limits, native
from loaders.document.pictures import PagePicture, PageWanted
from loaders.faults import DocumentError

_WHITE = 0xFFFFFFFF
_COVER = 96
# Grey, as dark as black on paper from afar: what is left out is seen to be left out.
_AROUND = 1
# Pixels more on each side of what is covered: letters reach over the box of their line by less than one.
_FLAGS = raw.FPDF_ANNOT | raw.FPDF_LCD_TEXT


def covered_pages(content: bytes, wanted: Sequence[PageWanted], width: int) -> tuple[PagePicture, ...]:
    """Pages as pictures of this width in pixels, without images and with what is covered.

    A page that cannot be drawn, or on which nothing is left to see, has none.

    Raises:
        DocumentError: the PDF cannot be read.
    """
    made: list[PagePicture] = []
    with native.opened(content) as pdf:
        for one in wanted:
            if 1 <= one.page <= pdf.pages:
                made += _covered(pdf, one, width)
    return tuple(made)


def _covered(pdf: native.OpenPdf, wanted: PageWanted, width: int) -> Iterable[PagePicture]:
    wide, high = pdf.size(wanted.page - 1)
    if wide <= 0 or high <= 0:
        return
    scale, height = width / wide, max(1, round(width * high / wide))
    if width * height > limits.MOST_PIXELS:
        return
    with pdf.page(wanted.page - 1) as handle:
        if handle is None:
            return
        _take_images_off(handle)
        pixels = _pixels(handle, width, height, flags=0)
    if bool((pixels == 255).all()):
        return
    for left, bottom, right, top in wanted.covered:
        rows = slice(max(0, int((high - top) * scale) - _AROUND), int((high - bottom) * scale) + 1 + _AROUND)
        pixels[rows, max(0, int(left * scale) - _AROUND) : int(right * scale) + 1 + _AROUND] = _COVER
    yield PagePicture(wanted.page, wide, high, _png(pixels))


def _take_images_off(page: int) -> None:
    """Takes every image off an open page, those within forms too; the file itself stays as it is."""
    waiting: list[tuple[int, bool, int]] = [(page, False, 0)]
    while len(waiting) > 0:
        holder, form, level = waiting.pop()
        count = native.count_of_form(holder) if form else native.count_objects(holder)
        get = native.object_of_form if form else native.page_object
        remove = native.remove_of_form if form else native.remove_object
        for handle in [get(holder, at) for at in range(min(count, limits.MOST_OBJECTS_ON_PAGE))]:
            kind = None if handle is None else native.object_type(handle)
            if kind == raw.FPDF_PAGEOBJ_IMAGE and remove(holder, handle) != 0:
                native.destroy_object(handle)
            elif kind == raw.FPDF_PAGEOBJ_FORM and level < limits.MOST_LEVELS:
                waiting.append((handle, True, level + 1))


def rendered(content: bytes, page: int, width: int) -> bytes:
    """The page (from 1) as PNG of this width in pixels.

    Raises:
        DocumentError: the PDF cannot be read, has no such page, or the picture would be larger than pictures may be.
    """
    with native.opened(content) as pdf:
        if not 1 <= page <= pdf.pages:
            raise DocumentError(faults.PDF_NO_SUCH_PAGE(page=page, pages=pdf.pages))
        wide, high = pdf.size(page - 1)
        if wide <= 0 or high <= 0:
            raise DocumentError(faults.PDF_BROKEN())
        height = max(1, round(width * high / wide))
        if width < 1 or width * height > limits.MOST_PIXELS:
            raise DocumentError(faults.PDF_PICTURE_TOO_LARGE(pixels=width * height, limit=limits.MOST_PIXELS))
        with pdf.page(page - 1) as handle:
            if handle is None:
                raise DocumentError(faults.PDF_BROKEN())
            return _png(_pixels(handle, width, height, _FLAGS))


def _pixels(page: int, width: int, height: int, flags: int) -> np.ndarray:
    """The page on white, as rows of blue, green, red."""
    pixels = np.empty((height, width, 4), np.uint8)
    bitmap = native.make_bitmap(width, height, raw.FPDFBitmap_BGRx, pixels.ctypes.data, 4 * width)
    if bitmap is None:
        raise DocumentError(faults.PDF_BROKEN())
    try:
        native.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        native.render(bitmap, page, 0, 0, width, height, 0, flags)
    finally:
        native.free_bitmap(bitmap)
    return pixels[:, :, 2::-1]


def _png(pixels: np.ndarray) -> bytes:
    """Red, green and blue of each pixel -> PNG (ISO 15948): a head, one stretch of packed rows, an end."""
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)
    rows[:, 1:] = pixels.reshape(height, 3 * width)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
