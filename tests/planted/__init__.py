"""Invented reports, each with contradictions planted in it and a twin without them.

A field of two values is printed as planted, then as it should be; `finds` says what a careful
reviewer finds in the planted one. `actual` is the value that a person confirmed of each indicator:
`-` where the text has none, `earlier` where it has one of an earlier year.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tailan.achievement import Judge, judgement
from tailan.actuals import Actual
from tailan.documents import read_document
from tailan.findings import Dossier, find
from tailan.forms import form_words, read_plan
from tailan.number import parse_number
from tailan.period import Period
from tailan.rules import default_rules
from tailan.units import Unit
from tests.dossiers import CUT

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.yaml"))
HEAD = "Д/д\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл\tГүйцэтгэлийн хувь"
PLANTED, CLEAN = 0, 1
_FIELDS = ("no", "measure", "budget", "indicator", "baseline", "target", "narrative", "percent")

Report = dict[str, Any]


def report(name: str) -> Report:
    """The transcript of a report."""
    path = Path(__file__).with_name(f"{name}.yaml")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def expected(told: Report) -> set[tuple[str, str]]:
    """What a reviewer finds: the code, and the row that it is about."""
    rows = [(row.get("no", ""), row.get("finds", [])) for row in (told, *told["rows"])]
    return {(code, number) for number, codes in rows for code in codes}


def found(told: Report, twin: int) -> set[tuple[str, str]]:
    """What the checks find in the planted report or in its twin."""
    rows = [_row(row, twin) for row in told["rows"]]
    text = "\n".join([told["title"], _said(told["date"], twin), "", HEAD, *rows, ""])
    plan = read_plan(read_document(text.encode(), "report.txt"), form_words("performance_report"))
    judge = Judge(default_rules(), Period.parse(told["period"]))
    judged = judgement(plan.measures, plan.indicators, list(_actuals(told, twin)), judge)
    unit = Unit("unit", told["unit"], told["unit"])
    return {(one.code, one.measure_no) for one in find(Dossier(plan, judged, CUT, unit))}


def _row(row: Report, twin: int) -> str:
    if "heading" in row:
        return _said(row["heading"], twin) + "\t" * 7
    return "\t".join(_said(row[name], twin) for name in _FIELDS)


def _actuals(told: Report, twin: int) -> Iterator[Actual]:
    for row in told["rows"]:
        for place, value in enumerate(_said(row.get("actual", ""), twin).split(), start=1):
            key = (row["no"], "", str(place))
            year = str(int(told["period"][:4]) - 1) if value == "earlier" else ""
            yield Actual(
                *key, parse_number(value), "confirmed" if not year else "none", value_period=year
            )


def _said(value: str | list[str], twin: int) -> str:
    return value if isinstance(value, str) else value[twin]
