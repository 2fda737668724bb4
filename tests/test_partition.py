"""What became of a whole is held against how many there were, where its parts exclude each other."""

import pytest

from .dossiers import found, only, row


def wrong(narrative: str) -> bool:
    return bool(only("sum-mismatch", found(row("2.1", narrative))))


@pytest.mark.parametrize(
    "narrative",
    [
        "Нийт 18 эмийн санг шалгахад 12 нь шаардлага хангасан, 9 нь зөрчилтэй гарлаа.",
        "84 өргөдлөөс 60-ыг нь шийдвэрлэж, 30-ыг нь харьяаллын дагуу шилжүүлсэн.",
        "Төлөвлөгөөний 40 заалтын 25 нь бүрэн хэрэгжсэн, үлдсэн 12 нь хэрэгжих шатандаа явна.",
        "240 сурагчийн хоцрогдлыг арилгав. Үүнээс бага анги 130, дунд анги 80, ахлах анги 40 байна.",
        "14 зөрчил илрүүлснээс 9-ийг шийдвэрлэж, үлдсэн 8 нь шалгагдаж байна.",
        "Шалгалтад хамрагдсан 30 цэгээс 22 нь хэвийн, 11 цэг нь зөвшөөрөлгүй байв.",
    ],
)
def test_parts_that_cannot_all_be_of_the_whole_are_found(narrative: str) -> None:
    assert wrong(narrative)


@pytest.mark.parametrize(
    "narrative",
    [
        "Нийт 18 эмийн санг шалгахад 12 нь шаардлага хангасан, 6 нь зөрчилтэй гарлаа.",
        "84 өргөдлөөс 60-ыг нь шийдвэрлэж, 20-ыг нь харьяаллын дагуу шилжүүлсэн.",
        "240 сурагчийн хоцрогдлыг арилгав. Үүнээс бага анги 130, дунд анги 80, ахлах анги 30 байна.",
        "240 сурагч хамрагдав. Үүнээс эмэгтэй 130, халамжийн 20, хөдөөний 40 байна.",
        "45 албан хаагчаас 38 нь эмэгтэй, 12 нь магистрын зэрэгтэй.",
        "40 заалтын 25 нь бүрэн хэрэгжсэн, үлдсэн 15 нь хэрэгжих шатандаа явна.",
        "20 сумаас 15 нь мэдээгээ ирүүлсэн, 80 хувь нь цахимаар, 9 хувь нь цаасаар.",
        "Тайлангийн 18 дугаар хавсралтын 12 нь, 9 нь зөрчилтэй.",
    ],
)
def test_parts_that_fit_or_may_overlap_are_not(narrative: str) -> None:
    assert not wrong(narrative)


def test_a_reviewer_decides_about_parts() -> None:
    narrative = "84 өргөдлөөс 60-ыг нь шийдвэрлэж, 30-ыг нь харьяаллын дагуу шилжүүлсэн."
    (finding,) = (f for f in found(row("2.1", narrative)) if f.code == "sum-mismatch")
    assert "60 + 30 = 90" in finding.message_mn
    assert "хянагч" in finding.message_mn
