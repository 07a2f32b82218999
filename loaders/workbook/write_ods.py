"""Pages -> ODS: its XML is made here, the package around it is odfdo's."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from loaders.workbook.cells import Value, column_letters
from loaders.workbook.look import BACKGROUNDS, HEAD_LOOK, Look, look_of
from loaders.workbook.marks import MARK, PROPERTY
from loaders.workbook.pages import SPARE_ROWS, Choice, Page

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "ooo": "http://openoffice.org/2004/office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_CENTIMETRES = 0.2
"""The width of a character."""
_LOOKS = {look: f"ce{number}" for number, look in enumerate((HEAD_LOOK, *BACKGROUNDS))}
_SPACES = re.compile(r"^ | $| {2,}|\t")
_DAY = (
    '<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>'
    "</number:date-style>"
)


def ods_bytes(pages: Sequence[Page]) -> bytes:
    """The workbook as an ODS file."""
    from odfdo import Document

    made = Document("spreadsheet")
    made.set_part("content.xml", "".join(_content(pages)).encode())
    made.set_part("settings.xml", _settings(pages).encode())
    made.meta.set_user_defined_metadata(PROPERTY, MARK)
    made.meta.title = "Ketenkaart-werkboek"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _content(pages: Sequence[Page]) -> Iterator[str]:
    validations = {
        (page.name, column): (f"val{number}-{column}", choice)
        for number, page in enumerate(pages)
        for column, choice in page.choices.items()
    }
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_DECLARED} office:version="1.2">'
    yield from _styles(pages)
    yield "<office:body><office:spreadsheet><table:content-validations>"
    for name, choice in validations.values():
        yield _validation(name, choice)
    yield "</table:content-validations>"
    for page in pages:
        own = {column: name for (sheet, column), (name, _) in validations.items() if sheet == page.name}
        yield from _table(page, own)
    yield "<table:database-ranges>"
    for number, page in enumerate(page for page in pages if len(page.heads) > 0):
        last = f"{column_letters(len(page.heads) - 1)}{max(1, len(page.rows)) + 1}"
        yield (
            f'<table:database-range table:name="filter{number}" table:display-filter-buttons="true" '
            f'table:target-range-address="{page.name}.A1:{page.name}.{last}"/>'
        )
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


def _styles(pages: Sequence[Page]) -> Iterator[str]:
    yield f"<office:automatic-styles>{_DAY}"
    yield '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
    yield "</style:style>"
    for width in sorted({width for page in pages for width in page.widths}):
        yield (
            f'<style:style style:name="co{width}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width * _CENTIMETRES:.2f}cm"/></style:style>'
        )
    for look, name in _LOOKS.items():
        yield _cell_style(look, name)
    yield "</office:automatic-styles>"


def _cell_style(look: Look, name: str) -> str:
    day = ' style:data-style-name="day"' if look.is_day else ""
    fill = (
        "" if look.background is None else f' fo:background-color="{look.background}" fo:border="0.5pt solid #BFBFBF"'
    )
    letters = ' fo:font-weight="bold"' if look.is_head else ""
    letters += ' fo:font-style="italic" fo:color="#595959"' if look.is_quiet else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{day}>'
        f'<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"{fill}/>'
        f"<style:text-properties{letters}/></style:style>"
    )


def _validation(name: str, choice: Choice) -> str:
    first, _, last = choice.range().partition(":")
    source = f"$'{choice.sheet}'.{first}:.{last}"
    condition = quoteattr(f"of:cell-content-is-in-list([{source}])")
    return (
        f'<table:content-validation table:name="{name}" table:condition={condition} '
        'table:allow-empty-cell="true" table:display-list="unsorted"/>'
    )


def _table(page: Page, validations: Mapping[int, str]) -> Iterator[str]:
    style = ' table:style-name="hidden"' if page.hidden else ""
    yield f"<table:table table:name={quoteattr(page.name)}{style}>"
    for width in page.widths:
        yield f'<table:table-column table:style-name="co{width}"/>'
    if len(page.heads) > 0:
        yield "<table:table-header-rows><table:table-row>"
        yield from (_cell(head, HEAD_LOOK, None) for head in page.heads)
        yield "</table:table-row></table:table-header-rows>"
    for row, cells in enumerate(page.rows):
        yield "<table:table-row>"
        for column, value in enumerate(cells):
            yield _cell(value, None if page.hidden else look_of(page, row, column, value), validations.get(column))
        yield "</table:table-row>"
    if len(validations) > 0:
        yield f'<table:table-row table:number-rows-repeated="{SPARE_ROWS}">'
        for column in range(len(page.heads)):
            yield _cell(None, look_of(page, -1, column, None), validations.get(column))
        yield "</table:table-row>"
    yield "</table:table>"


def _cell(value: Value | None, look: Look | None, validation: str | None) -> str:
    style = "" if look is None else f' table:style-name="{_LOOKS[look]}"'
    style += "" if validation is None else f' table:content-validation-name="{validation}"'
    if value is None:
        return f"<table:table-cell{style}/>"
    if isinstance(value, str):
        words = "".join(f"<text:p>{_paragraph(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell{style} office:value-type="string">{words}</table:table-cell>'
    if isinstance(value, date):
        return f'<table:table-cell{style} office:value-type="date" office:date-value="{value.isoformat()}"/>'
    return f'<table:table-cell{style} office:value-type="float" office:value="{value}"/>'


def _paragraph(text: str) -> str:
    """A line of text: white space that ODF would leave out has an element of its own."""
    return _SPACES.sub(lambda found: _space(found[0]), escape(text))


def _space(text: str) -> str:
    return "<text:tab/>" if text == "\t" else f'<text:s text:c="{len(text)}"/>'


def _settings(pages: Sequence[Page]) -> str:
    """Heads and codes stay in view: one row above and one column to the left."""
    tables = "".join(_frozen(page) for page in pages if len(page.heads) > 0)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-settings {_DECLARED} office:version="1.2">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _frozen(page: Page) -> str:
    items = (
        ("HorizontalSplitMode", "short", 2), ("VerticalSplitMode", "short", 2), ("HorizontalSplitPosition", "int", 1),
        ("VerticalSplitPosition", "int", 1), ("ActiveSplitRange", "short", 3), ("PositionRight", "int", 1),
        ("PositionBottom", "int", 1),
    )  # fmt: skip
    told = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in items
    )
    return f"<config:config-item-map-entry config:name={quoteattr(page.name)}>{told}</config:config-item-map-entry>"
