"""Sentences in which a unit itself says that the work was not done, or is not due yet."""

from __future__ import annotations

import re

from tailan.findings.dossier import Line
from tailan.findings.lexicon import lexicon
from tailan.findings.sentences import Sentence

_HINT = re.compile("гүй|хойш|цуц|зогс")
_NEGATED = re.compile(r"\w+гүй")
_NOT_DUE = re.compile(
    r"(?P<before>(?:[^\W\d]+\s+){0,4})хугацаа(?:\s+нь)?(?:\s+хараахан)?\s+болоогүй"
    r"(?:\s+(?:байна|байгаа|болно))?\W*"
)
_OWN_SENTENCE = re.compile(r"(?:^|(?<=\s))Хугацаа(?:\s+нь)?\s+болоогүй(?:\s+байна)?\W*$")
# Why it is not: 11 дүгээр сард авах тул хугацаа болоогүй.
_SINCE = re.compile(r"\b(?:тул|учир|учраас)\s*,?\s*$")
_SHORT = re.compile(r"Х\.?Б\.?")
_NUMBER = re.compile(r"\d")
_BY_THEN = re.compile(r"\d{4}\s*он\w*|\d{1,2}\s*-?\s*\w{0,6}\s+(?:улир\w+|сар\w*|хагас\w*)")


def undone_sentence(line: Line) -> str | None:
    """The sentence that says that the row's work was not done, None where there is none.

    A row with a value above nought did something, and a sentence with a number speaks of a part.
    """
    if any(value.actual is not None and value.actual > 0 for value in line.actuals.values()):
        return None
    if _HINT.search(line.measure.narrative) is None:
        return None
    return next((s.text for s in line.sentences if _is_undone(s, line)), None)


def not_due_sentence(line: Line) -> str | None:
    """The sentence that says that the whole row is not due, None where there is none."""
    narrative = line.measure.narrative
    if _SHORT.fullmatch(narrative.strip()):
        return narrative
    if "болоогүй" not in narrative:
        return None
    return next((s.text for s in line.sentences if _is_not_due(s)), None)


def _is_not_due(sentence: Sentence) -> bool:
    match = _NOT_DUE.fullmatch(sentence.lower)
    if match is not None:
        return set(match["before"].split()) <= lexicon().not_due_before
    opening, is_told, _ = sentence.lower.rpartition("хугацаа")
    if is_told and _SINCE.search(opening) and _NOT_DUE.fullmatch(sentence.lower, len(opening)):
        return True
    return _OWN_SENTENCE.search(sentence.text) is not None


def _is_undone(sentence: Sentence, line: Line) -> bool:
    if not _speaks_of_the_work(sentence, line) or _NUMBER.search(_BY_THEN.sub("", sentence.lower)):
        return False
    words = [word for word in sentence.words if word not in lexicon().closing]
    if not words:
        return False
    last = words[-1]
    if last in lexicon().put_off:
        return True
    verb = " ".join(words[-2:])
    is_doing = any(f" {stem}" in f" {verb}" for stem in lexicon().doing)
    return is_doing and _NEGATED.fullmatch(last) is not None


def _speaks_of_the_work(sentence: Sentence, line: Line) -> bool:
    """Whether the sentence names work in general, why it was left, or what the row counts."""
    spaced = f" {' '.join(sentence.words)}"
    if any(f" {word}" in spaced for word in (*lexicon().work, *lexicon().reasons)):
        return True
    names = " ".join(indicator.indicator for indicator in line.indicators).casefold()
    stems = {word[:5] for word in re.findall(r"[^\W\d_]{5,}", names)}
    return any(word[:5] in stems for word in sentence.words)
