"""Words whose letters come from two fonts, as where one lacks a letter of Mongolian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailan.documents.page.words import Word

_TOUCH = 0.06
"""Heights of white between letters of one word at most."""

_LEVEL = 0.3
_RECENT = 400
"""Words of a line at most: a program prints the letters of the other font behind them."""


def whole_words(words: Sequence[Word]) -> list[Word]:
    """The words in the order of the file, letters printed later put into the gaps left for them."""
    found: list[Word] = []
    for word in words:
        if found and _stands_before(word, found[-1]):
            _insert(word, found)
        else:
            found.append(word)
    return found


def _stands_before(word: Word, last: Word) -> bool:
    """Whether a word is printed to the left of the last one, in the same line."""
    return word.left < last.left and _are_level(word, last)


def _insert(piece: Word, words: list[Word]) -> None:
    """Puts letters to the words that they touch, or else to the end."""
    recent = range(max(0, len(words) - _RECENT), len(words))
    level = [i for i in recent if _are_level(words[i], piece)]
    before = next((i for i in level if _touch(words[i], piece)), None)
    behind = next((i for i in level if _touch(piece, words[i])), None)
    if before is not None:
        words[before] = piece = _together(words[before], piece)
    if behind is not None:
        words[behind] = _together(piece, words[behind])
        if before is not None:
            del words[before]
    elif before is None:
        words.append(piece)


def _are_level(word: Word, other: Word) -> bool:
    return word.turn == other.turn == 0 and abs(word.y - other.y) < _LEVEL * other.height


def _touch(word: Word, following: Word) -> bool:
    return abs(following.left - word.right) < _TOUCH * following.height


def _together(word: Word, rest: Word) -> Word:
    return replace(
        word,
        text=word.text + rest.text,
        right=rest.right,
        is_unsure=word.is_unsure or rest.is_unsure,
        is_spaced=word.is_spaced or rest.is_spaced,
        is_parted=rest.is_parted,
    )
