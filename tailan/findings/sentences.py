"""The sentences of a narrative, with the numbers that stand in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# A full stop ends a sentence before a blank and a capital letter, a number or a quote; not behind
# a single capital, which is an initial, nor behind a number before a small letter (3. сар).
_END = re.compile(r"(?<=[.!?…;])(?<!\b[А-ЯЁӨҮA-Z]\.)\s+(?=[\"“«(№]?[А-ЯЁӨҮA-Z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is printed."""

    text: str

    @cached_property
    def lower(self) -> str:
        """The sentence in small letters."""
        return self.text.casefold()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, without numbers and signs."""
        return tuple(_WORD.findall(self.lower))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in their order; parts are cut from it to the letter."""
    return tuple(Sentence(part.strip()) for part in _END.split(text) if part.strip())
