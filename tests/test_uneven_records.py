"""A record with a delimiter too few or too many never puts a value under another heading."""

import quopri
from urllib.parse import quote

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

HEADINGS = "№,Арга хэмжээ,Шалгуур үзүүлэлт,Суурь түвшин,Зорилтот түвшин,Гүйцэтгэл,Гүйцэтгэлийн хувь"
ROWS = (
    "1.1,Худаг гаргах,Худгийн тоо,2,5,Худаг гаргав.,100%",
    "1.2,Мод тарих,Модны тоо,0,10,Мод тарив.,70%",
    "1.3,Зам засах,Замын урт,1,4,Зам засав.,50%",
    "1.4,Хашаа барих,Хашааны тоо,1,4,Хашаа барив.,30%",
)


def read(*odd: str, delimiter: str = ",") -> Plan:
    """A report whose row 1.2 is this odd line."""
    lines = (HEADINGS, ROWS[0], *odd, *ROWS[2:])
    raw = "\n".join(lines).replace(",", delimiter).encode()
    return read_plan(read_document(raw, "odd.csv"), form_words("performance_report"))


def second(plan: Plan) -> tuple[object, ...]:
    measure = plan.measures[1]
    level = next((one for one in plan.indicators if one.measure_no == "1.2"), None)
    name, target = (level.indicator, level.target) if level else ("", None)
    return measure.measure, name, target and int(target), measure.narrative, measure.reported_text


def kinds(plan: Plan) -> list[tuple[str, str, str]]:
    own = ("record-long", "record-short", "quote-unclosed")
    return [(r.place, r.kind, r.before) for r in plan.repairs if r.kind in own]


@pytest.mark.parametrize(
    ("line", "values", "told"),
    [
        (ROWS[1], ("Мод тарих", "Модны тоо", 10, "Мод тарив.", "70%"), []),
        (f"{ROWS[1]},", ("Мод тарих", "Модны тоо", 10, "Мод тарив.", "70%"), []),
        (
            "1.2,Мод тарих,Модны тоо,0,10,Мод тарив, усалгаа хийв.,70%",
            ("Мод тарих", "Модны тоо", 10, "Мод тарив, усалгаа хийв.", "70%"),
            [("line 3 cell 6", "record-long", "Мод тарив, усалгаа хийв.")],
        ),
        (
            "1.2,Мод, бут тарих,Модны тоо,0,10,Мод, бут, цэцэг тарив.,70%",
            ("Мод, бут тарих", "Модны тоо", 10, "Мод, бут, цэцэг тарив.", "70%"),
            [("line 3 cell 2", "record-long", "Мод, бут тарих")],
        ),
        (
            "1.2,Мод тарих,Модны тоо,0,10,Мод тарив,усалгаа хийв.,70%,,,",
            ("Мод тарих", "Модны тоо", 10, "Мод тарив,усалгаа хийв.", "70%"),
            [("line 3 cell 6", "record-long", "Мод тарив,усалгаа хийв.")],
        ),
        (
            "1.2,Мод тарих,Модны тоо,0,10,70%",
            ("Мод тарих", "Модны тоо", 10, "", "70%"),
            [("line 3 cell 6", "record-short", "")],
        ),
        (
            "1.2,Мод тарих,Модны тоо,0,10",
            ("Мод тарих", "Модны тоо", 10, "", ""),
            [],
        ),
        (
            '1.2,Мод тарих,Модны тоо,0,10,"Мод тарив.,70%',
            ("Мод тарих", "Модны тоо", 10, '"Мод тарив.', "70%"),
            [("line 3 cell 6", "quote-unclosed", '"Мод тарив.')],
        ),
    ],
)
def test_what_the_columns_hold_tells_where_the_fields_of_an_uneven_record_belong(
    line: str, values: tuple[object, ...], told: list[tuple[str, str, str]]
) -> None:
    plan = read(line)
    assert (second(plan), kinds(plan)) == (values, told)


@pytest.mark.parametrize(
    "line",
    [
        "1.2,Мод тарих,0,10,Мод тарив.,70%",
        "1.2,Мод тарих,10,Мод тарив.,70%",
        "1.2,Мод тарих,Модны тоо,0,10,Мод тарив.,усалгаа,хийв,91,14%",
        "1.2,Мод тарих,Модны тоо,0,10,Мод тарив,усалгаа хийв.,7,3",
    ],
)
def test_a_record_whose_fields_have_no_sure_columns_is_named_with_its_line(line: str) -> None:
    with pytest.raises(TailanError) as caught:
        read(line)
    assert (caught.value.key, caught.value.fields["place"]) == ("document.record", "line 3")


def test_headings_titles_and_totals_of_other_lengths_are_no_uneven_records() -> None:
    title = "Жишээ хэлтсийн 2025 оны гүйцэтгэлийн төлөвлөгөөний тайлан"
    lines = (title, HEADINGS, "Зорилт 1. Ус", *ROWS, "Дундаж,,62.5%")
    plan = read_plan(
        read_document("\n".join(lines).encode(), "odd.csv"), form_words("performance_report")
    )
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2", "1.3", "1.4"]
    assert kinds(plan) == []


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Зорилт, арга хэмжээ", ("line 1 cell 2", "record-long", "Зорилт, арга хэмжээ")),
        ("Зорилт,арга хэмжээ", ("line 1 cell 1", "headings-more", "8")),
    ],
)
def test_a_heading_with_a_delimiter_of_its_own_is_whole_or_told(
    heading: str, told: tuple[str, str, str]
) -> None:
    lines = (HEADINGS.replace("Арга хэмжээ", heading), *ROWS)
    document = read_document("\n".join(lines).encode(), "odd.csv")
    assert told in [(one.place, one.kind, one.before) for one in document.repairs]


CODES = {
    "UTF-7": lambda text: text.encode("utf-7"),
    "Quoted-Printable": lambda text: quopri.encodestring(text.encode()),
    "&#…;": lambda text: text.encode("ascii", "xmlcharrefreplace"),
    "%…": lambda text: quote(text, safe="№ ,.%\n").encode(),
    "\\u…": lambda text: text.encode("ascii", "backslashreplace"),
}


@pytest.mark.parametrize("kind", CODES)
def test_codes_in_place_of_letters_are_read_as_letters_and_told(kind: str) -> None:
    raw = CODES[kind]("\n".join((HEADINGS, *ROWS)))
    plan = read_plan(read_document(raw, "odd.csv"), form_words("performance_report"))
    assert [one.measure for one in plan.measures][:2] == ["Худаг гаргах", "Мод тарих"]
    assert [one.before for one in plan.repairs if one.kind == "letters-in-codes"] == [kind]


def test_a_stray_nul_is_left_out_and_told() -> None:
    raw = "\n".join((HEADINGS, *ROWS)).encode().replace("Мод тарив".encode(), b"\0\xd0\x9c\xd0\xbe")
    plan = read_plan(read_document(raw, "odd.csv"), form_words("performance_report"))
    assert plan.measures[1].narrative == "Мо."
    assert ("nul-removed", "1") in [(one.kind, one.before) for one in plan.repairs]


def test_headings_beneath_a_title_begin_a_table_of_its_own_length() -> None:
    below = ("Үнэлгээний хуудас", "Д/д,Зорилт,Биелэлт,Оноо", "1.,Ажлын биелэлт,75.6%,52.9")
    text = "\n".join((HEADINGS, *ROWS, *below))
    document = read_document(text.encode(), "two.csv")
    assert [tuple(cell.text for cell in row.filled) for row in document.rows[-2:]] == [
        tuple(line.split(",")) for line in below[1:]
    ]
    assert not any(repair.kind.startswith("record") for repair in document.repairs)


def test_a_short_record_beneath_an_objective_is_no_heading() -> None:
    text = "\n".join((HEADINGS, *ROWS[:3], "Зорилт 2. Ногоон хот", "2.1,Мод тарих,5,10,Тарив."))
    with pytest.raises(TailanError) as caught:
        read_document(text.encode(), "odd.csv")
    assert caught.value.key == "document.record"
