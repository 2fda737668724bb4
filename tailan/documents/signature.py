"""What a file is by its first bytes, whatever the ending of its name says."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"GIF8", ".gif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"{\\rtf", ".rtf"),
)
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
OLD_ENDINGS = (".doc", ".xls")
"""Endings of files that are not read, under which programs export new ones and web pages."""

# The kind of a photograph or of a web picture stands behind its length.
_BEHIND_LENGTH = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|msf1|hevc)", re.DOTALL), ".heic"),
    (re.compile(rb"....ftypavif", re.DOTALL), ".avif"),
    (re.compile(rb"BM....\0\0\0\0", re.DOTALL), ".bmp"),
)
_ARCHIVE = b"PK\x03\x04"
_MEMBERS = (
    (b"word/document.xml", ".docx"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"opendocument.text", ".odt"),
    (b"opendocument.spreadsheet", ".ods"),
)
"""Names in the archives that such files are."""

_SAVED_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?i:content-type):\s*multipart/related"
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE
)


def ending_by_content(raw: bytes, ending: str) -> str:
    """The ending of files with this content; the given one where the content does not tell."""
    for signature, own in _SIGNATURES:
        if raw.startswith(signature):
            return own
    if raw.startswith(_OLD):
        # Under another name it may be a new file with a password: the reader of Word files says so.
        return ending if ending in OLD_ENDINGS else ".docx"
    for pattern, own in _BEHIND_LENGTH:
        if pattern.match(raw):
            return own
    if raw.startswith(_ARCHIVE):
        # A file put into another comes behind what that one begins with.
        found = [(raw.find(member), own) for member, own in _MEMBERS if member in raw]
        return min(found, default=(0, ending))[1]
    if _SAVED_PAGE.match(raw, 0, 4000):
        return ".mht"
    return ".html" if _PAGE.match(raw, 0, 1000) else ending
