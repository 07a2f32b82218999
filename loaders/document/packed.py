"""Files that are packed in one file (zip), as text documents and spreadsheets are, opened as if an enemy had sent them.

What the file says of itself is never believed: members are unpacked here and counted while they are, since another
unpacker may go on where a header says that it should stop. Whoever has a library that opens such files by itself gives
it ``repacked``: the very members that were counted, in a file that holds nothing else.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from loaders import faults
from loaders.document.xml_door import declares, is_xml, parse_xml
from loaders.faults import DocumentError

MOST_MEMBERS = 10_000
# A Word document with 4,000 pictures and a workbook of 1,000 sheets have fewer than 4,100.
MOST_UNPACKED = 300_000_000
# Bytes of all members together. A sheet of 100,000 rows and 20 columns has 110 million.
MOST_RATIO = 200
# Unpacked to packed. That sheet has 25 with the same word in all cells, a Word table of 2,400 empty cells 89; a file
# made to burst has up to 1,032, which is what deflate can do.
SMALL = 10_000_000
"""Bytes of a member up to which its ratio says nothing: the limit of all together is enough."""

_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
_PIECE = 1 << 16
_LOCAL = struct.Struct("<4s22xHH")
"""The header before a member's bytes: its signature, and how long the name and the extra field behind it are."""
_MANIFEST = "META-INF/manifest.xml"
_TYPES = "[Content_Types].xml"


@dataclass(slots=True)
class Packed:
    """The members of a packed file by name. Reading one counts towards the limit of all together."""

    _content: bytes = field(repr=False)
    _members: Mapping[str, zipfile.ZipInfo] = field(repr=False)
    _left: int = MOST_UNPACKED
    _read: dict[str, bytes] = field(default_factory=dict, repr=False)

    @classmethod
    def opened(cls, content: bytes) -> Self:
        """Opens a packed file; no member is unpacked yet.

        Raises:
            DocumentError: it is broken, has too many members, a member under a password, under a name that leads out
                of it or under the name of another, or one packed in a way that no office program uses.
        """
        members: dict[str, zipfile.ZipInfo] = {}
        infos = _listed(content)
        if len(infos) > MOST_MEMBERS:
            raise DocumentError(faults.PACKED_MANY_MEMBERS(members=len(infos), limit=MOST_MEMBERS))
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise DocumentError(faults.PACKED_ENCRYPTED())
            if _leads_out(info.filename) or info.filename in members:
                raise DocumentError(faults.PACKED_NAME(member=info.filename[:80]))
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise DocumentError(faults.PACKED_BROKEN())
            members[info.filename] = info
        packed = cls(content, members)
        if b"encryption-data" in (packed.read(_MANIFEST) or b""):
            raise DocumentError(faults.PACKED_ENCRYPTED())
        return packed

    @property
    def names(self) -> frozenset[str]:
        """The names of all members that are no folders."""
        return frozenset(name for name in self._members if not name.endswith("/"))

    def read(self, name: str) -> bytes | None:
        """A member's bytes; None where there is none of this name.

        Raises:
            DocumentError: it is broken, too large, or grows too much; or it is XML with a document type.
        """
        info = self._members.get(name)
        if info is None:
            return None
        if name not in self._read:
            self._read[name] = self._unpacked(info)
        return self._read[name]

    def repacked(self) -> bytes:
        """The same members in a new file, all of them unpacked, counted and looked at.

        Raises:
            DocumentError: as ``read`` does, for any member.
        """
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name, info in self._members.items():
                if not name.endswith("/"):
                    archive.writestr(zipfile.ZipInfo(name), self._read.get(name) or self._unpacked(info))
        return stream.getvalue()

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """A member as it really unpacks; refused where that is not what the list of members says."""
        packed = self._bytes_of(info)
        if info.compress_type == zipfile.ZIP_STORED:
            self._count(len(packed), 0)
            content = packed
        else:
            content = self._inflated(packed)
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise DocumentError(faults.PACKED_BROKEN())
        if is_xml(content) and declares(content):
            raise DocumentError(faults.XML_DECLARES(member=info.filename[:80]))
        return content

    def _bytes_of(self, info: zipfile.ZipInfo) -> bytes:
        at = info.header_offset
        head = self._content[at : at + _LOCAL.size]
        if len(head) < _LOCAL.size:
            raise DocumentError(faults.PACKED_BROKEN())
        signature, name, extra = _LOCAL.unpack(head)
        start = at + _LOCAL.size + name + extra
        packed = self._content[start : start + info.compress_size]
        if signature != _SIGNATURE or len(packed) != info.compress_size:
            raise DocumentError(faults.PACKED_BROKEN())
        return packed

    def _inflated(self, packed: bytes) -> bytes:
        grown = bytearray()
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(0, len(packed), _PIECE):
                given = packed[at : at + _PIECE]
                while given != b"":
                    piece = machine.decompress(given, _PIECE)
                    given = machine.unconsumed_tail
                    grown += piece
                    used = min(at + _PIECE, len(packed)) - len(given)
                    self._count(len(piece), len(grown) // used if len(grown) > SMALL else 0)
            grown += machine.flush()
        except zlib.error as error:
            raise DocumentError(faults.PACKED_BROKEN()) from error
        return bytes(grown)

    def _count(self, size: int, ratio: int) -> None:
        self._left -= size
        if self._left < 0:
            raise DocumentError(faults.PACKED_TOO_LARGE(limit=MOST_UNPACKED))
        if ratio > MOST_RATIO:
            raise DocumentError(faults.PACKED_GROWS(limit=MOST_RATIO))


def is_packed(content: bytes) -> bool:
    """Whether content begins as a packed file does."""
    return content.startswith(_SIGNATURE)


def packed_type(content: bytes) -> str | None:
    """What a packed file says that it is: the media type of an ODF file, or that of the main part of an Office file.

    None where it is no packed file or does not say so.

    Raises:
        DocumentError: it is a packed file, and cannot be opened.
    """
    if not is_packed(content):
        return None
    packed = Packed.opened(content)
    types = packed.read(_TYPES)
    if types is not None:
        said = (one.get("ContentType", "") for one in parse_xml(types, _TYPES).iterchildren("*"))
        return next((kind for kind in said if kind.endswith(".main+xml")), None)
    kind = packed.read("mimetype")
    return None if kind is None else kind[:200].decode("ascii", "replace").strip()


def _listed(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OverflowError) as error:
        raise DocumentError(faults.PACKED_BROKEN()) from error


def _leads_out(name: str) -> bool:
    """Whether a name is a path to somewhere outside of the file, on any system."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name
