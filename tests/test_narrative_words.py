"""Words, numbers, times and claims of Mongolian narratives, each read by itself."""

import pytest

from tailan.period import Period
from tailan.proposals.prose.claims import claim_at
from tailan.proposals.prose.quantities import Quantity, quantities_of
from tailan.proposals.prose.times import times_of
from tailan.proposals.prose.tokens import sentences_of, tokens_of
from tailan.proposals.prose.words import analysed
from tailan.proposals.subjects import subjects_of

from .narratives import indicator_of, measure_of

FORMS = [
    "хурал хурлын хурлыг хурлаас хурлаар хурлууд хурлуудын",
    "гомдол гомдлын гомдлыг гомдлоос",
    "иргэн иргэний иргэд иргэдийн иргэдийг иргэнд",
    "сум сумын сумд сумдын суманд сумаас",
    "байгууллага байгууллагын байгууллагууд байгууллагуудын байгууллагаас",
    "судалгаа судалгааны судалгааг судалгаанд судалгаагаар",
    "гэрээ гэрээний гэрээг гэрээнд гэрээгээр",
    "тайлан тайлангийн тайланг тайлангууд",
    "хүүхэд хүүхдийн хүүхдэд хүүхдүүд хүүхэдтэй",
    "малчин малчид малчны малчдын",
    "мэргэжилтэн мэргэжилтний мэргэжилтнүүдэд",
    "хувь хувийн хувиар хувьтай хувийг",
    "хүн хүний хүмүүс хүнд",
    "худаг худгийн худгийг",
    "осол ослын ослыг",
    "айл айлын айлууд",
    "өрх өрхийн өрхөд",
    "мод модны модыг",
    "гишүүн гишүүний гишүүд гишүүдийн",
    "хэрэг хэргийн хэргийг",
    "ЗДТГ ЗДТГ-ын ЗДТГ-т",
]


@pytest.mark.parametrize("words", FORMS)
def test_all_forms_of_a_noun_have_one_key(words: str) -> None:
    assert len({analysed(word).key for word in words.split()}) == 1


def test_different_nouns_have_different_keys() -> None:
    words = "хурал хүн хувь хууль хэрэг гэр гэрээ сум сүм зам мал мод ном тоо төв баг багш сургалт сургууль"
    assert len({analysed(word).key for word in words.split()}) == len(words.split())


VERBS = [
    (
        "батлах батлуулсан баталсан батлагдсан батлав баталлаа батлуулж батлуулан батлуулаагүй",
        "батл",
    ),
    ("хамрагдсан хамруулсан хамрагдаж хамруулна хамруулахаар", "хамр"),
    ("байгуулсан байгуулагдсан байгуулав байгуулахаар байгуулаагүй", "байгуул"),
    ("хийсэн хийж хийнэ хийв хийх хийхээр хийгээгүй", "хий"),
]


@pytest.mark.parametrize(("words", "root"), VERBS)
def test_all_forms_of_a_verb_have_one_root(words: str, root: str) -> None:
    assert {analysed(word).root for word in words.split()} == {root}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("баталсан", "done"), ("батлав", "done"), ("хамрагдлаа", "done"), ("нийтэлжээ", "done"),
        ("батлаагүй", "undone"), ("гарсангүй", "undone"), ("батална", "future"),
        ("батлахаар", "purpose"), ("батлах", "infinitive"), ("батлахыг", "infinitive"),
        ("баталж", "joined"), ("гаргаад", "joined"), ("батлуулан", "joined"), ("баталбал", "if"),
        ("төлөвлөвөл", "if"), ("ирснийг", "done_noun"), ("хурал", ""), ("төв", ""), ("хүүхэд", ""),
        ("зөвлөмж", ""), ("хэмжээ", ""), ("өрхийн", ""), ("хууль", ""), ("байна", ""),
    ],
)  # fmt: skip
def test_a_verb_is_known_by_its_ending(word: str, form: str) -> None:
    assert analysed(word).form == form


def quantities(text: str) -> list[Quantity]:
    tokens = tokens_of(text)
    return [q for q in quantities_of(text, tokens, sentences_of(text, tokens)) if not q.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 удаа", [("8", "times")]),
        ("1 245.8 тонн, 12,450 ном", [("1245800", "mass"), ("12450", "")]),
        ("5км зам, 45% биелэв", [("5000", "length"), ("45", "percent")]),
        ("арван хоёр удаа, гурван зуун тавин хүн", [("12", "times"), ("350", "")]),
        ("2 мянга 300 хүн, 1.2 сая төгрөг", [("2300", ""), ("1200000", "money")]),
        ("Нэг мэргэжилтэн 5 удаагийн", [("5", "times")]),
        ("Дээд суманд 7, Доод суманд 5 удаа хийв", [("7", "times"), ("5", "times")]),
        ("2025 оны 03 дугаар сарын 14-нд 3 хурал", [("3", "")]),
        ("хуулийн 26.1 дэх хэсэг, А/45 тоот, 33-р байр, №12", []),
        ("1) хурал, 2) зөвлөгөөн", []),
        ("8-10 удаа, 2024-2028 он, 7011-4455", []),
        ("утас 70445566, MNS 5924 стандарт, ISO 9001", []),
    ],
)
def test_numbers_are_read_with_their_units(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(f"{q.amount.normalize():f}", q.dimension) for q in quantities(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("25 байгууллагын төлөвлөгөөг батлав", "байгууллагын төлөвлөгөөг"),
        ("17 хамтарсан баг оролцов", "баг"),
        ("33 нягтлан бодогч оролцов", "нягтлан бодогч"),
        ("19 сайдтай хамтран ажиллах гэрээ байгуулав", "сайдтай гэрээ"),
        ("59 өргөдөл, гомдлыг хүлээн авсан", "өргөдөл гомдлыг"),
        ("8 удаа хуралдав", ""),
    ],
)
def test_the_words_behind_a_number_say_what_it_counts(text: str, phrase: str) -> None:
    tokens = tokens_of(text)
    assert " ".join(tokens[index].text for index in quantities(text)[0].phrase) == phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025 оны эхний хагас жилийн байдлаар", "2025-H1"),
        ("Эхний хагас жилд", "2025-H1"),
        ("1 дүгээр улиралд", "2025-Q1"),
        ("II улирлын", "2025-Q2"),
        ("эхний 3 сарын байдлаар", "2025-Q1"),
        ("2025 оны 5 дугаар сард", "2025-M05"),
        ("2025.04.12-ны өдөр", "2025-M04"),
        ("2025 оны 06 дугаар сарын 10-ны өдрийн байдлаар", "2025-M06"),
        ("Тайлант хугацаанд", "2025-H1"),
        ("Энэ онд", "2025"),
        ("Өнгөрсөн оны мөн үед", "2024"),
        ("2024 онд 45 байсан бол 2025 онд 52", "2024 2025"),
        ("Өмнөх оны мөн үеэс", ""),
        ("2024 онтой харьцуулахад", ""),
        ("2025 оны 04 дүгээр сарын 25-ны өдрийн А/22 тушаал", ""),
        ("2024 оны А728 захирамжаар", ""),
        ("2024-2028 оны хөтөлбөр", ""),
    ],
)
def test_a_statement_speaks_of_the_period_that_is_named(text: str, expected: str) -> None:
    tokens = tokens_of(text)
    found = times_of(tokens, 0, len(tokens), Period(2025, "H1"))
    assert " ".join(str(time.period) for time in found) == expected


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("хурал хийсэн.", "done"),
        ("хурал хийж, тэмдэглэл хөтлөв.", "done"),
        ("хурал хийж, тэмдэглэл хөтлөөгүй.", "done"),
        ("хурал хийж чадаагүй.", "undone"),
        ("хурал хийгээгүй биш.", "unsure"),
        ("хурал хийхээр төлөвлөв.", "planned"),
        ("хурал хийж, 20 хүн хамруулна.", "planned"),
        ("хурал хийх санал хүргүүлсэн.", "planned"),
        ("хурал хийхийг хүссэн.", "planned"),
        ("хурлын тов хойшилсон.", "undone"),
        ("хурал болж байна.", "ongoing"),
        ("хурал хийгээд байна.", "done"),
        ("журам батлан мөрдөж байна.", "done"),
        ("танилцуулах ажлыг зохион байгуулсан.", "done"),
        ("хувьтай байна.", "done"),
        ("хувь.", "state"),
    ],
)
def test_a_claim_is_as_done_as_its_verbs_say(text: str, standing: str) -> None:
    tokens = tokens_of(text)
    assert claim_at(tokens, 0, len(tokens)).standing == standing


@pytest.mark.parametrize(
    ("indicator", "target", "kind"),
    [
        ("Хурлын тоо", "20", "count"),
        ("Сургалтын тоо", "1", "count"),
        ("Хэрэгжилтийн хувь", "90", "percent"),
        ("Хэрэгжилт", "90%", "percent"),
        ("Дундаж үнэлгээ", "90", "level"),
        ("Журам баталсан эсэх", "1", "yes_no"),
        ("Журам батлуулсан байх", "1", "yes_no"),
        ("Зөвлөн тусалсан тоо", "1", "yes_no"),
        ("Журам батлагдсан", "Тийм", "yes_no"),
        ("Журам баталсан эсэх", "12", "count"),
    ],
)
def test_an_indicator_says_what_kind_of_value_it_has(
    indicator: str, target: str, kind: str
) -> None:
    measure = measure_of("Журам батлах", "")
    assert subjects_of(measure, [indicator_of(indicator, target)])[0].kind == kind


def test_sentences_end_neither_at_initials_nor_at_dates() -> None:
    text = "Сайд Б.Бат 2025.04.12-нд ирсэн. Хурал 3.5 цаг үргэлжилсэн! Тэгээд дуусав."
    assert len(sentences_of(text, tokens_of(text))) == 3
