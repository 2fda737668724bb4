"""Checks of texts that break off: narratives, the names of measures, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailan.findings.dossier import Dossier
from tailan.findings.finding import Remark, Subject
from tailan.findings.lexicon import lexicon

_CLOSED = re.compile(r"[.!?…%]\W*$")
_OPEN = re.compile(r"[,;(«“–—-]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
# What a sentence can end with: a verb that is finished, a denial, a particle.
_FINISHED = re.compile(
    r"\w*(?:сан|сэн|сон|сөн|на|нэ|но|нө|лаа|лээ|лоо|лөө|жээ|чээ|даг|дэг|дог|дөг|гүй|в"
    r"|аарай|ээрэй|байгаа|юм|мөн|тай|тэй|той)"
)
# What it cannot: a verb that goes on, and the endings of a word that another must follow.
_UNFINISHED = re.compile(
    r"\w*(?:[жч]|[^аэоөт\W][аэоө]н|аад|ээд|оод|өөд|саар|сээр|соор|сөөр|вал|вэл|вол|вөл"
    r"|ийг|ыг|ийн|ын|ний|ны|аас|ээс|оос|өөс|аар|ээр|оор|өөр)"
)
# A sentence that ends in what was done: its text is running text, and no list of things to do.
_TOLD = re.compile(r"\w(?:с[аэоө]н|л[аэоө]{2}|[жч]ээ|[аэоө]в)(?:[.;]|\s+(?:ба|бөгөөд)\b)")
_INFINITIVE = re.compile(r"[^\W\d_]{2,}х")
_TAIL = 60
_LONGEST = 2000
"""How much of a text's end is looked at, in letters."""


def check_text_breaks_off(dossier: Dossier) -> Iterator[Remark]:
    """Rows whose narrative or whose measure breaks off, and headings that do."""
    for objective in dossier.plan.objectives:
        if list_breaks_off(objective.objective):
            number = objective.objective_no
            place = dossier.place("objectives", number, "objective", "heading_text")
            yield _remark(Subject(number), objective.objective, place, "heading")
    for line in dossier.lines:
        measure = line.measure
        name = measure.activity or measure.measure
        if list_breaks_off(name):
            place = dossier.place("measures", line.key, "activity", "measure")
            yield _remark(line.subject, name, place, "measure")
        if narrative_breaks_off(measure.narrative):
            yield _remark(line.subject, measure.narrative, dossier.narrative_place(line), "")


def narrative_breaks_off(text: str) -> bool:
    """Whether running text stops in the middle of a sentence; in doubt it does not."""
    shown = text.rstrip(" \n\"”»'*")[-_LONGEST:]
    if not shown or _CLOSED.search(shown) or " " not in text.strip():
        return False
    if _OPEN.search(shown) or shown.endswith(":"):
        return True
    match = _WORD.search(shown)
    if match is None:
        return False
    last = match[0].casefold()
    if last in lexicon().unfinished_words:
        return True
    if _ends_in_infinitive(shown):
        return _TOLD.search(shown) is not None
    return _FINISHED.fullmatch(last) is None and _UNFINISHED.fullmatch(last) is not None


def list_breaks_off(text: str) -> bool:
    """Whether a list of things to do (…-х, …-х) stops before its last verb."""
    shown = text.rstrip(' ."”»')[-_LONGEST:]
    if _OPEN.search(shown):
        return True
    head, comma, tail = shown.rpartition(",")
    if not comma or not _ends_in_infinitive(head):
        return False
    words = re.findall(r"[^\W\d_]+", tail)
    has_verb = any(_INFINITIVE.fullmatch(word.casefold()) for word in words)
    is_finished = bool(words) and _FINISHED.fullmatch(words[-1].casefold()) is not None
    return not has_verb and not is_finished


def _ends_in_infinitive(text: str) -> bool:
    match = _WORD.search(text.rstrip())
    return match is not None and _INFINITIVE.fullmatch(match[0].casefold()) is not None


def _remark(subject: Subject, text: str, place: str, variant: str) -> Remark:
    tail = text[-_TAIL:]
    shown = tail if len(text) <= _TAIL else tail.partition(" ")[2] or tail
    return Remark(
        "text-breaks-off",
        subject,
        {"quote": shown},
        evidence=shown,
        place=place,
        variant=variant,
    )
