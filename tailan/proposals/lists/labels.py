"""The words of the entries of a list: what they name, what they say was done, what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailan.proposals.lists.entries import Entry
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import kind_keys, opposites, same_keys
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import Word, agent_root, keys, roots
from tailan.proposals.subjects import is_related

_HAVING = ("тай", "тэй", "той", "гүй", "аар", "ээр", "оор", "өөр", "еэр")
_OWN = re.compile("(?<=...)(?:аа|ээ|оо|өө)$")


@dataclass(frozen=True, slots=True)
class Label:
    """The words of an entry: the `nouns` among them, the `last` word, what was `done` or not."""

    words: tuple[Word, ...]
    nouns: frozenset[str]
    last: Word | None
    done: frozenset[str]
    undone: frozenset[str]

    @property
    def ends_with_noun(self) -> bool:
        """Whether the last word names a thing, in no case."""
        return self.last is not None and is_plain(self.last)

    @property
    def ends_with_verb(self) -> bool:
        """Whether what it names is left unsaid: Тарьсан: …."""
        return self.last is not None and self.last.form in {"done", "undone"}

    @property
    def is_going_on(self) -> bool:
        """Whether it says what is being done: судалж байгаа."""
        forms_of = [word.form for word in self.words[-2:-1]]
        is_said = self.last is not None and self.last.lower in forms("copulas")
        return is_said and forms_of == ["joined"]


def label_of(tokens: Sequence[Token], indexes: Sequence[int]) -> Label:
    """The words of a label."""
    words = tuple(tokens[index].word for index in indexes if tokens[index].kind == "word")
    # Before a number nothing but a noun looks like these forms: волейбол, чацаргана, бөхийн.
    others = {"", "if", "future", "habit"}
    idle = forms("fillers") | forms("times_of")
    named = [w for w in words if (w.form in others or w.case == "gen") and w.lower not in idle]
    return Label(
        words,
        frozenset(word.key for word in named) - keys("idle"),
        words[-1] if words else None,
        frozenset(word.root for word in words if _is_done(word)),
        frozenset(word.root for word in words if word.form == "undone"),
    )


def _is_done(word: Word) -> bool:
    """Whether a word says that something was done; хэсэгчлэн only says how."""
    is_manner = word.form == "joined" and word.lower.endswith("н")
    return word.form in {"done", "done_noun", "joined"} and not is_manner


def is_plain(word: Word) -> bool:
    """Whether a word is a noun in no case, one or many; that of объект only looks like one."""
    is_bare = word.case in {"", "plural"} or word.lower.endswith(("кт", "нт", "ууд", "үүд"))
    return not word.form and (is_bare or word.lower in forms("list_plurals"))


def is_open(label: Label, asked: frozenset[str]) -> bool:
    """Whether an entry is a plan, a wish or still to come, save where that is asked for."""
    if label.last is None:
        return False
    if label.last.form == "infinitive" or label.is_going_on:
        return True
    if any(word.root in roots("planned") for word in label.words):
        return True
    is_aim = any(word.lower in forms("list_aims") for word in label.words)
    return is_aim or (is_plain(label.last) and label.last.key in keys("list_plans") - asked)


def is_earlier_named(label: Label) -> bool:
    """Whether a label speaks of the time before: өмнөх он, өнгөрсөн жил."""
    return any(word.lower in forms("earlier") for word in label.words)


def counts_persons(heads: Sequence[str]) -> bool:
    """Whether nouns name people."""
    known = keys("persons") | keys("anybody") | keys("list_persons")
    return any(head in known or agent_root(head) or kind_keys(head) & known for head in heads)


def names(heads: Sequence[str], companion: str, words: Sequence[Word]) -> bool:
    """Whether words end with one of some nouns, or with one that says the same."""
    while len(words) > 1 and words[-1].key in keys("list_tails"):
        words = words[:-1]
    if not words or not (is_plain(words[-1]) or words[-1].case == "acc"):
        return False
    if not any(words[-1].key in same_keys(head) for head in heads):
        return False
    is_needed = bool(companion) and len(words) > 1
    return not is_needed or words[-2].key in same_keys(companion) or bool(words[-2].form)


def is_kind_of(heads: Sequence[str], word: Word) -> bool:
    """Whether a word names a kind of what is counted: хонь of мал, багш of хүн."""
    known = {word.key, *same_keys(word.key)}
    if any(known & ({head} | kind_keys(head)) for head in heads):
        return True
    return bool(keys("anybody") & {*heads}) and is_person(word)


def is_person(word: Word) -> bool:
    """Whether a word names people or teams of them."""
    named = keys("persons") | keys("teams") | keys("list_persons")
    return word.key in named or bool(agent_root(word.key))


def is_describing(label: Label, others: Sequence[Label]) -> bool:
    """Whether a label only tells a kind apart: зуны, гадаад, цахимаар; ээлжит beside ээлжит бус."""
    last = label.last
    if last is None:
        return False
    if last.case or last.lower in forms("negations") or last.lower in forms("fillers"):
        return True
    if is_opposite(last) or last.lower.endswith(_HAVING):
        return True
    return any(o.last is not None and o.last.lower in forms("negations") for o in others)


def is_opposite(word: Word) -> bool:
    """Whether a word sets a kind of things apart from another one: байнгын, түр."""
    return any(word.key in kinds for kinds in opposites())


def is_place(label: Label) -> bool:
    """Whether a label is the name of a place."""
    return label.last is not None and label.last.key in keys("list_places")


def is_total(label: Label) -> bool:
    """Whether a label says no more than that all are counted: нийт, бүгд."""
    return bool(label.words) and all(w.lower in forms("totals") for w in label.words)


def covers(key: str, label: Label) -> bool:
    """Whether a word stands in a label, itself or as a verb made of it."""
    # What is somebody's own has one more ending: газраа шинэчилсэн сургууль.
    if (same_keys(key) | {_OWN.sub("", key)}) & label.nouns:
        return True
    return any(is_related(key, root) for root in label.done)


def said_of(tokens: Sequence[Token], entry: Entry) -> list[Word]:
    """The words behind the dash of an entry that has no number."""
    return [tokens[index].word for index in entry.said if tokens[index].kind == "word"]
