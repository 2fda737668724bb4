"""Several indicators in one cell: their names split, with their baselines and targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from tailan.forms.words import FormWords
from tailan.number import split_values

_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}\s*[.)]\s+(?=\D)")
_BULLET = re.compile(r"^\s*(?:[-–—•·*]|\d{1,2}\s*[.)])\s*")
_TRIMMED = " \n;,-–—•·"
_MOST_NAMES = 8
"""Splits are tried up to this number of weak places: more are prose, not names."""


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
    counts = [len(values) for values in map(split_values, (baselines, targets)) if values]
    wanted = max(counts, default=1)
    parts = _names(names, wanted, words)
    if len(parts) == 1:
        return SplitRow((Levels(_one_line(names), _one_line(baselines), _one_line(targets)),), True)
    columns = [_shared_out(text, len(parts)) for text in (baselines, targets)]
    levels = zip(parts, *columns, strict=True)
    fits = all(len(split_values(text)) in (0, len(parts)) for text in (baselines, targets))
    return SplitRow(tuple(Levels(*level) for level in levels), fits)


def _names(text: str, wanted: int, words: FormWords) -> list[str]:
    """The names in a cell: as many as wanted where the text can be split so."""
    sure = _sure_places(text, words)
    lines = [i for i, letter in enumerate(text) if letter == "\n"]
    if wanted > 1 and len(lines) + 1 == wanted:
        return _cut(text, lines)
    if len(sure) + 1 > wanted and not all(_ends_as_name(name, words) for name in _cut(text, sure)):
        return [_one_line(text)]
    if len(sure) + 1 >= wanted:
        return _cut(text, sure)
    likely = [place for place in _likely_places(text) if place not in sure][:_MOST_NAMES]
    for extra in combinations(likely, wanted - 1 - len(sure)):
        return _cut(text, sorted({*sure, *extra}))
    return _cut(text, sure)


def _sure_places(text: str, words: FormWords) -> list[int]:
    """Where one name surely ends and the next begins: (ending) (separator) Capital or line."""
    endings = "|".join(map(re.escape, words.indicator_endings))
    pattern = re.compile(
        rf"(?<!\w)(?:{endings})\s*(?:[;,/]\s*(?=\w)|\n\s*(?=\S)|\s(?=[«“\"]?[А-ЯЁӨҮ][а-яёөү]))",
        re.IGNORECASE,
    )
    found = [match.end() for match in pattern.finditer(text) if _begins_name(text, match, words)]
    numbered = [match.start() for match in _NUMBERED.finditer(text) if match.start() > 0]
    return numbered if len(numbered) > len(found) else found


def _begins_name(text: str, match: re.Match[str], words: FormWords) -> bool:
    """Whether what follows is a name of its own: a capital letter, or an ending of its own."""
    rest = text[match.end() :].lstrip('«“" ')
    if "," in match[0] or "/" in match[0]:
        return _ends_as_name(rest, words)
    return rest[:1].isupper() or _ends_as_name(rest, words)


def _ends_as_name(rest: str, words: FormWords) -> bool:
    last = re.findall(r"\w+", rest)[-1:]
    return bool(last) and last[0].casefold() in words.indicator_endings


def _likely_places(text: str) -> Iterator[int]:
    """Where a name may begin: after a separator, a line break, before a capital letter."""
    for match in re.finditer(r"[;,\n]\s*|\s(?=[А-ЯЁӨҮ][а-яёөү])", text):
        yield match.end()


def _cut(text: str, places: Iterable[int]) -> list[str]:
    bounds = [0, *places, len(text)]
    parts = (text[a:b] for a, b in pairwise(bounds))
    names = (_one_line(_BULLET.sub("", part)).strip(_TRIMMED) for part in parts)
    return [name for name in names if name] or [""]


def _shared_out(text: str, count: int) -> list[str]:
    """The values for `count` indicators: one each, a lone value or a text to the first ones."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    values = list(split_values(text)) or (lines if len(lines) == count else [_one_line(text)])
    if len(values) > count:
        values = [_one_line(text)]
    return [*values, *[""] * (count - len(values))]


def _one_line(text: str) -> str:
    return " ".join(text.split())
