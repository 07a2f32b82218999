"""A workbook of Excel before 2007, byte by byte: no library that we have writes one."""

import struct

_SECTOR = 512
_END, _FREE, _OF_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _beginning(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 0x0600))


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def _number(row: int, column: int, value: float, form: int = 0) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, form, value))


def _sheet(cells: bytes, merged: bytes = b"") -> bytes:
    return _beginning(0x0010) + cells + merged + _record(0x000A)


def _forms() -> bytes:
    """Two looks of cells: without a form, and as a day (14)."""
    return b"".join(_record(0x00E0, struct.pack("<HHHBBBBIIH", 0, form, 1, 0, 0, 0, 0, 0, 0, 0)) for form in (0, 14))


def old_workbook() -> bytes:
    """A visible sheet with words, a number, a day and a merged cell, and a hidden sheet."""
    cells = _label(0, 0, "Nr") + _label(0, 1, "Actie") + _label(0, 2, "Wanneer") + _number(1, 0, 1)
    cells += _label(1, 1, "Kaart") + _number(1, 2, 46_174, 1) + _number(2, 0, 2.5) + _label(2, 2, "geen")
    merged = _record(0x00E5, struct.pack("<HHHHH", 1, 1, 2, 1, 1))
    sheets = [(_sheet(cells, merged), "Acties", 0), (_sheet(_label(0, 0, "geheim")), "Oud", 1)]
    named = [_short(name) for _, name, _ in sheets]
    start = len(_beginning(5) + _forms()) + sum(4 + 6 + len(name) for name in named) + len(_record(0x000A))
    stream = _beginning(5) + _forms()
    for (sheet, _, state), name in zip(sheets, named, strict=True):
        stream += _record(0x0085, struct.pack("<IBB", start, state, 0) + name)
        start += len(sheet)
    stream += _record(0x000A) + b"".join(sheet for sheet, _, _ in sheets)
    return compound("Workbook", stream)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream; of at least eight sectors, so that it needs no small ones."""
    stream = stream.ljust(8 * _SECTOR, b"\0")
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    chain = [_OF_FAT, _END, *range(3, count + 2), _END]
    table = struct.pack("<128I", *(chain + [_FREE] * (128 - len(chain))))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream)) + b"\0" * 256
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *([_FREE] * 108))
    return header + table + entries + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<HBB", len(coded), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
