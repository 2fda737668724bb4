"""The lines of a cell or paragraph as its text: what only the edge has broken is put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailan.documents.content import clean
from tailan.documents.page.line_breaks.broken import Break
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import HYPHENS, Line, Word
from tailan.documents.word_shapes import ENDING_WORD, ENDINGS

_PARTED = re.compile(rf"(?<![\w.@])(?P<word>[^\W\d_a-zA-Z]+)[{HYPHENS}]$")
_CLOSING = re.compile(r"[,.;:!?)»”%](?![.…])|\"(?!\S)")
_CLOSING_SLASH = re.compile(r"/(?=$|[\s,.;:)])")
_OPENING = re.compile(r"[«“„(\[]$")
_OPEN_QUOTE = re.compile(r'(?:^|\s)"$')
_HYPHENED_ENDING = re.compile(rf"[-–](?:{ENDINGS})(?!\w)")
_MEASURE_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_POINT = re.compile(r"[a-z][./@]$")
_LATIN = re.compile(r"[a-z]")
_CODE = re.compile(r"(?<!\w)[А-ЯЁӨҮ]/$|[A-Z]{2}:$")
"""What stands before the number of an order (А/26) or of a standard (MNS:6395)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(rf"(?<=\S)[{HYPHENS}\u2011]$")
_LONE_HYPHEN = re.compile(rf"\s[{HYPHENS}\u2011]$")
_RANGE = re.compile(r"\d[-–]$")
_DASH = re.compile(r"(?<=\w)[–—]$")
_LOWER = re.compile(r"[а-яёөү]+")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+|\d+)$")

_SYLLABLES = re.compile(r"[аэиоуөүяеёюы].*\|[бвгджзйклмнпрстфхцчшщ][аэиоуөүяеёюы]")
"""Where a word may be parted: the second part begins with a consonant and a vowel."""

_SOFT_HYPHEN = "\u00ad"
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
    again: str = ""
    """A line before the text that the page before has printed."""


def block_of(
    lines: Sequence[Line], room: Room, spelling: Spelling = _WHOLE, *, is_in_slashes: bool = False
) -> Block:
    """The text of the lines: a break that is none but the edge's is a space.

    A line break is kept where the next word had room in the line, so that somebody broke the
    line on purpose; and, since it may be one, where the next line begins like a new item. At a
    hyphen the parts of a word are put together; a soft hyphen ends the text of which the rest
    stands on another page. `is_in_slashes` says that a slash on the page before opens a bracket.
    """
    if not lines:
        return Block("")
    writing = _Writing(lines[0].text, spelling, sum(line.text.count("/") for line in lines))
    writing.slashes_above = int(is_in_slashes)
    for i, (last, line) in enumerate(pairwise(lines)):
        writing.add(Break(writing.text, last, line, room, spelling, lines[i + 2 :]))
    whole = _ended(writing.text, lines[-1].words[-1], spelling)
    parted, broken = tuple(writing.parted), tuple(writing.broken)
    return Block(whole, parted, broken, tuple(writing.kept), tuple(writing.apart))


@dataclass
class _Writing:
    """The text of the lines so far, and what was put together in it."""

    text: str
    spelling: Spelling
    slashes: int
    slashes_above: int = 0
    parted: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)

    def add(self, end: Break) -> None:
        """Puts a line to the text."""
        word, following = end.last.words[-1], end.line.text
        is_range = _RANGE.search(self.text) is not None and following[0].isdigit()
        is_dash = _is_dash(self.text, self.spelling) and not ENDING_WORD.match(following)
        is_dash = is_dash and not is_range
        is_spaced = word.is_spaced or is_dash
        is_parted = _is_parted(word, self.spelling)
        if not is_spaced and (whole := _parted_word(self.text, end.line, self.spelling, is_parted)):
            self.parted.append(whole)
            self.text = self.text[:-1]
        elif not is_spaced and (whole := end.word()):
            self.broken.append(whole)
        elif not is_spaced and _has_own_hyphen(self.text, following):
            self.kept.extend(_doubtful_word(self.text, end.line, self.spelling, is_parted))
            is_soft = self.text[-1] == _SOFT_HYPHEN
            self.text = self.text[:-1] if is_soft else f"{self.text[:-1]}-"
        elif not is_spaced and (whole := end.number()):
            self.broken.extend([] if _MEASURE_NUMBER.fullmatch(whole) else [whole])
        elif is_spaced or not self._is_glued(following):
            self._add_gap(end, is_spaced=is_spaced, is_parted=is_parted)
        self.text += following

    def _add_gap(self, end: Break, *, is_spaced: bool, is_parted: bool | None) -> None:
        """Puts a space to the text, or a line break where the line may be broken on purpose."""
        if not end.last.words[-1].is_spaced:
            self.kept.extend(_doubtful_word(self.text, end.line, self.spelling, is_parted))
        self.apart.extend(filter(None, (end.doubtful(), end.doubtful_number())))
        # No space is printed for which the line has no room.
        has_spaces = self.spelling.has_spaces_at_ends
        is_told = has_spaces and (is_spaced or end.room.takes_space(end.last))
        is_open = is_spaced if is_told else _may_go_on(end.line.text)
        is_full = _is_full(end.last, end.line, end.room, self.spelling)
        self.text = _with_plain_hyphen(self.text) + (" " if is_open and is_full else "\n")

    def _is_glued(self, following: str) -> bool:
        """Whether a line was broken where no space stands, as behind a dash or in an address."""
        if _DASH.search(self.text):
            return following[0].isalnum()
        is_ending = _HYPHENED_ENDING.match(following) and self.text[-1] not in ",;:"
        if _OPENING.search(self.text) or is_ending:
            return True
        is_odd = self.text.count('"') % 2 == 1
        closes = following[0] == '"' and not following[1:2].isupper() and self.text[-1] not in ",;:"
        if is_odd and (closes or _OPEN_QUOTE.search(self.text)):
            return True
        if _CODE.search(self.text) and following[0].isdigit():
            return True
        if _CLOSING.match(following) or (_POINT.search(self.text) and _LATIN.match(following)):
            return True
        return self._is_glued_by_slash(following)

    def _is_glued_by_slash(self, following: str) -> bool:
        """Whether a slash joins the lines.

        An odd slash opens a bracket or stands between two words, an even one closes a bracket.
        """
        above = self.text.count("/") + self.slashes_above
        if _CLOSING_SLASH.match(following) and above % 2 == 1:
            return True
        if not self.text.endswith("/") or above % 2 == 0:
            return False
        is_first = self.text[-2:-1] in ("", " ", "\n")
        if is_first and self.spelling.has_slash_brackets:
            return True
        is_even = (self.slashes + self.slashes_above) % 2 == 0
        return self.spelling.has_spaces_at_ends or self.text[-2:-1].isalnum() or is_even


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
    is_ending = ENDING_WORD.match(second.casefold()) is not None
    are_apart = _SYLLABLES.search(f"{first}|{second}".casefold()) is not None
    return second.isupper() and not is_ending and are_apart


def _doubtful_word(
    text: str, line: Line, spelling: Spelling, is_parted: bool | None
) -> Iterator[str]:
    """The word with its hyphen, where this may part one word, or a space may follow it."""
    found, rest = _LAST_WORD.search(text[:-1]), _LETTERS.match(line.text)
    if found is None or rest is None or not _HYPHEN.search(text) or ENDING_WORD.match(line.text):
        return
    word = f"{found[0]}-{rest[0]}"
    is_own = is_parted is False or not spelling.is_hyphenated or spelling.has(word)
    # A program that prints the spaces at the ends of lines would have printed one here.
    if not (is_own and spelling.has_spaces_at_ends):
        yield word


def _has_own_hyphen(text: str, following: str) -> bool:
    """Whether a hyphen at a line's end joins what stands around it; one alone only an ending."""
    if _LONE_HYPHEN.search(text):
        return ENDING_WORD.match(following) is not None
    return _HYPHEN.search(text) is not None


def _may_go_on(text: str) -> bool:
    """Whether a line may go on with the sentence of the one before."""
    return not (text[0].isupper() or text[0].isdigit() or text[0] in '•·▪●\uf0b7-–—«“"')
