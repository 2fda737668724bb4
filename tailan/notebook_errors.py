"""A notebook that did not come to its end: at which cell, why, and what is to blame."""

from __future__ import annotations

from typing import Literal

from tailan.language import text

Fault = Literal["", "kernel", "machine"]

CELL_TIMEOUT = 600
"""Seconds that one cell may take before its run fails, where nobody says otherwise."""

DIED, TIMED_OUT = "DeadKernelError", "CellTimeoutError"
_TOLD_AS = {DIED: "kernel_died", TIMED_OUT: "timeout", "MemoryError": "memory"}
_OWN_ERRORS = ("TailanError", "CallError", "ParamsError")
_DISK_FULL = "[Errno 28]"
_LONGEST = 2_000
"""Characters of an error that are told: an error may hold a whole document. The log has all."""


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
        value = self.value if len(self.value) <= _LONGEST else f"{self.value[:_LONGEST]}…"
        if self.name in _OWN_ERRORS:
            return value
        key = f"error.{_TOLD_AS.get(self.name, 'unexpected')}"
        fields = {"notebook": self.notebook, "cell": self.cell}
        return text(language, key, **fields, name=self.name, detail=value)
