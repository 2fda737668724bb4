"""The outline of a plan: which lines are headings, and the numbers that a document leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from tailan.documents import Cell, Paragraph, Row
from tailan.forms.numbering import objective_heading
from tailan.forms.record import Record
from tailan.plan import Repair

_LEANING = re.compile(r"(?:\w(?:ын|ийн|ны|ний)|,)$")
"""How a heading ends that has more to say: in a genitive or a comma."""


def outlined(records: list[Record]) -> tuple[list[Record], list[Repair]]:
    """The records with headings told from measures and notes, and measures without number numbered.

    A measure that no other line says anything of, over measures 1.1.1, 1.1.2 …, is a heading,
    and so is 1.0 over 1.1, 1.2 ….
    """
    records, repairs = _without_later_parts(records)
    kept: list[Record] = []
    taken = {record.number for record in records}
    last = _last_measure(records)
    for i, (record, below) in enumerate(zip_longest(records, records[1:])):
        if kind := _left_out(record, below):
            kind = kind if i < last else "text-behind"
            repairs.append(Repair(record.place(), kind, record.line("heading")))
        elif _is_heading(record, below):
            pieces = (*record.pieces["no"], *record.pieces["measure"])
            number = record.number.removesuffix(".0")
            kept.append(Record("objective", number, {"heading": pieces}))
        elif _is_uncounted(record, below):
            number = str(sum(one.kind == "objective" for one in kept) + 1)
            line = record.line("heading")
            repairs.append(Repair(record.place(), "objective-counted", line, number))
            kept.append(replace(record, number=number))
        elif record.kind == "measure" and not record.number:
            number = next((n for n in _following(kept) if n not in taken), "")
            if number:
                line = record.line("measure")
                repairs.append(Repair(record.place(), "measure-numbered", line, number))
            kept.append(replace(record, number=number))
        else:
            kept.append(record)
    whole, restarted = _numbered_on(kept)
    return whole, [*repairs, *restarted]


def goes_on_with_heading(last: Record | None, line: str, *, is_after_break: bool) -> bool:
    """Whether a heading row is the rest of the one before it: of a cut one, or of a bare number."""
    if last is None or last.kind != "objective":
        return False
    printed = last.line("heading")
    above = objective_heading(printed)
    if objective_heading(line).is_marked:
        # The word for objective alone, its number beneath the page break.
        return is_after_break and " " not in printed and not above.number
    is_bare = above.is_marked and above.text == printed
    is_open = is_bare or _LEANING.search(printed) is not None
    return is_after_break or is_open or line[:1].islower()


def objective_beside(cell: Cell | None, records: Sequence[Record]) -> Iterator[Record]:
    """The objective that begins in a column of its own, where it is not that of the row above."""
    if cell is None or not cell.line:
        return
    last = next((one for one in reversed(records) if one.kind == "objective"), None)
    if last is None or last.line("heading") != cell.line:
        yield Record("objective", objective_heading(cell.line).number, {"heading": (cell,)})


def heading_above(above: Sequence[Paragraph], records: Sequence[Record]) -> list[Record]:
    """The objective that stands as the last paragraph above a table of its measures, if any."""
    if not above or not records or records[0].kind != "measure":
        return []
    line = above[-1]
    heading = objective_heading(line.text)
    own = records[0].number
    begins_measures = own.startswith(f"{heading.number}.") or own.isdecimal()
    counts = heading.number != "" and begins_measures
    if not counts and not (heading.is_labelled and heading.is_marked):
        return []
    return [Record("objective", heading.number, {"heading": (Cell(line.text, line.place),)})]


def repeats_heading(row: Row, records: Sequence[Record]) -> bool:
    """Whether a row prints the last objective once more, as at the top of the next page."""
    last = next((one for one in reversed(records) if one.kind == "objective"), None)
    return last is not None and " ".join(cell.line for cell in row.filled) == last.line("heading")


def _numbered_on(records: list[Record]) -> tuple[list[Record], list[Repair]]:
    """The records with measures that each objective counts from 1 again numbered behind its own."""
    groups: list[list[Record]] = []
    for record in records:
        if record.kind == "objective":
            groups.append([record])
        elif groups and record.kind == "measure":
            groups[-1].append(record)
    numbers = [{measure.number for measure in group[1:]} for group in groups]
    is_whole = all(number.isdecimal() for own in numbers for number in own)
    again = {n for a, b in pairwise(filter(None, numbers)) for n in a & b}
    if not again or not is_whole or len(groups) < 2:
        return records, []
    found, repairs, at = list[Record](), list[Repair](), 0
    for record in records:
        number = record.number
        if record.kind == "objective":
            at += 1
        elif number and at:
            number = f"{groups[at - 1][0].number or at}.{number}"
            if record.number in again and not repairs:
                repairs.append(Repair(record.place(), "numbers-restarted", record.number, number))
        found.append(replace(record, number=number))
    return found, repairs


def _without_later_parts(records: Sequence[Record]) -> tuple[list[Record], list[Repair]]:
    """The records without headings behind all measures whose numbers begin anew.

    They head other parts of the form, as the evaluation, where these follow in the same table.
    """
    last = _last_measure(records)
    above = {record.number for record in records[:last] if record.kind == "objective"} - {""}
    first = next((i for i in range(last + 1, len(records)) if records[i].number in above), None)
    behind = [] if first is None else records[first:]
    left = [one for one in behind if one.kind == "objective"]
    repairs = [Repair(one.place(), "text-behind", one.line("heading")) for one in left]
    return [record for record in records if record not in left], repairs


def _last_measure(records: Sequence[Record]) -> int:
    return max((i for i, record in enumerate(records) if record.kind == "measure"), default=0)


def _left_out(record: Record, below: Record | None) -> str:
    """The kind of repair that tells why a heading is no objective, "" where it may be one."""
    if _is_section(record, below):
        return "section-heading"
    return "heading-left-out" if _is_note(record, below) else ""


def _is_section(record: Record, below: Record | None) -> bool:
    """Whether a heading stands over headings of objectives.

    These are written in another way, or their numbers go on with its own: 1.1 under 1.
    """
    if record.kind != "objective" or below is None or below.kind != "objective":
        return False
    over, under = (objective_heading(one.line("heading")) for one in (record, below))
    is_alike = (over.is_labelled, over.style) == (under.is_labelled, under.style)
    is_above = bool(record.number) and below.number.startswith(f"{record.number}.")
    is_goal = over.is_labelled and _says_goal(record) and not _says_goal(below)
    return (
        not over.is_marked
        or (is_above and is_goal)
        or (not over.is_labelled and (is_above or not is_alike))
    )


def _says_goal(record: Record) -> bool:
    return "зорилго" in record.line("heading").casefold()


def _is_uncounted(record: Record, below: Record | None) -> bool:
    """Whether neither a heading nor the measures under it print a number."""
    is_heading = record.kind == "objective" and not record.number
    return is_heading and below is not None and below.kind == "measure" and not below.number


def _is_note(record: Record, below: Record | None) -> bool:
    """Whether a row across the table heads no measures: a signature, a part of the form."""
    heads_measures = below is not None and below.kind == "measure"
    if record.kind != "objective" or heads_measures:
        return False
    return not objective_heading(record.line("heading")).is_marked


def _is_heading(record: Record, below: Record | None) -> bool:
    return (
        record.kind == "measure"
        and below is not None
        and below.number.startswith(f"{record.number.removesuffix('.0')}.")
        and record.pieces.keys() == {"no", "measure"}
    )


def _following(records: list[Record]) -> Iterator[str]:
    """The number that follows that of the last record, if it has one."""
    last = next((record for record in reversed(records) if record.kind != "total"), None)
    if last is None:
        yield "1"
    elif not last.number:
        return
    elif last.kind == "objective":
        yield f"{last.number}.1"
    elif match := re.fullmatch(r"(.*?)(\d+)", last.number):
        yield f"{match[1]}{int(match[2]) + 1}"
