"""What an analyst wrote about one run, as a section of its report."""

from __future__ import annotations

from tailan.language import text
from tailan.report.blocks import Block, Heading, Note
from tailan.report.markdown_blocks import markdown_blocks
from tailan.results import Results


def analyst_notes(results: Results, language: str) -> list[Block]:
    """The notes under a heading of their own, and who speaks; nothing where there are none."""
    if not results.notes:
        return []
    heading = text(language, "story.notes.heading")
    source = text(language, "story.notes.source", run=results.run.name)
    return [
        Heading(level=2, text=heading),
        Note(text=source),
        *markdown_blocks(results.notes, heading, under=2),
    ]
