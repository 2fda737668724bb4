"""Text whose UTF-8 was taken for another encoding, put right wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

_SECOND = range(0x80, 0xC0)
_ALONE = str.maketrans("Ð", "Р")
"""The first byte of Р where its second, a no-break space, ended the text."""

_CUT_OFF = {" ": "Р", "": "Э"}
"""The letters whose second byte is a no-break space or a soft hyphen, by what is left of it."""


def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each sign that an encoding shows for a byte above ASCII; else the byte itself."""
    shown = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        letter = bytes([byte]).decode(encoding, "ignore")
        shown |= {letter: byte} if letter else {}
    return shown


@dataclass(frozen=True)
class _Encoding:
    """An encoding for which UTF-8 is taken: its bytes, and letters of two or three of them."""

    bytes_of: dict[str, int]
    letters: re.Pattern[str]
    word: re.Pattern[str]
    """Letters in a row that sound text does not have."""

    @classmethod
    def named(cls, name: str, firsts: str) -> _Encoding:
        """The encoding; `firsts` begin its Cyrillic letters, and signs of print."""
        known = _bytes_of(name)
        seconds = "".join(re.escape(sign) for sign, byte in known.items() if byte in _SECOND)
        cyrillic, latin, signs = firsts[:4], firsts[4], firsts[5]
        pair = f"[{cyrillic}][{seconds}]"
        cut = f"(?<![А-ПФ-Яа-яӨҮөү]){cyrillic[0]} ?(?=[{cyrillic}])"
        one = f"(?:{pair}|{cut}|{latin}[{seconds}]|{signs}[{seconds}]{{2}})"
        return cls(known, re.compile(one), re.compile(f"(?:{pair}){{3}}"))

    def right(self, text: str) -> str:
        """The text with its letters put right, where a word or all of it shows them to be wrong."""
        is_all = not text.isascii() and self.letters.sub("", text).isascii()
        if not is_all and self.word.search(text) is None:
            return text
        right = self.letters.sub(lambda found: self._decoded(found[0]), text)
        return right.translate(_ALONE)

    def _decoded(self, letter: str) -> str:
        if letter[1:] in _CUT_OFF:
            return _CUT_OFF[letter[1:]]
        try:
            return bytes(self.bytes_of[sign] for sign in letter).decode("utf-8")
        except UnicodeError:
            return letter


@cache
def _encodings() -> tuple[_Encoding, ...]:
    return (_Encoding.named("cp1252", "ÐÑÒÓÂâ"), _Encoding.named("cp1251", "РСТУВв"))


def put_right(texts: Iterable[str]) -> Callable[[str], str] | None:
    """What puts a text right, of the texts of a document; None where none of them needs it."""
    every = "\n".join(texts)
    used = [one for one in _encodings() if one.word.search(every)]
    if not used:
        return None

    def right(text: str) -> str:
        for encoding in used:
            text = encoding.right(text)
        return text

    return right
