"""The same thing said in other words: each row is a way of saying it that offices use."""

from random import Random

import pytest

from tailan.proposals import proposed_actuals

from .narratives import FIELDS, PERIOD, indicator_of, measure_of, told
from .test_proposals import value


@pytest.mark.parametrize(
    ("narrative", "indicator", "expected"),
    [
        # What a thing is made into, and copies of it.
        ("Гарын авлага болгон 300 ширхэг хэвлүүлж тараав.", "Хэвлүүлсэн гарын авлагын тоо", "300"),
        ("Сургалт болгон 3 удаа давтагдав.", "Сургалтын тоо", ""),
        ("Товхимлыг 120 хувь хэвлүүлэв.", "Хэвлүүлсэн товхимлын тоо", "120"),
        ("Товхимлын 90 хувь хэвлэгдэв.", "Хэвлүүлсэн товхимлын тоо", ""),
        # What a thing has is no number of things.
        ("96 хуудастай номыг 500 ширхэг хэвлүүлэв.", "Хэвлүүлсэн номын тоо", "500"),
        ("96 хуудастай ном хэвлүүлэв.", "Хэвлүүлсэн номын тоо", ""),
        ("100 ортой эмнэлэг барив.", "Барьсан эмнэлгийн тоо", ""),
        ("40 хүнтэй хурал хийв.", "Хийсэн хурлын тоо", ""),
        ("3 сумтай хамтран 5 сургалт хийв.", "Хийсэн сургалтын тоо", "5"),
        # With each of them one paper is made.
        ("9 компанитай гэрээ байгуулав.", "Байгуулсан гэрээний тоо", "9"),
        ("12 заалттай гэрээ байгуулав.", "Байгуулсан гэрээний тоо", ""),
        ("2 мужтай аялал жуулчлалын санамж бичиг зурав.", "Зурсан санамж бичгийн тоо", "2"),
        # Words that say the same, and the own word before them.
        ("Шуурхай зөвлөгөөнийг 9 удаа хийж, үүрэг өгөв.", "Хийсэн хурлын тоо", "9"),
        ("8 хурал, 2 зөвлөгөөн зохион байгуулав.", "Зохион байгуулсан хурлын тоо", "8"),
        ("3 зөвлөгөөн, 11 хурал болов.", "Болсон хурлын тоо", "11"),
        # Documents that are counted by another word.
        ("Архивт баримтаас 410 нэгж хүлээн авав.", "Хүлээн авсан баримтын тоо", "410"),
        ("4 журмын төслийг шинэчлэв.", "Шинэчилсэн журмын тоо", "4"),
        ("Журмын 4 төслийг шинэчлэв.", "Шинэчилсэн журмын тоо", "4"),
        ("Гэрээний 4 төслийг боловсруулав.", "Байгуулсан гэрээний тоо", ""),
        ("Иргэдээс асуулгаар 300 хүн хариулав.", "Асуулгад хамрагдсан хүний тоо", "300"),
        # The noun, then where it came from, then how many there are.
        ("Материал сумдаас нийт 604 ирэв.", "Ирсэн материалын тоо", "604"),
        ("Материал сумын төвд 3, багт 4 хүн бэлтгэв.", "Материалын тоо", ""),
    ],
)
def test_a_thing_is_counted_by_other_words(narrative: str, indicator: str, expected: str) -> None:
    assert value(narrative, indicator) == expected


@pytest.mark.parametrize(
    ("narrative", "indicator", "expected"),
    [
        ("Өргөдөл 90 ирэв. Үүнээс шийдвэрлэсэн нь 84.", "Шийдвэрлэсэн өргөдлийн тоо", "84"),
        ("Үүнээс илэрсэн зөрчил 40, арилгасан нь 30.", "Арилгасан зөрчлийн тоо", "30"),
        ("Зөрчил 40-ийг арилгасан нь 20-оор их.", "Арилгасан зөрчлийн тоо", "40"),
        (
            "Нийт 47 өргөдөл, гомдол авав. Үүнд: гомдол – 39, хүсэлт – 5, талархал – 3.",
            "Авсан өргөдөл, гомдлын тоо",
            "47",
        ),
        ("90 гомдол ирэв. Хугацаа хэтэрсэн нь 2.", "Хугацаа хэтэрсэн гомдлын тоо", "2"),
        ("Материалын тоо 90. Үүнээс 81 нь уламжлагдав.", "Уламжилсан материалын тоо", "81"),
        ("90 материал ирэв. Дутуу 9-ийг нь буцаав.", "Буцаасан материалын тоо", "9"),
        (
            "Гомдол 90 (I улирал 40, II улирал 50) ирснээс 81 нь шийдвэрлэгдэв.",
            "Шийдвэрлэсэн гомдлын тоо",
            "81",
        ),
        (
            "90 зөвлөмжөөс агентлагууд 81-ийг хэрэгжүүлсэн, 5 нь хэрэгжиж байна.",
            "Хэрэгжсэн зөвлөмжийн тоо",
            "81",
        ),
        ("90 хүн үйлчлүүлснээс төвөөр 40, багт 50 хүн үйлчлүүлэв.", "Үйлчлүүлсэн хүний тоо", "90"),
        ("90 материал ирснээс 81-ийг уламжлав.", "Ирсэн материалын тоо", "90"),
        (
            "3 ажлаас 1 нь бүрэн, 2 нь хэсэгчлэн хэрэгжив.",
            "Бүрэн хэрэгжсэн ажлын тоо",
            "1",
        ),
        (
            "Байгууллагуудаас өнөөдрийн байдлаар 7-гийнх нь төлөвлөгөө батлагдав.",
            "Төлөвлөгөө нь батлагдсан байгууллагын тоо",
            "7",
        ),
        ("Гомдол 90 ирэв. Шийдвэрлэсэн нь 340.", "Шийдвэрлэсэн гомдлын тоо", ""),
        ("40 зөрчлийг арилгаж, 5 газарт акт тавив. 2-ыг нь буцаав.", "Буцаасан газрын тоо", ""),
        ("Ирэх сард 300 сурагч ирнэ.", "Ирсэн сурагчийн тоо", ""),
        ("Нийт 9 байгууллагынх батлагдав.", "Батлагдсан байгууллагын тоо", "9"),
        (
            "90 төлөөлөгч ирснээс 9 нь анх удаа оролцож байгаа хүмүүс.",
            "Ирсэн төлөөлөгчийн тоо",
            "90",
        ),
    ],
)
def test_those_named_before_are_told_of_on(narrative: str, indicator: str, expected: str) -> None:
    assert value(narrative, indicator) == expected


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("Биелэлтийг 71.3 хувь гэж тооцов.", "71.3"),
        ("Биелэлтийг шалгаж үзэхэд 34 хувь гэсэн дүн гарав.", "34"),
        ("2024 оны эцсийн тайланг гаргаж, 88 хувийн биелэлттэй гэж үзэв.", ""),
        ("2024 оны тайланг хүргүүлсэн. Хөтөлбөрийн биелэлт 47 хувьтай байна.", "47"),
        ("Биелэлт 41.8 хувьтай байгаа нь төлөвлөснөөс 1.8 пунктээр дээгүүр.", "41.8"),
    ],
)
def test_how_far_things_went_is_quoted_or_compared(narrative: str, expected: str) -> None:
    found = value(narrative, "Хөтөлбөрийн биелэлт, хувь", measure="Хөтөлбөрийн биелэлтийг хангах")
    assert found == expected


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("Сургалтыг 3 сарын 4-нд Дээд суманд, 3 сарын 9-нд Доод суманд хийлээ.", "2"),
        ("Сургалтад 3 сард Дээд сумаас, 5 сард Доод сумаас 40 хүн хамрагдав.", ""),
        ("Сургалтыг төсөв батлагдаагүйн улмаас хойшлуулав.", "0"),
    ],
)
def test_events_are_counted_by_their_days_and_places(narrative: str, expected: str) -> None:
    assert value(narrative, "Хийсэн сургалтын тоо") == expected


def test_a_verb_that_only_counts_again_is_asked_for_as_little_as_none() -> None:
    assert value("Төвд 9 хүн ирэв.", "Давхардсан хүний тоо") == "9"
    assert value("Давхардсан гомдол бүртгэгдээгүй.", "Давхардсан гомдлын тоо") == "0"


def test_a_percent_that_begins_a_sentence_is_read() -> None:
    assert value("96 хувьд олгосон.", "Хамран сургалтын хувь") == ""


def test_a_row_that_breaks_off_behind_a_genitive_is_read() -> None:
    assert value("Дээд суманд 3, Доод суманд 2, 214 сургуулийн", "Хийсэн сургалтын тоо") == ""


@pytest.mark.parametrize("seed", range(6))
def test_torn_narratives_are_read_for_any_indicator(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (texts for a test are no secret)
    rows = [row for field in chance.sample(FIELDS, 4) for row in told(field)]
    asked = [indicator for row in rows for indicator in row.indicators]
    for row in rows:
        words = row.measure.narrative.split()
        torn = words[chance.randrange(len(words)) :] if words else []
        if chance.random() < 0.3:
            chance.shuffle(torn)
        some = [
            indicator_of(each.indicator, each.target_text, place=str(place))
            for place, each in enumerate(chance.sample(asked, 5), 1)
        ]
        found = proposed_actuals([measure_of("Ажлыг хангах", " ".join(torn))], some, PERIOD)
        assert len(found) == 5
