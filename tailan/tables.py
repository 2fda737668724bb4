"""The tidy tables of a plan: written as CSV and Parquet, read back, shown as frames."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tailan.achievement import Achievement, Assumption
from tailan.actuals import Actual
from tailan.findings.decisions import COLUMNS as DECISION_COLUMNS
from tailan.findings.decisions import Decision
from tailan.findings.finding import Finding
from tailan.findings.mentions import Mention
from tailan.number import decimal_of, number_text
from tailan.plan import (
    EvaluationCell,
    Indicator,
    Measure,
    Objective,
    StatisticsCell,
    Trace,
)

if TYPE_CHECKING:
    import pandas as pd

Value = str | Decimal | Fraction | None


@dataclass(frozen=True)
class Schema:
    """The columns of a table; those in `numbers` hold numbers, all others text.

    Of the numbers, those in `ratios` may have no end (200/3) and are written with 28 digits.
    """

    name: str
    row: type
    columns: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    ratios: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NotedRepair:
    """A repair with what it means in words."""

    place: str
    kind: str
    before: str
    after: str
    note: str


OBJECTIVES = Schema("objectives", Objective, ("objective_no", "objective", "heading_text"))
MEASURES = Schema(
    "measures",
    Measure,
    (
        *("objective_no", "measure_no", "measure", "activity_no", "activity", "budget"),
        *("narrative", "status", "reported_percent", "reported_text", "deadline_text"),
        *("deadline_start", "deadline_end", "responsible", "responsible_units"),
    ),
    frozenset({"reported_percent"}),
)
INDICATORS = Schema(
    "indicators",
    Indicator,
    (
        *("measure_no", "activity_no", "indicator_no", "indicator", "baseline", "target"),
        *("baseline_text", "target_text"),
    ),
    frozenset({"baseline", "target"}),
)
EVALUATION = Schema(
    "evaluation",
    EvaluationCell,
    ("section", "row", "label", "column", "value", "text"),
    frozenset({"value"}),
)
STATISTICS = Schema(
    "statistics", StatisticsCell, ("table", "row", "column", "value", "text"), frozenset({"value"})
)
ACTUALS = Schema(
    "actuals",
    Actual,
    (
        *("measure_no", "activity_no", "indicator_no", "actual", "basis", "quote"),
        *("value_period", "confidence"),
    ),
    frozenset({"actual"}),
)
_COMPUTED = ("achievement_percent", "uncapped_percent", "pace_percent", "difference")
ACHIEVEMENT = Schema(
    "achievement",
    Achievement,
    (
        *("objective_no", "measure_no", "activity_no", "indicator_no", "direction", "kind"),
        *("baseline", "target", "actual", "rule", "outcome", "achievement_percent"),
        *("uncapped_percent", "pace_percent", "reported_percent", "difference"),
    ),
    frozenset({"baseline", "target", "actual", "reported_percent", *_COMPUTED}),
    frozenset(_COMPUTED),
)
ASSUMPTIONS = Schema(
    "assumptions",
    Assumption,
    ("measure_no", "activity_no", "indicator_no", "field", "value", "reason"),
)
FINDINGS = Schema(
    "findings",
    Finding,
    (
        *("finding_id", "code", "severity", "state", "objective_no", "measure_no", "activity_no"),
        *("indicator_no", "message_mn", "message_en", "question_mn", "question_en", "evidence"),
        "place",
    ),
)
DECISIONS = Schema("decisions", Decision, DECISION_COLUMNS)
MENTIONS = Schema(
    "mentions",
    Mention,
    (*("objective_no", "measure_no", "activity_no", "kind", "number", "date", "quote", "place"),),
)
CELLS = Schema("cells", Trace, ("table", "key", "field", "place", "raw"))
REPAIRS = Schema("repairs", NotedRepair, ("place", "kind", "before", "after", "note"))

# A spreadsheet takes a cell that begins so for a formula; a lone dash and a number are none.
_FORMULA = re.compile(r"'*(?:[=+@\t]|-(?!\d+(?:[.,]\d+)?$)(?=.))", re.DOTALL)


def to_csv(schema: Schema, rows: Iterable[object]) -> bytes:
    """The table as UTF-8 CSV with a header: missing is empty, text never becomes a formula.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    `from_csv` takes away again.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(schema.columns)
    writer.writerows([_printed(getattr(row, column)) for column in schema.columns] for row in rows)
    return buffer.getvalue().encode("utf-8")


def from_csv(schema: Schema, raw: bytes) -> tuple[Any, ...]:
    """The rows of a table that `to_csv` wrote."""
    lines = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return tuple(
        schema.row(**{column: _read(schema, column, line[column]) for column in schema.columns})
        for line in lines
    )


def frame(schema: Schema, rows: Sequence[object]) -> pd.DataFrame:
    """The table as a frame: text columns as strings, number columns as floats."""
    import pandas as pd

    columns = {
        column: [_framed(schema, column, getattr(row, column)) for row in rows]
        for column in schema.columns
    }
    kinds = {c: "Float64" if c in schema.numbers else "string" for c in schema.columns}
    return pd.DataFrame(columns, columns=list(schema.columns)).astype(kinds)


def to_parquet(schema: Schema, rows: Sequence[object]) -> bytes:
    """The table as Parquet, with the types of `frame`."""
    buffer = io.BytesIO()
    frame(schema, rows).to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def to_json(value: object) -> bytes:
    """A value as indented UTF-8 JSON; decimals become JSON numbers."""
    shown = json.dumps(value, ensure_ascii=False, indent=2, default=_json_number)
    # The name of a file may hold bytes that are no letters.
    return f"{shown}\n".encode("utf-8", "replace")


def _printed(value: Value) -> str:
    if isinstance(value, Fraction):
        value = decimal_of(value)
    if isinstance(value, Decimal):
        return number_text(value)
    # A carriage return would end the row for some readers: every line break is \n.
    shown = (value or "").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{shown}" if _FORMULA.match(shown) else shown


def _read(schema: Schema, column: str, printed: str) -> Value:
    if column in schema.numbers:
        number = Fraction if column in schema.ratios else Decimal
        return number(printed) if printed else None
    is_marked = printed.startswith("'") and _FORMULA.match(printed)
    return printed[1:] if is_marked else printed


def _framed(schema: Schema, column: str, value: Value) -> float | str | None:
    if column in schema.numbers:
        return None if value is None else float(value)
    return str(value) if value else None


def _json_number(value: object) -> float | int:
    if isinstance(value, Fraction):
        value = decimal_of(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
