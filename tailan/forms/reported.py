"""What a unit reports on a row of its plan: a percent or a status, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tailan.forms.found import Found
from tailan.forms.record import Record
from tailan.forms.words import FormWords, Key, is_nothing, is_one_of
from tailan.number import number_text, parse_percent, without_mark
from tailan.plan import Measure, Repair, Status

_OF_PERCENT = re.compile(r"хув\w*|т[аэо]й", re.IGNORECASE)
_TOLD = re.compile(r"[(/][^()/]*\d\s*(?:%|хувь)[^()/]*[)/]?[\s.]*$")
"""A percent at the end of a text, as where a report states in brackets how far it has come."""
# What a stage of the work is called, behind its percent: 70 (хэрэгжих шатанд).
_STAGE = re.compile(
    r"(?<=\d)\s*[(/]\s*(?:[^\W\d_]+\s+)?(?:хэрэгж|биел)(?!\w*гүй)[^\d()/]*[)/]", re.I
)

REPORTED_COLUMNS = {
    "narrative": "narrative",
    "explanation": "narrative",
    "reached": "narrative",
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
    """What the unit says it did, and behind it what columns of their own say of it."""
    narrative, explanation, reached = (
        found.spelt(record, name, record.line(name))
        for name in ("narrative", "explanation", "reached")
    )
    said = narrative
    if not is_nothing(reached) and reached != narrative:
        said = _joined(said, words.reached_label, _of_indicators(record))
        found.repairs.append(Repair(record.place("reached"), "reached-joined", reached))
    if not is_nothing(explanation) and explanation != narrative:
        said = _joined(said, words.explanation_label, explanation)
        place = record.place("explanation")
        found.repairs.append(Repair(place, "explanation-joined", explanation, record.number))
    return said


def _joined(narrative: str, *parts: str) -> str:
    """The narrative, unless a dash stands for it, and these parts behind it."""
    return " ".join(filter(None, ("" if is_nothing(narrative) else narrative, *parts)))


def _of_indicators(record: Record) -> str:
    """The levels reached, each behind the name of its indicator where each has a line."""
    levels = _lines(record, "reached")
    names = _lines(record, "indicator")
    if len(names) != len(levels):
        names, levels = [record.line("indicator")] * (len(levels) == 1), [" ".join(levels)]
    if not names or any(re.search(r"[^\W\d_]{3}", level) for level in levels):
        return record.line("reached")
    return ". ".join(f"{name}: {level}" for name, level in zip(names, levels, strict=True))


def _lines(record: Record, name: str) -> list[str]:
    return [line.strip(" ;,") for line in record.block(name).split("\n") if line.strip(" ;,")]


def _status(record: Record, words: FormWords, found: Found) -> tuple[Status, Decimal | None]:
    """The percent column alone decides: a percent, a status in words, or nothing."""
    text = record.line("percent")
    if is_nothing(text):
        return "unstated", None
    plain = without_mark(text)
    percent = parse_percent(_STAGE.sub("", text))
    if percent is None and plain:
        percent = parse_percent(plain)
    if percent is not None:
        read = plain or number_text(percent)
        kind = "number-marked" if plain else "percent-stray"
        if plain or _has_stray_letters(record, text):
            found.repairs.append(Repair(record.place("percent"), kind, text, read))
        return "rated", percent
    for status in ("not_due", "not_evaluable"):
        if is_one_of(text, words.statuses[status]) or _holds_one_of(text, words.statuses[status]):
            return status, None
    found.repairs.append(Repair(record.place("percent"), "percent-unread", text))
    return "unstated", None


def _has_stray_letters(record: Record, text: str) -> bool:
    """Whether letters beside a percent are no word of it, as what a scan reads of a stamp.

    On paper no other word is sure to stand there; elsewhere a lone letter is none.
    """
    is_recognised = any(piece.confidence < 100 for piece in record.pieces["percent"])
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not _OF_PERCENT.fullmatch(word)]
    return any(is_recognised or len(word) == 1 for word in words)


def _holds_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a status stands in the text; an abbreviation must be all of it."""
    letters = Key.of(text).letters
    return any(Key.of(phrase).letters in letters for phrase in phrases if " " in phrase)
