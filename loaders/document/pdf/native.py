"""PDFium as it is called here: by addresses, with whole numbers for handles; a call costs a fifth of a microsecond.

PDFium knows no threads: whatever is done with it is done inside ``opened``, which lets in one caller at a time.
"""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from loaders import faults
from loaders.document.pdf import limits
from loaders.faults import DocumentError

Floats: TypeAlias = NDArray[np.float64]
Number = TypeVar("Number", float, Floats)

_ALONE = threading.Lock()


def _short(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    """A call that is done at once, and so keeps the interpreter for itself."""
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(name))


def _long(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    """A call that may take long, during which other threads go on."""
    return ctypes.CFUNCTYPE(result, *arguments)(_address(name))


def _address(name: str) -> int:
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return address


_load = _long("FPDF_LoadMemDocument64", c_void_p, c_void_p, c_size_t, c_void_p)
_close = _long("FPDF_CloseDocument", None, c_void_p)
_last_error = _short("FPDF_GetLastError", c_ulong)
_page_count = _short("FPDF_GetPageCount", c_int, c_void_p)
_meta_text = _short("FPDF_GetMetaText", c_ulong, c_void_p, ctypes.c_char_p, c_void_p, c_ulong)
_load_page = _long("FPDF_LoadPage", c_void_p, c_void_p, c_int)
_close_page = _long("FPDF_ClosePage", None, c_void_p)
_page_size = _short("FPDF_GetPageSizeByIndexF", c_int, c_void_p, c_int, c_void_p)
_bounding_box = _short("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
_rotation = _short("FPDFPage_GetRotation", c_int, c_void_p)
_load_text = _long("FPDFText_LoadPage", c_void_p, c_void_p)
_close_text = _long("FPDFText_ClosePage", None, c_void_p)

count_signs = _short("FPDFText_CountChars", c_int, c_void_p)
sign = _short("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
sign_box = _short("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
sign_object = _short("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
sign_size = _short("FPDFText_GetFontSize", c_double, c_void_p, c_int)
sign_matrix = _short("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
sign_origin = _short("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
text_font = _short("FPDFTextObj_GetFont", c_void_p, c_void_p)
text_mode = _short("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
font_weight = _short("FPDFFont_GetWeight", c_int, c_void_p)
font_flags = _short("FPDFFont_GetFlags", c_int, c_void_p)
font_name = _short("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)

count_objects = _short("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _short("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_of_form = _short("FPDFFormObj_CountObjects", c_int, c_void_p)
object_of_form = _short("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
remove_object = _short("FPDFPage_RemoveObject", c_int, c_void_p, c_void_p)
remove_of_form = _short("FPDFFormObj_RemoveObject", c_int, c_void_p, c_void_p)
destroy_object = _short("FPDFPageObj_Destroy", None, c_void_p)
object_type = _short("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _short("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
stroke_width = _short("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, c_void_p)
draw_mode = _short("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _short("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = _short("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _short("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _short("FPDFPathSegment_GetType", c_int, c_void_p)
segment_close = _short("FPDFPathSegment_GetClose", c_int, c_void_p)

make_bitmap = _short("FPDFBitmap_CreateEx", c_void_p, c_int, c_int, c_int, c_void_p, c_int)
free_bitmap = _short("FPDFBitmap_Destroy", None, c_void_p)
fill_bitmap = _short("FPDFBitmap_FillRect", c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong)
render = _long("FPDF_RenderPageBitmap", None, c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as people see it: how wide and high, and how its file turns it (quarters, with the clock)."""

    box: tuple[float, float, float, float]
    """Left, bottom, right, top, in the file's own measure."""
    quarters: int

    @property
    def width(self) -> float:
        left, bottom, right, top = self.box
        return top - bottom if self.quarters % 2 == 1 else right - left

    @property
    def height(self) -> float:
        left, bottom, right, top = self.box
        return right - left if self.quarters % 2 == 1 else top - bottom

    def seen(self, x: Number, y: Number) -> tuple[Number, Number]:
        """A point, or many, in the file's own measure -> where people see it, from the lower left of the page."""
        left, bottom, right, top = self.box
        match self.quarters:
            case 1:
                return y - bottom, right - x
            case 2:
                return right - x, top - y
            case 3:
                return top - y, x - left
            case _:
                return x - left, y - bottom


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF while PDFium holds it."""

    handle: int
    pages: int

    def said(self, name: str) -> str:
        """A property of the file, such as Title; empty where it says nothing."""
        size = _meta_text(self.handle, name.encode(), None, 0)
        if not 2 < size <= 20_000:  # two bytes a sign and a NUL; no title of a plan is 10,000 signs long
            return ""
        buffer = ctypes.create_string_buffer(size)
        _meta_text(self.handle, name.encode(), ctypes.addressof(buffer), size)
        return " ".join(_printable(buffer.raw[: size - 2].decode("utf-16-le", "replace")).split())

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page (from 0) as people see it, before it is opened.

        Raises:
            DocumentError: the page is larger than pages may be.
        """
        buffer = (c_float * 2)()
        if _page_size(self.handle, number, ctypes.addressof(buffer)) == 0:
            return 0.0, 0.0
        width, height = buffer
        if not (width <= limits.LONGEST_SIDE and height <= limits.LONGEST_SIDE):
            raise DocumentError(faults.PDF_PAGE_TOO_LARGE(page=number + 1, limit=round(limits.LONGEST_SIDE)))
        return width, height

    @contextmanager
    def page(self, number: int) -> Iterator[int | None]:
        """A page from 0, opened; None where PDFium cannot open it."""
        handle = _load_page(self.handle, number)
        try:
            yield handle
        finally:
            if handle is not None:
                _close_page(handle)


@contextmanager
def opened(content: bytes) -> Iterator[OpenPdf]:
    """A PDF, opened for the time of the block.

    Raises:
        DocumentError: it is locked, broken, without pages, or has more pages than are read.
    """
    with _ALONE:
        handle = _load(content, len(content), None)
        if handle is None:
            locked = _last_error() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
            raise DocumentError(faults.PDF_LOCKED() if locked else faults.PDF_BROKEN())
        try:
            pages = _page_count(handle)
            if pages <= 0:
                raise DocumentError(faults.PDF_BROKEN())
            if pages > limits.MOST_PAGES:
                raise DocumentError(faults.PDF_TOO_MANY_PAGES(pages=pages, limit=limits.MOST_PAGES))
            yield OpenPdf(handle, pages)
        finally:
            _close(handle)


@contextmanager
def text_of(page: int) -> Iterator[int | None]:
    """The signs of an open page; None where PDFium cannot find them."""
    handle = _load_text(page)
    try:
        yield handle
    finally:
        if handle is not None:
            _close_text(handle)


def frame_of(page: int) -> Frame:
    """How an open page is seen."""
    buffer = (c_float * 4)()
    _bounding_box(page, ctypes.addressof(buffer))
    left, top, right, bottom = buffer
    return Frame((left, bottom, right, top), _rotation(page) % 4)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
