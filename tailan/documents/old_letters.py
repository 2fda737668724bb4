"""Words set in old Mongolian fonts (Arial Mon), which show their Latin letters as Cyrillic.

The letters are the bytes of Windows-1251, read as those of Western Windows; ө and ү stand in the
places of letters that Mongolian does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tailan.documents.word_shapes import OFTEN, USUAL

_SHOWN = {
    **{chr(byte): bytes([byte]).decode("cp1251") for byte in range(0xC0, 0x100)},
    **dict(zip("ªº¯¿¨¸", "ӨөҮүЁё", strict=True)),
}
"""What such a font shows for each letter of the file."""

_TABLE = str.maketrans(_SHOWN)
_LETTERS = "À-ÿªº¯¿¨¸"
_WORD = re.compile(rf"[A-Za-z{_LETTERS}]*[À-ÖØ-öø-ÿ][A-Za-z{_LETTERS}]*")
_ANY = re.compile("[À-ÖØ-öø-ÿ\uf020-\uf0ff]")
"""A letter without which no word is sure to be one of such a font."""

_ASCII = re.compile("[A-Za-z]")
_NO_LETTER = re.compile(r"[\W\d_]*")
_VOWEL = re.compile("[аэиоуөүеёюяыАЭИОУӨҮЕЁЮЯЫ]")
_MEANT = str.maketrans("ABCEHKMOPTXYaceopxv", "АВСЕНКМОРТХҮасеорхү")
_LOOK_ALIKE = frozenset("y").union(map(chr, _MEANT))
"""Letters that people typed in such words, since they look the same."""

_NUMBER_SIGN = re.compile(r"(?<!\w)¹")
_PRIVATE = re.compile("[\uf020-\uf0ff]+(?:[\\s!-?]+[\uf020-\uf0ff]+)*")
"""Letters of such a font where Word takes it for one of signs."""

_PRIVATE_START = 0xF000
_SHORTEST, _LONG, _ENOUGH = 3, 5, 8
"""Letters of a word that no Western language has in a row, alone and in all such words."""


@dataclass(frozen=True)
class OldLetters:
    """How a document uses such fonts: in most of its words, or in some among others."""

    is_throughout: bool

    @classmethod
    def of(cls, texts: Iterable[str]) -> OldLetters | None:
        """The use that a document makes of such fonts; None where nothing shows that it does."""
        every = list(texts)
        if _ANY.search("\n".join(every)) is None:
            return None
        found = [_from_private(text) for text in every]
        words = {word for text in found for word in _WORD.findall(text) if is_sure(word)}
        letters = "".join(words).translate(_TABLE).casefold()
        is_enough = len(letters) >= _ENOUGH or any(len(word) >= _LONG for word in words)
        if not is_enough or sum(map(USUAL.__contains__, letters)) < OFTEN * len(letters):
            return None
        old = sum(len(word) for text in found for word in _WORD.findall(text) if word in words)
        return cls(2 * old > sum(map(str.isalpha, "".join(found))))

    def shown(self, text: str) -> str:
        """The text as it is shown: what is sure of its words, short ones beside such words too."""
        plain = _from_private(text)
        words = _WORD.findall(plain)
        is_all = (
            _ASCII.search(plain) is None and _NO_LETTER.fullmatch(_WORD.sub("", plain)) is not None
        )
        is_old = any(map(is_sure, words)) or (is_all and len("".join(words)) > 1) or plain == "¹"
        if not is_old and (not self.is_throughout or _ASCII.search(plain)):
            return text
        shown = _WORD.sub(lambda found: _in_cyrillic(found[0]), plain)
        return _NUMBER_SIGN.sub("№", shown)


def is_sure(word: str) -> bool:
    """Whether a word can only be one of an old font: in Cyrillic it is written as words are."""
    if len(word) < _SHORTEST or _ASCII.search(word):
        return False
    shown = word.translate(_TABLE)
    is_written = shown.islower() or shown.isupper() or shown[1:].islower()
    is_usual = 2 * sum(letter in USUAL for letter in shown.casefold()) > len(shown)
    return is_written and is_usual and (shown.isupper() or _VOWEL.search(shown) is not None)


def _in_cyrillic(word: str) -> str:
    """The word as shown; one with Latin letters too only where these look like Cyrillic ones."""
    latin = _ASCII.findall(word)
    is_slip = 2 * len(latin) < len(word) >= _SHORTEST + len(latin) and _LOOK_ALIKE.issuperset(latin)
    if latin and not is_slip:
        return word
    return word.translate(_TABLE).translate(_MEANT if latin else {})


def _from_private(text: str) -> str:
    """The text with letters of private use as the ones in whose places they stand.

    A lone one is a bullet or a tick of another font.
    """
    return _PRIVATE.sub(lambda found: _plain(found[0]), text)


def _plain(run: str) -> str:
    plain = "".join(
        chr(ord(sign) - _PRIVATE_START) if ord(sign) >= _PRIVATE_START else sign for sign in run
    )
    return plain if plain == "¹" or len("".join(_WORD.findall(plain))) > 1 else run
