"""Whether what an indicator asks for is said of another number than the one at hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from tailan.proposals.cases import (
    NEAR,
    OF_VERB,
    Case,
    verb_points,
    words_beside,
)
from tailan.proposals.prose.times import is_earlier
from tailan.proposals.prose.tokens import Token


def is_of_another_number(case: Case) -> bool:
    """Where a word of the indicator is said only of a later number: … 12 нь залуу малчин."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    if not subject.qualities or statement.quantity.is_borrowing or statement.is_pronoun:
        return False
    behind = tokens[statement.stop + 1 : min(statement.stop + NEAR, statement.sentence.end)]
    later = {token.word.key for token in _of_pronoun(behind)}
    since = max(statement.sentence.first, statement.quantity.first - NEAR)
    before = {token.word.key for token in tokens[since : statement.quantity.first]}
    own = words_beside(case)
    missing = subject.qualities - own
    if missing & _words_behind_next(case) or (missing and _is_described_elsewhere(case, own)):
        return True
    is_elsewhere = bool((missing - before) & (later | _labels_of_parts(case)))
    is_elsewhere = is_elsewhere or bool(missing & _words_of_next(case))
    return is_elsewhere or bool(missing & _words_of_rows(case))


def _of_pronoun(behind: Sequence[Token]) -> Sequence[Token]:
    """What is said of a pronoun; of one between commas nothing more: …, 2 нь хөдөөд, … хийв."""
    said = list(dropwhile(lambda token: token.word.lower != "нь", behind))
    inserted = list(takewhile(lambda token: token.text != ",", said))
    is_told = len(inserted) == len(said) or any(token.word.form for token in inserted)
    return said if is_told else inserted


def _is_described_elsewhere(case: Case, own: frozenset[str]) -> bool:
    """Whether another number counts the noun as it is asked for: 4 аялан тоглолт, not 148."""
    tokens, subject = case.passage.tokens, case.subject
    if own & subject.qualities or subject.kind != "count":
        return False
    if subject.asks_done and verb_points(case) >= OF_VERB:
        # Of those named before the very verb is told: Эдгээрийн 380 зургийг цахимжуулсан.
        return False
    for other in case.passage.statements:
        words = {tokens[index].word.key for index in other.quantity.phrase}
        is_alike = other.quantity.dimension == case.statement.quantity.dimension
        is_apart = is_alike and other.sentence is not case.statement.sentence
        if other.time is not None and is_earlier(other.time, case.report):
            continue
        if is_apart and words & {*subject.heads} and words & subject.qualities:
            return True
    return False


def _words_of_rows(case: Case) -> set[str]:
    """The words beside earlier numbers of the same row: жолооч нарт 4 удаа, зорчигчдод 6 удаа."""
    own, tokens = case.statement, case.passage.tokens
    return {
        token.word.key
        for other in case.passage.within(own.sentence)
        if own.quantity.dimension == other.quantity.dimension == "times"
        and other.quantity.first < own.quantity.first
        and not other.is_each
        for token in tokens[other.start : other.quantity.first]
    }


def _words_of_next(case: Case) -> set[str]:
    """The words before the next number of the same noun: төвөөр 8, явуулын багаар 5 иргэн."""
    own, tokens, heads = case.statement, case.passage.tokens, {*case.subject.heads}
    for other in case.passage.within(own.sentence):
        is_later = other.quantity.first > own.quantity.first
        label = () if other.quantity.label is None else (other.quantity.label,)
        named = {tokens[index].word.key for index in (*other.quantity.phrase, *label)}
        if is_later and named & heads:
            return _words_between(case, other.quantity.first)
    return set()


def _words_behind_next(case: Case) -> set[str]:
    """The words behind the next number of the same noun, each with its own: 8 хүнд тусламж, 2 …."""
    own, tokens, heads = case.statement, case.passage.tokens, {*case.subject.heads}
    behind = max(own.quantity.last, *own.quantity.phrase, -1) + 1
    for other in case.passage.within(own.sentence):
        named = {tokens[index].word.key for index in other.quantity.phrase}
        is_next = other.quantity.first > own.quantity.first
        if is_next and named & heads:
            comma = next(
                (i for i in range(behind, other.quantity.first) if tokens[i].text == ","), 0
            )
            has_own = comma > behind and own.claim.verb > other.quantity.first
            has_own = has_own and tokens[comma - 1].word.case in {"", "acc"}
            words = tokens[max(other.quantity.phrase) + 1 : other.stop] if has_own else []
            return {token.word.key for token in words}
    return set()


def _words_between(case: Case, end: int) -> set[str]:
    """The words before a later number that are its own: behind the last comma, or the verb."""
    own, tokens = case.statement, case.passage.tokens
    first = max(own.quantity.last, *own.quantity.phrase, -1) + 1
    if own.claim.verb < end:
        first = max(first, own.claim.verb)
    commas = [index for index in range(first, end) if tokens[index].text == ","]
    return {token.word.key for token in tokens[max([first, *commas]) : end]}


def _labels_of_parts(case: Case) -> set[str]:
    """The nouns beside the parts that a later sentence gives: Үүнээс үр тариа 6900, төмс 640."""
    end, tokens = case.statement.sentence.end, case.passage.tokens
    later = (s for s in case.passage.statements if s.is_part and s.quantity.first >= end)
    return {tokens[s.quantity.label].word.key for s in later if s.quantity.label is not None}
