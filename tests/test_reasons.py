"""The reason that a narrative gives for what was not reached."""

import pytest

from tailan.findings.reasons import reason_given

from .dossiers import dossier, row

HINDERED = "Скан төхөөрөмж эвдэрснээс шалтгаалан ажил хоцорсон."


@pytest.mark.parametrize(
    "reason",
    [
        HINDERED,
        "Санхүүжилт шийдэгдээгүй тул сургалтыг зохион байгуулж чадаагүй.",
        "Хурлын ирц хангалтгүй байсан учраас хэлэлцээгүй.",
        "Үерийн улмаас зам тасарсан.",
        "Замын зардал шийдэгдээгүйгээс сургалт зохион байгуулагдаагүй болно.",
        "Шалтгаан нь мэргэжилтний орон тоо сул байгаа явдал юм.",
        "Тендер удаашралтай явагдсаны улмаас ажил эхлэх хугацаа хойшилсон.",
        "Сургалтыг дараа улиралд хойшлуулсан.",
        "Төсвийн тодотголоор ажлын хэмжээг бууруулсан.",
        "Хугацаа болоогүй.",
    ],
)
def test_a_cause_with_what_stood_in_the_way_is_a_reason(reason: str) -> None:
    (line,) = dossier(row("1.1", f"Ажлын 40 хувийг хийв. {reason} Ажил үргэлжилнэ.")).lines
    assert reason_given(line) == reason


@pytest.mark.parametrize(
    "narrative",
    [
        "Шаардлага хангасан тул 12 иргэнд гэрчилгээ олгов.",
        "Нийт 40 хувийн биелэлттэй байна.",
        "Хүндрэлийг шийдвэрлэх хурал хийв.",
        "Осол, зөрчлийн тоог 12 хувиар бууруулсан.",
        "Сургалтыг хойшлуулалгүй зохион байгуулсан.",
        "",
    ],
)
def test_a_cause_of_what_was_done_is_none(narrative: str) -> None:
    (line,) = dossier(row("1.1", narrative)).lines
    assert reason_given(line) == ""
