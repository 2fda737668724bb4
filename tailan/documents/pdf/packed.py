"""What a PDF has packed: unpacked only to know whether it is too much to be read."""

from __future__ import annotations

import re
import zlib

from tailan.errors import TailanError

CONTENT_LIMIT = 30_000_000
"""Bytes that the drawing of a page may unpack to: a page of small print has 100,000."""

PICTURE_LIMIT = 300_000_000
"""Bytes that a picture may unpack to: a page in colour at 600 dots to the inch has 104 million."""

_SMALL = CONTENT_LIMIT // 1032
"""Packed bytes that unpack to no more than the limit: zlib packs 1032 to one at most."""

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_PICTURE = b"/Image"
_DESCRIPTION = 600
_STEP = 1_000_000


def require_sane_streams(raw: bytes, name: str) -> None:
    """TailanError where a part of the file unpacks to far more than any report's."""
    for found in _STREAM.finditer(raw):
        start, end = found.end(), raw.find(_END, found.end())
        if (len(raw) if end < 0 else end) - start < _SMALL:
            continue
        described = raw[max(0, start - _DESCRIPTION) : start]
        is_picture = _PICTURE in described.rpartition(b" obj")[2]
        limit = PICTURE_LIMIT if is_picture else CONTENT_LIMIT
        if _unpacks_beyond(raw, start, limit):
            raise TailanError("document.packed", file=name, limit=limit // 10**6)


def _unpacks_beyond(raw: bytes, start: int, limit: int) -> bool:
    """Whether what begins there unpacks to more than the limit; damage unpacks to nothing."""
    unpacking = zlib.decompressobj()
    packed, size, at = b"", 0, start
    try:
        while not unpacking.eof and size <= limit and (packed or at < len(raw)):
            if not packed:
                packed, at = raw[at : at + _STEP], at + _STEP
            size += len(unpacking.decompress(packed, _STEP))
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return size > limit
