"""Zip archives, which Office files are: looked at before anything in them is unpacked."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, LargeZipFile, ZipFile

from tailan.documents.unread import is_unread, unread_kind
from tailan.errors import TailanError

UNPACKED_LIMIT = 300_000_000
"""Bytes that an archive may unpack to; a 64-measure report unpacks to less than 3 MB."""

WORD_LIMIT = 60_000_000
"""Bytes that a Word file may unpack to without its pictures: it is read as a whole."""

_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"\{\\rtf"), ".rtf"),
    (re.compile(rb"\x89PNG\r\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table)\b", re.I), ".html"),
)
_FOLDERS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_DAMAGE = (
    *(BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, KeyError, ValueError),
    *(NotImplementedError, RuntimeError),
)

# Files saved as “Strict Open XML” say the same under other names, and Word files with macros or
# templates under other types: the libraries know only the usual ones.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_WORD_TYPE = re.compile(
    rb"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)"
    rb"\.(?:[\w-]+\.)*(?:macroEnabled\w*|template)\.main\+xml"
)
_USUAL_WORD_TYPE = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


def office_archive(raw: bytes, name: str, ending: str) -> bytes:
    """The Office file of this ending, as libraries take it; TailanError where it is none."""
    _require_sane(raw, name, ending)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            found = _ending_of(archive)
            if found != ending:
                raise _other_kind(name, found)
            return _in_usual_names(archive, raw)
    except _DAMAGE as error:
        raise TailanError("document.damaged", file=name) from error


def _require_sane(raw: bytes, name: str, ending: str) -> None:
    """TailanError unless the file is an archive that can be opened and is of a sane size."""
    if raw.startswith(_OLE_SIGNATURE):
        raise TailanError("document.encrypted" if _LOCKED in raw else "document.old", file=name)
    for signature, found in _SIGNATURES:
        if signature.match(raw):
            raise _other_kind(name, found)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
    except _DAMAGE as error:
        raise TailanError("document.damaged", file=name) from error
    if any(member.flag_bits & 1 for member in members):
        raise TailanError("document.encrypted", file=name)
    texts = sum(one.file_size for one in members if one.filename.endswith((".xml", ".rels")))
    unpacked = sum(member.file_size for member in members)
    limits = ((unpacked, UNPACKED_LIMIT), (texts if ending == ".docx" else 0, WORD_LIMIT))
    for size, limit in limits:
        if size > limit:
            raise TailanError(
                "document.unpacks", file=name, size=size // 10**6, limit=limit // 10**6
            )


def _ending_of(archive: ZipFile) -> str:
    """The ending of files that hold what this archive holds; .zip where that is not known."""
    names = archive.namelist()
    if "xl/workbook.bin" in names:
        return ".xlsb"
    if "mimetype" in names:
        kind = archive.read("mimetype")
        return ".ods" if b"spreadsheet" in kind else ".odt" if b"text" in kind else ".zip"
    folders = (
        ending for folder, ending in _FOLDERS if any(one.startswith(folder) for one in names)
    )
    return next(folders, ".zip")


def _other_kind(name: str, found: str) -> TailanError:
    if is_unread(found):
        return unread_kind(name, found)
    named = PurePath(name).suffix.lower()
    return TailanError("document.other_kind", file=name, named=named, found=found)


def _in_usual_names(archive: ZipFile, raw: bytes) -> bytes:
    """The archive with the names and types that libraries know in place of others."""
    types, relations = archive.read("[Content_Types].xml"), archive.read("_rels/.rels")
    if not _STRICT.search(relations) and not _WORD_TYPE.search(types):
        return raw
    target = BytesIO()
    with ZipFile(target, "w") as usual:
        for member in archive.namelist():
            content = archive.read(member)
            if member.endswith((".xml", ".rels")):
                content = _WORD_TYPE.sub(_USUAL_WORD_TYPE, _STRICT.sub(_USUAL, content))
            usual.writestr(member, content)
    return target.getvalue()
