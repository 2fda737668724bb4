"""What a page prints around its content: page numbers, heads and feet that run on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tailan.documents.words import Line, Word, chunks, lines_of

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
_DIGITS = re.compile(r"\d+")
_COLUMNS = 3
"""Parts of a line that a borderless table's head has at least."""


@dataclass(frozen=True)
class Furniture:
    """Lines at the edges of pages that stand on more than one of them, digits left out."""

    running: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pages: Iterable[tuple[Sequence[Word], float]]) -> Furniture:
        """The furniture of pages, each given by its words and its height."""
        count = 0
        found: Counter[str] = Counter()
        for words, height in pages:
            count += 1
            outer = (word for word in words if _is_outer(word.top, word.bottom, height))
            found.update({_pattern(line) for line in lines_of(outer) if not _is_head(line)})
        least = max(2, count // 3)
        return cls(frozenset(text for text, pages_ in found.items() if pages_ >= least))

    def left_out(self, lines: Sequence[Line], height: float, *, is_first: bool) -> list[Line]:
        """The lines of a page that are no furniture.

        A line of words alone stays on the first page where it may be the document's title.
        """
        kept = [line for line in lines if not self._is_number(line, height)]
        own = [line for line in kept if not self._runs(line, height)]
        return kept if is_first and not own else own

    def _is_number(self, line: Line, height: float) -> bool:
        if not _is_outer(line.top, line.bottom, height):
            return False
        return any(form.fullmatch(line.text) for form in (_PAGE_NUMBER, _BROWSER))

    def _runs(self, line: Line, height: float) -> bool:
        return _is_outer(line.top, line.bottom, height) and _pattern(line) in self.running


def _is_outer(top: float, bottom: float, height: float) -> bool:
    return min(top, height - bottom) < _EDGE * height


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _is_head(line: Line) -> bool:
    """Whether a line may be the head of a table without ruling lines, repeated on each page."""
    return len(list(chunks(line, 0.6))) >= _COLUMNS and not _DIGITS.search(line.text)
