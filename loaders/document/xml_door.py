"""The one way in for XML: no document type, no entities, nothing fetched, no depth that breaks who walks it.

A text document or spreadsheet never needs a document type; a file that has one is no honest file of its kind, and every
known attack by XML (entities that grow, files of the machine or addresses of elsewhere read in) begins with one.
"""

import codecs
import re
from typing import TypeAlias, TypedDict

from lxml import etree

from loaders import faults
from loaders.faults import DocumentError

Element: TypeAlias = etree._Element

_BEGINNINGS = (b"<!", b"<\0!", b"<\0\0\0!")
"""``<!`` in UTF-8, UTF-16 and UTF-32; found much faster than by an expression."""
_DECLARES = re.compile("\0{0,3}".join("<!DOCTYPE").encode() + b"|" + "\0{0,3}".join("<!ENTITY").encode())
"""``<!DOCTYPE`` or ``<!ENTITY`` in those; well-formed XML has neither in its text, only in a document type."""


def declares(content: bytes) -> bool:
    """Whether XML has a document type or declares entities."""
    return any(beginning in content for beginning in _BEGINNINGS) and _DECLARES.search(content) is not None


def parse_xml(content: bytes, member: str) -> Element:
    """The root of XML, without comments and processing instructions; ``member`` is how a fault calls it.

    Nothing is deeper than 256 elements and no stretch of text longer than ten million bytes: libxml2 holds to that.

    Raises:
        DocumentError: it has a document type, is no XML, or is deeper or longer than that.
    """
    if declares(content):
        raise DocumentError(faults.XML_DECLARES(member=member[:80]))
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(faults.XML_BROKEN(member=member[:80])) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(faults.XML_DECLARES(member=member[:80]))
    return root


def attributes_of(element: Element) -> dict[str, str]:
    """The attributes of an element by their names without namespaces."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def is_xml(content: bytes) -> bool:
    """Whether content begins as XML does, in UTF-8 or UTF-16."""
    start = content[:100]
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


class Shut(TypedDict):
    """What libxml2 is told not to do, for a tree and for a stream."""

    resolve_entities: bool
    load_dtd: bool
    no_network: bool
    dtd_validation: bool
    attribute_defaults: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


SHUT: Shut = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parser() -> etree.XMLParser:
    return etree.XMLParser(**SHUT)
