"""The years that a plan is for: one, several (2026-2028 оны), or a school year (2025-2026)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tailan.deadline import Deadline, deadline
from tailan.plan import Title

_SEVERAL = re.compile(
    r"(?<!\d)(?P<first>20\d\d)\s*[–—/-]\s*(?P<last>20\d\d)(?!\d)\s*(?:он[ыд]?\w*)?\s*"
    r"(?P<school>хичээлийн)?",
    re.IGNORECASE,
)
_SCHOOL_OPENS = "09"


@dataclass(frozen=True)
class PlanYears:
    """The first and the last year of a plan, None where its title prints none."""

    first: int | None
    last: int | None
    is_school: bool = False
    """Whether it goes from September to August."""

    @property
    def are_one(self) -> bool:
        """Whether a deadline without a year can only be of one."""
        return self.first == self.last

    def months(self, text: str) -> Deadline | None:
        """The months of a deadline, None where they or their year are not surely known."""
        read = deadline(text, self.first)
        if read is None or self.are_one:
            return read
        again = deadline(text, self.last)
        if again is None or read == again:
            return again
        if self.is_school:
            return _of_school(read, again)
        is_always = (read.start, read.end) == (f"{self.first}-01", f"{self.first}-12")
        return replace(read, end=again.end) if is_always else None


def years_of(title: Title) -> PlanYears:
    """The years that a plan's title prints; a year of its own goes before its programme's."""
    found = _SEVERAL.search(title.title)
    year = None if title.period is None else title.period.year
    if found is not None and found["first"] < found["last"] and year in (None, int(found["last"])):
        return PlanYears(int(found["first"]), int(found["last"]), found["school"] is not None)
    return PlanYears(year, year)


def _of_school(early: Deadline, late: Deadline) -> Deadline | None:
    """The months from September on in the first year, those before in the next."""
    if early.start[5:] >= _SCHOOL_OPENS:
        return early
    is_after = early.start[:4] == early.end[:4] and early.end[5:] < _SCHOOL_OPENS
    return late if is_after else None
