"""The encoding of a text file, told from its bytes; never guessed where it is not sure."""

from __future__ import annotations

import codecs
import re

from tailan.documents.word_shapes import OFTEN, USUAL
from tailan.errors import TailanError
from tailan.plan import Repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OF_TWO_BYTES = ("utf-16-le", "utf-16-be")
_OLD = {
    "cp1251": "Windows-1251",
    "mac-cyrillic": "Mac Cyrillic",
    "koi8-u": "KOI8",
    "cp866": "DOS (CP866)",
    "iso8859-5": "ISO 8859-5",
}
"""Encodings with a byte for each Cyrillic letter, and what people call them."""

_READ_ONCE = ("latin-1", "cp1252", "cp1251")
"""Encodings in which UTF-8 is read by mistake, and saved as UTF-8 once more."""

_WORD = re.compile(r"[^\W\d_]{2,}")
# The letters that Mongolian needs of Windows-1251.
_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяєїіАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄЇІ")
_FEWEST = 4
"""Letters of a text that tell its encoding: fewer are words in several of them."""

_MOST_STRAY = 0.01
"""The share of bytes without meaning in a text that is whole but for them."""

_MARKS_OF_PRINT = frozenset("«»„“”\u2018’–—…№•°·\u00a0§©®™±€")
_CYRILLIC = re.compile("[а-яёөү]{2}", re.IGNORECASE)
_PLAIN = re.compile("[\t\r\n\x20-\x7e\u00a0\u00ab\u00bb\u0400-\u04ff\u2010-\u2026\u2116\ufeff]+")
_CYRILLIC_OF_UTF8 = re.compile(
    "(?:[ÐÑÒ][\u0080-\u00bf\u0152-\u2122])|(?:[РСТ][\u0400-\u040f\u0450-\u2122])"
)
"""The first bytes of Cyrillic letters in UTF-8, as other encodings show them."""

_SURE = 0.97


def decoded(raw: bytes, name: str, place: str, declared: str = "") -> tuple[str, list[Repair]]:
    """The text, and what its encoding gives cause to check at `place`; TailanError if not sure.

    Bytes that are UTF-8 are nothing else, whatever a page declares: other encodings of Cyrillic
    do not look like it.
    """
    repairs = []
    if stray := _stray_nuls(raw):
        raw = raw.replace(b"\0", b"")
        repairs.append(Repair(place, "nul-removed", str(stray)))
    text, encoding = _decoded(raw, name, declared)
    if encoding in _OLD and encoding != declared:
        repairs.append(Repair(place, "encoding-old", _OLD[encoding]))
    elif (once := _read_twice(text)) is not None:
        text = once
        repairs.append(Repair(place, "encoding-twice"))
    return text, repairs


def _stray_nuls(raw: bytes) -> int:
    """How many NUL bytes stand in a text by mistake: encodings of two bytes have far more."""
    count = raw.count(0)
    return count if count <= _MOST_STRAY * len(raw) else 0


def _decoded(raw: bytes, name: str, declared: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _in(raw, encoding, name), encoding
    for encoding in ("utf-8", declared):
        text = _text(raw, encoding) if encoding else None
        if text is not None and "\0" not in text:
            return text, encoding
    found = [
        *((text, one) for one in _OLD if _is_cyrillic(text := _text(raw, one) or "")),
        *((text, one) for one in _OF_TWO_BYTES if _is_plain(text := _text(raw, one) or "")),
    ]
    best = max((_likelihood(text) for text, _ in found), default=None)
    likeliest = [one for one in found if _likelihood(one[0]) == best]
    if len({text for text, _ in likeliest}) != 1:
        raise TailanError("document.encoding", file=name)
    return likeliest[0]


def _read_twice(text: str) -> str | None:
    """The text, if its UTF-8 was taken for another encoding and saved so; None for any other."""
    if _WORD.search(text) is None or _CYRILLIC_OF_UTF8.search(text) is None:
        return None
    for encoding in _READ_ONCE:
        try:
            once = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return once if _is_plain(once) else None
    return None


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


def _likelihood(text: str) -> tuple[float, int]:
    """The share of letters and usual signs among what is not ASCII, and the number of letters."""
    foreign = [char for char in text if ord(char) > 127]
    letters = sum(char in _LETTERS for char in foreign)
    known = letters + sum(char in _MARKS_OF_PRINT for char in foreign)
    return (known / len(foreign) if foreign else 0.0), letters


def _is_plain(text: str) -> bool:
    """Whether a text holds nothing but Cyrillic, Latin and the usual signs."""
    plain = sum(map(len, _PLAIN.findall(text)))
    return plain >= _SURE * len(text) > 0 and _CYRILLIC.search(text) is not None


def _is_cyrillic(text: str) -> bool:
    """Whether this reads as Cyrillic: the letters that are usual, in words as they are written.

    Read as another encoding, a text has signs, other letters, or its small ones for capitals.
    """
    known, letters = _likelihood(text)
    if "\0" in text or letters < _FEWEST or known < _SURE:
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    written = sum(word.islower() or word.isupper() or word.istitle() for word in words)
    usual = sum(char in USUAL for char in text.lower())
    return written >= _SURE * len(words) and usual >= OFTEN * letters
