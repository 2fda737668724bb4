"""Writes the sample documents into `data/raw` from their transcription.

Run from the project's folder: `python -m tests.samples.write_samples`.
"""

import datetime
import hashlib
from pathlib import Path

import yaml
from docx.document import Document
from docx.table import Table

from .content import (
    Broken,
    Evaluation,
    Grid,
    Measure,
    Objective,
    Repeat,
    Sample,
    Signature,
    samples,
)
from .page import (
    Align,
    Box,
    add_row,
    new_document,
    new_table,
    page_break,
    paragraph,
    to_bytes,
)

PROJECT = Path(__file__).parents[2]
COLUMNS = 8
BETWEEN_NAMES = {"space": " ", "comma": ", ", "lines": "\v", "paragraphs": "\n"}
BETWEEN_VALUES = BETWEEN_NAMES | {"comma": " "}


class Report:
    """Prints one sample: title, table, signatures, evaluation sheet."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.layout = sample.layout
        received = datetime.date.fromisoformat(sample.received)
        self.document: Document = new_document(
            self.layout.font, self.layout.size, sample.stamp, received
        )
        self.table: Table

    def to_bytes(self) -> bytes:
        self._add_title()
        self._open_table()
        for objective in self.sample.objectives:
            self._add_objective(objective)
        add_signatures(self.document, self.sample.signatures)
        if self.sample.evaluation:
            add_evaluation(self.document, self.sample.evaluation)
        return to_bytes(self.document)

    def _add_title(self) -> None:
        paragraph(self.document, "ЖИШЭЭ", Align.RIGHT, bold=True, size=12)
        for line in self.sample.title:
            paragraph(self.document, line, Align.CENTER, bold=True, size=12)
        paragraph(self.document)
        paragraph(self.document, f"{self.sample.date}\t\t\t\t\t\t{self.sample.place}", size=10)
        paragraph(self.document)

    def _open_table(self) -> None:
        self.table = new_table(self.document, self.layout.widths)
        self._add_heading()
        if self.layout.number_row:
            self._add_numbers()

    def _add_heading(self, new_page: bool = False) -> None:
        titles = [Box(title, bold=True, centred=True) for title in self.layout.header]
        span = COLUMNS - len(titles) + 1
        titles[-1] = Box(titles[-1].text, span=span, bold=True, centred=True)
        add_row(self.table, titles, new_page)

    def _add_numbers(self, new_page: bool = False) -> None:
        numbers = [Box(str(number), centred=True) for number in range(1, COLUMNS + 1)]
        add_row(self.table, numbers, new_page)

    def _turn_page(self, repeat: Repeat | None) -> None:
        if repeat == "numbers":
            self._add_numbers(new_page=True)
        elif repeat == "heading":
            self._add_heading(new_page=True)
        elif repeat == "table":
            page_break(self.document)
            self._open_table()

    def _add_objective(self, objective: Objective) -> None:
        self._turn_page(objective.page)
        if self.layout.objective == "merged":
            add_row(self.table, [Box(objective.heading, span=COLUMNS, bold=True, centred=True)])
        else:
            number, _, text = objective.heading.partition(" ")
            heading = Box(text, span=COLUMNS - 1, bold=True)
            add_row(self.table, [Box(number, bold=True, centred=True), heading])
        for measure in objective.measures:
            self._add_measure(measure)

    def _add_measure(self, measure: Measure) -> None:
        self._turn_page(measure.page)
        texts = cell_texts(measure)
        if measure.broken is None:
            self._add_texts(texts)
            return
        first, second = break_row(texts, measure.broken)
        self._add_texts(first)
        self._turn_page(measure.broken.repeat)
        self._add_texts(second)

    def _add_texts(self, texts: list[str]) -> None:
        centred = {0, 2, 4, 5, 7}
        add_row(self.table, [Box(text, centred=i in centred) for i, text in enumerate(texts)])


def cell_texts(measure: Measure) -> list[str]:
    """The eight cells of a measure as the document prints them."""
    values = BETWEEN_VALUES[measure.joined]
    names = BETWEEN_NAMES[measure.joined].join(item.name for item in measure.indicators)
    return [
        measure.number,
        measure.measure,
        measure.budget,
        measure.printed_indicators or names,
        values.join(item.baseline for item in measure.indicators if item.baseline),
        values.join(item.target for item in measure.indicators if item.target),
        measure.narrative,
        measure.percent,
    ]


def break_row(texts: list[str], broken: Broken) -> tuple[list[str], list[str]]:
    """The row before and after the page break; № stands in the first half only."""
    first, second = list(texts), [""] * len(texts)
    for cell, count in ((1, broken.measure), (6, broken.narrative)):
        words = texts[cell].split(" ")
        if count:
            first[cell], second[cell] = " ".join(words[:count]), " ".join(words[count:])
    if broken.percent == "second":
        first[7], second[7] = "", texts[7]
    return first, second


def add_signatures(document: Document, signatures: list[Signature]) -> None:
    for signature in signatures:
        paragraph(document)
        paragraph(document, signature.role, bold=True, size=10)
        for line in signature.post[:-1]:
            paragraph(document, line, size=10)
        paragraph(document, f"{signature.post[-1]}\t\t\t\t{signature.name}", size=10)


def add_evaluation(document: Document, evaluation: Evaluation) -> None:
    page_break(document)
    for line in evaluation.title:
        paragraph(document, line, Align.CENTER, bold=True, size=12)
    paragraph(document)
    for line in evaluation.lines:
        paragraph(document, line, size=10)
    for grid in evaluation.grids:
        add_grid(document, grid)
    for line in evaluation.closing:
        paragraph(document, line, size=10)


def add_grid(document: Document, grid: Grid) -> None:
    paragraph(document)
    paragraph(document, grid.heading, bold=True, size=10)
    columns = len(grid.header)
    widths = [1.2, 24.6 - 6.0 * (columns - 2)] + [6.0] * (columns - 2)
    table = new_table(document, widths)
    add_row(table, [Box(title, bold=True, centred=True) for title in grid.header])
    for row in grid.rows:
        lead = Box(row[0], span=columns - len(row) + 1)
        add_row(table, [lead, *(Box(text) for text in row[1:])])


def write(sample: Sample, project: Path = PROJECT) -> Path:
    """Writes the document and its source file; returns the document's path."""
    folder = project / "data" / "raw" / sample.period / sample.unit
    content = Report(sample).to_bytes()
    return write_files(folder / sample.file, content, sample.origin, sample.received)


def write_files(path: Path, content: bytes, origin: str, received: str) -> Path:
    """Writes a document and, beside it, where it came from; returns the document's path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    source = {
        "origin": origin,
        "date": datetime.date.fromisoformat(received),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sample": True,
    }
    text = yaml.safe_dump(source, allow_unicode=True, sort_keys=False, width=1000)
    path.with_name(path.name + ".source.yaml").write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    for one in samples():
        print(write(one).relative_to(PROJECT))
