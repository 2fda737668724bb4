"""What a page prints around its content: page numbers, heads and feet that run on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.page.words import Line, Word, chunks, lines_of

_EDGE = 0.12
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:хуудас|хуудасны дугаар|page)\s*[:№-]?\s*)?"
    r"\d{1,4}(?:\s*(?:/|of|-аас)\s*\d{1,4})?(?:\s*[-–—])?(?:\s*(?:дугаар|дүгээр|-р)?\s*хуудас)?",
    re.IGNORECASE,
)
# What browsers print above and beneath a page: date and title, address and page.
_BROWSER = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?,?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\s.*)?"
    r"|(?:file|https?)://\S*(?:\s+\d{1,4}/\d{1,4})?"
)
_DIGITS = re.compile(r"\d{1,6}")
_WHITE = 6.0
_MOST_LINES = 3
_COLUMNS = 3
"""Parts of a line that a borderless table's head has at least."""


@dataclass(frozen=True)
class Furniture:
    """Lines at the edges of pages that stand on more than one of them.

    The numbers in such a line are the same on each page, or count the pages.
    """

    running: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pages: Iterable[tuple[Sequence[Word], float]]) -> Furniture:
        """The furniture of pages in order, each given by its words and its height."""
        number = 0
        found: Counter[str] = Counter()
        for number, (words, height) in enumerate(pages, start=1):
            lines = [*_set_off(words, height, is_top=True), *_set_off(words, height, is_top=False)]
            found.update({form for line in lines for form in _forms(line, number)})
        least = max(2, number // 3)
        return cls(frozenset(form for form, count in found.items() if count >= least))

    def left_out(self, lines: Sequence[Line], height: float, number: int) -> list[Line]:
        """The lines of a page that are no furniture.

        A line that runs on stays on the first page where nothing else may be its title.
        """
        kept = [
            line
            for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False)
            if not _is_number(line, height) or _overlap(above, line) or _overlap(line, below)
        ]
        own = [line for line in kept if not self._runs(line, height, number)]
        return kept if number == 1 and not own else own

    def _runs(self, line: Line, height: float, number: int) -> bool:
        is_outer = _is_outer(line.top, line.bottom, height)
        return is_outer and not self.running.isdisjoint(_forms(line, number))


def _overlap(line: Line | None, below: Line | None) -> bool:
    """Whether a line stands partly beside another, as a number in the middle of its row does."""
    return line is not None and below is not None and below.top < line.bottom


def _is_number(line: Line, height: float) -> bool:
    if not _is_outer(line.top, line.bottom, height):
        return False
    return any(form.fullmatch(line.text) for form in (_PAGE_NUMBER, _BROWSER))


def _forms(line: Line, page: int) -> Iterator[str]:
    """The line and its height on the page, its numbers as they are and as behind the page's."""
    height = f"{line.top:.0f}"
    yield f"{height} {line.text}"
    for found in _DIGITS.finditer(line.text):
        behind = int(found[0]) - page
        yield f"{height} {line.text[: found.start()]}#{behind}{line.text[found.end() :]}"


def _set_off(words: Sequence[Word], height: float, *, is_top: bool) -> list[Line]:
    """The lines at an edge of a page that white sets off from its content; none where none does."""
    edge = _EDGE * height
    outer = [word for word in words if (word.top < edge if is_top else height - word.bottom < edge)]
    lines = lines_of(outer) if is_top else lines_of(outer)[::-1]
    for count, (line, inner) in enumerate(pairwise(lines), start=1):
        white = inner.top - line.bottom if is_top else line.top - inner.bottom
        if white > _WHITE:
            lines = lines[:count]
            break
    return [] if len(lines) > _MOST_LINES or any(map(_is_head, lines)) else lines


def _is_outer(top: float, bottom: float, height: float) -> bool:
    return min(top, height - bottom) < _EDGE * height


def _is_head(line: Line) -> bool:
    """Whether a line may be the head of a table without ruling lines, repeated on each page."""
    return len(list(chunks(line, 0.6))) >= _COLUMNS and not _DIGITS.search(line.text)
