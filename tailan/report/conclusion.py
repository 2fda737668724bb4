"""The conclusion of a report in three sentences, each with what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tailan.comparison import MeasurePercent
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.narrative import status_name
from tailan.number import decimal_of
from tailan.numeral import Numeral
from tailan.place import place_in_words
from tailan.plan import Measure
from tailan.report.blocks import Evidence, Sentence
from tailan.report.document_tables import percent_text
from tailan.results import Results

_LISTED_PLACES = 8
_UNCHECKED = ("no_actual", "no_target", "no_indicator")


def conclusion(results: Results, language: str) -> Iterator[Sentence]:
    """What is reported, what of it can be checked and what that gives, what has no value."""
    if not results.summary.rated:
        counts = {"measures": Numeral(results.summary.measures)}
        yield Sentence(text=text(language, "conclusion.nothing_rated", **counts))
    else:
        yield _reported(results, language)
        yield _checked(results, language)
    yield from _without_value(results, language)


def behind_figures(results: Results, language: str) -> dict[str, tuple[Evidence, ...]]:
    """What the key figures of page 1 rest on, by their names; nothing where there is no figure."""
    if not results.summary.rated:
        return {}
    checked = _checked(results, language).evidence
    reported = _reported(results, language).evidence
    return {"reported": reported, "checkable": checked, "computed": checked}


def _reported(results: Results, language: str) -> Sentence:
    summary = results.summary
    key = "all_rated" if summary.rated == summary.measures else "rated"
    key = "only_rated" if summary.measures == 1 else key
    said = text(
        language, f"conclusion.{key}",
        measures=Numeral(summary.measures), rated=Numeral(summary.rated),
        mean=summary.reported_mean_text,
    )  # fmt: skip
    return Sentence(
        text=said, evidence=_evidence(results, results.assessment.dossier.rated, "mean", language)
    )


def _checked(results: Results, language: str) -> Sentence:
    means = results.summary.proposed
    if means.computed is None or means.reported is None:
        return Sentence(text=text(language, "conclusion.nothing_checkable"))
    is_settled = results.summary.means.compared == means.compared
    said = text(
        language, "conclusion.checked" if is_settled else "conclusion.checked_proposals",
        compared=Numeral(means.compared),
        reported=_shown(results, means.reported), computed=_shown(results, means.computed),
    )  # fmt: skip
    return Sentence(
        text=said,
        evidence=_evidence(results, _compared(results, is_compared=True), "same", language),
    )


def _without_value(results: Results, language: str) -> Iterator[Sentence]:
    """What has no value to check, and what is not rated: one sentence, none where all is there."""
    unchecked = [p for p in results.summary.percents if p.reason in _UNCHECKED]
    unrated = [m for m in results.processed.measures if m.status != "rated"]
    parts = [_unchecked(unchecked, language)] if unchecked else []
    parts += [_unrated(unrated, language)] if unrated else []
    if not parts:
        return
    joined = text(language, "conclusion.and").join(parts)
    said = text(language, "conclusion.sentence", parts=joined[0].upper() + joined[1:])
    lines = _compared(results, is_compared=False)
    yield Sentence(text=said, evidence=_evidence(results, lines, "left_out", language))


def _unchecked(percents: list[MeasurePercent], language: str) -> str:
    reasons = [text(language, f"conclusion.reason.{p.reason}") for p in percents]
    return text(language, "conclusion.unchecked", count=len(percents), reasons=_counted(reasons))


def _unrated(measures: list[Measure], language: str) -> str:
    statuses = [status_name(m.status, language).lower() for m in measures]
    return text(language, "conclusion.unrated", count=len(measures), statuses=_counted(statuses))


def _counted(words: list[str]) -> str:
    """Each word once, with how often it is said where there are several."""
    counts = Counter(words)
    return ", ".join(f"{word} {n}" if len(counts) > 1 else word for word, n in counts.items())


def _compared(results: Results, *, is_compared: bool) -> list[Line]:
    """The rows whose percent can be checked, or else the others."""
    checked = {(p.measure_no, p.activity_no) for p in results.summary.percents if _is_checked(p)}
    lines = results.assessment.dossier.lines
    return [line for line in lines if (line.subject.row in checked) == is_compared]


def _is_checked(percent: MeasurePercent) -> bool:
    return percent.reason not in _UNCHECKED


def _evidence(
    results: Results, lines: Sequence[Line], rule: str, language: str
) -> tuple[Evidence, ...]:
    """Where the percents or statuses of the rows stand, as they are printed."""
    dossier = results.assessment.dossier
    found = (dossier.place("measures", line.key, "reported_text") for line in lines)
    places = [place_in_words(place, language) for place in found if place]
    more = ["…"] if len(places) > _LISTED_PLACES else []
    measures = [line.measure for line in lines]
    printed = (f"{m.activity_no or m.measure_no}: {percent_text(m, language)}" for m in measures)
    return (
        Evidence(
            document=results.run.document,
            place="; ".join([*places[:_LISTED_PLACES], *more]),
            quote=", ".join(printed),
            rule=text(language, f"conclusion.rule.{rule}"),
        ),
    )


def _shown(results: Results, mean: Fraction) -> str:
    return results.rounding.text(decimal_of(mean))
