"""Several indicators in one cell are told apart, each with its own baseline and target."""

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.forms.indicators import split_indicators
from tailan.plan import Indicator

from .word import measure, report_docx

WORDS = form_words("performance_report")

Triple = tuple[str, str, str]


def split(names: str, baselines: str, targets: str) -> tuple[list[Triple], bool]:
    row = split_indicators(names, baselines, targets, WORDS)
    return [(one.name, one.baseline, one.target) for one in row.indicators], row.fits


@pytest.mark.parametrize(
    ("names", "baselines", "targets", "expected"),
    [
        # names that end as names do, values side by side
        ("Сургалтын тоо Зөвлөгөөний тоо", "0 1", "2 3",
         ["Сургалтын тоо|0|2", "Зөвлөгөөний тоо|1|3"]),
        ("Худгийн тоо; засварын хувь", "0; 30%", "1; 50%",
         ["Худгийн тоо|0|1", "засварын хувь|30%|50%"]),
        ("Худгийн тоо, засварын хувь", "0 30", "1 50", ["Худгийн тоо|0|1", "засварын хувь|30|50"]),
        ("Худгийн тоо / Засварын хувь", "0/30", "1/50", ["Худгийн тоо|0|1", "Засварын хувь|30|50"]),
        ("Худгийн тоо Өрхийн тоо Усны хувь", "0 1 30", "1 2 50",
         ["Худгийн тоо|0|1", "Өрхийн тоо|1|2", "Усны хувь|30|50"]),
        # a line each
        ("Шинэ худаг\nЗассан худаг", "0\n1", "2\n3", ["Шинэ худаг|0|2", "Зассан худаг|1|3"]),
        ("Гаргасан\nхудгийн тоо\nХамрагдсан\nөрхийн тоо", "3\n30", "4\n40",
         ["Гаргасан худгийн тоо|3|4", "Хамрагдсан өрхийн тоо|30|40"]),
        ("Худгийн тоо\nХамрагдсан өрх", "3", "4", ["Худгийн тоо|3|4", "Хамрагдсан өрх||"]),
        # numbers and bullets
        ("1. Шинэ худаг 2. Зассан худаг", "0 1", "1 2", ["Шинэ худаг|0|1", "Зассан худаг|1|2"]),
        ("1) Шинэ худаг\n2) Зассан худаг", "1) 0\n2) 1", "1) 1\n2) 2",
         ["Шинэ худаг|0|1", "Зассан худаг|1|2"]),
        ("1. Шинэ худаг\n2. Зассан худаг", "1. 0 2. 1", "1. 1 2. 2",
         ["Шинэ худаг|0|1", "Зассан худаг|1|2"]),
        ("- Шинэ худаг\n- Зассан худаг", "0\n1", "1\n2", ["Шинэ худаг|0|1", "Зассан худаг|1|2"]),
        ("•Шинэ худаг\n•Зассан худаг", "•0\n•1", "•1\n•2", ["Шинэ худаг|0|1", "Зассан худаг|1|2"]),
        ("-Шинэ худаг\n-Зассан худаг", "-5\n-10", "0\n0",
         ["Шинэ худаг|-5|0", "Зассан худаг|-10|0"]),
        # values of any print
        ("Орлогын тоо Өрхийн тоо", "1 000 20", "1 200 30",
         ["Орлогын тоо|1 000|1 200", "Өрхийн тоо|20|30"]),
        ("Орлогын тоо\nӨрхийн тоо", "1 000\n20", "10,000\n30",
         ["Орлогын тоо|1 000|10,000", "Өрхийн тоо|20|30"]),
        ("Худгийн тоо Усны хувь", "3 удаа 50 хувь", "4 удаа 60 хувь",
         ["Худгийн тоо|3 удаа|4 удаа", "Усны хувь|50 хувь|60 хувь"]),
        ("Худгийн тоо Усны хувь", "- 50", "1 60", ["Худгийн тоо|-|1", "Усны хувь|50|60"]),
        ("Худгийн тоо\nУсны хувь", "-\n91,14", "1\n92.5",
         ["Худгийн тоо|-|1", "Усны хувь|91,14|92.5"]),
        ("Худгийн тоо\nУсны чанар", "шинэ\nмуу", "5\nсайн",
         ["Худгийн тоо|шинэ|5", "Усны чанар|муу|сайн"]),
        ("Худгийн тоо\n\nУсны хувь", "3\n\n50", "4\n\n60", ["Худгийн тоо|3|4", "Усны хувь|50|60"]),
        ("Гаргасан худаг\nХамрагдсан өрх", "60 гаруй\n5-6", "70 гаруй\n6-7",
         ["Гаргасан худаг|60 гаруй|70 гаруй", "Хамрагдсан өрх|5-6|6-7"]),
        ("Худгийн тоо Өрхийн тоо", "шинэ шинэ", "1 2", ["Худгийн тоо|шинэ|1", "Өрхийн тоо|шинэ|2"]),
        # letters, bullets on one line, dashes that are bullets in every cell
        ("а. Худгийн тоо\nб. Өрхийн тоо", "0\n5", "1\n6", ["Худгийн тоо|0|1", "Өрхийн тоо|5|6"]),
        ("а) Худгийн тоо б) Өрхийн тоо", "0 5", "1 6", ["Худгийн тоо|0|1", "Өрхийн тоо|5|6"]),
        ("• Шинэ худаг • Зассан худаг", "0 5", "1 6", ["Шинэ худаг|0|1", "Зассан худаг|5|6"]),
        ("-Шинэ худаг\n-Зассан худаг", "-0\n-5", "-1\n-6", ["Шинэ худаг|0|1", "Зассан худаг|5|6"]),
        # units in strokes, words between names, a word for all of them
        ("Худгийн тоо /ш/ Усны хэмжээ /шоо м/", "0 1", "2 3",
         ["Худгийн тоо /ш/|0|2", "Усны хэмжээ /шоо м/|1|3"]),
        ("Худгийн тоо (ш)\nӨрх (тоо)", "0\n1", "2\n3", ["Худгийн тоо (ш)|0|2", "Өрх (тоо)|1|3"]),
        ("Худгийн тоо болон хамрагдсан хувь", "0 5%", "1 6%",
         ["Худгийн тоо|0|1", "хамрагдсан хувь|5%|6%"]),
        ("Журам батлагдсан байх хэрэгжилтийн хувь", "0 0", "1 30",
         ["Журам батлагдсан байх|0|1", "хэрэгжилтийн хувь|0|30"]),
        ("Хамрагдсан өрх, малын тоо тус тус", "20 300", "30 400",
         ["Хамрагдсан өрх|20|30", "малын тоо|300|400"]),
        # names without an ending, divided where they read best
        ("Гаргасан худаг Хамрагдсан өрхийн тоо", "0 0", "1 1000",
         ["Гаргасан худаг|0|1", "Хамрагдсан өрхийн тоо|0|1000"]),
        ("Аймгийн Засаг даргын захирамж Тамгын газрын тушаал", "1 2", "3 4",
         ["Аймгийн Засаг даргын захирамж|1|3", "Тамгын газрын тушаал|2|4"]),
        ("ХХҮГ-ын үзүүлэлт ЗДТГ-ын тоо", "1 2", "3 4", ["ХХҮГ-ын үзүүлэлт|1|3", "ЗДТГ-ын тоо|2|4"]),
    ],
)  # fmt: skip
def test_each_indicator_gets_its_own_values(
    names: str, baselines: str, targets: str, expected: list[str]
) -> None:
    found, _ = split(names, baselines, targets)
    assert ["|".join(triple) for triple in found] == expected


@pytest.mark.parametrize(
    ("names", "baseline", "target"),
    [
        ("Сургалтын тоо", "5", "20"),
        ("Зохион байгуулсан\nсургалтын тоо", "5", "20"),
        ("Тайлан,\nмэдээний тоо", "3", "4"),
        ("Хянаж, уламжилсан материалын тоо", "3", "4"),
        ("Сургалтын тоо (удаа)", "3", "4"),
        ("Аймгийн Засаг даргын Тамгын газарт ирсэн өргөдөл", "1 100", "1 200"),
        ("Ерөнхий боловсролын сургуулийн тоо", "12", "15"),
        ("Сумын тоо", "20/20", "20-25"),
        ("Сургалт-2 удаа, хамрагдсан 20 хүн", "1", "2"),
        ("Сургалтын тоо", "тухай бүр", "-"),
        ("Хянаж, уламжилсан материалын тоо", "5 6", "7"),
        ("Хянаж, уламжилсан, шилжүүлсэн тоо", "5 - 6", "5 - 6"),
        ("Хянаж, уламжилсан материалын тоо", "2023 онд 45, 2024 онд 47", "50"),
        ("Сургалтын болон зөвлөгөөний тоо", "5", "6"),
        ("", "1", "2"),
    ],
)
def test_one_indicator_is_left_whole(names: str, baseline: str, target: str) -> None:
    assert split(names, baseline, target) == ([(" ".join(names.split()), baseline, target)], True)


@pytest.mark.parametrize(
    ("baselines", "targets", "shared", "fits"),
    [
        ("10 5", "10 6", ["10|10", "5|6"], True),
        ("10", "10", ["10|10", "|"], False),
        ("10", "10 6", ["10|10", "|6"], False),
        ("1 2 3", "10 6", ["1 2 3|10", "|6"], False),
        ("шинэ", "10 6", ["шинэ|10", "|6"], True),
        ("-", "", ["-|", "|"], True),
        ("0-1", "10 6", ["0-1|10", "|6"], False),
        ("10.0 сая 20", "10 6", ["10.0 сая 20|10", "|6"], False),
    ],
)
def test_values_that_are_too_few_go_to_the_first_and_do_not_fit(
    baselines: str, targets: str, shared: list[str], fits: bool
) -> None:
    found, is_fitting = split("Хурлын тоо Тэмдэглэлийн тоо", baselines, targets)
    assert [f"{baseline}|{target}" for _, baseline, target in found] == shared
    assert is_fitting is fits


def indicators(**fields: str) -> list[Indicator]:
    raw = report_docx([measure("1.1", **fields)])
    return list(read_plan(read_document(raw, "a.docx"), WORDS).indicators)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("5 удаа", "5"), ("20 сум", "20"), ("1 000", "1000"), ("10,000", "10000"),
        ("91.14", "91.14"), ("91,14", "91.14"), ("85,7%", "85.7"), ("-", "None"),
        ("10.000", "None"), ("байхгүй", "None"), ("5-6", "None"), ("12.5 сая", "None"),
    ],
)  # fmt: skip
def test_a_level_is_a_number_only_where_that_is_sure(printed: str, number: str) -> None:
    (found,) = indicators(baseline=printed)
    assert (str(found.baseline), found.baseline_text) == (number, printed)


def test_indicators_are_counted_within_their_row() -> None:
    found = indicators(indicator="Худгийн тоо Өрхийн тоо", baseline="1 2", target="3 4")
    assert [(i.measure_no, i.indicator_no) for i in found] == [("1.1", "1"), ("1.1", "2")]


@pytest.mark.parametrize("nothing", ["", "-", "–"])
def test_a_row_without_indicator_and_levels_has_none(nothing: str) -> None:
    assert indicators(indicator=nothing, baseline=nothing, target=nothing) == []
