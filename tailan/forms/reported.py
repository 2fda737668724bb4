"""What a unit reports on a row of its plan: a percent or a status, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tailan.forms.found import Found
from tailan.forms.record import Record
from tailan.forms.words import FormWords, Key, is_nothing, is_one_of
from tailan.number import parse_percent, without_mark
from tailan.plan import Measure, Repair, Status

_TOLD = re.compile(r"[(/][^()/]*\d\s*(?:%|хувь)[^()/]*[)/]?\s*$|\d\s*(?:%|хувь)[\s.]*$")
"""A percent at the end of a text, as where a report states in brackets how far it has come."""

REPORTED_COLUMNS = {
    "narrative": "narrative",
    "explanation": "narrative",
    "percent": "reported_text",
}


def with_report(measure: Measure, record: Record, words: FormWords, found: Found) -> Measure:
    """The measure with what its record reports on it; what is unread is noted."""
    status, percent = _status(record, words, found)
    return replace(
        measure,
        status=status,
        reported_percent=percent,
        reported_text=record.line("percent"),
        narrative=_narrative(record, words, found),
    )


def percents_in_text(records: Sequence[Record]) -> Iterator[Repair]:
    """That texts end in a percent, once, where no column holds percents: they stay in the text."""
    measures = [record for record in records if record.kind != "objective"]
    if any(record.line("percent") for record in measures):
        return
    told = [record for record in measures if _TOLD.search(record.line("narrative"))]
    if told:
        found = _TOLD.search(told[0].line("narrative"))
        said = found[0].strip() if found else ""
        yield Repair(told[0].place("narrative"), "percent-in-text", said, str(len(told)))


def _narrative(record: Record, words: FormWords, found: Found) -> str:
    """What the unit says it did, and behind it the explanation of a column of its own."""
    texts = [found.spelt(record, name, record.line(name)) for name in ("narrative", "explanation")]
    narrative, explanation = texts
    if is_nothing(explanation) or explanation == narrative:
        return narrative
    place = record.place("explanation")
    found.repairs.append(Repair(place, "explanation-joined", explanation, record.number))
    said = "" if is_nothing(narrative) else narrative
    return " ".join(filter(None, (said, words.explanation_label, explanation)))


def _status(record: Record, words: FormWords, found: Found) -> tuple[Status, Decimal | None]:
    """The percent column alone decides: a percent, a status in words, or nothing."""
    text = record.line("percent")
    if is_nothing(text):
        return "unstated", None
    percent = parse_percent(text)
    if percent is not None:
        return "rated", percent
    if (plain := without_mark(text)) and (percent := parse_percent(plain)) is not None:
        found.repairs.append(Repair(record.place("percent"), "number-marked", text, plain))
        return "rated", percent
    for status in ("not_due", "not_evaluable"):
        if is_one_of(text, words.statuses[status]) or _holds_one_of(text, words.statuses[status]):
            return status, None
    found.repairs.append(Repair(record.place("percent"), "percent-unread", text))
    return "unstated", None


def _holds_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a status stands in the text; an abbreviation must be all of it."""
    letters = Key.of(text).letters
    return any(Key.of(phrase).letters in letters for phrase in phrases if " " in phrase)
