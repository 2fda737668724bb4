"""The one door of Typst: a template and its text become a PDF, a drawing becomes a picture."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from tailan.characters import drawable, printable
from tailan.report.inline_svg import height_to_width, standalone

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: list[PDFStandard] = ["a-2a", "ua-1"]
DOTS_PER_INCH = 192
PICTURE_WIDTH = 482
"""Points: as wide as the text of an A4 page."""

_PICTURE = """
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def typeset(template: bytes, content: str, dated: date) -> bytes:
    """The PDF of a template that reads `content` as its input named report."""
    moment = datetime.combine(dated, time(), tzinfo=UTC)
    compiler = typst.Compiler(
        template, font_paths=_fonts(), sys_inputs={"report": content}, ignore_system_fonts=True
    )
    return _whole(compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment))


@lru_cache(maxsize=32)
def picture_of(svg: str) -> bytes:
    """A drawing as PNG, for programs that draw no SVG; PICTURE_WIDTH points wide.

    The Word file and the workbook of a report ask for the same ones.
    """
    alone = standalone(svg)
    height = PICTURE_WIDTH * height_to_width(alone)
    compiler = typst.Compiler(
        _PICTURE.format(width=PICTURE_WIDTH, height=height).encode(),
        font_paths=_fonts(),
        sys_inputs={"svg": drawable(printable(alone))},
        ignore_system_fonts=True,
    )
    return _whole(compiler.compile(format="png", ppi=DOTS_PER_INCH))


def _whole(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__} in place of one document")
    return made


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the package alone: what a machine has installed never shows in a report."""
    folder = Path(str(files("tailan").joinpath("fonts")))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
