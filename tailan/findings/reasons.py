"""The reason that a unit gives why a target was missed."""

from __future__ import annotations

import re

from tailan.findings.dossier import Line
from tailan.findings.lexicon import lexicon
from tailan.findings.sentences import Sentence
from tailan.findings.undone import not_due_sentence

_DENIED = re.compile(r"\w+гүй\b")
_FROM_WANT = re.compile(r"\w{3,}гүйгээс\b")
"""What was not there, in the ablative, is a cause: зардал шийдэгдээгүйгээс."""


def reason_given(line: Line) -> str:
    """The sentence of the narrative that says why the work fell short, empty if none does.

    It names a cause together with what stood in the way or was not done; a cause of what was
    done (шаардлага хангасан тул олгов) is no such reason. That the work was put off, that its
    money was cut or that it is not due yet says so by itself.
    """
    named = (s.text for s in line.sentences if _is_reason(s) or _is_put_off(s))
    return next(named, "") or not_due_sentence(line) or ""


def _is_put_off(sentence: Sentence) -> bool:
    words = lexicon()
    if any(word in words.put_off for word in sentence.words):
        return True
    spaced = f" {' '.join(sentence.words)}"
    return all(
        any(f" {stem}" in spaced for stem in stems) for stems in (words.funds, words.cut_back)
    )


def _is_reason(sentence: Sentence) -> bool:
    spaced = f" {' '.join(sentence.words)} "
    words = lexicon()
    if any(f" {named} " in spaced for named in words.reason_named):
        return True
    if _FROM_WANT.search(sentence.lower):
        return True
    if not any(f" {cause}" in spaced for cause in words.causes):
        return False
    is_hindered = any(f" {stem}" in spaced for stem in words.hindrances)
    return is_hindered or _DENIED.search(sentence.lower) is not None
