"""Several indicators in one cell: their names split, with their baselines and targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tailan.forms.marks import MARK, marked_places, without_marks
from tailan.forms.words import FormWords, any_of, is_nothing, unit_pattern
from tailan.number import value_splits

_TRIMMED = " \n;,/-–—•·"
_JOINING = re.compile(r"\s+(?:ба|болон)$")
# What says that each of several indicators has a value of its own.
_EACH_ITS_OWN = re.compile(r"[\s,]*тус тус\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|(?<=\s)/[^/\n]*/(?!\w)")
_LAST_ASIDE = re.compile(rf"\s*(?:{_ASIDE.pattern})\s*$")
_CAPITAL = r"[«“„\"]?[А-ЯЁӨҮ]"
# Cases that make a word lean on the next one: no name ends in them.
_LEANING = re.compile(r"(?:ын|ийн|ны|ний|ийг|ыг|аар|ээр|оор|өөр|ад|эд|од|өд)$")
_MOST_PLACES = 8
"""Splits are tried at up to this number of likely places: more are prose, not names."""

_Splits = list[tuple[str, ...]]


@dataclass(frozen=True)
class Levels:
    """One indicator of a row with its printed baseline and target."""

    name: str
    baseline: str
    target: str


_ROUND = ("100", "0")
"""Values that come second so often that nobody takes them for the end of a larger number."""


@dataclass(frozen=True)
class SplitRow:
    """The indicators of one row; `fits` is false where names and values differ in number."""

    indicators: tuple[Levels, ...]
    fits: bool
    is_doubtful: bool = False
    """Whether a space between two values may as well stand between the thousands of one."""

    @property
    def shown(self) -> str:
        """The indicators with their values on one line, for a person to compare."""
        return " | ".join(
            f"{one.name}: {one.baseline or '–'} → {one.target or '–'}" for one in self.indicators
        )


def split_indicators(names: str, baselines: str, targets: str, words: FormWords) -> SplitRow:
    """The indicators of a row from the texts of its three cells, line breaks kept.

    The number of values decides how often the names are split, at sure places first (line
    breaks, numbering, an ending such as "тоо" before a new beginning), then at likely ones.
    Where there are fewer values than sure names, the values go to the first indicators.
    """
    texts = without_marks(names, (baselines, targets))
    splits = [value_splits(text) for text in texts]
    parts = _names(names, splits, words)
    if len(parts) == 1:
        lone = Levels(parts[0], _one_line(baselines), _one_line(targets))
        return SplitRow((lone,), True, _may_be_several(parts[0], splits))
    columns = [
        _shared_out(text, found, len(parts)) for text, found in zip(texts, splits, strict=True)
    ]
    levels = zip(parts, *(values for values, _ in columns), strict=True)
    return SplitRow(
        tuple(Levels(*level) for level in levels),
        all(fits for _, fits in columns),
        any(map(_may_be_one, splits, (values for values, _ in columns))),
    )


def _may_be_one(splits: _Splits, values: Sequence[str]) -> bool:
    """Whether values parted by a space alone may be one number; 60 100 are two percents."""
    joined = [own for own in splits if own != tuple(values) and any(" " in one for one in own)]
    return (
        tuple(values) in splits
        and any(value not in _ROUND for value in values[1:])
        and bool(joined)
    )


def _may_be_several(name: str, splits: list[_Splits]) -> bool:
    """Whether both cells read as one number may as well hold two, and the name begins anew."""
    are_two = all(any(len(split) == 2 for split in found) for found in splits)
    return are_two and re.search(rf"[а-яёөү] (?={_CAPITAL})", name) is not None


def _names(text: str, splits: list[_Splits], words: FormWords) -> list[str]:
    """The names in a cell: as many as there are values where the text can be split so."""
    if marked := marked_places(text):
        return _cut(text, marked)
    bare = _EACH_ITS_OWN.sub("", text)
    sure = _sure_places(bare, words)
    begun = [found.end() for found in re.finditer(rf"\s(?={_CAPITAL})", bare)]
    if len(begun) > len(sure) and _are_apart(len(begun) + 1, splits):
        return _cut(bare, begun)
    wanted = _wanted(len(sure) + 1, splits, are_several=bare != text)
    lines = [i for i, letter in enumerate(bare) if letter == "\n"]
    if wanted > 1 and len(lines) + 1 == wanted != len(sure) + 1:
        return _cut(bare, lines)
    if len(sure) + 1 > wanted:
        return _cut(bare, _surest(bare, sure, words))
    likeliest = _likeliest(bare, sure, wanted, words)
    is_sure = _are_agreed(wanted, splits) or all(
        _ends_as_name(name, words) for name in _cut(bare, likeliest)
    )
    names = _cut(bare, likeliest if is_sure else sure)
    return names if len(names) > 1 else [_one_line(text)]


def _wanted(sure: int, splits: list[_Splits], *, are_several: bool) -> int:
    """How many values stand in both cells: as many as the sure names where that can be."""
    counts = [{len(split) for split in found} for found in splits if found]
    if not counts:
        return 1
    shared = set.intersection(*counts)
    if sure in shared and not (are_several and sure == 1):
        return sure
    return max(shared or set.union(*counts))


def _are_apart(count: int, splits: list[_Splits]) -> bool:
    """Whether every cell prints so many numbers, none of them joined: 12 150 24 are three."""
    return all(splits) and all(max(map(len, found)) == count > 2 for found in splits)


def _are_agreed(count: int, splits: list[_Splits]) -> bool:
    """Whether every cell with numbers can be read as so many of them."""
    return all(any(len(split) == count for split in found) for found in splits if found)


def _sure_places(text: str, words: FormWords) -> list[int]:
    """Where one name surely ends and the next begins: (ending) (separator) Capital or line.

    An ending is also what the last name ends in, as a unit that each of them has (… тонн).
    """
    last = re.findall(r"[^\W\d_]+", text)[-1:]
    endings = "|".join(filter(None, (any_of(words.indicator_endings), *last)))
    pattern = re.compile(
        # Only the endings in any case: "үнэлгээ хийсэн эсэх" goes on in small letters.
        rf"(?<!\w)(?i:{endings})\s*(?:[;,/]\s*(?=\w)|\n\s*(?=\S)|\s(?={_CAPITAL}))"
    )
    places = (match.end() for match in pattern.finditer(text) if _begins_name(text, match, words))
    return [place for place in _outside_asides(places, text) if not _is_unit(text, place, words)]


def _begins_name(text: str, match: re.Match[str], words: FormWords) -> bool:
    """Whether what follows is a name of its own: a capital letter, or an ending of its own."""
    rest = text[match.end() :].lstrip('«“„" ')
    if "," in match[0] or "/" in match[0]:
        return _ends_as_name(rest, words)
    return rest[:1].isupper() or _ends_as_name(rest, words)


def _surest(text: str, sure: list[int], words: FormWords) -> list[int]:
    """The sure places that stand without a value of their own: all, or those at line breaks."""
    if all(_ends_as_name(name, words) for name in _cut(text, sure)):
        return sure
    return [place for place in sure if text[:place].rstrip(" ").endswith("\n")]


def _likeliest(text: str, sure: list[int], wanted: int, words: FormWords) -> list[int]:
    """The sure places with as many likely ones as are wanted, where the names read best."""
    likely = [place for place in _likely_places(text, words) if place not in sure][:_MOST_PLACES]
    ways = [sorted({*sure, *extra}) for extra in combinations(likely, wanted - 1 - len(sure))]
    return max(ways, key=lambda places: _likelihood(_cut(text, places), words), default=sure)


def _likely_places(text: str, words: FormWords) -> list[int]:
    """Where a name may begin: after a separator, a line break, an ending, before a capital."""
    endings = any_of(words.indicator_endings)
    between = rf"(?<!\w)(?i:{endings})\s(?:(?:ба|болон)\s)?(?!(?:ба|болон)\s)(?=\w)"
    matches = re.finditer(rf"[;,/\n]\s*|{between}|\s(?={_CAPITAL})", text)
    places = _outside_asides((match.end() for match in matches), text)
    return [place for place in places if not _is_unit(text, place, words)] or places


def _is_unit(text: str, place: int, words: FormWords) -> bool:
    """Whether there stands only what the name before is counted in, behind its comma."""
    unit = rf"{unit_pattern(words)}\s*(?:[,;/\n]|$|(?={_CAPITAL}))"
    return text[:place].rstrip(" ")[-1:] == "," and re.match(unit, text[place:]) is not None


def _outside_asides(places: Iterable[int], text: str) -> list[int]:
    """The places that do not part what stands in brackets or between strokes from its name."""
    asides = [found.span() for found in _ASIDE.finditer(text)]
    return [place for place in places if not any(a <= place < b for a, b in asides)]


def _likelihood(names: list[str], words: FormWords) -> tuple[int, int, int]:
    """How well names read: how many end badly, begin or end well, and words of the shortest."""
    ends = [name.split()[-1].casefold() for name in names if name]
    leaning = sum(_LEANING.search(end) is not None for end in ends)
    shortest = min(len(name.split()) for name in names)
    begun = sum(name.lstrip('«“„"')[:1].isupper() for name in names[1:])
    return -leaning, begun + sum(_ends_as_name(name, words) for name in names), shortest


def _ends_as_name(rest: str, words: FormWords) -> bool:
    """Whether the last word is one that names end in, or the last before an aside (тоо /ш/)."""
    said = (re.findall(r"\w+", text)[-1:] for text in (rest, _LAST_ASIDE.sub("", rest)))
    return any(word.casefold() in words.indicator_endings for last in said for word in last)


def _cut(text: str, places: Iterable[int]) -> list[str]:
    bounds = [0, *places, len(text)]
    parts = [text[a:b] for a, b in pairwise(bounds)]
    if len(parts) == 1:
        return [_one_line(text)]
    names = [_trimmed(MARK.sub("", part)) for part in parts]
    return [name for name in names if name] or [""]


def _trimmed(part: str) -> str:
    """A name without the separators around it; a stroke that closes an aside is none (/удаа/)."""
    line = _one_line(part)
    name = _JOINING.sub("", line.strip(_TRIMMED))
    closes = line.rstrip(" ;,").endswith("/") and re.search(r"\s/[^/]+$", name) is not None
    return f"{name}/" if closes else name


def _shared_out(text: str, splits: _Splits, count: int) -> tuple[list[str], bool]:
    """The values for `count` indicators, a lone one to the first; whether each gets its own."""
    lines = [line.strip() for line in text.split("\n")]
    # A comma between digits is decimal, but not where there are several of them.
    separators = r"[/|\\,]" if text.count(",") > 1 else r"[/|\\]"
    parts = [part.strip() for part in re.split(separators, text)]
    spoken = text.split()
    # The same word for each: шинэ шинэ.
    repeated = spoken if len(set(spoken)) == 1 else []
    for values in (*splits, lines, parts, repeated):
        if len(values) == count:
            return list(values), True
    fewer = _fewer(text, splits, count)
    fits = is_nothing(text) or not any(letter.isdecimal() for letter in text)
    return [*fewer, *[""] * (count - len(fewer))], fits


def _fewer(text: str, splits: _Splits, count: int) -> Sequence[str]:
    """The values of a cell that has too few, or its whole text where they are not told apart."""
    only = splits[0] if len(splits) == 1 else ()
    return only if 0 < len(only) < count else (_one_line(text),)


def _one_line(text: str) -> str:
    return " ".join(text.split())
