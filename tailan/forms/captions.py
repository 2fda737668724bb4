"""What is printed over a table of numbers: its name, and what its lone column counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tailan.forms.figures import has_figures, is_listed
from tailan.forms.lines import Line
from tailan.forms.number_tables import NumberTable
from tailan.forms.words import FormWords, is_note, is_unit

_NEAR = 3
"""How many lines above a table its heading may stand."""

_ASIDE = re.compile(r"[(/].*[)/]")


@dataclass(frozen=True)
class Caption:
    """The name of a table, the line that says what its numbers are, and the lines used up."""

    table: str = ""
    column: str = ""
    lines: tuple[Line, ...] = ()

    def over(self, part: NumberTable) -> Caption:
        """The caption of a part of the table: its own one-cell rows, where it has any."""
        if not part.captions:
            return self
        names = [section_name(cell.line) for cell in part.captions]
        return Caption(names[0], names[-1])


def caption_of(
    above: Sequence[Line], words: FormWords, heading: str = "", *, names_columns: bool = False
) -> Caption:
    """The caption in the lines above a table: its heading, and the line between, if any.

    `heading` stands over all of these lines, as the name of a sheet does.

    The line right above is the caption where it says so, is a heading, or has none above it; or
    where the table names several columns itself, so that nothing is left for the line to say.
    """
    lines = [line for line in above[-_NEAR:] if not _is_beside(line, words)]
    if not lines or _is_listed_figure(above[-1]):
        return Caption()
    nearest = lines[-1]
    headings = [line for line in lines[:-1] if is_section(line) or _heads(line)]
    is_caption = _says_caption(nearest, words) or (names_columns and not nearest.is_sentence)
    if is_section(nearest) or is_caption or not (headings or heading):
        name = section_name(nearest.text)
        return Caption(name, name, () if is_section(nearest) else (nearest,))
    table = section_name(headings[-1].text if headings else heading)
    column = section_name(nearest.text)
    # A heading stays in sight of the figures beneath it: only the line between is used up, and
    # a heading that would be taken for a figure.
    return Caption(table, column, (*filter(_heads, headings[-1:]), nearest))


def _is_beside(line: Line, words: FormWords) -> bool:
    """Whether a line near a table names nothing.

    It is an item of a list, a unit, a note, or says figures in a sentence.
    """
    is_item = line.role == "item" and not _says_caption(line, words)
    says_figures = line.is_sentence and line.text.endswith(".") and has_figures(line)
    is_unit_alone = _ASIDE.fullmatch(line.text) is not None or is_unit(line.text, words)
    return is_item or says_figures or is_unit_alone or is_note(line.text, words)


def listed_columns(lines: Sequence[Line]) -> dict[Line, str]:
    """What the figures of a list's items count, where the line above the list says it."""
    columns: dict[Line, str] = {}
    above: Line | None = None
    for is_list, group in groupby(lines, key=is_listed):
        items = list(group)
        if is_list and above is not None and all(map(has_figures, items)):
            columns |= dict.fromkeys(items, section_name(above.text))
        last = items[-1]
        says = not (is_list or last.is_sentence or has_figures(last))
        above = last if says else None
    return columns


def is_section(line: Line) -> bool:
    """Whether a line is a heading; one in capitals with a figure is a figure."""
    return line.role == "heading" or (line.is_heading and not has_figures(line))


def _heads(line: Line) -> bool:
    """Whether a line in capitals over a table is a heading although it names a number."""
    return line.is_heading and has_figures(line) and not line.text[:1].isdigit()


def _is_listed_figure(line: Line) -> bool:
    """Whether a line is an item of a list that prints a figure of its own."""
    return is_listed(line) and has_figures(line)


def section_name(text: str) -> str:
    """A heading without the colon behind it."""
    return text.rstrip(" :")


def _says_caption(line: Line, words: FormWords) -> bool:
    starts = tuple(one.casefold() for one in words.phrases.get("captions", ()))
    return line.text.casefold().startswith(starts)
