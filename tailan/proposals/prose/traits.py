"""What a number of a sentence is: a total, a whole or a share, a change, an aim, a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from tailan.proposals.prose.claims import Claim, is_attribute
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys, roots

_NEAR = 4
_DASHES = set("-–—:")


def behind_of(quantity: Quantity) -> int:
    """The token behind a number and its noun."""
    return (
        max(quantity.last, *quantity.phrase) + 1
        if quantity.phrase and not quantity.is_borrowing
        else quantity.last + 1
    )


def is_of_them(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is said of some of those named before: дутуу 52-ыг нь буцаасан."""
    behind = tokens[min(quantity.last + 1, len(tokens) - 1)].word.lower
    is_alone = quantity.case == "acc" and (quantity.label is None or behind == "нь")
    return is_alone and not (quantity.phrase or quantity.dimension)


def is_share(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number only says what a share is: 40.4 хувь буюу 21 гомдол."""
    before = tokens[max(0, quantity.first - 2) : quantity.first]
    is_again = len(before) == 2 and before[1].word.lower == "буюу"
    # Хамгийн их буюу 16 гомдол are some of all.
    return is_again and (
        before[0].word.key in keys("percent_words") | {""} or before[0].word.lower in forms("most")
    )


def is_pronoun(
    tokens: Sequence[Token], quantity: Quantity, end: int, follows: bool | None = None
) -> bool:
    """Whether a number stands for things named before: 46 ажилтнаас 31 нь, 38-аас 21-ийг.

    `follows` is None where no number stands before it, and true where that one is a pronoun.
    """
    is_plain = not quantity.dimension or (quantity.dimension == "pieces" and not quantity.phrase)
    if not is_plain or quantity.is_borrowing:
        return False
    if quantity.dimension:
        return quantity.case == "acc" and follows is not None
    behind = quantity.last + 1
    is_marked = behind < end and tokens[behind].word.lower == "нь"
    if not tokens[quantity.last].ending or is_marked:
        return is_marked
    before = tokens[max(0, quantity.first - 1)].word.case
    is_of_whole = before in {"gen", "abl"} or follows is True
    if quantity.case == "acc" and quantity.label is not None and not quantity.phrase:
        # гүүр 2-ыг засав counts what stands before it.
        label = tokens[quantity.label].word
        # Nobody counts a plural: 58 зөвлөмжөөс агентлагууд 39-ийг хэрэгжүүлсэн.
        return bool(label.case) or label.lower.endswith(("ууд", "үүд"))
    if quantity.case == "gen":
        # 48 сургуулийн 39-д …, 31-ийн гэрээ; but 2024 оны эцсийн, which names something.
        return follows is True
    return quantity.case in {"acc", "abl"} or (quantity.case == "dat" and is_of_whole)


def manner_of(tokens: Sequence[Token], behind: int, end: int) -> str:
    """How far what is counted went, where a word right behind says so: 4 ажил хагас хийгдэж."""
    behind += behind < end and tokens[behind].word.lower == "нь"
    word = tokens[behind].word.lower if behind < end else ""
    return word if word in forms("manners") else ""


def is_total(tokens: Sequence[Token], quantity: Quantity, start: int) -> bool:
    """Whether a word before a number calls it a total, over a dash or a colon too."""
    before = quantity.first - 1
    before -= before > start and tokens[before].text in _DASHES
    for index in range(before, max(start, quantity.first - _NEAR) - 1, -1):
        token = tokens[index]
        if token.word.lower in forms("totals"):
            return True
        is_counting = token.word.lower in forms("fillers")
        if token.kind == "mark" or (token.word.form and not is_counting):
            return False
    return False


def is_whole(
    tokens: Sequence[Token], quantity: Quantity, following: Quantity | None, end: int
) -> bool:
    """Whether a number is only what the next one is taken from: 46 ажилтнаас 31 нь."""
    if following is None:
        return False
    last = quantity.phrase[-1] if quantity.phrase else quantity.last
    case = tokens[last].word.case if quantity.phrase else quantity.case
    reach = 8 if case == "abl" else 3
    between = tokens[last + 1 : following.first]
    is_said = any(
        tokens[index].word.form and not is_attribute(tokens, index, end)
        for index in range(last + 1, following.first - 1)
    )
    is_parted = case == "gen" and any(token.kind == "mark" for token in between)
    is_cut = is_said or is_parted or len(between) >= reach
    if case not in {"abl", "gen"} or is_cut:
        return False
    if is_pronoun(tokens, following, end) or not (following.phrase or following.dimension):
        return True
    if quantity.dimension and quantity.dimension == following.dimension:
        return True
    ours = {tokens[index].word.key for index in quantity.phrase}
    return any(tokens[index].word.key in ours for index in following.phrase)


def is_change(tokens: Sequence[Token], quantity: Quantity, claim: Claim, end: int) -> bool:
    """Whether a number says by how much something changed: 12 хувиар өссөн."""
    if quantity.dimension == "change":
        return True
    behind = tokens[behind_of(quantity) : min(behind_of(quantity) + 2, end)]
    if quantity.case in {"ins", "gen"}:
        near = tokens[quantity.last + 1 : min(quantity.last + 3, end)]
        if any(token.word.key in keys("change_words") for token in near):
            return True
    is_of_change = claim.root in roots("changing") and claim.verb - quantity.last <= 4
    shapes = [token.word.form for token in behind]
    # нэмж суурилуулж says that more were put up, мэргэжил дээшлүүлэх what a work is for.
    is_manner = shapes[:1] == ["infinitive"] or (shapes[:1] == ["joined"] and any(shapes[1:]))
    is_direct = any(_is_changing(token) for token in behind[:1]) and not is_manner
    if quantity.case == "ins" and any(
        map(_is_changing, tokens[quantity.last + 1 : min(quantity.last + 3, end)])
    ):
        return True
    return (quantity.case == "ins" and is_of_change) or (not quantity.case and is_direct)


def _is_changing(token: Token) -> bool:
    return bool(token.word.form) and token.word.root in roots("changing")


def is_for_each(tokens: Sequence[Token], quantity: Quantity, start: int, end: int) -> bool:
    """Whether a number holds for each of several: сум бүрээс 5 залуу, нэг нэг удаа."""
    words = [t.word.lower for t in tokens[quantity.first : quantity.last + 1] if t.kind == "word"]
    if len(words) > 1 and words[0] == words[1]:
        return True
    for index in range(quantity.first - 1, max(start, quantity.first - 3) - 1, -1):
        word = tokens[index].word
        if tokens[index].kind == "mark" or word.lower in forms("means"):
            # A mean holds for all of them: сар бүр дунджаар 261 өрх.
            break
        if word.form == "infinitive":
            # The work is one for each, not the number: сар бүр хийх цэвэрлэгээг 5 удаа.
            break
        if word.lower in forms("each"):
            is_named_so = tokens[max(0, index - 1)].word.key in keys("weekdays")
            return not (is_named_so and quantity.dimension == "times")
    behind = quantity.last + 1
    return behind < end and tokens[behind].word.lower in forms("each")


def is_aim(tokens: Sequence[Token], quantity: Quantity, start: int) -> bool:
    """Whether a number only repeats the target: зорилтот түвшин 20."""
    for index in range(max(start, quantity.first - 3), quantity.first):
        if tokens[index].word.lower in forms("aims"):
            return index + 1 == quantity.first or tokens[index + 1].word.key in keys("aim_nouns")
    return False
