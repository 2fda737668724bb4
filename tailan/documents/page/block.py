"""The lines of a cell or paragraph as its text: what only the edge has broken is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.content import clean
from tailan.documents.page.spelling import Spelling
from tailan.documents.page.words import HYPHENS, Line, Word
from tailan.documents.word_shapes import ENDINGS

_PARTED = re.compile(rf"(?<![\w.@])(?P<word>[^\W\d_a-zA-Z]+)[{HYPHENS}]$")
_CLOSING = re.compile(r"[,.;:!?)»”%](?![.…])")
_POINT = re.compile(r"[a-z][./@]$")
_HYPHENED = re.compile(rf"[{HYPHENS}\u2011–—”»\"]$")
"""What stands before an ending (ИТХ-д, “Ногоон жил”-ийн): no word goes on behind it."""

_POINTED = re.compile(r"[A-Za-z]\.[A-Za-z]")
_LATIN = re.compile(r"[a-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(rf"(?<=\S)[{HYPHENS}\u2011]$")
_LONE_HYPHEN = re.compile(rf"\s[{HYPHENS}\u2011]$")
_ENDING = re.compile(rf"(?:{ENDINGS})(?!\w)")
_DASH = re.compile(r"(?<=\w)[–—]$")
_LOWER = re.compile(r"[а-яёөү]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")

_SYLLABLES = re.compile(r"[аэиоуөүяеёюы].*\|[бвгджзйклмнпрстфхцчшщ][аэиоуөүяеёюы]")
"""Where a word may be parted: the second part begins with a consonant and a vowel."""

_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_SOFT_HYPHEN = "\u00ad"
_LOOSE = 0.3
_INDENT = 1.5
_WIDER = 1.1
"""The width of the first letter of a word at most, in those of its mean letter."""

_NARROW = 0.5
"""The width of a comma or a full stop, in letters."""

_SPACE = 0.28
"""The widest space between words, in heights of a line."""
_WHOLE = Spelling()


@dataclass(frozen=True)
class Block:
    """The text of lines that stand beneath one another, and words whose parts were joined."""

    text: str
    parted: tuple[str, ...] = ()
    """Words whose hyphen at a line's end was taken out."""
    broken: tuple[str, ...] = ()
    """Words that stood in two lines without a hyphen."""
    kept: tuple[str, ...] = ()
    """Words whose hyphen at a line's end was kept, where it may part one word or two."""
    apart: tuple[str, ...] = ()
    """Pairs of words that may be one, broken at the end of a line which the first fills alone."""


@dataclass(frozen=True)
class Room:
    """The edges between which the lines of a block stand."""

    left: float
    right: float

    def behind(self, line: Line) -> float:
        """How much room is left beside a line, on both sides of a centred one."""
        before, behind = line.left - self.left, self.right - line.right
        is_centred = abs(before - behind) < _LOOSE * line.size and before > _INDENT * line.size
        return before + behind if is_centred else behind

    def takes_word_of(self, line: Line, last: Line) -> bool:
        """Whether the first word of a line had room at the end of the line before."""
        first = line.words[0]
        return first.right - first.left + 2 * _LOOSE * last.size < self.behind(last)

    def takes_letter_of(self, line: Line, last: Line) -> bool:
        """Whether the first letter of a line had room at the end of the line before."""
        first = line.words[0]
        letters = sum(1 if sign.isalnum() else _NARROW for sign in first.text)
        return _WIDER * (first.right - first.left) / letters < self.behind(last)

    def takes_space(self, last: Line) -> bool:
        """Whether a space had room at the end of a line."""
        return self.behind(last) > _SPACE * last.size


def block_of(lines: Sequence[Line], room: Room, spelling: Spelling = _WHOLE) -> Block:
    """The text of the lines: a break that is none but the edge's is a space.

    A line break is kept where the next word had room in the line, so that somebody broke the
    line on purpose; and, since it may be one, where the next line begins like a new item. At a
    hyphen the parts of a word are put together; a soft hyphen ends the text of which the rest
    stands on another page.
    """
    if not lines:
        return Block("")
    text = lines[0].text
    parted: list[str] = []
    broken: list[str] = []
    kept: list[str] = []
    apart: list[str] = []
    slashes = sum(line.text.count("/") for line in lines)
    for last, line in pairwise(lines):
        end = last.words[-1]
        is_spaced = end.is_spaced or _is_dash(text, spelling)
        is_parted = _is_parted(end, spelling)
        if not is_spaced and (word := _parted_word(text, line, spelling, is_parted)):
            parted.append(word)
            text = text[:-1]
        elif not is_spaced and (word := _broken_word(last, line, room, spelling)):
            broken.append(word)
        elif not is_spaced and _has_own_hyphen(text, line.text):
            kept.extend(_doubtful_word(text, line, spelling, is_parted))
            text = text[:-1] if text[-1] == _SOFT_HYPHEN else f"{text[:-1]}-"
        elif _is_broken_number(text, last, line, room):
            pass
        elif is_spaced or not _is_glued(text, line.text, slashes, spelling):
            kept.extend(() if end.is_spaced else _doubtful_word(text, line, spelling, is_parted))
            apart.extend(_doubtful_pair(last, line, room, spelling))
            is_open = is_spaced if spelling.has_spaces_at_ends else _may_go_on(line.text)
            is_full = _is_full(last, line, room, spelling)
            text = _with_plain_hyphen(text) + (" " if is_open and is_full else "\n")
        text += line.text
    whole = _ended(text, lines[-1].words[-1], spelling)
    return Block(whole, tuple(parted), tuple(broken), tuple(kept), tuple(apart))


def _is_dash(text: str, spelling: Spelling) -> bool:
    """Whether what ends the text stands between two words: no line breaks at a hyphen here."""
    return not spelling.breaks_at_hyphens and _HYPHEN.search(text) is not None


def _ended(text: str, end: Word, spelling: Spelling) -> str:
    """The text; a soft hyphen ends it where another page goes on with the word."""
    whole = clean(_with_plain_hyphen(text))
    is_cut = _is_parted(end, spelling) and _PARTED.search(whole)
    return whole[:-1] + _SOFT_HYPHEN if is_cut else whole


def _is_full(last: Line, line: Line, room: Room, spelling: Spelling) -> bool:
    """Whether a line ends since the next word had no room, or to make the next lines better."""
    if not room.takes_word_of(line, last):
        return True
    goes_on = _may_go_on(line.text) or last.text[-1] == ","
    return spelling.is_justified and last.words[-1].is_spaced and goes_on


def _is_parted(word: Word, spelling: Spelling) -> bool | None:
    """Whether the hyphen at the end of a line but parts a word; None where nothing tells."""
    return spelling.are_parted[word.is_bold] if word.is_parted is None else word.is_parted


def _with_plain_hyphen(text: str) -> str:
    return f"{text[:-1]}-" if text[-1] in HYPHENS else text


def _parted_word(text: str, line: Line, spelling: Spelling, is_parted: bool | None) -> str:
    """The word that a hyphen parts at the end of the text; none where the hyphen is its own."""
    found, rest = _PARTED.search(text), _LETTERS.match(line.text)
    if found is None or rest is None or is_parted is False:
        return ""
    first, second = found["word"], rest[0]
    if second.islower() != first[-1].islower():
        return ""
    if is_parted:
        return "" if spelling.has(f"{first}-{second}") else first + second
    if first.isupper() and not (spelling.has(first + second) or _are_syllables(first, second)):
        return ""
    return "" if spelling.is_compound(first, second) else first + second


def _are_syllables(first: str, second: str) -> bool:
    """Whether a machine may have parted a word in capitals here, other than before an ending."""
    is_ending = _ENDING.match(second.casefold()) is not None
    are_apart = _SYLLABLES.search(f"{first}|{second}".casefold()) is not None
    return second.isupper() and not is_ending and are_apart


def _doubtful_word(
    text: str, line: Line, spelling: Spelling, is_parted: bool | None
) -> Iterator[str]:
    """The word with its hyphen, where this may part one word, or a space may follow it."""
    found, rest = _LAST_WORD.search(text[:-1]), _LETTERS.match(line.text)
    if found is None or rest is None or not _HYPHEN.search(text) or _ENDING.match(line.text):
        return
    word = f"{found[0]}-{rest[0]}"
    is_own = is_parted is False or not spelling.is_hyphenated or spelling.has(word)
    # A program that prints the spaces at the ends of lines would have printed one here.
    if not (is_own and spelling.has_spaces_at_ends):
        yield word


def _doubtful_pair(last: Line, line: Line, room: Room, spelling: Spelling) -> Iterator[str]:
    """Two words that may be one, where words too long for a narrow cell are broken anywhere."""
    found, rest = _LAST_WORD.search(last.text), _LETTERS.match(line.text)
    is_alone = spelling.may_be_broken and len(last.words) == 1
    if not is_alone or found is None or rest is None or not rest[0].islower():
        return
    if not (last.words[-1].is_spaced or room.takes_letter_of(line, last)):
        yield f"{found[0]} {rest[0]}"


def _has_own_hyphen(text: str, following: str) -> bool:
    """Whether a hyphen at a line's end joins what stands around it; one alone only an ending."""
    is_alone = _LONE_HYPHEN.search(text) is not None
    return _ENDING.match(following) is not None if is_alone else _HYPHEN.search(text) is not None


def _is_broken_number(text: str, last: Line, line: Line, room: Room) -> bool:
    """Whether the number of a measure, such as 4.10, is broken in a cell too narrow for it."""
    above = text.rpartition("\n")[2]
    is_number = _NUMBER.fullmatch(above + line.text) is not None and line.text.isdigit()
    return is_number and not room.takes_letter_of(line, last)


def _broken_word(last: Line, line: Line, room: Room, spelling: Spelling) -> str:
    """The word that a narrow cell breaks without a hyphen, since it fills the line to its end.

    A program that prints the spaces at the ends of lines would have printed one behind a whole
    word, if it had room there.
    """
    found, rest = _LAST_WORD.search(last.text), _LETTERS.match(line.text)
    if found is None or rest is None:
        return ""
    first, second = found[0], rest[0]
    if second.islower() and line.text[0] in "йыьъ":
        return first + second
    if _HYPHENED.search(last.text[: found.start()]):
        return ""
    if room.takes_letter_of(line, last):
        return ""
    if _is_address(last.text, line.text):
        return first + second
    if not second.islower():
        return ""
    is_alone = len(last.words) == 1
    is_cut = spelling.is_broken_anywhere if is_alone else spelling.is_cut_anywhere
    lacks_space = spelling.has_spaces_at_ends and is_cut and room.takes_space(last)
    is_broken = spelling.is_broken if is_alone else spelling.is_surely_broken
    return first + second if lacks_space or is_broken(first, second) else ""


def _is_address(text: str, following: str) -> bool:
    """Whether a line's end breaks an address such as shilen.gov.mn between two letters."""
    above, below = text.split()[-1], following.split()[0]
    is_latin = above[-1].isascii() and below[0].isascii()
    return is_latin and any(_POINTED.search(part) for part in (above, below))


def _is_glued(text: str, following: str, slashes: int, spelling: Spelling) -> bool:
    """Whether a line was broken where no space stands, as behind a dash or within an address.

    An odd slash opens a bracket or stands between two words, an even one closes a bracket.
    """
    if _DASH.search(text):
        return following[0].isalnum()
    is_quoted = following[0] == '"' and text.count('"') % 2 == 1
    if is_quoted or _CLOSING.match(following) or (_POINT.search(text) and _LATIN.match(following)):
        return True
    if not text.endswith("/") or text.count("/") % 2 == 0:
        return False
    return spelling.has_spaces_at_ends or text[-2:-1].isalnum() or slashes % 2 == 0


def _may_go_on(text: str) -> bool:
    """Whether a line may go on with the sentence of the one before."""
    return not (text[0].isupper() or text[0].isdigit() or text[0] in '•·▪●\uf0b7-–—«“"')


def room_beside(lefts: Iterable[float]) -> float:
    """How far text stands from the edge of its cells, told from the nearest of each column."""
    distances = sorted(max(0.0, left) for left in lefts)
    return distances[len(distances) // 4] if distances else 0.0
