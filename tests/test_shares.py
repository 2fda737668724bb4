"""Shares that a narrative gives with their counts are held against its totals."""

import pytest

from .dossiers import found, only, row


def wrong(narrative: str) -> bool:
    return only("share-mismatch", found(row("4.7", narrative))) == ["4.7"]


@pytest.mark.parametrize(
    "narrative",
    [
        "Нийт 52 гомдол ирсний 45,4% буюу 21 гомдол нь эмнэлэгтэй холбоотой.",
        "Нийт 120 малчин өрх хамрагдсан. Үүний 60 хувь буюу 54 өрх зээл авсан.",
        "Нийт 1,200 иргэнээс 300 иргэн буюу 30% нь цахимаар авсан.",
        "Зорилтот 500 хүнээс 310 нь буюу 80.4 хувь нь шинжилгээ өгсөн.",
        "Малчин 150 өрхийн 54 буюу 45% нь зээл авсан.",
    ],
)
def test_a_share_that_does_not_fit_its_count_is_found(narrative: str) -> None:
    assert wrong(narrative)


@pytest.mark.parametrize(
    "narrative",
    [
        "Нийт 52 гомдол ирсний 40,4% буюу 21 гомдол нь эмнэлэгтэй холбоотой.",
        "Нийт 59 өргөдөл ирсэн, үүнээс гомдол 52. Гомдлын 40,4% буюу 21 нь эмнэлэгт холбоотой.",
        "Нийт 120 малчин өрх хамрагдсан. Үүний 45 хувь буюу 54 өрх зээл авсан.",
        "Малчин өрхийн 60 хувь буюу 54 өрх зээл авсан.",
        "Нийт 20 сум оролцсон. Хөтөлбөр 91,1 хувь буюу өмнөх оноос 3,4 хувиар өссөн.",
        "Нийт 1,200 иргэнээс 300 иргэн буюу 25% нь цахимаар авсан.",
        "Зорилтот 500 хүнээс 310 нь буюу 62 хувь нь шинжилгээ өгсөн.",
        "А/120 тушаалаар 54 буюу 40% нь зээл авсан.",
    ],
)
def test_a_share_that_fits_or_has_no_total_is_not(narrative: str) -> None:
    assert not wrong(narrative)


@pytest.mark.parametrize(
    "narrative",
    [
        "Иргэдээс 71 өргөдөл, гомдол хүлээн авснаас 60-ыг нь шийдвэрлэж, шийдвэрлэлт 90 хувьтай байна.",
        "Нийт 40 заалтын 30 нь хэрэгжсэн, хэрэгжилт 85%.",
        "200 хүүхдээс 150 хүүхэд хамрагдаж, хамрагдалтын хувь 60 хувь болсон.",
    ],
)
def test_a_rate_that_does_not_fit_what_was_done_of_how_many_is_found(narrative: str) -> None:
    assert wrong(narrative)


@pytest.mark.parametrize(
    "narrative",
    [
        "Иргэдээс 80 өргөдөл, гомдол хүлээн авснаас 72-ыг нь шийдвэрлэж, шийдвэрлэлт 90 хувьтай байна.",
        "Нийт 40 заалтын 30 нь хэрэгжсэн, 4 нь хэрэгжих шатанд, хэрэгжилт 85%.",
        "71 өргөдлөөс 60-ыг нь шийдвэрлэсэн, иргэдийн сэтгэл ханамж 90 хувьтай.",
        "71 өргөдлөөс 60-ыг нь шийдвэрлэсэн. Өмнөх оны шийдвэрлэлт 90 хувь байв.",
        "21 400 хүүхдээс 13 910 нь хамрагдаж, хамралт 65 хувьд хүрэв.",
        "Нийт 3 сумаас 2 сум нь 80 хувь хэрэгжсэн.",
    ],
)
def test_a_rate_of_something_else_or_one_that_holds_is_not(narrative: str) -> None:
    assert not wrong(narrative)
