"""From the records of a performance report to its objectives and measures."""

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

HEADINGS = (
    "№\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл"
    "\tГүйцэтгэлийн хувь"
)


def plan_of(*lines: str) -> Plan:
    text = "\n".join((HEADINGS, *lines))
    return read_plan(read_document(text.encode(), "a.txt"), form_words("performance_report"))


def measure(number: str, text: str = "Ажил", percent: str = "50%") -> str:
    return f"{number}\t{text}\t-\tАжлын тоо\t1\t2\tХийсэн\t{percent}"


def test_measures_without_headings_are_grouped_by_their_numbers() -> None:
    plan = plan_of(measure("1.1"), measure("1.2"), measure("2.1"))
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("1", ""), ("2", "")]
    assert [m.objective_no for m in plan.measures] == ["1", "1", "2"]
    assert [r.kind for r in plan.repairs] == ["objective-missing"] * 2


def test_measures_under_a_heading_belong_to_it_whatever_their_numbers() -> None:
    plan = plan_of("Зорилт 1. Нэг" + "\t" * 7, measure("1.1"), measure("2.1"))
    assert [m.objective_no for m in plan.measures] == ["1", "1"]
    assert plan.repairs == ()


def test_a_number_that_stands_twice_is_told() -> None:
    plan = plan_of(
        "Зорилт 1. Нэг" + "\t" * 7, measure("1.1"), measure("1.2"), measure("1.2", "Өөр")
    )
    assert len(plan.measures) == 3
    assert [(r.kind, r.before, r.place) for r in plan.repairs] == [
        ("number-repeated", "1.2", "line 5 cell 1")
    ]
