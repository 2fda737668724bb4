"""The PDF as archives and screen readers judge it: PDF/A-2a and PDF/UA-1, looked at with pikepdf.

Two validators that pip installs help: `pikepdf.pdfa` holds a file to an allowlist taken from
veraPDF's rules for PDF/A-2b, which 2a includes; `pdfua` checks what a machine can of PDF/UA-1.
"""

import io
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pikepdf.pdfa
import pytest

from tailan.report.pdf import render_pdf

from .conftest import ROOT
from .executed import executed_report

RUNS = ("2025-H1/tzuh", "2025/mtzdtg", "2025-H1/tsha")
"""A report with findings, a plan without percents, tables of numbers."""

# What the allowlist of pikepdf.pdfa refuses or leaves unchecked, and why our files may hold it.
ALLOWED = {
    ("pikepdf:schema-LinkAnnot", "is not valid under any of the given schemas"):
        "a destination named by reference: ISO 32000-1, 7.3.10 lets any object be one",
    ("pikepdf:schema-OutlineItem", "is not valid under any of the given schemas"):
        "the same, in the outline",
    (
        "pikepdf:schema-PageLabelsNode",
        "is not valid under any of the given schemas",
    ): "the same, in the labels of pages",
    ("ISO_19005_2:6.6.2.3.1-1", "xmpTPg"):
        "XMP's own schema of pages, predefined in ISO 19005-2, 6.6.2.3.1",
    ("ISO_19005_2:6.6.2.3.1-1", "pdfaExtension"):
        "the container that declares pdfuaid, prescribed in 6.6.2.3.2",
    ("ISO_19005_2:6.6.2.3.1-1", "pdfaSchema"): "a part of it",
    ("ISO_19005_2:6.6.2.3.1-1", "pdfaProperty"): "a part of it",
    ("ISO_19005_2:6.6.2.3.1-1", "pdfuaid:part"): "declared in that container",
    ("ISO_19005_2:6.6.2.3.1-2", "xmpMM:History"): "not checked by it; Typst writes one entry",
    ("ISO_19005_2:6.6.4-3", "pdfaid:conformance is 'A', expected 'B'"):
        "2a is claimed: all of 2b, and tags",
    ("ISO_19005_2:6.2.11.4.2-2", "/CIDSet on a CIDFontType2 subset is not checked"):
        "not checked by it; the fonts themselves are, below",
}  # fmt: skip
FORBIDDEN_KEYS = ("/JavaScript", "/JS", "/AA", "/Launch", "/EmbeddedFile", "/XFA", "/SMask")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module", params=RUNS)
def raw(request: pytest.FixtureRequest, project: Path) -> bytes:
    period, unit = request.param.split("/")
    return render_pdf(executed_report(project, unit, period))


@pytest.fixture
def pdf(raw: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(raw)) as opened:
        yield opened


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def of_kind(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Dictionary]:
    return [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) in kinds]


def attributes(element: pikepdf.Dictionary) -> dict[str, Any]:
    given = element.get("/A", [])
    parts = given if isinstance(given, pikepdf.Array) else [given]
    return {key: value for part in parts for key, value in part.items()}


def test_the_allowlist_for_pdf_a_approves_the_file(raw: bytes) -> None:
    found = pikepdf.pdfa.validate_written(io.BytesIO(raw), "2b").findings
    unknown = [
        one
        for one in found
        if not any(one.rule == rule and words in one.message for rule, words in ALLOWED)
    ]
    assert unknown == []


def test_the_checker_of_pdf_ua_finds_nothing(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(raw)
    checked = pdfua.validate(file)
    assert [(one.rule_id, one.message) for one in checked.findings] == []
    assert checked.exit_code == 0


def test_the_checkers_find_a_file_that_breaks_the_standards(raw: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        del pdf.Root.Lang
        pdf.Root.ViewerPreferences.DisplayDocTitle = False
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
        pdf.save(broken)
    assert pdfua.validate(broken).findings
    rules = {one.rule for one in pikepdf.pdfa.validate_written(broken, "2b").findings}
    assert rules - {rule for rule, _ in ALLOWED}


def test_the_file_claims_both_standards_in_its_metadata(pdf: pikepdf.Pdf) -> None:
    known = pdf.open_metadata()
    assert (known["pdfaid:part"], known["pdfaid:conformance"], known["pdfuaid:part"]) == (
        "2",
        "A",
        "1",
    )
    assert known["dc:language"] == {"mn"} or list(known["dc:language"]) == ["mn"]
    assert known["dc:title"]
    assert known.pdfa_status == "2A"


def test_language_and_title_are_told_and_the_file_is_marked(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "mn"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    assert not pdf.Root.MarkInfo.get("/Suspects", False)
    assert all(page.obj.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page.obj)


def test_headings_follow_one_another_without_a_gap(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(one.S)[2:]) for one in of_kind(pdf, "/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_heads_with_a_scope(pdf: pikepdf.Pdf) -> None:
    tables = of_kind(pdf, "/Table")
    assert tables
    for table in tables:
        heads = [one for one in elements(table) if str(one.S) == "/TH"]
        assert heads
        assert {str(attributes(head).get("/Scope")) for head in heads} <= {
            "/Column",
            "/Row",
            "/Both",
        }
    captions = of_kind(pdf, "/Caption")
    assert len(captions) >= len(
        [one for one in tables if "/Caption" in {str(e.S) for e in elements(one)}]
    )


def test_rows_of_a_table_are_as_long_as_each_other(pdf: pikepdf.Pdf) -> None:
    for table in of_kind(pdf, "/Table"):
        rows = [one for one in elements(table) if str(one.S) == "/TR"]
        lengths = {
            sum(
                int(attributes(cell).get("/ColSpan", 1))
                for cell in elements(row)
                if str(cell.S) in ("/TH", "/TD")
            )
            for row in rows
        }
        assert len(lengths) == 1


def test_every_picture_says_what_it_shows(pdf: pikepdf.Pdf) -> None:
    assert all(len(str(one.get("/Alt", ""))) > 20 for one in of_kind(pdf, "/Figure"))


def test_every_font_is_embedded_and_can_be_read_back(pdf: pikepdf.Pdf) -> None:
    fonts = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
    ]
    wholes = [font for font in fonts if font.Subtype == "/Type0"]
    assert wholes
    assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}
    for font in wholes:
        (descendant,) = font.DescendantFonts
        described = descendant.FontDescriptor
        assert any(key in described for key in ("/FontFile2", "/FontFile3"))
        assert str(descendant.BaseFont).split("+")[-1].startswith("NotoSans")
        assert b"beginbf" in font.ToUnicode.read_bytes()


def test_nothing_acts_nothing_is_locked_and_nothing_shines_through(pdf: pikepdf.Pdf) -> None:
    assert not pdf.is_encrypted
    assert "/OpenAction" not in pdf.Root
    assert "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        assert not [key for key in FORBIDDEN_KEYS if key in one and one.get(key) != "/None"]
        assert one.get("/S") not in ("/Launch", "/JavaScript", "/SubmitForm", "/GoToR")
        assert (one.get("/ca", 1), one.get("/CA", 1)) == (1, 1)
        assert str(one.get("/BM", "/Normal")) in ("/Normal", "/Compatible")


def test_there_is_an_outline_of_all_inner_headings_and_pages_are_labelled(pdf: pikepdf.Pdf) -> None:
    def titles(items: Any) -> list[str]:
        return [title for item in items for title in (item.title, *titles(item.children))]

    with pdf.open_outline() as outline:
        listed = titles(outline.root)
    headings = of_kind(pdf, "/H1", "/H2", "/H3", "/H4")
    inner = [one for one in headings[1:] if one.Pg.objgen != pdf.pages[0].objgen]
    assert listed[0] == str(headings[0].T)
    assert [title for title in listed if title in {str(one.T) for one in inner}] == [
        str(one.T) for one in inner
    ]
    assert [page.label for page in pdf.pages] == [str(n) for n in range(1, len(pdf.pages) + 1)]
    assert "/PageLabels" in pdf.Root


def test_colours_are_those_of_the_output_intent(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
