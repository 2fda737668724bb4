"""The marks of web text and slides: what a line is by its first characters, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailan.documents.content import Role

_SPACE = "[ \u00a0]"
BULLETS = "•○●◦▪■□‣➢►✓·\uf0a7\uf0b7\uf0fc"
"""Signs that are nothing but bullets."""

# They may stand close to the text, or a tab before it; a dash or an asterisk must be followed by a
# space: -5 is a number, and a lone dash a cell without value.
_BULLET = re.compile(rf"[\s\ufeff]*?(?:[{BULLETS}][\s]*|[-*–—]{_SPACE}+)(?=[^\s])")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[^\W\d_])(?:\.\d{1,3})*[.)](?!\d)|\d{1,3}(?:\.\d{1,3})+\s")
_HEADING = re.compile(r"\s*#{1,6}\s+(?P<text>.*?)[\s#]*")
_RULE = re.compile(r"\s*(?:\+(?:[-=:]+\+)+|-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])\s*")
_PAGE = re.compile(
    r"\s*(?:[-–—]\s?\d{1,3}\s?[-–—]|(?:хуудас|page)\s*\d{1,3}(?:\s*(?:/|of|-ийн)\s*\d{1,3})?"
    r"|\d{1,3}\s*/\s*\d{1,3}\s*хуудас)\s*",
    re.IGNORECASE,
)
"""A page's number between dashes, or with the word for it."""

_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_PIPED = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r"\s*:?-+:?\s*")
_OPEN_RULE = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+")
"""The rule below the headings of a table whose rows have no pipes at their ends."""

_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_HEADING_WORDS = 15
_LEAD_IN_WORDS = 3
_HARD_BREAK = re.compile(r"\S {2,}$")


@dataclass(frozen=True)
class MarkedLine:
    """A line without its marks: one text, or the cells of a row; none for a rule."""

    role: Role
    texts: tuple[str, ...]
    is_row: bool = False

    @property
    def is_rule(self) -> bool:
        """Whether the line only divides: it belongs to the marks and not to the content."""
        return not self.texts


_NOTHING = MarkedLine("text", ())


def marked_line(line: str) -> MarkedLine:
    """The line without bullet, heading marks and bold marks; what it is by them."""
    if any(mark.fullmatch(line) for mark in (_RULE, _COMMENT, _PAGE)):
        return _NOTHING
    if piped := _PIPED.fullmatch(line):
        return _piped_row(piped["cells"])
    bullet = None if line.startswith("\t") else _BULLET.match(line)
    text = line[bullet.end() :] if bullet else line
    if "\t" in text:
        return MarkedLine("text", tuple(map(_unbold, text.split("\t"))), is_row=True)
    # A text's marks may have been torn apart by line breaks: those left over are traces, too.
    text = text.replace("**", "")
    if not bullet and (heading := _HEADING.fullmatch(text)):
        return MarkedLine("heading", (heading["text"],))
    return MarkedLine("item" if bullet else "text", (text,))


def listed_lines(text: str) -> list[tuple[Role, str]]:
    """The lines of a paragraph with their roles where it has typed bullets, else all of it."""
    lines = text.split("\n")
    if not any(_BULLET.match(line) for line in lines):
        return [("text", text)]
    bare = [(line, without_bullet(line)) for line in lines]
    return [("text", line) if text is None else ("item", text) for line, text in bare]


def looks_like_heading(text: str) -> bool:
    """Whether a line in bold letters is a heading: of few words, and no sentence.

    With a colon behind it, it is one in capitals or of some words: Үүнд: only leads to a list.
    """
    words = len(text.split())
    if text.endswith(":"):
        return text.isupper() or _LEAD_IN_WORDS < words <= _HEADING_WORDS
    return words <= _HEADING_WORDS and not text.endswith((".", ",", ";", "!", "?"))


def without_bullet(line: str) -> str | None:
    """The text of a line behind its bullet; None where it has none."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else None


def is_marked(line: str) -> bool:
    """Whether a line begins with a bullet or a number, as an item of a list does."""
    return _BULLET.match(line) is not None or _NUMBER.match(line) is not None


def whole_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Number and text of each line; in Markdown a line that ends in two spaces goes on below.

    Only a dump with headings marked by # is Markdown: elsewhere such spaces mean nothing.
    """
    every = list(lines)
    is_markdown = any(_HEADING.fullmatch(line) for line in every)
    start, held = 0, ""
    for number, line in enumerate(every, start=1):
        goes_on = held and line.strip() and "\t" not in line
        if held and not goes_on:
            yield start, held
        start, held = (start, f"{held}\n{line}") if goes_on else (number, line)
        if not (is_markdown and "\t" not in line and _HARD_BREAK.search(line)):
            yield start, held
            held = ""
    if held:
        yield start, held


def with_outer_pipes(lines: Sequence[str]) -> list[str]:
    """The lines, those of tables whose rows have no pipes at their ends with these.

    Such a table is told by the rule below its headings, and goes on to a line without a pipe.
    """
    piped = list(lines)
    end = 0
    for i, line in enumerate(lines):
        if end < i and "|" in lines[i - 1] and _OPEN_RULE.fullmatch(line):
            end = next((at for at in range(i, len(lines)) if "|" not in lines[at]), len(lines))
            piped[i - 1 : end] = [f"|{row}|" for row in lines[i - 1 : end]]
    return piped


def _piped_row(cells: str) -> MarkedLine:
    texts = _PIPE.split(without_bullet(cells) or cells)
    if all(map(_PIPE_RULE.fullmatch, texts)):
        return _NOTHING
    return MarkedLine("text", tuple(map(_cell_text, texts)), is_row=True)


def _cell_text(text: str) -> str:
    """The text of a cell between pipes, in which a line break is written as in a web page."""
    return _unbold(_BREAK.sub("\n", text.replace("\\|", "|")))


def _unbold(text: str) -> str:
    return _BOLD.sub(r"\1", text)
