"""Several indicators in one cell: their names split, with their baselines and targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from tailan.forms.words import FormWords, is_nothing
from tailan.number import value_splits

_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})\s*[.)](?!\d)\s*(?=\S)")
# A dash before a digit may be the sign of a number.
_SIGN = r"(?:[•·*▪●\uf0b7\uf02d]|[-–—](?!\d))"
_BULLET = re.compile(rf"^{_SIGN}\s*(?=\S)", re.MULTILINE)
_MARK = re.compile(rf"^\s*(?:{_SIGN}|\d{{1,2}}\s*[.)])\s*")
_TRIMMED = " \n;,/-–—•·"
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


@dataclass(frozen=True)
class SplitRow:
    """The indicators of one row; `fits` is false where names and values differ in number."""

    indicators: tuple[Levels, ...]
    fits: bool


def split_indicators(names: str, baselines: str, targets: str, words: FormWords) -> SplitRow:
    """The indicators of a row from the texts of its three cells, line breaks kept.

    The number of values decides how often the names are split, at sure places first (line
    breaks, numbering, an ending such as "тоо" before a new beginning), then at likely ones.
    Where there are fewer values than sure names, the values go to the first indicators.
    """
    texts = [_without_marks(text) for text in (baselines, targets)]
    splits = [value_splits(text) for text in texts]
    parts = _names(names, splits, words)
    if len(parts) == 1:
        return SplitRow((Levels(parts[0], _one_line(baselines), _one_line(targets)),), True)
    columns = [
        _shared_out(text, found, len(parts)) for text, found in zip(texts, splits, strict=True)
    ]
    levels = zip(parts, *(values for values, _ in columns), strict=True)
    return SplitRow(tuple(Levels(*level) for level in levels), all(fits for _, fits in columns))


def _names(text: str, splits: list[_Splits], words: FormWords) -> list[str]:
    """The names in a cell: as many as there are values where the text can be split so."""
    if marked := _marked_places(text):
        return _cut(text, marked)
    sure = _sure_places(text, words)
    wanted = _wanted(len(sure) + 1, splits)
    lines = [i for i, letter in enumerate(text) if letter == "\n"]
    if wanted > 1 and len(lines) + 1 == wanted != len(sure) + 1:
        return _cut(text, lines)
    if len(sure) + 1 > wanted:
        return _cut(text, _surest(text, sure, words))
    return _cut(text, _likeliest(text, sure, wanted, words))


def _wanted(sure: int, splits: list[_Splits]) -> int:
    """How many values stand in both cells: as many as the sure names where that can be."""
    counts = [{len(split) for split in found} for found in splits if found]
    if not counts:
        return 1
    shared = set.intersection(*counts)
    return sure if sure in shared else max(shared or set.union(*counts))


def _marked_places(text: str) -> list[int]:
    """Where names begin that are numbered 1, 2, 3 or have a bullet each."""
    numbered = list(_NUMBERED.finditer(text))
    if len(numbered) > 1 and [int(found[1]) for found in numbered] == list(
        range(1, len(numbered) + 1)
    ):
        return [found.start() for found in numbered]
    bullets = [found.start() for found in _BULLET.finditer(text)]
    return bullets if len(bullets) > 1 else []


def _without_marks(text: str) -> str:
    """The values on a line each, where they are numbered or have bullets like the names."""
    if not (places := _marked_places(text)):
        return text
    values = [_MARK.sub("", text[a:b]).strip(" ;,\n") for a, b in pairwise([*places, len(text)])]
    return "\n".join(values)


def _sure_places(text: str, words: FormWords) -> list[int]:
    """Where one name surely ends and the next begins: (ending) (separator) Capital or line."""
    endings = "|".join(map(re.escape, words.indicator_endings))
    pattern = re.compile(
        # Only the endings in any case: "үнэлгээ хийсэн эсэх" goes on in small letters.
        rf"(?<!\w)(?i:{endings})\s*(?:[;,/]\s*(?=\w)|\n\s*(?=\S)|\s(?={_CAPITAL}))"
    )
    return [match.end() for match in pattern.finditer(text) if _begins_name(text, match, words)]


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
    likely = [place for place in _likely_places(text) if place not in sure][:_MOST_PLACES]
    ways = [sorted({*sure, *extra}) for extra in combinations(likely, wanted - 1 - len(sure))]
    return max(ways, key=lambda places: _likelihood(_cut(text, places), words), default=sure)


def _likely_places(text: str) -> Iterator[int]:
    """Where a name may begin: after a separator, a line break, before a capital letter."""
    for match in re.finditer(rf"[;,/\n]\s*|\s(?={_CAPITAL})", text):
        yield match.end()


def _likelihood(names: list[str], words: FormWords) -> tuple[int, int, int]:
    """How well a split reads: names that end well, that end badly, words of the shortest."""
    ends = [name.split()[-1].casefold() for name in names if name]
    leaning = sum(_LEANING.search(end) is not None for end in ends)
    shortest = min(len(name.split()) for name in names)
    return -leaning, sum(_ends_as_name(name, words) for name in names), shortest


def _ends_as_name(rest: str, words: FormWords) -> bool:
    last = re.findall(r"\w+", rest)[-1:]
    return bool(last) and last[0].casefold() in words.indicator_endings


def _cut(text: str, places: Iterable[int]) -> list[str]:
    bounds = [0, *places, len(text)]
    parts = [text[a:b] for a, b in pairwise(bounds)]
    if len(parts) == 1:
        return [_one_line(text)]
    names = (_one_line(_MARK.sub("", part)).strip(_TRIMMED) for part in parts)
    return [name for name in names if name] or [""]


def _shared_out(text: str, splits: _Splits, count: int) -> tuple[list[str], bool]:
    """The values for `count` indicators, a lone one to the first; whether each gets its own."""
    lines = [line.strip() for line in text.split("\n")]
    parts = [part.strip() for part in text.split("/")]
    for values in (*splits, lines, parts):
        if len(values) == count:
            return list(values), True
    fewer = splits[0] if len(splits) == 1 and len(splits[0]) < count else (_one_line(text),)
    fits = is_nothing(text) or not splits
    return [*fewer, *[""] * (count - len(fewer))], fits


def _one_line(text: str) -> str:
    return " ".join(text.split())
