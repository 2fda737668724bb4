"""The value that an indicator reached: proposed from a narrative, answered or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Basis = Literal["confirmed", "answered", "stated", "counted", "yes_no", "none"]
"""Who says so: an analyst, the unit when asked, or the narrative by a number, a count, a verb."""

Confidence = Literal["тодорхой", "эргэлзээтэй", "олдоогүй"]
"""How sure a proposal is, in the words that an analyst reads: clear, doubtful, not found."""


@dataclass(frozen=True)
class Actual:
    """What an indicator reached, with the words of the narrative that say so.

    `quote` is a part of the narrative to the letter. A value of an earlier year is no `actual`:
    it stays empty, and quote and period are kept. A yes or no is 1 or 0.
    """

    measure_no: str
    activity_no: str
    indicator_no: str
    actual: Decimal | None = None
    basis: Basis = "none"
    quote: str = ""
    value_period: str = ""
    confidence: Confidence = "олдоогүй"
