"""The formats of a report as nbconvert exporters; JupyterLab lists them in its export menu.

Every module named here is imported to build that menu, so the renderers wait for their turn.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode

from tailan.report.blocks import Report
from tailan.report.notebook_blocks import report_of


class ReportExporter(Exporter):
    """What all formats share: the blocks of the executed notebook become one file."""

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[bytes, Any]:
        """The bytes of the file, and nbconvert's resources with the file's extension.

        Raises NothingToReportError for a notebook that was not run.
        """
        executed, described = super().from_notebook_node(nb, resources, **kwargs)
        return self.rendered(report_of(executed)), described

    @abstractmethod
    def rendered(self, report: Report) -> bytes:
        """The report in the exporter's format."""


class TailanHTMLExporter(ReportExporter):
    """One self-contained web page."""

    export_from_notebook = "Тайлан (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def rendered(self, report: Report) -> bytes:
        """The page."""
        from tailan.report.html import render_html

        return render_html(report)


class TailanWordExporter(ReportExporter):
    """A Word file, for offices that hand in Word."""

    export_from_notebook = "Тайлан (Word)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def _file_extension_default(self) -> str:
        return ".docx"

    def rendered(self, report: Report) -> bytes:
        """The Word file."""
        from tailan.report.word import render_docx

        return render_docx(report)


class TailanWorkbookExporter(ReportExporter):
    """A workbook, for those who check the tables."""

    export_from_notebook = "Тайлан (Excel)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def _file_extension_default(self) -> str:
        return ".xlsx"

    def rendered(self, report: Report) -> bytes:
        """The workbook."""
        from tailan.report.workbook import render_xlsx

        return render_xlsx(report)


class TailanPDFExporter(ReportExporter):
    """A PDF for archives and for screen readers."""

    export_from_notebook = "Тайлан (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def rendered(self, report: Report) -> bytes:
        """The PDF."""
        from tailan.report.pdf import render_pdf

        return render_pdf(report)


class TailanJSONExporter(ReportExporter):
    """The blocks and their data, for programs."""

    export_from_notebook = "Тайлан (JSON)"
    output_mimetype = "application/json"

    def _file_extension_default(self) -> str:
        return ".json"

    def rendered(self, report: Report) -> bytes:
        """The JSON text."""
        from tailan.report.json_report import render_json

        return render_json(report)
