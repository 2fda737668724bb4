"""The encoding of a text file, told from its bytes; never guessed where it is not sure."""

from __future__ import annotations

import codecs
import re

from tailan.errors import TailanError
from tailan.plan import Repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Windows-1251 has no ө and ү: fonts of that time drew them for є and ї.
_AS_WRITTEN = str.maketrans("єїЄЇ", "өүӨҮ")
_OLD_LETTERS = frozenset("єїЄЇ")
_NEW_LETTERS = frozenset("өүӨҮ")
# The letters that Mongolian needs of Windows-1251.
_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяєїіАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄЇІ")
_MARKS_OF_PRINT = frozenset("«»„“”\u2018’–—…№•°·\u00a0§©®™±€")
_SURE = 0.97


def decoded(raw: bytes, name: str, place: str, declared: str = "") -> tuple[str, list[Repair]]:
    """The text, and what its encoding gives cause to check at `place`; TailanError if not sure.

    Bytes that are UTF-8 are nothing else, whatever a page declares: other encodings of Cyrillic
    do not look like it.
    """
    text, encoding = _decoded(raw, name, declared)
    repairs = [Repair(place, "encoding-old")] if encoding == "cp1251" != declared else []
    old = sorted(_OLD_LETTERS.intersection(text))
    if not old or _NEW_LETTERS.intersection(text):
        return text, repairs
    before = ", ".join(old)
    repairs.append(Repair(place, "letters-old", before, before.translate(_AS_WRITTEN)))
    return text.translate(_AS_WRITTEN), repairs


def _decoded(raw: bytes, name: str, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _in(raw, encoding, name), encoding
    for encoding in ("utf-8", declared):
        text = _text(raw, encoding) if encoding else None
        if text is not None and "\0" not in text:
            return text, encoding
    text = _text(raw, "cp1251")
    if text is None or not _is_cyrillic(text):
        raise TailanError("document.encoding", file=name)
    return text, "cp1251"


def _in(raw: bytes, encoding: str, name: str) -> str:
    text = _text(raw, encoding)
    if text is None or "\0" in text:
        raise TailanError("document.encoding", file=name)
    return text


def _text(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_cyrillic(text: str) -> bool:
    """Whether this reads as Windows-1251: Cyrillic letters, in words as they are written.

    KOI8 read so has its small and capital letters exchanged, other encodings have signs.
    """
    foreign = [char for char in text if ord(char) > 127]
    letters = sum(char in _LETTERS for char in foreign)
    known = letters + sum(char in _MARKS_OF_PRINT for char in foreign)
    if "\0" in text or not letters or known < _SURE * len(foreign):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    written = sum(word.islower() or word.isupper() or word.istitle() for word in words)
    small = sum(char.islower() for char in foreign)
    return written >= _SURE * len(words) and 2 * small >= letters
