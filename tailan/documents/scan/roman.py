"""Roman numerals before a quarter or half-year: Tesseract's Mongolian has no letters for them."""

from __future__ import annotations

import re
from dataclasses import replace

from tailan.documents.scan.ocr import Seen

_DOUBT, _SURE = 50.0, 75.0
_LIKE = {
    **dict.fromkeys(("Т", "І", "Ї", "ї", "і", "!", "|", "l", "I"), "I"),
    **dict.fromkeys(("П", "ІІ", "ТТ", "II"), "II"),
    **dict.fromkeys(("Ш", "ПІ", "ІП", "III"), "III"),
    **dict.fromkeys(("М", "1М", "ІМ", "ТУ", "1У", "ІУ", "IV"), "IV"),
}
"""What the numerals of quarters are taken for."""

_PLAIN = ("П", "Ш")
"""Letters that look like one numeral only, and are no word."""

_NUMERAL = "|".join(map(re.escape, sorted(_LIKE, key=len, reverse=True)))
_READ = re.compile(rf"(?P<numeral>{_NUMERAL})(?P<ending>[,.]|-?р)?")
_COUNTED = re.compile(r"улир\w*\W*|хагас\W*", re.IGNORECASE)
_GLUED = re.compile(rf"(?P<numeral>{_NUMERAL})(?P<counted>(?:улир|хагас)\w*\W*)")


def with_numerals(words: list[Seen], behind: str = "") -> list[Seen]:
    """The words of a line with its Roman numerals; `behind` is the first word of the next line."""
    result: list[Seen] = []
    is_counted = _COUNTED.fullmatch(behind) is not None
    for word in reversed(words):
        text = _numeral(word.text) if is_counted else _unglued(word.text)
        is_counted = _COUNTED.fullmatch(word.text) is not None or (is_counted and text != "")
        result.append(_read_as(word, text) if text else word)
    return result[::-1]


def _numeral(text: str) -> str:
    found = _READ.fullmatch(text)
    return _LIKE[found["numeral"]] + (found["ending"] or "") if found else ""


def _unglued(text: str) -> str:
    """The numeral and the word that it counts, where these are read as one."""
    found = _GLUED.fullmatch(text)
    return f"{_LIKE[found['numeral']]} {found['counted']}" if found else ""


def _read_as(word: Seen, text: str) -> Seen:
    if word.text.startswith(_PLAIN) and " " not in text:
        return replace(word, text=text, confidence=max(word.confidence, _SURE))
    return replace(word, text=text, other=word.text, confidence=min(word.confidence, _DOUBT))
