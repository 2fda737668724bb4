"""The lines outside tables as paragraphs, headings and items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tailan.documents.block import Block, Room, block_of
from tailan.documents.content import Role
from tailan.documents.marks import without_bullet
from tailan.documents.spelling import Spelling
from tailan.documents.words import Line

_FARTHEST = 1.7
_LOOSER = 1.2
_OTHER_SIZE = 1.12
_INDENT = 0.8
_HEADING_WORDS = 20
_NUMBER = re.compile(r"(?:\d{1,2}\.)+(?:\d{1,2}\.?)?\s+\D|\d{1,2}\)|[а-яөү]\)")
_SENTENCE_END = re.compile(r"[.;:?!…][”»\"')]*$")


@dataclass(frozen=True)
class Text:
    """A paragraph: its text, what it is, and the lines that it stands on."""

    block: Block
    role: Role
    lines: tuple[Line, ...]
    room: Room


def paragraphs(
    lines: Sequence[Line], width: float, size: float, spelling: Spelling
) -> Iterator[Text]:
    """The paragraphs of a page so wide; `size` is that of the letters of running text."""
    left = min(line.left for line in lines)
    room = Room(left, max(width - left, *(line.right for line in lines)))
    pitch = _pitch(lines, room)
    paragraph: list[Line] = [lines[0]]
    for line in lines[1:]:
        if _begins(paragraph, line, room, pitch):
            yield _text(paragraph, room, size, spelling)
            paragraph = []
        paragraph.append(line)
    yield _text(paragraph, room, size, spelling)


def goes_on(last: Text, first: Text) -> bool:
    """Whether the last paragraph of a page goes on with the first one of the next."""
    if first.role not in {last.role, "text"}:
        return False
    end, begin = last.lines[-1], first.lines[0]
    if _is_other_size(end, begin) or _NUMBER.match(begin.text):
        return False
    if last.role == "item" and first.role == "text" and _hangs_from(begin, last):
        return True
    if begin.text[0].islower():
        return not re.search(r"[.!?]$", end.text)
    is_full = not last.room.takes_word_of(begin, end)
    return is_full and not _SENTENCE_END.search(end.text)


def _hangs_from(line: Line, item: Text) -> bool:
    """Whether a line begins where the text of an item does, to the right of its bullet."""
    bullet, text = item.lines[0].words[0], item.lines[-1]
    start = text.left if len(item.lines) > 1 else text.words[min(1, len(text.words) - 1)].left
    return bullet.right < line.left and abs(line.left - start) < _INDENT * line.size / 2


def joined(last: Text, first: Text, spelling: Spelling) -> Text:
    """Both parts of a paragraph that a page break has cut."""
    lines = (*last.lines, *first.lines)
    return _text(lines, last.room, 0.0, spelling)


def _pitch(lines: Sequence[Line], room: Room) -> float:
    """The distance between lines of a paragraph, in heights of letters."""
    pitches = [
        (line.top - above.top) / line.size
        for above, line in pairwise(lines)
        if line.top > above.top and not room.takes_word_of(line, above)
    ]
    return median(pitches) if pitches else _FARTHEST / _LOOSER


def _begins(paragraph: Sequence[Line], line: Line, room: Room, pitch: float) -> bool:
    above = paragraph[-1]
    if line.top - above.top > max(pitch * _LOOSER, 1.0) * line.size:
        return True
    # A stamp at the right edge is no part of the title beneath; no indent is so deep.
    if above.left - line.left > (room.right - room.left) / 3 or _is_other_size(above, line):
        return True
    is_ended = _SENTENCE_END.search(above.text) is not None
    if without_bullet(line.text) is not None and (is_ended or line.text[0] not in "-*–—"):
        return True
    if _NUMBER.match(line.text) and is_ended:
        return True
    return _is_set_off(paragraph, line, room) or room.takes_word_of(line, above)


def _is_set_off(paragraph: Sequence[Line], line: Line, room: Room) -> bool:
    """Whether a line stands deeper than those above, or left of the text of an item."""
    first, above = paragraph[0], paragraph[-1]
    is_centred = abs(room.left + room.right - line.left - line.right) < line.size
    if is_centred or abs(line.left - above.left) < _INDENT * line.size:
        return False
    is_item = without_bullet(first.text) is not None or _NUMBER.match(first.text) is not None
    if is_item:
        return len(paragraph) > 1 and line.left < above.left
    return line.left > above.left and _SENTENCE_END.search(above.text) is not None


def _is_other_size(above: Line, line: Line) -> bool:
    return max(above.size, line.size) > _OTHER_SIZE * min(above.size, line.size)


def _text(lines: Sequence[Line], room: Room, size: float, spelling: Spelling) -> Text:
    block = block_of(lines, room, spelling)
    item = without_bullet(block.text)
    if item is not None:
        block = Block(item, block.parted, block.broken)
    is_large = 0 < size * _OTHER_SIZE < min(line.size for line in lines)
    is_heading = is_large and len(block.text.split()) <= _HEADING_WORDS
    role: Role = "item" if item is not None else "heading" if is_heading else "text"
    return Text(block, role, tuple(lines), room)
