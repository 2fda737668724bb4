"""What a page prints around its content: page numbers, heads and feet that run on."""

from __future__ import annotations

import re
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
_TITLE = 1.3
"""How much larger the title of a slide is set than most letters."""

_MOST_PAGES = 0.75
"""The share of pages that have the title of a slide: what more have runs through all of them."""

_COLUMNS = 3
"""Parts of a line that a borderless table's head has at least."""


@dataclass(frozen=True)
class Furniture:
    """Lines at the edges of pages that stand on more than one of them.

    The numbers in such a line are the same on each page, or count the pages.
    """

    running: frozenset[str] = frozenset()
    titles: frozenset[tuple[int, str]] = frozenset()
    """Those of them that are titles of slides, by the first of the pages that have it in turn."""

    @classmethod
    def of(
        cls, pages: Iterable[tuple[Sequence[Word], float, Sequence[float]]], size: float
    ) -> Furniture:
        """The furniture of pages in order: each its words, its height, and where lines cross it.

        `size` is the height of most letters.
        """
        found: dict[str, list[int]] = {}
        tops: dict[str, float] = {}
        number = 0
        for number, (words, height, ruled) in enumerate(pages, start=1):
            for is_top in (True, False):
                for line in _set_off(words, height, ruled, is_top=is_top):
                    for form in dict.fromkeys(_forms(line, number)):
                        found.setdefault(form, []).append(number)
                        tops[form] = line.size if is_top else 0.0
        least = max(2, number // 3)
        running = {form: own for form, own in found.items() if len(own) >= least}
        large = _TITLE * size
        titles = {
            (page, form)
            for form, own in running.items()
            if tops[form] > large and len(own) < _MOST_PAGES * number
            for page in own
            if page - 1 not in own
        }
        return cls(frozenset(running), frozenset(titles))

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
        if not _is_outer(line.top, line.bottom, height):
            return False
        forms = set(_forms(line, number))
        return not (
            forms.isdisjoint(self.running) or any((number, f) in self.titles for f in forms)
        )


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


def _set_off(
    words: Sequence[Word], height: float, ruled: Sequence[float], *, is_top: bool
) -> list[Line]:
    """The lines at an edge of a page that white sets off from its content; none where none does.

    So does the outermost ruling line, which begins or ends a table.
    """
    edge = _EDGE * height
    outer = [word for word in words if (word.top < edge if is_top else height - word.bottom < edge)]
    lines = lines_of(outer) if is_top else lines_of(outer)[::-1]
    outermost = [min(ruled) if is_top else max(ruled)] if ruled else []
    for count, (line, inner) in enumerate(pairwise(lines), start=1):
        upper, lower = (line, inner) if is_top else (inner, line)
        is_parted = any(upper.y < at < lower.y for at in outermost)
        if lower.top - upper.bottom > _WHITE or is_parted:
            lines = lines[:count]
            break
    return [] if len(lines) > _MOST_LINES or any(map(_is_head, lines)) else lines


def _is_outer(top: float, bottom: float, height: float) -> bool:
    return min(top, height - bottom) < _EDGE * height


def _is_head(line: Line) -> bool:
    """Whether a line may be the head of a table without ruling lines, repeated on each page."""
    return len(list(chunks(line, 0.6))) >= _COLUMNS and not _DIGITS.search(line.text)
