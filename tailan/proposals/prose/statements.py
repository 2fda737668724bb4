"""Every number of a narrative as a statement: when, whether done, a total, a part, a change."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from tailan.period import Period
from tailan.proposals.prose import traits
from tailan.proposals.prose.antecedents import (
    is_reached,
    meant_before,
    objects_before,
    shared_before,
    start_of,
)
from tailan.proposals.prose.claims import LEFT_OPEN, Claim, attribute_before, claim_at
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.objects import objects_of
from tailan.proposals.prose.quantities import quantities_of
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.rates import Base, Bases, base_of, without_bases
from tailan.proposals.prose.sentences import Sentence, dated_sentences, time_at, time_between
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.tokens import Token, sentences_of, tokens_of


def passage_of(text: str, report: Period) -> Passage:
    """The sentences of a narrative and what its numbers state."""
    tokens, bases = without_bases(tokens_of(text))
    ranges = sentences_of(text, tokens)
    sentences = dated_sentences(tokens, ranges, report)
    quantities = deque(q for q in quantities_of(text, tokens, ranges) if not q.names)
    statements: list[Statement] = []
    for sentence in sentences:
        here: list[Quantity] = []
        while quantities and quantities[0].first < sentence.end:
            here.append(quantities.popleft())
        meant = _named_before(tokens, sentence, here, statements)
        told = _statements(tokens, sentence, here, meant)
        statements += _rated(told, bases) if bases else told
    return Passage(text, tokens, sentences, tuple(statements))


def _rated(told: list[Statement], bases: Bases) -> list[Statement]:
    """Statements with their bases; a rate alone is of what is counted before: 15 гарч, … 12.5."""
    found: list[Statement] = []
    for statement in told:
        base = _base_of(bases, statement)
        taken_up = found[-1].objects if base is not None and found else ()
        found.append(replace(statement, base=base, objects=statement.objects or taken_up))
    return found


def _base_of(bases: Bases, statement: Statement) -> Base | None:
    """Of how many a number is a rate; behind the first one, only a fraction still is."""
    quantity, sentence = statement.quantity, statement.sentence
    is_fraction = quantity.value != int(quantity.value)
    since = sentence.first if is_fraction else statement.since
    is_alone = not (quantity.phrase or quantity.dimension)
    return base_of(bases, since, quantity.first, quantity.last + 1, is_alone)


def _named_before(
    tokens: Sequence[Token],
    sentence: Sentence,
    here: Sequence[Quantity],
    statements: list[Statement],
) -> tuple[int, ...]:
    """What the sentence before counts, where this one goes on with it: Үүнээс 274-ийг, 52-ыг нь."""
    last = statements[-1] if statements else None
    is_next = last is not None and last.sentence.end == sentence.first
    is_of_it = tokens[sentence.first].word.lower in forms("part_openers")
    if last is not None and last.phrase and tokens[last.phrase[-1]].word.case in {"dat", "ins"}:
        # Where or with what something was done is not what is spoken of.
        return last.phrase if is_next and is_of_it else ()
    is_of_it = is_of_it or any(traits.is_of_them(tokens, quantity) for quantity in here[:1])
    if last is None or not (is_next and is_of_it):
        return ()
    return last.phrase or last.objects[::-1]


def _statements(
    tokens: Sequence[Token],
    sentence: Sentence,
    quantities: list[Quantity],
    meant: tuple[int, ...],
) -> list[Statement]:
    """What the numbers of a sentence say; `meant` is what its first pronoun stands for."""
    named = (tokens[q.label].word for q in quantities if q.label is not None)
    labels = frozenset(word.key for word in named if not word.case).union(
        *(_attributes(tokens, quantity) for quantity in quantities)
    )
    opened = _part_opener(tokens, sentence)
    found: list[Statement] = []
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        is_part = opened is not None and quantity.first > opened
        statement = _statement(tokens, sentence, quantity, following, found)
        is_open = not found and statement.is_pronoun and bool(meant or not statement.phrase)
        found.append(
            replace(
                statement,
                phrase=meant if is_open else statement.phrase,
                labels=labels,
                is_part=is_part or traits.is_share(tokens, quantity),
            )
        )
    return found


def _attributes(tokens: Sequence[Token], quantity: Quantity) -> set[str]:
    """The words between a number and its noun: 12 дотоод сургалт, or 8 гадаад, 12 … alone."""
    if quantity.has_own_kind:
        return {tokens[quantity.phrase[0]].word.key}
    phrase = () if quantity.is_borrowing else quantity.phrase
    is_cut = bool(phrase) and tokens[min(phrase[-1] + 1, len(tokens) - 1)].text == ","
    return {tokens[index].word.key for index in (phrase if is_cut else phrase[:-1])}


def _statement(
    tokens: Sequence[Token],
    sentence: Sentence,
    quantity: Quantity,
    following: Quantity | None,
    before: list[Statement],
) -> Statement:
    """What a number says, read with those before it in its sentence and the one that follows."""
    last = before[-1] if before else None
    start = start_of(tokens, quantity, last) if last else sentence.first
    claim = _claim(tokens, sentence, quantity, following)
    time, is_inherited = _time(tokens, sentence, quantity, claim, last)
    if time is None and following is None:
        time = time_between(tokens, sentence, quantity.last, claim.verb)
    objects = objects_of(tokens, quantity, start)
    follows = last.is_pronoun if last else None
    is_pronoun = traits.is_pronoun(tokens, quantity, sentence.end, follows)
    return Statement(
        quantity=quantity,
        sentence=sentence,
        claim=claim,
        attribute=attribute_before(tokens, quantity.first, sentence.first),
        phrase=meant_before(tokens, quantity, before) if is_pronoun and last else quantity.phrase,
        objects=objects or objects_before(tokens, quantity, time, before, claim),
        since=last.quantity.last + 1 if last else sentence.first,
        start=start,
        stop=following.first if following else sentence.end,
        shared=shared_before(tokens, before),
        time=time,
        is_time_inherited=is_inherited,
        is_total=traits.is_total(tokens, quantity, start),
        is_whole=traits.is_whole(tokens, quantity, following, sentence.end),
        is_change=traits.is_change(tokens, quantity, claim, sentence.end),
        is_each=traits.is_for_each(tokens, quantity, start, sentence.end),
        is_aim=traits.is_aim(tokens, quantity, start),
        is_pronoun=is_pronoun,
        manner=traits.manner_of(tokens, traits.behind_of(quantity), sentence.end),
        asked=last.claim.left if is_pronoun and last else frozenset(),
    )


def _claim(
    tokens: Sequence[Token], sentence: Sentence, quantity: Quantity, following: Quantity | None
) -> Claim:
    """What is said of a number: that there are so many, where its noun says so: 9 уншигчтай, ….

    So does its unit, before a plan: 45 хувьтай, үлдсэнийг намар дуусгахаар төлөвлөсөн.
    """
    behind = max(quantity.last, *quantity.phrase, -1) + 1
    is_cut = behind < sentence.end and tokens[behind].text == "," and _is_had(tokens, quantity)
    is_row = is_cut and following is not None and _is_had(tokens, following)
    claim = claim_at(tokens, behind, sentence.until)
    is_open = bool(quantity.phrase) or claim.standing in LEFT_OPEN
    return Claim("state", end=behind - 1) if is_cut and not is_row and is_open else claim


def _is_had(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number or its noun says what something has: 45 хувьтай, 9 уншигчтай."""
    phrase = quantity.phrase
    return (tokens[phrase[-1]].word.case if phrase else quantity.case) == "com"


def _time(
    tokens: Sequence[Token],
    sentence: Sentence,
    quantity: Quantity,
    claim: Claim,
    last: Statement | None,
) -> tuple[Period | None, bool]:
    """The period that a number speaks of, and whether a sentence before names it."""
    time, is_inherited = time_at(sentence, quantity.first)
    if last is None:
        return time, is_inherited
    is_over = last.time is None and time == time_at(sentence, last.quantity.first)[0]
    is_now = is_over or is_reached(tokens, quantity, claim, last)
    return (None, is_inherited) if is_now else (time, is_inherited)


def _part_opener(tokens: Sequence[Token], sentence: Sentence) -> int | None:
    """Where parts of what was said before begin: үүнээс …, or the list behind a colon."""
    for index in range(sentence.first, sentence.end):
        token = tokens[index]
        if token.word.lower in forms("part_openers") or token.text == ":":
            return index
    return None
