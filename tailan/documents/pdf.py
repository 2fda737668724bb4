"""PDF files: pages with words are read as they stand, pictures of pages are recognised."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.documents.content import Item
from tailan.documents.page import PageReader
from tailan.documents.pdfium import pdf_pages


def read_pdf(raw: bytes, name: str) -> Iterator[Item]:
    """Rows, paragraphs and remarks of a PDF; each page decides whether it is a picture."""
    reader = PageReader()
    for found in pdf_pages(raw, name):
        yield from reader.content(found.page)
