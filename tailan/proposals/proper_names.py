"""How many of what is counted a narrative calls by name: Алтан, Баян, Дэлгэр сумдад."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailan.proposals.events import Events
from tailan.proposals.prose.acts import Act
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.statement import Passage
from tailan.proposals.subjects import Subject

_PLURAL = re.compile(r"(?:ууд|үүд|[^аэоөуүи]д)(?:ад|эд|ын|ийн|ыг|ийг|аас|ээс|тай|тэй)?")


def named_ones(subject: Subject, acts: Sequence[Act], passage: Passage) -> Events | None:
    """Those of whom the act asked for is told, by their names before a plural; None elsewhere."""
    if not subject.asks_done or subject.dimension:
        return None
    asked = same_roots(subject.verbs[-1])
    found = [
        events
        for act in acts
        if act.is_done and act.root in asked and _names_act(act, subject)
        if (events := _named_in(subject, act, passage)) is not None
    ]
    return found[0] if len({(e.count, e.first) for e in found}) == 1 else None


def _names_act(act: Act, subject: Subject) -> bool:
    """Whether the sentence names what is done, where a verb alone says little."""
    return not subject.act or subject.act in act.sentence.keys


def _named_in(subject: Subject, act: Act, passage: Passage) -> Events | None:
    """The names before the plural of the noun in an act's sentence, if nothing else counts it."""
    tokens, sentence = passage.tokens, act.sentence
    words = tokens[sentence.first : sentence.end]
    heads = frozenset(subject.heads)
    is_open = any(token.word.lower in forms("open_lists") for token in words)
    is_counted = any(
        heads & {tokens[index].word.key for index in statement.phrase}
        for statement in passage.within(sentence)
    )
    if is_open or is_counted:
        return None
    for at in range(sentence.first + 3, act.verb):
        word = tokens[at].word
        if word.key in heads and _PLURAL.fullmatch(word.lower[len(word.key) - 1 :]):
            count, first = _names_before(passage, at, sentence.first)
            return Events(count, first, act.end, act.time) if count > 1 else None
    return None


def _names_before(passage: Passage, at: int, first: int) -> tuple[int, int]:
    """How many names stand in a row before a token, and where the row begins."""
    tokens, count, index = passage.tokens, 0, at - 1
    while index >= first and tokens[index].kind == "word" and tokens[index].text[0].isupper():
        count += 1
        if index == first or tokens[index - 1].text not in {",", *forms("row_words")}:
            break
        index -= 2
    # What else a comma joins to the row may be one more.
    is_whole = index >= first and tokens[index].text[0].isupper()
    return (count, index) if is_whole else (0, at)
