"""Words that nobody can read: letters lost in saving, or in a font that only draws them."""

from __future__ import annotations

import re

from tailan.errors import TailanError

_CUT = re.compile(r"[а-яё]{1,15}\?[а-яё]{1,15}", re.IGNORECASE)
_MANY = 3
_LOST = re.compile(
    '(?<!\\S)[«“"(]*\\?{3,}|\\?[а-яё]|\ufffd|[а-яёөү] ?[ÐÑ]|[ÐÑ] ?[а-яёөү]', re.IGNORECASE
)
"""What stands for lost letters: signs that programs put, and half a letter of UTF-8."""

_WORD = re.compile("[^\\W\\d_]{2,}|\\?{3,}|[\ue000-\uf8ff\ufffd]{2,}")
_CONSONANTS = "[бвгджзклмнпрстфхцчшщъb-df-hj-np-tv-xz]"
_UNREAD = re.compile(
    "\\?{3,}|[\ue000-\uf8ff\ufffd]{2,}|(?<![^\\W\\d_])(?:[À-ÿ]{3,}|[^\\W\\d_a-zA-ZÀ-ɏЀ-ӿ]{2,}|"
    f"{_CONSONANTS}{{6,}})(?![^\\W\\d_])"
)
"""Words of accented letters alone, of another script, or without a vowel."""

_VOWELS, _SURELY_READ = "аиоуэүөеaeiou", 0.15
"""Letters that every text has, and the share of them in a text that surely can be read."""

_FEWEST = 6
_MOST_SHOWN, _LONGEST_SHOWN = 3, 60


def has_lost(text: str) -> bool:
    """Whether letters of a text were lost, which nobody can undo."""
    return _LOST.search(text) is not None


def require_letters(text: str, name: str) -> None:
    """TailanError where letters were lost in saving: a program has put ? for each ө and ү."""
    cut = _CUT.findall(text)
    if len(cut) >= _MANY and not {*"өүӨҮ"}.intersection(text):
        raise TailanError("document.letters_lost", file=name, word=cut[0])


def require_words(text: str, name: str) -> None:
    """TailanError where more than half of the words hold letters that nobody can read."""
    if sum(map(text.count, _VOWELS)) >= _SURELY_READ * len(text):
        return
    unread = _UNREAD.findall(text)
    count = len(_WORD.findall(text))
    if len(unread) < _FEWEST or 2 * len(unread) <= count:
        return
    found = [word[:_LONGEST_SHOWN] for word in dict.fromkeys(unread)][:_MOST_SHOWN]
    raise TailanError(
        "document.words_unread", file=name, unread=len(unread), words=count, found=", ".join(found)
    )
