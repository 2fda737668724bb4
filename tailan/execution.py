"""One run built from bytes to bytes: the one door of papermill and of nbconvert.

Both are imported when a run executes, not before: together they take three seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tailan.corrections import is_open
from tailan.errors import TailanError
from tailan.inputs import RunInputs
from tailan.manifest import Figures
from tailan.notebook_errors import CELL_TIMEOUT, Fault, NotebookError
from tailan.processed import load_processed
from tailan.project import NOTEBOOKS, Run
from tailan.tables import MEASURES, REPAIRS, from_csv

FORMATS = ("tailan_html", "tailan_pdf", "tailan_docx", "tailan_xlsx", "tailan_json")
"""The exporters whose files are published, the one for screens first."""

LOG = "log.txt"
"""Beside the work papers of a run that failed: its message, and where in the code it arose."""


@dataclass(frozen=True)
class RunOutputs:
    """What a run published, by path in the project; `message` is empty where all went well.

    `fault` says what is to blame where it is not the run itself: its kernel, which died, or the
    machine, whose disk is full. Such a run may succeed when it is done once more.
    """

    run: Run
    files: Mapping[str, bytes]
    message: str = ""
    fault: Fault = ""

    @property
    def names_bodies(self) -> bool:
        """Whether a measure names who answers for it; so it is taken where none could be read."""
        raw = self._table(f"{MEASURES.name}.csv")
        return raw is None or any(row.responsible for row in from_csv(MEASURES, raw))

    @property
    def figures(self) -> Figures:
        """What the overview shows of the report; nothing where it was not made."""
        summary, repairs = self._table("summary.json"), self._table(f"{REPAIRS.name}.csv")
        if summary is None or repairs is None:
            return Figures()
        left = sum(is_open(repair.kind) for repair in from_csv(REPAIRS, repairs))
        loaded = json.loads(summary)
        shown = Figures.model_fields.keys() & loaded.keys()
        return Figures(open_corrections=left, **{name: loaded[name] for name in shown})

    @property
    def verification_code(self) -> str:
        """The code that the report shows in each of its formats; empty where there is none."""
        raw = self.files.get(f"reports/{self.run.name}/report.json")
        return "" if raw is None else str(json.loads(raw)["verification_code"])

    def _table(self, name: str) -> bytes | None:
        return self.files.get(f"data/processed/{self.run.name}/{name}")


def build_run(inputs: RunInputs, is_stopped: Callable[[], bool] | None = None) -> RunOutputs:
    """The run's tables, reports and work papers; after a failure its work papers and the reason.

    It works in a folder of its own, which holds a project of this run alone. Before each notebook
    it asks whether the build `is_stopped`: CancelledError where it is.
    """
    from tailan.notebook_run import execute

    run, language = inputs.run, inputs.parameters["language"]
    papers = f"reports/{run.name}/workpaper"
    with TemporaryDirectory(prefix="tailan-") as folder:
        root = Path(folder) / "project"
        _lay_out(root, inputs.files)
        try:
            for name in NOTEBOOKS:
                if is_stopped is not None and is_stopped():
                    raise CancelledError
                executed = root / papers / f"{name}.ipynb"
                execute(root, name, executed, inputs.parameters, inputs.cell_timeout)
            exported = _export(executed, f"reports/{run.name}/report", FORMATS)
            exported |= _office_form(root, run)
        except NotebookError as error:
            message = error.message(language)
            kept = {path: raw for path, raw in _written(root) if path.startswith(papers)}
            log = f"{message}\n\n{error.detail}\n".encode()
            return RunOutputs(run, {**kept, f"{papers}/{LOG}": log}, message, error.fault)
        produced = {path: raw for path, raw in _written(root) if path not in inputs.files}
    return RunOutputs(run, produced | exported)


def build_overview(files: Mapping[str, bytes], language: str, notebook: str) -> dict[str, bytes]:
    """The page over all runs, from a project that holds their manifests and summaries."""
    from tailan.notebook_run import execute

    with TemporaryDirectory(prefix="tailan-") as folder:
        root = Path(folder) / "project"
        _lay_out(root, files)
        (root / "data").mkdir()
        executed = root / "reports" / f"{notebook}.ipynb"
        try:
            execute(root, notebook, executed, {"language": language}, CELL_TIMEOUT)
            pages = _export(executed, "reports/index", FORMATS[:1])
        except NotebookError as error:
            raise TailanError("overview", detail=error.message(language)) from error
    return pages


def _lay_out(root: Path, files: Mapping[str, bytes]) -> None:
    for path, raw in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _export(notebook: Path, target: str, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The executed notebook in formats that the package registers with nbconvert.

    Its blocks are gathered once for all of them; nbconvert would copy and check it for each.
    """
    from tailan.report.notebook_blocks import report_of

    try:
        report = report_of(json.loads(notebook.read_bytes()))
        exporters = map(_exporter, formats)
        return {target + one.file_extension: one.rendered(report) for one in exporters}
    except TailanError as error:
        raise NotebookError(notebook.stem, 0, "TailanError", str(error)) from error


@cache
def _exporter(name: str) -> Any:
    from nbconvert.exporters import get_exporter

    return get_exporter(name)()


def _office_form(root: Path, run: Run) -> dict[str, bytes]:
    """The office's own form, where the document reports on its measures."""
    from tailan.report.office_form import office_form

    tables = load_processed(root / "data" / "processed" / run.name)
    if not tables.is_rated:
        return {}
    return {f"reports/{run.name}/form.docx": office_form(tables, run)}


def _written(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()
