"""Readers: one per kind of file; a reader knows no form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import PurePath

from tailan.documents.content import Cell, Document, Paragraph, Remark, Row
from tailan.documents.pdf import read_pdf
from tailan.documents.text import read_text
from tailan.documents.word import read_docx
from tailan.errors import TailanError

__all__ = [
    "KINDS",
    "ROW_LIMIT",
    "SIZE_LIMIT",
    "Cell",
    "Document",
    "Paragraph",
    "Remark",
    "Row",
    "read_document",
]

SIZE_LIMIT = 100_000_000
"""Bytes that a document may have: more is a mistake, not a report."""

ROW_LIMIT = 20_000
"""Rows of tables that a document may have: a report on 64 measures has a hundred."""

KINDS: dict[str, tuple[str, Callable[[bytes, str], Iterator[Row | Paragraph | Remark]]]] = {
    ".docx": ("docx", read_docx),
    ".pdf": ("pdf", read_pdf),
    ".txt": ("text", read_text),
    ".tsv": ("text", read_text),
}
"""Kind and reader by the ending of the file's name."""


def read_document(raw: bytes, name: str) -> Document:
    """The content of a file; TailanError if it is empty, damaged, locked or of an unknown kind."""
    ending = PurePath(name).suffix.lower()
    if ending not in KINDS:
        raise TailanError(
            "document.kind", file=name, ending=ending or "–", known=", ".join(sorted(KINDS))
        )
    if not raw.strip():
        raise TailanError("document.empty", file=name)
    if len(raw) > SIZE_LIMIT:
        raise TailanError(
            "document.size", file=name, size=len(raw) // 10**6, limit=SIZE_LIMIT // 10**6
        )
    kind, reader = KINDS[ending]
    read = tuple(_limited(reader(raw, name), name))
    content = tuple(item for item in read if not isinstance(item, Remark))
    remarks = tuple(item for item in read if isinstance(item, Remark))
    if not content:
        raise TailanError("document.empty", file=name)
    return Document(name, kind, sha256(raw).hexdigest(), content, remarks)


def _limited(
    content: Iterator[Row | Paragraph | Remark], name: str
) -> Iterator[Row | Paragraph | Remark]:
    """The content as it is read; TailanError as soon as it has more rows than any report."""
    rows = 0
    for item in content:
        rows += isinstance(item, Row)
        if rows > ROW_LIMIT:
            raise TailanError("document.rows", file=name, limit=ROW_LIMIT)
        yield item
