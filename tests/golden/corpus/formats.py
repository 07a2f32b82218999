"""The files of the corpus: each way to lay out a plan, with the name that its file has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.golden.corpus import as_office, as_page, as_pdf, as_sheet, as_text
from tests.golden.corpus.source import Part, Source, Yaml


@dataclass(frozen=True)
class Form:
    """A way to lay out a plan: how its file's name ends, and what makes its bytes."""

    ending: str
    make: Callable[[Sequence[Part], Yaml], bytes]


FORMS: Mapping[str, Form] = {
    "aligned": Form("txt", as_text.aligned),
    "text": Form("txt", as_text.aligned),
    "flat": Form("txt", as_text.flat),
    "tabs": Form("txt", as_text.tabs),
    "bars": Form("txt", as_text.bars),
    "markdown": Form("md", as_text.markdown),
    "csv": Form("csv", as_sheet.semicolons),
    "xlsx": Form("xlsx", as_sheet.xlsx),
    "ods": Form("ods", as_sheet.ods),
    "docx": Form("docx", as_office.word),
    "odt": Form("odt", as_office.odt),
    "html": Form("html", as_page.page),
    "pdf-ruled": Form("pdf", as_pdf.ruled),
    "pdf-plain": Form("pdf", as_pdf.columns),
    "pdf-printed": Form("pdf", as_page.printed),
}
"""Every form by its name in a source; "text" is a plan whose words are not in columns."""


def file_of(source: Source) -> tuple[str, bytes]:
    """The name and the bytes of a plan's file."""
    form = FORMS[source.form]
    return f"{source.name}.{form.ending}", form.make(source.parts, source.options)
