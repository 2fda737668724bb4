"""The report as a PDF that archives keep (PDF/A-2a) and screen readers read (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tailan.characters import LONG_WORD, breakable, drawable, printable
from tailan.report.arrangement import arranged, layout_words, sheets, verification_line
from tailan.report.blocks import (
    Block,
    Figure,
    Finding,
    Heading,
    Note,
    Paragraph,
    Report,
    Row,
    Table,
)
from tailan.report.html import safe_address
from tailan.report.inline_svg import height_to_width, standalone
from tailan.report.typesetting import typeset

HEADINGS_WITH_CONTENTS = 4
CARD_KEPT_TOGETHER = 600
# A row of up to this many lines moves to the next page whole; a longer one breaks.
LINES_KEPT_TOGETHER = 14
CHARACTERS_ACROSS = {False: 95, True: 145}
TALLEST_FIGURE = 1.3
WORDS_MEASURED = 4


def render_pdf(report: Report) -> bytes:
    """The PDF; the same report gives the same bytes."""
    shown = _content(arranged(report)) | {"verification": verification_line(report)}
    content = json.dumps(shown, ensure_ascii=False)
    return typeset(_template(), content, report.dated)


def _content(report: Report) -> dict[str, Any]:
    """What the template reads, as plain values."""
    headings = (b for b in report.blocks if isinstance(b, Heading) and not b.is_front)
    parts = [heading for heading in headings if heading.level == 2]
    dated = report.dated
    return {
        "title": _spoken(report.title),
        "organisation": _spoken(report.organisation),
        "language": report.language,
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "running_head": _shown(report.running_head),
        "words": layout_words(report.language),
        "has_contents": len(parts) >= HEADINGS_WITH_CONTENTS,
        "sheets": [
            {
                "is_wide": sheet.is_wide,
                "is_front": sheet.is_front,
                "blocks": [_block(block) for block in sheet.blocks],
            }
            for sheet in sheets(report.blocks)
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Finding():
            return _finding(block)
        case _:
            return _words_of(block)


def _words_of(block: Heading | Paragraph | Note) -> dict[str, Any]:
    said = {"text": _shown(block.text), "breaks": len(block.text) > CARD_KEPT_TOGETHER}
    level = {"level": block.level} if isinstance(block, Heading) else {}
    return {"kind": block.kind} | said | level


def _finding(finding: Finding) -> dict[str, Any]:
    matters = [matter.model_dump() for matter in finding.matters]
    length = sum(len(value) for matter in matters for value in matter.values())
    return {
        "kind": finding.kind,
        "title": _shown(finding.title),
        "label": _shown(finding.label),
        "severity": finding.severity,
        "breaks": length > CARD_KEPT_TOGETHER,
        "matters": [{key: _shown(value) for key, value in one.items()} for one in matters],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    svg = standalone(figure.svg)
    return {
        "kind": figure.kind,
        "caption": _shown(figure.caption),
        "alternative": _spoken(figure.alternative),
        "svg": drawable(printable(svg)),
        "width": min(1.0, TALLEST_FIGURE / height_to_width(svg)),
    }


def _table(table: Table) -> dict[str, Any]:
    room = _room(table)
    return {
        "kind": table.kind,
        "role": table.role,
        "is_wide": table.is_wide,
        "caption": _shown(table.caption),
        "columns": [_column(table, index, chars) for index, chars in enumerate(room)],
        "rows": [_row(row, room) for row in table.rows],
    }


def _column(table: Table, index: int, room: float) -> dict[str, Any]:
    column = table.columns[index]
    texts = (row.cells[index].text for row in table.rows if not row.is_section)
    words = {word: len(word) for text in (column.heading, *texts) for word in text.split()}
    longest = sorted(words, key=lambda word: (-words[word], word))[:WORDS_MEASURED]
    return {
        "heading": _shown(column.heading, room),
        "align": column.align,
        "weight": column.weight,
        # The page makes a column as wide as these, within reason, before it cuts any of them.
        "words": [*longest, *column.heading.split()],
    }


def _row(row: Row, room: Sequence[float]) -> dict[str, Any]:
    whole_width = (sum(room),) if row.is_section else room
    pairs = list(zip(row.cells, whole_width, strict=False))
    return {
        "is_section": row.is_section,
        "breaks": any(_lines(cell.text, chars) > LINES_KEPT_TOGETHER for cell, chars in pairs),
        "cells": [
            {"text": _shown(cell.text, chars), "href": safe_address(cell.href)}
            for cell, chars in pairs
        ],
    }


def _room(table: Table) -> list[float]:
    """About how many characters a line of each column holds, its padding taken off."""
    whole = sum(column.weight for column in table.columns)
    across = CHARACTERS_ACROSS[table.is_wide]
    return [max(3.0, across * column.weight / whole - 2) for column in table.columns]


def _lines(text: str, length: float) -> float:
    return text.count("\n") + len(text) / length


def _shown(text: str, room: float = LONG_WORD) -> str:
    return drawable(breakable(printable(text), room))


def _spoken(text: str) -> str:
    """A text that is heard or listed and never set on a page."""
    return " ".join(printable(text).split())


@cache
def _template() -> bytes:
    return files(__package__).joinpath("templates/report.typ").read_bytes()
