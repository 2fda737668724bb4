"""When a measure is due and who answers for it, where a form has columns for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tailan.bodies import Bodies
from tailan.deadline import Deadline, deadline, quarters, without_breaks
from tailan.documents.cut_text import whole_text
from tailan.forms.found import Found
from tailan.forms.plan_years import PlanYears
from tailan.forms.record import Pieces, Record
from tailan.forms.words import is_nothing
from tailan.plan import Measure, Repair

_ANY_YEAR = 2000
SCHEDULE_COLUMNS = {
    "begins": "deadline_text",
    "deadline": "deadline_text",
    "responsible": "responsible",
    "partners": "responsible",
}


@dataclass(frozen=True)
class Schedule:
    """What deadlines and bodies are read by: the plan's years, and the units that are known."""

    years: PlanYears
    bodies: Bodies

    def entered(self, measure: Measure, record: Record, found: Found) -> Measure:
        """The measure with the deadline and the bodies of its record; what is unread is noted."""
        if record.pieces.keys().isdisjoint(SCHEDULE_COLUMNS):
            return measure
        text = self._whole(
            found.spelt(record, "deadline", _printed_deadline(record)), record, found
        )
        months = None if is_nothing(text) else self.years.months(text)
        is_bare = months is None and self.years.are_one
        supposed = quarters(text, self.years.first) if is_bare else None
        found.repairs.extend(self._doubts(text, months or supposed, record, found))
        if supposed:
            found.repairs.append(
                Repair(record.place("deadline"), "deadline-quarters", text, str(supposed))
            )
            months = supposed
        named = self.bodies.named(_printed_names(record))
        bodies = [body for body in named if not is_nothing(body.name)]
        found.repairs.extend(_parted_at_stops([body.name for body in bodies], record))
        codes = dict.fromkeys(body.unit for body in bodies if body.unit)
        return replace(
            measure,
            deadline_text=text,
            deadline_start=months.start if months else "",
            deadline_end=months.end if months else "",
            responsible=found.spelt(record, "responsible", ";".join(b.name for b in bodies)),
            responsible_units=";".join(codes),
        )

    def _whole(self, text: str, record: Record, found: Found) -> str:
        """The deadline whole again that a narrow cell has broken within a date or a word."""
        year = self.years.first or _ANY_YEAR
        if is_nothing(text) or deadline(text, year) is not None:
            return text
        whole = without_breaks(text, year)
        if whole:
            found.repairs.append(Repair(record.place("deadline"), "deadline-joined", text, whole))
        return whole or text

    def _doubts(
        self, text: str, months: Deadline | None, record: Record, found: Found
    ) -> Iterator[Repair]:
        """What a person should look at: a deadline that is unread, or read with a gap in it."""
        place = record.place("deadline")
        if months is not None and months.has_gap:
            yield Repair(place, "deadline-gap", text, str(months))
        elif months is None and not is_nothing(text):
            lacks_year = deadline(text, self.years.first or _ANY_YEAR) is not None
            kind = "deadline-year" if self.years.first is None else "deadline-years"
            kind = kind if lacks_year else "deadline-unread"
            # That a plan has no year is said once.
            if not (
                kind == "deadline-year" and any(repair.kind == kind for repair in found.repairs)
            ):
                yield Repair(place, kind, text)


def _parted_at_stops(names: Sequence[str], record: Record) -> Iterator[Repair]:
    """The full stops and spaces in whose place a comma is meant: each parts two names."""
    printed = " ".join(_printed_names(record).replace("\n", ", ").split())
    for first, second in pairwise(names):
        found = re.search(rf"{re.escape(first)}(\.?)\s*{re.escape(second)}", printed)
        if found is not None:
            kind = "stop-as-comma" if found[1] else "space-as-comma"
            yield Repair(record.place("responsible"), kind, found[0], f"{first}, {second}")


def _printed_deadline(record: Record) -> str:
    """The printed deadline; the beginning, where it has a column of its own, before the end."""
    dates = (record.line(name) for name in ("begins", "deadline"))
    return " – ".join(date for date in dates if not is_nothing(date)) or record.line("deadline")


def _printed_names(record: Record) -> str:
    """The printed names of bodies; one that a page's end cuts goes on in small letters.

    Those that only take part, in a column of their own, stand behind those that answer.
    """
    names = (_joined_names(record.pieces.get(name, ())) for name in ("responsible", "partners"))
    return "\n".join(filter(None, names))


def _joined_names(pieces: Pieces) -> str:
    text = ""
    for piece in (one for one in pieces if not is_nothing(one.line)):
        if text.endswith((",", ";", ".")):
            text += f"\n{piece.text}"
        else:
            text = whole_text([one for one in (text, piece.text) if one], "\n")
    return text
