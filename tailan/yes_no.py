"""An answer in words to whether something was done: one or nought."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W\d_]+")
_CLOSING = ("байна", "болно", "юм")


def yes_or_no(said: str) -> Decimal | None:
    """One for yes, nought for no; None for anything else, and for what says more than that."""
    words = _WORD.findall(said.casefold())
    if words and words[-1] in _CLOSING:
        words.pop()
    return _answers().get(" ".join(words))


@cache
def _answers() -> dict[str, Decimal]:
    source = files("tailan").joinpath("yes_no.yaml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = yaml.load(source, Loader=yaml.CBaseLoader)
    values = {"yes": Decimal(1), "no": Decimal(0)}
    return {words: value for name, value in values.items() for words in listed[name]}
