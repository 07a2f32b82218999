"""Readers that do what a hostile file can make a real one do; each is run in the process that reads files."""

import json
import os
import signal
import sys
import time

from loaders import faults
from loaders.document.building import CellWords, TextBuilder, Words
from loaders.document.model import Document, FurnitureKind, Mark, Place, TableSource
from loaders.faults import DocumentError


def honest(content: bytes, name: str, encoding: str | None) -> Document:
    builder = TextBuilder()
    builder.heading([[Words(content.decode(encoding or "utf-8"), Place(1, (0, 0.5, 2, 3)))]], 1, "1.2")
    builder.paragraph([[Words("Wij "), Words("niet", Place(sheet="Blad", cell="B2"), frozenset({Mark.STRUCK}))]])
    builder.item([[Words("• een")]], depth=2)
    builder.note([[Words("noot")]], "*")
    builder.furniture([[Words("12")]], FurnitureKind.PAGE_NUMBER)
    cells = [CellWords(0, 0, [[Words("Actie")]], columns=2), CellWords(1, 1, [[Words("VTH")], [Words("SHOP")]])]
    builder.table(cells, 3, 2, TableSource.SHEET, heads=1, certainty=0.5, caption=[[Words("Tabel 1")]])
    return builder.document("0" * 64, name, "application/x-test", {"title": "Plan"})


def segmentation_fault(content: bytes, name: str, encoding: str | None) -> Document:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def abort(content: bytes, name: str, encoding: str | None) -> Document:
    os.abort()


def abort_without_memory(content: bytes, name: str, encoding: str | None) -> Document:
    """As calamine does of a sheet of two cells that lie far apart."""
    sys.stderr.write("memory allocation of 412316860416 bytes failed\n")
    sys.stderr.flush()
    os.abort()


def eats_memory(content: bytes, name: str, encoding: str | None) -> Document:
    kept = [bytes(10_000_000) for _ in range(1_000_000)]
    raise AssertionError(len(kept))


def eats_processor(content: bytes, name: str, encoding: str | None) -> Document:
    while True:
        pass


def sleeps(content: bytes, name: str, encoding: str | None) -> Document:
    time.sleep(600)
    raise AssertionError


def says_much(content: bytes, name: str, encoding: str | None) -> Document:
    builder = TextBuilder()
    builder.paragraph([[Words("x" * 2_000_000)]])
    return builder.document("0" * 64, name, "text/plain")


def complains_much(content: bytes, name: str, encoding: str | None) -> Document:
    """More than a pipe holds, on the stream that nobody asked for."""
    sys.stderr.write("waarschuwing\n" * 100_000)
    print("and on the other one", flush=True)
    return honest(content, name, encoding)


def unforeseen(content: bytes, name: str, encoding: str | None) -> Document:
    raise KeyError("words of the file")


class PanicException(BaseException):  # So it is called where code in Rust gives up.
    """What no `except Exception` catches."""


def panics(content: bytes, name: str, encoding: str | None) -> Document:
    raise PanicException("words of the file")


def refuses(content: bytes, name: str, encoding: str | None) -> Document:
    raise DocumentError(faults.ENCODING_UNKNOWN(encoding="ebcdic", known=("utf-8", "cp1252")))


def writes(content: bytes, name: str, encoding: str | None) -> Document:
    with open(name, "wb") as stream:
        stream.write(content)
    raise AssertionError


def shows_surroundings(content: bytes, name: str, encoding: str | None) -> Document:
    builder = TextBuilder()
    builder.paragraph([[Words(json.dumps(sorted(os.environ)))]])
    return builder.document("0" * 64, name, "text/plain")


def ends_quietly(content: bytes, name: str, encoding: str | None) -> Document:
    os._exit(0)


def ends_oddly(content: bytes, name: str, encoding: str | None) -> Document:
    os._exit(3)
