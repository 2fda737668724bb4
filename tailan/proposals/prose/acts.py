"""What a narrative says was done: each verb with what it acts on, and whether it is done."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from tailan.period import Period
from tailan.proposals.prose.claims import Standing, claim_at, is_attribute, is_work
from tailan.proposals.prose.delays import is_refusal
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.sentences import Sentence, time_at
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.times import ROMAN
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys, roots

_FAR = 60
"""How many words before its verb a clause is read."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """A verb at a token: its clause begins at `start`, its statement ends at `end`.

    `objects` are the nouns that it acts on, the nearest first, `before` the words of the sentence
    before.
    """

    tokens: Sequence[Token]
    root: str
    standing: Standing
    verb: int
    start: int
    end: int
    objects: tuple[str, ...]
    before: frozenset[str]
    time: Period | None
    sentence: Sentence

    @property
    def names(self) -> frozenset[str]:
        """The keys of all words of the clause."""
        words = self.tokens[max(self.start, self.verb - _FAR) : self.verb]
        return frozenset(token.word.key for token in words if token.kind == "word")

    @property
    def around(self) -> frozenset[str]:
        """The keys of all words of the sentence, or of its entry between semicolons."""
        first, last = self.sentence.first, self.sentence.end
        marks = [i for i in range(first, last) if self.tokens[i].text == ";"]
        if not marks:
            return self.sentence.keys
        first = max((i for i in marks if i < self.verb), default=first)
        last = min((i for i in marks if i > self.verb), default=last)
        return frozenset(t.word.key for t in self.tokens[first:last] if t.kind == "word")

    @property
    def is_done(self) -> bool:
        """Whether the act is completed."""
        return self.standing == "done"


def acts_of(passage: Passage) -> list[Act]:
    """Everything that a narrative says was done or not, verb by verb."""
    found: list[Act] = []
    before = frozenset[str]()
    for sentence in passage.sentences:
        found += _acts(passage.tokens, sentence, before)
        before = sentence.keys
    return found


def _acts(tokens: Sequence[Token], sentence: Sentence, before: frozenset[str]) -> list[Act]:
    found: list[Act] = []
    start = sentence.first
    for at in range(sentence.first, sentence.end):
        word = tokens[at].word
        is_put_off = is_refusal(tokens, at)
        if word.lower in forms("afterwards") and tokens[at - 1].word.form == "done_noun":
            # саналыг авч тусгасны дараа баталсан: the object of the first is not the second's.
            start = at + 1
        if not (word.root or is_put_off) or _only_describes(tokens, at, sentence.end):
            continue
        claim = claim_at(tokens, _from(tokens, at, sentence.end), sentence.end)
        objects = _objects(tokens, start, at)
        if claim.standing == "undone" and not objects:
            # The reason may stand between: сургалтыг зардал шийдэгдээгүй тул хийгээгүй.
            cases = {"", "acc"} if word.root in roots("holding") else {"acc"}
            objects = _objects(tokens, sentence.first, at, cases)
        found.append(
            Act(
                tokens=tokens,
                root=word.root,
                standing=claim.standing,
                verb=at,
                start=start,
                end=max(at, claim.end),
                objects=objects,
                before=before,
                time=time_at(sentence, at)[0],
                sentence=sentence,
            )
        )
        if _ends_a_clause(tokens, at, sentence.end):
            start = at + 1
    return found


def _ends_a_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause ends with the verb; шинэчлэн гаргасан is one act on the same object."""
    if tokens[at].word.form in {"done", "undone", "future"}:
        return True
    while at + 1 < end and tokens[at + 1].word.lower in forms("copulas"):
        at += 1
    following = tokens[min(at + 1, end - 1)]
    return at + 1 >= end or following.kind == "mark" or following.word.lower in forms("linking")


def _only_describes(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a verb describes a noun; an infinitive before a light noun is an act of its own."""
    if tokens[at].word.form == "joined" and at + 1 < end:
        is_of_next = tokens[at + 1].word.form == "infinitive"
        return is_of_next and _only_describes(tokens, at + 1, end)
    if not is_attribute(tokens, at, end):
        return False
    return tokens[at].word.form != "infinitive" or not is_work(tokens[at + 1])


def _from(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the claim about the verb is read from: танилцуулах ажлыг … is settled further on."""
    is_of_work = tokens[at].word.form == "infinitive" and is_attribute(tokens, at, end)
    return at + 1 if is_of_work else at


def _objects(
    tokens: Sequence[Token], start: int, verb: int, cases: Container[str] = ("", "acc")
) -> tuple[str, ...]:
    """The nouns of a clause that its verb acts on, the nearest first."""
    return tuple(
        tokens[index].word.key
        for index in range(verb - 1, max(start, verb - _FAR) - 1, -1)
        if tokens[index].kind == "word"
        and not tokens[index].word.form
        and tokens[index].word.case in cases
        and tokens[index].word.lower not in _not_objects()
        and tokens[index].word.key not in keys("idle_objects")
        and tokens[index].text not in ROMAN
        and not _is_of_reason(tokens, index)
    )


def _is_of_reason(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun only belongs to the reason: хөрөнгө шийдэгдээгүйн улмаас."""
    told, reason = [*tokens[index + 1 : index + 3], *[tokens[index]] * 2][:2]
    is_told = told.word.form in {"undone", "done_noun"}
    return is_told and reason.word.lower in forms("reasons")


@cache
def _not_objects() -> frozenset[str]:
    return forms("fillers") | forms("linking") | forms("copulas")
