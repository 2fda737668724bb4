"""Sentences around figures that a page prints in several lines, each read as a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailan.documents import Cell
from tailan.forms.figures import ends_in_figure, has_figures, is_lone_figure
from tailan.forms.lines import Line, ends_sentence

_MOST_LINES = 5
"""Lines of the longest sentence in capitals on a slide."""


def with_whole_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, those joined that are one sentence around a figure."""
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_sentence(lines, at)
        if end > at + 1:
            whole.append(_joined(lines[at:end]))
        elif whole and _goes_on(whole[-1], lines[at]):
            whole[-1] = _joined([whole[-1], lines[at]])
        else:
            whole.append(lines[at])
        at = end
    return whole


def _end_of_sentence(lines: Sequence[Line], start: int) -> int:
    """Where a sentence in capitals ends that begins with a figure's line: 16 ИРГЭН / ИРЛЭЭ."""
    if not has_figures(lines[start]):
        return start + 1
    for end in range(start + 1, min(start + _MOST_LINES, len(lines)) + 1):
        line = lines[end - 1]
        if line.role != "text" or not line.text.isupper():
            return start + 1
        if ends_sentence(line.text):
            return end if line.text.endswith((".", "!")) else start + 1
    return start + 1


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line in small letters goes on with the one above: one of them has the figure."""
    if {above.role, line.role} != {"text"} or ends_sentence(above.text):
        return False
    if not line.text[:1].islower():
        return False
    if has_figures(above):
        return not (ends_in_figure(above) or has_figures(line))
    return has_figures(line) and not is_lone_figure(line)


def _joined(lines: Sequence[Line]) -> Line:
    text = "\n".join(line.cell.text for line in lines)
    parts = tuple(part for line in lines for part in line.parts or (line.cell,))
    return replace(
        lines[0], cell=Cell(text, parts[0].place), text=" ".join(text.split()), parts=parts
    )
