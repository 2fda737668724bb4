"""The sentences of a narrative with the periods that they name, or go on speaking of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tailan.period import Period
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.times import Time, is_earlier, times_of
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys

_BULLETS = {"-", "–", "—", "•", "·", "*", "●", "▪"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens `first` to `end` of a narrative, and the time that holds from each on.

    `until` is where the list ends whose entry goes on with a comma, else `end`; `heading` are
    the words of an entry of a list up to its dash: - Шатрын тэмцээн – 38 тамирчин.
    """

    first: int
    end: int
    times: tuple[Time, ...]
    inherited: Period | None
    keys: frozenset[str]
    until: int
    is_entry: bool = False
    heading: range = range(0)


def dated_sentences(
    tokens: Sequence[Token], ranges: Sequence[tuple[int, int]], report: Period
) -> tuple[Sentence, ...]:
    """The sentences, each with its times, or the time of the one before that it goes on with."""
    found: list[Sentence] = []
    last: Period | None = None
    for first, end in ranges:
        times = tuple(times_of(tokens, first, end, report))
        is_going_on = any(
            token.word.lower in forms("anaphora") for token in tokens[first : first + 2]
        )
        is_past = bool(found) and _is_of_past(tokens, found[-1], report)
        inherited = last if is_going_on or is_past else None
        names = frozenset(token.word.key for token in tokens[first:end] if token.kind == "word")
        is_entry = end - first > 1 and tokens[first].text in _BULLETS
        heading = _heading(tokens, first, end) if is_entry else range(0)
        found.append(Sentence(first, end, times, inherited, names, end, is_entry, heading))
        last = times[-1].period if times else inherited
    return tuple(_with_lists(tokens, found))


def _is_of_past(tokens: Sequence[Token], sentence: Sentence, report: Period) -> bool:
    """Whether a sentence speaks of an earlier year only, and compares nothing with it."""
    if not sentence.times:
        return sentence.inherited is not None and is_earlier(sentence.inherited, report)
    before = tokens[sentence.first : sentence.times[0].index]
    is_compared = any(token.kind == "number" for token in before)
    return not is_compared and all(is_earlier(time.period, report) for time in sentence.times)


def _with_lists(tokens: Sequence[Token], sentences: list[Sentence]) -> list[Sentence]:
    """The sentences; an entry that ends with a comma says what the last of its list says."""
    found = list(sentences)
    for place in range(len(found) - 2, -1, -1):
        entry, following = found[place], found[place + 1]
        if entry.is_entry and following.is_entry and tokens[entry.end - 1].text in {",", ";"}:
            found[place] = replace(entry, until=following.until)
    return found


def _heading(tokens: Sequence[Token], first: int, end: int) -> range:
    """The words of an entry before its dash or colon, none where it has neither."""
    dash = next((i for i in range(first + 1, end) if tokens[i].text in {*_BULLETS, ":"}), first)
    return range(first + 1, dash)


def time_between(
    tokens: Sequence[Token], sentence: Sentence, first: int, verb: int
) -> Period | None:
    """The time that is named between a number and its verb: 95 тонныг 12 дугаар сард бэлтгэсэн."""
    named = [time for time in sentence.times if first < time.index < verb]
    if not named:
        return None
    words = tokens[named[-1].index : min(named[-1].index + 6, verb)]
    is_when = any(token.word.case == "dat" and token.word.key in keys("times") for token in words)
    return named[-1].period if is_when else None


def time_at(sentence: Sentence, index: int) -> tuple[Period | None, bool]:
    """The period that holds at a token: the last named before it, or the one spoken of before."""
    named = [time.period for time in sentence.times if time.index < index]
    if named:
        return named[-1], False
    return sentence.inherited, sentence.inherited is not None
