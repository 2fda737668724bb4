"""When a measure is due and who answers for it, where a form has columns for that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tailan.bodies import Bodies
from tailan.deadline import deadline
from tailan.forms.found import Found
from tailan.forms.record import Record
from tailan.forms.words import is_nothing
from tailan.plan import Measure, Repair

SCHEDULE_COLUMNS = {"deadline": "deadline_text", "responsible": "responsible"}


@dataclass(frozen=True)
class Schedule:
    """What deadlines and bodies are read by: the plan's year, and the units that are known."""

    year: int | None
    bodies: Bodies

    def entered(self, measure: Measure, record: Record, found: Found) -> Measure:
        """The measure with the deadline and the bodies of its record; what is unread is noted."""
        text = record.line("deadline")
        months = None if is_nothing(text) else deadline(text, self.year)
        if months is None and not is_nothing(text):
            found.repairs.append(Repair(record.place("deadline"), "deadline-unread", text))
        named = self.bodies.named(_printed_names(record))
        bodies = [body for body in named if not is_nothing(body.name)]
        codes = dict.fromkeys(body.unit for body in bodies if body.unit)
        return replace(
            measure,
            deadline_text=text,
            deadline_start=months.start if months else "",
            deadline_end=months.end if months else "",
            responsible=";".join(body.name for body in bodies),
            responsible_units=";".join(codes),
        )


def _printed_names(record: Record) -> str:
    """The printed names of bodies; one that a page's end cuts goes on in small letters."""
    text = ""
    for piece in record.pieces.get("responsible", ()):
        is_rest = piece.text[:1].islower() and not text.endswith((",", ";", "."))
        text += (" " if is_rest else "\n") + piece.text
    return text.strip()
