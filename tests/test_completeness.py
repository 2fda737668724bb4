"""Texts that break off are found, and those that only lack a full stop are not."""

import pytest

from tailan.findings.completeness import list_breaks_off, narrative_breaks_off

from .dossiers import Report, found, row


@pytest.mark.parametrize(
    "text",
    [
        "Эмнэлгийн ажилтнуудын сургалтад дэмжлэг үзүүлж,",
        "Дотоод журмыг А/26 дугаар тушаалаар шинэчлэн",
        "Сумдын тайланг нэгтгэн авч",
        "Иргэдийн санал хүсэлтийг",
        "Хамтран ажиллах гэрээний",
        "Шаардлагатай төсвийг шийдвэрлүүлэхээр",
        "Сургалтад хамрагдсан албан хаагчид болон",
        "Дараах ажлыг хийсэн:",
        "Гэрээ байгуулсан. Мөн хөдөө аж ахуйн чиглэлээр",
    ],
)
def test_a_narrative_that_stops_in_a_sentence_is_found(text: str) -> None:
    assert narrative_breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "Хугацаа болоогүй",
        "Төлөвлөгөөний дагуу ажиллаж байна",
        "Нэгтгэлийг хүргүүлж ажилласан",
        "Сургалт зохион байгуулна.",
        "Гэрээ байгуулсан. 20 сум",
        "Үзлэгт 45 иргэн хамрагдлаа",
        "Тайланг хүргүүлэв",
        "Хэрэгжилт 85%",
        "Нээлттэй “Өдөрлөг” зохион байгуулсан.”",
        "Ном 1000 ширхэг",
        "Ажил хэвийн үргэлжилж байгаа болно",
        "Журам батлагдсан (А/26)",
        "Ахмадын баярыг тэмдэглэлээ",
        "Тогтмол мэдээлдэг",
        "Сургалтад хамрагдсан 12 ажилтан",
        "Ажил явагдаж буй",
        "Ажлыг дуусгах шатанд",
        "Шийдвэрлэсэн өргөдөл 33 ширхэг",
    ],
)
def test_a_narrative_without_a_full_stop_is_whole(text: str) -> None:
    assert not narrative_breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "Тайланд хяналт тавьж, арга зүйгээр хангах, шилэн",
        "Бодлогыг хэрэгжүүлэх, байгууллагын үйл ажиллагааг боловсронгуй",
        "Гэрээ байгуулах, тайланг",
        "Сургалт зохион байгуулах,",
        "Зам талбайг тохижуулах, гэрэлтүүлэх –",
    ],
)
def test_a_list_of_works_that_lacks_its_last_verb_is_found(text: str) -> None:
    assert list_breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Хамтран ажиллах гэрээ байгуулах",
        "Тайланд хяналт тавих, арга зүйгээр хангаж ажиллах",
        "Мэдээллээр хангах, өргөдлийг шийдвэрлэх, судалгаа шинжилгээ хийх",
        "Монгол хэлний бодлого",
        "Сургалт зохион байгуулах (Япон хэлний дугуйлан/)",
        "Дэд бүтэц, эдийн засаг",
        "Төлөвлөгөө боловсруулах, хэрэгжилтийг хангуулна.",
        "Сайжруулах, ашиглалтад оруулах ажлыг эрчимжүүлнэ",
        "Шинэчлэх, хэрэгжилт сайжирсан",
    ],
)
def test_a_whole_list_of_works_is_not(text: str) -> None:
    assert not list_breaks_off(text)


def test_narratives_measures_and_headings_are_told_apart() -> None:
    headings = (("1", "Бодлогыг хэрэгжүүлэх, үйл ажиллагааг боловсронгуй", "Зорилт 1. …"),)
    rows = row("1.1", "Журмыг тушаалаар шинэчлэн", "100", measure="Тайлан авах, шилэн")
    said = [
        f.message_mn
        for f in found(rows, report=Report(headings=headings))
        if f.code == "text-breaks-off"
    ]
    assert sorted(text.split()[0] for text in said) == ["Арга", "Зорилтын", "Тайлбарын"]
