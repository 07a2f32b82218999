"""A page of a PDF as a picture, for a person who compares what was read with what stands there."""

import struct
import zlib

import numpy as np
import pypdfium2.raw as raw

from loaders import faults
from loaders.document.pdf import limits, native
from loaders.faults import DocumentError

_WHITE = 0xFFFFFFFF
_FLAGS = raw.FPDF_ANNOT | raw.FPDF_LCD_TEXT


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
            return _png(_pixels(handle, width, height))


def _pixels(page: int, width: int, height: int) -> np.ndarray:
    """The page on white, as rows of blue, green, red."""
    pixels = np.empty((height, width, 4), np.uint8)
    bitmap = native.make_bitmap(width, height, raw.FPDFBitmap_BGRx, pixels.ctypes.data, 4 * width)
    if bitmap is None:
        raise DocumentError(faults.PDF_BROKEN())
    try:
        native.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
        native.render(bitmap, page, 0, 0, width, height, 0, _FLAGS)
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
