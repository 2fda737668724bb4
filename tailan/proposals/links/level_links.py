"""How a percent or a mark belongs to an indicator that asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from tailan.proposals.links.heads import is_head, is_object, names_head, speaks_of
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import keys
from tailan.proposals.subjects import Subject, is_related


@dataclass(frozen=True, slots=True)
class Link:
    """How closely a number and an indicator belong together, and whether beyond doubt."""

    points: float
    is_sure: bool = True
    head: int = -1
    """The token of the indicator's noun, where the number stands beside it."""
    is_kind: bool = False
    """Whether the number counts only a kind of the noun: хуц, where мал is asked for."""


def of_percent(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a percent: its noun stands before or behind it, or its verb names it."""
    quantity, tokens = statement.quantity, passage.tokens
    if not quantity.dimension and not _is_bare_percent(statement, passage):
        return None
    if not subject.heads:
        return Link(3.5) if statement.claim.root in subject.verbs else None
    if speaks_of(subject, range(statement.since, quantity.first), passage):
        noun = -1 if quantity.label is None else quantity.label
        return Link(4.0, True, noun if noun >= 0 and is_head(subject, noun, passage) else -1)
    reach = min(quantity.last + 3, statement.sentence.end)
    if tokens[min(quantity.last + 1, len(tokens) - 1)].word.lower == "нь":
        # What a share does or thinks is said behind it: 78.6 хувь нь сэтгэл ханамжтай гэжээ.
        reach = min(max(reach, statement.claim.verb), statement.stop)
    behind = range(quantity.last + 1, reach)
    if speaks_of(subject, behind, passage):
        return Link(4.0)
    if any(is_related(head, statement.claim.root) for head in subject.heads):
        return Link(3.5)
    if _is_share_of_verb(subject, statement, passage):
        return Link(3.0, False)
    label = None if quantity.label is None else tokens[quantity.label].word
    is_of_other = label is not None and not label.case and label.key not in subject.qualities
    if not is_of_other and speaks_of(
        subject, range(statement.sentence.first, statement.start), passage
    ):
        return Link(3.5, False)
    percents = [s for s in passage.statements if s.quantity.dimension == "percent"]
    is_general = bool(set(subject.heads) & keys("general_heads"))
    named = (subject.topic | subject.qualities) & statement.sentence.keys
    is_about = len(named) >= 2 or _is_mean_of_all(subject, statement, passage)
    is_about = is_about or (is_general and bool(named & subject.qualities))
    known = subject.topic | (keys("general_heads") if is_general else frozenset())
    is_own = not is_of_other or (label is not None and label.key in known)
    is_only = len(percents) == 1 and is_own
    return Link(2.0, False) if is_only and is_about else None


def _is_mean_of_all(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether a mean of those reported on is told, of what the passage names: сумдын дундаж 58."""
    label, tokens = statement.quantity.label, passage.tokens
    if not label or tokens[label].word.lower not in forms("means"):
        return False
    whose = tokens[label - 1].word
    is_of_all = whose.case == "gen" and whose.key in keys("partners")
    named = frozenset[str]().union(*(sentence.keys for sentence in passage.sentences))
    asked = subject.qualities - {tokens[label].word.key}
    return is_of_all and asked < subject.qualities and bool(asked & named)


def stood_for(statement: Statement, passage: Passage) -> Statement:
    """The percent before, whose noun holds for a statement too; the statement where none does.

    Биелэлт 1 дүгээр улиралд 71 хувь, 2 дугаар улирлынх 78 хувь; … 6 сарын байдлаар 56 хувьд хүрэв.
    """
    word = passage.tokens[max(0, statement.quantity.first - 1)].word.lower
    near = [s for s in passage.statements if s.stop == statement.quantity.first]
    if not word.endswith(("ынх", "ийнх", "ных", "нийх")):
        end = statement.sentence.first if _has_only_a_time(statement, passage) else -1
        near = [s for s in passage.statements if s.sentence.end == end]
    dimension = statement.quantity.dimension
    return next((s for s in reversed(near) if s.quantity.dimension == dimension), statement)


def _has_only_a_time(statement: Statement, passage: Passage) -> bool:
    """Whether nothing but "by now" stands between a percent and its clause's beginning."""
    before = passage.tokens[statement.sentence.first : statement.quantity.first]
    clause = takewhile(
        lambda token: token.text != "," and token.word.lower not in forms("contrasts"),
        reversed(before),
    )
    idle = forms("date_endings") | forms("ordinals")
    named = {t.word.key for t in clause if t.kind == "word" and t.word.lower not in idle}
    times = keys("times") | keys("months") | keys("as_of") | keys("day_words")
    return named <= times and bool(named & keys("as_of"))


def _is_share_of_verb(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether the verb asked for stands right before a percent: хамран сургалт 87 хувьтай."""
    first = statement.quantity.first
    own = passage.tokens[max(statement.since, first - 2) : first]
    is_parted = any(token.kind == "mark" for token in own)
    said = [token.word.root for token in own[:1]]
    return bool(subject.verbs) and not is_parted and said == [subject.verbs[-1]]


def _is_bare_percent(statement: Statement, passage: Passage) -> bool:
    """Whether a number without a unit is a percent all the same: хамралтын хувь … 85 болсон."""
    words = passage.tokens[statement.start : statement.quantity.first]
    is_named = any(t.word.key in keys("percent_words") and not t.word.case for t in words)
    is_named = is_named or any(t.word.key in keys("percent_words") for t in words[-1:])
    return is_named and not statement.phrase


def of_level(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a mean or a mark."""
    quantity = statement.quantity
    if quantity.dimension and names_head(subject, range(statement.since, quantity.first), passage):
        return Link(4.0)
    if not quantity.dimension and not quantity.phrase and is_object(subject, statement, passage):
        return Link(4.0)
    named = {passage.tokens[index].word.key for index in range(statement.since, quantity.first)}
    if quantity.dimension == "score" and set(subject.heads) <= keys("level_words"):
        return Link(3.5, False) if subject.qualities & named - keys("level_words") else None
    return None
