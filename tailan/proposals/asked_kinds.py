"""What kind of value an indicator asks for, and in which unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from tailan.plan import Indicator
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.tokens import Token, is_private, scale_of, tokens_of, unit_of
from tailan.proposals.prose.words import keys

Kind = Literal["count", "percent", "level", "yes_no"]
"""`level` is a mean or a mark: a value that grows by no addition, in percent or in points."""

_BRACKETS = re.compile(r"[(/]([^()/]+)[)/]")
_BEHIND_COMMA = re.compile(r",\s*(\S+(?: \S+)?)$")
_NUMBER = re.compile(r"\d")


def kind_of(indicator: Indicator, tokens: list[Token]) -> Kind:
    """The kind of value that the words of an indicator and its target ask for."""
    words = [token.word.lower for token in tokens if token.kind == "word"]
    if _is_yes_no(indicator, tokens, words):
        return "yes_no"
    text = f"{indicator.indicator} {indicator.target_text}"
    is_percent = "%" in text or any(_is_percent(tokens, index) for index in range(len(tokens)))
    if is_percent or any(
        t.word.key in keys("percent_words") for t in tokens_of(indicator.target_text)
    ):
        return "percent"
    if tokens[-1].word.key in keys("progress") and indicator.target == 100:
        return "percent"
    is_counted = any(token.word.key in keys("count_words") for token in tokens)
    if not is_counted and any(token.word.key in keys("level_words") for token in tokens):
        return "level"
    return "count"


def _is_percent(tokens: list[Token], index: int) -> bool:
    return tokens[index].word.key in keys("percent_words") and not is_private(tokens, index)


def _is_yes_no(indicator: Indicator, tokens: list[Token], words: list[str]) -> bool:
    if not words or (indicator.target is not None and indicator.target != 1):
        return False
    if any(
        token.word.key in keys("count_words") or _is_percent(tokens, index)
        for index, token in enumerate(tokens)
    ):
        before = [t for t in tokens if t.word.key not in keys("count_words")]
        is_event = bool(before) and before[-1].word.form == "done"
        return indicator.target == 1 and is_event
    is_event = words[-1] in forms("yes_no_words") or _ends_done(tokens)
    if indicator.target is not None:
        return is_event
    target = indicator.target_text.lower()
    is_word = not _NUMBER.search(target) and bool(target)
    return is_word and (is_event or target in forms("yes_targets"))


def _ends_done(tokens: list[Token]) -> bool:
    words = [t for t in tokens if t.kind == "word" and t.word.lower not in forms("copulas")]
    return bool(words) and words[-1].word.form == "done"


def unit_asked(indicator: Indicator, tokens: list[Token]) -> tuple[str, Decimal | None]:
    """What the indicator is measured in: the dimension, and the size of its unit where named."""
    size = Decimal(1)
    is_scaled = False
    dimension = ""
    words = [*tokens, *tokens_of(indicator.target_text)]
    for index, token in enumerate(words):
        if is_private(words, index):
            continue
        if (scale := scale_of(token.text)) is not None:
            size, is_scaled = size * scale, True
        elif (unit := unit_of(token.text)) is not None and _is_measure(unit[0], token, tokens):
            dimension, size = unit[0], size * unit[1]
            is_scaled = True
    return dimension, size if is_scaled else None


def _is_measure(dimension: str, token: Token, tokens: list[Token]) -> bool:
    """Whether a unit says what is measured; a time does so at the end: хүлээх хугацаа, минут."""
    return dimension != "change" and (dimension != "duration" or token is tokens[-1])


def unit_start(text: str) -> int:
    """Where a unit in brackets begins: … (мянган хүн), … /сая төгрөг/."""
    match = _BRACKETS.search(text) or _BEHIND_COMMA.search(text)
    if match is None or match.start() == 0:
        return len(text)
    words = [token.text for token in tokens_of(match[1])]
    is_unit = any(unit_of(word) or scale_of(word) for word in words)
    return match.start() if is_unit else len(text)
