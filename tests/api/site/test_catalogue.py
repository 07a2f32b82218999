"""The English catalogue says everything that the pages say in Dutch, with the same places, and nothing more."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from markupsafe import Markup

from api.parts.environment import environment_in
from api.parts.translation import CATALOGUE, translation_to
from graph.model.language import Language

PLACE = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?[a-z][^>]*>")
LEFT_DUTCH = re.compile(r"\b(?:de|het|een|van|niet|geen|bij|staat|gemeente|partij|plannen|acties)\b", re.IGNORECASE)


def parts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


def messages(catalogue: Catalog) -> dict[tuple[str, ...], Message]:
    return {parts(message.id): message for message in catalogue if message.id != ""}


@pytest.fixture(scope="module")
def english() -> dict[tuple[str, ...], Message]:
    with CATALOGUE.open("rb") as source:
        return messages(read_po(source, locale="en", abort_invalid=True))


def test_the_catalogue_holds_exactly_what_is_said(
    english: dict[tuple[str, ...], Message], root: Path, tmp_path: Path
) -> None:
    """As ``make messages`` gathers it: from the templates and from the code."""
    gathered = tmp_path / "gathered.pot"
    asked = ["pybabel", "-q", "extract", "--mapping-file", str(root / "pyproject.toml"), "-o", str(gathered)]
    CommandLineInterface().run([*asked, str(root / "api")])  # type: ignore[no-untyped-call]
    with gathered.open("rb") as source:
        said = messages(read_po(source))
    assert ("Wie doet wat",) in said
    assert ("houder",) in said
    assert set(said) - set(english) == set(), "run `make messages`, then translate"
    assert set(english) - set(said) == set(), "these are said nowhere any more: run `make messages`"


def test_every_message_has_a_translation_that_was_looked_at(english: dict[tuple[str, ...], Message]) -> None:
    assert [key for key, message in english.items() if message.fuzzy] == []
    assert [key for key, message in english.items() if "" in parts(message.string)] == []
    assert [key for key, message in english.items() if len(parts(message.string)) != len(key)] == []


def test_a_translation_has_the_same_places_and_the_same_markup(english: dict[tuple[str, ...], Message]) -> None:
    def shape(text: str) -> tuple[list[str], list[str], list[str]]:
        return sorted(PLACE.findall(text)), sorted(TAG.findall(text)), re.findall(r"^\s+|\s+$", text)

    pairs = [pair for key, message in english.items() for pair in zip(key, parts(message.string), strict=True)]
    assert [pair for pair in pairs if shape(pair[0]) != shape(pair[1])] == []
    assert [dutch for dutch, _ in pairs if "%" in PLACE.sub("", dutch).replace("%%", "")] == []


def test_a_translation_is_english(english: dict[tuple[str, ...], Message]) -> None:
    texts = [TAG.sub("", text) for message in english.values() for text in parts(message.string)]
    assert [text for text in texts if LEFT_DUTCH.search(PLACE.sub("", text))] == []


def test_dutch_is_said_as_it_stands_and_values_stay_values() -> None:
    dutch, english = translation_to(Language.DUTCH), translation_to(Language.ENGLISH)
    assert dutch.gettext("regel %(line)s", line=5) == "regel 5"
    assert english.gettext("regel %(line)s", line=5) == "line 5"
    assert dutch.markups("%(num)s actie", "%(num)s acties", 1) == Markup("1 actie")
    assert english.markups("%(num)s actie", "%(num)s acties", 0) == Markup("0 actions")
    for say in (dutch, english):
        hostile = say.markup("regel %(line)s", line="<img src=x>\u202e%(line)s")
        assert hostile.endswith(" &lt;img src=x&gt;\ufffd%(line)s")
        assert isinstance(hostile, Markup)


def test_a_template_has_its_texts_in_place_and_its_values_stay_values() -> None:
    source = (
        "{% trans line=line %}regel {{ line }}{% endtrans %}, 100%{% trans num=many %}{{ num }} actie{% pluralize %}"
    )
    source += "{{ num }} acties{% endtrans %} {{ _('Partij') }} {% trans %}Partij{% endtrans %}"
    for language, said in (
        (Language.DUTCH, "regel {}, 100%2 acties Partij Partij"),
        (Language.ENGLISH, "line {}, 100%2 actions Party Party"),
    ):
        template = environment_in(language).from_string(source)
        assert template.render(line=5, many=2) == said.format(5)
        assert template.render(line="<b>%(num)s\u202e", many=2) == said.format("&lt;b&gt;%(num)s\ufffd")
