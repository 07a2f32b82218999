"""The footnotes and endnotes of a Word file: their signs, counted in the order in which the text points at them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.document.docx_package import Parts, W, val
from loaders.document.docx_words import own_sign
from loaders.document.numbering import numeral
from loaders.document.xml_door import Element

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How Word numbers them where a file does not say."""


@dataclass(slots=True)
class Notes:
    """The notes by kind and id, and those that the text points at, with their signs."""

    _elements: Mapping[tuple[str, str], Element] = field(default_factory=dict)
    _forms: Mapping[str, str] = field(default_factory=dict)
    _signs: dict[tuple[str, str], str] = field(default_factory=dict)
    _counted: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Parts) -> "Notes":
        """The notes of a file; the lines that part them from the text are none."""
        settings = parts.first("settings")
        elements: dict[tuple[str, str], Element] = {}
        forms: dict[str, str] = {}
        for kind, usual in _FORMS.items():
            root = parts.first(f"{kind}s")
            for one in () if root is None else root.iterchildren(f"{W}{kind}"):
                if one.get(f"{W}type") in (None, "normal"):
                    elements[kind, one.get(f"{W}id", "")] = one
            said = None if settings is None else val(settings.find(f"{W}{kind}Pr/{W}numFmt"))
            forms[kind] = said or usual
        return cls(elements, forms)

    def sign(self, kind: str, reference: Element) -> str:
        """The sign of the note that a reference points at; the same one each time."""
        key = kind, reference.get(f"{W}id", "")
        if key not in self._signs:
            own = own_sign(reference)
            if own is None:
                self._counted[kind] = self._counted.get(kind, 0) + 1
                own = numeral(self._counted[kind], self._forms.get(kind, "decimal"))
            self._signs[key] = own
        return self._signs[key]

    def pointed_at(self) -> Iterator[tuple[str, Element]]:
        """The signs and elements of the notes that the text pointed at so far; in none of them is another one found."""
        for key, sign in list(self._signs.items()):
            element = self._elements.get(key)
            if element is not None:
                yield sign, element
