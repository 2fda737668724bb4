"""Sentences that are small tables: a title and its entries: Засварласан: зам – 3, гүүр – 2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tailan.proposals.lexicon import forms
from tailan.proposals.sentences import Sentence
from tailan.proposals.statement import Passage, Statement
from tailan.proposals.tokens import Token
from tailan.proposals.words import keys, roots

_DASHES = {"-", "–", "—"}
_ENDS = {",", ";", "."}
_JOINTS = {",", "+", "ба", "болон"}
_FORMS_OF_PLANS = {"infinitive", "purpose", "undone"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a table says of one thing, which `words` name with its group.

    `statements` are its numbers, that behind its name first; `is_within` where it is a part of
    the entry before (үүнээс …), so that no sum holds it.
    """

    words: tuple[int, ...]
    statements: tuple[Statement, ...]
    is_open: bool
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A sentence that is a table: the words of its title, the total there, and the entries."""

    sentence: Sentence
    title: tuple[int, ...]
    whole: Statement | None
    entries: tuple[Entry, ...]


def tallies_of(passage: Passage) -> list[Tally]:
    """The tables of a narrative in their order."""
    found = (_tally(passage, sentence) for sentence in passage.sentences)
    return [tally for tally in found if tally is not None]


def _tally(passage: Passage, sentence: Sentence) -> Tally | None:
    """The table that a sentence is, None where it says something with a verb."""
    tokens = passage.tokens
    body = _body(tokens, sentence)
    if body is None or _has_verb(tokens, sentence):
        return None
    head, first, end = body
    statements = passage.within(sentence)
    wholes = [s for s in statements if s.quantity.first < head]
    counted = {i for s in wholes for i in range(s.quantity.first, s.quantity.last + 1)}
    title = tuple(i for i in _words(tokens, sentence.first, head) if i not in counted)
    groups = _split(tokens, first, end, {";"})
    entries = tuple(e for a, b in groups for e in _entries(passage, statements, a, b))
    outer = [entry for entry in entries if not entry.is_within]
    is_named = bool(title) or tokens[sentence.first].word.lower in forms("part_openers")
    if not is_named or len(wholes) > 1 or not outer:
        return None
    is_even = len({bool(entry.statements) for entry in outer}) == 1
    return Tally(sentence, title, wholes[0] if wholes else None, entries) if is_even else None


def _body(tokens: Sequence[Token], sentence: Sentence) -> tuple[int, int, int] | None:
    """Where the title ends, and from where to where the entries stand."""
    end = sentence.end - (tokens[sentence.end - 1].text == ".")
    dash = None
    for index in _outside(tokens, sentence.first, end):
        if tokens[index].text == ":":
            return index, index + 1, end
        if dash is None and tokens[index].text in _DASHES and index > sentence.first:
            dash = index
    if dash is None or dash + 1 >= end:
        return None
    if tokens[dash + 1].kind == "word":
        return dash, dash + 1, end
    # Ажилд орсон – 263 (байнгын – 148, түр – 115)
    is_bracket = dash + 3 < end and tokens[dash + 2].text == "(" and tokens[end - 1].text == ")"
    is_only = is_bracket and not any(t.text == "(" for t in tokens[dash + 3 : end])
    return (dash + 2, dash + 3, end - 1) if is_only else None


def _has_verb(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence says something with a verb, not only what its things are."""
    for index in range(sentence.first, sentence.end):
        word = tokens[index].word
        following = tokens[index + 1].text if index + 1 < sentence.end else "."
        is_ended = following in _ENDS and word.form not in {"", "joined", "infinitive"}
        if is_ended or word.lower in forms("copulas"):
            return True
    return False


def _outside(tokens: Sequence[Token], first: int, end: int) -> Iterator[int]:
    """The tokens that stand in no brackets."""
    depth = 0
    for index in range(first, end):
        # A bracket that nothing opens only closes the number of an entry: 1) …
        closes = depth > 0 and tokens[index].text == ")"
        depth += (tokens[index].text == "(") - closes
        if not depth and not closes:
            yield index


def _split(
    tokens: Sequence[Token], first: int, end: int, marks: set[str]
) -> Iterator[tuple[int, int]]:
    """The parts of a range of tokens between the marks that stand in no brackets."""
    start = first
    for index in _outside(tokens, first, end):
        if tokens[index].text.lower() in marks:
            yield start, index
            start = index + 1
    yield start, end


def _entries(
    passage: Passage, statements: Sequence[Statement], first: int, end: int
) -> Iterator[Entry]:
    """The entries of a group, with the words before the dash of the group: хээрийн – зам 3, …."""
    tokens = passage.tokens
    dash = next((i for i in _outside(tokens, first, end) if tokens[i].text in {*_DASHES, ":"}), -1)
    is_group = first < dash < end - 1 and tokens[dash + 1].kind == "word"
    group = _words(tokens, first, dash) if is_group else ()
    for start, stop in _split(tokens, dash + 1 if is_group else first, end, _JOINTS):
        outside = {*_outside(tokens, start, stop)}
        own = [s for s in statements if start <= s.quantity.first < stop]
        plain = [s for s in own if s.quantity.first in outside][:1]
        bracket = [s for s in own if s.quantity.first not in outside]
        numbers = {i for s in own for i in range(s.quantity.first, s.quantity.last + 1)}
        words = (*group, *(i for i in _words(tokens, start, stop) if i in outside - numbers))
        opened = next((i for i in range(start, stop) if i not in outside), stop)
        within = _words(tokens, opened, stop)
        is_within = any(t.word.lower in forms("part_openers") for t in tokens[opened:stop])
        is_open = any(_is_open(tokens, i) for i in words)
        if words or plain:
            inner = () if is_within else bracket
            yield Entry(words, (*plain, *inner), is_open)
        if is_within and len(bracket) == 1:
            yield Entry(within, tuple(bracket), is_open, is_within=True)


def _is_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word says that its entry is to come: 9 дүгээр сард эхлэх – …."""
    word = tokens[index].word
    is_last = index + 1 >= len(tokens) or tokens[index + 1].kind != "word"
    is_plan = word.root in roots("planned") or (is_last and word.key in keys("plans"))
    return is_plan or (is_last and word.form in _FORMS_OF_PLANS)


def _words(tokens: Sequence[Token], first: int, end: int) -> tuple[int, ...]:
    return tuple(
        index
        for index in range(first, end)
        if tokens[index].kind == "word" and tokens[index].word.lower not in forms("fillers")
    )


def is_planned(tally: Tally, passage: Passage) -> bool:
    """Whether the title says that all is only planned: Засварын төсөв – …."""
    return any(_is_open(passage.tokens, index) for index in tally.title)
