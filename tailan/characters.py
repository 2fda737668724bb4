"""Which characters can be shown: what a document may hold is more than a page can print."""

import re
from functools import cache
from importlib.resources import files

LONG_WORD = 24
BREAK = "\u200b"

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_WORDS = re.compile(r"\S{5,}")
_SEPARATORS = r"/\\.,;:?&=_\-"
_WORD_PARTS = re.compile(rf"[^{_SEPARATORS}]{{1,8}}[{_SEPARATORS}]{{0,4}}|[{_SEPARATORS}]{{1,8}}")
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Controls, halves of pairs, two that XML knows no way to write, and Office files are XML; the last
turn the direction of reading, so that a page would show other words than the document has."""


def printable(text: str) -> str:
    """The text without control characters; lines end by a line feed, tabs are spaces."""
    if text.isprintable():
        return text
    lines = _LINE_ENDS.sub("\n", text.replace("\t", " ").replace("\ufeff", ""))
    return _INVISIBLE.sub("", lines)


def breakable(text: str, room: float = LONG_WORD) -> str:
    """The text with invisible places to break where a word is too long for a line.

    `room` is how many characters a line holds. A word of letters alone is left to
    hyphenation until it is longer than LONG_WORD.
    """
    return _WORDS.sub(lambda word: _with_breaks(word[0], room), text)


def drawable(text: str) -> str:
    """The text with every character that no shipped font can draw as its code, `[U+4E2D]`.

    An archive PDF may not hold a character without a glyph, and must not lose it silently.
    """
    known = _characters_of_the_fonts()
    if known.issuperset(text):
        return text
    return "".join(char if char in known else f"[U+{ord(char):04X}]" for char in text)


def _with_breaks(word: str, room: float) -> str:
    # Small Latin letters and digits (a hash, a file's name) are narrow: they fit as they are.
    is_narrow = word.isascii() and word.islower() and len(word) < room
    if is_narrow or len(word) < min(room, LONG_WORD) or (word.isalpha() and len(word) < LONG_WORD):
        return word
    return BREAK.join(_WORD_PARTS.findall(word))


@cache
def _characters_of_the_fonts() -> frozenset[str]:
    ranges = files(__package__).joinpath("fonts/characters.txt").read_text(encoding="ascii")
    bounds = (line.split("-") for line in ranges.split())
    drawn = (chr(code) for low, high in bounds for code in range(int(low, 16), int(high, 16) + 1))
    return frozenset(drawn) | {"\n"}
