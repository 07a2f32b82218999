"""What a picture that goes along by itself says above it: what it is of, from whose plans, and when it was made."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from graph.model.language import Language, Text
from graph.picture.elements import number, write
from graph.picture.scene import Scene
from graph.picture.signs import INK

_FICTIONAL = Text("Fictief, om mee te oefenen.", "Fictional, to practise with.")
_SOURCE = Text("Bron: plan van {}.", "Source: plan of {}.")
_SOURCES = Text("Bron: plannen van {}.", "Source: plans of {}.")
_AND_MORE = Text(" en nog {}", " and {} more")
_MADE_ON = Text("Gemaakt met Ketenkaart op {}.", "Made with Ketenkaart on {}.")
_MOST_SOURCES = 12
# A district has up to nine municipalities; of more plans than this nobody reads the names above a picture.
_TITLE_SIZE, _LINE_SIZE = 16.0, 13.0
_TITLE_LETTER, _LINE_LETTER = 11.0, 8.0
# Measured in Chromium: the widest words in the widest of the fonts that pages name, bold at 16 and plain at 13 pixels.
_SIDE, _EDGE, _LEADING = 12.0, 8.0, 6.0


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of a picture."""

    title: str
    sources: tuple[str, ...]
    fictional: bool
    made_on: str | None
    """The day, as people read it; None where nobody says."""
    language: Language

    @property
    def told(self) -> str:
        """The plans it is drawn from and when, in sentences; first that they are made up, where they are."""
        said = [fictional_words(self.language)] if self.fictional else []
        names = ", ".join(self.sources[:_MOST_SOURCES])
        if len(self.sources) > _MOST_SOURCES:
            names += _AND_MORE.said(self.language).format(len(self.sources) - _MOST_SOURCES)
        if len(self.sources) > 0:
            said.append((_SOURCE if len(self.sources) == 1 else _SOURCES).said(self.language).format(names))
        if self.made_on is not None:
            said.append(_MADE_ON.said(self.language).format(self.made_on))
        return " ".join(said)


def caption_of(scene: Scene, made_on: str) -> Caption:
    """What is said of a scene."""
    return Caption(scene.title, scene.sources, scene.fictional, made_on, scene.language)


def fictional_words(language: Language) -> str:
    """What says that plans are made up."""
    return _FICTIONAL.said(language)


@dataclass(frozen=True, slots=True)
class CaptionLines:
    """A caption in lines that fit above a picture."""

    title: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def height(self) -> float:
        """How much room they take."""
        return 2 * _EDGE + len(self.title) * (_TITLE_SIZE + _LEADING) + len(self.told) * (_LINE_SIZE + _LEADING)

    def draw(self, root: ET.Element) -> None:
        """Draws them at the top of a picture."""
        y = _EDGE
        for line in self.title:
            y += _TITLE_SIZE + _LEADING
            write(root, line, _SIDE, y, fill=INK, font_size=number(_TITLE_SIZE), font_weight="bold")
        for line in self.told:
            y += _LINE_SIZE + _LEADING
            write(root, line, _SIDE, y, fill=INK, font_size=number(_LINE_SIZE))


def lines_of(caption: Caption, width: float) -> CaptionLines:
    """A caption in lines no wider than a picture."""
    inside = width - 2 * _SIDE
    return CaptionLines(_broken(caption.title, inside, _TITLE_LETTER), _broken(caption.told, inside, _LINE_LETTER))


def _broken(text: str, width: float, letter: float) -> tuple[str, ...]:
    """``text`` in lines; a word that is too long for a line is broken anywhere."""
    most = max(1, int(width // letter))
    words = [word[at : at + most] for word in text.split() for at in range(0, len(word), most)]
    lines: list[str] = []
    for word in words:
        if len(lines) > 0 and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
