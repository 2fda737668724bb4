"""What lies over the cells of a sheet and is no value: comments, and the words of boxes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tailan.documents.sheet.layout import column_letters

_LONGEST = 300
"""Letters of a comment or box that are told: enough to know it by."""


@dataclass(frozen=True)
class SheetNote:
    """A comment or box: `cell` is the one that it is about, or over whose corner it lies."""

    kind: str
    cell: str
    text: str


def sheet_notes(workbook: bytes, part: str) -> list[SheetNote]:
    """The comments of the sheet that is this part of a workbook, and the words of its boxes.

    What people answer one another stands a second time as a comment for old programs.
    """
    with ZipFile(BytesIO(workbook)) as archive:
        return list(_notes(archive, part))


def _notes(archive: ZipFile, part: str) -> Iterator[SheetNote]:
    related = dict[str, list[str]]()
    for kind, target in _related(archive, part):
        related.setdefault(kind, []).append(target)
    answers = [
        note for one in related.get("threadedComment", ()) for note in _threads(archive, one)
    ]
    answered = {note.cell for note in answers}
    comments = [note for one in related.get("comments", ()) for note in _comments(archive, one)]
    yield from (note for note in comments if note.cell not in answered)
    yield from answers
    for one in related.get("drawing", ()):
        yield from _boxes(archive, one)


def _related(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """The kinds and names of the parts that belong to one."""
    folder, name = posixpath.split(part)
    relations = _xml(archive, f"{folder}/_rels/{name}.rels")
    for one in () if relations is None else relations:
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
        yield one.get("Type", "").rpartition("/")[2], target.lstrip("/")


def _xml(archive: ZipFile, part: str) -> etree._Element | None:
    """The XML of a part; None where the archive has no such part."""
    if part not in archive.NameToInfo:
        return None
    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(part), safe)


def _comments(archive: ZipFile, part: str) -> Iterator[SheetNote]:
    root = _xml(archive, part)
    for one in () if root is None else root.iter("{*}comment"):
        yield from _note("comment", one.get("ref", ""), _words(one, "t"))


def _threads(archive: ZipFile, part: str) -> Iterator[SheetNote]:
    root = _xml(archive, part)
    for one in () if root is None else root.iter("{*}threadedComment"):
        yield from _note("comment", one.get("ref", ""), _words(one, "text"))


def _boxes(archive: ZipFile, part: str) -> Iterator[SheetNote]:
    """The words of boxes and shapes, by the cell at whose corner each begins."""
    root = _xml(archive, part)
    for anchor in () if root is None else root:
        corner = [one.text or "0" for one in anchor.iterfind("{*}from/{*}col")]
        corner += [one.text or "0" for one in anchor.iterfind("{*}from/{*}row")]
        column, row = map(int, corner or ("0", "0"))
        text = "\n".join(_words(one, "t") for one in anchor.iter("{*}p"))
        yield from _note("box-unread", f"{column_letters(column + 1)}{row + 1}", text)


def _words(element: etree._Element, tag: str) -> str:
    """The words of an element, without those that only say how others are spoken."""
    parts = (one for one in element.iter(f"{{*}}{tag}"))
    shown = (one for one in parts if etree.QName(one.getparent()).localname != "rPh")
    return "".join(one.text or "" for one in shown)


def _note(kind: str, cell: str, text: str) -> Iterator[SheetNote]:
    line = " ".join(text.split())
    if line:
        yield SheetNote(kind, cell, line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")
