"""Columns that say the same at several stages of a year or plan, and which of them is read."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.forms.recognition import recognised_form
from tailan.forms.stages import stage_of
from tailan.forms.words import FORM_NAMES, FormChanges
from tailan.plan import Plan

WORDS = {name: form_words(name) for name in FORM_NAMES}
HEAD = "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tХэрэгжилт"
ROW = "1\tСургалт хийх\tСургалтын тоо\t2\t4\tДөрвийг хийсэн."
PLAN = "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tСуурь түвшин"


def read(*lines: str, changes: FormChanges | None = None) -> Plan:
    """The plan in a tab-separated dump, its form told from the content."""
    document = read_document("\n".join(lines).encode(), "a.txt")
    words = WORDS[recognised_form(document, WORDS)]
    return read_plan(document, words.changed(changes) if changes else words)


def under(over: str, *stages: str) -> tuple[str, str]:
    """Two rows of headings, the last one over these stages."""
    more = "\t" * (len(stages) - 1)
    return f"{HEAD}\t{over}{more}", "\t" * 6 + "\t".join(stages)


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in plan.repairs if one.kind == "stage-read"]


STAGES = [
    ("Биелэлтийн хувь Хагас жил", "Хагас жил"),
    ("Эхний хагас жилийн хувь", "Эхний хагас жилийн"),
    ("Жилийн эцсийн биелэлт", "Жилийн эцсийн"),
    ("III улирлын хувь", "III улирлын"),
    ("4-р улирал", "4-р улирал"),
    ("Зорилтот түвшин 2026 он", "2026 он"),
    ("Бүтэн жилээр", "Бүтэн жилээр"),
    ("IV", "IV"),
    ("Шалгуур үзүүлэлт", ""),
    ("Ажилласан жилүүд", ""),
]


@pytest.mark.parametrize(("heading", "stage"), STAGES)
def test_a_heading_names_a_stage(heading: str, stage: str) -> None:
    assert stage_of(heading) == stage


@pytest.mark.parametrize(
    "heads",
    [
        (f"{HEAD}\tХагас жилийн биелэлтийн хувь\tЖилийн эцсийн биелэлтийн хувь",),
        under("Биелэлтийн хувь", "Хагас жил", "Жилийн эцэс"),
        under("Биелэлтийн хувь", "II улирал", "IV улирал"),
        under("Гүйцэтгэлийн хувь", "2024 он", "2025 он"),
    ],
)
def test_the_last_percent_is_read_and_the_others_are_told(heads: tuple[str, ...]) -> None:
    plan = read("Хэлтсийн 2025 оны тайлан", *heads, f"{ROW}\t50\t90")
    assert plan.form == "performance_report"
    assert str(plan.measures[0].reported_percent) == "90"
    assert len(told(plan)) == 1
    assert "column-left-out" not in {repair.kind for repair in plan.repairs}


def test_stages_that_nobody_has_filled_in_yet_are_not_read() -> None:
    heads = under("Биелэлтийн хувь", "I улирал", "II улирал", "III улирал", "IV улирал")
    plan = read("Хэлтсийн 2025 оны тайлан", *heads, f"{ROW}\t25\t50\t\t")
    assert str(plan.measures[0].reported_percent) == "50"
    assert told(plan) == [
        (
            "Биелэлтийн хувь II улирал",
            "Биелэлтийн хувь I улирал; Биелэлтийн хувь III улирал; Биелэлтийн хувь IV улирал",
        )
    ]


def test_the_last_stage_is_read_where_none_is_filled_in() -> None:
    heads = under("Биелэлтийн хувь", "Хагас жил", "Жилийн эцэс")
    plan = read("Хэлтсийн 2025 оны тайлан", *heads, f"{ROW}\t\t")
    assert told(plan)[0][0] == "Биелэлтийн хувь Жилийн эцэс"


def test_a_stage_that_is_filled_in_on_a_later_page_alone_is_read() -> None:
    heads = "<tr>" + "".join(f"<th>{cell}</th>" for cell in HEAD.split("\t"))
    heads += "<th>Хагас жилийн хувь</th><th>Жилийн эцсийн хувь</th></tr>"
    rows = [f"{ROW}\t50\t", f"{ROW}\t40\t80".replace("1\t", "2\t", 1)]
    tables = ("".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows)
    page = "<p>Хоёрдугаар хуудас</p>".join(f"<table>{heads}<tr>{t}</tr></table>" for t in tables)
    document = read_document(page.encode(), "a.html")
    plan = read_plan(document, WORDS["performance_report"])
    assert [one.reported_text for one in plan.measures] == ["", "80"]


def test_words_and_percent_are_read_at_the_same_stage() -> None:
    heads = (
        f"{HEAD.removesuffix('Хэрэгжилт')}Хагас жил\t\tЖилийн эцэс\t",
        "\t\t\t\t\tХэрэгжилт\tХувь\tХэрэгжилт\tХувь",
    )
    row = ROW.removesuffix("\tДөрвийг хийсэн.")
    plan = read("2025 оны тайлан", *heads, f"{row}\tХоёрыг хийсэн.\t50\tДөрвийг хийсэн.\t100")
    assert plan.form == "performance_report"
    assert (plan.measures[0].narrative, plan.measures[0].reported_text) == (
        "Дөрвийг хийсэн.",
        "100",
    )
    empty = read("2025 оны тайлан", *heads, f"{row}\tХоёрыг хийсэн.\t50\t\t")
    assert (empty.measures[0].narrative, empty.measures[0].reported_text) == (
        "Хоёрыг хийсэн.",
        "50",
    )


@pytest.mark.parametrize("stages", [("2024", "2025", "2026"), ("I хагас жил", "Жилийн эцэс")])
def test_a_plan_is_to_reach_the_target_of_its_end(stages: tuple[str, ...]) -> None:
    more = "\t" * (len(stages) - 1)
    plan = read(
        "2024-2026 оны төлөвлөгөө",
        f"{PLAN}\tЗорилтот түвшин{more}\tХариуцах эзэн",
        "\t\t\t\t" + "\t".join(stages) + "\t",
        "1\tСургалт хийх\tСургалтын тоо\t2\t" + "\t".join("345"[: len(stages)]) + "\tЗДТГ",
    )
    assert plan.indicators[0].target_text == "345"[len(stages) - 1]
    assert len(told(plan)) == 1


@pytest.mark.parametrize(
    ("head", "stages"),
    [(PLAN, ("I улирал", "II улирал")), (f"{PLAN}\tХувь", ("2025", "2026"))],
)
def test_which_of_several_targets_counts_is_for_a_person_to_say(
    head: str, stages: tuple[str, ...]
) -> None:
    blank = "\t" * len(head.split("\t"))
    row = "1\tСургалт хийх\tСургалтын тоо\t2" + "\t5" * head.count("Хувь")
    with pytest.raises(TailanError) as error:
        read(
            "2025 оны төлөвлөгөө",
            f"{head}\tЗорилтот түвшин\t\tХариуцах эзэн",
            f"{blank}{stages[0]}\t{stages[1]}\t",
            f"{row}\t3\t4\tЗДТГ",
        )
    said = str(error.value)
    assert f'target: ["Зорилтот түвшин {stages[1]}"]' in said
    assert f'ignored: ["Зорилтот түвшин {stages[0]}"]' in said


def test_an_office_may_say_which_stage_it_wants() -> None:
    heads = under("Биелэлтийн хувь", "Хагас жил", "Жилийн эцэс")
    columns = {
        "percent": ("Биелэлтийн хувь Хагас жил",),
        "ignored": ("Биелэлтийн хувь Жилийн эцэс",),
    }
    plan = read("2025 оны тайлан", *heads, f"{ROW}\t50\t90", changes=FormChanges(columns=columns))
    assert (plan.measures[0].reported_text, told(plan)) == ("50", [])


def test_the_texts_of_each_half_year_in_columns_of_their_own() -> None:
    plan = read(
        "2025 оны тайлан",
        f"{PLAN}\tЗорилтот түвшин\tХийсэн ажил I хагас жил\tХувь I хагас жил"
        "\tХийсэн ажил II хагас жил\tХувь II хагас жил",
        "1\tСургалт хийх\tСургалтын тоо\t2\t3\tНэгийг хийсэн.\t50\tГурвыг хийсэн.\t100",
    )
    assert (plan.measures[0].narrative, plan.measures[0].reported_text) == ("Гурвыг хийсэн.", "100")
    assert len(told(plan)) == 2


def reached(*stages: str) -> tuple[str, ...]:
    """A report with the level reached at these stages: 3, 4."""
    heads = "\t".join(f"Бодит түвшин {stage}" for stage in stages)
    return (
        "2025 оны тайлан",
        f"{PLAN}\tЗорилтот түвшин\t{heads}\tХэрэгжилт\tХувь",
        "1\tСургалт хийх\tСургалтын тоо\t2\t5\t3\t4\tХийсэн.\t80",
    )


def test_levels_reached_are_read_at_the_last_stage() -> None:
    plan = read(*reached("хагас жил", "жилийн эцэс"))
    assert [before for before, _ in told(plan)] == ["Бодит түвшин жилийн эцэс"]
    assert plan.measures[0].narrative.endswith("4")


def test_levels_reached_in_years_may_be_those_before_the_plan() -> None:
    with pytest.raises(TailanError, match="Бодит түвшин 2024 он"):
        read(*reached("2023 он", "2024 он"))


def test_activities_alone_are_measures_beside_targets_of_several_years_too() -> None:
    plan = read(
        "2026-2027 оны төлөвлөгөө",
        "№\tҮйл ажиллагаа\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\t\tХариуцах эзэн",
        "\t\t\t\t2026\t2027\t",
        "1.1\tСургалт хийх\tСургалтын тоо\t2\t3\t4\tЗДТГ",
    )
    assert (plan.measures[0].measure, plan.indicators[0].target_text) == ("Сургалт хийх", "4")
