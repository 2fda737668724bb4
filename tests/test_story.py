"""What the report tells in sentences: the period, the change since the last one, the notes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tailan import worksheet
from tailan.charts.lettering import Pen, wrapped
from tailan.errors import CallError
from tailan.report.blocks import Block, Heading, Note, Paragraph, Sentence, Table
from tailan.report.front_room import WIDTH
from tailan.report.sheets import ReportSheet
from tailan.report.story import _Story

from .conftest import MakeProject

NOTES = "params/notes/2025-H1/tzuh.md"


@pytest.fixture
def report(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ReportSheet]:
    """Opens the report of a department whose last report is in the project too."""
    root = make_project("2024-H1/tzuh", "2025-H1/tzuh")
    (root / NOTES).unlink()
    monkeypatch.chdir(root)

    def opened(language: str = "mn", period: str = "2025-H1") -> ReportSheet:
        return worksheet.open_run("tzuh", period, language).results()

    return opened


def sentences(blocks: tuple[Block, ...]) -> list[Sentence]:
    return [s for block in blocks if isinstance(block, Paragraph) for s in block.sentences]


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(sentence.text for sentence in sentences(blocks))


def test_each_objective_is_told_under_its_name(report: Callable[..., ReportSheet]) -> None:
    blocks = report().objectives().report.blocks
    names = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3]
    assert [name.partition(".")[0] for name in names] == ["1", "2", "3", "4", "5", "6"]
    assert "Нэгж 6 зорилтын 25 арга хэмжээг тайлагнаж, 13-ыг нь 100 хувь" in said(blocks)


def test_computed_means_stand_beside_those_of_the_same_measures(
    report: Callable[..., ReportSheet],
) -> None:
    told = said(report().objectives().report.blocks)
    assert (
        "Шалгах боломжтой 4 арга хэмжээний мэдээлсэн дундаж 92.50%, тооцоолсон нь 85.00%, 7.50 нэгж "
        "хувиар бага." in told
    )
    assert "тооцоолсон дундаж 83.12%, нэгжийн мэдээлсэнтэй тохирч байна." in told
    assert told.count("Тооцоолсон дундаж бүрд баталгаажаагүй санал орсон.") == 1


def test_a_reason_is_told_with_its_quote_and_silence_is_named(
    report: Callable[..., ReportSheet],
) -> None:
    blocks = report().objectives().report.blocks
    (reason,) = [s for s in sentences(blocks) if s.text.startswith("Нэгжийн хэлсэн шалтгаан (4.7)")]
    assert reason.evidence[0].quote.startswith("Скан төхөөрөмжийн засвараас шалтгаалан")
    assert "хүснэгт" in reason.evidence[0].place
    assert "Хуваарийн дагуу яваа: 4.1, 4.8. Тайлбараас нь шалтгаан олдсонгүй: 4.4." in said(blocks)


def test_an_objective_is_told_in_three_lines(report: Callable[..., ReportSheet]) -> None:
    for language in ("mn", "en"):
        told = [b for b in report(language).objectives().report.blocks if isinstance(b, Paragraph)]
        whole, *objectives = (" ".join(s.text for s in block.sentences) for block in told)
        lines = {said: len(wrapped(said, WIDTH, Pen(11), 99)) for said in objectives}
        assert {said: count for said, count in lines.items() if count > _lines_allowed(said)} == {}
        assert "1 дүгээр зорилт (100.00%)" in whole or language == "en"


def _lines_allowed(said: str) -> int:
    """A reason in the unit's own words takes two lines more."""
    return 5 if "“" in said else 3


def test_many_measures_are_named_by_the_first_and_counted(
    report: Callable[..., ReportSheet],
) -> None:
    story = _Story(report().results, "mn")
    assert story._named(f"1.{n}" for n in range(1, 10)).endswith("1.8, 1.9")
    assert story._named(f"1.{n}" for n in range(1, 641)).endswith("1.7, 1.8, бусад 632")


def test_every_sentence_carries_its_rule(report: Callable[..., ReportSheet]) -> None:
    sheet = report()
    told = [*sentences(sheet.objectives().report.blocks), *sentences(sheet.change().report.blocks)]
    assert len(told) > 20
    assert [s.text for s in told if not s.evidence or not s.evidence[0].rule] == []


def test_english_says_the_same(report: Callable[..., ReportSheet]) -> None:
    told = said(report("en").objectives().report.blocks)
    assert "The unit reports on 25 measures under 6 objectives and calls 13 of them" in told
    assert "The unit rates its only measure 50.00%." in told


def test_the_last_report_is_found_again_and_the_difference_is_of_what_is_printed(
    report: Callable[..., ReportSheet],
) -> None:
    blocks = report().change().report.blocks
    assert (
        "(2024 оны эхний хагас жил) харьцуулахад 18 арга хэмжээ үргэлжилж, 7 шинээр нэмэгдэж, 4 "
        "хасагдсан байна." in said(blocks)
    )
    assert "Шинээр нэмэгдсэн: 2.1, 2.2, 2.3, 2.4, 4.5, 4.10, 6.1." in said(blocks)
    assert "Хасагдсан, өмнөх дугаараар: 2.1, 2.2, 2.3, 2.4." in said(blocks)
    assert "82.85% байснаа 83.28% болж, 0.43 нэгж хувиар өссөн." in said(blocks)
    (table,) = [block for block in blocks if isinstance(block, Table)]
    first = [cell.text for cell in table.rows[0].cells]
    assert first == ["4.7", "4.6", "Архивын баримтыг цахим хэлбэрт шилжүүлэх", "100%", "30%", "−70"]
    assert [row.cells[5].text for row in table.rows][-1] == "+70"


def test_a_first_report_says_that_it_is_compared_with_nothing(
    report: Callable[..., ReportSheet],
) -> None:
    blocks = report(period="2024-H1").change().report.blocks
    assert said(blocks) == "Нэгжийн өмнөх тайлан жагсаалтад алга тул харьцуулсангүй."


def test_a_last_report_that_cannot_be_read_stops_nothing(
    report: Callable[..., ReportSheet],
) -> None:
    (damaged,) = Path("data/raw/2024-H1/tzuh").glob("*.docx")
    damaged.write_bytes(damaged.read_bytes()[:3000])
    (note,) = [b for b in report().change().report.blocks if isinstance(b, Note)]
    assert note.text.startswith("Өмнөх тайланг (2024 оны эхний хагас жил) уншиж чадаагүй")


def test_notes_stand_in_the_report_of_their_run_under_its_headings(
    report: Callable[..., ReportSheet],
) -> None:
    Path(NOTES).write_text("# Уулзалт\n\n3.4 <b>хойшилсон</b>.\n", encoding="utf-8")
    blocks = report().notes().report.blocks
    assert [(b.level, b.text) for b in blocks if isinstance(b, Heading)] == [
        (2, "Шинжээчийн тэмдэглэл"), (3, "Уулзалт"),
    ]  # fmt: skip
    assert said(blocks) == "3.4 <b>хойшилсон</b>."
    assert report(period="2024-H1").notes().report.blocks == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"ok\n\xd2\xe0", "params/notes/2025-H1/tzuh.md, 2-р мөр"), (b"a" * 200_001, "урт")],
)
def test_notes_that_are_no_text_or_no_notes_are_told(
    report: Callable[..., ReportSheet], content: bytes, why: str
) -> None:
    Path(NOTES).write_bytes(content)
    with pytest.raises(CallError) as told:
        report()
    assert why in told.value.message("mn")
