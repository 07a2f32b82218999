"""Elements of a drawing, as a tree: text cannot become markup, and looks are attributes, without style."""

from xml.etree import ElementTree as ET

from graph.picture.legible import legible


def element(parent: ET.Element | None, tag: str, **attributes: str) -> ET.Element:
    """A new element; ``_`` in the name of an attribute stands for ``-``, and at its end for nothing."""
    named = {key if key == "viewBox" else key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return ET.Element(tag, named) if parent is None else ET.SubElement(parent, tag, named)


def write(parent: ET.Element, text: str, x: float, y: float, **looks: str) -> None:
    """Writes a text with its foot at ``y``. A space, which is not drawn, keeps it from the next for who puts them
    together: a label in two lines is read as one, and not as one long word."""
    written = element(parent, "text", x=number(x), y=number(y), **looks)
    written.text, written.tail = legible(text), " "


def number(value: float) -> str:
    """A number in as few characters as a tenth of a pixel needs."""
    return f"{value:.1f}".removesuffix(".0")
