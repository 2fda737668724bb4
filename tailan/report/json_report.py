"""The report as JSON, for programs: its blocks, and the data that they were made from.

docs/report.schema.json describes every property.
"""

from __future__ import annotations

from tailan import __version__
from tailan.characters import printable
from tailan.report.blocks import Report
from tailan.report.exact_json import from_json, json_lines
from tailan.report.verification import code, plain_blocks

FORMAT, FORMAT_VERSION = "tailan-report", "1.0"


def render_json(report: Report) -> bytes:
    """The report as UTF-8 JSON; the same report gives the same bytes."""
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": __version__,
        "verification_code": code(report.blocks),
        "language": report.language,
        "dated": report.dated.isoformat(),
        "title": printable(report.title),
        "organisation": printable(report.organisation),
        "running_head": printable(report.running_head),
        "record": from_json(report.record) if report.record else None,
        "blocks": plain_blocks(report.blocks),
    }
    return f"{json_lines(content)}\n".encode()
