"""PDF files: pages with words are read as they stand, pictures of pages are recognised."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.documents.content import Item
from tailan.documents.legible import put_right
from tailan.documents.page import Page, PageReader
from tailan.documents.pdf.pdfium import PdfPage, pdf_pages
from tailan.documents.scan import scanned_page
from tailan.documents.scan.line_reading import DOTS
from tailan.documents.scan.ocr import require_tesseract
from tailan.documents.scan.picture import require_pages
from tailan.plan import Repair

_A4, _A3 = 842.0, 1191.0
"""Longer edges in points."""


def read_pdf(raw: bytes, name: str) -> Iterator[Item]:
    """Rows, paragraphs and remarks of a PDF; each page decides whether it is a picture."""
    old: dict[str, str] = {}
    unseen = list[Repair]()
    pages = list(_pages(raw, name, old, unseen))
    yield from unseen
    yield from PageReader(pages).content()
    if old:
        yield put_right("old-font", "page 1", old)


def _pages(raw: bytes, name: str, old: dict[str, str], unseen: list[Repair]) -> Iterator[Page]:
    """The pages; the words of those that are read in an old font's letters go to `old`."""
    is_counted = False
    for found in pdf_pages(raw, name):
        if found.is_picture and not is_counted:  # Before hours are spent on what is too long.
            require_pages(sum(other.is_picture for other in pdf_pages(raw, name)), name)
            is_counted = True
        if found.is_picture:
            yield _recognised(found, name)
            continue
        if found.unseen:
            unseen.append(Repair(f"page {found.page.number}", "hidden-text", found.unseen))
        old.update(found.old)
        yield found.page


def _recognised(found: PdfPage, name: str) -> Page:
    """The page as recognised; one larger than A3 is taken for A4 with a wrong size."""
    require_tesseract(name)
    longer = max(found.page.width, found.page.height)
    times = 1.0 if longer <= _A3 + 1 else _A4 / longer
    return scanned_page(found.picture(DOTS * times), DOTS, found.page.number)
