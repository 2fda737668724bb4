"""Every number of a narrative as a statement: when, whether done, a total, a part, a change."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tailan.period import Period
from tailan.proposals.claims import Claim, attribute_before, claim_at, is_attribute
from tailan.proposals.lexicon import forms
from tailan.proposals.quantities import Quantity, quantities_of
from tailan.proposals.sentences import Sentence, dated_sentences, time_at, time_between
from tailan.proposals.tokens import Token, sentences_of, tokens_of
from tailan.proposals.words import keys, roots

_NEAR = 4
_FAR = 14


@dataclass(frozen=True, slots=True)
class Statement:
    """What a narrative says with one number.

    `objects` are the nouns before the number that its verb acts on, the nearest first; `start`
    is where the words that belong to this number alone begin, `since` where the number before
    ends (its noun may be shared: 58 тогтоолын биелэлт 61.8), `stop` the next number, `shared`
    are the words of its whole row. What a pronoun stands for was to be done by the `asked` verbs;
    `labels` are the nouns beside the numbers of the sentence.
    """

    quantity: Quantity
    sentence: Sentence
    claim: Claim
    attribute: str
    phrase: tuple[int, ...]
    objects: tuple[int, ...]
    since: int
    start: int
    stop: int
    shared: range
    time: Period | None
    is_time_inherited: bool
    is_total: bool
    is_whole: bool
    is_change: bool
    is_each: bool
    is_aim: bool
    is_pronoun: bool
    manner: str
    asked: frozenset[str]
    is_part: bool = False
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative read once for all indicators of its measure."""

    text: str
    tokens: list[Token]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]


def passage_of(text: str, report: Period) -> Passage:
    """The sentences of a narrative and what its numbers state."""
    tokens = tokens_of(text)
    ranges = sentences_of(text, tokens)
    sentences = dated_sentences(tokens, ranges, report)
    quantities = deque(q for q in quantities_of(text, tokens, ranges) if not q.names)
    statements: list[Statement] = []
    for sentence in sentences:
        here: list[Quantity] = []
        while quantities and quantities[0].first < sentence.end:
            here.append(quantities.popleft())
        statements += _statements(tokens, sentence, here)
    return Passage(text, tokens, sentences, tuple(statements))


def _statements(
    tokens: Sequence[Token], sentence: Sentence, quantities: list[Quantity]
) -> list[Statement]:
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
        found.append(
            replace(statement, labels=labels, is_part=is_part or _is_share(tokens, quantity))
        )
    return found


def _attributes(tokens: Sequence[Token], quantity: Quantity) -> set[str]:
    """The words between a number and its noun: 12 дотоод сургалт, or 8 гадаад, 12 … alone."""
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
    start = _start(tokens, quantity, last) if last else sentence.first
    claim = claim_at(tokens, max(quantity.last, *quantity.phrase, -1) + 1, sentence.end)
    time, is_inherited = time_at(sentence, quantity.first)
    if time is None and following is None:
        time = time_between(tokens, sentence, quantity.last, claim.verb)
    if time is not None and _is_reached(tokens, quantity, claim, last):
        time = None
    if last is not None and last.time is None and time == time_at(sentence, last.quantity.first)[0]:
        time = None
    is_pronoun = _is_pronoun(tokens, quantity, sentence.end, last)
    return Statement(
        quantity=quantity,
        sentence=sentence,
        claim=claim,
        attribute=attribute_before(tokens, quantity.first, sentence.first),
        phrase=last.phrase if is_pronoun and last else quantity.phrase,
        objects=_objects(tokens, quantity, start)
        or _objects_before(tokens, quantity, time, before),
        since=last.quantity.last + 1 if last else sentence.first,
        start=start,
        stop=following.first if following else sentence.end,
        shared=_shared(before),
        time=time,
        is_time_inherited=is_inherited,
        is_total=_is_total(tokens, quantity, start),
        is_whole=following is not None and _is_whole(tokens, quantity, following, sentence.end),
        is_change=_is_change(tokens, quantity, claim, sentence.end),
        is_each=_is_for_each(tokens, quantity, start, sentence.end),
        is_aim=_is_aim(tokens, quantity, start),
        is_pronoun=is_pronoun,
        manner=_manner(tokens, _behind(quantity), sentence.end),
        asked=last.claim.left if is_pronoun and last else frozenset(),
    )


def _is_reached(
    tokens: Sequence[Token], quantity: Quantity, claim: Claim, last: Statement | None
) -> bool:
    """Whether a number is what the one before it became: 184-өөс 171 болгосон."""
    if last is None or last.quantity.dimension != quantity.dimension:
        return False
    phrase = last.quantity.phrase
    case = tokens[phrase[-1]].word.case if phrase else last.quantity.case
    is_near = quantity.first - _behind(last.quantity) <= 1
    return case == "abl" and is_near and claim.root in roots("reaching")


def _start(tokens: Sequence[Token], quantity: Quantity, last: Statement) -> int:
    """Where the words of a number begin; before the number that says whose it is: 8 сумын 40."""
    behind = _behind(last.quantity)
    is_of_last = behind == quantity.first and tokens[behind - 1].word.case == "gen"
    return last.start if is_of_last and last.quantity.phrase else behind


def _objects_before(
    tokens: Sequence[Token], quantity: Quantity, time: Period | None, before: list[Statement]
) -> tuple[int, ...]:
    """The objects that a number shares with the one before it: in a row, or of another time."""
    if not before:
        return ()
    last = before[-1].quantity
    if quantity.case == "acc" and not (quantity.phrase or last.phrase or quantity.dimension):
        return before[-1].objects
    is_alike = last.dimension == quantity.dimension and not (quantity.phrase or last.phrase)
    phrase = last.phrase
    is_to_some = bool(phrase) and tokens[phrase[-1]].word.case == "dat"
    if quantity.dimension == "times" and not quantity.phrase and is_to_some:
        return before[-1].objects
    is_again = is_alike and (quantity.dimension == "times" or time != before[-1].time)
    return before[-1].objects if last.is_borrowing or is_again else ()


def _shared(before: list[Statement]) -> range:
    """The words that a row of numbers shares: all before its first, save what is that one's own."""
    if not before or not before[-1].quantity.is_borrowing:
        return range(0)
    first = before[-1]
    return first.shared or range(first.start, max(first.start, first.quantity.first - 2))


def _behind(quantity: Quantity) -> int:
    return (
        max(quantity.last, *quantity.phrase) + 1
        if quantity.phrase and not quantity.is_borrowing
        else quantity.last + 1
    )


def _part_opener(tokens: Sequence[Token], sentence: Sentence) -> int | None:
    """Where parts of what was said before begin: үүнээс …, or the list behind a colon."""
    for index in range(sentence.first, sentence.end):
        token = tokens[index]
        if token.word.lower in forms("part_openers") or token.text == ":":
            return index
    return None


def _is_share(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number only says what a share is: 40.4 хувь буюу 21 гомдол."""
    before = tokens[max(0, quantity.first - 2) : quantity.first]
    return (
        len(before) == 2
        and before[1].word.lower == "буюу"
        and before[0].word.key in keys("percent_words") | {""}
    )


def _is_pronoun(
    tokens: Sequence[Token], quantity: Quantity, end: int, last: Statement | None = None
) -> bool:
    """Whether a number stands for things named before: 46 ажилтнаас 31 нь, 38-аас 21-ийг."""
    is_plain = not quantity.dimension or (quantity.dimension == "pieces" and not quantity.phrase)
    if not is_plain or quantity.is_borrowing:
        return False
    if quantity.dimension:
        return quantity.case == "acc" and last is not None
    behind = quantity.last + 1
    is_marked = behind < end and tokens[behind].word.lower == "нь"
    if not tokens[quantity.last].ending or is_marked:
        return is_marked
    before = tokens[max(0, quantity.first - 1)].word.case
    is_of_whole = before in {"gen", "abl"} or (last is not None and last.is_pronoun)
    return quantity.case in {"acc", "abl"} or (quantity.case == "dat" and is_of_whole)


def _manner(tokens: Sequence[Token], behind: int, end: int) -> str:
    """How far what is counted went, where a word right behind says so: 4 ажил хагас хийгдэж."""
    word = tokens[behind].word.lower if behind < end else ""
    return word if word in forms("manners") else ""


def _is_total(tokens: Sequence[Token], quantity: Quantity, start: int) -> bool:
    for index in range(quantity.first - 1, max(start, quantity.first - _NEAR) - 1, -1):
        token = tokens[index]
        if token.word.lower in forms("totals"):
            return True
        if token.kind == "mark" or token.word.form:
            return False
    return False


def _is_whole(tokens: Sequence[Token], quantity: Quantity, following: Quantity, end: int) -> bool:
    """Whether a number is only what the next one is taken from: 46 ажилтнаас 31 нь."""
    last = quantity.phrase[-1] if quantity.phrase else quantity.last
    case = tokens[last].word.case if quantity.phrase else quantity.case
    reach = 8 if case == "abl" else 3
    between = tokens[last + 1 : following.first]
    is_said = any(
        tokens[index].word.form and not is_attribute(tokens, index, end)
        for index in range(last + 1, following.first - 1)
    )
    is_cut = is_said or len(between) >= reach
    if case not in {"abl", "gen"} or is_cut:
        return False
    if _is_pronoun(tokens, following, end) or not (following.phrase or following.dimension):
        return True
    if quantity.dimension and quantity.dimension == following.dimension:
        return True
    ours = {tokens[index].word.key for index in quantity.phrase}
    return any(tokens[index].word.key in ours for index in following.phrase)


def _is_change(tokens: Sequence[Token], quantity: Quantity, claim: Claim, end: int) -> bool:
    """Whether a number says by how much something changed: 12 хувиар өссөн."""
    if quantity.dimension == "change":
        return True
    behind = tokens[_behind(quantity) : min(_behind(quantity) + 2, end)]
    if quantity.case in {"ins", "gen"}:
        near = tokens[quantity.last + 1 : min(quantity.last + 3, end)]
        if any(token.word.key in keys("change_words") for token in near):
            return True
    is_of_change = claim.root in roots("changing") and claim.verb - quantity.last <= 4
    is_direct = any(_is_changing(token) for token in behind[:1])
    if quantity.case == "ins" and any(
        map(_is_changing, tokens[quantity.last + 1 : min(quantity.last + 3, end)])
    ):
        return True
    return (quantity.case == "ins" and is_of_change) or (not quantity.case and is_direct)


def _is_changing(token: Token) -> bool:
    return bool(token.word.form) and token.word.root in roots("changing")


def _is_for_each(tokens: Sequence[Token], quantity: Quantity, start: int, end: int) -> bool:
    """Whether a number holds for each of several: сум бүрээс 5 залуу."""
    for index in range(quantity.first - 1, max(start, quantity.first - 3) - 1, -1):
        if tokens[index].kind == "mark":
            break
        if tokens[index].word.lower in forms("each"):
            return True
    behind = quantity.last + 1
    return behind < end and tokens[behind].word.lower in forms("each")


def _is_aim(tokens: Sequence[Token], quantity: Quantity, start: int) -> bool:
    """Whether a number only repeats the target: зорилтот түвшин 20."""
    for index in range(max(start, quantity.first - 3), quantity.first):
        if tokens[index].word.lower in forms("aims"):
            return index + 1 == quantity.first or tokens[index + 1].word.key in keys("aim_nouns")
    return False


@cache
def _passed_over() -> frozenset[str]:
    return forms("fillers") | forms("linking")


def _objects(tokens: Sequence[Token], quantity: Quantity, start: int) -> tuple[int, ...]:
    """The noun before the number that its verb acts on, with the word that belongs to it.

    What says when, where and by what means is passed over, with the words that describe it.
    """
    index = quantity.first - 1
    first = max(start, quantity.first - _FAR)
    is_described = False
    while index >= first:
        token = tokens[index]
        word = token.word
        if token.kind == "mark":
            is_row = token.text == "," and tokens[index - 1].kind == "number"
            if token.text not in {"-", "–", "—", ":", "(", "/"} and not is_row:
                return ()
        elif token.kind in {"number", "date"}:
            is_described = False
        elif token.word.key in keys("count_words"):
            return tuple(range(index - 1, max(first, index - 2) - 1, -1))
        elif token.kind == "word" and token.word.lower not in _passed_over():
            if word.form and word.form not in {"infinitive", "done_noun"} and not is_described:
                return ()
            if (not word.case and not word.form and is_described is False) or word.case == "acc":
                return (index, index - 1) if index - 1 >= first else (index,)
            is_described = word.case in {"dat", "ins", "abl", "dir"} or (
                is_described and (word.case == "gen" or bool(word.form))
            )
        index -= 1
    return ()
