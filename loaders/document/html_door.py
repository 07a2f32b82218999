"""The one way in for HTML: nothing is fetched, and what would make the parser slow or leave words out is refused."""

import re

from lxml import etree

from loaders import faults
from loaders.document.xml_door import Element
from loaders.faults import DocumentError

_DEEPEST = 2_048
"""Elements in one another; what is deeper, the parser leaves out, so that it is refused here."""
_TAG = re.compile(rb"<[a-zA-Z]")
_MOST_ATTRIBUTES = 5_000
# Of one element. The parser compares each with all before it: 20,000 of them take a second.


def parse_html(text: str) -> Element:
    """The root of a page, or of a part of one, without comments.

    Raises:
        DocumentError: there are no elements in it, it is deeper than a page can be or has endless attributes.
    """
    content = text.removeprefix("\ufeff").encode("utf-8", "replace")
    if any(map(_has_endless_attributes, content.split(b">"))):
        raise DocumentError(faults.PAGE_TOO_DEEP(limit=_MOST_ATTRIBUTES))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DocumentError(faults.TEXT_EMPTY()) from error
    if any("depth" in error.message for error in parser.error_log):
        raise DocumentError(faults.PAGE_TOO_DEEP(limit=_DEEPEST))
    if root is None:
        raise DocumentError(faults.TEXT_EMPTY())
    return root


def _has_endless_attributes(stretch: bytes) -> bool:
    """Whether what stands before the end of a tag holds more attributes than an element may have."""
    if len(stretch) < 2 * _MOST_ATTRIBUTES:
        return False
    tag = _TAG.search(stretch)
    return tag is not None and len(stretch[tag.start() :].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES


def body_of(root: Element) -> Element:
    """What is shown of a page."""
    return next((one for one in root if one.tag == "body"), root)
