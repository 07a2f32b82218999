"""Signs of fonts that hold pictures instead of letters, as the signs that everybody has."""

CHECKED, UNCHECKED = "☑", "☐"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_PRIVATE = range(0xF000, 0xF100)
"""Where a file puts the signs of such a font, by their place in it."""

_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: UNCHECKED, 0x71: UNCHECKED, 0x72: UNCHECKED,
    0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: UNCHECKED, 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: CHECKED,
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: CHECKED, 0x53: "☒", 0x54: CHECKED, 0xA3: UNCHECKED}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(code: int, font: str) -> str:
    """The sign at a place in a font; one that is not known is a sign that says so, never another letter."""
    place = code - _PRIVATE.start if code in _PRIVATE else code
    signs = _FONTS.get(font.strip().casefold())
    if signs is not None:
        return signs.get(place, _UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 else _UNKNOWN


def without_private(text: str, font: str) -> str:
    """Text in which signs stand by their place in a font, as the signs that everybody has."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    known = font if font.strip().casefold() in _FONTS else "wingdings"
    return "".join(symbol(ord(char), known) if ord(char) in _PRIVATE else char for char in text)
