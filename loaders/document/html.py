"""Web pages (HTML): their main content as headings, lists and tables; menus and banners as what stands around it."""

import codecs
import hashlib
import re
from collections.abc import Iterator

from graph.model.form import Issue
from loaders import faults
from loaders.document import told
from loaders.document.around import tidy_property
from loaders.document.decoding import decode_text, known_encoding
from loaders.document.html_content import Content
from loaders.document.html_door import body_of, parse_html
from loaders.document.html_walk import Walk
from loaders.document.model import Document
from loaders.document.xml_door import Element
from loaders.faults import DocumentError

MEDIA_TYPE = "text/html"
_LOOKED_AT = 4_000
"""Bytes in which a page says what it is, and what it is written in; the standard asks for the first 1,024."""
_BEGINS = re.compile(
    r"\A(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|(?:html|head|body|meta|title|main|article|section|header|div"
    r"|p|table|h[1-6]|ul|ol|dl|style|script|link|base)\b)",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_WINDOWS = ("iso-8859-1", "cp1252")
"""A page that says it is Latin-1 is Windows-1252: the standard of the web says so, since most were."""


def is_html(content: bytes) -> bool:
    """Whether content begins as a web page does, or as a part of one."""
    start = content[:_LOOKED_AT]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _BEGINS.match(start.decode("utf-16", "replace").lstrip("\ufeff")) is not None
    return _BEGINS.match(start.removeprefix(codecs.BOM_UTF8).decode("latin-1")) is not None


def document_of_html(content: bytes, name: str, encoding: str | None = None) -> Document:
    """The document of a web page; nothing that it refers to is fetched.

    Args:
        content: the bytes of the page.
        name: how it is called.
        encoding: what it is written in; None for what the page says, or else UTF-8, or Windows-1252 and an issue.

    Raises:
        DocumentError: there are no words in it, it is deeper than a page can be, or in another encoding.
    """
    text, issues = _decoded(content, encoding)
    root = parse_html(text)
    body = body_of(root)
    walk = Walk(Content.of(body))
    walk.walk(body)
    if walk.hidden > 0:
        issues.append(told.hidden_parts(walk.hidden))
    walk.flow.close_rows()
    walk.flow.builder.issues.extend(issues)
    digest = hashlib.sha256(content).hexdigest()
    document = walk.flow.builder.document(digest, name, MEDIA_TYPE, dict(_properties(root)))
    if len(document.blocks) == 0:
        raise DocumentError(faults.TEXT_EMPTY())
    return document


def _decoded(content: bytes, encoding: str | None) -> tuple[str, list[Issue]]:
    marked = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if encoding is not None or marked:
        return decode_text(content, encoding=encoding), []
    said = _CHARSET.search(content[:_LOOKED_AT])
    known = None if said is None else known_encoding(said[1].decode("ascii"))
    if known in _WINDOWS:
        return decode_text(content, encoding="cp1252"), []
    if known is not None and not known.startswith("utf"):
        return decode_text(content, encoding=known), []
    try:
        return decode_text(content), []
    except DocumentError as error:
        if error.fault.code != faults.ENCODING_DIFFERS.code:
            raise
    return decode_text(content, encoding="cp1252"), [told.read_as("Windows-1252")]


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    """What the page is called; never who made it."""
    titles = ["".join(map(str, one.itertext())) for one in root.iter("title")]
    shared = [one.get("content", "") for one in root.iter("meta") if one.get("property") == "og:title"]
    title = next((tidy for one in (*titles, *shared) if (tidy := tidy_property(one)) != ""), None)
    if title is not None:
        yield "title", title
