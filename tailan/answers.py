"""A filled query sheet read back: what the unit answered about each indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tailan.actuals_record import RecordedActual, is_called, value_of
from tailan.direction import nature
from tailan.documents import Document, Row, read_document
from tailan.errors import CallError, TailanError
from tailan.language import text
from tailan.number import number_text
from tailan.params import Params
from tailan.period import CODE_PATTERN as PERIOD_PATTERN
from tailan.place import place_in_words
from tailan.plan import Indicator
from tailan.project import Run
from tailan.report.query_sheet import COLUMNS, LANGUAGE, labels_of
from tailan.spelling import Key
from tailan.units import CODE_PATTERN as UNIT_PATTERN
from tailan.yes_no import yes_or_no

_CODE = re.compile(
    rf"(?P<period>{PERIOD_PATTERN.replace('?P<year>', '?:')})/(?P<unit>{UNIT_PATTERN})"
)
_FILLED = ("reached", "evidence", "explanation")


@dataclass(frozen=True)
class Answer:
    """What stands in a row of the sheet: the label of the indicator, and the unit's words.

    `indicator` is its name, by which a sheet of another plan is told; empty where none is printed.
    """

    label: str
    place: str
    reached: str
    evidence: str
    explanation: str
    indicator: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether the unit said anything: a value without a number beside it counts as well."""
        return bool(self.reached or (self.label and (self.evidence or self.explanation)))


@dataclass(frozen=True)
class AnswerProblem:
    """A row that cannot be taken over; `key` names a text under `answers.`."""

    key: str
    place: str
    value: str

    def message(self, language: str) -> str:
        """Place, value and what to do."""
        place = place_in_words(self.place, language)
        return text(language, f"answers.{self.key}", place=place, value=self.value)


class AnswersError(TailanError):
    """Answers that nobody can take over as they are: all of them at once, nothing is written."""

    def __init__(self, file: str, problems: Iterable[AnswerProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("answers.sheet", file=file)

    def message(self, language: str) -> str:
        """The file, and a line for each row that is wrong."""
        return "\n".join([super().message(language), *(p.message(language) for p in self.problems)])


def read_answers(raw: bytes, name: str, params: Params) -> tuple[Run, tuple[Answer, ...]]:
    """The run that a sheet asks about, and the rows that the unit filled in.

    CallError where the file is no query sheet of this project.
    """
    document = read_document(raw, name)
    run = _run(document, params)
    rows = list(document.rows)
    at = next((i for i, row in enumerate(rows) if _columns(row)), None)
    if run is None or at is None:
        raise CallError("answers.no_sheet", file=name)
    columns = _columns(rows[at])
    formulas = {r.place: r.before for r in document.repairs if r.kind == "formula-without-value"}
    answers = (_answer(row, columns, formulas) for row in rows[at + 1 :])
    return run, tuple(answer for answer in answers if answer.is_filled)


def answered(
    record: Sequence[RecordedActual],
    indicators: Sequence[Indicator],
    answers: Sequence[Answer],
    file: str,
) -> tuple[RecordedActual, ...]:
    """The record with the answers in it; lines that an analyst confirmed stay as they are.

    AnswersError lists every row whose number or value is not understood.
    """
    asked = dict(zip(labels_of(indicators), indicators, strict=True))
    keys = {label: _key(indicator) for label, indicator in asked.items()}
    problems = list(_problems(answers, asked))
    if problems:
        raise AnswersError(file, problems)
    lines = {line.key: line for line in record}
    for answer in answers:
        line = lines.get(keys[answer.label]) or RecordedActual(*keys[answer.label])
        if not line.is_confirmed:
            value, note = _said(answer, asked[answer.label])
            lines[line.key] = replace(
                line, answer=value, answer_evidence=answer.evidence, answer_note=note
            )
    return tuple(lines.values())


def is_kept(
    answer: Answer, indicators: Sequence[Indicator], record: Iterable[RecordedActual]
) -> bool:
    """Whether an answer was left out because an analyst confirmed a value before it came."""
    confirmed = {line.key for line in record if line.is_confirmed}
    return any(
        label == answer.label and _key(indicator) in confirmed
        for label, indicator in zip(labels_of(indicators), indicators, strict=True)
    )


def _run(document: Document, params: Params) -> Run | None:
    for line, _ in document.lines:
        match = _CODE.search(line)
        if match is not None:
            named = (match["period"], match["unit"])
            return next((r for r in params.runs if (str(r.period), r.unit) == named), None)
    return None


def _columns(row: Row) -> Mapping[str, int]:
    """Where each column of the sheet stands in a row, empty where the row is not its head."""
    known = {Key.of(text(LANGUAGE, f"ask.{name}")): name for name in COLUMNS}
    found = {known[key]: i for i, t in enumerate(row.texts) if (key := Key.of(t)) in known}
    return found if {"number", "reached"} <= set(found) else {}


def _answer(row: Row, columns: Mapping[str, int], formulas: Mapping[str, str]) -> Answer:
    def said(name: str) -> str:
        at = columns.get(name)
        if at is None or at >= len(row.cells):
            return ""
        return row.cells[at].line or formulas.get(row.cells[at].place, "")

    at = min(columns["reached"], len(row.cells) - 1)
    return Answer(said("number"), row.cells[at].place, *map(said, (*_FILLED, "indicator")))


def _problems(answers: Iterable[Answer], asked: Mapping[str, Indicator]) -> Iterator[AnswerProblem]:
    seen: set[str] = set()
    for answer in answers:
        if not answer.label:
            yield AnswerProblem("unnumbered", answer.place, answer.reached)
        elif answer.label not in asked:
            yield AnswerProblem("unknown", answer.place, answer.label)
        elif answer.label in seen:
            yield AnswerProblem("twice", answer.place, answer.label)
        elif not is_called(asked[answer.label], answer.indicator):
            yield AnswerProblem("other", answer.place, f"{answer.label} {answer.indicator}")
        elif answer.reached.startswith("="):
            yield AnswerProblem("formula", answer.place, answer.reached)
        elif answer.reached and not (said := _said(answer, asked[answer.label])[0]):
            yield AnswerProblem("no_number", answer.place, answer.reached)
        elif answer.reached and _is_less_than_nothing(said, asked[answer.label]):
            yield AnswerProblem("negative", answer.place, answer.reached)
        seen.add(answer.label)


def _is_less_than_nothing(said: str, indicator: Indicator) -> bool:
    """Whether a count is below nought; rates and changes may be."""
    value = value_of(said)
    return value is not None and value < 0 and nature(indicator, None, None).kind != "level"


def _said(answer: Answer, indicator: Indicator) -> tuple[str, str]:
    """The value that the unit gave and its note; "тийм" is a value where something is done or not.

    The value is empty where it is none.
    """
    if value_of(answer.reached) is not None:
        return answer.reached, answer.explanation
    is_yes_or_no = nature(indicator, None, None).direction == "milestone"
    value = yes_or_no(answer.reached) if is_yes_or_no else None
    if value is None:
        return "", answer.explanation
    return number_text(value), "; ".join(filter(None, (answer.reached, answer.explanation)))


def _key(indicator: Indicator) -> tuple[str, str, str]:
    return (indicator.measure_no, indicator.activity_no, indicator.indicator_no)
