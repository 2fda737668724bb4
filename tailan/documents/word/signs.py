"""Fonts of signs, in which a letter of the file is shown as a tick, a box or a relation."""

from __future__ import annotations

import re

from lxml import etree

from tailan.documents.word.styles import at, qn

_SIGNS: dict[str, dict[int, str]] = {
    # Signs of the font Symbol that change a number.
    "symbol": {
        0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "\u00d7", 0xB7: "•", 0xB0: "°", 0xB9: "≠",
        0xBB: "≈", 0xAE: "→",
    },
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐",
        0x72: "☐", 0xA7: "▪", 0x6C: "•", 0x6E: "■", 0x76: "•", 0xD8: "•", 0xE0: "→",
    },
    "wingdings 2": {
        0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐",
        0x97: "•",
    },
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐"},
}  # fmt: skip
"""What the fonts show, by the codes of their letters."""

_SAME_IN_SYMBOL = frozenset("0123456789+-%,.:;=/()<>[]")
_PRIVATE = 0xF000
"""Where the signs of such fonts begin in files."""

UNKNOWN = re.compile("[\ue000-\uf8ff]")
"""A letter that only its own font can show."""


def symbol(element: etree._Element) -> str:
    """A sign that Word has put in, as the letter that it looks like where one is known."""
    code = int(element.get(qn("w:char"), "20"), 16)
    return _sign(code, element.get(qn("w:font"), ""))


def shown_in_font(text: str, run: etree._Element) -> str:
    """The text of a run as its own font shows it, if that is one of signs."""
    fonts = at(run, "w:rPr", "w:rFonts")
    font = "" if fonts is None else fonts.get(qn("w:ascii"), "")
    if font.casefold() not in _SIGNS:
        return text
    return "".join(sign if sign.isspace() else _sign(ord(sign), font) for sign in text)


def _sign(code: int, font: str) -> str:
    name, place = font.casefold(), code % _PRIVATE
    if name == "symbol" and chr(place) in _SAME_IN_SYMBOL:
        return chr(place)
    is_letter = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return _SIGNS.get(name, {}).get(place, chr(code) if is_letter else "")
