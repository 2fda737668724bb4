"""Prints and scans: documents as a printer prints them and as a scanner brings them back."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import typst
from PIL import Image

from tailan.documents import Document, Row

from .conftest import ROOT

_PAGE = """
#let data = json("data.json")
#set page(paper: "a4", flipped: true, margin: 1.5cm)
#set text(font: "Noto Sans", size: data.size * 1pt)
#let words(it) = text(it)
#for part in data.parts {
  if part.kind == "paragraph" { par(words(part.text)) } else {
    table(
      columns: part.widths.map(width => width * 1fr),
      stroke: 0.5pt,
      inset: 3pt,
      ..part.cells.map(cell => table.cell(colspan: cell.span, words(cell.text))),
    )
  }
}
"""


def printed(document: Document, size: float = 9) -> bytes:
    """The document on paper, as a PDF with its words."""
    with tempfile.TemporaryDirectory() as folder:
        data = {"parts": list(_parts(document)), "size": size}
        Path(folder, "data.json").write_text(json.dumps(data), encoding="utf-8")
        page = Path(folder, "page.typ")
        page.write_text(_PAGE, encoding="utf-8")
        fonts = [str(ROOT / "tailan" / "fonts")]
        return typst.compile(str(page), font_paths=fonts, ignore_system_fonts=True)


def table(*rows: Sequence[str], widths: Sequence[float] = ()) -> bytes:
    """A page with one table of these rows, as a PDF with its words."""
    cells = [{"text": text, "span": 1} for row in rows for text in row]
    parts = [
        {"kind": "table", "widths": list(widths) or [1.0] * len(rows[0]), "cells": cells},
    ]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data.json").write_text(
            json.dumps({"parts": parts, "size": 10}), encoding="utf-8"
        )
        page = Path(folder, "page.typ")
        page.write_text(_PAGE, encoding="utf-8")
        fonts = [str(ROOT / "tailan" / "fonts")]
        return typst.compile(str(page), font_paths=fonts, ignore_system_fonts=True)


def scanned(pdf: bytes, dots: int = 200) -> list[Image.Image]:
    """A picture of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots / 72).to_pil().convert("L") for page in document]


def as_file(pictures: Sequence[Image.Image], kind: str, dots: int = 200) -> bytes:
    """The pictures as a file: png and jpeg of the first one, pdf and tiff of all."""
    target = BytesIO()
    first, *others = pictures
    options = {"save_all": True, "append_images": others} if kind in ("PDF", "TIFF") else {}
    resolution = {"resolution": dots} if kind == "PDF" else {"dpi": (dots, dots)}
    first.save(target, kind, **options, **resolution)
    return target.getvalue()


def noisy(picture: Image.Image) -> Image.Image:
    """The picture on grey paper, with noise and with the lid's shadow along an edge."""
    shades = 50 + 0.65 * np.asarray(picture, dtype=np.float64)
    shades += np.random.default_rng(1).normal(0, 6, shades.shape)
    shades[:, :40] = 20
    return Image.fromarray(shades.clip(0, 255).astype(np.uint8))


def _parts(document: Document) -> Iterator[dict[str, object]]:
    seen = 0
    for item in document.content:
        if not isinstance(item, Row):
            yield {"kind": "paragraph", "text": item.text}
        elif item.table != seen:
            seen = item.table
            yield _table([row for row in document.rows if row.table == seen])


def _table(rows: Sequence[Row]) -> dict[str, object]:
    columns = max(sum(cell.span for cell in row.cells) for row in rows)
    widths = [1.0] * columns
    for start, end, cell in (place for row in rows for place in row.spans()):
        if end - start == 1:
            longest = max(map(len, cell.text.split()), default=1)
            widths[start] = max(widths[start], longest, 1.3 * len(cell.text) ** 0.5)
    cells = [{"text": cell.text, "span": cell.span} for row in rows for cell in row.cells]
    return {"kind": "table", "widths": widths, "cells": cells}
