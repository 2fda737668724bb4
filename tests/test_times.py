"""Work that is told as done on a day after the period, and after the report was dated."""

from datetime import date

import pytest

from tailan.plan import Title

from .dossiers import Report, found, only, row


def told(narrative: str, dated: date | None = None) -> bool:
    report = Report(title=Title(report_date=dated or date(2025, 7, 3)))
    return bool(only("done-after-period", found(row("5.1", narrative), report=report)))


@pytest.mark.parametrize(
    "narrative",
    [
        "2025 оны 9 дүгээр сарын 12-ны өдөр 75 баримтыг архивт шилжүүлсэн.",
        "Журмыг 2025 оны 08 дугаар сарын 20-ны өдрийн А/55 дугаар тушаалаар батлуулж мөрдүүллээ.",
        "Сургалтыг 2025 оны 10 дугаар сард зохион байгуулсан.",
        "Нээлтийг 2025.08.15-ны өдөр хийв. Нээлтэд 40 хүн оролцов.",
        "Уралдааныг 11 дүгээр сарын 5-нд амжилттай зохион байгууллаа.",
        "Санхүүгийн тайланг 2026 оны 2 дугаар сарын 10-нд хүлээлгэн өгсөн.",
    ],
)
def test_work_done_after_the_period_is_found(narrative: str) -> None:
    assert told(narrative)


@pytest.mark.parametrize(
    "narrative",
    [
        "2025 оны 5 дугаар сарын 12-ны өдөр 75 баримтыг архивт шилжүүлсэн.",
        "Тайланг 2025 оны 7 дугаар сарын 2-ны өдөр хүргүүлсэн.",
        "Сургалтыг 2025 оны 11 дүгээр сард зохион байгуулах саналыг хүргүүлсэн.",
        "Хөгжүүлэлт 2025 оны 9 дүгээр сарын 1-нд дуусна.",
        "Гэрээг 2025 оны 12 дугаар сарын 31-ний өдөр хүртэл хугацаатай байгуулсан.",
        "Уулзалтыг 10 дугаар сард хийхээр товлосон.",
        "8 дугаар сард Нэгдсэн эмнэлэгтэй гэрээ байгуулан үзлэгт хамруулахаар төлөвлөв.",
        "2024 онд ажлын хэсэг байгуулсан. 11 дүгээр сарын 5-нд хурлаа хийсэн.",
        "Өнгөрсөн оны 11 дүгээр сард захиалсан тоног төхөөрөмжийг суурилуулсан.",
        "Төлөвлөгөөг 2025 оны 12 дугаар сарын 20-ны дотор тайлагнана гэж баталсан.",
        "Ногоон байгууламжийн 2025 оны 13 дугаар сарын мэдээг нэгтгэсэн.",
        "Дүрмийг 2026 оны 1 дүгээр сарын 1-ний өдрөөс эхлэн мөрдөхөөр баталсан.",
    ],
)
def test_work_of_the_period_or_still_to_come_is_not(narrative: str) -> None:
    assert not told(narrative)


def test_a_report_that_is_dated_later_may_tell_of_later_days() -> None:
    narrative = "2025 оны 7 дугаар сарын 12-ны өдөр 75 баримтыг архивт шилжүүлсэн."
    assert told(narrative)
    assert not told(narrative, date(2025, 7, 20))
