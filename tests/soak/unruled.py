"""Invented tables without ruling lines, printed by five programs: read right, told or silently wrong.

`SOAK_SEED=5 SOAK_RUNS=40 python -m tests.soak unruled` for other and fewer tables.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from random import Random

from tailan.documents import Document, Row, read_document
from tailan.errors import TailanError

from .invented import Invented, invented
from .setting import Setting
from .unruled_prints import Sheets, prints, programs

SEED = int(os.environ.get("SOAK_SEED", "31"))
RUNS = int(os.environ.get("SOAK_RUNS", "120"))
PROCESSES = 2
SILENT = "wrong and not told"
STATES = ("right", "right, but doubted", "wrong, and told", "refused", SILENT)
DOUBTS = ("rows-unsure", "row-unsure", "column-unsure", "headings-unsure", "rows-unread")
"""The kinds of repairs that send a person to look at a table."""

_SHOWN = 300
_WHITE = re.compile(r"[\s\u00ad-]+")

Texts = tuple[str, ...]


def main() -> None:
    """Prints what is silently wrong, then how many tables each program has in each state."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for program, sheets in drawn(SEED, RUNS, programs()).items():
        names, files = zip(*prints(program, sheets), strict=True)
        tables = [sheets[name][0] for name in names]
        with ProcessPoolExecutor(PROCESSES) as pool:
            for name, (state, said) in zip(names, pool.map(judged, tables, files), strict=True):
                counts[program][state] += 1
                if state == SILENT:
                    print(f"{name}\t{said[:_SHOWN]}", flush=True)
    for program, states in counts.items():
        shown = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
        print(f"{program}: {shown}", flush=True)
    silent = sum(states[SILENT] for states in counts.values())
    print(f"unruled, seed {SEED}: {silent} of {RUNS} tables are {SILENT}", flush=True)


def drawn(seed: int, count: int, installed: Sequence[str]) -> dict[str, Sheets]:
    """So many tables and their settings, shared out among programs."""
    shared: defaultdict[str, dict[str, tuple[Invented, Setting]]] = defaultdict(dict)
    for number, program in enumerate(islice(cycle(installed), count)):
        chance = Random(f"{seed} {number}")  # noqa: S311 (no secret)
        table, setting = invented(chance), Setting.drawn(chance)
        shared[program][f"{number:03} {program} {table.kind}"] = table, setting
    return dict(shared)


def judged(table: Invented, raw: bytes) -> tuple[str, str]:
    """How a print of a table is read, and the first row that is read otherwise."""
    try:
        document = read_document(raw, "a.pdf")
    except TailanError as error:
        return "refused", str(error)
    difference = next(differing(table, document), "")
    is_told = any(repair.kind in DOUBTS for repair in document.repairs)
    if difference:
        return ("wrong, and told" if is_told else SILENT), difference
    return ("right, but doubted" if is_told else "right"), ""


def differing(table: Invented, document: Document) -> Iterator[str]:
    """The rows that a document has otherwise than the table, from the first one on.

    A row cut by the end of a page is whole when its parts are put together.
    """
    expected = [tuple(map(_plain, row)) for row in table.texts]
    heads = expected[: len(table.heads)]
    found = [(_page(row), _texts(row)) for row in document.rows]
    found = [*found[: len(heads)], *(one for one in found[len(heads) :] if one[1] not in heads)]
    at = 0
    for row in expected:
        end = next((end for end in _ends(found, at) if _joined(found[at:end]) == row), 0)
        if not end:
            yield f"{row} ≠ {found[at : at + 1]}"
            return
        at = end
    yield from (f"no row ≠ {row}" for row in found[at:])


def _ends(found: Sequence[tuple[str, Texts]], start: int) -> Iterator[int]:
    """Where a row may end that begins there: one row on each page that it goes over."""
    for end in range(start + 1, len(found) + 1):
        if len({page for page, _ in found[start:end]}) < end - start:
            return
        yield end


def _joined(parts: Sequence[tuple[str, Texts]]) -> Texts:
    texts = [text for _, text in parts]
    is_even = len({len(text) for text in texts}) == 1
    return tuple("".join(cells) for cells in zip(*texts, strict=True)) if is_even else ()


def _page(row: Row) -> str:
    return row.cells[0].place.partition(" row ")[0]


def _texts(row: Row) -> Texts:
    return tuple(
        text for cell in row.cells for text in (_plain(cell.text), *[""] * (cell.span - 1))
    )


def _plain(text: str) -> str:
    """The text without white and hyphens, which are the concern of other campaigns."""
    return _WHITE.sub("", text)
