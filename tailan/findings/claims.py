"""Checks of what a unit claims against what its own text and the computation say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tailan.achievement import Achievement
from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark
from tailan.findings.targets import names_target
from tailan.findings.told import earlier_values
from tailan.findings.undone import not_due_sentence, undone_sentence
from tailan.mongolian import digits
from tailan.number import number_text, prints
from tailan.unit_settings import key_of

_FULL = Fraction(100)


def check_claim_above_actual(dossier: Dossier) -> Iterator[Remark]:
    """Rows whose percent exceeds the share of the year's target reached on some indicator."""
    for line in dossier.rated:
        above = _above(line, dossier)
        if above and undone_sentence(line) is None:
            is_earned = all(_is_earned_above_cap(line, one) for one in above)
            variant = "above-cap" if is_earned else ""
            yield _claim("claim-above-actual", dossier, line, above, variant)


def check_claim_not_explained(dossier: Dossier) -> Iterator[Remark]:
    """Rows rated below 100 whose percent is not the one that their indicators come to."""
    for line in dossier.rated:
        if line.reported is None or line.reported >= _FULL or line.computed is None:
            continue
        known = [one for one in line.achievements if one.achievement_percent is not None]
        is_explained = (
            _says(line, line.computed)
            or all(_is_on_pace(line, one) for one in known)
            or any(_may_be_falling(one, dossier) for one in known)
        )
        if not is_explained and not_due_sentence(line) is None and undone_sentence(line) is None:
            yield _claim("claim-not-explained", dossier, line, known)


def check_claim_unsupported(dossier: Dossier) -> Iterator[Remark]:
    """Rows rated in full in whose text no value of any indicator stands."""
    for line in dossier.rated:
        targets = [one for one in line.achievements if one.target is not None]
        if line.reported is None or line.reported < _FULL or not targets:
            continue
        if any(one.actual is not None or names_target(line, one) for one in targets):
            continue
        if not earlier_values(line, dossier):
            yield Remark(
                "claim-unsupported",
                line.about(targets),
                {
                    "reported": line.reported_text,
                    "indicators": tuple(
                        Phrase("target", _figures(line, one, dossier)) for one in targets
                    ),
                },
                evidence=_targets(line, targets),
                place=dossier.narrative_place(line),
                essence=f"{line.reported} {_targets(line, targets)}",
                variant="unclear" if any(_is_unclear(line, one) for one in targets) else "",
            )


def _is_unclear(line: Line, one: Achievement) -> bool:
    """Whether the text gives several numbers of which none is surely the value."""
    value = line.actuals.get(one.indicator_no)
    return value is not None and value.confidence == "эргэлзээтэй"


def _above(line: Line, dossier: Dossier) -> list[Achievement]:
    return [one for one in line.achievements if _is_above(line, one, dossier)]


def _is_earned_above_cap(line: Line, one: Achievement) -> bool:
    """Whether the percent is above the cap alone, and not above what was reached."""
    exact, claimed = one.uncapped_percent, line.reported
    if exact is None or claimed is None or exact <= (one.achievement_percent or exact):
        return False
    return claimed <= exact or _says(line, exact)


def _is_above(line: Line, one: Achievement, dossier: Dossier) -> bool:
    share = one.achievement_percent
    if share is None or line.reported is None or _may_be_falling(one, dossier):
        return False
    if dossier.judgement.judge.rules.on_schedule.allowed and one.pace_percent is not None:
        share = max(share, min(_FULL, one.pace_percent))
    return line.reported > share and not _says(line, share)


def _may_be_falling(one: Achievement, dossier: Dossier) -> bool:
    """Whether the target is lowered, and the indicator perhaps one that is to fall.

    Nobody said which it is: the unit is asked about the target first.
    """
    if one.baseline is None or one.target is None:
        return False
    key = key_of(one.measure_no, one.activity_no, one.indicator_no)
    given = dossier.judgement.judge.settings.indicators.get(key)
    is_given = given is not None and given.direction is not None
    return not is_given and one.direction == "increase" and one.target < one.baseline


def _is_on_pace(line: Line, one: Achievement) -> bool:
    """Whether the percent is that of what was due by the period's end."""
    return one.pace_percent is not None and _says(line, one.pace_percent)


def _says(line: Line, exact: Fraction) -> bool:
    """Whether the printed percent is this one, rounded."""
    printed = line.measure.reported_percent
    return printed is not None and prints(printed, exact)


def _claim(
    code: str, dossier: Dossier, line: Line, found: Sequence[Achievement], variant: str = ""
) -> Remark:
    computed = dossier.percent(line.computed or Fraction(0))
    figures = tuple(_compared(line, one, dossier) for one in found)
    # Beside a claim that is above what was reached the figures have been said.
    is_said = code == "claim-not-explained" and bool(_above(line, dossier))
    total = Phrase("from_levels" if is_said else "from_this", {"computed": computed})
    quotes = [value.quote for one in found if (value := line.actuals.get(one.indicator_no))]
    levels = "; ".join(_level(line, one) for one in found)
    return Remark(
        code,
        line.about(found),
        {
            "reported": line.reported_text,
            "indicators": figures,
            "computed": (total,) if is_said else (*figures, total),
        },
        evidence=" | ".join(dict.fromkeys([*filter(None, quotes), levels])),
        place=dossier.narrative_place(line),
        variant=variant,
        essence=f"{line.reported} {levels}",
        effect=max(_gap(line, one) for one in found),
        is_proposal=line.rests_on_proposals(found),
        is_doubtful=line.rests_on_doubt(found),
    )


def _gap(line: Line, one: Achievement) -> Fraction:
    """By how many points the claim is off: what is ahead of the target but on pace is not."""
    share, reported = one.achievement_percent or Fraction(0), line.reported or Fraction(0)
    on_pace = share if one.pace_percent is None else min(_FULL, one.pace_percent)
    if one.outcome == "within_limit":
        return abs(reported - on_pace)
    if reported < share:
        return share - reported
    return max(Fraction(0), reported - max(share, on_pace))


def _compared(line: Line, one: Achievement, dossier: Dossier) -> Phrase:
    figures = _figures(line, one, dossier)
    if one.pace_percent is None or one.target is None:
        is_lowered = one.direction == "decrease" and one.baseline is not None
        return Phrase("lowered" if is_lowered else "reached", figures)
    due = digits(one.target * dossier.judgement.judge.period.last_month / 12)
    return Phrase("limit" if one.direction == "decrease" else "paced", {**figures, "due": due})


def _figures(line: Line, one: Achievement, dossier: Dossier) -> dict[str, str]:
    counted, exact = one.achievement_percent, one.uncapped_percent
    share = counted if counted is None or exact is None else max(counted, exact)
    percents = {"percent": share, "pace": one.pace_percent}
    levels = {"baseline": one.baseline, "target": one.target, "actual": one.actual}
    return {
        "name": line.name_of(one.indicator_no),
        **{name: "" if p is None else dossier.percent(p) for name, p in percents.items()},
        **{name: "–" if n is None else digits(n) for name, n in levels.items()},
    }


def _targets(line: Line, found: Sequence[Achievement]) -> str:
    return "; ".join(f"{line.name_of(one.indicator_no)}: {one.target}" for one in found)


def _level(line: Line, one: Achievement) -> str:
    actual = "–" if one.actual is None else number_text(one.actual)
    target = "–" if one.target is None else number_text(one.target)
    return f"{line.name_of(one.indicator_no)}: {actual} / {target}"
