"""Words and their boxes on a page: put into lines, and the lines into the text of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tailan.documents.content import clean

# pdfium marks a hyphen at a line's end by U+0002 or U+FFFE, whatever hyphen was printed.
_HYPHENATED = re.compile(r"(?P<word>[^\W\d_]{2,})(?P<hyphen>[-\u2010\u00ad\u0002\ufffe])$")
_ENDS_IN_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\u0002\ufffe]$")
_BEGINS_LOWER = re.compile(r"[а-яёөү]")
_NEVER_FIRST = "йыьъ"
"""Letters with which no Mongolian word begins: what begins so goes on with a broken word."""

_GLUED = 0.12
_LOOSE = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space and their box in points from the page's upper left corner.

    `turn` counts the quarter turns to the left by which the word stands on the page;
    `confidence` is that of a recognised word, from 0 to 100, and `other` another reading of it;
    `is_unsure` says that a letter stands for a sign whose meaning the file does not tell.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    is_unsure: bool = False
    confidence: float = 100.0
    other: str = ""

    @property
    def x(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height, which is the size of the letters."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Line:
    """The words of one line from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The height of the letters."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words with spaces between; parts of a word that stand close make one."""
        parts = [self.words[0].text]
        for last, word in pairwise(self.words):
            is_close = word.left - last.right < _GLUED * max(last.height, word.height)
            parts.append(word.text if is_close else f" {word.text}")
        return "".join(parts)


@dataclass(frozen=True)
class Block:
    """The text of lines that stand beneath one another, and words whose hyphen was taken out."""

    text: str
    joined: tuple[str, ...] = ()


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words in lines, downward."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        if lines and _is_level(word, lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda word: word.left))) for line in lines]


def _is_level(word: Word, line: list[Word]) -> bool:
    """Whether a word stands beside the line's tallest one rather than beneath it."""
    tallest = max(line[-8:], key=lambda other: other.height)
    return abs(word.y - tallest.y) < 0.5 * max(word.height, tallest.height)


def upright(words: Sequence[Word]) -> list[Word]:
    """The words of a cell turned so that they read from left to right."""
    turns = [word.turn for word in words]
    turn = max(set(turns), key=turns.count) if turns else 0
    return [turned(word, turn) for word in words] if turn else list(words)


def turned(word: Word, turn: int) -> Word:
    """The word with its box turned back by quarter turns, about the page's corner."""
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    box = {
        0: (left, top, right, bottom),
        1: (-bottom, left, -top, right),
        2: (-right, -bottom, -left, -top),
        3: (top, -right, bottom, -left),
    }[turn % 4]
    return replace(
        word,
        left=box[0],
        top=box[1],
        right=box[2],
        bottom=box[3],
        turn=(word.turn - turn) % 4,
    )


def block_of(lines: Sequence[Line], left: float, right: float) -> Block:
    """The text of the lines between two edges: a break that is none but the edge's is a space.

    A line break is kept where the next word had room in the line, so that somebody broke the
    line on purpose; and, since it may be one, where the next line begins like a new item. At a
    hyphen the parts of a word are put together.
    """
    if not lines:
        return Block("")
    texts, joined = [lines[0].text], []
    for last, line in pairwise(lines):
        texts[-1], begin, word = _at_break(texts[-1], line.text)
        if word:
            joined.append(word)
        elif begin is None:
            is_kept = has_room(last, line, left, right) or not _may_go_on(line.text)
            texts.append("\n" if is_kept else " ")
        texts.append(line.text if begin is None else begin)
    return Block(clean("".join(texts)), tuple(joined))


def _at_break(last: str, following: str) -> tuple[str, str | None, str]:
    """Both lines as they meet at a hyphen, and the word that lost one; None where none stands."""
    begins_lower = _BEGINS_LOWER.match(following) is not None
    hyphenated = _HYPHENATED.search(last)
    if hyphenated and begins_lower and _BEGINS_LOWER.match(hyphenated["word"][-1]):
        word = hyphenated["word"] + re.split(r"[^\w-]", following, maxsplit=1)[0]
        return last[: hyphenated.start("hyphen")], following, word
    if last.endswith("\u00ad"):
        return last[:-1], following, ""
    if following[0] in _NEVER_FIRST and last[-1].isalpha():
        return last, following, ""
    if _ENDS_IN_HYPHEN.search(last):
        return f"{last[:-1]}-", following, ""
    return last, None, ""


def has_room(last: Line, line: Line, left: float, right: float) -> bool:
    """Whether the first word of a line had room at the end of the line before."""
    before, behind = last.left - left, right - last.right
    is_centred = abs(before - behind) < _LOOSE * last.size
    room = before + behind if is_centred else behind
    first = line.words[0]
    return first.right - first.left + 2 * _LOOSE * last.size < room


def _may_go_on(text: str) -> bool:
    """Whether a line may go on with the sentence of the one before."""
    return not (text[0].isupper() or text[0].isdigit() or text[0] in '•·▪●\uf0b7-–—«“"')


def room_beside(lefts: Iterable[float]) -> float:
    """How far text stands from the edge of its cells, told from the nearest of each column."""
    distances = sorted(max(0.0, left) for left in lefts)
    return distances[len(distances) // 4] if distances else 0.0


def chunks(line: Line, gap: float) -> Iterator[Line]:
    """The parts of a line between gaps of at least so many letter heights."""
    part = [line.words[0]]
    for last, word in pairwise(line.words):
        if word.left - max(other.right for other in part) > gap * last.height:
            yield Line(tuple(part))
            part = []
        part.append(word)
    yield Line(tuple(part))
