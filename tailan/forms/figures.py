"""Headline figures: the numbers that short lines print, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tailan.forms.lines import Line

# Thousands apart are no percent: 365 100% are two figures.
_GROUPS = r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?!\s?%)|\d+(?:[.,]\d+)*"
_SIZE = r"(?:\s*(?:сая|мянга|мянган|мян\.?|тэрбум)(?!\w))?(?:\s*(?:гаруй|орчим|хүртэл)(?!\w))?"
_FIGURE = re.compile(
    rf"(?<![\w.,/:№-])(?:[-−](?=\d))?(?:{_GROUPS})(?:\s?%|{_SIZE})(?![\w%])(?![-/:.,]\d)",
    re.IGNORECASE,
)
# Years, dates and ordinals count nothing; nor does a number that only leads a paragraph.
_ORDINAL = re.compile(
    r"\s*-?\s*(?:р|дугаар|дүгээр|дахь|дэх|он|оны|онд)(?!\w)|\s*-\s*(?:ны|ний|нд|нээс|наас)(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# A year's number counts where a thing follows that is none of what years have.
_THING = re.compile(
    r"\s+(?!(?:жил|тайлан|төлөвлөгө|хөтөлбөр|статистик|төсөв|төсв|үзүүлэлт|байдл|эхн|сүүл|хагас|улир|"
    r"хав[аи]?р|зун|намар|намр|өвөл|өвл|нэгдүгээр|хоёрдугаар|гуравдугаар|дөрөвдүгээр)\w*)[а-яөүё]{2,}"
)
# How many are listed, as in ТОП 10 and ХАМГИЙН ИХ АВСАН 15 ҮЙЛЧИЛГЭЭ, is no figure either.
_OF_A_RANKING = re.compile(r"(?:\bтоп|\bхамгийн\s+(?:[^\W\d_]+\s+){1,4})[\s-]*$", re.IGNORECASE)
_SMALL = re.compile(r"\d{1,3}")
_NUMBERING = re.compile(r"\A\s*\d{1,3}(?:\.\d{1,3})*(?:[.)]\s*(?=[^\W\d])|[.)]\s+)")
_ITEM_NUMBER = re.compile(r"\A\s*\d{1,2}[.)]?\s+")
_BETWEEN_CLAUSES = re.compile(r"[\n();]+")
_EDGES = " \n:;,.()–—-"
_BESIDE_BRACKET = _EDGES.replace(")", "")
_MOST_WORDS = 20
"""Words of the longest line that prints headline figures: a longer one is prose."""

_TURNS, _FEWEST_TURNS = ("label", "number"), 3
"""What takes turns, and how many numbers do where they are the cells of a table."""

_LONE_NUMBER = re.compile(r"\d{1,3}[.)]?")

_LABEL_WORDS = 6
_HEADLINE = 8
"""Words of the longest line that is there for its figures."""


@dataclass(frozen=True)
class Figure:
    """A printed figure with the words around it, and the line that it stands on."""

    words: str
    text: str
    line: Line


@dataclass(frozen=True)
class _Shown:
    """A line with its figures; `label` where it is a short name and prints none."""

    line: Line
    figures: tuple[Figure, ...]

    @property
    def kind(self) -> str:
        if self.figures:
            return "number" if _are_bare(self.figures) else "figures"
        short = len(self.line.text.split()) <= _LABEL_WORDS and not self.line.is_sentence
        return "label" if short and self.line.role == "text" else "other"


def figures_of(lines: Sequence[Line]) -> Iterator[tuple[Figure, str]]:
    """The figures of neighbouring lines in order, each with the label that it has elsewhere.

    Slides print a row of labels and then a row of bare numbers, or the other way round: as many
    labels as numbers belong together one by one.
    """
    shown = [_Shown(line, tuple(_figures(line))) for line in lines]
    groups = [list(group) for _, group in groupby(shown, key=lambda one: one.kind)]
    labels: list[str] = []
    for i, group in enumerate(groups):
        if group[0].kind == "number":
            labels = _labels(groups, i, [one for line in group for one in line.figures])
        else:
            labels = []
        own = [figure for one in group for figure in one.figures]
        yield from zip(own, labels or [""] * len(own), strict=True)


def without_row_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without lone numbers where these only count 1, 2, 3 what stands beneath them."""
    alone = [line for line in lines if _LONE_NUMBER.fullmatch(line.text)]
    counted = [int(line.text.rstrip(".)")) for line in alone]
    is_counting = len(counted) >= _FEWEST_TURNS and counted == [*range(1, len(counted) + 1)]
    return [line for line in lines if not (is_counting and line in alone)]


def is_headline(line: Line) -> bool:
    """Whether a short line is there for the figures that it prints."""
    return len(line.text.split()) <= _HEADLINE and not line.is_sentence and has_figures(line)


def is_lone_figure(line: Line) -> bool:
    """Whether the line prints figures and nothing that says what they count."""
    figures = tuple(_figures(line))
    return bool(figures) and _are_bare(figures)


def ends_in_figure(line: Line) -> bool:
    """Whether the last that the line says is a figure."""
    return any(line.text.rstrip(_EDGES).endswith(figure.text) for figure in _figures(line))


def is_like_year(number: str) -> bool:
    """Whether a number may be a year as well: 1993 байгууллага is none, 1993 оны байгууллага is."""
    return _YEAR.fullmatch(number) is not None


def is_listed(line: Line) -> bool:
    """Whether a line is an item of a list, also of one that is numbered in plain text."""
    return line.role == "item" or _NUMBERING.match(line.cell.text) is not None


def has_figures(line: Line) -> bool:
    """Whether the line prints any figure."""
    return any(True for _ in _figures(line))


def _are_bare(figures: Sequence[Figure]) -> bool:
    return all(not one.words for one in figures)


def _labels(groups: list[list[_Shown]], at: int, numbers: list[Figure]) -> list[str]:
    """The labels of a group of bare numbers: those of the group beside it that has as many.

    Where lone labels and lone numbers take turns, as the cells of a table that lie beneath one
    another do, each number belongs to the label before it if a label comes first, and not last.
    """
    if len(numbers) == 1 and (turns := _turns(groups, at)):
        first, last = groups[turns[0]][0].kind, groups[turns[-1]][0].kind
        if first == last:
            return []
        near = groups[at - 1] if first == "label" else groups[at + 1]
        return [near[-1].line.text if first == "label" else near[0].line.text]
    for near_at in (at - 1, at + 1):
        if 0 <= near_at < len(groups):
            group = groups[near_at]
            if group[0].kind == "label" and len(group) == len(numbers):
                return [one.line.text for one in group]
    return []


def _turns(groups: list[list[_Shown]], at: int) -> range:
    """The groups around a lone number that take turns with it, if there are several numbers."""
    first = last = at
    while first and len(groups[first]) == 1 and groups[first - 1][0].kind in _TURNS:
        first -= 1
    while last + 1 < len(groups) and len(groups[last]) == 1 and groups[last + 1][0].kind in _TURNS:
        last += 1
    turns = range(first, last + 1)
    numbers = sum(groups[i][0].kind == "number" for i in turns)
    return turns if numbers >= _FEWEST_TURNS else range(0)


def _figures(line: Line) -> Iterator[Figure]:
    text = _without_numbering(line)
    if not text or len(text.split()) > _MOST_WORDS:
        return
    clauses = [clause for clause in _BETWEEN_CLAUSES.split(text) if clause.strip(_EDGES)]
    is_split = all(_found(clause) for clause in clauses)
    for clause in clauses if is_split else [text]:
        found = _found(clause)
        if line.role != "item" or _stands_at_edge(clause, found):
            for words, figure in _with_words(clause, found):
                yield Figure(words, figure, line)


def _without_numbering(line: Line) -> str:
    text = _NUMBERING.sub("", line.cell.text, count=1)
    return _ITEM_NUMBER.sub("", text, count=1) if line.role == "item" else text


def _found(clause: str) -> list[re.Match[str]]:
    return [
        match
        for match in _FIGURE.finditer(clause)
        if not _ORDINAL.match(clause, match.end())
        and not (is_like_year(match[0]) and not _THING.match(clause, match.end()))
        and not _counts_ranked(clause, match)
    ]


def _counts_ranked(clause: str, match: re.Match[str]) -> bool:
    """Whether a number only says how many are listed: it stands in the middle of a ranking."""
    is_ranking = _OF_A_RANKING.search(clause, 0, match.start()) is not None
    return is_ranking and bool(_SMALL.fullmatch(match[0]) and clause[match.end() :].strip(_EDGES))


def _stands_at_edge(clause: str, found: list[re.Match[str]]) -> bool:
    """Whether an item of a list ends or begins with its figure, as a label's item does."""
    return bool(found) and (
        not clause[: found[0].start()].strip(_EDGES) or not clause[found[-1].end() :].strip(_EDGES)
    )


def _with_words(clause: str, found: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Each figure with its words: those after it, for the first those before it as well.

    Where the clause ends with a figure the words before each are its own (Иргэд 10,290).
    Figures side by side share their words.
    """
    groups = _side_by_side(clause, found)
    starts = [group[0].start() for group in groups] + [len(clause)]
    ends = [0] + [group[-1].end() for group in groups]
    gaps = [clause[a:b] for a, b in zip(ends, starts, strict=True)]
    words = [_trimmed(" ".join(gap.split())) for gap in gaps]
    for i, group in enumerate(groups):
        before, after = words[i], words[i + 1]
        if words[0] and not words[-1]:
            own = before
        elif i == 0 and before and after:
            own = f"{before} … {after}"
        else:
            own = after or before
        yield from ((own, match[0].strip()) for match in group)


def _trimmed(words: str) -> str:
    """The words without what parts them from a figure; a bracket that closes theirs stays."""
    bare = words.strip(_EDGES)
    is_open = bare.count("(") > bare.count(")") and words.rstrip(_BESIDE_BRACKET).endswith(")")
    return f"{bare})" if is_open else bare


def _side_by_side(clause: str, found: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    groups: list[list[re.Match[str]]] = []
    for match in found:
        if groups and not clause[groups[-1][-1].end() : match.start()].strip(_EDGES):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups
