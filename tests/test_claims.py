"""What a unit claims is held against its own text and figures, and what holds is not mentioned."""

import pytest

from tailan.rules import AchievementRules
from tailan.unit_settings import UnitSettings

from .dossiers import Level, Report, codes, found, only, row

MEETINGS = Level("Хурлын тоо", "18", "20", "8")
FULL = Level("Хурлын тоо", "18", "20", "20")


@pytest.mark.parametrize(
    ("levels", "severity"),
    [
        ((MEETINGS,), "medium"),
        ((Level("Хурлын тоо", "18", "20", "10"),), "low"),
        ((Level("Хурлын тоо", "18", "20", "2"),), "high"),
        ((Level("Ашиглалтын хувь", "50", "90", "85"),), "low"),
        ((Level("Ашиглалтын хувь", "50", "90", "55"),), "high"),
        ((Level("Журам батлуулсан байх", "0", "1", "0"),), "high"),
        ((FULL, MEETINGS), "medium"),
    ],
)
def test_a_claim_above_the_share_reached_is_found_and_weighed_by_its_pace(
    levels: tuple[Level, ...], severity: str
) -> None:
    (claim,) = found(row("1.1", "Хурал хийсэн.", "100", *levels))
    assert (claim.code, claim.measure_no, claim.severity) == ("claim-above-actual", "1.1", severity)


@pytest.mark.parametrize(
    ("percent", "level"),
    [
        ("100", FULL),
        ("100", Level("Хурлын тоо", "18", "20", "35")),
        ("40", MEETINGS),
        ("66.66", Level("Оноо", "1", "3", "2")),
        ("67", Level("Оноо", "1", "3", "2")),
        ("100", Level("Гомдлын тоо", "103", "90", "59")),
        ("0", Level("Хурлын тоо", "18", "20", "0")),
    ],
)
def test_a_claim_that_holds_is_not_mentioned(percent: str, level: Level) -> None:
    assert codes(row("1.1", "Хурал хийсэн.", percent, level)) == []


def test_what_goes_beyond_the_target_is_above_the_cap_and_not_above_what_was_reached() -> None:
    (beyond,) = found(row("1.1", "Хурал хийсэн.", "120", Level("Хурлын тоо", "18", "20", "24")))
    assert (beyond.code, beyond.severity) == ("claim-above-actual", "low")
    assert "зорилтын 120%" in beyond.message_mn
    assert "давсан" in beyond.message_mn
    (above,) = found(row("1.1", "Хурал хийсэн.", "130", Level("Хурлын тоо", "18", "20", "24")))
    assert "жилийн зорилтод хүрсэн хувиас их" in above.message_mn


def test_beside_a_claim_that_is_above_the_figures_are_not_said_again() -> None:
    above, other = found(row("1.1", "Хурал хийсэн.", "70", MEETINGS))
    assert (above.code, other.code) == ("claim-above-actual", "claim-not-explained")
    assert above.question_mn == other.question_mn
    assert "Хурлын тоо" in above.message_mn
    assert "Хурлын тоо" not in other.message_mn
    (alone,) = found(row("1.1", "Хурал хийсэн.", "20", MEETINGS))
    assert "Хурлын тоо" in alone.message_mn


def test_on_schedule_may_be_called_a_hundred_where_the_rules_allow_it() -> None:
    on_pace = row("1.1", "Хурал хийсэн.", "100", Level("Хурлын тоо", "18", "20", "10"))
    allowed = {"on_schedule": {"allowed": True, "citation": {"mn": "туршилт"}}}
    report = Report(rules=AchievementRules.model_validate(allowed))
    assert codes(on_pace, report=report) == []
    assert codes(on_pace) == [("claim-above-actual", "1.1")]
    behind = row("1.1", "Хурал хийсэн.", "100", MEETINGS)
    assert codes(behind, report=report) == [("claim-above-actual", "1.1")]


@pytest.mark.parametrize(
    ("percent", "level", "expected"),
    [
        ("70", Level("Хурлын тоо", "3", "5", "7"), ["claim-not-explained"]),
        ("70", Level("Гомдлын тоо", "103", "90", "59"), ["claim-not-explained"]),
        (
            "70",
            Level("Байгууллагын тоо", "0", "54", "20"),
            ["claim-above-actual", "claim-not-explained"],
        ),
        ("30", Level("Ашиглалтын хувь", "20", "90", "27"), []),
        ("0", Level("Хурлын тоо", "3", "5", "5"), ["claim-not-explained"]),
        ("70", Level("Хурлын тоо", "3", "5"), []),
    ],
)
def test_a_claim_below_a_hundred_must_be_what_the_indicators_come_to(
    percent: str, level: Level, expected: list[str]
) -> None:
    assert [c for c, _ in codes(row("1.1", "Хурал хийсэн.", percent, level))] == expected


def test_a_value_that_nobody_confirmed_is_called_a_proposal() -> None:
    stated = Level("Хурлын тоо", "18", "20", "8", "stated")
    (claim,) = found(row("1.1", "Хурал 8 удаа хийсэн.", "100", stated))
    assert "баталгаажаагүй санал" in claim.message_mn
    assert "nobody confirmed" in claim.message_en
    (confirmed,) = found(row("1.1", "Хурал 8 удаа хийсэн.", "100", MEETINGS))
    assert "санал" not in confirmed.message_mn


def test_a_full_claim_without_any_value_is_unsupported() -> None:
    bare = Level("Хүний нөөцийн хангалтын хувь", "50", "70")
    known = Level("Хурлын тоо", "18", "20", "20")
    rows = (
        row("1.1", "Ажилласан.", "100", bare),
        row("1.2", "Ажилласан.", "100", bare, known),
        row("1.3", "Ажилласан.", "70", bare),
        row("1.4", "Ажилласан.", None, bare, status="not_due"),
        row("1.5", "", "100", bare),
        row("1.6", "Ажилласан.", "100", Level("Оролцсон байдал")),
    )
    assert only("claim-unsupported", found(*rows)) == ["1.1", "1.5"]


def test_a_value_of_an_earlier_year_is_not_one_of_this_year() -> None:
    old = Level("Хэрэгжилтийн хувь", "85", "87", value_period="2024")
    rows = (
        row("1.1", "2024 онд 91,1 хувьтай.", "100", old),
        row("1.2", "2024 онд 91,1 хувьтай.", None, old, status="not_due"),
        row("1.3", "Ажилласан.", "100", Level("Хувь", "85", "87", value_period="2025-Q1")),
        row("1.4", "Ажилласан.", "100", Level("Хувь", "85", "87", "88", value_period="2024")),
    )
    assert only("earlier-period-value", found(*rows)) == ["1.1"]
    assert only("claim-unsupported", found(*rows)) == ["1.3"]


@pytest.mark.parametrize(
    "narrative",
    [
        "Санхүүжилт шийдэгдээгүйгээс тус ажил хийгдээгүй болно.",
        "Удирдамж боловсруулсан боловч төлөвлөсөн ажил хийгдээгүй.",
        "Төсөв батлагдаагүй тул арга хэмжээ хэрэгжээгүй байна.",
        "Сургалтын хөтөлбөр бэлтгэсэн. Сургалт зохион байгуулагдаагүй.",
        "Дулаан ирээгүй тул ажил эхлээгүй байна.",
        "Удирдлагын шийдвэрээр уг ажлыг хойшлуулсан.",
        "Тухайн ажлыг гүйцэтгэж чадаагүй.",
        "Санхүүжилт олдоогүй учир хэрэгжүүлээгүй.",
        "Цаг агаарын нөхцөлөөс шалтгаалж арга хэмжээ зохион байгуулагдсангүй.",
        "Төсөвт суугаагүй тул хийсэнгүй.",
        "Уг арга хэмжээг зохион байгуулаагүй.",
        "Төсөл хэрэгжиж эхлээгүй байна.",
    ],
)
def test_a_percent_for_work_that_was_not_done_is_found(narrative: str) -> None:
    training = Level("Сургалтын тоо", "0", "1")
    assert only("done-not-done", found(row("1.1", narrative, "70", training))) == ["1.1"]
    assert only("done-not-done", found(row("1.1", narrative, "0", training))) == []


@pytest.mark.parametrize(
    "narrative",
    [
        "Хурал 7 удаа хийж, 2 тэмдэглэл албажуулаагүй байна.",
        "Өмнө нь хийгдээгүй ажлыг бүрэн хийж гүйцэтгэсэн.",
        "Сургалтыг зохион байгуулсан. Хариу ирээгүй байна.",
        "Тайлангийн систем нээгдээгүй байна.",
        "Ажлыг саадгүй гүйцэтгэсэн.",
        "3 сургалт зохион байгуулагдаагүй.",
        "Хугацаа хэтэрсэн ажилгүй.",
    ],
)
def test_what_is_denied_beside_the_work_is_no_contradiction(narrative: str) -> None:
    rows = found(row("1.1", narrative, "70", Level("Сургалтын тоо", "0", "1")))
    assert only("done-not-done", rows) == []


def test_work_with_a_value_was_done_in_part() -> None:
    narrative = "20 байгууллагад эрх олгосон. Үлдсэн ажил түр хойшилсон."
    users = Level("Байгууллагын тоо", "0", "54", "20")
    assert only("done-not-done", found(row("1.1", narrative, "70", users))) == []


def test_one_matter_is_one_finding() -> None:
    undone = row(
        "1.1", "Тус ажил хийгдээгүй.", "70", Level("Сургалтын тоо", "0", "1", "0", "yes_no")
    )
    assert codes(undone) == [("done-not-done", "1.1")]


@pytest.mark.parametrize(
    "narrative",
    [
        "Хугацаа болоогүй",
        "Хугацаа болоогүй байна.",
        "Ажил зохион байгуулахаар төлөвлөж байна. Хугацаа болоогүй",
        "Хэрэгжүүлэх хугацаа нь болоогүй.",
        "Арга хэмжээний хугацаа болоогүй байна.",
        "ХБ",
        "Тайлант хугацаанд хэрэгжүүлэх хугацаа болоогүй.",
        "Ажлын хугацаа хараахан болоогүй байна",
        "Судалгааг 11 дүгээр сард авах тул хугацаа болоогүй.",
    ],
)
def test_a_percent_for_what_is_not_due_is_found(narrative: str) -> None:
    assert only("not-due-but-rated", found(row("1.1", narrative, "30"))) == ["1.1"]
    assert only("not-due-but-rated", found(row("1.1", narrative, None, status="not_due"))) == []


@pytest.mark.parametrize(
    "narrative",
    [
        "Шийдвэрлэсэн 43, хугацаа болоогүй 9, хугацаа хэтэрсэн 7.",
        "Улирлын тайланг хүлээн авсан. Хагас жилийн индексийн үнэлгээний хугацаа болоогүй.",
        "Хариу ирүүлэх хугацаа болоогүй хүлээгдэж байна.",
    ],
)
def test_a_deadline_of_something_else_is_not_the_rows(narrative: str) -> None:
    assert only("not-due-but-rated", found(row("1.1", narrative, "100"))) == []


def test_a_percent_that_is_the_pace_is_explained_by_it() -> None:
    paced = row("1.1", "Хурал 8 удаа хийсэн.", "80", MEETINGS)
    (claim,) = found(paced)
    assert (claim.code, claim.severity) == ("claim-above-actual", "low")


def test_an_aim_below_the_baseline_is_asked_about_before_the_claim() -> None:
    calls = Level("Дуудлагын тоо", "140", "120", "52")
    assert codes(row("3.1", "52 дуудлага ирсэн.", "100", calls)) == [
        ("target-below-baseline", "3.1")
    ]
    above = Level("Дуудлагын тоо", "140", "120", "152")
    assert codes(row("3.1", "152 дуудлага ирсэн.", "90", above)) == [
        ("target-below-baseline", "3.1")
    ]
    rising = UnitSettings.model_validate(
        {"indicators": {"3.1/1": {"direction": "increase", "reason": "туршилт"}}}
    )
    said = codes(row("3.1", "52 дуудлага ирсэн.", "100", calls), report=Report(settings=rising))
    assert ("claim-above-actual", "3.1") in said


def test_a_value_that_was_read_with_doubt_is_left_to_the_reviewer() -> None:
    doubtful = Level("Хэрэгжилтийн хувь", "85", "89", "66.5", "stated", confidence="эргэлзээтэй")
    claim, below = found(row("3.5", "Хэрэгжилт 66,5 хувь.", "100", doubtful))
    assert (claim.code, below.code) == ("claim-above-actual", "actual-below-baseline")
    for finding in (claim, below):
        assert "эргэлзээтэй" in finding.message_mn
        assert "хянагч" in finding.message_mn


UNSUPPORTED = "claim-unsupported"


@pytest.mark.parametrize(
    ("narrative", "is_found"),
    [
        ("Гар худаг 9, булаг 3 тоолж, 20 худаг сэргээсэн байна.", False),
        ("Худаг 20-ыг сэргээхээр төлөвлөсөн.", True),
        ("20 худаг сэргээх ажил хийгдээгүй үлдсэн.", True),
        ("Худгийг сэргээв. Ажилд 20 хүн оролцов.", True),
        ("2020 онд худаг сэргээв.", True),
    ],
)
def test_a_full_claim_may_rest_on_the_number_of_its_target(narrative: str, is_found: bool) -> None:
    unread = Level("Сэргээсэн худгийн тоо", "0", "20", None, "none", confidence="олдоогүй")
    named = {finding.code for finding in found(row("1.1", narrative, "100", unread))}
    assert (UNSUPPORTED in named) == is_found


def test_several_numbers_are_no_claim_without_a_value() -> None:
    doubtful = Level("Худгийн тоо", "0", "20", None, "none", confidence="эргэлзээтэй")
    (finding,) = found(row("1.1", "Гар худаг 9, өрөмдмөл худаг 4 байна.", "100", doubtful))
    assert (finding.code, finding.severity) == (UNSUPPORTED, "medium")
    assert "аль нь болох нь тодорхойгүй" in finding.message_mn
