"""A finding: a checked statement about a report, and the remark of a check that it grows from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from typing import Literal

from tailan.numeral import Day

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")

State = Literal["нээлттэй", "баталсан", "тайлбарыг хүлээн авсан", "буруу илрүүлсэн"]
"""Open, confirmed, the explanation accepted, found by mistake: as an officer writes them."""

STATES: tuple[State, ...] = ("нээлттэй", "баталсан", "тайлбарыг хүлээн авсан", "буруу илрүүлсэн")
OPEN: State = "нээлттэй"


@dataclass(frozen=True)
class Finding:
    """A statement about the report, with the question to the unit, its evidence and its place.

    The numbers are empty where it is about the whole document.
    """

    finding_id: str
    code: str
    severity: Severity
    state: State
    objective_no: str
    measure_no: str
    activity_no: str
    indicator_no: str
    message_mn: str
    message_en: str
    question_mn: str
    question_en: str
    evidence: str
    place: str


@dataclass(frozen=True)
class Phrase:
    """A part of a message that is said in both languages: a name in the catalogue, and figures."""

    name: str
    fields: Mapping[str, str | Day]


Said = str | tuple[Phrase, ...]
"""What fills a message in: figures and words of the document, or phrases one after another."""


@dataclass(frozen=True)
class Subject:
    """What a remark is about: the numbers of a row, empty ones for the whole document."""

    objective_no: str = ""
    measure_no: str = ""
    activity_no: str = ""
    indicator_no: str = ""

    @property
    def row(self) -> tuple[str, str]:
        """The row of the plan, empty for the document and its objectives."""
        return self.measure_no, self.activity_no


@dataclass(frozen=True)
class Remark:
    """What a check noticed, before it is put in words.

    `variant` names another wording of the code, `detail` tells remarks of one subject apart,
    `effect` is what the result would move by in points of percent, `is_proposal` says that it
    rests on a value that nobody confirmed, `is_doubtful` on one read with doubt. `essence` is
    what the finding hangs on: where it changes, a settled finding is open again.
    """

    code: str
    subject: Subject = Subject()
    fields: Mapping[str, Said] = field(default_factory=dict)
    evidence: str = ""
    place: str = ""
    variant: str = ""
    detail: str = ""
    essence: str = ""
    effect: Fraction | None = None
    is_proposal: bool = False
    is_doubtful: bool = False

    @property
    def finding_id(self) -> str:
        """An id that survives rebuilds: what it is about, and what it hangs on."""
        about = "\0".join((self.code, self.variant, self.detail, *vars(self.subject).values()))
        return f"{_digest(about, 8)}-{_digest(self.essence or self.evidence, 4)}"


def subject_of(finding_id: str) -> str:
    """The part of an id that stays when the evidence changes."""
    return finding_id.partition("-")[0]


def _digest(text: str, length: int) -> str:
    spelt = " ".join(text.split()).casefold()
    return sha256(spelt.encode("utf-8")).hexdigest()[:length]
