"""Text whose letters a program has written as codes: mail, web forms, old exports."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from tailan.documents.encoding import decoded
from tailan.plan import Repair

_CYRILLIC = re.compile("[А-яЁёӨөҮү]")
_FEWEST = 5
"""Codes of Cyrillic letters in a text without any such letter: one may be typed on purpose."""

_CODES: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("UTF-7", re.compile(r"\+B[A-Za-z0-9+/]{2,}-?"), lambda text: _of_bytes(text, "utf-7")),
    ("Quoted-Printable", re.compile(r"=D[0-3]=[89AB][0-9A-F]"), lambda text: _of_mail(text)),
    ("&#…;", re.compile(r"&#(?:1[01]\d\d|x4[0-9a-f]{2});", re.IGNORECASE), unescape),
    ("%…", re.compile(r"%D[0-3]%[89AB][0-9A-F]", re.IGNORECASE), unquote),
    (r"\u…", re.compile(r"\\u04[0-9a-f]{2}", re.IGNORECASE), lambda text: _of_escapes(text)),
)
"""What the codes of each kind are called, how they look, and what reads them."""


def decoded_text(raw: bytes, name: str) -> tuple[str, list[Repair]]:
    """The text of a file in letters, and what its encoding gives cause to check."""
    text, repairs = decoded(raw, name, "line 1")
    if _CYRILLIC.search(text):
        return text, repairs
    for kind, codes, read in _CODES:
        letters = read(text) if len(codes.findall(text)) >= _FEWEST else ""
        if _CYRILLIC.search(letters):
            return letters, [*repairs, Repair("line 1", "letters-in-codes", kind)]
    return text, repairs


def _of_bytes(text: str, encoding: str) -> str:
    """The text whose bytes are these in another encoding, "" where they are none."""
    try:
        return text.encode("ascii").decode(encoding)
    except UnicodeError:
        return ""


def _of_mail(text: str) -> str:
    try:
        return quopri.decodestring(text.encode("ascii")).decode("utf-8")
    except UnicodeError:
        return ""


def _of_escapes(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
