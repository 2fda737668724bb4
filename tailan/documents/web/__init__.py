"""Web pages (.html): the only door of lxml.html."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from tailan.documents.content import Item, Paragraph, Role, clean
from tailan.documents.encoding import decoded
from tailan.documents.limits import (
    ATTRIBUTE_LIMIT,
    MARK_LIMIT,
    require_parts,
    require_rows,
)
from tailan.documents.marks import is_marked, without_bullet
from tailan.documents.text import text_content
from tailan.documents.web.asides import Aside, aside_of
from tailan.documents.web.grids import draw_tables
from tailan.documents.web.noise import HEADINGS, Noise
from tailan.documents.web.saved import saved_page
from tailan.documents.web.stylesheet import declarations, write_styles
from tailan.documents.web.table import data_tables, table_rows
from tailan.documents.web.text import cell_text, parts
from tailan.documents.web.white import UNSEEN, hide_white
from tailan.errors import TailanError
from tailan.plan import Repair

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""")
_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_LONG_MARK = re.compile(r"<[a-z][^<>]{4000,}", re.IGNORECASE)
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
# The parser takes it for an open element, which swallows the cells behind it.
_BREAK_CHANCE = re.compile(r"</?wbr\s*/?>", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_HEAD = 4096
"""The first bytes of a page, in which its encoding is declared."""


def read_page(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a web page, without what stands around its article."""
    declared = _DECLARED.search(raw[:_HEAD].lower())
    encoding = declared[1].decode("ascii", "replace") if declared else ""
    yield from _page(raw, name, encoding)


def read_saved_page(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a web page that is saved in one file with its pictures."""
    page, encoding = saved_page(raw, name)
    yield from _page(page, name, encoding) if encoding else read_page(page, name)


def _page(raw: bytes, name: str, encoding: str) -> Iterator[Item]:
    text, repairs = decoded(raw, name, "paragraph 1", encoding)
    yield from repairs
    require_parts(text.count("<"), name, MARK_LIMIT)
    require_parts(_most_attributes(text), name, ATTRIBUTE_LIMIT)
    require_rows(sum(1 for _ in _ROW.finditer(text)), name)
    body = _body(text, name)
    if dump := _dump(body):
        yield from text_content(dump, name)
        return
    tables = data_tables(body)
    yield from _Reader(Noise.of(body, tables), name).content(body)


def _most_attributes(text: str) -> int:
    """The most attributes of a long mark, over which the parser takes the square of their time."""
    marks = (_VALUE.sub("", found[0]) for found in _LONG_MARK.finditer(text))
    return max((len(mark.split()) for mark in marks), default=0)


def _body(text: str, name: str) -> etree._Element:
    """The body of a page; TailanError where it has none or is nested beyond what can be parsed."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    text = _BREAK_CHANCE.sub("", text)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise TailanError("document.empty", file=name) from error
    if page.find("frameset") is not None:
        raise TailanError("document.frames", file=name)
    # The parser leaves out, without a word, all that follows a place nested too deeply.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise TailanError("document.nested", file=name)
    declared = list(declarations(page))
    draw_tables(page, declared)
    write_styles(page, declared)
    hide_white(page)
    body = page.find("body")
    return page if body is None else body


def _dump(body: etree._Element) -> str:
    """The text of a page that only shows a text file with tabs; "" for any other page."""
    texts = ["".join(map(str, pre.itertext())) for pre in body.iter("pre")]
    longest = max(texts, key=len, default="")
    is_all = 2 * len(longest) > sum(len(str(text)) for text in body.itertext())
    return longest if "\t" in longest and is_all else ""


class _Reader:
    """Reads a page from its beginning, counting paragraphs and tables."""

    def __init__(self, noise: Noise, name: str) -> None:
        self._noise = noise
        self._name = name
        self._paragraphs = self._tables = 0
        self._is_item = False
        """Whether an item of a list has begun and none of its text was read yet."""
        self._asides: list[Aside] = []
        """What is to be told of the paragraph that has begun: notes, struck words."""
        self._captions: set[etree._Element] = set()
        """Those below their tables, which were read before these."""

    def content(self, body: etree._Element) -> Iterator[Item]:
        """The rows and paragraphs of the page's body."""
        pieces: list[str] = []
        for kind, text, element in parts(body, self._is_noise, self._noise.tables.__contains__):
            if kind == "text":
                pieces.append(text)
                continue
            ends_heading = kind == "end" and element.tag in HEADINGS
            yield from self._said(pieces, "heading" if ends_heading else "text")
            pieces = []
            if element.tag == "li":
                self._is_item = kind == "begin"
            if kind == "whole":
                yield from self._table(element)
        yield from self._said(pieces, "text")

    def _is_noise(self, element: etree._Element) -> bool:
        if note := self._noise.notes.get(element):
            self._asides.append(("footnote", note))
        is_noise = element in self._captions or self._noise.holds(element)
        is_told = not is_noise or element.tag == "del" or element.get(UNSEEN) is not None
        if is_told and (aside := aside_of(element)):
            self._asides.append(aside)
        return is_noise

    def _table(self, table: etree._Element) -> Iterator[Item]:
        captions = list(table.iterchildren("caption"))
        figure = table.getparent()
        if figure is not None and figure.tag == "figure":
            below = list(figure.iterchildren("figcaption"))
            self._captions.update(below)
            captions += below
        for caption in captions:
            yield from self._said([cell_text(caption, self._noise)], "heading")
        self._tables += 1
        yield from table_rows(table, self._tables, self._noise, self._name)

    def _said(self, pieces: list[str], role: Role) -> Iterator[Paragraph | Repair]:
        """The paragraphs of a run of text: an empty line within parts two.

        So does each line end where any of the lines has a number or a bullet of its own.
        """
        for text in map(clean, _EMPTY_LINES.split("".join(pieces))):
            lines = text.split("\n")
            for line in lines if any(map(is_marked, lines[1:])) else [text]:
                yield from self._paragraph(line, role)
        place = f"paragraph {max(self._paragraphs, 1)}"
        yield from (Repair(place, kind, words) for kind, words in self._asides)
        self._asides.clear()

    def _paragraph(self, text: str, role: Role) -> Iterator[Paragraph]:
        own = without_bullet(text) or text
        if own:
            self._paragraphs += 1
            is_item = role == "text" and (self._is_item or own != text)
            self._is_item = False
            yield Paragraph(own, f"paragraph {self._paragraphs}", "item" if is_item else role)
