"""One run built from bytes to bytes: the one door of papermill and of nbconvert.

Both are imported when a run executes, not before: together they take three seconds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tailan.errors import TailanError
from tailan.inputs import RunInputs
from tailan.language import text
from tailan.processed import load_processed
from tailan.project import NOTEBOOKS, Run
from tailan.tables import MEASURES, from_csv

FORMATS = ("tailan_html", "tailan_pdf", "tailan_docx", "tailan_xlsx", "tailan_json")
"""The exporters whose files are published, the one for screens first."""

CELL_TIMEOUT = 600
"""Seconds that one cell may take before its run fails."""

LONGEST_SOCKET_PATH = 90
"""Bytes: the system allows 104 to 108, and the kernel adds the number of its socket."""

_OWN_ERRORS = ("TailanError", "CallError", "ParamsError")


@dataclass(frozen=True)
class RunOutputs:
    """What a run published, by path in the project; `message` is empty where all went well."""

    run: Run
    files: Mapping[str, bytes]
    message: str = ""

    @property
    def names_bodies(self) -> bool:
        """Whether a measure names who answers for it; so it is taken where none could be read."""
        raw = self.files.get(f"data/processed/{self.run.name}/{MEASURES.name}.csv")
        return raw is None or any(row.responsible for row in from_csv(MEASURES, raw))

    @property
    def verification_code(self) -> str:
        """The code that the report shows in each of its formats; empty where there is none."""
        raw = self.files.get(f"reports/{self.run.name}/report.json")
        return "" if raw is None else str(json.loads(raw)["verification_code"])


def build_run(inputs: RunInputs) -> RunOutputs:
    """The run's tables, reports and work papers; after a failure its work papers and the reason.

    It works in a folder of its own, which holds a project of this run alone.
    """
    run, language = inputs.run, inputs.parameters["language"]
    papers = f"reports/{run.name}/workpaper"
    with TemporaryDirectory(prefix="tailan-") as folder:
        root = Path(folder) / "project"
        _lay_out(root, inputs.files)
        try:
            for name in NOTEBOOKS:
                _execute(root, name, papers, inputs.parameters)
            last = root / papers / f"{NOTEBOOKS[-1]}.ipynb"
            exported = _export(last, f"reports/{run.name}/report", FORMATS)
            exported |= _office_form(root, run)
        except _NotebookError as error:
            kept = {path: raw for path, raw in _written(root) if path.startswith(papers)}
            return RunOutputs(run, kept, error.message(language))
        produced = {path: raw for path, raw in _written(root) if path not in inputs.files}
    return RunOutputs(run, produced | exported)


def build_overview(files: Mapping[str, bytes], language: str, notebook: str) -> dict[str, bytes]:
    """The page over all runs, from a project that holds their manifests and summaries."""
    with TemporaryDirectory(prefix="tailan-") as folder:
        root = Path(folder) / "project"
        _lay_out(root, files)
        (root / "data").mkdir()
        try:
            _execute(root, notebook, "reports", {"language": language})
            executed = root / "reports" / f"{notebook}.ipynb"
            pages = _export(executed, "reports/index", FORMATS[:1])
        except _NotebookError as error:
            raise TailanError("overview", detail=error.message(language)) from error
    return pages


class _NotebookError(Exception):
    """A cell that failed, as papermill tells it."""

    def __init__(self, notebook: str, cell: int, name: str, value: str) -> None:
        super().__init__(value)
        self.notebook = notebook
        self.cell = cell
        self.name = name
        self.value = value

    def message(self, language: str) -> str:
        """The project's own errors in their words, others with the place where they arose."""
        if self.name in _OWN_ERRORS:
            return self.value
        fields = {"notebook": self.notebook, "cell": self.cell}
        return text(language, "error.unexpected", **fields, name=self.name, detail=self.value)


def _lay_out(root: Path, files: Mapping[str, bytes]) -> None:
    for path, raw in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _execute(root: Path, name: str, papers: str, parameters: Mapping[str, str]) -> None:
    """Runs one notebook in the project's folder and keeps it, executed, among the work papers."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    executed = root / papers / f"{name}.ipynb"
    executed.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            root / "notebooks" / f"{name}.ipynb",
            executed,
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            # A kernel that is told to stop would say so on the terminal.
            extra_arguments=["--IPKernelApp.log_level=50"],
            execution_timeout=CELL_TIMEOUT,
            # papermill's own `cwd` would change the folder of the whole process.
            resources={"metadata": {"path": str(root)}},
            config=_kernel_config(root.parent / f"{name}.json"),
        )
    except PapermillExecutionError as error:
        raise _NotebookError(name, error.exec_count, error.ename, error.evalue) from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise _NotebookError(name, 0, type(error).__name__, str(error)) from error


def _kernel_config(connection_file: Path) -> Any:
    """The kernel's way to talk: sockets in the run's own folder where the system has them.

    Kernels that start side by side race for TCP ports; nobody else can reach these files.
    """
    from traitlets.config import Config

    if os.name != "posix" or len(os.fsencode(connection_file)) > LONGEST_SOCKET_PATH:
        return Config()
    settings = {"transport": "ipc", "connection_file": str(connection_file)}
    return Config({"KernelManager": settings})


def _export(notebook: Path, target: str, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The executed notebook in formats that the package registers with nbconvert."""
    import nbformat
    from nbconvert.exporters import get_exporter

    executed = nbformat.read(notebook, as_version=4)
    files: dict[str, bytes] = {}
    for name in formats:
        raw, resources = _converted(get_exporter(name)(), executed)
        files[target + resources["output_extension"]] = raw
    return files


def _office_form(root: Path, run: Run) -> dict[str, bytes]:
    """The office's own form, where the document reports on its measures."""
    from tailan.report.office_form import office_form

    tables = load_processed(root / "data" / "processed" / run.name)
    if not tables.is_rated:
        return {}
    return {f"reports/{run.name}/form.docx": office_form(tables, run)}


def _converted(exporter: Any, executed: Any) -> tuple[bytes, Any]:
    try:
        raw, resources = exporter.from_notebook_node(executed)
    except TailanError as error:
        raise _NotebookError(NOTEBOOKS[-1], 0, "TailanError", str(error)) from error
    return raw, resources


def _written(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()
