"""Which of several statements that fit one indicator is meant, and how sure that is."""

from __future__ import annotations

from decimal import Decimal

from tailan.proposals.candidates import OWN, Candidate
from tailan.proposals.cases import OF_VERB, verb_points, words_beside
from tailan.proposals.rules import quality_points


def closest(candidates: list[Candidate]) -> list[Candidate]:
    """Those whose number counts the noun itself or whose verb is asked for; all where none is."""
    own = [c for c in candidates if c.case.link.points >= OWN or verb_points(c.case) >= 1]
    return own or candidates


def sum_of_others(rivals: list[Candidate]) -> Candidate | None:
    """The rival that is the sum of all others: a total with its parts."""
    total = sum((c.value for c in rivals), Decimal(0))
    return next(
        (c for c in rivals if len(rivals) > 2 and c.value * 2 == total and _is_apart(c)), None
    )


def called_total(fitting: list[Candidate]) -> Candidate | None:
    """What is called a total of all others, none of which is described better.

    It is their sum, or stands right behind their row, which may leave some out.
    """
    whole = sum_of_others(fitting) or _behind_row(fitting)
    if whole is None or not whole.case.statement.is_total:
        return None
    best = _own_qualities(whole)
    return whole if all(_own_qualities(c) <= best for c in fitting) else None


def without_totals(fitting: list[Candidate]) -> list[Candidate]:
    """The candidates, save a total beside which another number is described as asked for.

    төлөвлөгөөт шалгалт 12, бусад шалгалт 5, нийт 17 шалгалт are 12, where those are asked for.
    """

    def is_of_more(whole: Candidate) -> bool:
        return whole.case.statement.is_total and any(
            part.case.statement.sentence is whole.case.statement.sentence
            and not (part.case.statement.is_pronoun or part.case.statement.is_total)
            and _own_qualities(part) > _own_qualities(whole)
            for part in fitting
        )

    return [c for c in fitting if not is_of_more(c)]


def _own_qualities(candidate: Candidate) -> frozenset[str]:
    """The words of the indicator beside a number alone, not at the head of its sentence."""
    case, label = candidate.case, candidate.case.statement.quantity.label
    own = words_beside(case, with_head=False)
    if label is not None and label > case.statement.start:
        before, noun = (token.word for token in case.passage.tokens[label - 1 : label + 1])
        # The object of a whole row is no number's own: үзлэгийг 19 сум, 23 агентлаг, нийт 42 ….
        own = own - {noun.key} if noun.case else own | ({before.key} if not before.case else set())
    return case.subject.qualities & own


def _behind_row(fitting: list[Candidate]) -> Candidate | None:
    """The last of several numbers of one clause, where it counts what they are kinds of."""
    *parts, whole = fitting
    own = whole.case.statement
    is_row = bool(parts) and all(
        c.case.statement.sentence is own.sentence
        and c.case.statement.claim.end == own.claim.end
        and not c.case.statement.is_total
        and (c.case.statement.quantity.is_borrowing or c.case.link.is_kind)
        for c in parts
    )
    return whole if is_row else None


def best_named(rivals: list[Candidate], is_apart: bool = False) -> Candidate | None:
    """The rival beside whose number stand more words of the indicator than beside any other.

    `is_apart` leaves out its words at the head of a sentence, which all numbers may share.
    """
    own = [c.case.subject.qualities & words_beside(c.case, not is_apart) for c in rivals]
    place = max(range(len(rivals)), key=lambda place: len(own[place]))
    others = [c.case for c in (*rivals[:place], *rivals[place + 1 :])]
    is_first = all(own[place] > case.subject.qualities & words_beside(case) for case in others)
    is_said = all(verb_points(rivals[place].case) >= verb_points(case) for case in others)
    return rivals[place] if is_first and is_said else None


def said_exactly(rivals: list[Candidate]) -> Candidate | None:
    """The only rival of which the very verb is told: 86 хүн хамрагдан 71 нь төгссөн."""
    points = [verb_points(candidate.case) for candidate in rivals]
    exact = [c for c, said in zip(rivals, points, strict=True) if said >= OF_VERB]
    others = [said for said in points if said < OF_VERB]
    return exact[0] if len(exact) == 1 and max(others, default=OF_VERB) <= 1 else None


def _is_apart(candidate: Candidate) -> bool:
    """Whether a number is called a total, or stands in no row with others."""
    statement = candidate.case.statement
    is_in_row = statement.quantity.is_borrowing or len(statement.shared) > 0
    return statement.is_total or not is_in_row


def is_sure(candidate: Candidate) -> bool:
    """Whether noun, unit, a completed verb and this period all fit."""
    case = candidate.case
    statement, time = case.statement, candidate.time
    is_now = time is None or time.last_month == case.report.last_month or not time.part
    is_level = case.subject.kind in {"percent", "level"}
    is_done = statement.claim.standing == "done" or (
        is_level and statement.claim.standing == "state"
    )
    return (
        case.link.is_sure
        and is_now
        and is_done
        and not statement.is_time_inherited
        and not statement.quantity.is_inexact
        and not statement.is_part
        and quality_points(case) >= 0
        and verb_points(case) >= (0.5 if case.subject.asks_done and not is_level else 0)
    )
