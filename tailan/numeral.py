"""Numbers and days as sentences say them: the text of a language decides their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import get_args

from tailan.mongolian import Case, digits, official_date, ordinal, with_case

_CASES: tuple[Case, ...] = get_args(Case)


@dataclass(frozen=True)
class Numeral:
    """A number that fills a blank of a text, in the form that the blank asks for.

    `{n}` is 1,200; `{n:accusative}` and the other cases are 64-ийг; `{n:ordinal}` is 6 дугаар;
    `{n:measure|measures}` are the English words for one and for several.
    """

    number: int | Decimal

    def __format__(self, form: str) -> str:
        if not form:
            return digits(self.number)
        if "|" in form:
            one, several = form.split("|")
            return one if self.number == 1 else several
        if form == "ordinal":
            return ordinal(int(self.number))
        return with_case(self.number, _case(form))


@dataclass(frozen=True)
class Day:
    """A day that fills a blank: `{d}` is 2025-06-10, `{d:official}` is as in official letters."""

    day: date

    def __format__(self, form: str) -> str:
        return official_date(self.day) if form == "official" else self.day.isoformat()


def _case(name: str) -> Case:
    """The case of a name; KeyError, as for a blank that nothing fills, where there is none."""
    for case in _CASES:
        if case == name:
            return case
    raise KeyError(name)
