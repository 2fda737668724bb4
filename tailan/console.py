"""What the command prints: tables and progress on a terminal, plain lines into a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tailan.language import text
from tailan.overview import RunState
from tailan.project import Run

# A command that judges nothing goes without them: they take half of its start.
if TYPE_CHECKING:
    from tailan.actuals_record import RecordedActual
    from tailan.assessment import Assessment


class Progress(Protocol):
    """Is told of each run that is done."""

    def __call__(self, state: RunState) -> None:
        """Counts the run as done."""


@dataclass(frozen=True)
class Console:
    """Prints in a language to whoever reads: a person at a terminal, or a program."""

    language: str

    def say(self, key: str, /, **fields: object) -> None:
        """A sentence on standard output; `key` names a text under `cli.`."""
        print(text(self.language, f"cli.{key}", **fields))

    def warn(self, message: str) -> None:
        """A message on standard error."""
        print(message, file=sys.stderr)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table; in a pipe one line a row, cells parted by tabs, never wrapped."""
        if not sys.stdout.isatty():
            for row in rows:
                print("\t".join(" ".join(cell.split()) for cell in row))
            return
        from rich.box import SIMPLE_HEAD
        from rich.console import Console as Terminal
        from rich.table import Table
        from rich.text import Text

        table = Table(*headings, box=SIMPLE_HEAD)
        for row in rows:
            table.add_row(*map(Text, row))
        Terminal(highlight=False).print(table)

    def outcomes(self, states: Iterable[RunState]) -> None:
        """The state and figures of each run, then the messages of those that failed."""
        shown = list(states)
        headings = [self._column(name) for name in ("run", "state", "mean", "rated")]
        self.table(headings, map(self._outcome, shown))
        for state in shown:
            if state.state == "failed":
                self.warn(f"{state.name}: {state.message}")
            for said in self.attention(state):
                self.warn(f"{state.name}: {said}")

    def attention(self, state: RunState) -> list[str]:
        """What of the records of a run does not fit its document as it was built."""
        counts = {
            "corrections": state.open_corrections,
            "reopened": state.reopened,
            "unplaced": state.unplaced,
        }
        return [
            text(self.language, f"warning.{name}_count", count=count)
            for name, count in counts.items()
            if count
        ]

    def unsettled(self, run: Run, assessment: Assessment) -> None:
        """Each decision whose evidence changed, and how many are about nothing found any more."""
        for decision, finding in assessment.reopened:
            number = finding.activity_no or finding.measure_no
            said = finding.message_mn if self.language == "mn" else finding.message_en
            fields = {"run": run.name, "number": number, "state": decision.state, "message": said}
            self.warn(text(self.language, "warning.reopened", **fields))
        if assessment.outdated:
            fields = {"run": run.name, "count": str(len(assessment.outdated))}
            self.warn(text(self.language, "warning.outdated", **fields))

    def unplaced(self, run: Run, lines: Sequence[RecordedActual]) -> None:
        """Each filled line of the record of values that fits no indicator."""
        for line in lines:
            key = "/".join(filter(None, line.key))
            fields = {"run": run.name, "number": key, "value": line.actual or line.answer}
            self.warn(text(self.language, "warning.unplaced", **fields))

    @contextmanager
    def progress(self, count: int) -> Iterator[Progress]:
        """Shows how many of the runs are done: a bar, or a line for each."""
        if sys.stderr.isatty():
            with self._bar(count) as bar:
                yield bar
        else:
            done = iter(range(1, count + 1))
            yield lambda state: self.warn(f"[{next(done)}/{count}] {self._done(state)}")

    @contextmanager
    def _bar(self, count: int) -> Iterator[Progress]:
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bars(*columns, console=Terminal(stderr=True), transient=True) as bars:
            task = bars.add_task(text(self.language, "cli.building"), total=count)
            yield lambda state: bars.update(task, advance=1, description=self._done(state))

    def _done(self, state: RunState) -> str:
        return f"{state.name} {text(self.language, f'state.{state.state}')}"

    def _outcome(self, state: RunState) -> list[str]:
        mean = f"{state.reported_mean_text}%" if state.reported_mean_text else "–"
        rated = "–" if state.measures is None else f"{state.rated}/{state.measures}"
        said = text(self.language, f"state.{state.state}")
        if state.open_corrections:
            said = text(self.language, "cli.open", state=said, count=state.open_corrections)
        return [state.name, said, mean, rated]

    def _column(self, name: str) -> str:
        return text(self.language, f"cli.column.{name}")
