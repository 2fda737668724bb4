"""The rules by which a statement is taken for an indicator's value, each with a name."""

from __future__ import annotations

from collections.abc import Callable

from tailan.proposals.cases import OF_VERB, Case, verb_points, words_beside
from tailan.proposals.links.closest import LINKS
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys
from tailan.proposals.refusals.reasons import REFUSALS

Point = Callable[[Case], float]


def quality_points(case: Case) -> float:
    """The other words of the indicator, beside the number or elsewhere in the sentence.

    Where one stands just before another number of the sentence, that one is meant.
    """
    subject, statement = case.subject, case.statement
    if not subject.qualities:
        return 0.0
    own = words_beside(case)
    beside = len(subject.qualities & own)
    is_in_row = statement.quantity.is_borrowing or len(statement.shared) > 0
    if subject.qualities & (statement.labels - own):
        return -1.5
    elsewhere = statement.sentence.keys - own
    around = 0 if is_in_row else len(subject.qualities & elsewhere)
    return min(2.0, 1.0 * beside) + min(1.0, 0.5 * around)


def owner_points(case: Case) -> float:
    """Another owner of what is counted: нялхсын эндэгдэл, where эхийн эндэгдэл is asked for."""
    head, subject = case.link.head, case.subject
    if head < 1 or not subject.owner:
        return 0.0
    if head - 1 <= case.statement.quantity.last and case.statement.quantity.first < head:
        # The unit of the number is nobody: 27.5 сая төгрөгийн хохирол.
        return 0.0
    before = case.passage.tokens[head - 1]
    is_other = (
        before.word.case == "gen"
        and before.word.key not in subject.qualities | subject.topic | {subject.owner}
        and before.word.key not in keys("work_nouns") | keys("times")
    )
    return -2.0 if is_other and not before.word.form else 0.0


def topic_points(case: Case) -> float:
    """The words of the measure in the sentence; they tell more where the noun tells little."""
    weight = 2 if keys("general_heads") & set(case.subject.heads) else 1
    shared = len(case.subject.topic & case.statement.sentence.keys)
    return weight * min(1.0, 0.25 * shared)


def total_points(case: Case) -> float:
    """A total before its parts; a total of something else done with it says nothing."""
    statement = case.statement
    said = verb_points(case) if case.subject.verbs else 0
    is_asked = not case.subject.verbs or said > 0
    is_own = said >= OF_VERB and not statement.is_pronoun
    if (statement.is_part and not is_own) or (statement.is_pronoun and not is_asked):
        return -1.5
    if statement.is_pronoun and not case.subject.verbs:
        return -1.0
    if (of_asked := _points_of_asked(case)) != 0:
        return of_asked
    return 1.5 if statement.is_total and is_asked else 0.0


def _points_of_asked(case: Case) -> float:
    """What speaks for all of whom the verb asked for is told, before some of them.

    9 000 хүн үйлчлүүлснээс төвөөр 3 000, суманд 6 000 хүн үйлчлүүлсэн.
    """
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    if not subject.asks_done or subject.qualities & words_beside(case):
        return 0.0
    first, stop = statement.quantity.last, statement.stop
    if any(_is_taken_from(token, subject.verbs[-1]) for token in tokens[first:stop]):
        return 1.5
    numbers = [
        s.quantity.first for s in case.passage.statements if s.sentence is statement.sentence
    ]
    before = tokens[min(numbers) : statement.quantity.first]
    return -1.5 if any(_is_taken_from(token, subject.verbs[-1]) for token in before) else 0.0


def _is_taken_from(token: Token, root: str) -> bool:
    """Whether a verb in the ablative names all from whom others are taken: үйлчлүүлснээс."""
    return token.word.form == "done_noun" and token.word.case == "abl" and token.word.root == root


POINTS: dict[str, Point] = {
    "verb": verb_points,
    "qualities": quality_points,
    "owner": owner_points,
    "topic": topic_points,
    "total": total_points,
}
"""What speaks for a statement, beside the noun that it counts."""

OTHERS = (
    "lists",
    "one_number",
    "earlier_year",
    "sum",
    "events",
    "named_ones",
    "nothing_happened",
    "yes_no",
    "stages",
)
RULES = frozenset({*LINKS, *REFUSALS, *POINTS, *OTHERS})
"""The names of all rules; a bench leaves one out to see what it is worth."""
