"""Zip archives, which Word files are: looked at before anything in them is unpacked."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from tailan.errors import TailanError

UNPACKED_LIMIT = 300_000_000
"""Bytes that an archive may unpack to; a 64-measure report unpacks to less than 3 MB."""

_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")


def require_archive(raw: bytes, name: str) -> None:
    """TailanError unless the file is an archive that can be opened and is of a sane size."""
    if raw.startswith(_OLE_SIGNATURE):
        raise TailanError("document.encrypted", file=name)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            encrypted = any(member.flag_bits & 1 for member in archive.infolist())
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError) as error:
        raise TailanError("document.damaged", file=name, detail=first_line(error)) from error
    if encrypted:
        raise TailanError("document.encrypted", file=name)
    if unpacked > UNPACKED_LIMIT:
        raise TailanError(
            "document.unpacks", file=name, size=unpacked // 10**6, limit=UNPACKED_LIMIT // 10**6
        )


def first_line(error: Exception) -> str:
    """What an error says, in one line."""
    return next(iter(str(error).splitlines()), type(error).__name__)
