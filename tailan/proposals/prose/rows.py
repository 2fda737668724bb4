"""Numbers in a row, which share a unit, a noun or a date that only the last of them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.relations import is_kind_word, opposites
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import Word, keys

_HAVING = ("тай", "тэй", "той", "гүй")
_ROW_MARKS = {",", ";", "ба", "болон"}


def in_rows(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """The numbers of a sentence, each with what it shares with its neighbours."""
    return _with_neighbours(tokens, _named_in_rows(tokens, of_sentence))


def _named_in_rows(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """The numbers, those of a row with one that names something marked like it: 3, 5 сард."""
    found = list(of_sentence)
    for place in range(len(found) - 2, -1, -1):
        quantity, following = found[place], found[place + 1]
        is_dated = tokens[max(0, quantity.first - 1)].word.key in keys("times")
        is_small = quantity.value <= 12 and not (quantity.phrase or quantity.dimension or is_dated)
        behind = tokens[min(following.last + 1, len(tokens) - 1)]
        is_next = following.first == quantity.last + 2 and is_small and behind.text != ")"
        if is_next and following.names and tokens[quantity.last + 1].text in _ROW_MARKS:
            found[place] = replace(quantity, names=True)
    return found


def _with_neighbours(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """Numbers in a row, each with the unit and noun that only the last of them has."""
    found = [q for q in of_sentence if not q.names and q.dimension != "duration"]
    for place in range(len(found) - 2, -1, -1):
        quantity = found[place]
        if _is_of_kind(tokens, quantity, found[place + 1]):
            phrase = (*quantity.phrase, *found[place + 1].phrase[1:])
            found[place] = replace(quantity, phrase=phrase, is_borrowing=True)
        if quantity.dimension or quantity.phrase:
            continue
        nearest = found[place + 1 : place + 3]
        following = next((q for q in nearest if not _is_of_next(tokens, q, found[-1])), nearest[0])
        if not (following.phrase or following.dimension):
            continue
        is_listed = tokens[quantity.last + 1].text in _ROW_MARKS
        if is_listed and quantity.label is not None and _is_of_list(following, quantity):
            found[place] = replace(quantity, dimension=following.dimension, size=following.size)
        is_free = quantity.label is None or _is_shared_label(tokens, quantity.label, following)
        is_free = is_free and not _is_of_act_alone(tokens, quantity, following)
        if is_listed and is_free and not quantity.case:
            found[place] = replace(
                quantity,
                dimension=following.dimension,
                size=following.size,
                phrase=following.phrase,
                is_borrowing=True,
            )
    others = [q for q in of_sentence if q.names or q.dimension == "duration"]
    return sorted([*found, *others], key=lambda quantity: quantity.first)


def _is_shared_label(tokens: Sequence[Token], label: int, following: Quantity) -> bool:
    """Whether what stands before a number is no noun of its own: a kind, or the next one's too."""
    key = tokens[label].word.key
    if is_plural(tokens[label].word):
        # байгууллагууд 820, иргэд 465 мод тарьсан: nobody counts a plural.
        return bool(following.phrase) and not following.dimension
    is_counting = bool(following.phrase) and not following.dimension
    other = "" if following.label is None else tokens[following.label].word.key
    return is_kind_word(key) or (is_counting and other == key)


def _is_of_act_alone(tokens: Sequence[Token], quantity: Quantity, following: Quantity) -> bool:
    """Whether a number tells of an act, and the next a level: хэтэрсэн 3, биелэлт 80%."""
    is_level = following.dimension == "percent" and following.label is not None
    return is_level and tokens[max(0, quantity.first - 1)].word.form in {"done", "undone"}


def is_plural(word: Word) -> bool:
    """Whether a noun names several: байгууллагууд, which no number counts."""
    return word.case == "plural" or word.lower.endswith(("ууд", "үүд"))


def _is_of_kind(tokens: Sequence[Token], quantity: Quantity, following: Quantity) -> bool:
    """Whether a number has a kind of the next one's noun: 8 гадаад, 12 дотоод сургалт."""
    phrase = quantity.phrase
    if len(phrase) != 1 or len(following.phrase) < 2 or quantity.case:
        return False
    if quantity.dimension or following.dimension:
        return False
    is_next = following.first == phrase[0] + 2 and tokens[phrase[0] + 1].text in _ROW_MARKS
    return is_next and are_kinds(tokens[phrase[0]].word, tokens[following.phrase[0]].word)


def are_kinds(word: Word, other: Word) -> bool:
    """Whether two words set kinds of one thing apart: гадаад and дотоод, сумын and багийн."""
    if word.case == other.case == "gen":
        return True
    if word.lower.endswith(_HAVING) and other.lower.endswith(_HAVING):
        return True
    return any({word.key, other.key} <= kinds for kinds in opposites())


def _is_of_list(following: Quantity, quantity: Quantity) -> bool:
    """Whether only the last of named numbers has their unit: төмс 640, ургамал 470 га."""
    is_measured = following.dimension not in {"", "times", "percent"} and not following.phrase
    # Of 386 аргаль, 12.4 мянган толгой зээр only the second are thousands.
    is_measured = is_measured and (following.dimension != "pieces" or following.size == 1)
    return is_measured and following.label is not None and not quantity.case


def _is_of_next(tokens: Sequence[Token], quantity: Quantity, last: Quantity) -> bool:
    """Whether a number only says whose the next one is: 6 байгууллагын 145 хүн."""
    if quantity is last or not quantity.phrase:
        return False
    behind = quantity.phrase[-1]
    following = tokens[behind + 1 : behind + 2]
    return tokens[behind].word.case == "gen" and [t.kind for t in following] == ["number"]
