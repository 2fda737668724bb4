"""Readers: one per kind of file; a reader knows no form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path, PurePath

from tailan.documents.content import Cell, Document, Item, Paragraph, Row
from tailan.documents.legible import legible
from tailan.documents.limits import (
    CELL_LIMIT,
    PARAGRAPH_LIMIT,
    ROW_LIMIT,
    require_cells,
    require_paragraphs,
    require_rows,
    require_text,
    require_words,
)
from tailan.documents.signature import OLD_ENDINGS, ending_by_content
from tailan.documents.text import read_text
from tailan.documents.text.delimited import read_delimited
from tailan.documents.text.repeats import with_merged_repeats
from tailan.documents.unread import unread_kind
from tailan.errors import CallError, TailanError
from tailan.plan import Repair

__all__ = [
    "CELL_LIMIT",
    "KINDS",
    "PARAGRAPH_LIMIT",
    "ROW_LIMIT",
    "SIZE_LIMIT",
    "Cell",
    "Document",
    "Paragraph",
    "Row",
    "document_bytes",
    "read_document",
]

SIZE_LIMIT = 100_000_000
"""Bytes that a document may have: more is a mistake, not a report."""


# The libraries of some kinds take a quarter of a second that readers of others need not wait.
def _read_docx(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.word import read_docx

    return read_docx(raw, name)


def _read_page(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.web import read_page

    return read_page(raw, name)


def _read_saved_page(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.web import read_saved_page

    return read_saved_page(raw, name)


def _read_xlsx(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.sheet import read_xlsx

    return read_xlsx(raw, name)


def _read_pdf(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.pdf import read_pdf

    return read_pdf(raw, name)


def _read_picture(raw: bytes, name: str) -> Iterator[Item]:
    from tailan.documents.scan import read_picture

    return read_picture(raw, name)


KINDS: dict[str, tuple[str, Callable[[bytes, str], Iterator[Item]]]] = {
    ".docx": ("docx", _read_docx),
    ".docm": ("docx", _read_docx),
    ".dotx": ("docx", _read_docx),
    ".dotm": ("docx", _read_docx),
    ".pdf": ("pdf", _read_pdf),
    ".txt": ("text", read_text),
    ".tsv": ("csv", read_delimited),
    ".md": ("text", read_text),
    ".xlsx": ("xlsx", _read_xlsx),
    ".xlsm": ("xlsx", _read_xlsx),
    ".xltx": ("xlsx", _read_xlsx),
    ".xltm": ("xlsx", _read_xlsx),
    ".csv": ("csv", read_delimited),
    ".html": ("html", _read_page),
    ".htm": ("html", _read_page),
    ".mht": ("html", _read_saved_page),
    ".mhtml": ("html", _read_saved_page),
    ".png": ("picture", _read_picture),
    ".jpg": ("picture", _read_picture),
    ".jpeg": ("picture", _read_picture),
    ".tif": ("picture", _read_picture),
    ".tiff": ("picture", _read_picture),
    ".bmp": ("picture", _read_picture),
    ".gif": ("picture", _read_picture),
    ".webp": ("picture", _read_picture),
}
"""Kind and reader by the ending of the file's name; what the content says goes before it."""

_NOTHING_READ = {
    "csv": "document.empty",
    "text": "document.empty",
    "picture": "document.no_letters",
}
"""What is said of a file in which nothing was read, by its kind."""


def document_bytes(path: Path) -> bytes:
    """The bytes of a document; CallError for none, TailanError if it cannot be opened."""
    try:
        if path.is_dir():
            raise CallError("document.folder", file=path)
        if not path.is_file():
            is_other = path.is_symlink() or path.exists()
            raise CallError(f"document.{'no_plain_file' if is_other else 'no_file'}", file=path)
        return path.read_bytes()
    except OSError as error:
        raise TailanError("document.unreadable", file=path, detail=error) from error


def read_document(raw: bytes, name: str) -> Document:
    """The content of a file; TailanError if it is empty, damaged, locked or of an unknown kind."""
    named = PurePath(name).suffix.lower()
    ending = ending_by_content(raw, named)
    if named not in OLD_ENDINGS:
        _require_known(named, name)
    _require_known(ending, name)
    if not raw.strip():
        raise TailanError("document.empty", file=name)
    if len(raw) > SIZE_LIMIT:
        raise TailanError(
            "document.size", file=name, size=len(raw) // 10**6, limit=SIZE_LIMIT // 10**6
        )
    kind, reader = KINDS[ending]
    try:
        items = tuple(with_merged_repeats(_limited(reader(raw, name), name)))
    except TailanError as error:
        error.fields.setdefault("file", name)
        raise
    content = tuple(item for item in items if not isinstance(item, Repair))
    if not content:
        raise TailanError(_NOTHING_READ.get(kind, "document.no_text"), file=name)
    found = legible(content, tuple(item for item in items if isinstance(item, Repair)), name)
    repairs = found.repairs
    if named not in KINDS or kind != KINDS[named][0]:
        first = _parts(content[0])[0].place
        repairs = (Repair(first, "kind-by-content", named, ending), *repairs)
    return Document(name, kind, sha256(raw).hexdigest(), found.content, repairs, found.printed)


def _require_known(ending: str, name: str) -> None:
    if ending not in KINDS:
        raise unread_kind(name, ending, ", ".join(sorted(KINDS)))


def _limited(items: Iterator[Item], name: str) -> Iterator[Item]:
    """What is read, as it is read; TailanError as soon as it is larger than any report's."""
    rows = paragraphs = cells = letters = 0
    for item in items:
        rows += isinstance(item, Row)
        paragraphs += isinstance(item, Paragraph)
        require_rows(rows, name)
        require_paragraphs(paragraphs, name)
        parts = _parts(item)
        cells += len(parts)
        require_cells(cells, name)
        for part in parts:
            require_words(part.text, name, part.place)
        letters += sum(len(part.text) for part in parts)
        require_text(letters, name)
        yield item


def _parts(item: Item) -> tuple[Cell | Paragraph, ...]:
    if isinstance(item, Row):
        return item.cells
    return (item,) if isinstance(item, Paragraph) else ()
