"""The parts of a Word file, found by how they refer to each other; nothing outside of the file is looked for."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders import faults
from loaders.document.packed import Packed
from loaders.document.xml_door import Element, parse_xml
from loaders.faults import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_PLAIN = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
"""The strict form of the format says the same under other names."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def val(element: Element | None) -> str | None:
    """The ``w:val`` of an element; None where there is no element or no value."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: Element | None) -> bool:
    """Whether a property that is either on or off is there and on."""
    return element is not None and val(element) not in ("0", "false", "off", "none")


def relation_id(element: Element) -> str:
    """By which id an element refers to another part."""
    return element.get(_ID, "")


@dataclass(slots=True)
class Parts:
    """The parts of a Word file by what they are to its main part."""

    packed: Packed = field(repr=False)
    main: str = ""
    _by_type: dict[str, list[str]] = field(default_factory=dict)
    _by_id: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, packed: Packed) -> "Parts":
        """The parts of a packed file.

        Raises:
            DocumentError: there is no main part, or how parts refer to each other is no XML.
        """
        parts = cls(packed)
        parts.main = next((target for _, kind, target in _relations(packed, "") if kind == "officeDocument"), "")
        for own, kind, target in _relations(packed, parts.main):
            parts._by_type.setdefault(kind, []).append(target)
            parts._by_id[own] = target
        return parts

    def body(self) -> Element:
        """The body of the main part.

        Raises:
            DocumentError: there is none.
        """
        root = self._read(self.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise DocumentError(faults.PACKED_BROKEN())
        return body

    def first(self, kind: str) -> Element | None:
        """The root of the first part of a kind ("styles", "numbering"); None where there is none."""
        return next((root for name in self._by_type.get(kind, ()) if (root := self._read(name)) is not None), None)

    def by_id(self, own: str) -> Element | None:
        """The root of a part by the id under which the main part refers to it."""
        return self._read(self._by_id.get(own, ""))

    def properties(self) -> Iterator[Element]:
        """The roots of what the file says of itself."""
        for _, kind, target in _relations(self.packed, ""):
            if kind in ("core-properties", "extended-properties") and (root := self._read(target)) is not None:
                yield root

    def _read(self, name: str) -> Element | None:
        content = self.packed.read(name)
        if content is None:
            return None
        if _STRICT in content:
            for strict, usual in _PLAIN:
                content = content.replace(strict, usual)
        return parse_xml(content, name)


def _relations(packed: Packed, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and member of all that a part refers to within the file."""
    folder, name = posixpath.split(part)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    content = packed.read(member)
    if content is None:
        return
    for relation in parse_xml(content, member).iter(_RELATION):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target.lstrip("/")
