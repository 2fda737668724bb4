"""Spellings: what remains of a printed name when it is compared with a known one."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"\b\d{4}(?:\s*он(?:ы|д)?\b)?", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^\w№]+|_")
# Letters that keyboards and old fonts put in the place of Mongolian ones, in small letters; ү
# and ө are often typed as у and о.
_LOOKALIKES = str.maketrans("aceopxykmthbvїүөєё", "асеорхукмтнвуууоое")


@dataclass(frozen=True)
class Key:
    """A text reduced to what matters when words are compared: letters, in one case, no year."""

    letters: str

    @classmethod
    def of(cls, text: str) -> Key:
        """The key of a text."""
        letters = _NOT_LETTERS.sub("", _YEAR.sub(" ", text)).casefold()
        return cls(letters.translate(_LOOKALIKES))
