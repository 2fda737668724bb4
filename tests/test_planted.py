"""An invented report with one contradiction of each kind planted, and its twin without them."""

from decimal import Decimal

import pytest

from tailan.achievement import Judge, judgement
from tailan.actuals import Actual
from tailan.documents import read_document
from tailan.findings import Dossier, Finding, find
from tailan.forms import form_words, read_plan
from tailan.period import Period
from tailan.rules import default_rules
from tailan.units import Unit

from .dossiers import CUT

HEAD = "Д/д\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл\tГүйцэтгэлийн хувь"
UNIT = Unit("hahb", "Хөдөө аж ахуйн хэлтэс", "Agriculture Department")
VACCINE = (
    "Сумдын мал эмнэлгийн нэгжтэй гэрээ байгуулж, 2026 оны 04 дүгээр сарын 12-ны А/31 дүгээр тушаалаар "
    "ажлын хэсэг томилон вакцинжуулалтыг {n} суманд зохион байгуулсан."
)

# What is printed, as planted and as it should be.
PLANTED: dict[str, tuple[str, str]] = {
    "period": ("2025 ОНЫ", "2026 ОНЫ"),
    "date": ("2026 оны 06 дугаар сарын 12", "2026 оны 07 дугаар сарын 02"),
    "heading": ("2. Газар тариаланг", "Зорилт 2. Газар тариаланг"),
    "wells": ("100%", "40%"),
    "budget": ("Орон нутгийн төсөв", "Орон нутгийн төсөв 45.0 сая төгрөг"),
    "sum": ("нийт 64 худаг", "нийт 54 худаг"),
    "vaccine": (VACCINE.format(n=11), "Вакцинжуулалтын нөөцийг бүрдүүлсэн."),
    "undone": (
        "Санхүүжилт шийдэгдээгүй тул тус ажил хийгдээгүй.",
        "Сургалтыг 1 удаа зохион байгуулсан.",
    ),
    "due": ("60%", "Хугацаа болоогүй"),
    "tail": ("шинэ соёолжийн туршилтыг", "шинэ соёолжийн туршилтыг эхлүүлсэн."),
    "own": ("1 арга хэмжээ", "7 арга хэмжээ"),
    "points": ("64.2", "{points}"),
}
WRONG = {
    ("title-period", ""),
    ("dated-before-period-end", ""),
    ("heading-numbering", ""),
    ("points-mismatch", ""),
    ("claim-above-actual", "1.1"),
    ("budget-without-amount", "1.1"),
    ("sum-mismatch", "1.1"),
    ("same-narrative", "1.2"),
    ("same-narrative", "1.3"),
    ("done-not-done", "1.4"),
    ("not-due-but-rated", "2.1"),
    ("text-breaks-off", "2.2"),
    ("count-mismatch", "2.3"),
}


def report(planted: frozenset[str]) -> str:
    """The report as a text dump, with these contradictions in it."""
    said = {name: both[name not in planted] for name, both in PLANTED.items()}
    rated = [40 if said["wells"] == "40%" else 100, 90, 90, 90, 80, 100]
    rated += [60] if said["due"] == "60%" else []
    mean = Decimal(sum(rated)) / len(rated)
    cut = str(mean.quantize(Decimal("0.01"), rounding="ROUND_DOWN"))
    points = str((Decimal(cut) * 70 / 100).quantize(Decimal("0.01"), rounding="ROUND_DOWN"))
    printed = said["points"].format(points=points)
    rows = [
        "Зорилт 1. Мал аж ахуйг хөгжүүлэх",
        f"1.1\tХудаг гаргах\t{said['budget']}\tГаргасан худгийн тоо\t3\t40\tӨрөмдмөл 30, уурхайн 24, {said['sum']} "
        f"судалж, үүнээс 16 худаг гаргасан.\t{said['wells']}",
        f"1.2\tВакцинжуулах\t-\tВакцинд хамрагдсан малын хувь\t80\t100\t{VACCINE.format(n=11)}\t90%",
        f"1.3\tМалыг эрүүлжүүлэх\t-\tЭрүүлжүүлсэн малын хувь\t70\t100\t{said['vaccine']}\t90%",
        f"1.4\tМалчдын сургалт хийх\t-\tСургалтын тоо\t0\t1\t{said['undone']}\t90%",
        f"{said['heading']} хөгжүүлэх",
        f"2.1\tНогооны агуулах барих\t-\tАгуулахын тоо\t0\t2\tАгуулах барих ажлыг намар эхлүүлнэ. Хугацаа болоогүй.\t{said['due']}",
        f"2.2\tСортын туршилт хийх\t-\tТуршилтын талбайн хэмжээ (га)\t10\t25\tСумдын талбайд буудайн {said['tail']}\t80%",
        f"2.3\tТөлөвлөгөөг батлуулах\t-\tТөлөвлөгөө батлуулсан байх\t0\t1\tХэлтсийн гүйцэтгэлийн төлөвлөгөөг 2 зорилтын хүрээнд "
        f"{said['own']} тусгаж батлуулсан.\t100%",
    ]
    sheet = [
        "ҮНЭЛГЭЭНИЙ ХУУДАС",
        "1. Гүйцэтгэлийн зорилт, арга хэмжээний биелэлт",
        "Д/д\tГүйцэтгэлийн зорилт\tГүйцэтгэлийн түвшин\tНийт (70 оноо)",
        f"1.\tТөлөвлөгөөний биелэлт\t{cut}%\t",
        "",
        "4. Гүйцэтгэлийн үнэлгээ",
        "Д/д\tҮнэлгээний үзүүлэлт\tҮзүүлэлт тус бүрийн оноо",
        f"1.\tТөлөвлөгөөний биелэлт\t{printed}",
        f"Нийт оноо\t\t{printed}",
    ]
    title = [
        f"МӨНХТАЛ АЙМГИЙН ХӨДӨӨ АЖ АХУЙН ХЭЛТСИЙН {said['period']} ЭХНИЙ ХАГАС ЖИЛИЙН ТАЙЛАН",
        said["date"],
    ]
    return "\n".join([*title, "", HEAD, *rows, "", *sheet, ""])


def findings(planted: frozenset[str]) -> set[tuple[str, str]]:
    plan = read_plan(
        read_document(report(planted).encode(), "report.txt"), form_words("performance_report")
    )
    undone = "0" if "undone" in planted else "1"
    values = {"1.1": "16", "1.2": "90", "1.3": "90", "1.4": undone, "2.2": "20", "2.3": "1"}
    # The claim of 1.4 is another matter than the one that is planted there.
    actuals = [Actual(no, "", "1", Decimal(value), "confirmed") for no, value in values.items()]
    judge = Judge(default_rules(), Period(2026, "H1"))
    judged = judgement(plan.measures, plan.indicators, actuals, judge)
    found: tuple[Finding, ...] = find(Dossier(plan, judged, CUT, UNIT))
    always = {("claim-not-explained", "1.4")}
    return {(f.code, f.measure_no) for f in found} - always


def test_what_is_planted_is_found_and_nothing_else() -> None:
    assert findings(frozenset(PLANTED)) == WRONG


def test_in_the_twin_without_contradictions_nothing_is_found() -> None:
    assert findings(frozenset()) == set()


@pytest.mark.parametrize("name", list(PLANTED))
def test_each_contradiction_is_found_by_itself(name: str) -> None:
    alone = findings(frozenset({name}))
    assert alone
    assert alone <= WRONG
    assert len({code for code, _ in alone}) == 1
