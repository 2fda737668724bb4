"""What has been found of a plan so far: its parts, where they stood, what was mended in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from tailan.doubt import number_doubt
from tailan.forms.alphabet import in_one_alphabet
from tailan.forms.mending import Vocabulary, joined_words
from tailan.forms.numbering import objective_heading, whole_number
from tailan.forms.record import Record
from tailan.forms.words import is_nothing
from tailan.number import parse_number, without_mark
from tailan.plan import EvaluationCell, Indicator, Measure, Objective, Plan, Repair, Title, Trace

LEVEL_COLUMNS = {"indicator": "indicator", "baseline": "baseline", "target": "target"}
"""The fields of a form that hold an indicator, and their columns in the table of indicators."""

# A letter and no initial: a word of two letters and more follows.
_LETTER = re.compile(r"[А-ЯӨҮA-Z]\s*[.)]\s+(?=\w{2})")


@dataclass
class Found:
    """The parts of the plan as they are found, in the order of the document."""

    vocabulary: Vocabulary
    objectives: list[Objective] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    """The numbers of the measures that a report has printed so far."""
    indicators: list[Indicator] = field(default_factory=list)
    evaluation: list[EvaluationCell] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def plan(self, form: str, title: Title) -> Plan:
        """All parts as the plan of a form."""
        return Plan(
            form=form,
            title=title,
            objectives=tuple(self.objectives),
            measures=tuple(self.measures),
            indicators=tuple(self.indicators),
            evaluation=tuple(self.evaluation),
            traces=tuple(self.traces),
            repairs=tuple(self.repairs),
        )

    def add_objective(self, record: Record, number: str) -> None:
        """Adds the objective of a heading under its number."""
        line = self.spelt(record, "heading", record.line("heading"))
        self.objectives.append(Objective(number, _without_number(record, line), line))
        self.trace(record, "objectives", number, {"heading": "objective"})

    def mended(self, record: Record, name: str, line: str) -> str:
        """The line with broken words joined and words of mixed letters in one alphabet."""
        joined = self.vocabulary.mended(line)
        if joined != line:
            told = dict.fromkeys(joined_words(line, joined))
            self.repairs.extend(Repair(record.place(name), "word-joined", *words) for words in told)
        return self.spelt(record, name, joined)

    def spelt(self, record: Record, name: str, line: str) -> str:
        """The line with words whole that a hyphen parts, and in one alphabet; each is recorded."""
        line, joined = self.vocabulary.unhyphenated(line, record.block(name))
        self.repairs.extend(
            Repair(
                record.place(name),
                "hyphen-joined" if "-" in before else "word-joined",
                before,
                after,
            )
            for before, after in (*record.parted(name), *joined)
        )
        return self.in_one_alphabet(line, record.place(name))

    def budget(self, record: Record) -> str:
        """The budget of a record, and behind it where the money comes from, if both are told."""
        texts = (self.spelt(record, name, record.line(name)) for name in ("budget", "funding"))
        told = list(dict.fromkeys(texts))
        said = [text for text in told if not is_nothing(text)]
        return ", ".join(said) or told[0]

    def in_one_alphabet(self, line: str, place: str) -> str:
        """The line with its words of mixed letters in one alphabet; each is recorded."""
        mended = in_one_alphabet(line)
        if mended == line:
            return line
        for before, after in zip(line.split(), mended.split(), strict=True):
            if before != after:
                self.repairs.append(Repair(place, "letters-mended", before, after))
        return mended

    def level(self, record: Record, name: str, text: str) -> Decimal | None:
        """The number of a level, None where it prints none; one that is not sure is recorded."""
        if is_nothing(text):
            return None
        return self.number(text, record.place(name))

    def number(self, text: str, place: str) -> Decimal | None:
        """The number of a text, also before a note's mark; one that is not sure is recorded."""
        number = parse_number(text)
        if number is not None:
            return number
        plain = without_mark(text)
        number = parse_number(plain) if plain else None
        kind = number_doubt(text) if number is None else "number-marked"
        self.repairs.append(Repair(place, kind, text, "" if number is None else plain))
        return number

    def trace(self, record: Record, table: str, key: str, columns: dict[str, str]) -> None:
        """Notes where the values of a table's row stood; `columns` by the fields of the form."""
        for name, column in columns.items():
            for piece in record.pieces.get(name, ()):
                if piece.line:
                    self.traces.append(Trace(table, key, column, piece.place, piece.text))


def _without_number(record: Record, line: str) -> str:
    """The text of a heading; its number may stand in a cell of its own (VIII | Усан хангамж).

    Of a heading without a number a letter takes the place (Б. Хог тээвэр).
    """
    heading = objective_heading(line)
    if not heading.is_marked and (letter := _LETTER.match(line)):
        return line[letter.end() :]
    first = record.pieces["heading"][0].line
    is_apart = not heading.number and first != line and whole_number(first)
    return line.removeprefix(first).strip() if is_apart else heading.text
