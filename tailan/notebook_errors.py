"""A notebook that did not come to its end: at which cell, why, and what is to blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tailan.language import text

Fault = Literal["", "kernel", "machine"]

DIED, TIMED_OUT = "DeadKernelError", "CellTimeoutError"
_TOLD_AS = {DIED: "kernel_died", TIMED_OUT: "timeout", "MemoryError": "memory"}
_OWN_ERRORS = ("TailanError", "CallError", "ParamsError")
_DISK_FULL = "[Errno 28]"
_COLOURS = re.compile("\x1b\\[[0-9;]*[mK]")


class NotebookError(Exception):
    """A cell that failed; cell 0 where it is not known which.

    `detail` is for whoever looks after the program: where in the code the error arose.
    """

    def __init__(self, notebook: str, cell: int, name: str, value: str, detail: str = "") -> None:
        super().__init__(value)
        self.notebook = notebook
        self.cell = cell
        self.name = name
        self.value = value
        self.detail = detail

    @property
    def fault(self) -> Fault:
        """What is to blame where it is not the run itself."""
        if self.name == DIED:
            return "kernel"
        return "machine" if self.name == "OSError" and _DISK_FULL in self.value else ""

    def message(self, language: str) -> str:
        """The project's own errors in their words, others with the place where they arose."""
        if self.name in _OWN_ERRORS:
            return self.value
        key = f"error.{_TOLD_AS.get(self.name, 'unexpected')}"
        fields = {"notebook": self.notebook, "cell": self.cell}
        return text(language, key, **fields, name=self.name, detail=self.value)


@contextmanager
def notebook_errors(name: str, executed: Path, seconds: int, language: str) -> Iterator[None]:
    """Turns what papermill raises into the error of a notebook, shown in its work paper.

    `seconds` is what a cell may take. Of a kernel that dies or does not answer papermill shows
    nothing: the message is put to the cell that it was at.
    """
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    try:
        yield
    except PapermillExecutionError as error:
        detail = _COLOURS.sub("", "\n".join(error.traceback))
        raise NotebookError(
            name, error.exec_count or 0, error.ename, error.evalue, detail
        ) from error
    except CellTimeoutError as error:
        raise _marked(
            NotebookError(name, 0, TIMED_OUT, str(seconds)), executed, language
        ) from error
    except (DeadKernelError, RuntimeError) as error:
        # A kernel that does not come up at all is a RuntimeError.
        raise _marked(NotebookError(name, 0, DIED, str(error)), executed, language) from error


def _marked(error: NotebookError, executed: Path, language: str) -> NotebookError:
    """The error with the number of its cell, where the message is shown from now on."""
    import nbformat
    from nbformat.v4 import new_output

    if not executed.is_file():
        return error
    paper = nbformat.read(executed, as_version=4)
    cells = [cell for cell in paper.cells if cell.cell_type == "code" and _has_begun(cell)]
    if cells:
        error.cell = len(cells)
        message = error.message(language)
        cells[-1].outputs.append(
            new_output("error", ename=error.name, evalue=message, traceback=[message])
        )
        nbformat.write(paper, executed)
    return error


def _has_begun(cell: dict[str, Any]) -> bool:
    return cell["metadata"].get("papermill", {}).get("start_time") is not None
