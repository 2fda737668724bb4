"""Lists without a verb: their trees, and the values that the paths of their labels give."""

from decimal import Decimal

import pytest

from tailan.actuals import Actual
from tailan.proposals import proposed_actuals
from tailan.proposals.lists.entries import Entry
from tailan.proposals.lists.outlines import outlines_of
from tailan.proposals.prose.statements import passage_of

from .narratives import PERIOD, indicator_of, measure_of


def proposal(narrative: str, indicator: str, target: str = "90", measure: str = "Ажил") -> Actual:
    rows = [measure_of(measure, narrative)]
    return proposed_actuals(rows, [indicator_of(indicator, target)], PERIOD)[0]


def tree(narrative: str) -> list[str]:
    """The entries of the lists of a narrative, a deeper one behind more dashes."""
    passage = passage_of(narrative, PERIOD)
    lines: list[str] = []

    def say(entry: Entry, depth: int) -> None:
        label = " ".join(passage.tokens[index].text for index in entry.label)
        numbers = ", ".join(format(figure.value, "f") for figure in entry.figures)
        lines.append(f"{'-' * depth}{label}={numbers}")
        for part in entry.parts:
            say(part, depth + 1)
        for each in entry.beside:
            say(each, depth + 2)

    for outline in outlines_of(passage):
        for entry in outline.entries:
            say(entry, 0)
    return lines


TREES = [
    ("Медаль: алт 6, мөнгө 4.", ["Медаль=", "-алт=6", "-мөнгө=4"]),
    ("Дуудлага – 73, үүнд: зөвлөгөө – 51, бусад – 22.", ["Дуудлага=73", "-зөвлөгөө=51", "-бусад=22"]),
    ("Ном – 9 (хүүхдийн – 5 + бусад – 4).", ["Ном=9", "-хүүхдийн=5", "-бусад=4"]),
    ("Газар: а/ олгосон – 6 (3.5 га); б/ авсан – 2.", ["Газар=", "-олгосон=6", "---=3.5", "-авсан=2"]),
    (
        "Зам: 1) дууссан – Дээд сум 12.4 км, Доод сум 8 км; 2) эхлэх – Хойд сум 5 км.",
        ["Зам=", "-дууссан=", "--Дээд сум=12.4", "--Доод сум=8", "-эхлэх=", "--Хойд сум=5"],
    ),
    ("Үржил:\n• боом – хонь 3, ямаа 2\n• галзуу – нохой 1", ["Үржил=", "-боом=", "--хонь=3", "--ямаа=2", "-галзуу=", "--нохой=1"]),
    ("Сургалт:\n1. Дээд баг – 4 удаа, 90 хүн;\n2. Доод баг – 2 удаа, 30 хүн.", ["Сургалт=", "-Дээд баг=4, 90", "-Доод баг=2, 30"]),
    ("Талбай (га) – Дээд сум: 12; Доод сум: 8.", ["Талбай=", "-Дээд сум=12", "-Доод сум=8"]),
    ("Ажил: нийт – 64; үүнээс зассан 41, дууссан 25.", ["Ажил=64", "-зассан=41", "-дууссан=25"]),
    ("Өмчлөх, эзэмших эрх – 12.", ["Өмчлөх эзэмших эрх=12"]),
]  # fmt: skip


@pytest.mark.parametrize(("narrative", "entries"), TREES, ids=lambda row: str(row)[:30])
def test_a_list_is_read_as_a_tree(narrative: str, entries: list[str]) -> None:
    assert tree(narrative) == entries


@pytest.mark.parametrize(
    "narrative",
    [
        "Сургалтад 20 хүүхэд, 8 ахмад хамрагдсан.",
        "Ажлын хэсэг байгуулж, 45 хүн ажиллав.",
        "Бүртгэсэн хэрэг 243, өмнөх оныхоос 6 хувиар буурсан.",
        "Аяны 3 өдөрлөгийг сургууль, үйлдвэрт зохион байгуулав.",
        "Номын 415 нь хүүхдийн ном, 20 нь сонин.",
    ],
)
def test_a_sentence_that_says_what_was_done_is_no_list(narrative: str) -> None:
    assert tree(narrative) == []


# narrative, indicator, the value and how it is known
VALUES = [
    # One that names the kind takes its entry, one that names the head all of them.
    ("Хүлээн авсан жуулчин: гадаад 45, дотоод 900.", "Хүлээн авсан гадаад жуулчны тоо", "45", "stated"),
    ("Хүлээн авсан жуулчин: гадаад 45, дотоод 900.", "Хүлээн авсан жуулчны нийт тоо", "945", "counted"),
    ("Илрүүлсэн зөрчил – 90: хурд хэтрүүлсэн – 70, бусад – 20.", "Илрүүлсэн зөрчлийн тоо", "90", "stated"),
    ("Илэрсэн зөрчил – 90, арилгасан – 70.", "Арилгасан зөрчлийн тоо", "70", "stated"),
    ("Аварсан хүн 14, мал 230.", "Аварсан малын тоо", "230", "stated"),
    ("Зуучлагдсан – 63 (байнгын – 48 + түр – 15).", "Байнгын ажлын байранд зуучлагдсан иргэний тоо", "48", "stated"),
    ("Олгосон гэрчилгээ: өмчлөх эрхийн 12, эзэмших эрхийн 8, бусад 3.", "Олгосон өмчлөх, эзэмших эрхийн гэрчилгээний тоо", "20", "counted"),
    ("Үзлэгт хамрагдсан: 0–5 насны хүүхэд 12, 6–17 насны хүүхэд 8, ахмад 5.", "Үзлэгт хамрагдсан 0–17 насны хүүхдийн тоо", "20", "counted"),
    ("Үзлэгт хамрагдсан: 0–5 насны хүүхэд 12, 7–17 насны хүүхэд 8.", "Үзлэгт хамрагдсан 0–17 насны хүүхдийн тоо", "", "none"),
    # Brackets add another measure, or say parts.
    ("Олгосон газар: өмчлүүлсэн – 4 нэгж талбар (9.5 га), ашиглуулсан – 2 нэгж талбар (3 га).", "Олгосон газрын хэмжээ, га", "12.5", "counted"),
    ("Аудитын зөвлөмж – 19 (биелсэн 15).", "Биелсэн зөвлөмжийн тоо", "15", "stated"),
    # The unit of the head, people by whatever word counts them.
    ("Бэлтгэсэн үр (тонн): буудай 640, арвай 85.", "Бэлтгэсэн үрийн хэмжээ, тонн", "725", "counted"),
    ("Албан хаагчийн сургалт: дотоод 9 удаа (212 хүн), гадаад 2 удаа (5 хүн).", "Гадаад сургалтад хамрагдсан албан хаагчийн тоо", "5", "stated"),
    # What is listed is counted.
    ("Зохион байгуулсан арга хэмжээ: дууны уралдаан, бөхийн тэмцээн, номын өдөрлөг.", "Зохион байгуулсан арга хэмжээний тоо", "3", "counted"),
    ("Зохион байгуулсан арга хэмжээ: дууны уралдаан, бөхийн тэмцээн зэрэг.", "Зохион байгуулсан арга хэмжээний тоо", "", "none"),
    ("Зам засвар: дууссан – Дээд сум 12.4 км, Доод сум 8.1 км; эхлэх – Хойд сум 5 км.", "Зам зассан сумын тоо", "2", "counted"),
    # Plans, wishes and other years are no values.
    ("Зам засвар: дууссан – Дээд сум 12.4 км, Доод сум 8.1 км; эхлэх – Хойд сум 5 км.", "Зассан зам, км", "20.5", "counted"),
    ("Ойжуулалт: 2024 онд 35 га, 2025 онд 22 га.", "Ойжуулсан талбай, га", "22", "stated"),
    ("Орлогын жилийн төлөвлөгөө – 60 сая ₮.", "Орлого, сая төгрөг", "", "none"),
    ("Сэргээн засварлах дурсгал – 3.", "Сэргээн засварласан дурсгалын тоо", "", "none"),
    ("Хогийн машин: ажиллаж байгаа 7, засварт 2, шинээр авах 3.", "Шинээр авсан машины тоо", "", "none"),
    ("Зуух солилт: төлөвлөгөө – 80, гүйцэтгэл – 34.", "Сольсон зуухны тоо", "34", "stated"),
    # Parts of something else do not add up, and numbers of other entries serve for none.
    ("Цэцэрлэг: хүүхэд 140, багш 6.", "Цэцэрлэгийн тоо", "", "none"),
    ("Өргөдөл: ирсэн – 45, шийдвэрлэсэн – 40.", "Өргөдлийн тоо", "", "none"),
    ("Багш 60: үндсэн 50, гэрээт 10.", "Мэргэжлийн зэрэг хамгаалсан багшийн тоо", "", "none"),
    ("Олгосон ном – 40. Шинэ ном – захиалга өгсөн.", "Шинээр авсан номын тоо", "", "none"),
    ("Тайралт – 60 мод.", "Тарьсан модны тоо", "", "none"),
    ("Хоолны газрын шинэчлэл: бүрэн – 3 сургууль, хэсэгчлэн – 2 сургууль.", "Хоолны газраа бүрэн шинэчилсэн сургуулийн тоо", "3", "stated"),
]  # fmt: skip


@pytest.mark.parametrize("row", VALUES, ids=lambda row: f"{row[1][:30]}={row[2]}")
def test_the_path_of_labels_gives_the_value(row: tuple[str, str, str, str]) -> None:
    narrative, indicator, value, basis = row
    found = proposal(narrative, indicator)
    assert (found.actual, found.basis) == (Decimal(value) if value else None, basis)
    assert found.quote in narrative


def test_the_rest_of_an_indicator_may_be_said_by_its_measure() -> None:
    found = proposal("Үзэгч – 640.", "Музейн үзэгчийн тоо", measure="Музейн үйл ажиллагаа")
    assert found.actual == 640


@pytest.mark.parametrize(
    ("narrative", "confidence"),
    [
        ("Олгосон лавлагаа – 9, үүнд: цахимаар – 6, биечлэн – 3.", "тодорхой"),
        ("Олгосон лавлагаа – 9, үүнд: цахимаар – 7, биечлэн – 3.", "эргэлзээтэй"),
        ("Олгосон лавлагаа – 9, үүнээс цахимаар – 6.", "тодорхой"),
        ("Олгосон лавлагаа – 9, үүнээс цахимаар – 12.", "эргэлзээтэй"),
    ],
)
def test_a_total_that_its_parts_contradict_is_in_doubt(narrative: str, confidence: str) -> None:
    found = proposal(narrative, "Олгосон лавлагааны тоо")
    assert (found.actual, found.confidence) == (9, confidence)


STATES = [
    ("Баримт: 1) журам – батлагдсан (2025.02.14); 2) стандарт – төслийн шатанд.", "Журам батлуулсан байх", "1"),
    ("Баримт: 1) журам – батлагдсан (2025.02.14); 2) стандарт – төслийн шатанд.", "Стандарт батлуулсан байх", "0"),
    ("Сургуулийн барилга. Ашиглалтад орох хугацаа: 2025 оны 8 дугаар сарын 25.", "Сургууль ашиглалтад орсон эсэх", "0"),
    ("Баримт: журам – санал авч байгаа.", "Журам батлуулсан эсэх", "0"),
    ("Баримт: журам – хийгдээгүй.", "Журам батлуулсан эсэх", "0"),
]  # fmt: skip


@pytest.mark.parametrize(("narrative", "indicator", "value"), STATES)
def test_a_word_behind_a_dash_says_how_far_a_thing_is(
    narrative: str, indicator: str, value: str
) -> None:
    found = proposal(narrative, indicator, "1", measure="Сургуулийн барилга")
    assert (found.actual, found.basis) == (Decimal(value), "yes_no")


@pytest.mark.parametrize(
    "narrative",
    ["Сургалт: " * 900 + "4.", "Сургалт – " * 900 + "4.", "Сургалт 4, үүнээс " * 90 + "4."],
    ids=["colons", "dashes", "parts"],
)
def test_what_opens_without_end_is_no_list(narrative: str) -> None:
    assert tree(narrative) == []


def test_a_text_longer_than_any_office_writes_is_not_searched_for_lists() -> None:
    assert len(tree("Медаль: алт 6, мөнгө 4. " * 20)) == 60
    assert tree("Медаль: алт 6, мөнгө 4. " * 900) == []


def test_a_lone_letter_behind_a_number_is_a_unit_and_ends_its_sentence() -> None:
    found = proposal(
        "Суваг цэвэрлэгээ: 1-р хороо 850 м, 2-р хороо 400 м. Ажлыг шалгав.", "Цэвэрлэсэн суваг, м"
    )
    assert (found.actual, found.basis) == (1250, "counted")
