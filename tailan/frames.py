"""Frames to look at: what the notebooks show of documents, plans and summaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from tailan.documents import Document, Paragraph, Row
from tailan.language import DEFAULT_LANGUAGE, text
from tailan.number import number_text
from tailan.place import place_in_words, row_of
from tailan.plan import Plan, Repair
from tailan.processed import Processed, about_document
from tailan.repair_notes import grade_of, noted, told_once
from tailan.summary import Summary
from tailan.tables import (
    EVALUATION,
    INDICATORS,
    MEASURES,
    OBJECTIVES,
    STATISTICS,
    frame,
)


def about(document: Document, plan: Plan, language: str) -> pd.DataFrame:
    """What the document says of itself, how much was read in it, and how much of it was kept."""
    said = about_document(document, plan)
    placed = [place for _, place in document.lines]
    kept = {trace.place for trace in plan.traces}
    counts = {
        "places": len(placed),
        "kept": sum(place in kept for place in placed),
        "repairs": len(plan.repairs),
        "unread": sum(map(_is_unread, plan.repairs)),
    }
    names = ("form", "title", "organisation", "unit", "period", "report_date")
    facts = {name: said[name] for name in names} | counts
    return pd.DataFrame(
        {
            "fact": [text(language, f"worksheet.fact.{name}") for name in facts],
            "said": [None if value is None else str(value) for value in facts.values()],
        }
    ).astype("string")


def rows_as_read(document: Document, language: str = DEFAULT_LANGUAGE) -> pd.DataFrame:
    """Every row and paragraph as the reader found it in the document's order, with its place."""
    items = [(_place(item), _texts(item)) for item in document.content if any(_texts(item))]
    width = max((len(texts) for _, texts in items), default=0)
    cells = [[part or None for part in texts] + [None] * (width - len(texts)) for _, texts in items]
    read = pd.DataFrame(cells, columns=[str(i + 1) for i in range(width)], dtype="string")
    read.insert(0, "place", [place_in_words(place, language) for place, _ in items])
    return read


def left_out(document: Document, plan: Plan, language: str) -> pd.DataFrame:
    """What was read and stands in no table: headings, signatures, what belongs to nothing.

    What a document repeats, such as the numbers of columns on each page, is shown once.
    """
    kept = {trace.place for trace in plan.traces}
    lines: dict[str, list[str]] = {}
    for place, said in _unkept(document, kept):
        lines.setdefault(said, []).append(place_in_words(place, language))
    columns = {
        "place": [places[0] for places in lines.values()],
        "said": list(lines),
        "times": [len(places) for places in lines.values()],
    }
    return pd.DataFrame(columns).astype({"place": "string", "said": "string"})


def _unkept(document: Document, kept: set[str]) -> Iterator[tuple[str, str]]:
    """Place and text of what is not kept: a row as one where nothing of it is."""
    for item in document.content:
        if isinstance(item, Paragraph):
            parts = [(item.place, item.text)]
        elif kept.isdisjoint(cell.place for cell in item.cells):
            parts = [(_place(item), " | ".join(cell.line for cell in item.filled))]
        else:
            parts = [(cell.place, cell.line) for cell in item.filled]
        yield from ((place, said) for place, said in parts if said and place not in kept)


def unread(plan: Plan, language: str) -> pd.DataFrame:
    """What could not be read for sure or was left out: a person has to decide."""
    return _repairs(plan, [repair for repair in plan.repairs if _is_unread(repair)], language)


def repairs(plan: Plan, language: str) -> pd.DataFrame:
    """What the reader mended, with before and after: what to check, then what is good to know."""
    return _repairs(plan, [repair for repair in plan.repairs if not _is_unread(repair)], language)


def _repairs(plan: Plan, shown: Sequence[Repair], language: str) -> pd.DataFrame:
    """A row for each repair; the same one in several places is shown once, in the first."""
    told = told_once(noted(shown, language, plan.traces), language)
    columns = {
        "place": [place_in_words(repair.place, language) for repair, _ in told],
        "before": [repair.before for repair, _ in told],
        "after": [repair.after for repair, _ in told],
        "note": [repair.note for repair, _ in told],
        "times": pd.array([times if times > 1 else None for _, times in told], dtype="Int64"),
    }
    texts = ("place", "before", "after", "note")
    return pd.DataFrame(columns).astype(dict.fromkeys(texts, "string"))


def _is_unread(repair: Repair) -> bool:
    return grade_of(repair.kind) == "decide"


def _place(item: Row | Paragraph) -> str:
    return item.place if isinstance(item, Paragraph) else row_of(item.cells[0].place)


def _texts(item: Row | Paragraph) -> list[str]:
    return [item.text] if isinstance(item, Paragraph) else [cell.text for cell in item.cells]


def objectives(plan: Plan | Processed) -> pd.DataFrame:
    """The objectives of a plan."""
    return frame(OBJECTIVES, plan.objectives)


def measures(plan: Plan | Processed) -> pd.DataFrame:
    """The measures of a plan, columns that hold nothing left out."""
    return frame(MEASURES, plan.measures).dropna(axis="columns", how="all")


def indicators(plan: Plan | Processed) -> pd.DataFrame:
    """The indicators of a plan."""
    return frame(INDICATORS, plan.indicators).dropna(axis="columns", how="all")


def numbers(plan: Plan) -> pd.DataFrame:
    """The cells of the evaluation sheet, or of the tables and figures of statistics."""
    schema, rows = (
        (STATISTICS, plan.statistics) if plan.statistics else (EVALUATION, plan.evaluation)
    )
    return frame(schema, rows).dropna(axis="columns", how="all")


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
