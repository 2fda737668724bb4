"""Scans: pictures of printed reports give the values that were printed, or say that they doubt."""

import shutil
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from tailan.documents import Document, read_document
from tailan.documents.scan.ocr import require_tesseract
from tailan.errors import TailanError
from tailan.forms import read_plan
from tailan.forms.words import form_words
from tailan.plan import Plan

from .conftest import ROOT
from .conversion import SAMPLES, sample
from .scans import as_file, noisy, printed, scanned, table


def _has_tesseract() -> bool:
    return shutil.which("tesseract") is not None


needs_tesseract = pytest.mark.skipif(
    not _has_tesseract(), reason="needs Debian's tesseract-ocr and tesseract-ocr-mon"
)

FONT = ImageFont.truetype(str(ROOT / "tailan" / "fonts" / "NotoSans-Regular.ttf"), 30)
ROWS = (
    ("№", "Арга хэмжээ", "Суурь", "Зорилт", "Гүйцэтгэл"),
    ("4.9", "Иргэдийн санал асуулга явуулах", "0", "12", "91,14%"),
    ("4.10", "Өрхийн эмнэлгийн тоног төхөөрөмж", "-", "20,025", "Хугацаа болоогүй"),
    ("4.11", "Үйлчилгээний хүртээмжийг нэмэгдүүлэх", "70.02", "1", "100%"),
    ("4.12", "Гомдлыг 30 хоногт шийдвэрлэсэн байх", "", "0", "0%"),
)
WIDTHS = (1, 4, 1.5, 1.5, 2.5)


def texts(document: Document) -> tuple[tuple[str, ...], ...]:
    return tuple(row.texts for row in document.rows)


def places_of_doubt(document: Document) -> set[str]:
    kinds = ("low-confidence", "read-in-two-ways")
    return {repair.place for repair in document.repairs if repair.kind in kinds}


def sure_and_wrong(document: Document) -> list[tuple[str, str]]:
    """Cells that differ from what was printed although nobody was told to look at them."""
    doubtful = places_of_doubt(document)
    pairs = (
        (cell, printed_text)
        for row, printed_row in zip(document.rows, ROWS, strict=True)
        for cell, printed_text in zip(row.cells, printed_row, strict=True)
    )
    return [
        (cell.line, text)
        for cell, text in pairs
        if cell.line != text and cell.place not in doubtful
    ]


def picture() -> Image.Image:
    page = scanned(table(*ROWS, widths=WIDTHS))[0]
    return page.crop((0, 0, page.width, page.height // 3))


def plan_of(document: Document) -> Plan:
    return read_plan(document, form_words("performance_report"))


def distance(one: str, other: str) -> int:
    """The fewest letters to change, put in or take out."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, opposite in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != opposite))
    return row[-1]


@pytest.fixture(scope="module")
def report() -> tuple[Document, Document]:
    """A sample report, and what is read from its scan, the second page in black and white."""
    document = sample(next(path for path in SAMPLES if path.parent.name == "sth"))
    first, *others = scanned(printed(document))
    pages = [first, *(page.point(lambda shade: 255 * (shade > 150)) for page in others)]
    return document, read_document(as_file(pages, "PDF"), "skan.pdf")


@needs_tesseract
def test_a_scanned_report_has_the_percents_and_statuses_of_the_print(
    report: tuple[Document, Document],
) -> None:
    document, scan = report
    expected, found = plan_of(document), plan_of(scan)
    doubtful = places_of_doubt(scan)
    places = {trace.key: trace.place for trace in found.traces if trace.field == "reported_percent"}
    assert len(found.measures) == len(expected.measures)
    for measure, other in zip(expected.measures, found.measures, strict=True):
        value = (measure.status, measure.reported_percent)
        is_same = value == (other.status, other.reported_percent)
        assert is_same or places[other.measure_no] in doubtful


@needs_tesseract
def test_98_of_100_characters_in_the_cells_of_a_scan_are_right(
    report: tuple[Document, Document],
) -> None:
    document, scan = report
    pairs = list(zip(document.rows, scan.rows, strict=True))
    printed_cells = [" ".join(row.texts) for row, _ in pairs]
    wrong = sum(
        distance(text, " ".join(row.texts))
        for text, (_, row) in zip(printed_cells, pairs, strict=True)
    )
    assert wrong <= 0.02 * sum(map(len, printed_cells))


@needs_tesseract
def test_the_doubts_of_a_scan_are_few_and_stand_once_for_each_cell(
    report: tuple[Document, Document],
) -> None:
    _, scan = report
    low = [repair.place for repair in scan.repairs if repair.kind == "low-confidence"]
    cells = [cell for row in scan.rows for cell in row.filled]
    assert len(low) == len(set(low))
    assert len(places_of_doubt(scan)) < len(cells) / 10


@needs_tesseract
@pytest.mark.parametrize(
    "turned",
    [
        pytest.param(lambda page: page, id="straight"),
        pytest.param(lambda page: page.rotate(1.5, expand=True, fillcolor=255), id="askew"),
        pytest.param(lambda page: page.rotate(90, expand=True), id="turned left"),
        pytest.param(lambda page: page.rotate(180), id="head down"),
        pytest.param(noisy, id="grey paper, noise, dark edge"),
        pytest.param(lambda page: Image.eval(page, lambda shade: 255 - shade), id="negative"),
    ],
)
def test_a_table_is_read_however_the_page_lay_on_the_scanner(turned: object) -> None:
    assert callable(turned)
    document = read_document(as_file([turned(picture())], "PNG"), "skan.png")
    assert [len(row.cells) for row in document.rows] == [5] * len(ROWS)
    assert sure_and_wrong(document) == []
    assert len(places_of_doubt(document)) <= 3


@needs_tesseract
def test_turned_headings_are_read_and_numbers_beneath_one_another_are_not_turned() -> None:
    heading = Image.new("L", (330, 45), 255)
    ImageDraw.Draw(heading).text((5, 2), "Зорилтот түвшин", fill=0, font=FONT)
    page = Image.new("L", (700, 700), 255)
    page.paste(heading.rotate(90, expand=True), (100, 60))
    pen = ImageDraw.Draw(page)
    pen.text((100, 430), "70\n90", fill=0, font=FONT)
    pen.text((260, 80), "Гүйцэтгэлийн тайлбар", fill=0, font=FONT)
    pen.text((260, 430), "Санал асуулга явуулсан", fill=0, font=FONT)
    for line in (40, 400, 620):
        pen.line([(40, line), (660, line)], fill=0, width=2)
    for line in (40, 240, 660):
        pen.line([(line, 40), (line, 620)], fill=0, width=2)
    document = read_document(as_file([page], "PNG"), "skan.png")
    assert [row.cells[0].line for row in document.rows] == ["Зорилтот түвшин", "70 90"]


@needs_tesseract
@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "skan.jpg"), ("TIFF", "skan.tif"), ("WEBP", "skan.webp")]
)
def test_pictures_are_read_from_files_of_other_kinds(kind: str, name: str) -> None:
    document = read_document(as_file([picture()], kind), name)
    assert sure_and_wrong(document) == []


@needs_tesseract
def test_ink_in_a_cell_that_is_no_word_is_told_and_not_lost() -> None:
    page = scanned(table(["Арга хэмжээ", "Хувь"], ["Худаг гаргах", ""]))[0].convert("L")
    ImageDraw.Draw(page).ellipse([(1700, 160), (1740, 186)], fill=0)
    document = read_document(as_file([page], "PNG"), "skan.png")
    told = [repair.place for repair in document.repairs if repair.kind == "ink-unread"]
    assert told == ["page 1 row 2 cell 2"]


@needs_tesseract
def test_cells_keep_the_confidence_with_which_they_were_read() -> None:
    document = read_document(as_file([picture()], "PNG"), "skan.png")
    confidences = {
        cell.line: cell.confidence for row in document.rows for cell in row.cells if cell.line
    }
    assert all(0 < confidence <= 100 for confidence in confidences.values())
    doubtful = places_of_doubt(document)
    for cell in (cell for row in document.rows for cell in row.cells):
        assert (cell.confidence < 70) == (cell.place in doubtful)


@needs_tesseract
def test_pages_with_words_and_pictures_of_pages_stand_in_one_file() -> None:
    words, page = table(*ROWS, widths=WIDTHS), as_file([picture()], "PDF")
    with (
        pypdfium2.PdfDocument(words) as document,
        pypdfium2.PdfDocument(page) as scan,
    ):
        document.import_pages(scan)
        target = BytesIO()
        document.save(target)
    read = read_document(target.getvalue(), "holimog.pdf")
    assert texts(read)[: len(ROWS)] == ROWS
    assert [row.cells[0].line for row in read.rows[len(ROWS) :]] == [row[0] for row in ROWS]


@needs_tesseract
@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"\x89PNG\r\n\x1a\n and no more", "gemtsen.png"),
        (b"\xff\xd8\xff\xe0 and no more", "gemtsen.jpg"),
        (b"RIFF\0\0\0\0WEBP and no more", "gemtsen.webp"),
        (b"II*\0\x08\0\0\0\x01\0 and no more", "gemtsen.tif"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "eps.png"),
    ],
)
def test_a_damaged_picture_is_said_to_be_damaged(raw: bytes, name: str) -> None:
    with pytest.raises(TailanError) as found:
        read_document(raw, name)
    assert found.value.key == "document.damaged_picture"
    assert "0x" not in str(found.value)


def test_a_picture_whose_tags_are_damaged_is_said_to_be_damaged() -> None:
    raw = as_file([Image.new("L", (90, 60), 255)], "TIFF")
    strips = raw.index(b"\x11\x01\x04\0")  # The tag that says where the dots stand,
    broken = raw[: strips + 2] + b"\x05" + raw[strips + 3 :]  # now as a fraction.
    with pytest.raises(TailanError) as found:
        read_document(broken, "gemtsen.tif")
    assert found.value.key == "document.damaged_picture"


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_cut_short_is_not_read_in_part(kind: str) -> None:
    raw = as_file([picture()], kind)
    with pytest.raises(TailanError) as found:
        read_document(raw[: len(raw) // 2], f"tasarsan.{kind.lower()}")
    assert found.value.key == "document.damaged_picture"


@needs_tesseract
@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (600, 400)])
@pytest.mark.parametrize("shade", [0, 255])
def test_a_picture_without_letters_has_no_text(size: tuple[int, int], shade: int) -> None:
    with pytest.raises(TailanError) as found:
        read_document(as_file([Image.new("L", size, shade)], "PNG"), "hooson.png")
    assert found.value.key == "document.no_letters"


@needs_tesseract
def test_an_absurdly_large_picture_is_refused_before_it_is_unpacked() -> None:
    raw = as_file([Image.new("1", (10_000, 9_000))], "PNG")
    with pytest.raises(TailanError) as found:
        read_document(raw, "tom.png")
    assert found.value.key == "document.dots"


@needs_tesseract
def test_a_picture_with_more_pages_than_any_report_is_refused() -> None:
    raw = as_file([Image.new("1", (2, 2))] * 301, "TIFF")
    with pytest.raises(TailanError) as found:
        read_document(raw, "urt.tif")
    assert found.value.key == "document.pages"


@needs_tesseract
@pytest.mark.parametrize("mode", ["I;16", "CMYK", "LA"])
def test_pictures_in_other_colours_are_read(mode: str) -> None:
    page = picture()
    shades = np.asarray(page)
    if mode == "I;16":
        page = Image.fromarray(shades.astype(np.uint16) * 257)
    elif mode == "LA":
        page = Image.merge(
            "LA", (Image.new("L", page.size, 0), Image.eval(page, lambda s: 255 - s))
        )
    else:
        page = page.convert(mode)
    kind, name = ("JPEG", "skan.jpg") if mode == "CMYK" else ("PNG", "skan.png")
    document = read_document(as_file([page], kind), name)
    assert [row.cells[0].line for row in document.rows] == [row[0] for row in ROWS]


@pytest.fixture
def folder_of_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_tesseract_it_is_said_how_to_install_it(folder_of_programs: Path) -> None:
    with pytest.raises(TailanError) as found:
        read_document(as_file([Image.new("L", (9, 9))], "PNG"), "skan.png")
    assert found.value.key == "document.no_tesseract"
    assert "apt install tesseract-ocr tesseract-ocr-mon" in str(found.value)
    assert "Windows" in str(found.value)


def test_without_its_mongolian_it_is_said_how_to_install_that(folder_of_programs: Path) -> None:
    program = folder_of_programs / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n", encoding="utf-8")
    program.chmod(0o700)
    with pytest.raises(TailanError) as found:
        require_tesseract("skan.png")
    assert found.value.key == "document.no_mongolian"
    assert "mon.traineddata" in str(found.value)
