"""Shares, totals and headlines of statistics: the wrong one is found, all that hold are known."""

from decimal import Decimal

import pytest

from tailan.findings import Finding
from tailan.findings.figures import held_figures
from tailan.plan import StatisticsCell, Trace

from .dossiers import Report, found

HERDS = "Сумдын малын тооллого"
ROWS = (
    ("Баянбулаг", 12000, 4800, 40),
    ("Өлзийт", 8000, 2640, 33),
    ("Цагаан-Уул", 5000, 2500, 50),
    ("Хайрхан", 6400, 1600, 25),
)


def number(text: str) -> Decimal | None:
    digits = text.replace(",", "").rstrip("%")
    return Decimal(digits) if digits.replace(".", "").isdigit() else None


def cells(
    table: str, columns: tuple[str, ...], *rows: tuple[object, ...]
) -> tuple[StatisticsCell, ...]:
    return tuple(
        StatisticsCell(table, str(name), column, number(str(value)), str(value))
        for name, *values in rows
        for column, value in zip(columns, values, strict=True)
    )


def headline(table: str, row: str, text: str) -> StatisticsCell:
    return StatisticsCell(table, row, "", number(text), text)


def herds(*rows: tuple[object, ...]) -> tuple[StatisticsCell, ...]:
    shown = [(name, whole, part, f"{share}%") for name, whole, part, share in rows]
    return cells(HERDS, ("Нийт мал", "Хонь", "Хонины эзлэх хувь"), *shown)


def findings(*figures: StatisticsCell, traces: tuple[Trace, ...] = ()) -> list[Finding]:
    return list(found(report=Report(form="statistics", statistics=figures, traces=traces)))


def test_shares_that_hold_are_confirmed_and_not_mentioned() -> None:
    assert findings(*herds(*ROWS)) == []
    held = held_figures(herds(*ROWS))
    assert [(h.kind, h.holds) for h in held] == [("share", True)] * 4


@pytest.mark.parametrize("wrong", range(4))
def test_the_one_wrong_share_is_found(wrong: int) -> None:
    name, whole, part, share = ROWS[wrong]
    rows = [*ROWS[:wrong], (name, whole, part, share + 4), *ROWS[wrong + 1 :]]
    (finding,) = findings(*herds(*rows))
    assert finding.code == "share-mismatch"
    assert f"{part} / {whole} = {share}" in finding.message_mn


def test_the_share_of_all_rows_is_that_of_their_sums() -> None:
    assert findings(*herds(*ROWS), headline(HERDS, "НЭГДСЭН", "37%")) == []
    (finding,) = findings(*herds(*ROWS), headline(HERDS, "НЭГДСЭН", "41%"))
    assert finding.code == "share-mismatch"
    assert "11540 / 31400" in finding.message_mn


@pytest.mark.parametrize(("total", "expected"), [("31,400", []), ("31,500", ["total-mismatch"])])
@pytest.mark.parametrize("name", ["Нийт", "Дүн", "НИЙТ ДҮН", "Бүгд", "Аймгийн дүн"])
def test_a_row_of_totals_is_added_again(name: str, total: str, expected: list[str]) -> None:
    table = cells(HERDS, ("Нийт мал",), *[row[:2] for row in ROWS], (name, total))
    assert [f.code for f in findings(*table)] == expected


def test_totals_of_parts_of_a_table_hold_for_the_rows_above_them() -> None:
    rows = (("А", 10), ("Б", 20), ("Дүн", 30), ("В", 5), ("Г", 6), ("Дүн", 11), ("Нийт дүн", 41))
    assert findings(*cells("Худаг", ("Тоо",), *rows)) == []


def test_means_and_percents_are_not_added() -> None:
    rows = (("А", 10, "40%"), ("Б", 20, "60%"), ("Нийт", 15, "50%"))
    assert findings(*cells("Оноо", ("Дундаж оноо", "Хувь"), *rows)) == []


def test_a_share_in_a_headline_is_held_against_the_table_that_has_its_count() -> None:
    slide = "Өлзийт сумын мал"
    right = (
        headline(slide, "Өлзийт сумын … хонь", "2,640"),
        headline(slide, "Өлзийт сумын … хонь", "33%"),
    )
    assert findings(*herds(*ROWS), *right) == []
    wrong = (right[0], headline(slide, "Өлзийт сумын … хонь", "48%"))
    (finding,) = findings(*herds(*ROWS), *wrong)
    assert finding.code == "share-mismatch"
    assert "2640 / 8000 = 33" in finding.message_mn


BODIES = (
    ("АРХИВ", (("Лавлагаа", "12"), ("Хуулбар", "3"), ("Тодорхойлолт", ""))),
    ("МАЛ ЭМНЭЛЭГ", (("Гэрчилгээ", "8"), ("Үзлэг", ""))),
    ("ГАЗРЫН АЛБА", (("Зөвшөөрөл", "1"), ("Кадастр", "2"))),
)


def services(**printed: str) -> tuple[StatisticsCell, ...]:
    figures = {"bodies": "3", "services": "7", "used": "5", "uses": "26"} | printed
    words = {
        "bodies": "байгууллагын",
        "services": "үйлчилгээ нэвтэрсэн",
        "used": "үйлчилгээг",
        "uses": "удаа авсан",
    }
    tables = [c for name, rows in BODIES for c in cells(name, ("Авсан тоо",), *rows)]
    return (*(headline("Цахим үйлчилгээ", words[k], v) for k, v in figures.items()), *tables)


def test_headlines_that_count_a_family_of_tables_are_counted_again() -> None:
    assert findings(*services()) == []
    kinds = {h.cell.row for h in held_figures(services()) if h.holds}
    assert kinds == {"байгууллагын", "үйлчилгээ нэвтэрсэн", "үйлчилгээг", "удаа авсан"}


@pytest.mark.parametrize(
    ("wrong", "right"), [({"uses": "25"}, "26"), ({"used": "6"}, "5"), ({"services": "8"}, "7")]
)
def test_a_headline_that_does_not_come_to_its_tables_is_found(
    wrong: dict[str, str], right: str
) -> None:
    (finding,) = findings(*services(**wrong))
    assert finding.code == "total-mismatch"
    assert f"{right} болж зөрж" in finding.message_mn


@pytest.mark.parametrize(("total", "expected"), [("20,441", []), ("20,541", ["total-mismatch"])])
def test_a_headline_and_the_parts_behind_it(total: str, expected: list[str]) -> None:
    slide = [headline("Сургалт", "Иргэд", total)]
    slide += [
        headline("Сургалт", name, value)
        for name, value in (("А", "9,381"), ("Б", "10,290"), ("В", "770"))
    ]
    assert [f.code for f in findings(*slide)] == expected


@pytest.mark.parametrize(("inside", "expected"), [("1,285", ["total-mismatch"]), ("285", [])])
def test_a_part_in_brackets_is_not_larger_than_its_whole(inside: str, expected: list[str]) -> None:
    raw = f"789 үйлчилгээ\n(орон нутгийн {inside})"
    figures = (headline("Систем", "үйлчилгээ", "789"), headline("Систем", "орон нутгийн", inside))
    traces = tuple(
        Trace("statistics", f"Систем/{c.row}/", "value", "line 81", raw) for c in figures
    )
    findings_ = findings(*figures, traces=traces)
    assert [f.code for f in findings_] == expected
    assert all(f.place == "line 81" for f in findings_)


def test_figures_side_by_side_are_not_made_into_sums() -> None:
    slide = [
        headline("Систем", name, value)
        for name, value in (("байгууллага", "68"), ("үйлчилгээ", "789"), ("удаа", "120"))
    ]
    assert findings(*slide) == []


@pytest.mark.parametrize(("share", "expected"), [("37%", []), ("41%", ["share-mismatch"])])
def test_the_share_in_a_row_of_totals_without_counts_is_that_of_all_rows(
    share: str, expected: list[str]
) -> None:
    rows = [(name, whole, part, f"{percent}%") for name, whole, part, percent in ROWS]
    columns = ("Нийт мал", "Хонь", "Хонины эзлэх хувь")
    table = cells(HERDS, columns, *rows, ("Нийт", "", "", share))
    assert [f.code for f in findings(*table)] == expected


def test_a_row_of_totals_with_its_own_counts_has_their_share() -> None:
    rows = [(name, whole, part, f"{percent}%") for name, whole, part, percent in ROWS]
    columns = ("Нийт мал", "Хонь", "Хонины эзлэх хувь")
    right = cells(HERDS, columns, *rows, ("Нийт", "31,400", "11,540", "37%"))
    assert findings(*right) == []
    (finding,) = findings(*cells(HERDS, columns, *rows, ("Нийт", "31,400", "11,540", "41%")))
    assert finding.code == "share-mismatch"


FORMS = (("Лавлагаа", 1200, 340), ("Бүртгэл", 860, 410), ("Төлбөр", 530, 75), ("Эрх", 95, 160))


def uses(**printed: int) -> tuple[StatisticsCell, ...]:
    """Uses by form with a total of each row and each column, some of them printed otherwise."""
    rows = [(name, one, two, printed.get(name, one + two)) for name, one, two in FORMS]
    total = ("Бүгд", 2685, printed.get("column", 985), 3670)
    return cells("Үйлчилгээ", ("Цахим", "Биечлэн", "Бүгд"), *rows, total)


def test_a_column_of_totals_is_added_row_by_row() -> None:
    assert findings(*uses()) == []
    (finding,) = findings(*uses(Төлбөр=655))
    assert finding.code == "total-mismatch"
    assert "Төлбөр, Бүгд” 655" in finding.message_mn
    assert "605" in finding.message_mn


def test_a_wrong_row_makes_no_wrong_total_of_totals() -> None:
    found_there = findings(*uses(Төлбөр=655, column=975))
    assert [f.evidence for f in found_there] == ["Төлбөр: 655 ≠ 605", "Бүгд: 975 ≠ 985"]


def test_a_column_that_only_holds_part_of_its_total_is_none() -> None:
    rows = (("А", 50, 20, 10), ("Б", 60, 31, 12), ("В", 70, 40, 20))
    assert findings(*cells("Ажилтан", ("Нийт", "Эмэгтэй", "Залуу"), *rows)) == []


KINDS = (("Гомдол", 52, "52%"), ("Хүсэлт", 31, "31%"), ("Талархал", 10, "10%"), ("Санал", 7, "7%"))


@pytest.mark.parametrize("wrong", range(4))
def test_a_share_of_all_rows_is_held_against_their_sum(wrong: int) -> None:
    columns = ("Тоо", "Эзлэх хувь")
    assert findings(*cells("Төрөл", columns, *KINDS, ("Нийт", 100, "100%"))) == []
    name, count, _ = KINDS[wrong]
    rows = [*KINDS[:wrong], (name, count, f"{count + 4}%"), *KINDS[wrong + 1 :]]
    (finding,) = findings(*cells("Төрөл", columns, *rows, ("Нийт", 100, "100%")))
    assert finding.code == "share-mismatch"
    assert f"{count} / 100 = {count}%" in finding.message_mn


GROWTH = (("Мал", 1200, 1320, "10%"), ("Талбай", 3200, 3040, "5%"), ("Худаг", 40, 60, "50%"))


def test_a_change_from_one_column_to_another_is_computed_again() -> None:
    columns = ("2024 он", "2025 он", "Өөрчлөлт, хувь")
    assert findings(*cells("Үзүүлэлт", columns, *GROWTH)) == []
    (finding,) = findings(*cells("Үзүүлэлт", columns, *GROWTH[:2], (*GROWTH[2][:3], "60%")))
    assert finding.code == "share-mismatch"
    assert "40-аас 60 болсон өөрчлөлт 50%" in finding.message_mn
