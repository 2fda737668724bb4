"""PDF files: pages with words are read as they stand, pictures of pages are recognised."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.documents.content import Item
from tailan.documents.line_reading import DOTS
from tailan.documents.ocr import require_tesseract
from tailan.documents.page import Page, PageReader
from tailan.documents.pdfium import PdfPage, pdf_pages
from tailan.documents.scan import scanned_page


def read_pdf(raw: bytes, name: str) -> Iterator[Item]:
    """Rows, paragraphs and remarks of a PDF; each page decides whether it is a picture."""
    pages = [
        _recognised(found, name) if found.is_picture else found.page
        for found in pdf_pages(raw, name)
    ]
    yield from PageReader(pages).content()


def _recognised(found: PdfPage, name: str) -> Page:
    require_tesseract(name)
    return scanned_page(found.picture(DOTS), DOTS, found.page.number)
