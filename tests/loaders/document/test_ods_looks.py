"""Styles of an ODF spreadsheet that are made from one another."""

from loaders.document.model import Mark
from loaders.document.ods_looks import OdsLooks
from loaders.document.xml_door import parse_xml

SPACE = 'xmlns:style="urn:x:style" xmlns:fo="urn:x:fo"'


def _chain(length: int) -> OdsLooks:
    """Styles S0, S1 ... each made from the next; the last is bold."""
    looks = OdsLooks()
    for at in range(length):
        bold = '<style:text-properties fo:font-weight="bold"/>' if at == length - 1 else ""
        own = f'style:name="S{at}" style:parent-style-name="S{at + 1}"'
        looks.add(parse_xml(f"<style:style {SPACE} {own}>{bold}</style:style>".encode(), "styles.xml"))
    return looks


def test_deepest_chain_of_styles_has_twenty() -> None:
    assert Mark.BOLD in _chain(20).look("S0").marks
    assert Mark.BOLD not in _chain(21).look("S0").marks


def test_a_style_that_is_made_from_itself_ends() -> None:
    looks = OdsLooks()
    own = f'<style:style {SPACE} style:name="A" style:parent-style-name="A"/>'
    looks.add(parse_xml(own.encode(), "styles.xml"))
    assert looks.look("A").visible
