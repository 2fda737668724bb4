"""Running text as chapters: which lines are measures, their chapter's sentence, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tailan.forms.lines import Line, ends_sentence, goes_on, is_noise
from tailan.forms.numbering import objective_heading, whole_number
from tailan.forms.words import FormWords

_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+)(?P<mark>[.)]?)(?![\d,%])\s*(?P<text>\S.*)", re.DOTALL
)
_COUNT = r"(?P<no>\d{1,2}|[IVXІХ]{1,5}|[^\W\d_]+?)"
_ORDINAL = r"(?:\s*-?\s*(?:д[уү]г[аэ]{1,2}р|р))?"


@dataclass(frozen=True)
class NumberedText:
    """A measure: its number, and its lines without that number."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Chapter:
    """Measures of one number, the heading and the sentence over them, and what is neither."""

    number: str
    heading: tuple[Line, ...] = ()
    sentence: tuple[Line, ...] = ()
    measures: tuple[NumberedText, ...] = ()
    rest: tuple[Line, ...] = ()
    printed_number: bool = False
    """Whether the heading or the sentence prints the chapter's number."""


def chapters(lines: Sequence[Line], words: FormWords) -> list[Chapter]:
    """The chapters of a text in order, none where no line is numbered as a measure is."""
    numbered = _measures([_without_label(line, words) for line in lines])
    found: list[Chapter] = []
    last = 0
    for at, number, text in numbered:
        prefix, gap = number.rpartition(".")[0], lines[last:at]
        if not found or found[-1].number != prefix:
            opened, before = _opening(gap, prefix, words)
            if found:
                found[-1] = _continued(found[-1], before, words, is_last=False)
            found.append(opened)
        else:
            found[-1] = _continued(found[-1], gap, words, is_last=False)
        measure = NumberedText(number, (lines[at].saying(text),))
        found[-1] = replace(found[-1], measures=(*found[-1].measures, measure))
        last = at + 1
    if found:
        is_over = not any(_has_paragraphs(one) for chapter in found for one in chapter.measures)
        found[-1] = _continued(found[-1], lines[last:], words, is_last=True, is_over=is_over)
    return [_under_its_number(one, found, words) for one in found]


def _under_its_number(chapter: Chapter, found: Sequence[Chapter], words: FormWords) -> Chapter:
    """The chapter under the number of its heading, where its measures alone go on from that.

    ХОЁР over 2.1.1, 2.1.2 … is 2, but not where 2.2.1 comes as well.
    """
    printed = heading_number(chapter.heading[0], words)[0] if chapter.heading else ""
    below = [one for one in found if one.number.startswith(f"{printed}.")]
    if not printed or below != [chapter]:
        return chapter
    return replace(chapter, number=printed, printed_number=True)


def _measures(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    """Where measures begin, with number and text; a number over 1.1.1, 1.1.2 … is a heading's."""
    found: list[tuple[int, str, str]] = []
    for i, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if match and (match["mark"] or _follows(match, found[-1][1] if found else "")):
            found.append((i, match["number"], match["text"]))
    over = {
        at for (at, number, _), (_, below, _) in pairwise(found) if below.startswith(f"{number}.")
    }
    return [one for one in found if one[0] not in over]


def _without_label(line: Line, words: FormWords) -> Line:
    """The line without the word before a measure's number: Арга хэмжээ 2.1."""
    labels = "|".join(map(re.escape, words.phrases.get("measure_labels", ())))
    label = re.match(rf"(?:{labels})\s*[-№:]?\s*(?=\d+\.\d)", line.text, re.IGNORECASE)
    return line.saying(line.text[label.end() :]) if labels and label else line


def _follows(match: re.Match[str], last: str) -> bool:
    """Whether a number without a full stop goes on from the last one: 12.5 сая is none."""
    if match["text"][0].islower():
        return False
    before, now = ([int(part) for part in n.split(".") if part] for n in (last, match["number"]))
    is_sibling = now[:-1] == before[:-1] or len(now) < len(before)
    return not before or (now > before and (is_sibling or now[-1] == 1))


def _opening(gap: Sequence[Line], prefix: str, words: FormWords) -> tuple[Chapter, Sequence[Line]]:
    """The chapter that these lines open, and those before it, which belong to the one above."""
    headings = [i for i, line in enumerate(gap) if _is_heading(line, prefix, words)]
    if not headings:
        last = max((i for i, line in enumerate(gap) if _is_prose(line, words)), default=len(gap))
        sentence = _whole_sentence(gap, last) if gap[last:] else ()
        start = last + 1 - len(sentence)
        return Chapter(prefix, sentence=sentence, rest=tuple(gap[last + 1 :])), gap[:start]
    end = headings[-1] + 1
    start = end - 1
    if start and heading_number(gap[start - 1], words)[0] and _is_bare(gap[start - 1], words):
        start -= 1
    elif _is_bare(gap[start], words) and end < len(gap) and not _is_prose(gap[end], words):
        end += 1
    is_numbered = heading_number(gap[start], words)[0] == prefix
    # Under its heading a chapter's sentence may be as short as it likes.
    under = gap[end:]
    after = [
        _whole_sentence(under, i)
        for i, line in enumerate(under)
        if ends_sentence(line.text) and not _is_noise(line, words)
    ]
    sentence = tuple(line for lines in (after if is_numbered else after[-1:]) for line in lines)
    rest = tuple(line for line in gap[end:] if line not in sentence)
    heading = tuple(gap[start:end])
    return Chapter(prefix, heading, sentence, (), rest, is_numbered), gap[:start]


def _whole_sentence(lines: Sequence[Line], last: int) -> tuple[Line, ...]:
    """The lines of the sentence that ends with this one: it may have been broken into several."""
    start = last
    while start and goes_on(lines[start - 1].text, lines[start].text):
        start -= 1
    return tuple(lines[start : last + 1])


def _is_heading(line: Line, prefix: str, words: FormWords) -> bool:
    return line.is_heading or heading_number(line, words)[0] == prefix


def _is_bare(line: Line, words: FormWords) -> bool:
    """Whether the line prints a chapter's number and no title."""
    return not heading_number(line, words)[1]


def heading_number(line: Line, words: FormWords) -> tuple[str, str]:
    """The number that a heading prints in digits or words, else empty, and its title."""
    labels = "|".join(map(re.escape, words.phrases.get("chapters", ())))
    for pattern in (rf"{_COUNT}{_ORDINAL}\s*(?:{labels})", rf"(?:{labels})\s*[-№]?\s*{_COUNT}"):
        match = re.fullmatch(rf"{pattern}(?:[\s.:)–—-]+(?P<text>.*))?", line.text, re.IGNORECASE)
        if match and (number := whole_number(match["no"])):
            return number, match["text"] or ""
    if number := whole_number(line.text):
        return number, ""
    if section := _NUMBERED.match(line.text):
        return section["number"], section["text"]
    heading = objective_heading(line.text)
    return heading.number, heading.text


def _has_paragraphs(measure: NumberedText) -> bool:
    """Whether a measure goes on behind a sentence in a paragraph without a number."""
    return any(ends_sentence(line.text) for line in measure.lines[:-1])


def _continued(
    chapter: Chapter,
    gap: Sequence[Line],
    words: FormWords,
    *,
    is_last: bool,
    is_over: bool = False,
) -> Chapter:
    """The chapter with the lines behind its last measure: they go on with it, or are left out.

    Where `is_over` the measure is over with its sentence, as all before it are.
    """
    *before, last = chapter.measures
    taken, rest = list(last.lines), list(chapter.rest)
    for line in gap:
        is_closing = is_over and ends_sentence(taken[-1].text)
        is_footer = is_last and (is_closing or len(rest) > len(chapter.rest))
        if not is_footer and _goes_on(taken[-1].text, line, words, is_last=is_last):
            taken.append(line)
        else:
            rest.append(line)
    measure = replace(last, lines=tuple(taken))
    return replace(chapter, measures=(*before, measure), rest=tuple(rest))


def _goes_on(before: str, line: Line, words: FormWords, *, is_last: bool) -> bool:
    if _is_noise(line, words) or line.is_heading:
        return False
    if goes_on(before, line.text) or line.is_sentence:
        return True
    return not is_last and (line.role == "item" or not ends_sentence(before))


def _is_prose(line: Line, words: FormWords) -> bool:
    return line.is_sentence and not _is_noise(line, words)


def _is_noise(line: Line, words: FormWords) -> bool:
    return is_noise(line.text, words.phrases.get("noise", ()))
