"""How a notebook keeps the blocks of a report, and how they are gathered again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tailan.errors import TailanError
from tailan.language import text
from tailan.notebooks import WORKSHEET_TAG
from tailan.report.blocks import MIME_TYPE, Block, Heading, Report
from tailan.report.markdown_blocks import markdown_blocks
from tailan.report.output_blocks import output_blocks


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
        MIME_TYPE: _kept(report),
        "text/html": render_fragment(report),
        "text/plain": f"{report.title} ({len(report.blocks)})",
    }


def _kept(report: Report) -> dict[str, Any]:
    """The report as plain values: what a value is anyway is left out, of a table most of it."""
    plain = report.model_dump(mode="json", exclude_defaults=True)
    pairs = zip(report.blocks, plain["blocks"], strict=True)
    return plain | {"blocks": [{"kind": block.kind, **said} for block, said in pairs]}


def report_of(notebook: Mapping[str, Any]) -> Report:
    """The report whose parts the cells of an executed notebook show, in their order.

    Language, date and running head are those of the first part, the record is the first one that
    a part carries. What an analyst adds becomes blocks as well: Markdown, a DataFrame, a chart;
    cells tagged `worksheet` speak to the analyst alone. Raises NothingToReportError for a notebook
    that shows no part of a report.
    """
    shown = [(cell, list(_outputs(cell))) for cell in notebook["cells"]]
    parts = [part for _, outputs in shown for part in outputs if isinstance(part, Report)]
    if not parts:
        raise NothingToReportError
    language = parts[0].language
    blocks: list[Block] = []
    for cell, outputs in shown:
        if cell["cell_type"] == "markdown" and not _is_for_analyst(cell):
            source = "".join(cell["source"])
            blocks += markdown_blocks(source, _caption(blocks, language))
        for part in outputs:
            if isinstance(part, Report):
                blocks += part.blocks
            else:
                blocks += output_blocks(part, _caption(blocks, language))
    record = next((part.record for part in parts if part.record), "")
    return parts[0].model_copy(update={"blocks": tuple(blocks), "record": record})


def _outputs(cell: Mapping[str, Any]) -> Iterator[Report | Mapping[str, Any]]:
    """What a cell shows: parts of the report, and outputs of an analyst's own."""
    for output in cell.get("outputs", ()):
        payload = output.get("data", {}).get(MIME_TYPE)
        if payload is not None:
            yield Report.model_validate(payload)
        elif not _is_for_analyst(cell):
            yield output


def _is_for_analyst(cell: Mapping[str, Any]) -> bool:
    return WORKSHEET_TAG in cell.get("metadata", {}).get("tags", ())


def _caption(above: Sequence[Block], language: str) -> str:
    """What a table or chart without a caption is called: as the heading above it."""
    headings = (b.text for b in reversed(above) if isinstance(b, Heading) and b.level > 1)
    return next(headings, "") or text(language, "export.added")
