"""The real documents printed in many layouts, and every cell that is read otherwise then.

Layouts are drawn from all combinations of what a page and its print may be like: paper, size of
letters, alignment, parted words, repeated heads, running lines; and some of them without any ruling line.
The documents stand in the folder TAILAN_DOCUMENTS.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import islice, product, zip_longest
from random import Random

from tailan.errors import TailanError
from tailan.plan import Plan
from tests.pdfs import NAMES, printed, read_as, source

TABLES = ("objectives", "measures", "indicators", "evaluation", "statistics")
COUNT = 32
UNRULED = 12
PROCESSES = 2
SEED = 7
SHOWN = 160
AXES: dict[str, tuple[str, ...]] = {
    "paper": ("a4", "a4", "a3", "a5"),
    "flipped": ("true", "false"),
    "size": ("9pt", "7pt", "8pt", "10pt", "11pt"),
    "repeat": ("true", "false"),
    "hyphenate": ("false", "true"),
    "justify": ("false", "true"),
    "align": ("left + top", "center + horizon", "left + horizon"),
    "leading": ("0.55em", "0.4em", "0.9em"),
    "inset": ("4pt", "2pt", "7pt"),
    "stroke": ("0.5pt", "0.1pt", "1.5pt + gray"),
    "furniture": ("none", "numbers", "running"),
}
FURNITURE = {
    "none": {},
    "numbers": {"numbering": '"1 / 1"'},
    "running": {"numbering": '"- 1 -"', "header": "[Жишээ сумын тайлан]"},
}


def main() -> None:
    """Prints for each document and layout what differs, then how many layouts are the same."""
    if "TAILAN_DOCUMENTS" not in os.environ:
        print("layouts: left out, for TAILAN_DOCUMENTS names no folder with the real documents")
        return
    for name in NAMES:
        _campaign(name, list(drawn()), "layouts")
        _campaign(name, list(unruled()), "layouts without lines")


def _campaign(name: str, layouts: list[dict[str, str]], kind: str) -> None:
    same = 0
    with ProcessPoolExecutor(PROCESSES) as pool:
        names = [name] * len(layouts)
        for layout, found in zip(layouts, pool.map(_unlike, names, layouts), strict=True):
            same += not found
            for line in found:
                print(f"{name}\t{shown(layout)}\t{line}", flush=True)
    print(f"{name}: {same} of {len(layouts)} {kind} have the same tables", flush=True)


def drawn() -> Iterator[dict[str, str]]:
    """The layouts, the same in each campaign: the usual one first."""
    every = list(product(*AXES.values()))
    others = Random(SEED).sample(every[1:], COUNT - 1)  # noqa: S311 (no secret)
    for values in [every[0], *others]:
        layout = dict(zip(AXES, values, strict=True))
        yield layout | FURNITURE[layout.pop("furniture")]


def unruled() -> Iterator[dict[str, str]]:
    """The first of the layouts without any line, their cells not quite as close as with lines."""
    for layout in islice(drawn(), UNRULED):
        inset = "5pt" if layout["inset"] == "2pt" else layout["inset"]
        yield layout | {"stroke": "none", "inset": inset}


def shown(layout: dict[str, str]) -> str:
    """What a layout has of its own."""
    usual = next(drawn())
    return ", ".join(f"{key}={value}" for key, value in layout.items() if usual.get(key) != value)


def _unlike(name: str, layout: dict[str, str]) -> list[str]:
    _, plan = source(name)
    try:
        return list(unlike(plan, read_as(plan.form, printed(name, **layout))))
    except TailanError as error:
        return [f"not read: {error}"]


def unlike(plan: Plan, other: Plan) -> Iterator[str]:
    """Each cell of a plan that the other has otherwise, and rows that only one of them has."""
    for table in TABLES:
        for number, (row, twin) in enumerate(
            zip_longest(getattr(plan, table), getattr(other, table)), 1
        ):
            if row is None or twin is None:
                yield f"{table} {number}: {row} ≠ {twin}"[:SHOWN]
                return
            one, two = asdict(row), asdict(twin)
            for key in one:
                if one[key] != two[key]:
                    yield f"{table} {number} {key}: {_around(one[key], two[key])}"


def _around(value: object, other: object) -> str:
    """Both values from shortly before where they part."""
    one, two = str(value), str(other)
    at = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    start = max(0, at - 20)
    return f"{one[start : at + 20]!r} ≠ {two[start : at + 20]!r}"
