"""Words and numbers that a narrow cell breaks at the end of a line, without any sign of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import HYPHENS, Line
from tailan.documents.word_shapes import ENDINGS, is_abbreviated

_HYPHENED = re.compile(rf"[{HYPHENS}\u2011–—”»\"]$")
"""What stands before an ending (ИТХ-д, “Ногоон жил”-ийн): no word goes on behind it."""

_NEVER_ALONE = "гүй"
"""An ending that is written in one with its word: боломжгүй."""

_QUOTES = '”»"'
_POINTED = re.compile(r"[A-Za-z]\.[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ENDING = re.compile(ENDINGS)

_MOST = 6
"""Lines in which a word goes on beneath the second at most."""

_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_CUT_PERIOD = re.compile(r"(?:(?:19|20)\d\d|\d\d?)(?:-\|?[01]\|\d|\|-\d\d?)(?!\d).*")
"""Months such as 2025-03 or 09-11, cut within the second."""
_SPAN = re.compile(r"[-–]\d+")
"""What makes a number the first of two: 194-200."""

_COUNT = re.compile(r"\d{2,3}\.")
_FIGURES = re.compile(r"(?<![^\s\d.,(/-])[\d.,]*\d[.,]?$")
_REST = re.compile(r"([.,]?\d+)(?:[.,]\d+)?(\s?%)?(?!\w|[.,](?:\w|$))")
_ENDS_IN_FIGURE, _BEGINS_WITH_FIGURE = re.compile(r"\d[.,:/]?$"), re.compile(r"[.,:/]?\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = re.compile(
    r"\d{4}\.\d\d?(?:\.\d\d?)?|\d+(?:[.,]\d+)?\s?%?|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+"
)


@dataclass(frozen=True)
class Break:
    """The end of a line within a cell: the text so far, its last line and the one beneath."""

    text: str
    last: Line
    line: Line
    room: Room
    spelling: Spelling
    beneath: Sequence[Line] = ()
    """The lines beneath that one."""

    def word(self) -> str:
        """The word that a narrow cell breaks without a hyphen, since it fills the line to its end.

        A program that prints the spaces at the ends of lines would have printed one behind a
        whole word, if it had room there.
        """
        parts = self._parts()
        if parts is None:
            return self._address()
        first, second = parts
        rests, is_open = self._rests(second)
        if second == _NEVER_ALONE and not self.spelling.goes_on(rests, is_open=is_open):
            return first + second
        if second.islower() and second[0] in "йыьъ":
            return first + second
        if self.room.takes_letter_of(self.line, self.last):
            return ""
        if self._is_ending(first):
            is_rest = self.spelling.is_cut_anywhere and _ENDING.fullmatch(first + second)
            return first + second if is_rest else ""
        return self._address() or (first + second if self._is_one(first, second) else "")

    def number(self) -> str:
        """The number that a narrow cell breaks, such as that of a measure, 4.10."""
        above = self.text.rpartition("\n")[2]
        found, rest = _FIGURES.search(self._end), _REST.match(self.line.text)
        if self.room.takes_letter_of(self.line, self.last):
            return ""
        whole = above + self.line.text
        if self.is_alone and _CUT_PERIOD.fullmatch(f"{above}|{self.line.text}"):
            return above + self.line.text.split()[0]
        span = _SPAN.match(self.line.text) if found and not self.is_alone else None
        if found and span and self.spelling.is_cut_anywhere:
            return found[0] + span[0]
        if _NUMBER.fullmatch(whole) and self.line.text.isdigit():
            return whole
        if above.isdigit() and _COUNT.fullmatch(whole):
            return whole
        if not (found and rest and (self.is_alone or self.spelling.is_cut_anywhere)):
            return ""
        return found[0] + rest[0] if self._is_rest(found[0], rest) else ""

    def doubtful(self) -> str:
        """Two words that may be one, where words too long for a narrow cell are broken."""
        parts = self._parts()
        if parts is None or self.last.words[-1].is_spaced:
            return ""
        if not (parts[1].islower() or parts[0].isupper()):
            return ""
        if self.room.takes_letter_of(self.line, self.last) or not self._may_be_broken:
            return ""
        rests, is_open = self._rests(parts[1])
        is_name = parts[0].isupper() and parts[1][1:].islower() and not self.is_alone
        is_sure = not is_name and self.spelling.are_two(parts[0], rests, is_open=is_open)
        return "" if is_sure else " ".join(parts)

    def doubtful_number(self) -> str:
        """Two numbers that may be one, with what is written together with them."""
        found, rest = _FIGURES.search(self._end), _REST.match(self.line.text)
        above, below = (found[0], rest[0]) if found and rest else self._written_together()
        if not _ENDS_IN_FIGURE.search(above) or not _BEGINS_WITH_FIGURE.match(below):
            return ""
        if self.last.words[-1].is_spaced or self.room.takes_letter_of(self.line, self.last):
            return ""
        return f"{above} {below}" if self._may_be_broken else ""

    def _written_together(self) -> tuple[str, str]:
        """What stands around the end of the line up to a space."""
        return self._end.split()[-1], self.line.text.split()[0]

    @property
    def is_alone(self) -> bool:
        """Whether the line holds nothing but the word: others would have gone to the next line."""
        return " " not in self.last.text

    @property
    def _end(self) -> str:
        """What stands behind the last space of the text, which may be long."""
        return self.text.rpartition(" ")[2]

    @property
    def _may_be_broken(self) -> bool:
        if self.spelling.is_never_broken:
            return False
        return self.spelling.may_be_broken if self.is_alone else self.spelling.is_cut_anywhere

    def _parts(self) -> tuple[str, str] | None:
        """What may be the parts of a word around the end of the line."""
        found, rest = _LAST_WORD.search(self._end), _LETTERS.match(self.line.text)
        return (found[0], rest[0]) if found and rest else None

    def _rests(self, second: str) -> tuple[Sequence[str], bool]:
        """What the second part may be with lines beneath, and whether it may go on even then.

        It goes on where it is all that its line holds.
        """
        rests = [second]
        whole = second == self.line.text
        for line in self.beneath[:_MOST]:
            rest = _LETTERS.match(line.text) if whole else None
            if rest is None or rest[0].islower() is not second.islower():
                return rests, False
            rests.append(rests[-1] + rest[0])
            whole = rest[0] == line.text
        return rests, whole

    def _is_ending(self, last: str) -> bool:
        """Whether what ends the text is an ending behind a hyphen or a closing quote."""
        above = self.text[: -len(last)]
        is_opened = above.endswith('"') and above.count('"') % 2 == 1
        is_behind = _HYPHENED.search(above) is not None and not is_opened
        return is_behind and (above[-1] in _QUOTES or _ENDING.fullmatch(last) is not None)

    def _is_one(self, first: str, second: str) -> bool:
        spelling = self.spelling
        if is_abbreviated(first + second):
            return spelling.is_broken_name(first, second, is_alone=self.is_alone)
        is_capital = len(first) == 1 and first.isupper() and self.spelling.is_cut_anywhere
        if is_capital and not self.text[:-1].endswith("."):
            return True
        if not (second.islower() or (first + second).isupper()):
            return False
        is_cut = spelling.is_broken_anywhere if self.is_alone else spelling.is_cut_anywhere
        lacks_space = spelling.has_spaces_at_ends and is_cut and self.room.takes_space(self.last)
        if lacks_space and second.islower():
            return True
        if self.is_alone or spelling.is_cut_anywhere:
            rests, is_open = self._rests(second)
            return spelling.is_broken(first, rests, is_alone=self.is_alone, is_open=is_open)
        return second.islower() and spelling.is_surely_broken(first, second)

    def _address(self) -> str:
        """The address such as shilen.gov.mn that the end of a full line breaks, else ""."""
        above, below = self._written_together()
        is_latin = above[-1].isascii() and below[0].isascii() and below[0].isalpha()
        is_within = above[-1].isalpha() or (above[-1] == "." and len(above) > 1)
        is_address = any(_POINTED.search(part) for part in (above, below))
        if not (is_latin and is_within and is_address):
            return ""
        return "" if self.room.takes_letter_of(self.line, self.last) else above + below

    def _is_rest(self, figures: str, rest: re.Match[str]) -> bool:
        """Whether the figures of a full line and those beneath are one number for sure.

        Two numbers may fill the lines of a narrow column by chance, but none begins with 0, and
        a percent says whether the first was one.
        """
        below = rest[1]
        is_whole = _WHOLE.fullmatch(figures + rest[0]) is not None
        if self.spelling.is_never_broken or not is_whole:
            return False
        if self.is_alone and len(below) > len(figures):
            return False
        if figures[-1] in ".," or not self.is_alone:
            return True
        is_year = _YEAR.fullmatch(figures + below) is not None and self.line.text != rest[0]
        return (below[0] == "0" and len(rest[0]) > 1) or rest[2] is not None or is_year
