"""Headings and lists in text that marks none, as on sheets: told by their words and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tailan.forms.figures import has_figures, is_lone_figure
from tailan.forms.lines import Line, goes_on

_NUMBERED = re.compile(r"\d{1,2}[.)]\s*(?=[^\W\d_])")
_COUNTED = re.compile(r"(\d{1,2})\s+(?=[^\W\d_])")
_FEWEST_COUNTED = 3
"""Lines that count 1, 2, 3 without a point where these are the numbers of a list."""

_FEWEST_IN_CAPITALS = 4
"""Lines in capitals beneath one another that are a list under the first, and no headings."""

_HEADING_WORDS = range(2, 13)
_FEWEST_OVER_TABLE = 4
"""Words of a line in capitals with a number that is a heading and no figure, over a table."""


def with_roles(
    lines: Sequence[Line], heading: str = "", *, are_over_table: bool = False
) -> list[Line]:
    """The lines under a heading, each heading and each item of a list marked as such."""
    items = _in_lists(lines, are_over_table=are_over_table)
    own = [replace(line, role="item") if i in items else line for i, line in enumerate(lines)]
    headings = set(_headings(own, heading.casefold()))
    if own and are_over_table and _is_over_table(own[-1]):
        headings.add(len(own) - 1)
    return [replace(line, role="heading") if i in headings else line for i, line in enumerate(own)]


def _in_lists(lines: Sequence[Line], *, are_over_table: bool) -> set[int]:
    """Which lines are items: numbered ones, and what is typed in capitals beneath a heading."""
    found = {i for i, line in enumerate(lines) if _NUMBERED.match(line.text)}
    for is_named, group in groupby(range(len(lines)), key=lambda i: _is_in_capitals(lines[i])):
        run = list(group)
        if is_named and len(run) >= _FEWEST_IN_CAPITALS:
            ends_in_heading = are_over_table and run[-1] == len(lines) - 1
            found.update(run[1:-1] if ends_in_heading else run[1:])
    for start in range(len(lines)):
        counted = _counted_from(lines, start)
        found.update(counted if len(counted) >= _FEWEST_COUNTED else ())
    return found


def _is_in_capitals(line: Line) -> bool:
    """Whether a line in capitals names something, and prints no figure."""
    return line.text.isupper() and not has_figures(line)


def _counted_from(lines: Sequence[Line], start: int) -> range:
    """The lines from there on that count 1, 2, 3."""
    others = (i for i in range(start, len(lines)) if not _counts(lines[i], i - start + 1))
    return range(start, next(others, len(lines)))


def _counts(line: Line, number: int) -> bool:
    match = _COUNTED.match(line.text)
    return match is not None and int(match[1]) == number


def _headings(lines: Sequence[Line], heading: str) -> Iterator[int]:
    """Which lines are headings beside those in capitals.

    One says the heading above it again, ends in a colon, or stands alone over lines of figures.
    """
    for i, line in enumerate(lines):
        if line.role == "text" and _is_in_capitals(line):
            heading = line.text.casefold()
        elif line.role == "text" and line.text.casefold() == heading:
            yield i
        elif line.role == "text" and len(line.text.split()) in _HEADING_WORDS:
            before = lines[i - 1] if i else None
            after = next(iter(lines[i + 1 : i + 2]), None)
            if line.text.endswith(":") or _names_figures(line, before, after):
                yield i


def _names_figures(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line without a figure stands alone over one with figures and their words."""
    if after is None or ":" in line.text or has_figures(line) or goes_on(line.text, after.text):
        return False
    is_alone = before is None or before.role != "text" or before.is_sentence or has_figures(before)
    return is_alone and has_figures(after) and not is_lone_figure(after)


def _is_over_table(line: Line) -> bool:
    return line.text.isupper() and len(line.text.split()) >= _FEWEST_OVER_TABLE
