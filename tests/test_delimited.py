"""Delimited files are read in their own delimiter and encoding."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.documents import ROW_LIMIT, Document, Paragraph, read_document
from tailan.documents.content import clean
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Repair

from .conversion import SAMPLES, as_csv, sample
from .word import HEADINGS, OBJECTIVE, TITLE, measure

WORDS = form_words("performance_report")


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_document(text.encode(encoding), "odd.csv")


def texts(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in document.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_report_is_read_as_from_its_word_file(path: Path, delimiter: str) -> None:
    document = sample(path)
    raw = as_csv(document, delimiter)
    plan, same = read_plan(document, WORDS), read_plan(read_document(raw, "odd.csv"), WORDS)
    assert (same.title, same.objectives) == (plan.title, plan.objectives)
    assert (same.measures, same.indicators) == (plan.measures, plan.indicators)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("№,Нэр\n1,Худаг\n", [("№", "Нэр"), ("1", "Худаг")]),
        ("№;Нэр\n1;Худаг, гүүр, зам\n", [("№", "Нэр"), ("1", "Худаг, гүүр, зам")]),
        ("№\tХувь\n1\t91,14\n2\t85,5\n", [("№", "Хувь"), ("1", "91,14"), ("2", "85,5")]),
        ("sep=;\nа,б;в\n", [("а,б", "в")]),
        ('1,"Худаг, ""Өгөөж"" төсөл"\n', [("1", 'Худаг, "Өгөөж" төсөл')]),
        ('1,"Худаг\nгүүр"\r\n2,Зам', [("1", "Худаг\nгүүр"), ("2", "Зам")]),
        ('1, "Худаг, гүүр" \n', [("1", "Худаг, гүүр")]),
        ('"Хангай" ХХК,5\n"Говь" ХХК,6\n', [('"Хангай" ХХК', "5"), ('"Говь" ХХК', "6")]),
        ('1,"нээгээд хаагаагүй\n2,Зам\n', [("1", '"нээгээд хаагаагүй'), ("2", "Зам")]),
        ("а,б\rв,г\r", [("а", "б"), ("в", "г")]),
        ("№|Нэр|Тоо\n1|Худаг, зам|5\n", [("№", "Нэр", "Тоо"), ("1", "Худаг, зам", "5")]),
        ('"sep=,"\nа,б\n', [("а", "б")]),
        (
            "№;Хувь\n1;91,14\n2;85,5\n3;7\n",
            [("№", "Хувь"), ("1", "91,14"), ("2", "85,5"), ("3", "7")],
        ),
        (
            "№,Нэр,Тоо\n1,Худаг\n2,Зам,5,\n",
            [("№", "Нэр", "Тоо"), ("1", "Худаг", ""), ("2", "Зам", "5")],
        ),
        ("а,б" + "," * 16_000 + "\nв,г\n", [("а", "б"), ("в", "г")]),
        ("а,б\n,\nв,г\n", [("а", "б"), ("в", "г")]),
    ],
)
def test_records_are_told_apart(text: str, rows: list[tuple[str, ...]]) -> None:
    assert texts(read(text)) == rows


def test_punctuation_of_running_text_is_no_delimiter() -> None:
    lines = ["Ажлыг шуурхай, ил тод, нээлттэй явуулна.", "Мод тарьж, усална.", "Хог, шавхай, тоос."]
    assert [line for line, _ in read("\n".join(lines)).lines] == lines


def test_a_comma_in_one_line_of_many_is_no_delimiter() -> None:
    lines = ["ГУРАВ. НОГООН ХОТ", "Мод тарьж, агаарыг цэвэр болгоно.", "3.1. Мод тарина."]
    assert [line for line, _ in read("\n".join(lines)).lines] == lines


def test_fields_in_quotation_marks_of_a_tsv_are_whole() -> None:
    raw = '№\tНэр\tТоо\n1\t"Хоёр\nмөр ""нэр"""\t5\n'.encode()
    document = read_document(raw, "odd.tsv")
    assert texts(document) == [("№", "Нэр", "Тоо"), ("1", 'Хоёр\nмөр "нэр"', "5")]


def test_a_bullet_makes_an_item_of_a_text_beside_the_table() -> None:
    assert read("Үүнд:\n\n• Шинэчлэх").content[1] == Paragraph("Шинэчлэх", "line 3 cell 1", "item")


def test_several_tables_with_titles_are_told_apart() -> None:
    document = read("Нэгдүгээр;\n№;Нэр\n1;Худаг\n;\nХоёрдугаар;\nСум;Тоо\nБаян;5\n")
    assert [type(item).__name__ for item in document.content] == [
        "Paragraph", "Row", "Row", "Paragraph", "Row", "Row",
    ]  # fmt: skip
    assert [row.table for row in document.rows] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("field", "text"),
    [("'=5 удаа", "=5 удаа"), ("'-", "-"), ("'@", "@"), ("'+5", "+5"), ("'эхний'", "'эхний'")],
)
def test_an_apostrophe_that_keeps_a_text_from_being_a_formula_is_no_part_of_it(
    field: str, text: str
) -> None:
    assert texts(read(f"Нэр,{field}\n")) == [("Нэр", text)]


def test_a_place_is_the_line_in_which_the_record_begins() -> None:
    document = read('Тайлан\n\n№,"Хоёр\nмөр"\n1,Худаг\n')
    assert document.content[0] == Paragraph("Тайлан", "line 1 cell 1")
    assert [row.cells[1].place for row in document.rows] == ["line 3 cell 2", "line 5 cell 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_an_encoding_is_told_from_the_bytes(encoding: str) -> None:
    document = read("Зорилт;Хувь\nБарилга, зам;«100» %\n", encoding)
    assert texts(document) == [("Зорилт", "Хувь"), ("Барилга, зам", "«100» %")]


def test_the_old_encoding_of_windows_is_told_as_a_repair() -> None:
    assert read("Зорилт;Хувь\n", "cp1251").repairs == (
        Repair("line 1", "encoding-old", "Windows-1251"),
    )


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-16-le", "utf-7"])
def test_an_encoding_that_is_not_sure_is_refused(encoding: str) -> None:
    raw = "Зорилт;Хувь\nБарилга, зам засах;100\n".encode(encoding) + b"\xff\xd0\x81"
    with pytest.raises(TailanError) as raised:
        read_document(raw, "odd.csv")
    assert raised.value.key == "document.encoding"


def test_rows_of_commas_and_titles_are_read_as_a_spreadsheet_saves_them() -> None:
    lines = [[TITLE], [], HEADINGS, [OBJECTIVE], measure("1.1"), [], measure("1.2")]
    padded = [[*line, *[""] * (8 - len(line))] for line in lines]
    text = io.StringIO()
    csv.writer(text).writerows(padded)
    plan = read_plan(read(text.getvalue()), WORDS)
    assert plan.title.title == TITLE
    assert [(m.objective_no, m.measure_no) for m in plan.measures] == [("1", "1.1"), ("1", "1.2")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("а,б\n" * (ROW_LIMIT + 1), "document.rows"),
        ("а,б\n" * 5 * ROW_LIMIT, "document.rows"),
        ("," * 300 + "а\n", "document.columns"),
        ("а" + "," * 1_000_000, "document.columns"),
        ("а,б" + "\n" * 300_000, "document.parts"),
        ("а," + "б" * 1_000_000, "document.cell"),
        ('а,"' + "б\n" * 500_000 + '"', "document.cell"),
        (",,\n,,\n", "document.empty"),
        ("а,б\0,в\n", "document.encoding"),
    ],
)
def test_a_file_that_cannot_be_a_report_ends_with_a_message(text: str, key: str) -> None:
    with pytest.raises(TailanError) as raised:
        read(text)
    assert raised.value.key == key


@pytest.mark.parametrize("line", ['"' * 8, '"а,""б', 'а,"б', '"а,"б,""в'])
def test_quotation_marks_without_order_are_read_as_they_stand(line: str) -> None:
    document = read(f"{line}\n" * 9_000)
    assert len(document.content) == 9_000


@given(
    st.lists(st.lists(st.text("абү1,;'\"\n =-", min_size=1), min_size=2, max_size=5), min_size=1),
    st.sampled_from([",", ";"]),
)
def test_what_a_program_writes_is_read_again(rows: list[list[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    document = read(f"sep={delimiter}\nтолгой{delimiter}т\n{text.getvalue()}")
    # A row of one text again and again is that of a merged cell, read once and told.
    told = [repair for repair in document.repairs if repair.kind == "cells-repeated"]
    again = {repair.place: int(repair.after) for repair in told}
    read_again = [text for text, place in document.lines for _ in range(again.get(place, 1))]
    apart = [" ".join(clean(_plain(field)).split()) for row in rows for field in row]
    # What stands beside a table's columns is read behind them, so the order may be another.
    assert sorted(read_again) == sorted(["толгой", "т", *(field for field in apart if field)])


def _plain(field: str) -> str:
    if formula := re.fullmatch('="([^"]*)"', field):
        return formula[1]
    return field[1:] if field[:2] in ("'=", "'-") else field


def test_a_number_that_is_kept_as_a_text_by_a_formula_is_that_text() -> None:
    document = read_document('№,Ажил\n="1.10",Засвар\n="1.2",Сургалт\n'.encode(), "a.csv")
    assert [row.cells[0].line for row in document.rows] == ["№", "1.10", "1.2"]


def test_a_semicolon_that_only_ends_lines_parts_nothing() -> None:
    document = read_document("Бэлтгэл хангах;\nЗам засах;\nМод тарих.\n".encode(), "a.csv")
    assert [line for line, _ in document.lines] == ["Бэлтгэл хангах;", "Зам засах;", "Мод тарих."]


def test_commas_of_numbers_part_no_fields() -> None:
    rows = "Сум;Орлого, мян.төг;Зарлага, мян.төг;Биелэлт, хувь;Нягтшил, хүн/км2\n"
    document = read_document(f"{rows}Баян;1,250,300;1,200,100;104.2;1.5\n".encode(), "a.csv")
    assert document.rows[1].texts == ("Баян", "1,250,300", "1,200,100", "104.2", "1.5")


def test_rows_of_the_last_activity_below_an_empty_line_stay_in_their_columns() -> None:
    plan = read_plan(
        read(
            "№,Арга хэмжээ,Үйл ажиллагаа,Хугацаа,Хариуцах нэгж\n"
            "1,Танхим тохижуулах,Номын сан нээнэ.,3-р сар,Номын санч\n"
            "\n"
            ",,Цонх солино.,4-р сар,Нярав\n"
            "2,Хашаа барих,Самбар тавина.,5-р сар,Захирал\n"
            ",,Хаалга будна.,6-р сар,Нярав\n"
        ),
        form_words("action_plan"),
    )
    assert [(one.measure_no, one.activity, one.responsible) for one in plan.measures] == [
        ("1", "Номын сан нээнэ.", "Номын санч"),
        ("1", "Цонх солино.", "Нярав"),
        ("2", "Самбар тавина.", "Захирал"),
        ("2", "Хаалга будна.", "Нярав"),
    ]


def test_a_table_with_an_empty_corner_below_another_keeps_its_own_columns() -> None:
    document = read("Сум,2024,2025\nАр,5,6\nӨвөр,7,8\n\n,Хонь,Ямаа\nАр,1,2\nӨвөр,3,4\n")
    assert texts(document)[3:] == [("", "Хонь", "Ямаа"), ("Ар", "1", "2"), ("Өвөр", "3", "4")]
