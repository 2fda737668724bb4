"""Events that a narrative tells one by one, counted: dated acts, quoted titles, numbered lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from tailan.period import Period
from tailan.proposals.prose.acts import Act
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.times import is_earlier
from tailan.proposals.prose.words import case_of_ending, keys, roots
from tailan.proposals.subjects import Subject

_TITLE = re.compile(r"[\"“«](?!\s)[^\"”»]{1,150}(?<!\s)[\"”»]")


@dataclass(frozen=True, slots=True)
class Events:
    """How many events the tokens `first` to `last` tell."""

    count: int
    first: int
    last: int
    time: Period | None


def counted_events(
    subject: Subject, acts: Sequence[Act], passage: Passage, report: Period
) -> Events | None:
    """The events of the indicator's kind that are told one by one, None where they may be more."""
    held = [act for act in acts if _is_held(act, subject)]
    # Two verbs one behind the other say one thing: хүлээлгэж өглөө.
    held = [a for a in held if not any(b.verb == a.verb + 1 for b in held)]
    if not held:
        return None
    for act in held:
        count = _entries(act, passage) or _titles(act, passage) or _dates(act, passage, report)
        if count > 1:
            return Events(count, act.verb, act.end, act.time) if len(held) == 1 else None
    times = [act.time for act in held]
    is_each_dated = None not in times and len(set(times)) == len(times)
    if (len(held) > 1 and is_each_dated) or (len(held) == 1 and subject.target == 1):
        return Events(
            len(held), held[0].verb, held[0].end, held[0].time if len(held) == 1 else None
        )
    return None


def _is_held(act: Act, subject: Subject) -> bool:
    """Whether an act is done, and on what the indicator counts, without saying how many."""
    wanted = same_roots(subject.verbs[-1]) if subject.verbs else roots("holding")
    return act.is_done and act.root in wanted and bool(set(act.objects[:3]) & set(subject.heads))


def _titles(act: Act, passage: Passage) -> int:
    """How many titles in quotation marks a clause lists, 0 where its list is open."""
    start, end = passage.tokens[act.start].start, passage.tokens[act.verb].start
    words = passage.tokens[act.start : act.verb]
    is_open = any(token.word.lower in forms("open_lists") for token in words)
    return 0 if is_open else len(_TITLE.findall(passage.text, start, end))


def _dates(act: Act, passage: Passage, report: Period) -> int:
    """How many times a clause gives to its act one by one: 3 сард …, 5 сард … тус тус."""
    words = [token.word.lower for token in passage.tokens[act.start : act.verb]]
    times = [time for time in act.sentence.times if act.start <= time.index < act.verb]
    is_each = any(pair == ("тус", "тус") for pair in pairwise(words))
    now = [time for time in times if not is_earlier(time.period, report)]
    rows = sum(_is_next_day(passage, time.index) for time in times[1:])
    is_row = len(times) > 1 and rows == len(times) - 1
    if len(times) > 1 and all(_is_next_place(passage, time.index) for time in times[1:]):
        return len(now)
    return len({time.period for time in now}) if is_each or is_row else 0


def _is_next_place(passage: Passage, index: int) -> bool:
    """Whether a date stands in a row behind a place: 3 сарын 12-нд Дээд суманд, 4 сарын 2-нд …."""
    before = passage.tokens[max(0, index - 2) : index]
    is_place = before[0].kind == "word" and before[0].word.case == "dat"
    return is_place and before[0].word.key not in keys("times") and before[-1].text == ","


def _is_next_day(passage: Passage, index: int) -> bool:
    """Whether a date stands in a row behind a day: 4 дүгээр сарын 18, 6 дугаар сарын 5-нд."""
    month, *before = passage.tokens[max(0, index - 3) : index]
    if len(before) < 2 or before[0].kind != "number" or month.word.key not in keys("months"):
        return False
    is_from = case_of_ending(before[0].ending) == "abl"
    return before[1].text.lower() in {",", *forms("row_words")} and not is_from


def _entries(act: Act, passage: Passage) -> int:
    """How many entries follow an act: …: 1) …, 2) …, 3) …; or each in a line with a dash."""
    tokens, count = passage.tokens, 0
    behind = act.end + 1
    if behind >= len(tokens) or tokens[behind].text != ":":
        return 0
    later = (sentence for sentence in passage.sentences if sentence.first > behind)
    lines = sum(1 for _ in takewhile(lambda sentence: sentence.is_entry, later))
    if lines:
        return lines
    for index in range(behind, len(tokens) - 1):
        is_entry = tokens[index].value == count + 1 and tokens[index + 1].text in {")", "."}
        count += is_entry
    return count
