"""Words typed in two alphabets: put into one where that is sure, else listed for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tailan.documents.dictionary import is_word
from tailan.plan import Repair, Trace

_WORD = re.compile(r"[^\W\d_]+")
# Latin letters, and those of old fonts, that look like Mongolian ones: Y and v stand for ү.
_LATIN = "ABCEHKMOPTXYaceopxyv"
_MONGOLIAN = "АВСЕНКМОРТХҮасеорхуү"
_OLD_FONTS = ("ЄєЇї", "ӨөҮү")
_TO_MONGOLIAN = str.maketrans(_LATIN + _OLD_FONTS[0], _MONGOLIAN + _OLD_FONTS[1])
_TO_LATIN = str.maketrans("АВСЕНКМОРТХУасеорху", "ABCEHKMOPTXYaceopxy")
_LATIN_LETTER = re.compile("[A-Za-z]")
_CYRILLIC = "[Ѐ-ӿ]"
_CYRILLIC_LETTER = re.compile(_CYRILLIC)
# Written so that a Cyrillic letter, as most are, begins none of the ways.
_MIXED = re.compile(rf"[A-Za-z](?={_CYRILLIC})|(?<={_CYRILLIC})[A-Za-z]|[{_OLD_FONTS[0]}]")
# A Latin abbreviation takes Mongolian endings and words behind it: ERPийн, QRкод.
_ABBREVIATION = re.compile("[A-Z]{2,}[а-яёөү]+")
_BACK_VOWEL, _FRONT_VOWEL = re.compile("[аоуы]", re.IGNORECASE), re.compile("[эөү]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[\w.:/@&+-]*[A-Za-z][\w.:/@&+-]*")
_CAPITALS = re.compile(r"(?<![\w.:/@&+-])[A-Z]{2,}(?![\w.:/@&+-])")
_ROMAN = re.compile("[IVXivx]+(?:[-./][IVXivx]+)*")
_ENDING = re.compile("-[а-яёөү]+$")


def in_one_alphabet(line: str) -> str:
    """The line with its words of mixed letters in one alphabet, where all of them have one.

    Words all in Latin letters stay (ISO, able), and so do abbreviations with an ending (ERPийн).
    """
    if not _MIXED.search(line):
        return line
    return _WORD.sub(lambda match: _in_one_alphabet(match[0]), line)


def latin_words(traces: Iterable[Trace], lines: Iterable[tuple[str, str]] = ()) -> Iterator[Repair]:
    """What a person should look at of the words in Latin letters that a document holds.

    A word of two alphabets that could not be mended, and one whose letters all look Mongolian
    (YCX), is a repair of its own, once; the others are listed in one, since they stay as printed.
    Of `lines`, with the place of each, that stand in no cell of the plan only such as YCX count.
    """
    found = list(_in_cells(traces))
    yield from found
    named = {repair.before for repair in found}
    for line, place in lines:
        for word in _CAPITALS.findall(line):
            if word not in named and not _ROMAN.fullmatch(word) and _doubt(word):
                named.add(word)
                yield Repair(place, "latin-doubtful", word)


def _in_cells(traces: Iterable[Trace]) -> Iterator[Repair]:
    listed: dict[str, str] = {}
    seen: set[str] = set()
    for trace in traces:
        # In a long word the pattern takes long to find that it has no such letter.
        if _LATIN_LETTER.search(trace.raw) is None:
            continue
        for word in _LATIN_WORD.findall(trace.raw):
            shown = _ENDING.sub("", word.strip(".:/-+@&_"))
            if shown.casefold() in seen or _ROMAN.fullmatch(shown):
                continue
            seen.add(shown.casefold())
            if kind := _doubt(shown):
                yield Repair(trace.place, kind, shown)
            elif _in_one_alphabet(shown) == shown:
                listed.setdefault(shown, trace.place)
    if listed:
        yield Repair(next(iter(listed.values())), "latin-words", ", ".join(listed))


def _doubt(shown: str) -> str:
    """Why a word with Latin letters is to be looked at, if it is."""
    words = _WORD.findall(in_one_alphabet(shown))
    if any(_MIXED.search(word) and not _ABBREVIATION.fullmatch(word) for word in words):
        return "letters-mixed"
    is_latin = shown.isalpha() and not _CYRILLIC_LETTER.search(shown)
    looks_mongolian = is_latin and not _LATIN_LETTER.search(shown.translate(_TO_MONGOLIAN))
    return "latin-doubtful" if looks_mongolian and shown.isupper() else ""


def _in_one_alphabet(word: str) -> str:
    """The word in Mongolian letters, in Latin ones, or as it is where neither has them all."""
    if not _MIXED.search(word) or _ABBREVIATION.fullmatch(word):
        return word
    mongolian, latin = _harmonious(word).translate(_TO_MONGOLIAN), word.translate(_TO_LATIN)
    if not _LATIN_LETTER.search(mongolian):
        return mongolian
    is_one_case = word.isupper() or word.islower()
    return latin if is_one_case and not _CYRILLIC_LETTER.search(latin) else word


def _harmonious(word: str) -> str:
    """The word with each Latin y as the Mongolian vowel that goes with its other vowels.

    Where it has no other vowels, a dictionary may know it with ү and not with у, which y looks
    like.
    """
    others = re.sub("[Yy]", "", word).translate(_TO_MONGOLIAN)
    if _FRONT_VOWEL.search(others):
        return word.replace("Y", "Ү").replace("y", "ү")
    if _BACK_VOWEL.search(others):
        return word.replace("Y", "У").replace("y", "у")
    front, back = (word.translate(_TO_MONGOLIAN).replace("у", vowel) for vowel in "үу")
    return word.replace("y", "ү") if "y" in word and is_word(front) and not is_word(back) else word
