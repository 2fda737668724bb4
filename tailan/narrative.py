"""Words that reports share: statuses and dates as they are printed, how figures were rounded."""

from __future__ import annotations

from datetime import date

from tailan.language import text
from tailan.mongolian import official_date
from tailan.plan import Status
from tailan.summary import RoundingRule


def status_name(status: Status, language: str) -> str:
    """The status as reports print it."""
    return text(language, f"status.{status}")


def date_in_words(day: date | None, language: str) -> str:
    """A date as official letters of the language write it, or that none is printed."""
    if day is None:
        return text(language, "report.not_printed")
    return official_date(day) if language == "mn" else f"{day.day} {day:%B} {day.year}"


def rounding_sentence(rule: RoundingRule, citation: str, language: str) -> str:
    """How published figures are made from the exact ones, and who says so."""
    key = f"narrative.rounding_{rule.mode}"
    return text(language, key, digits=rule.digits, citation=citation)
