"""The numbers of running text: their values, units, and the words for what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from tailan.proposals.lexicon import forms, lexicon
from tailan.proposals.tokens import Token, scale_of, unit_of
from tailan.proposals.words import analysed, case_of_ending, keys

_LONGEST_PHRASE = 6
_REACH = 12
"""How many words before a number the bracket that it stands in is looked for."""
_ROW_MARKS = {",", ";", "ба", "болон"}
_QUOTED = re.compile(r"(?<![^\s(,])[\"“«](?!\s)[^\"”»]{1,150}(?<!\s)[\"”»]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from token `first` to `last`; `phrase` are the tokens for what it counts.

    `value` is in units of `size`, so that 12.5 сая төгрөг is 12.5 of 1,000,000. `label` is the
    noun just before it (гомдол – 52), `names` whether it names something and counts nothing.
    """

    value: Decimal
    first: int
    last: int
    dimension: str = ""
    size: Decimal = Decimal(1)
    case: str = ""
    phrase: tuple[int, ...] = ()
    label: int | None = None
    names: bool = False
    is_inexact: bool = False
    is_borrowing: bool = False
    """Whether unit and noun are those of a neighbour: Дээд суманд 7, Доод суманд 5 удаа."""

    @property
    def amount(self) -> Decimal:
        """The value in the plain unit: 12500000 for 12.5 сая."""
        return self.value * self.size


def quantities_of(
    text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]
) -> list[Quantity]:
    """The numbers of a text in their order, those that only name something marked so."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[Quantity] = []
    for first, end in sentences:
        of_sentence: list[Quantity] = []
        index = first
        while index < end:
            quantity = _quantity(tokens, index, first, end)
            if quantity is not None:
                of_sentence.append(quantity)
            index = index + 1 if quantity is None else quantity.last + 1
        found += _with_neighbours(tokens, _named_in_rows(tokens, of_sentence))
    return _outside(found, tokens, quoted)


def _quantity(tokens: Sequence[Token], index: int, first: int, end: int) -> Quantity | None:
    token = tokens[index]
    if token.kind == "number" and token.value is not None:
        value, last, size = _scaled(tokens, index, end)
    elif token.kind == "word" and _is_numeral(tokens, index, end):
        spelt = _spelt(tokens, index, end)
        if spelt is None:
            return None
        (value, last), size = spelt, Decimal(1)
    else:
        return None
    ending = tokens[last].ending
    case = case_of_ending(ending) if ending else tokens[last].word.case
    dimension = ""
    is_inexact = last + 1 < end and tokens[last + 1].word.lower in forms("inexact")
    behind = last + 1 + is_inexact
    if behind < end and (unit := unit_of(tokens[behind].text)) is not None:
        last = behind
        dimension, size = unit[0], size * unit[1]
        ending = tokens[last].ending
        case = case_of_ending(ending) if ending else tokens[last].word.case
    return Quantity(
        value,
        first=index,
        last=last,
        dimension=dimension,
        size=size,
        case=case,
        phrase=()
        if _is_complete(tokens, last, end, dimension, case)
        else _phrase(tokens, last + 1, end),
        label=_label(tokens, index, first),
        names=_names_something(tokens, index, last, first, end),
        is_inexact=is_inexact,
    )


def _is_complete(tokens: Sequence[Token], last: int, end: int, dimension: str, case: str) -> bool:
    """Whether a number stands for itself: 100 хувьд хүргэх, 12-ыг шинэчлэх."""
    is_acted_on = last + 1 < end and tokens[last + 1].word.form == "infinitive" and case == "acc"
    return bool(case) and (dimension == "percent" or is_acted_on)


def _scaled(tokens: Sequence[Token], index: int, end: int) -> tuple[Decimal, int, Decimal]:
    """The number at the index with the words that make it thousands: 2 мянга 300 is 2300."""
    value = tokens[index].value or Decimal(0)
    if index + 1 >= end or (size := scale_of(tokens[index + 1].text)) is None:
        return value, index, Decimal(1)
    rest = tokens[index + 2].value if index + 2 < end else None
    if rest is None or rest >= size or value != int(value):
        return value, index + 1, Decimal(size)
    smaller = scale_of(tokens[index + 3].text) if index + 3 < end else None
    if smaller is None or rest * smaller >= size:
        return value * size + rest, index + 2, Decimal(1)
    return (value * size + rest * smaller) / smaller, index + 3, Decimal(smaller)


def _spelt(tokens: Sequence[Token], index: int, end: int) -> tuple[Decimal, int] | None:
    """The number that words spell from the index on, None for a lone нэг that means "a"."""
    numerals, scales = lexicon().numerals, lexicon().scales
    if _is_behind_unit(tokens, index):
        return None
    total = part = 0
    last = index
    while last < end and (word := _plain_numeral(tokens, last, end)) in {*numerals, *scales}:
        number = numerals.get(word, 0)
        if word in scales:
            total, part = total + (part or 1) * scales[word], 0
        elif number == 100:
            part = (part or 1) * 100
        else:
            part += number
        last += 1
    is_alone = last == index + 1 and total + part == 1
    if is_alone and (last >= end or unit_of(tokens[last].text) is None):
        return None
    return Decimal(total + part), last - 1


def _is_behind_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a number is a noun: 2 км далан."""
    before = tokens[max(0, index - 1)]
    return before.kind == "unit" or unit_of(before.text) is not None


def _is_numeral(tokens: Sequence[Token], index: int, end: int) -> bool:
    return _plain_numeral(tokens, index, end) in lexicon().numerals


def _plain_numeral(tokens: Sequence[Token], index: int, end: int) -> str:
    """A word of a number without its case, which only a pronoun behind makes sure: тавд нь."""
    word = tokens[index].word
    is_marked = index + 1 < end and tokens[index + 1].word.lower == "нь"
    if not is_marked or not word.case:
        return word.lower
    plain = _numerals().get((word.key, _is_soft(word.lower)))
    return plain or _numerals().get((word.key, False), word.lower)


def _is_soft(word: str) -> bool:
    return any(letter in word for letter in "ьи")


@cache
def _numerals() -> dict[tuple[str, bool], str]:
    """The words of numbers by their keys, and by whether they are soft: тавь is not тав."""
    return {(analysed(name).key, _is_soft(name)): name for name in lexicon().numerals}


def _phrase(tokens: Sequence[Token], index: int, end: int) -> tuple[int, ...]:
    """The words that say what the number before the index counts, up to the noun in its case."""
    phrase: list[int] = []
    while index < end and len(phrase) < _LONGEST_PHRASE:
        token = tokens[index]
        if phrase and token.word.lower in forms("manners"):
            break
        is_spelt = token.word.lower in lexicon().numerals and not _is_behind_unit(tokens, index)
        if token.kind != "word" or is_spelt:
            if not _joins_nouns(tokens, index, end, phrase):
                break
        elif not _is_passed_over(tokens, index, end, phrase):
            if token.word.form or token.word.lower in _ends_of_phrases():
                break
            phrase.append(index)
            if token.word.case not in {"", "gen", "com"}:
                break
        index += 1
    return tuple(phrase)


@cache
def _ends_of_phrases() -> frozenset[str]:
    return forms("copulas") | forms("bearing")


def _is_passed_over(tokens: Sequence[Token], index: int, end: int, phrase: list[int]) -> bool:
    """Whether a word only stands between a number and its noun."""
    word = tokens[index].word
    if word.lower in forms("fillers"):
        return True
    if word.form == "infinitive" and not word.case:
        if index + 1 < end and tokens[index + 1].word.key in keys("purposes"):
            return False
        return not phrase or tokens[phrase[-1]].word.case in {"gen", "com"}
    return not phrase and _describes(tokens, index, end)


def _describes(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a verb just behind a number belongs to its noun: 17 хамтарсан баг."""
    word = tokens[index].word
    is_name = word.form == "done" or (word.form == "joined" and word.lower.endswith("н"))
    if not is_name or index + 1 >= end:
        return False
    following = tokens[index + 1]
    is_said_on = any(following.word.lower in forms(n) for n in ("copulas", "linking", "fillers"))
    return following.kind == "word" and not following.word.form and not is_said_on


def _joins_nouns(tokens: Sequence[Token], index: int, end: int, phrase: list[int]) -> bool:
    """Whether a comma stands between two names of one thing: 59 өргөдөл, гомдлыг."""
    if tokens[index].text != "," or not phrase or index + 1 >= end:
        return False
    following = tokens[index + 1]
    is_plain = not tokens[phrase[-1]].word.case and following.kind == "word"
    return is_plain and following.word.case in {"acc", "abl"} and not following.word.form


def _label(tokens: Sequence[Token], index: int, first: int) -> int | None:
    """The noun just before a number, over a dash or a colon."""
    before = index - 1
    while before >= first and tokens[before].text in {"-", "–", "—", ":", "(", "/"}:
        before -= 1
    if before < first or tokens[before].kind != "word":
        return None
    word = tokens[before].word
    is_name = not word.form and word.case in {"", "acc"}
    return before if is_name and tokens[before].word.lower not in forms("fillers") else None


def _names_something(tokens: Sequence[Token], index: int, last: int, first: int, end: int) -> bool:
    """Whether the number is a year, a date, an ordinal, a legal reference or the like."""
    token = tokens[index]
    before = tokens[index - 1] if index > first else None
    after = tokens[last + 1] if last + 1 < end else None
    if token.ending in _ordinal_endings():
        return True
    if last > index and tokens[last].word.key in keys("times"):
        return True
    if after is not None and _marks_a_name(token, after):
        return True
    if before is not None and _follows_a_name(token, before, after):
        return True
    is_opened = any(t.text == "(" for t in tokens[max(first, index - _REACH) : index])
    return not is_opened and _numbers_a_list(token, before, after)


@cache
def _ordinal_endings() -> frozenset[str]:
    return forms("ordinal_endings") | forms("date_endings")


def _marks_a_name(token: Token, after: Token) -> bool:
    """Whether what stands behind makes the number an ordinal, a year or part of a code."""
    lower = after.word.lower
    if lower in forms("ordinals") or after.word.key in keys("times"):
        return True
    glued = after.start == token.end and after.kind == "word"
    return glued or (after.kind == "code" and after.start == token.end)


def _follows_a_name(token: Token, before: Token, after: Token | None) -> bool:
    """Whether what stands before makes the number a day, a clause of a law or a telephone."""
    if before.word.key in keys("months") and before.word.case == "gen":
        return True
    if before.word.key in keys("phones") or before.text == "№":
        return True
    if before.word.key not in keys("references"):
        return False
    is_clause = after is not None and after.word.key in keys("clauses")
    is_code = "." in token.text or bool(token.ending) or before.text.isascii()
    return is_clause or is_code


def _numbers_a_list(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether the number only numbers an entry: 1) …, or 2. at the head of a sentence."""
    if after is None or after.start != token.end:
        return False
    return after.text == ")" or (after.text == "." and before is None)


def _named_in_rows(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """The numbers, those of a row with one that names something marked like it: 3, 5 сард."""
    found = list(of_sentence)
    for place in range(len(found) - 2, -1, -1):
        quantity, following = found[place], found[place + 1]
        is_dated = tokens[max(0, quantity.first - 1)].word.key in keys("times")
        is_small = quantity.value <= 12 and not quantity.phrase and not is_dated
        is_next = following.first == quantity.last + 2 and is_small
        if is_next and following.names and tokens[quantity.last + 1].text in _ROW_MARKS:
            found[place] = replace(quantity, names=True)
    return found


def _with_neighbours(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """Numbers in a row, each with the unit and noun that only the last of them has."""
    found = [q for q in of_sentence if not q.names and q.dimension != "duration"]
    for place in range(len(found) - 2, -1, -1):
        quantity = found[place]
        if quantity.dimension or quantity.phrase:
            continue
        nearest = found[place + 1 : place + 3]
        following = next((q for q in nearest if not _is_of_next(tokens, q, found[-1])), nearest[0])
        if not (following.phrase or following.dimension):
            continue
        is_listed = tokens[quantity.last + 1].text in _ROW_MARKS
        if is_listed and quantity.label is None and not quantity.case:
            found[place] = replace(
                quantity,
                dimension=following.dimension,
                size=following.size,
                phrase=following.phrase,
                is_borrowing=True,
            )
    others = [q for q in of_sentence if q.names or q.dimension == "duration"]
    return sorted([*found, *others], key=lambda quantity: quantity.first)


def _is_of_next(tokens: Sequence[Token], quantity: Quantity, last: Quantity) -> bool:
    """Whether a number only says whose the next one is: 6 байгууллагын 145 хүн."""
    if quantity is last or not quantity.phrase:
        return False
    behind = quantity.phrase[-1]
    return tokens[behind].word.case == "gen" and tokens[behind + 1].kind == "number"


def _outside(
    quantities: list[Quantity], tokens: Sequence[Token], quoted: list[tuple[int, int]]
) -> list[Quantity]:
    """The quantities, those within quotation marks as names: "Тэрбум мод 2030"."""
    found: list[Quantity] = []
    place = 0
    for quantity in quantities:
        start = tokens[quantity.first].start
        while place < len(quoted) and quoted[place][1] <= start:
            place += 1
        is_inside = place < len(quoted) and quoted[place][0] <= start
        found.append(replace(quantity, names=True) if is_inside else quantity)
    return found
