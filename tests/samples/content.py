"""The transcription of the sample documents: what stands in the YAML files beside this module."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent

Status = Literal["rated", "not_due", "not_evaluable", "unstated"]
Joined = Literal["space", "comma", "lines", "paragraphs"]
Repeat = Literal["numbers", "heading", "table"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(Strict):
    """Values as printed; the numbers are given where the print is no plain number."""

    name: str
    baseline: str = ""
    target: str = ""
    baseline_number: str = ""
    target_number: str = ""

    @property
    def values(self) -> tuple[str, str]:
        return self.baseline_number or self.baseline, self.target_number or self.target


class Broken(Strict):
    """The row goes on after a page break: how many words stand before it (0: all)."""

    measure: int = 0
    narrative: int = 0
    percent: Literal["first", "second"]
    repeat: Repeat


class Measure(Strict):
    number: str
    measure: str
    budget: str = "-"
    indicators: list[Indicator]
    joined: Joined = "space"
    narrative: str
    percent: str
    status: Status = "rated"
    printed_indicators: str = ""
    page: Repeat | None = None
    broken: Broken | None = None

    @property
    def narrative_text(self) -> str:
        """The narrative in one line; the document makes a paragraph of each line break."""
        return " ".join(self.narrative.split())

    @property
    def reported(self) -> str:
        """The reported percent as a number, empty where the row is not rated."""
        plain = self.percent.rstrip("% ").replace(",", ".")
        return plain.removesuffix(".0") if self.status == "rated" else ""


class Objective(Strict):
    """`heading` as printed; `text` without its number."""

    number: str
    heading: str
    text: str
    page: Repeat | None = None
    measures: list[Measure]


class Layout(Strict):
    """`header` holds one title a cell; with seven titles the last spans two columns."""

    header: list[str]
    number_row: bool = True
    objective: Literal["merged", "cells"] = "merged"
    font: str = "Times New Roman"
    size: float = 9
    widths: list[float]


class Signature(Strict):
    role: str
    post: list[str]
    name: str


class Grid(Strict):
    """One table of the evaluation sheet; a row that is too short has a wider first cell."""

    heading: str
    header: list[str]
    rows: list[list[str]]


class Evaluation(Strict):
    title: list[str]
    lines: list[str]
    grids: list[Grid]
    closing: list[str]


class Sample(Strict):
    unit: str
    period: str
    file: str
    origin: str
    received: str
    stamp: str
    title: list[str]
    report_date: str
    date: str
    place: str
    layout: Layout
    objectives: list[Objective]
    signatures: list[Signature]
    evaluation: Evaluation | None = None

    @property
    def measures(self) -> list[Measure]:
        return [measure for objective in self.objectives for measure in objective.measures]


def load(path: Path) -> Sample:
    return Sample.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def samples() -> list[Sample]:
    """Every transcription, in the order of the file names."""
    return [load(path) for path in sorted(FOLDER.glob("*.yaml"))]
