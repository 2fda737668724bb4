"""PDF files as offices get them: set by Typst from rows and paragraphs, or written byte by byte."""

import json
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tailan.documents import Cell, Document, Paragraph, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .conftest import ROOT
from .conversion import SAMPLES
from .dumps import DUMPS
from .twins import tables_of, typed_action_plan, typed_report

Line = str | list[str]
"""A paragraph, or a row of cells: `3*text` covers three columns."""

PAGE = {
    "paper": "a4", "flipped": "true", "size": "9pt", "hyphenate": "false", "justify": "false",
    "inset": "4pt", "stroke": "0.5pt", "align": "left + top", "leading": "0.55em",
    "repeat": "true", "numbering": "none", "header": "none", "setup": "",
}  # fmt: skip

FORM_WIDTHS: dict[str, tuple[int, ...]] = {
    "performance_report": (4, 15, 8, 14, 7, 7, 35, 8),
    "action_plan": (4, 16, 20, 14, 14, 14, 9, 11),
}
"""How wide the columns of a form are."""

NAMES = {
    "performance-report-2025-H1.txt": "performance_report",
    "action-plan-2020.txt": "action_plan",
    "programme-chapter.txt": "programme",
    "task-list-2020.txt": "task_list",
    "e-services-2022.txt": "statistics",
}
"""The real documents and their forms."""

_PROGRAM = """
#let content = json(bytes(sys.inputs.content))
#set page(paper: "{paper}", flipped: {flipped}, margin: 15mm, numbering: {numbering}, header: {header})
#set text(font: "Noto Sans", size: {size}, lang: "mn", hyphenate: {hyphenate})
#set par(justify: {justify}, leading: {leading})
#set table(inset: {inset}, stroke: {stroke}, align: {align})
#let shown(text) = text.split("\\n").map(line => [#line]).join(linebreak())
#let cell(it) = table.cell(colspan: it.span, rowspan: it.depth, shown(it.text))
{setup}
#for part in content {{
  if "text" in part {{
    if part.role == "item" [- #part.text] else if part.role == "heading" [= #part.text] else [#par(shown(part.text))]
  }} else {{
    let head = part.rows.first().map(cell)
    table(
      columns: part.widths.map(width => width * 1fr),
      ..(if {repeat} {{ (table.header(..head),) }} else {{ head }}),
      ..part.rows.slice(1).flatten().map(cell),
    )
  }}
}}
"""


def typeset(
    parts: Iterable[Line | Paragraph | Row], widths: Sequence[int] = (), **page: str
) -> bytes:
    """A PDF of paragraphs and tables; neighbouring rows are a table, the first its head."""
    program = _PROGRAM.format(**PAGE | page)
    content = json.dumps(content_of(parts, widths), ensure_ascii=False)
    compiler = typst.Compiler(
        program.encode(), font_paths=_fonts(), sys_inputs={"content": content},
        ignore_system_fonts=True,
    )  # fmt: skip
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def as_pdf(document: Document, **page: str) -> bytes:
    """Everything that a document holds as pages of A4."""
    return typeset(document.content, (4, 15, 8, 14, 7, 7, 35, 8), **page)


@cache
def source(name: str) -> tuple[Document, Plan]:
    """A document of this form, the sample report, or the real one of this name."""
    if name == "sample":
        document, form = read_document(SAMPLES[0].read_bytes(), "a.docx"), "performance_report"
    elif name in DUMPS:
        document, form = read_document(DUMPS[name].encode(), "a.txt"), name
    else:
        raw = (Path(os.environ["TAILAN_DOCUMENTS"]) / name).read_bytes()
        document, form = read_document(raw, name), NAMES[name]
    return document, read_plan(document, form_words(form))


def parts_of(document: Document, plan: Plan) -> list[Line | Paragraph | Row]:
    """What is printed: a form's table typed anew, else everything as it stands."""
    if plan.form not in FORM_WIDTHS:
        return list(document.content)
    is_report = plan.form == "performance_report"
    typed = typed_report(document, plan) if is_report else typed_action_plan(document)
    rows = [[f"8*{row[0]}"] if len(row) == 1 else list(row) for row in typed.rows]
    behind: list[Line | Paragraph | Row] = []
    for part in typed.behind:
        behind.extend([part] if isinstance(part, str) else map(list, part))
    return [*typed.above, list(typed.headings), *rows, *behind]


def printed(name: str, **layout: str) -> bytes:
    """A PDF of a document in this layout."""
    document, plan = source(name)
    return typeset(parts_of(document, plan), FORM_WIDTHS.get(plan.form, ()), **layout)


def read_as(form: str, raw: bytes) -> Plan:
    """The plan of this form that a PDF holds."""
    return read_plan(read_document(raw, "plan.pdf"), form_words(form))


def assert_same(name: str, **layout: str) -> None:
    """Prints a document and reads from it the tables that the document itself has."""
    _, plan = source(name)
    assert tables_of(read_as(plan.form, printed(name, **layout))) == tables_of(plan)


def raw_pdf(
    *pages: str,
    box: str = "0 0 595 842",
    more: str = "",
    font: str = "",
    objects: Sequence[str] = (),
) -> bytes:
    """A PDF with these contents of pages, in Helvetica as F; `more` goes to each page, `font` to F."""
    count = len(pages)
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * i} 0 R' for i in range(count))}]>>",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>",
    ]
    for i, content in enumerate(pages):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {5 + 2 * i} 0 R"
            f"/Resources<</Font<</F 3 0 R>>>>{more}>>"
        )
        bodies.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate([*bodies, *objects], start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    return (
        made
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
        ).encode()
    )


def said(text: str, x: float, y: float, size: float = 10) -> str:
    """The operators that print a text."""
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def content_of(
    parts: Iterable[Line | Paragraph | Row], widths: Sequence[int]
) -> list[dict[str, Any]]:
    """What is printed: texts with their role, and tables with the widths of columns and rows."""
    found: list[dict[str, Any]] = []
    last = 0
    for part in parts:
        if isinstance(part, str | Paragraph):
            role = part.role if isinstance(part, Paragraph) else "text"
            found.append({"text": part if isinstance(part, str) else part.text, "role": role})
            last = 0
            continue
        number = part.table if isinstance(part, Row) else -1
        cells = _cells(part)
        if number != last or "rows" not in found[-1]:
            width = sum(cell["span"] for cell in cells)
            own = widths if len(widths) == width else (1,) * width
            found.append({"widths": list(own), "rows": [cells]})
        else:
            found[-1]["rows"].append(cells)
        last = number
    return found


def _cells(row: Row | list[str]) -> list[dict[str, Any]]:
    if isinstance(row, Row):
        return [_cell(cell) for cell in row.cells]
    cells = []
    for text in row:
        span, depth, own = 1, 1, text
        if text[1:2] == "*":
            span, own = int(text[0]), text[2:]
        elif text[1:2] == "^":
            depth, own = int(text[0]), text[2:]
        cells.append({"text": own, "span": span, "depth": depth})
    return cells


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "span": cell.span, "depth": 1}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False,
        font_paths=[Path(ROOT / "tailan" / "fonts")],
    )  # fmt: skip
