"""The catalogue of findings: for each code its severity, its texts and what would resolve it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import model_validator

from tailan.findings.finding import OPEN, Finding, Phrase, Remark, Said, Severity, State
from tailan.wording import Part, Wording

_LONGEST_EVIDENCE = 800
_LONGEST_QUOTE = 300
"""How much of a text is quoted, in letters; the place says where the whole of it stands."""


class Entry(Part):
    """A kind of finding: `effect` weighs it by what the result would move by."""

    severity: Severity | Literal["effect"]
    judgement: bool = False
    """Whether a person has to decide what it means."""
    message: Wording
    question: Wording
    resolves: Wording


class Limits(Part):
    """From how many points of percent the effect of a finding is high, or medium."""

    high: Decimal
    medium: Decimal


class Catalogue(Part):
    """Every kind of finding by its code, with other wordings of one behind a slash.

    `groups` hold the codes of one kind of matter, in the order in which a reader meets them.
    """

    effect: Limits
    groups: dict[str, tuple[str, ...]]
    asides: dict[Literal["judgement", "proposal", "doubtful"], Wording]
    phrases: dict[str, Wording]
    findings: dict[str, Entry]

    @model_validator(mode="after")
    def _every_code_is_in_a_group(self) -> Catalogue:
        grouped = [code for codes in self.groups.values() for code in codes]
        if sorted(grouped) != sorted(self.codes):
            raise ValueError("each code in one group")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, each once."""
        return tuple(dict.fromkeys(name.partition("/")[0] for name in self.findings))

    def group(self, code: str) -> str:
        """The kind of matter that a finding of this code is."""
        return next(name for name, codes in self.groups.items() if code in codes)

    def entry(self, code: str, variant: str = "") -> Entry:
        """The kind of finding of a code and a wording of it."""
        return self.findings[f"{code}/{variant}" if variant else code]


@cache
def catalogue() -> Catalogue:
    """The catalogue that the package carries."""
    source = files(__package__).joinpath("catalogue.yaml").read_text(encoding="utf-8")
    return Catalogue.model_validate(yaml.load(source, Loader=yaml.CBaseLoader))


def finding(remark: Remark, states: Mapping[str, State]) -> Finding:
    """A remark in words, in the state that somebody settled or open."""
    entry = catalogue().entry(remark.code, remark.variant)
    subject = remark.subject
    return Finding(
        remark.finding_id,
        remark.code,
        _severity(entry, remark.effect),
        states.get(remark.finding_id, OPEN),
        subject.objective_no, subject.measure_no, subject.activity_no, subject.indicator_no,
        _message(entry, remark, "mn"), _message(entry, remark, "en"),
        _filled(entry.question, remark.fields, "mn"), _filled(entry.question, remark.fields, "en"),
        shortened(remark.evidence, _LONGEST_EVIDENCE),
        remark.place,
    )  # fmt: skip


def shortened(text: str, length: int) -> str:
    """The beginning of a text, with a mark where more of it stands in the document."""
    return text if len(text) <= length else f"{text[:length].rstrip()} …"


def resolution(found: Finding, language: str) -> str:
    """What would resolve a finding."""
    return catalogue().entry(found.code).resolves.text(language)


def _severity(entry: Entry, effect: Fraction | None) -> Severity:
    if entry.severity != "effect":
        return entry.severity
    limits, moved = catalogue().effect, abs(effect or Fraction(0))
    if moved >= Fraction(limits.high):
        return "high"
    return "medium" if moved >= Fraction(limits.medium) else "low"


def _message(entry: Entry, remark: Remark, language: str) -> str:
    """The message, and beside it on what it rests and who has to decide."""
    asides = catalogue().asides
    parts = [_filled(entry.message, remark.fields, language)]
    if remark.is_proposal:
        parts.append(asides["doubtful" if remark.is_doubtful else "proposal"].text(language))
    if entry.judgement:
        parts.append(asides["judgement"].text(language))
    return " ".join(" ".join(parts).split())


def _filled(wording: Wording, fields: Mapping[str, Said], language: str) -> str:
    said = {name: _said(value, language) for name, value in fields.items()}
    return wording.text(language).format(**said)


def _said(value: Said, language: str) -> str:
    if isinstance(value, str):
        return shortened(value, _LONGEST_QUOTE)
    return "; ".join(_phrase(phrase, language) for phrase in value)


def _phrase(phrase: Phrase, language: str) -> str:
    return catalogue().phrases[phrase.name].text(language).format(**phrase.fields)
