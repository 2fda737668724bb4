"""Frames to look at: what the notebooks show of documents, plans and summaries."""

from __future__ import annotations

import pandas as pd

from tailan.documents import Document, Row
from tailan.language import text
from tailan.number import number_text
from tailan.place import place_in_words
from tailan.plan import Plan
from tailan.processed import Processed
from tailan.summary import Summary
from tailan.tables import INDICATORS, MEASURES, OBJECTIVES, frame


def rows_as_read(document: Document) -> pd.DataFrame:
    """Every row of the document's tables as the reader found it, one line a row."""
    rows = [row for row in document.rows if row.filled]
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[*row.texts, *[""] * (width - len(row.cells))] for row in rows]
    frame_of_cells = pd.DataFrame(cells, columns=[str(i + 1) for i in range(width)])
    frame_of_cells.insert(0, "place", [_row_place(row) for row in rows])
    return frame_of_cells


def repairs(plan: Plan, language: str) -> pd.DataFrame:
    """What the reader mended or could not read, with before and after, and the place in words."""
    columns = {
        "place": [place_in_words(repair.place, language) for repair in plan.repairs],
        "before": [repair.before for repair in plan.repairs],
        "after": [repair.after for repair in plan.repairs],
        "note": [
            text(language, f"repair.{r.kind}", before=r.before, after=r.after) for r in plan.repairs
        ],
    }
    return pd.DataFrame(columns)


def objectives(plan: Plan | Processed) -> pd.DataFrame:
    """The objectives of a plan."""
    return frame(OBJECTIVES, plan.objectives)


def measures(plan: Plan | Processed) -> pd.DataFrame:
    """The measures of a plan, columns that hold nothing left out."""
    return frame(MEASURES, plan.measures).dropna(axis="columns", how="all")


def indicators(plan: Plan | Processed) -> pd.DataFrame:
    """The indicators of a plan."""
    return frame(INDICATORS, plan.indicators).dropna(axis="columns", how="all")


def objective_means(summary: Summary) -> pd.DataFrame:
    """The mean of the reported percents of each objective, with what it is the mean of."""
    return pd.DataFrame(
        [
            {
                "objective_no": o.objective_no,
                "objective": o.objective,
                "measures": o.measures,
                "rated": o.rated,
                "mean": None if o.mean is None else float(o.mean),
            }
            for o in summary.objectives
        ]
    )


def percents(tables: Processed) -> pd.DataFrame:
    """How many measures report which percent or status."""
    printed = [
        m.status if m.reported_percent is None else f"{number_text(m.reported_percent)}%"
        for m in tables.measures
    ]
    counts = pd.Series(printed, dtype="string").value_counts(sort=False)
    return counts.rename_axis("reported").reset_index(name="measures")


def _row_place(row: Row) -> str:
    return row.cells[0].place.rpartition(" cell ")[0]
