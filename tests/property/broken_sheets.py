"""Files that are broken in many ways, and readers of them for a process of its own."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator, Sequence

from loaders.document.building import TextBuilder, Words
from loaders.document.model import Document, holes
from loaders.document.registry import read_here
from loaders.faults import DocumentError
from tests.loaders.document.sheet_files import packed

_HOSTILE = (
    b"-1", b"0", b"99999999999999999999", b"1e308", b"NaN", b"", b"A1:XFD1048576", b"&#0;", b"<", b"&lol;", b"\xff\xfe",
    "٣²".encode(), b"_xD800_", b"true", b";;;", b"General",
)  # fmt: skip


def broken(content: bytes, count: int, chance: random.Random) -> Iterator[bytes]:
    """As many files as asked: bytes changed, cut off or doubled; of a packed file also in its members."""
    for number in range(count):
        inside = content.startswith(b"PK") and number % 3 > 0
        yield _inside(content, chance) if inside else _changed(content, chance)


def _changed(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                made[at : at + chance.randrange(1, 9)] = chance.choice(_HOSTILE)
            case 2:
                made[at:at] = made[at : at + chance.randrange(1, 60)]
            case _:
                del made[at : at + chance.randrange(1, 30)]
        if len(made) == 0:
            return b""
    return bytes(made)


def _inside(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    name = chance.choice([name for name in sorted(members) if len(members[name]) > 0])
    values = [at for at, sign in enumerate(members[name]) if sign in b'">']
    if len(values) > 0 and chance.random() < 0.7:
        at = chance.choice(values) + 1
        end = members[name].find(b'"', at)
        members[name] = members[name][:at] + chance.choice(_HOSTILE) + members[name][max(at, end) :]
    else:
        members[name] = _changed(members[name], chance)
    return packed(members)


def packed_cases(contents: Iterator[bytes]) -> bytes:
    """Several contents as one."""
    return b"".join(struct.pack("<I", len(content)) + content for content in contents)


def _cases(content: bytes) -> Iterator[bytes]:
    while len(content) > 0:
        (length,) = struct.unpack_from("<I", content)
        yield content[4 : 4 + length]
        content = content[4 + length :]


def read_all(content: bytes, name: str, encoding: str | None) -> Document:
    """Reads each of several contents; what is neither read nor refused ends the process with its error."""
    for one in _cases(content):
        try:
            document = read_here(one, name, encoding)
        except DocumentError:
            continue
        except BaseException as error:
            # Code in Rust that gives up; no `Exception`, and told by its name only. Here it stands for one broken file.
            if type(error).__name__ != "PanicException":
                raise
            continue
        if list(holes(document)) != []:
            raise AssertionError("holes")
    return _nothing(name)


def by_calamine(content: bytes, name: str, encoding: str | None) -> Document:
    """Reads a workbook with the library that makes room for every cell."""
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return _nothing(name)


def _nothing(name: str, said: Sequence[str] = ("gelezen",)) -> Document:
    builder = TextBuilder()
    builder.paragraph([[Words(word)] for word in said])
    return builder.document("0" * 64, name, "text/plain")
