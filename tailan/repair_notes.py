"""Repairs in words: what was done, in which row and column, and how much a person has to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from tailan.language import text
from tailan.plan import Repair, Trace
from tailan.tables import NotedRepair
from tailan.whereabouts import Whereabouts

GRADES = ("decide", "check", "know")
"""What a person does with a repair: decides what is meant, looks at it, or merely knows of it."""

# Those that list words which were joined; what they say of many cells is one list of words.
_LISTS = frozenset({"hyphen-joined", "line-joined"})
# What was done in each row of a column: the texts are no matter.
_OF_COLUMNS = frozenset({"explanation-joined", "reached-joined"})


def grade_of(kind: str) -> str:
    """The grade of a kind of repairs; whatever no other grade names is to be checked."""
    return _grades().get(kind, "check")


def noted(
    repairs: Collection[Repair], language: str, traces: Collection[Trace] = ()
) -> tuple[NotedRepair, ...]:
    """The repairs with a note in `language`, those to decide first, then those to check.

    Within a grade they keep their order. A note says the row and column that the repair is
    about where the `traces` tell what stands at its place.
    """
    where = Whereabouts.of([repair.place for repair in repairs], traces)
    return tuple(
        NotedRepair(
            repair.place, repair.kind, repair.before, repair.after,
            _graded(repair, language, where.of_place(repair.place, language)),
        )
        for repair in sorted(repairs, key=lambda repair: GRADES.index(grade_of(repair.kind)))
    )  # fmt: skip


def told_once(repairs: Iterable[NotedRepair], language: str) -> list[tuple[NotedRepair, int]]:
    """Each repair where it stands first, and in how many places the same one stands.

    Words that were joined at the ends of lines are one list over all their places. Of what was
    done in all rows of a column the first is told.
    """
    places: dict[NotedRepair, list[NotedRepair]] = {}
    for repair in repairs:
        places.setdefault(_same(repair), []).append(repair)
    return [(_listed(same, language), len(same)) for same in places.values()]


def note_of(repair: Repair, language: str) -> str:
    """What was done and what to check, in words."""
    said = {"before": repair.before, "after": repair.after, "reason": repair.reason}
    return text(language, f"repair.{repair.kind}", **said)


def _graded(repair: Repair, language: str, where: str = "") -> str:
    grade = text(language, f"grade.{grade_of(repair.kind)}")
    return f"[{grade}] {where}{note_of(repair, language)}"


def _same(repair: NotedRepair) -> NotedRepair:
    """What is equal for repairs that are told once: the note of one names its own row.

    Corrections may have reasons of their own.
    """
    if _is_list(repair) or repair.kind in _OF_COLUMNS:
        return NotedRepair("", repair.kind, "", "", "")
    note = repair.note if repair.kind == "corrected" else ""
    return replace(repair, place="", note=note)


def _is_list(repair: NotedRepair) -> bool:
    return repair.kind in _LISTS and not repair.before


def _listed(same: Sequence[NotedRepair], language: str) -> NotedRepair:
    """The first of the same repairs; of lists of words the one that lists all."""
    first = same[0]
    if not _is_list(first) or len(same) == 1:
        return first
    words = dict.fromkeys(word for repair in same for word in repair.after.split(", "))
    whole = Repair(first.place, first.kind, "", ", ".join(words))
    return replace(first, after=whole.after, note=_graded(whole, language))


@cache
def _grades() -> dict[str, str]:
    source = files("tailan").joinpath("repair_grades.yaml").read_text(encoding="utf-8")
    named: dict[str, list[str]] = yaml.load(source, Loader=yaml.CBaseLoader)
    return {kind: grade for grade, kinds in named.items() for kind in kinds}
