"""One notebook executed: the one door of papermill.

papermill writes a notebook after each of its cells; here it is written once, when all of them have
run or one has failed. Its work paper shows the failure at its cell.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError
from nbformat.v4 import new_output
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from tailan.notebook_errors import DIED, TIMED_OUT, NotebookError

LONGEST_SOCKET_PATH = 90
"""Bytes: the system allows 104 to 108, and the kernel adds the number of its socket."""

_ENGINE = "tailan"
_COLOURS = re.compile("\x1b\\[[0-9;]*[mK]")


class KeepingEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no types
    """papermill's own engine, which also keeps the notebook of a kernel that was lost."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **settings: Any
    ) -> Any:
        """Executes the notebook; where its kernel dies or hangs, writes what there is of it."""
        kept = settings.pop("kept")
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **settings)
        except (CellTimeoutError, RuntimeError):
            nbformat.write(nb_man.nb, kept)
            raise


papermill_engines.register(_ENGINE, KeepingEngine)
# What papermill would say on the terminal when a kernel dies is said by the run's message.
logging.getLogger("papermill").setLevel(logging.CRITICAL)
# So is a cell that takes too long, whose outputs nbclient then still waits for.
logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def execute(
    root: Path, notebook: str, executed: Path, parameters: Mapping[str, str], cell_timeout: int
) -> None:
    """Runs a notebook of the project's folder and keeps it, executed, as a work paper.

    NotebookError where it fails; `cell_timeout` is what one cell may take, in seconds.
    """
    language = parameters["language"]
    executed.parent.mkdir(parents=True, exist_ok=True)
    try:
        papermill.execute_notebook(
            root / "notebooks" / f"{notebook}.ipynb",
            executed,
            parameters=dict(parameters),
            engine_name=_ENGINE,
            kept=executed,
            request_save_on_cell_execute=False,
            kernel_name="python3",
            progress_bar=False,
            # A kernel that is told to stop would say so on the terminal.
            extra_arguments=["--IPKernelApp.log_level=50"],
            execution_timeout=cell_timeout,
            # papermill's own `cwd` would change the folder of the whole process.
            resources={"metadata": {"path": str(root)}},
            config=kernel_config(root.parent / f"{notebook}.json"),
        )
    except PapermillExecutionError as error:
        detail = _COLOURS.sub("", "\n".join(error.traceback))
        cell = error.exec_count or 0
        raise NotebookError(notebook, cell, error.ename, error.evalue, detail) from error
    except CellTimeoutError as error:
        lost = NotebookError(notebook, 0, TIMED_OUT, str(cell_timeout), str(error))
        raise _marked(lost, executed, language) from error
    except RuntimeError as error:
        # A kernel that does not even begin is none of nbclient's own errors.
        raise _marked(NotebookError(notebook, 0, DIED, str(error)), executed, language) from error


def kernel_config(connection_file: Path) -> Config:
    """The kernel's way to talk: sockets in the run's own folder where the system has them.

    Kernels that start side by side race for TCP ports; nobody else can reach these files.
    """
    if os.name != "posix" or len(os.fsencode(connection_file)) > LONGEST_SOCKET_PATH:
        return Config()
    settings = {"transport": "ipc", "connection_file": str(connection_file)}
    return Config({"KernelManager": settings})


def _marked(error: NotebookError, executed: Path, language: str) -> NotebookError:
    """The error with the number of the cell that it is about, where its message stands now.

    papermill does as much for an error that a kernel tells.
    """
    paper = nbformat.read(executed, as_version=4)
    begun = [cell for cell in paper.cells if cell.cell_type == "code" and _has_begun(cell)]
    error.cell = len(begun)
    said = error.message(language)
    if begun:
        shown = new_output("error", ename=error.name, evalue=said, traceback=[said])
        begun[-1].outputs.append(shown)
        nbformat.write(paper, executed)
    return error


def _has_begun(cell: Mapping[str, Any]) -> bool:
    return cell["metadata"].get("papermill", {}).get("start_time") is not None
