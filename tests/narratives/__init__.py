"""Invented measures with narratives, by field, and the values that a reader finds in them.

`actual` is empty where the text states none for the period; `period` is that which the value
speaks of, given where a test holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from tailan.number import parse_number
from tailan.period import Period
from tailan.plan import Indicator, Measure

FOLDER = Path(__file__).parent
FIELDS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
MIXED = tuple(field for field in FIELDS if field.startswith("mixed"))
"""Of many fields at once, in other habits of writing: the values that are told in hard ways too."""
BY_FIELD = tuple(field for field in FIELDS if field not in MIXED)
PERIOD = Period(2025, "H1")
OTHER_PERIODS = {"mixed_72": Period(2026, "H1")}
"""What a batch reports on that names another period."""


@dataclass(frozen=True)
class Expected:
    """What a reader finds for an indicator."""

    actual: Decimal | None
    basis: str
    period: str


@dataclass(frozen=True)
class Told:
    """A measure with its indicators, and what a reader finds for each."""

    measure: Measure
    indicators: tuple[Indicator, ...]
    expected: tuple[Expected, ...]
    report: Period


def told(field: str) -> Iterator[Told]:
    """The measures of a field."""
    text = (FOLDER / f"{field}.yaml").read_text(encoding="utf-8")
    for number, row in enumerate(yaml.load(text, Loader=yaml.CBaseLoader), 1):
        found = row["indicators"]
        yield Told(
            measure_of(row["measure"], row["narrative"], str(number)),
            tuple(
                indicator_of(entry["indicator"], entry["target"], str(number), str(place))
                for place, entry in enumerate(found, 1)
            ),
            tuple(
                Expected(
                    Decimal(entry["actual"]) if entry["actual"] else None,
                    entry["basis"],
                    entry.get("period", ""),
                )
                for entry in found
            ),
            OTHER_PERIODS.get(field, PERIOD),
        )


def measure_of(measure: str, narrative: str, number: str = "1") -> Measure:
    return Measure("1", number, measure, "rated", narrative=narrative)


def indicator_of(text: str, target: str, measure_no: str = "1", place: str = "1") -> Indicator:
    return Indicator(measure_no, place, text, target=parse_number(target), target_text=target)
