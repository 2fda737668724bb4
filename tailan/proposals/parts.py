"""Numbers of one sentence that are parts of one whole, so that their sum is what it states."""

from __future__ import annotations

from collections.abc import Sequence

from tailan.proposals.candidates import Candidate
from tailan.proposals.cases import Case, has_kind_behind, verb_points, words_beside
from tailan.proposals.prose.relations import is_kind_word
from tailan.proposals.prose.rows import is_plural
from tailan.proposals.prose.statement import Statement
from tailan.proposals.prose.tokens import Token


def are_parts(rivals: Sequence[Candidate]) -> bool:
    """Whether the rivals are parts of one statement, one beside the other in its sentence."""
    first = rivals[0].case.statement
    tokens = rivals[0].case.passage.tokens
    statements = [candidate.case.statement for candidate in rivals]
    named = [tokens[s.quantity.label].word for s in statements if s.quantity.label is not None]
    labels = {word.key for word in named if not is_plural(word)}
    # Where several nouns are asked for, each has its number: санал 23, гомдол 41 ирсэн.
    heads = {*rivals[0].case.subject.heads}
    are_asked = len(labels) == len(rivals) == len(heads) and labels <= heads
    if len([label for label in labels if not is_kind_word(label)]) > 1 and not are_asked:
        return False
    if len({s.manner for s in statements}) > 1:
        return False
    if len({_qualities_beside(c.case) for c in rivals}) > 1:
        return False
    if any(_has_object_behind(statement, tokens) for statement in statements[:-1]):
        return False
    if any(s.is_pronoun for s in statements) and not _are_parts_of_those(rivals):
        return False
    return not _is_row_longer(rivals) and all(
        _is_said_with(s, first)
        and s.claim.root == first.claim.root
        and s.quantity.dimension == first.quantity.dimension
        and not s.is_total
        and not s.is_part
        and not _is_restated(s, tokens)
        for s in statements
    )


def _qualities_beside(case: Case) -> frozenset[str]:
    """The words of the indicator that are said of one part alone."""
    narrow = {case.passage.tokens[case.statement.quantity.first - 1].word.key}
    own = case.subject.qualities & words_beside(case, False)
    return own - narrow if is_narrower(case) else own


def is_narrower(case: Case) -> bool:
    """Whether a part is of a narrower kind than asked for: оюутны хөтөлбөрт 31, хөтөлбөрт asked."""
    tokens, subject, first = case.passage.tokens, case.subject, case.statement.quantity.first
    kind, owner = tokens[max(0, first - 1)].word, tokens[max(0, first - 2)].word
    known = subject.qualities | subject.topic | {*subject.heads}
    is_place = kind.case in {"dat", "ins", "abl"}
    return (
        is_place
        and kind.key in subject.qualities
        and owner.case == "gen"
        and owner.key not in known
    )


def _is_said_with(statement: Statement, first: Statement) -> bool:
    """Whether one verb is said of two numbers, or each stands in its own entry of one list."""
    if statement.sentence is first.sentence:
        return statement.claim.end == first.claim.end
    return statement.sentence.is_entry and first.sentence.is_entry


def _are_parts_of_those(rivals: Sequence[Candidate]) -> bool:
    """Whether the verb asked for acts on some and on others: 18-аас 5-ыг …, 3-ыг … засав."""
    return all(
        c.case.statement.is_pronoun
        and c.case.statement.quantity.case == "acc"
        and c.case.subject.asks_done
        and verb_points(c.case) >= 1
        for c in rivals
    )


def _has_object_behind(statement: Statement, tokens: Sequence[Token]) -> bool:
    """Whether each number has its own thing behind it: 3 хүнд тусламж, 1 хүнд зээл.

    A genitive is none: 29 иргэнд эрүүгийн, 7 иргэнд иргэний хэргээр.
    """
    behind = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    is_last = behind + 1 >= statement.stop or statement.stop >= statement.sentence.end
    if is_last or statement.is_pronoun:
        return False
    token = tokens[behind]
    if has_kind_behind(statement, tokens):
        return False
    return token.text in {'"', "“", "«"} or (token.kind == "word" and not token.word.form)


def _is_restated(statement: Statement, tokens: Sequence[Token]) -> bool:
    """Whether a number says again what stands before it: 1 блок буюу 36 айл."""
    return tokens[max(0, statement.quantity.first - 1)].word.lower == "буюу"


def _is_row_longer(rivals: Sequence[Candidate]) -> bool:
    """Whether a row of kinds has one more that may be a kind: 6 трактор, 2 комбайн, 11 ачигч."""
    case = rivals[-1].case
    behind = (s for s in case.passage.statements if s.quantity.first == case.statement.stop)
    return case.link.is_kind and any(
        other.claim.end == case.statement.claim.end
        and not other.quantity.dimension
        and case.passage.tokens[other.quantity.first - 1].text == ","
        for other in behind
    )
