"""The lines outside tables as paragraphs, headings and items of lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tailan.documents.content import Role
from tailan.documents.marks import looks_like_heading, without_bullet
from tailan.documents.page.line_breaks.block import Block, block_of
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import Line

_FARTHEST = 1.7
_LOOSER = 1.15
_HEADING = 1.5
"""Heights of letters by which the lines of a heading stand beneath one another at most."""

_OTHER_SIZE = 1.12
_INDENT = 0.8
_HEADING_WORDS = 20
_FEWEST_RUNNING = 3
_FEWEST_WORDS = 3
"""Lines of running text that tell its size, and words of a sentence among them."""

_NUMBER = re.compile(r"(?:\d{1,2}\.)+(?:\d{1,2}\.?)?\s+\D|\d{1,2}\)|[а-яөү]\)")
_SENTENCE_END = re.compile(r"[.;:?!…][”»\"')]*$")


@dataclass(frozen=True)
class Text:
    """A paragraph: its text, what it is, and the lines that it stands on."""

    block: Block
    role: Role
    lines: tuple[Line, ...]
    room: Room


@dataclass(frozen=True)
class Setting:
    """How the running text of a document is set, and its spelling."""

    size: float
    """The height of its letters."""
    is_bold: bool
    spelling: Spelling
    pitch: float | None = None
    """How far its lines stand beneath one another, in heights of letters, where white parts its
    paragraphs: there a line that ends early ends none."""

    def seen_in(self, runs: Iterable[tuple[Sequence[Line], float]]) -> Setting:
        """The setting with what the lines outside tables, on pages so wide, say of it."""
        found = [(lines, _room(lines, width)) for lines, width in runs]
        own = self._of_size(line for lines, _ in found for line in lines)
        return own._of_white(found)

    def _of_size(self, lines: Iterable[Line]) -> Setting:
        """The setting with the height of letters in sentences and lists, where it is greater.

        Slides print most of their letters in tables, which are smaller.
        """
        said = [line for line in lines if _is_running(line)]
        sizes = Counter(round(line.size, 1) for line in said)
        size, count = max(sizes.items(), key=lambda one: one[1], default=(0.0, 0))
        return replace(self, size=max(size, self.size)) if count >= _FEWEST_RUNNING else self

    def _of_white(self, found: Sequence[tuple[Sequence[Line], Room]]) -> Setting:
        """The setting with what lines say of the white between paragraphs."""
        full = [pitch for lines, room in found for pitch in _full_pitches(lines, room)]
        if not full:
            return self
        pitch = median(full)
        ends = [end > pitch * _LOOSER for lines, room in found for end in _end_pitches(lines, room)]
        return replace(self, pitch=pitch) if 2 * sum(ends) > len(ends) else self


def _is_running(line: Line) -> bool:
    """Whether a line is surely of running text: the end of a sentence, or an item of a list."""
    is_sentence = line.text.endswith((".", ";")) and len(line.words) >= _FEWEST_WORDS
    return is_sentence or without_bullet(line.text) is not None


def paragraphs(lines: Sequence[Line], width: float, setting: Setting) -> Iterator[Text]:
    """The paragraphs of a page so wide."""
    room = _room(lines, width)
    paragraph: list[Line] = [lines[0]]
    pitch = setting.pitch or median(_full_pitches(lines, room) or [_FARTHEST / _LOOSER])
    for line in lines[1:]:
        if _begins(paragraph, line, room, pitch, setting):
            yield _text(paragraph, room, setting)
            paragraph = []
        paragraph.append(line)
    yield _text(paragraph, room, setting)


def goes_on(last: Text, first: Text) -> bool:
    """Whether the last paragraph of a page goes on with the first one of the next."""
    if first.role not in {last.role, "text"}:
        return False
    end, begin = last.lines[-1], first.lines[0]
    if _is_other_print(end, begin) or _NUMBER.match(begin.text):
        return False
    # The title of a slide is no rest of the one before, below which nothing stands.
    if last.role == first.role == "heading" and not begin.text[0].islower():
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


def joined(last: Text, first: Text, setting: Setting) -> Text:
    """Both parts of a paragraph that a page break has cut."""
    return replace(_text((*last.lines, *first.lines), last.room, setting), role=last.role)


def _room(lines: Sequence[Line], width: float) -> Room:
    left = min(line.left for line in lines)
    return Room(left, max(width - left, *(line.right for line in lines)))


def _full_pitches(lines: Sequence[Line], room: Room) -> list[float]:
    """How far lines stand beneath those that they go on with, in heights of letters.

    A full line that ends a sentence may end its paragraph too: where all do, nothing is farther
    from the line above it than the items of a list are from one another.
    """
    full = [(pitch, above) for pitch, is_full, above in _pitches(lines, room) if is_full]
    if all(_SENTENCE_END.search(above.text) for _, above in full):
        most = min(_item_pitches(lines), default=float("inf"))
        return [min(pitch, most) for pitch, _ in full]
    return [pitch for pitch, _ in full]


def _item_pitches(lines: Sequence[Line]) -> Iterator[float]:
    """How far the items of a list that have one line each stand beneath one another."""
    for above, line in pairwise(lines):
        is_list = _is_marked(above) and _is_marked(line) and not _is_other_print(above, line)
        if is_list and line.top > above.top:
            yield (line.top - above.top) / line.size


def _end_pitches(lines: Sequence[Line], room: Room) -> list[float]:
    """How far lines stand beneath those that end early."""
    return [pitch for pitch, is_full, _ in _pitches(lines, room) if not is_full]


def _pitches(lines: Sequence[Line], room: Room) -> Iterator[tuple[float, bool, Line]]:
    """How far lines of the same print stand beneath one another, if the upper is full, and that."""
    for above, line in pairwise(lines):
        is_alike = not (_is_other_print(above, line) or _is_marked(line))
        if line.top > above.top and is_alike:
            is_full = not room.takes_word_of(line, above)
            yield (line.top - above.top) / line.size, is_full, above


def _begins(
    paragraph: Sequence[Line], line: Line, room: Room, pitch: float, setting: Setting
) -> bool:
    above = paragraph[-1]
    is_rest = _is_rest_of_heading(above, line, room, setting)
    if line.top - above.top > (_HEADING if is_rest else max(pitch * _LOOSER, 1.0)) * line.size:
        return True
    # A stamp at the right edge is no part of the title beneath; no indent is so deep.
    if above.left - line.left > (room.right - room.left) / 3 or _is_other_size(above, line):
        return True
    # A heading in letters as large as those of the text beneath it.
    if all(one.is_bold for one in paragraph) and not line.is_bold and line.text[0].isupper():
        return True
    is_ended = _SENTENCE_END.search(above.text) is not None
    if without_bullet(line.text) is not None and (is_ended or line.text[0] not in "-*–—"):
        return True
    is_far = line.top - above.top > _FARTHEST * line.size
    leads_in = is_far and above.text.endswith(":") and line.text[0].isupper()
    if leads_in or (_NUMBER.match(line.text) and is_ended):
        return True
    if _is_set_off(paragraph, line, room):
        return True
    is_same = above.is_bold == line.is_bold and not (_is_marked(line) or _leaves(paragraph, line))
    return room.takes_word_of(line, above) and not (setting.pitch is not None and is_same)


def _is_rest_of_heading(above: Line, line: Line, room: Room, setting: Setting) -> bool:
    """Whether a line has no room in the heading above it, whose lines may stand further apart."""
    is_large = above.size > _OTHER_SIZE * setting.size or (above.is_bold and not setting.is_bold)
    is_apart = _is_other_print(above, line) or _is_marked(line)
    return is_large and not (is_apart or room.takes_word_of(line, above))


def _is_set_off(paragraph: Sequence[Line], line: Line, room: Room) -> bool:
    """Whether a line stands deeper than those above, or left of the text of an item."""
    first, above = paragraph[0], paragraph[-1]
    is_centred = abs(room.left + room.right - line.left - line.right) < line.size
    if is_centred or abs(line.left - above.left) < _INDENT * line.size:
        return False
    is_item = _is_marked(first)
    if is_item:
        return len(paragraph) > 1 and line.left < above.left
    return line.left > above.left and _SENTENCE_END.search(above.text) is not None


def _is_marked(line: Line) -> bool:
    """Whether a line begins with a bullet or a number."""
    return without_bullet(line.text) is not None or _NUMBER.match(line.text) is not None


def _leaves(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a line stands to the left of the text of an item."""
    bullet, *words = paragraph[0].words
    is_item = without_bullet(paragraph[0].text) is not None and bool(words)
    return is_item and line.left < (bullet.right + words[0].left) / 2


def _is_other_print(above: Line, line: Line) -> bool:
    return _is_other_size(above, line) or above.is_bold != line.is_bold


def _is_other_size(above: Line, line: Line) -> bool:
    return max(above.size, line.size) > _OTHER_SIZE * min(above.size, line.size)


def _text(lines: Sequence[Line], room: Room, setting: Setting) -> Text:
    block = block_of(lines, room, setting.spelling)
    item = without_bullet(block.text)
    if item is not None:
        block = replace(block, text=item)
    is_heading = item is None and _is_heading(block.text, lines, setting)
    role: Role = "item" if item is not None else "heading" if is_heading else "text"
    return Text(block, role, tuple(lines), room)


def _is_heading(text: str, lines: Sequence[Line], setting: Setting) -> bool:
    """Whether a text is set in larger letters than running text, or in bold ones."""
    if setting.size * _OTHER_SIZE < min(line.size for line in lines):
        return len(text.split()) <= _HEADING_WORDS
    is_bold = not setting.is_bold and all(line.is_bold for line in lines)
    return is_bold and looks_like_heading(text)
