"""The page around a network of pyvis: a document of its own, with a caption, a legend and a first view to read.

pyvis 0.3.2 loads Bootstrap from elsewhere and writes no document type, title or language; what it wrote is repaired
here. A policy in the page itself forbids every request, should anything be overlooked.
"""

import html
import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from graph.model.language import Text
from graph.picture.caption import Caption
from graph.picture.elements import element
from graph.picture.legible import legible

LETTERS = 14
"""The size of the letters of a node, in pixels of the picture."""
_SMALLEST = 12
_OUTSIDE = re.compile(r"<(?:link|script)\b[^>]*https?://[^>]*>(?:\s*</script>)?", re.IGNORECASE)
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>|<!-- <link.*?-->", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_LARGER, _SMALLER, _WHOLE = Text("Groter", "Larger"), Text("Kleiner", "Smaller"), Text("Alles", "Everything")
_HOW = Text(
    "Sleep om te schuiven. Wijs een naam aan: haar lijnen lichten op. Wijs een lijn aan: u leest het citaat.",
    "Drag to move. Point at a name: its lines light up. Point at a line: you read the quotation.",
)
_PICTURE = Text("Tekening van het netwerk", "Picture of the network")
_STYLE = """
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; color: #1b2733; font: 14px/1.4 system-ui, "Segoe UI", Arial, sans-serif; }
header { padding: 8px 16px 6px; }
h1 { margin: 0; font-size: 18px; }
.how { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; }
.how span { margin-right: 12px; }
p { margin: 2px 0; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 6px 0; padding: 0; }
li { display: flex; align-items: center; gap: 6px; }
button { font: inherit; font-weight: 600; min-height: 32px; padding: 2px 12px; color: #0b4f8a; background: #fff;
  border: 1px solid #0b4f8a; border-radius: 6px; cursor: pointer; }
.card { flex: 1; min-height: 320px; }
#mynetwork { float: none; height: 100%; box-sizing: border-box; }
@media print { .how { display: none; } }
"""
# The first view has letters of 12 pixels or more: all of it where that fits, else its middle.
_SCRIPT = """
const least = %(least)s;
const zoom = (times) => network.moveTo({ scale: network.getScale() * times });
const light = (id) => edges.update(edges.get().map((one) => (
  { id: one.id, color: { ...one.color, opacity: id === null || one.from === id || one.to === id ? 1 : 0.1 } })));
document.getElementById("larger").addEventListener("click", () => zoom(1.25));
document.getElementById("smaller").addEventListener("click", () => zoom(0.8));
document.getElementById("whole").addEventListener("click", () => network.fit());
network.on("hoverNode", (event) => light(event.node));
network.on("blurNode", () => light(null));
network.fit();
if (network.getScale() < least) network.moveTo({ scale: least });
"""


def own_page(page: str, caption: Caption, entries: Iterable[tuple[str, ET.Element]]) -> str:
    """The page of pyvis as a document of its own, without any reference to elsewhere.

    Args:
        page: as pyvis wrote it.
        caption: what is said above the network.
        entries: of the legend: what a sign means, and the sign.
    """
    language = caption.language
    body = _HEADING.sub("", _OUTSIDE.sub("", page))
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(caption.title)}</title>"
    )
    body = body.replace('<meta charset="utf-8">', head, 1).replace("<html>", f'<html lang="{language.value}">', 1)
    body = body.replace("</head>", f"<style>{_STYLE}</style></head>", 1)
    body = body.replace("<body>", f"<body>{_header(caption, entries)}", 1)
    named = f'<div id="mynetwork" role="img" aria-label="{_text(_PICTURE.said(language))}"'
    body = body.replace('<div id="mynetwork"', named, 1)
    script = _SCRIPT % {"least": json.dumps(_SMALLEST / LETTERS)}
    before, _, after = body.rpartition("</body>")
    return f"<!DOCTYPE html>\n{before.strip()}<script>{script}</script></body>{after.rstrip()}\n"


def _header(caption: Caption, entries: Iterable[tuple[str, ET.Element]]) -> str:
    language = caption.language
    names = {"larger": _LARGER, "smaller": _SMALLER, "whole": _WHOLE}
    buttons = " ".join(
        f'<button type="button" id="{key}">{name.said(language)}</button>' for key, name in names.items()
    )
    signs = "".join(f"<li>{_drawn(sign)} {_text(words)}</li>" for words, sign in entries)
    return (
        f"<header><h1>{_text(caption.title)}</h1><p>{_text(caption.told)}</p><ul>{signs}</ul>"
        f'<p class="how"><span>{_text(_HOW.said(language))}</span> {buttons}</p></header>'
    )


def _drawn(sign: ET.Element) -> str:
    drawing = element(None, "svg", width="44", height="18", viewBox="0 0 44 18", aria_hidden="true")
    drawing.append(sign)
    return ET.tostring(drawing, encoding="unicode")


def _text(words: str) -> str:
    return html.escape(legible(words))
