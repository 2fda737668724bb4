"""From a document to its tables: a report of 64 measures, and what ten and eighty times cost."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pypdfium2

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tests.conversion import as_csv, as_html, as_xlsx
from tests.pdfs import as_pdf
from tests.word import measure, report_docx, wide

from .clock import peak_megabytes, print_table, seconds

WORDS = form_words("performance_report")
GOALS = {".docx": 0.15, ".xlsx": 0.15, ".pdf": 0.5}
NARRATIVE = (
    "Тайлант хугацаанд 4 худгийг 3 суманд гаргаж, малчдын сургалтыг 2 удаа зохион байгуулсан. "
    "Ажлын хэсгийг 2025 оны 03 дугаар сарын 12-ны өдрийн А/45 тоот захирамжаар байгуулж, "
)


def report(measures: int) -> bytes:
    """A Word report with so many measures, eight under an objective."""
    rows = []
    for i in range(measures):
        if i % 8 == 0:
            rows.append(wide(f"Зорилт {i // 8 + 1}. Усан хангамжийг сайжруулах"))
        number = f"{i // 8 + 1}.{i % 8 + 1}"
        rows.append(measure(number, "70%", narrative=NARRATIVE * 3))
    return report_docx(rows)


def twins(measures: int) -> dict[str, bytes]:
    """The same report in each kind of file."""
    word = report(measures)
    document = read_document(word, "a.docx")
    return {
        ".docx": word,
        ".xlsx": as_xlsx(document),
        ".html": as_html(document),
        ".csv": as_csv(document),
        ".pdf": as_pdf(document),
    }


def tables(raw: bytes, ending: str) -> int:
    return len(read_plan(read_document(raw, f"a{ending}"), WORDS).measures)


REFERENCES: dict[str, Callable[[bytes], object]] = {
    ".docx": lambda raw: [c.text for t in docx.Document(io.BytesIO(raw)).tables for r in t.rows for c in r.cells],
    ".xlsx": lambda raw: [[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows()],
    ".pdf": lambda raw: [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)],
}  # fmt: skip


def main() -> None:
    short, long = twins(64), twins(640)
    rows = []
    for ending, raw in short.items():
        assert tables(raw, ending) == 64
        own = seconds(lambda raw=raw, ending=ending: tables(raw, ending))
        tenfold = seconds(lambda ending=ending: tables(long[ending], ending), runs=2)
        plain = REFERENCES.get(ending)
        ratio = f"{own / seconds(lambda raw=raw, plain=plain: plain(raw)):.1f}" if plain else "–"
        rows.append([ending, f"{own:.3f}", GOALS.get(ending, "–"), f"{tenfold / own:.1f}", ratio])
    print_table(
        "Reading a report of 64 measures",
        ["kind", "seconds", "goal", "640 measures / 64", "against the library's plain text"],
        rows,
    )
    large()


def large() -> None:
    """A sheet and a text of 100,000 rows: tables or a message, in bounded memory."""
    lines = "\n".join(f"1.{i},Ажил {i},-,Тоо,1,2,Хийсэн,70%" for i in range(100_000))
    before = peak_megabytes()
    ended = "tables"
    try:
        read_document(lines.encode(), "a.csv")
    except TailanError as error:
        ended = error.key
    rows = [[".csv", ended, f"{peak_megabytes() - before:.0f} MB"]]
    print_table("100,000 rows", ["kind", "ends with", "memory beyond the start"], rows)
