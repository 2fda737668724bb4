"""How a notebook keeps the blocks of a report, and how they are gathered again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tailan.errors import TailanError
from tailan.language import text
from tailan.report.blocks import MIME_TYPE, Report


class NothingToReportError(TailanError):
    """The notebook holds no blocks: it was not run, or shows none."""

    def __init__(self) -> None:
        super().__init__("nothing")

    def message(self, language: str) -> str:
        """What is missing and what to do, in `language`."""
        return text(language, "export.nothing")


@dataclass(frozen=True)
class ShownReport:
    """Blocks as a value of a notebook's cell: JupyterLab shows them, an export finds them."""

    report: Report

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return mimebundle_of(self.report)


def display_report(report: Report) -> None:
    """Show the blocks in the notebook and keep them in its outputs."""
    from IPython.display import display

    display(ShownReport(report))


def mimebundle_of(report: Report) -> dict[str, Any]:
    """The blocks as a notebook's output holds them: as data, as a page's part, as plain words."""
    from tailan.report.html import render_fragment

    return {
        MIME_TYPE: report.model_dump(mode="json"),
        "text/html": render_fragment(report),
        "text/plain": f"{report.title} ({len(report.blocks)})",
    }


def report_of(notebook: Mapping[str, Any]) -> Report:
    """The report whose parts the cells of an executed notebook show, in their order.

    Language, date and running head are those of the first part.
    Raises NothingToReportError for a notebook without blocks.
    """
    parts = tuple(_parts(notebook))
    if not parts:
        raise NothingToReportError
    blocks = tuple(block for part in parts for block in part.blocks)
    return parts[0].model_copy(update={"blocks": blocks})


def _parts(notebook: Mapping[str, Any]) -> Iterator[Report]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            payload = output.get("data", {}).get(MIME_TYPE)
            if payload is not None:
                yield Report.model_validate(payload)
