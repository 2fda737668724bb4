"""Checks of the document as a whole: its title, its date, its headings, its budget cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark, Said, Subject
from tailan.findings.lexicon import lexicon
from tailan.numeral import Day
from tailan.plan import Objective
from tailan.units import Unit

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_NO_BUDGET = re.compile(r"гүй\b", re.IGNORECASE)
# A word that belongs to another one, which the amount is not: хөгжлийн 10.0 сая.
_GENITIVE_AMOUNT = re.compile(r"\b(\w+(?:ийн|ын|ний|ны))\s+(?=\d)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d{1,2}|\b[IVXІХ]{1,5}\b|\b(?:нэг|хоёр|гурав|дөрөв|тав|зургаа?|дол(?:оо)?|найм|ес|арав)"
    r"(?=\b|д[уү]г)",
    re.IGNORECASE,
)
_COUNTS = {
    "measures": re.compile(r"(?<![\d.,])(\d{1,4})\s+(?:ажил\W*\s*)?арга\s+хэмжээ", re.IGNORECASE),
    "objectives": re.compile(r"(?<![\d.,])(\d{1,3})\s+зорилт", re.IGNORECASE),
    "indicators": re.compile(r"(?<![\d.,])(\d{1,4})\s+шалгуур\s+үзүүлэлт", re.IGNORECASE),
}
_OWN_PLAN = re.compile(r"гүйцэтгэлийн\s+төлөвлөг", re.IGNORECASE)
_OWN_UNIT = re.compile(r"(?:манай|хэлтс|хэлтэс|албаны|нэгж|тасг|тасаг|товчоо)", re.IGNORECASE)
_SET_UP = re.compile(
    r"төлөвлөж|төлөвлөсөн|төлөвлөв|боловср|батл|батал|тусга|бүхий|хэмжээтэй|зорилттой",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(r"биел|хэрэгжсэн|хувьтай|хувиар|хангагд|үнэлэгд|дүгнэгд", re.IGNORECASE)
_OPENING = 60
"""How far into a sentence its subject stands, in letters."""
_KIND = 3
"""By how many letters a kind of unit is known in all its cases: газар, газрын; төв, төвийн."""
_LEAST_STYLES = 2
_YEAR = re.compile(r"\d{4}\s*он\w*")


def check_title(dossier: Dossier) -> Iterator[Remark]:
    """A title that names another period or another unit than the report is entered under."""
    title, expected = dossier.plan.title, dossier.judgement.judge.period
    place = dossier.place("document", "", "title")
    if title.period is not None and title.period != expected:
        fields = {"printed": str(title.period), "expected": str(expected)}
        yield Remark("title-period", Subject(), fields, evidence=title.title, place=place)
    unit = dossier.unit
    if title.unit and unit is not None and not unit.is_called(title.unit):
        fields = {"printed": title.unit, "expected": unit.mn}
        yield Remark("title-unit", Subject(), fields, evidence=title.unit, place=place)


def check_date(dossier: Dossier) -> Iterator[Remark]:
    """A report that is dated before its period ended."""
    dated, end = dossier.plan.title.report_date, dossier.judgement.judge.period.end
    if dated is not None and dated < end and dossier.rated:
        fields: dict[str, Said] = {
            "date": _day(dated), "end": _day(end), "days": str((end - dated).days),
        }  # fmt: skip
        yield Remark(
            "dated-before-period-end",
            Subject(),
            fields,
            evidence=f"{dated.isoformat()} < {end.isoformat()}",
        )


def _day(day: date) -> tuple[Phrase, ...]:
    """The day as official letters write it, and in English by its numbers."""
    return (Phrase("day", {"day": Day(day)}),)


def check_heading_numbering(dossier: Dossier) -> Iterator[Remark]:
    """Headings that are numbered in several styles, and those without a number."""
    objectives = dossier.plan.objectives
    styles = list(dict.fromkeys(filter(None, map(_style, objectives))))
    if len(styles) >= _LEAST_STYLES:
        shown = tuple(Phrase("style", {"style": style}) for style in styles)
        yield Remark(
            "heading-numbering",
            Subject(),
            {"count": str(len(styles)), "styles": shown},
            evidence=" | ".join(styles),
        )
    for objective in objectives:
        if styles and not _style(objective):
            yield Remark(
                "heading-numbering",
                Subject(objective.objective_no),
                {"number": objective.objective_no},
                evidence=objective.heading_text,
                place=dossier.place("objectives", objective.objective_no, "objective"),
                variant="objective",
            )


def check_budget_without_amount(dossier: Dossier) -> Iterator[Remark]:
    """Rows whose budget names a source but no amount, or an amount of it is not said what."""
    for line in dossier.lines:
        budget = line.measure.budget
        variant = _budget_variant(budget)
        if variant is not None:
            yield Remark(
                "budget-without-amount",
                line.subject,
                {"budget": budget},
                evidence=budget,
                place=dossier.place("measures", line.key, "budget"),
                variant=variant,
            )


def check_count_mismatch(dossier: Dossier) -> Iterator[Remark]:
    """Rows that count the unit's own measures, objectives or indicators otherwise than they are."""
    plan = dossier.plan
    counted = {
        "measures": len(plan.measures),
        "objectives": len(plan.objectives),
        "indicators": len(plan.indicators),
    }
    for line in dossier.lines:
        for sentence in line.sentences:
            if _sets_up_own_plan(sentence.text, dossier.unit):
                yield from _wrong_counts(dossier, line, sentence.text, counted)


def _sets_up_own_plan(sentence: str, unit: Unit | None) -> bool:
    """Whether a sentence says what the unit's own plan holds, and not how much of it is done."""
    if not _OWN_PLAN.search(sentence) or _CARRIED_OUT.search(sentence):
        return False
    is_own = _OWN_UNIT.search(sentence[:_OPENING]) or _opens_with(unit, sentence)
    return bool(is_own and _SET_UP.search(sentence))


def _opens_with(unit: Unit | None, sentence: str) -> bool:
    """Whether a sentence begins with what the unit is: Газрын … of a газар, Төвийн … of a төв."""
    kind = "" if unit is None else unit.mn.casefold().rpartition(" ")[2]
    return len(kind) > 1 and sentence.casefold().removeprefix("тус ").startswith(kind[:_KIND])


def _wrong_counts(
    dossier: Dossier, line: Line, sentence: str, counted: dict[str, int]
) -> Iterator[Remark]:
    for what, pattern in _COUNTS.items():
        match = pattern.search(sentence)
        if match is not None and int(match[1]) != counted[what]:
            yield Remark(
                "count-mismatch",
                line.subject,
                {
                    "printed": match[1],
                    "counted": str(counted[what]),
                    "what": (Phrase(what, {}),),
                },
                evidence=sentence,
                place=dossier.narrative_place(line),
                detail=what,
                essence=f"{match[1]} {counted[what]}",
            )


def _style(objective: Objective) -> str:
    """How a heading is numbered, with its number as 1; empty where it prints none."""
    head = objective.heading_text.removesuffix(objective.objective).strip()
    return _NUMBER.sub("1", head, count=1) if _NUMBER.search(head) else ""


def _budget_variant(budget: str) -> str | None:
    """The wording for what a budget cell lacks, None where it lacks nothing."""
    if not _LETTER.search(budget) or _NO_BUDGET.search(budget):
        return None
    if not _DIGIT.search(_YEAR.sub("", budget)):
        return ""
    before = _GENITIVE_AMOUNT.search(budget)
    is_source = before is None or before[1].casefold().startswith(lexicon().sources)
    return None if is_source else "source"
