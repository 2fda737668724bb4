"""How a report says a finding: its own words, and what repeats from one to the next as marks."""

from __future__ import annotations

import re

from tailan.findings import Finding, catalogue
from tailan.findings.decisions import Decision
from tailan.findings.finding import OPEN
from tailan.language import text

_NAMES = re.compile(r"“([^”]+)”")

_SAME = 24
"""Letters by which a quotation is known."""

_PART = " | "
"""What stands between the parts of a finding's evidence: the document's words come first."""

_UNLIKE = " ≠ "
"""What stands between the document's words and what was computed instead."""

_WORDLESS = frozenset({"dated-before-period-end", "indicator-value-count"})
"""Checks whose evidence holds figures against each other in signs of the program's own."""


def about(one: Finding, language: str) -> str:
    """The number of the row that a finding is about, or that it is about the document."""
    return one.activity_no or one.measure_no or text(language, "report.whole_document")


def question(one: Finding, language: str) -> str:
    """What the unit is asked."""
    return one.question_mn if language == "mn" else one.question_en


def message(one: Finding, language: str) -> str:
    """What was found, without what is said of many findings alike."""
    said = one.message_mn if language == "mn" else one.message_en
    for aside in _asides(language).values():
        said = said.replace(f" {aside}", "")
    return said


def decision(decided: Decision | None, language: str) -> str:
    """What a person settled about a finding, with the reason; empty while it is open."""
    if decided is None or decided.state == OPEN:
        return ""
    fields = {name: getattr(decided, name) for name in ("state", "reason", "person", "date")}
    return text(language, "card.decision", **fields)


def marks(one: Finding, language: str) -> list[str]:
    """What is said of many findings alike, as a word or two each."""
    said = one.message_mn if language == "mn" else one.message_en
    found = [name for name, aside in _asides(language).items() if aside in said]
    # The doubtful say both of the others as well.
    names = ["doubtful"] if "doubtful" in found else found
    return [text(language, f"report.mark.{name}") for name in names]


def without_claim(said: str, language: str) -> str:
    """A message without its first sentence where that repeats what the unit reports."""
    first, _, rest = said.partition(". ")
    is_claim = first.startswith(text(language, "report.unit_reports")) and "%" in first
    return rest if is_claim and rest else said


def quote(one: Finding) -> str:
    """The document's own words that a finding rests on, without the figures behind them."""
    if one.code in _WORDLESS:
        return ""
    return one.evidence.partition(_PART)[0].partition(_UNLIKE)[0]


def shortened(said: str, length: int) -> str:
    """The beginning of a text up to a word, with an ellipsis where more of it stands elsewhere."""
    if len(said) <= length:
        return said
    kept = said[:length].rpartition(" ")[0] or said[:length]
    return f"{kept.rstrip(' ,;:.(')}…"


def named_briefly(said: str, length: int) -> str:
    """A sentence whose names of indicators and quotations are cut to a length."""
    return _NAMES.sub(lambda found: f"“{shortened(found[1], length)}”", said)


def repeats(quoted: str, said: str) -> bool:
    """Whether a message gives the words that would be quoted under it."""
    known, named = _letters(said), quoted.rpartition(":")[0]
    return any(part and _letters(part)[:_SAME] in known for part in (quoted, named))


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, said.casefold()))


def _asides(language: str) -> dict[str, str]:
    """The longest first: one begins like another."""
    asides = {name: words.text(language) for name, words in catalogue().asides.items()}
    return dict(sorted(asides.items(), key=lambda pair: len(pair[1]), reverse=True))
