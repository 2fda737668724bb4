"""Writes the sample documents of the other forms into `data/raw` from their transcription.

A plan as a Word file, a programme and a list of tasks as web pages, statistics as a spreadsheet.
Run from the project's folder: `python -m tests.samples.write_forms`.
"""

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.styles import Font

from .page import ZIP_TIME, Align, Box, add_row, new_document, new_table, paragraph, to_bytes
from .write_samples import PROJECT, write_files

FOLDER = Path(__file__).parent / "forms"
Content = dict[str, Any]


def action_plan(sample: Content) -> bytes:
    """A Word file: № and measure stand in the first row of a measure's activities alone."""
    received = datetime.date.fromisoformat(sample["received"])
    document = new_document("Times New Roman", 9, sample["stamp"], received)
    for line in ("ЖИШЭЭ", *sample["title"], ""):
        paragraph(document, line, Align.CENTER, bold=True, size=12)
    table = new_table(document, sample["widths"])
    add_row(table, [Box(title, bold=True, centred=True) for title in sample["header"]])
    for objective in sample["objectives"]:
        add_row(table, [Box(objective["heading"], span=len(sample["header"]), bold=True)])
        for measure in objective["measures"]:
            first = [f"{measure['number']}.", measure["measure"]]
            for activity in measure["activities"]:
                columns = ("text", "baseline", "indicator", "target", "deadline", "responsible")
                add_row(table, [Box(text) for text in (*first, *(activity[c] for c in columns))])
                first = ["", ""]
    return to_bytes(document)


def programme(sample: Content) -> bytes:
    """A web page: the chapter's sentence and its numbered measures between menu and comments."""
    lines = [
        f"<h2>{escape(sample['chapter'])}</h2>",
        *(f"<p>{escape(line)}</p>" for line in (sample["sentence"], *sample["measures"])),
    ]
    return web_page(sample, lines)


def task_list(sample: Content) -> bytes:
    """A news page: lists of tasks, each under the sentence that announces it."""
    lines = [f"<p>{escape(line)}</p>" for line in sample["text"]]
    for one in sample["lists"]:
        lines.append(f"<p>{escape(one['lead_in'])}</p>")
        tasks = "".join(f"<li>{escape(task)};</li>" for task in one["tasks"])
        lines.append(f"<ul>{tasks}</ul>")
    return web_page(sample, lines)


def web_page(sample: Content, lines: list[str]) -> bytes:
    """The page of an office's site around an article."""
    menu = "".join(f'<li><a href="#">{escape(name)}</a></li>' for name in sample["menu"])
    page = [
        '<!DOCTYPE html>\n<html lang="mn"><head><meta charset="utf-8">',
        f"<title>{escape(sample['title'])}</title></head><body>",
        f"<header><p>{escape(sample['site'])}</p><nav><ul>{menu}</ul></nav></header>",
        f"<main><article><h1>{escape(sample['title'])}</h1>",
        f"<p>{escape(sample['note'])}</p>",
        *lines,
        "</article>",
        f'<section id="comments"><h3>{escape(sample["comments"])}</h3>',
        '<form><textarea name="comment"></textarea><input type="submit"></form></section></main>',
        f"<footer>© 2025 {escape(sample['site'])}</footer></body></html>\n",
    ]
    return "\n".join(page).encode()


def statistics(sample: Content) -> bytes:
    """A spreadsheet: a table on each sheet, shares stored as parts of one, shown as percents."""
    book = Workbook()
    for i, one in enumerate(sample["sheets"]):
        sheet = book.active if i == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = one["name"]
        sheet.append([one["title"]])
        sheet.append([])
        for row in (one["header"], *one["rows"], total(one)):
            sheet.append(row)
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                cell.number_format = "0%" if isinstance(cell.value, float) else "General"
        for place in (sheet["A1"], *sheet[3]):
            place.font = Font(bold=True)
    received = datetime.datetime.fromisoformat(sample["received"])
    book.properties.creator = ""
    book.properties.created = book.properties.modified = received
    loose = io.BytesIO()
    book.save(loose)
    return undated(loose, received)


def total(sheet: Content) -> list[object]:
    """The total row with as many cells as the head: the counter's cell may be empty."""
    missing = len(sheet["header"]) - len(sheet["total"])
    return [*[None] * missing, *sheet["total"]]


def undated(file: io.BytesIO, received: datetime.datetime) -> bytes:
    """The archive without the clock that openpyxl writes into it."""
    fixed = io.BytesIO()
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT").encode()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            raw = source.read(name)
            if name == "docProps/core.xml":
                start = raw.index(b"<dcterms:modified")
                start = raw.index(b">", start) + 1
                end = raw.index(b"<", start)
                assert raw[start:end].startswith(now)
                raw = raw[:start] + f"{received:%Y-%m-%dT%H:%M:%SZ}".encode() + raw[end:]
            target.writestr(zipfile.ZipInfo(name, ZIP_TIME), raw)
    return fixed.getvalue()


WRITERS: dict[str, Callable[[Content], bytes]] = {
    "action_plan": action_plan,
    "programme": programme,
    "task_list": task_list,
    "statistics": statistics,
}


def transcription(form: str) -> Content:
    """What the sample document of a form says."""
    content: Content = yaml.safe_load((FOLDER / f"{form}.yaml").read_text(encoding="utf-8"))
    return content


def write(form: str, project: Path = PROJECT) -> Path:
    """Writes the sample of a form and its source file; returns the document's path."""
    sample = transcription(form)
    folder = project / "data" / "raw" / sample["period"] / sample["unit"]
    return write_files(
        folder / sample["file"], WRITERS[form](sample), sample["origin"], sample["received"]
    )


def written() -> Iterator[Path]:
    """Writes every sample and yields its path."""
    yield from map(write, WRITERS)


if __name__ == "__main__":
    for path in written():
        print(path.relative_to(PROJECT))
