"""Plans as web pages, and as the PDF that a browser prints of one."""

import atexit
import html
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache
from queue import Queue
from threading import Thread

from playwright.sync_api import Error, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, chromium
from tests.golden.corpus.markup import Style, plain, spans
from tests.golden.corpus.source import Card, Grid, Heading, Items, Labels, Notes, Part, Text, Title, Yaml

_PATIENCE = 30
# Seconds: a browser closes within one; on a machine that does nothing else than swap it may take ten.
_STYLE = (
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:3px;text-align:left;"
    "vertical-align:ALIGN}body{font:11pt 'Liberation Sans'}"
)
_AROUND = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/wonen">Wonen</a></li><li><a href="/paspoort">Paspoort</a></li>'
    '</ul></nav><div id="cookie-banner" role="dialog"><p>Wij gebruiken cookies om de site te verbeteren.</p>'
    "<button>Accepteren</button></div>"
)
_BELOW = '<footer><p>Bel 14 000</p><a href="/privacy">Privacy</a></footer><script>volgBezoek("x");</script>'


def page(parts: Sequence[Part], options: Yaml) -> bytes:
    """A page of a site, with its menu, cookie bar and footer."""
    body = f"{_AROUND}<main>{_content(parts, options)}</main>{_BELOW}"
    return _whole(parts, body, options).encode()


def printed(parts: Sequence[Part], options: Yaml) -> bytes:
    """The PDF that Chromium prints of the content alone."""
    return _print(_whole(parts, _content(parts, options), options))


@cache
def _print(content: str) -> bytes:
    asked: Future[bytes] = Future()
    _asked_of_browser().put((content, asked))
    return asked.result()


@cache
def _asked_of_browser() -> "Queue[tuple[str, Future[bytes]] | None]":
    """What is to be printed by the one browser of this process, which ends with it.

    It has a thread of its own: while playwright's event loop runs in a thread, asyncio.run() refuses there.
    """
    asked: Queue[tuple[str, Future[bytes]] | None] = Queue()
    thread = Thread(target=_print_each, args=(asked,), daemon=True)
    thread.start()

    def end() -> None:
        asked.put(None)
        thread.join(_PATIENCE)

    atexit.register(end)
    return asked


def _print_each(asked: "Queue[tuple[str, Future[bytes]] | None]") -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGUMENTS), headless=True)
        while (one := asked.get()) is not None:
            content, answer = one
            try:
                sheet = browser.new_page(offline=True)
                sheet.set_content(content)
                answer.set_result(sheet.pdf(format="A4"))
                sheet.close()
            except Error as error:
                answer.set_exception(error)
        browser.close()


def _whole(parts: Sequence[Part], body: str, options: Yaml) -> str:
    title = next((plain(part.text) for part in parts if isinstance(part, Title)), "Plan")
    style = _STYLE.replace("ALIGN", options.get("align", "top"))
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{_words(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def _words(text: str) -> str:
    shown = (
        f"<sup>{html.escape(span.text)}</sup>" if span.style is Style.RAISED else html.escape(span.text, quote=False)
        for span in spans(text)
        if span.style is not Style.DELETED
    )
    return "".join(shown).replace("\n", "<br>")


def _content(parts: Sequence[Part], options: Yaml) -> str:
    return "\n".join(_shown(part, options) for part in parts)


def _shown(part: Part, options: Yaml) -> str:
    match part:
        case Title(text):
            return f"<h1>{_words(text)}</h1>"
        case Heading(text, level):
            return f"<h{level + 1}>{_words(text)}</h{level + 1}>"
        case Text(text):
            return f"<p>{_words(text)}</p>"
        case Labels(pairs) if options.get("labels") == "table":
            rows = "".join(f"<tr><td>{label}</td><td>{_words(text)}</td></tr>" for label, text in pairs)
            return f"<table>{rows}</table><p></p>"
        case Labels(pairs) | Card(pairs):
            return "".join(f"<p><strong>{label}:</strong> {_words(text)}</p>" for label, text in pairs)
        case Items(items):
            return _list(items)
        case Notes(notes):
            return "".join(f"<p><sup>{sign}</sup> {_words(text)}</p>" for sign, text in notes)
        case Grid():
            return _table(part)


def _list(items: Sequence[tuple[int, str]]) -> str:
    shown: list[str] = []
    depth = -1
    for level, text in items:
        if level > depth:
            shown.append("<ul>")
        elif level < depth:
            shown.append("</li></ul></li>")
        else:
            shown.append("</li>")
        shown.append(f"<li>{_words(text)}")
        depth = level
    return "".join(shown) + "</li></ul>" * (depth + 1)


def _table(grid: Grid) -> str:
    rows: list[str] = []
    for number in range(len(grid.heads) + len(grid.rows)):
        name = "th" if number < len(grid.heads) else "td"
        cells = (place.cell for place in grid.placed() if place.row == number)
        shown = "".join(
            f'<{name} rowspan="{cell.rows}" colspan="{cell.columns}">{_words(cell.text)}</{name}>' for cell in cells
        )
        rows.append(f"<tr>{shown}</tr>")
    return f"<table>{''.join(rows)}</table>"
