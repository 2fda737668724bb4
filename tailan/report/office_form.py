"""The office's own form of a performance report, ready to sign: the unit's words, nothing of ours.

`tailan read` reads it back to the same tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from tailan.characters import printable
from tailan.language import text
from tailan.mongolian import official_date
from tailan.plan import Indicator, Measure
from tailan.processed import Processed
from tailan.project import Run
from tailan.report.word_styles import element, new_document, set_sheet, to_bytes

LANGUAGE = "mn"
"""The form is the office's own, whatever language its report is in."""

_WEIGHTS = {
    "no": 0.6, "measure": 2.6, "budget": 1.1, "indicator": 1.9, "baseline": 1.0, "target": 1.3,
    "narrative": 4.7, "percent": 1.7, "deadline": 1.2, "responsible": 1.5,
}  # fmt: skip
_CENTRED = frozenset({"no", "budget", "baseline", "target", "percent"})
_OPTIONAL = ("deadline", "responsible")
_SIZE = 9
_NO_VALUE = "-"


def office_form(processed: Processed, run: Run) -> bytes:
    """The form as a Word file; the same tables give the same bytes."""
    about = processed.about
    document = new_document(printable(about["title"] or ""), LANGUAGE, run.period.end)
    width = set_sheet(document.sections[0], is_wide=True)
    _add_title(document, processed)
    names = [n for n in _WEIGHTS if n not in _OPTIONAL or _is_filled(processed.measures, n)]
    _Form(document, names, width).fill(processed)
    _add_signatures(document)
    return to_bytes(document)


def _add_title(document: Document, processed: Processed) -> None:
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(printable(processed.about["title"] or ""))
    run.bold, run.font.size = True, Pt(12)
    for name in ("organisation", "unit"):
        if processed.about[name]:
            document.add_paragraph(text(LANGUAGE, f"form.{name}", name=processed.about[name]))
    if processed.report_date is not None:
        document.add_paragraph(official_date(processed.report_date))


def _is_filled(measures: Iterable[Measure], name: str) -> bool:
    column = {"deadline": "deadline_text"}.get(name, name)
    return any(getattr(measure, column) for measure in measures)


class _Form:
    """The table of the form, written row by row."""

    def __init__(self, document: Document, names: Sequence[str], width: float) -> None:
        self._names = names
        self._table: Table = document.add_table(rows=0, cols=len(names), style="Table Grid")
        self._table.autofit = False
        whole = sum(_WEIGHTS[name] for name in names)
        for column, name in zip(self._table.columns, names, strict=True):
            column.width = Cm(width * _WEIGHTS[name] / whole)
        self._add_head([text(LANGUAGE, f"form.{name}") for name in names])
        self._add_head([str(number) for number in range(1, len(names) + 1)])

    def fill(self, processed: Processed) -> None:
        """Adds every objective as a merged row, and its measures beneath."""
        headings = {o.objective_no: o.heading_text for o in processed.objectives}
        indicators: dict[str, list[Indicator]] = defaultdict(list)
        for one in processed.indicators:
            indicators[one.measure_no].append(one)
        above = None
        for measure in processed.measures:
            if measure.objective_no != above and headings.get(measure.objective_no):
                self._add_objective(headings[measure.objective_no])
            above = measure.objective_no
            texts = _texts(measure, indicators[measure.measure_no])
            self._add_row([texts[name] for name in self._names])

    def _add_head(self, texts: Sequence[str]) -> None:
        cells = self._new_row(is_head=True)
        for cell, shown in zip(cells, texts, strict=True):
            _fill(cell, shown, is_bold=True, is_centred=True)

    def _add_objective(self, heading: str) -> None:
        cells = self._new_row()
        merged = cells[0].merge(cells[-1])
        _fill(merged, heading, is_bold=True, is_centred=True)
        # An objective is never the last row of a page.
        merged.paragraphs[0].paragraph_format.keep_with_next = True

    def _add_row(self, texts: Sequence[str]) -> None:
        for name, cell, shown in zip(self._names, self._new_row(), texts, strict=True):
            _fill(cell, shown, is_centred=name in _CENTRED)

    def _new_row(self, *, is_head: bool = False) -> list[_Cell]:
        row = self._table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if is_head:
            properties.append(element("w:tblHeader"))
        return list(row.cells)


def _texts(measure: Measure, own: Sequence[Indicator]) -> dict[str, str]:
    return {
        "no": measure.measure_no,
        "measure": measure.measure,
        "budget": measure.budget,
        "indicator": "\n".join(one.indicator for one in own),
        "baseline": _levels([one.baseline_text for one in own]),
        "target": _levels([one.target_text for one in own]),
        "narrative": measure.narrative,
        "percent": measure.reported_text,
        "deadline": measure.deadline_text,
        "responsible": measure.responsible.replace(";", "\n"),
    }


def _levels(texts: Sequence[str]) -> str:
    """A line for each level; those at the end that are missing need no line."""
    filled = max((i for i, each in enumerate(texts, start=1) if each), default=0)
    return "\n".join(each or _NO_VALUE for each in texts[:filled])


def _fill(cell: _Cell, shown: str, *, is_bold: bool = False, is_centred: bool = False) -> None:
    for number, line in enumerate(printable(shown).split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold, run.font.size = is_bold or None, Pt(_SIZE)


def _add_signatures(document: Document) -> None:
    """Who made, checked and approved the report: lines to sign and date."""
    document.add_paragraph()
    *lines, last = _signature_lines()
    for line in lines:
        document.add_paragraph(line).paragraph_format.keep_with_next = True
    document.add_paragraph(last)


def _signature_lines() -> Iterator[str]:
    for role in ("made", "checked", "approved"):
        yield text(LANGUAGE, f"form.{role}")
        yield text(LANGUAGE, "form.signature")
