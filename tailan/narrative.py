"""Words that reports share: statuses as they are printed, and how figures were rounded."""

from __future__ import annotations

from tailan.language import text
from tailan.plan import Status
from tailan.summary import RoundingRule


def status_name(status: Status, language: str) -> str:
    """The status as reports print it."""
    return text(language, f"status.{status}")


def rounding_sentence(rule: RoundingRule, citation: str, language: str) -> str:
    """How published figures are made from the exact ones, and who says so."""
    key = f"narrative.rounding_{rule.mode}"
    return text(language, key, digits=rule.digits, citation=citation)
