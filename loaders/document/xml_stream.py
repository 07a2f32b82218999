"""XML that is too long to keep whole, element by element; with the same dangers shut as in ``xml_door``."""

from collections.abc import Collection, Iterator
from io import BytesIO

from lxml import etree

from loaders import faults
from loaders.document.xml_door import SHUT, Element, declares
from loaders.faults import DocumentError


def streamed_xml(content: bytes, member: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of these names (without namespace), each when it ends; what was given before is emptied then.

    Raises:
        DocumentError: it has a document type, is no XML, or is deeper or longer than libxml2 takes.
    """
    if declares(content):
        raise DocumentError(faults.XML_DECLARES(member=member[:80]))
    parsed = etree.iterparse(
        BytesIO(content),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        **SHUT,
    )
    try:
        for _, element in parsed:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and (before := element.getprevious()) is not None:
                parent.remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(faults.XML_BROKEN(member=member[:80])) from error


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace; None where there is none."""
    found = element.get(name)
    if found is not None:
        return found
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element, name: str) -> "Element | None":
    """The first child of this name, without namespace."""
    return next(element.iterchildren(f"{{*}}{name}"), None)


def is_on(element: Element, name: str, otherwise: bool = False) -> bool:
    """Whether an attribute says yes."""
    value = attribute(element, name)
    return otherwise if value is None else value.strip().lower() in ("1", "true", "on")
