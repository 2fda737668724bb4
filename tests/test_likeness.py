"""One narrative told twice is found, and a template filled in anew is not."""

import pytest

from tailan.findings import find

from .dossiers import Level, dossier, found, only, row

WORK = (
    "Сумын хүний нөөцийн стратеги боловсруулах саналыг дөрвөн жилийн хөтөлбөрт тусгасан. "
    "Тамгын газрын 2025 оны 04 дүгээр сарын 25-ны А/22 дугаар тушаалаар ажлын хэсэг байгуулж, "
    "суурь судалгаа хийж байна."
)
TEMPLATE = (
    "Тайлант хугацаанд {who} {n} удаа хуралдаж, тэмдэглэлийг хөтлөн, {m} тэмдэглэлийг "
    "албажуулж, гарсан шийдвэрийг хэрэгжүүлж танилцуулсан."
)


def same(*narratives: str) -> list[str]:
    rows = [row(f"2.{i}", text, "100") for i, text in enumerate(narratives, start=1)]
    return only("same-narrative", found(*rows))


@pytest.mark.parametrize(
    "other",
    [
        WORK,
        WORK.replace("Тамгын", "Мөн аймгийн Засаг даргын Тамгын"),
        WORK + " Одоо боловсруулах шатанд явж байна.",
        WORK.replace("суурь судалгаа хийж байна", "суурь судалгааг хийж байна"),
        WORK.upper(),
    ],
)
def test_a_narrative_that_comes_again_is_found_in_both_rows(other: str) -> None:
    assert same(WORK, other) == ["2.1", "2.2"]
    assert same(other, "Өөр ажил.", WORK) == ["2.1", "2.3"]


@pytest.mark.parametrize(
    "others",
    [
        (
            TEMPLATE.format(who="удирдлагын баг", n=7, m=5),
            TEMPLATE.format(who="хамт олон", n=10, m=7),
            TEMPLATE.format(who="хэлтсийн хурал", n=10, m=5),
        ),
        (WORK, WORK.replace("25-ны А/22", "11-ний А/31")),
        ("Хугацаа болоогүй", "Хугацаа болоогүй"),
        ("Төлөвлөгөөний дагуу хийсэн.", "Төлөвлөгөөний дагуу хийсэн."),
        ("", ""),
        (
            WORK,
            "Сумын зам талбайг тохижуулах ажлын тендер зарлаж, гүйцэтгэгчийг сонгон шалгаруулсан.",
        ),
    ],
)
def test_rows_that_only_look_alike_are_not(others: tuple[str, ...]) -> None:
    assert same(*others) == []


def test_one_work_told_in_other_words_is_known_by_its_documents() -> None:
    first = (
        "Тамгын газрын даргын 2025 оны 3 дугаар сарын 25-ны А/12 дугаар тушаалаар журам шинэчлэх "
        "ажлын хэсэг байгуулагдсан. Ажлын хэсэг 2 удаа хуралдаж, албан хаагчдаас санал авч нэгтгэн "
        "А/26 тушаалаар баталсан."
    )
    second = (
        "Хөдөлмөрийн дотоод журмыг шинэчлэх хэсгийг А/12 дугаар тушаалаар байгуулав. Ажлын хэсэг 2 удаа "
        "хуралдаж, албан хаагчдаас санал авч, боловсруулсан журмыг А/26 дугаар тушаалаар баталлаа."
    )
    rows = (
        row("4.4", first, "100", Level("Хэрэгжилтийн хувь", "0", "100", "100")),
        row("8.1", second, "100", Level("Хэрэгжилтийн хувь", "100", "100", "100")),
        row("8.2", "А/12 дугаар тушаалын дагуу сургалтад хамрагдсан.", "100"),
    )
    findings = [f for f in found(*rows) if f.code == "same-narrative"]
    assert [f.measure_no for f in findings] == ["4.4", "8.1"]
    assert "А/12, А/26" in findings[0].message_mn
    assert "0 ба 100" in findings[0].message_mn


def test_many_rows_with_one_narrative_are_all_found_and_named_in_short() -> None:
    rows = [row(f"2.{i}", WORK, "100") for i in range(1, 31)]
    findings = [f for f in found(*rows) if f.code == "same-narrative"]
    assert len(findings) == 30
    assert "(29)" in findings[0].message_mn
    assert len(findings[0].message_mn) < 300


def test_a_thousand_rows_that_are_all_the_same_are_named_in_short() -> None:
    level = Level("Хурлын тоо", "18", "20", "8")
    rows = [row(f"{i // 50 + 1}.{i % 50 + 1}", WORK, "100", level) for i in range(1000)]
    same = [one for one in find(dossier(*rows)) if one.code == "same-narrative"]
    assert len(same) == 1000
    assert max(len(one.message_mn) for one in same) < 300


def test_of_many_rows_of_one_work_few_baselines_are_named() -> None:
    orders = "А/12 дугаар тушаалаар хэсэг байгуулж, А/26 дугаар тушаалаар журмыг баталсан."
    rows = [
        row(
            f"4.{i}",
            f"{orders} Нийт {i} хүн {i * 7} саналыг {i * 11} хуралд өгөв.",
            "100",
            Level("Хувь", str(i), "100", "100"),
        )
        for i in range(1, 41)
    ]
    same = [one for one in find(dossier(*rows)) if one.code == "same-narrative"]
    assert len(same) == 40
    assert max(len(one.message_mn) for one in same) < 800


def test_two_counts_of_one_thing_are_held_against_each_other() -> None:
    rows = (
        row("1.3", "Нийт 25 байгууллагын гүйцэтгэлийн төлөвлөгөөг бүрэн батлуулсан.", "100"),
        row(
            "1.4",
            "Орон нутгийн 34 байгууллагуудын гүйцэтгэлийн төлөвлөгөө, гэрээг батлуулсан.",
            "100",
        ),
    )
    findings = [f for f in found(*rows) if f.code == "count-contradiction"]
    assert [f.measure_no for f in findings] == ["1.3", "1.4"]
    assert "34 байгууллагуудын" in findings[0].message_mn


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("20 сумын Засаг дарга оролцсон.", "20 сумын Засаг дарга оролцсон."),
        (
            "2024 оны 193 заалтын хэрэгжилтийг нэгтгэн тайлагнасан.",
            "261 заалтын хэрэгжилтийг нэгтгэн тайлагнасан.",
        ),
        ("20 сумын Засаг дарга нар оролцсон.", "12 сумын Засаг дарга нар гэрээ байгуулсан."),
        (
            "2024 оны жилийн эцсийн тайланг хүргүүлсэн.",
            "2025 оны жилийн эцсийн тайланг хүргүүлсэн.",
        ),
    ],
)
def test_counts_of_other_things_are_not(first: str, second: str) -> None:
    assert only("count-contradiction", found(row("1.1", first), row("1.2", second))) == []


@pytest.mark.parametrize(
    ("second", "is_found"),
    [
        ("Хагас жилд иргэдээс 64 өргөдөл, гомдол хүлээн авч бүртгэв.", True),
        ("Хагас жилд иргэдээс 71 өргөдөл, гомдол хүлээн авч бүртгэв.", False),
        ("Эхний улиралд иргэдээс 64 өргөдөл, гомдол хүлээн авч бүртгэв.", False),
        ("Сумдаас 64 өргөдөл, гомдол хүлээн авч бүртгэв.", False),
        ("Иргэдээс 64 санал, хүсэлт хүлээн авч бүртгэв.", False),
    ],
)
def test_what_came_in_is_one_number_in_all_rows(second: str, is_found: bool) -> None:
    first = "Иргэдээс нийт 71 өргөдөл, гомдол хүлээн авснаас 60-ыг нь шийдвэрлэв."
    rows = found(row("5.1", first, "100"), row("5.2", second, "100"))
    assert only("count-contradiction", rows) == (["5.1", "5.2"] if is_found else [])


@pytest.mark.parametrize(
    ("second", "is_found"),
    [
        ("Аймагт үйл ажиллагаа явуулдаг 38 баазаас 24 баазыг шалгасан.", True),
        ("Аймагт үйл ажиллагаа явуулдаг 34 баазаас 24 баазыг шалгасан.", False),
        ("Аймагт үйл ажиллагаа явуулдаг 38 цэгээс 24 цэгийг шалгасан.", False),
        ("Улсад бүртгэлтэй 38 баазаас 24 баазыг шалгасан.", False),
    ],
)
def test_of_how_many_some_were_taken_is_one_number_in_all_rows(second: str, is_found: bool) -> None:
    first = "Аймагт үйл ажиллагаа явуулдаг 34 баазаас 15 баазад зэрэглэл тогтоосон."
    rows = found(row("3.4", first, "100"), row("3.5", second, "100"))
    assert only("count-contradiction", rows) == (["3.4", "3.5"] if is_found else [])


def test_what_came_in_within_one_quarter_is_held_against_that_quarter() -> None:
    told = "{when} улиралд иргэдээс {count} санал, хүсэлт ирснийг шийдвэрлэв."
    rows = [
        row("3.3", told.format(when="Эхний", count=46), "100"),
        row("3.4", told.format(when="Эхний", count=52), "100"),
        row("3.5", told.format(when="Хоёрдугаар", count=71), "100"),
    ]
    assert only("count-contradiction", found(*rows)) == ["3.3", "3.4"]


def test_a_count_that_names_no_source_is_held_against_none() -> None:
    told = "{where} эхний хагас жилийн байдлаар {count} өргөдөл, гомдол хүлээн авав."
    rows = [
        row("4.3", told.format(where="Тамгын газарт", count=33), "100"),
        row("4.7", told.format(where="Лавлах төвд", count=59), "100"),
    ]
    assert only("count-contradiction", found(*rows)) == []
