"""Lists typed in plain text: items behind a tab, and items that take several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tailan.documents.marks import is_marked, without_bullet

Line = tuple[int, str]
"""The number of a line, and its text."""

_TABBED = re.compile(r"\t+ *(?=[^\s\w])")
_ENDED = re.compile(r"[.;:!?…][\"”»')\]]*\s*$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OPENED_ANEW = re.compile(r"[А-ЯӨҮЁ#]")


def without_item_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, those of lists whose every bullet stands behind a tab without that tab.

    Among cells that stand one a line behind a tab, some have no bullet.
    """
    found: list[str] = []
    for _, group in groupby(lines, key=lambda line: bool(line.strip())):
        block = list(group)
        tabbed = [line for line in block if "\t" in line]
        if tabbed and all(map(_is_item_behind_tab, tabbed)):
            block = [_TABBED.sub("", line, count=1) for line in block]
        found.extend(block)
    return found


def whole_items(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a text, an item of a list in several lines as one.

    The lines that go on with an item stand deeper than its mark, or do not begin as a sentence
    does; neither does an empty line part them, nor a mark end the item before.
    """
    start, held, indent = 0, "", 0
    for number, line in lines:
        if held and _goes_on(held, line, indent):
            held = f"{held}\n{line}"
            continue
        if held:
            yield start, held
            held = ""
        if is_marked(line.lstrip(" ")) and "\t" not in line:
            start, held, indent = number, line, _indent(line)
        else:
            yield number, line
    if held:
        yield start, held


def _is_item_behind_tab(line: str) -> bool:
    match = _TABBED.match(line)
    rest = line[match.end() :] if match else ""
    return "\t" not in rest and without_bullet(rest) is not None


def _goes_on(item: str, line: str, indent: int) -> bool:
    text = line.strip()
    is_other = not text or "\t" in line or "|" in line or is_marked(text)
    if is_other or _WORD.search(text) is None or _ENDED.search(item):
        return False
    return _indent(line) > indent or not _OPENED_ANEW.match(text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
