"""params/actuals/<period>/<unit>.csv: what the unit answered and what an analyst confirmed.

A line for each indicator. Where `actual` is filled an analyst stands for it, with the reason; where
only `answer` is, the unit said so when asked; the proposal read from the text stands beside. Lines
that are filled are never written over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal

from tailan import spelling
from tailan.actuals import Actual
from tailan.csvfile import Record, read_csv
from tailan.number import number_text, parse_number, parse_percent
from tailan.plan import Indicator
from tailan.problems import ParamsError, Problem
from tailan.project import Project, Run

Key = tuple[str, str, str]
"""The numbers of measure, activity and indicator."""

NO_VALUE = "-"
"""What an analyst writes who confirms that no value was reached or told."""


@dataclass(frozen=True)
class RecordedActual:
    """What is known of an indicator's value, all in texts: this is what people edit."""

    measure_no: str
    activity_no: str
    indicator_no: str
    indicator: str = ""
    target: str = ""
    proposal: str = ""
    quote: str = ""
    value_period: str = ""
    confidence: str = ""
    answer: str = ""
    answer_evidence: str = ""
    answer_note: str = ""
    actual: str = ""
    reason: str = ""

    @property
    def key(self) -> Key:
        """The numbers that tell the indicator from others."""
        return (self.measure_no, self.activity_no, self.indicator_no)

    @property
    def is_confirmed(self) -> bool:
        """Whether an analyst stands for the value."""
        return bool(self.actual)

    @property
    def is_filled(self) -> bool:
        """Whether an analyst or the unit gave a value."""
        return bool(self.actual or self.answer)


COLUMNS = tuple(field.name for field in fields(RecordedActual))
_REQUIRED = ("measure_no", "actual")
_BEYOND = Decimal(10) ** 15


def record_path_name(run: Run) -> str:
    """Where the record of a run stands under the project's folder."""
    return f"params/actuals/{run.name}.csv"


def load_record(project: Project, run: Run) -> tuple[RecordedActual, ...]:
    """The lines of a run's record, none where there is no file; ParamsError names wrong lines."""
    path = project.root / record_path_name(run)
    return read_record(path.read_bytes(), record_path_name(run)) if path.is_file() else ()


def read_record(raw: bytes, name: str) -> tuple[RecordedActual, ...]:
    """The lines of a record as people and spreadsheets write it."""
    records = read_csv(raw, name, _REQUIRED, COLUMNS)
    problems = [problem for record in records for problem in _problems(record, name)]
    lines = tuple(_line(record) for record in records)
    problems += _doubled(records, lines, name)
    if problems:
        raise ParamsError(problems)
    return lines


def decided(
    proposals: Iterable[Actual], record: Iterable[RecordedActual]
) -> tuple[tuple[Actual, ...], tuple[RecordedActual, ...]]:
    """The values with what was answered and confirmed, and the filled lines that fit no indicator.

    A confirmed value wins over an answered one, an answered one over a proposal.
    """
    lines = {line.key: line for line in record}
    values = tuple(_decided(actual, lines.get(_key(actual))) for actual in proposals)
    known = {_key(actual) for actual in values}
    filled = (line for line in lines.values() if line.is_filled)
    return values, tuple(line for line in filled if line.key not in known)


def joined(
    record: Iterable[RecordedActual], edited: Iterable[RecordedActual]
) -> tuple[RecordedActual, ...]:
    """The record with what an edited copy fills in.

    What only the record holds stays: an answer may have come while somebody edited the copy.
    """
    lines = {line.key: line for line in record}
    for line in edited:
        filled = {name: said for name, said in asdict(line).items() if said}
        lines[line.key] = replace(lines.get(line.key, line), **filled)
    return tuple(lines.values())


def is_called(indicator: Indicator, name: str) -> bool:
    """Whether a line that people filled in is about the indicator; a line without a name is."""
    return not name or spelling.Key.of(name) == spelling.Key.of(indicator.indicator)


def of_others(
    edited: Iterable[RecordedActual], indicators: Iterable[Indicator]
) -> tuple[RecordedActual, ...]:
    """The confirmed lines whose number has an indicator of another name: a copy of other work."""
    named = {(i.measure_no, i.activity_no, i.indicator_no): i for i in indicators}
    return tuple(
        line
        for line in edited
        if line.is_confirmed
        and line.key in named
        and not is_called(named[line.key], line.indicator)
    )


def value_of(said: str) -> Decimal | None:
    """The number of a value that somebody wrote (85, 85.5 %, 20 удаа), None where it is none.

    A number that nothing comes to is a slip of the keyboard, and none.
    """
    number = parse_number(said)
    number = parse_percent(said) if number is None else number
    return None if number is None or abs(number) >= _BEYOND else number


def to_edit(
    indicators: Sequence[Indicator],
    proposals: Sequence[Actual],
    record: Iterable[RecordedActual],
) -> tuple[RecordedActual, ...]:
    """A line for each indicator with its proposal of now; what people filled in stays."""
    kept = {line.key: line for line in record}
    named = {(i.measure_no, i.activity_no, i.indicator_no): i for i in indicators}
    lines = [_to_edit(named[_key(p)], p, kept.pop(_key(p), None)) for p in proposals]
    # Filled lines that fit nothing now stay at the end: a corrected document may come.
    return (*lines, *(line for line in kept.values() if line.is_filled))


def _to_edit(indicator: Indicator, proposal: Actual, line: RecordedActual | None) -> RecordedActual:
    fresh = line or RecordedActual(*_key(proposal))
    return replace(
        fresh,
        indicator=indicator.indicator,
        target=indicator.target_text,
        proposal="" if proposal.actual is None else number_text(proposal.actual),
        quote=proposal.quote,
        value_period=proposal.value_period,
        confidence=proposal.confidence,
    )


def _decided(actual: Actual, line: RecordedActual | None) -> Actual:
    if line is None or not line.is_filled:
        return actual
    value = value_of(line.actual or line.answer)
    is_as_read = value == actual.actual
    return replace(
        actual,
        actual=value,
        basis="confirmed" if line.actual else "answered",
        quote=actual.quote if is_as_read else "",
        value_period=actual.value_period if is_as_read else "",
        confidence="тодорхой",
    )


def _key(actual: Actual) -> Key:
    return (actual.measure_no, actual.activity_no, actual.indicator_no)


def _line(record: Record) -> RecordedActual:
    texts = {column: record[column] for column in COLUMNS}
    return RecordedActual(**{**texts, "indicator_no": texts["indicator_no"] or "1"})


def _problems(record: Record, name: str) -> Iterator[Problem]:
    if not record["measure_no"]:
        yield Problem(name, record.line, "missing", {"name": "measure_no"})
    for column in ("actual", "answer"):
        said = record[column]
        if said and said != NO_VALUE and value_of(said) is None:
            yield Problem(name, record.line, "actual", {"name": column, "value": said})
    if record["actual"] and not record["reason"]:
        yield Problem(name, record.line, "missing", {"name": "reason"})


def _doubled(
    records: Sequence[Record], lines: Sequence[RecordedActual], name: str
) -> Iterator[Problem]:
    seen: dict[Key, int] = {}
    for record, line in zip(records, lines, strict=True):
        earlier = seen.setdefault(line.key, record.line)
        if earlier != record.line:
            shown = "/".join(part for part in line.key if part)
            yield Problem(name, record.line, "actual_twice", {"value": shown, "first": earlier})
