"""What an indicator counts: the kind of its value, its nouns, its verbs and its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tailan.plan import Indicator, Measure
from tailan.proposals.asked_kinds import Kind, kind_of, unit_asked, unit_start
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.rates import Base, without_bases
from tailan.proposals.prose.relations import is_compound, same_keys
from tailan.proposals.prose.tokens import Token, scale_of, tokens_of, unit_of
from tailan.proposals.prose.words import NO_WORD, keys, roots

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """What to look for in a narrative, all nouns as keys and all verbs as roots.

    One of `heads` is what is counted, `companion` the word that belongs before it (албан in албан
    хаагч), `qualities` the other words of the indicator, the `owner` that just before its noun
    (эх in эхийн эндэгдэл), `topic` those of its measure. The last of `verbs` is what must have
    been done, `asks_done` or `asks_undone` where the indicator says so, in which of the `manners`
    (бүрэн), `act` the noun that says what a light verb does (зөвлөгөө in зөвлөгөө авсан),
    `act_kind` what kind of act it is where that noun alone says little (зээлийн дэмжлэг); `is_new`
    where only what was added counts, `counts_kinds` where kinds of it are; `described` by what
    was done to it (нэгдсэн төлөвлөгөө батлах), `base` of how many a rate is asked for,
    `had` what the thing must have (бохирдолтой цэг);
    `years` are named by the plan itself.
    """

    kind: Kind
    heads: tuple[str, ...]
    companion: str
    qualities: frozenset[str]
    verbs: tuple[str, ...]
    owner: str
    topic: frozenset[str]
    topic_verbs: frozenset[str]
    dimension: str
    size: Decimal | None
    years: frozenset[str]
    target: Decimal | None
    asks_done: bool = False
    asks_undone: bool = False
    is_change: bool = False
    is_new: bool = False
    manners: frozenset[str] = frozenset()
    act: str = ""
    act_kind: str = ""
    counts_kinds: bool = False
    described: frozenset[str] = frozenset()
    base: Base | None = None
    had: frozenset[str] = frozenset()


def subjects_of(measure: Measure, indicators: Sequence[Indicator]) -> list[Subject]:
    """What each indicator of a measure counts; the words of the measure are read once."""
    around = tokens_of(f"{measure.measure} {measure.activity}")
    topic = frozenset(t.word.key for t in around if _is_noun(t, t)) - keys("idle")
    verbs = frozenset(t.word.root for t in around if t.word.form)
    return [_subject(measure, indicator, topic, verbs) for indicator in indicators]


def _subject(
    measure: Measure, indicator: Indicator, topic: frozenset[str], topic_verbs: frozenset[str]
) -> Subject:
    """What an indicator counts, under the topic of its measure."""
    named_all, bases = without_bases(tokens_of(indicator.indicator), is_asked=True)
    tokens = [token for token in named_all if token.kind != "mark"]
    kind = kind_of(indicator, tokens)
    dimension, size = unit_asked(indicator, tokens)
    named = [token for token in tokens if token.end <= unit_start(indicator.indicator)]
    nouns = [t for place, t in enumerate(named) if _is_noun(t, named[place - 1] if place else t)]
    counter, nouns = _counter(nouns, keys("rate_names") if bases else frozenset())
    heads, companion = _heads(_acted_on(nouns, kind), indicator.indicator)
    heads += counter
    verbs = _verbs(named, {*heads, companion})
    act = _act(named, verbs)
    return Subject(
        kind=kind,
        heads=heads,
        companion=companion,
        qualities=frozenset(t.word.key for t in nouns) - {*heads, companion} - keys("idle"),
        owner=_owner(nouns, companion),
        verbs=tuple(t.word.root for t in verbs if not _is_idle(t)),
        topic=topic,
        topic_verbs=topic_verbs,
        dimension=dimension,
        size=size,
        years=frozenset(_YEAR.findall(f"{indicator.indicator} {measure.measure}")),
        target=indicator.target,
        asks_done=_asked_form(verbs) == "done",
        asks_undone=_asked_form(verbs) == "undone",
        is_new=any(t.word.lower in forms("new_words") for t in named),
        manners=frozenset(t.word.lower for t in named) & forms("manners"),
        is_change=any(head in keys("change_heads") for head in heads),
        act=act,
        act_kind=_act_kind(named, act),
        described=frozenset([t.word.root for t in verbs if t.word.form == "done"][:-1]),
        counts_kinds=any(t.word.key in keys("themes") for t in named),
        base=bases[0][1] if bases else None,
        had=frozenset(a.word.key for a, b in pairwise(nouns) if _has(a, b, heads)),
    )


def _has(quality: Token, noun: Token, heads: tuple[str, ...]) -> bool:
    """Whether a word says what the noun counted has: бохирдолтой цэг, not сайдтай байгуулсан."""
    is_beside = quality.end + 1 == noun.start and noun.word.key in heads
    return is_beside and quality.word.case == "com" and not quality.word.form


def _describes_owner(named: list[Token], place: int, heads: set[str]) -> bool:
    if named[place].word.form != "undone" or place + 1 >= len(named):
        return False
    following = named[place + 1].word
    return following.case == "gen" and following.key not in heads


def _verbs(named: list[Token], heads: set[str]) -> list[Token]:
    """The verbs, that which must be done last: байгуулсан in байгуулсан хог ялгах цэг.

    A denial that describes the owner of what is counted is none: насанд хүрээгүй хүний хэрэг.
    """
    verbs = [
        token
        for place, token in enumerate(named)
        if token.word.form and not _describes_owner(named, place, heads)
    ]
    done = [token for token in verbs if token.word.form in {"done", "undone"}]
    is_described = bool(verbs) and verbs[-1].word.form == "infinitive" and verbs[-1] != named[-1]
    if done and is_described:
        return [*(token for token in verbs if token is not done[-1]), done[-1]]
    return verbs


def _asked_form(verbs: list[Token]) -> str:
    """The form of the verb that is asked for, empty for a filler: давхардсан гомдол."""
    return verbs[-1].word.form if verbs and not _is_idle(verbs[-1]) else ""


def _act(named: list[Token], verbs: list[Token]) -> str:
    """The noun right before a light verb that is asked for, empty where none says what is done."""
    if not verbs or verbs[-1].word.root not in roots("light_verbs"):
        return ""
    place = named.index(verbs[-1])
    before = named[place - 1] if place else None
    # With whom it is done is not what is done: сайд нартай байгуулсан гэрээ.
    is_noun = before is not None and _is_noun(before, before) and before.word.case != "com"
    is_noun = is_noun and before is not None and not before.text.isupper()
    return before.word.key if before is not None and is_noun else ""


def _act_kind(named: list[Token], act: str) -> str:
    """The genitive before an act of a vague name: зээл in зээлийн дэмжлэг авсан."""
    place = next((place for place, token in enumerate(named) if token.word.key == act), 0)
    is_vague = bool(act) and act in keys("vague_acts") and place > 0
    owner = named[place - 1].word if is_vague else NO_WORD
    return owner.key if owner.case == "gen" else ""


def _is_noun(token: Token, before: Token) -> bool:
    """Whether a word names something: no verb form, unit, filler or word for a number."""
    if token.kind == "code":
        return token.text[0].isalpha()
    if token.kind != "word" or token.word.form or _is_idle(token):
        return False
    if token.word.key in keys("count_words") and not is_compound(before.word.key, token.word.key):
        return False
    lower = token.word.lower
    return token.word.key in keys("level_words") or (
        scale_of(lower) is None and unit_of(lower) is None
    )


def _is_idle(token: Token) -> bool:
    lower = token.word.lower
    return lower in forms("fillers") or lower in forms("copulas") or lower in forms("yes_no_words")


def _acted_on(nouns: list[Token], kind: Kind) -> list[Token]:
    """The nouns up to that which a thing done is done to: сургууль in сургууль ашиглалтад орсон."""
    if kind != "yes_no":
        return nouns
    plain = [place for place, token in enumerate(nouns, 1) if token.word.case in {"", "acc"}]
    return nouns[: plain[-1]] if plain else nouns


def _heads(nouns: list[Token], text: str) -> tuple[tuple[str, ...], str]:
    """The nouns that are counted, with the word that must stand before them."""
    if not nouns:
        return (), ""
    last = nouns[-1]
    if (
        last.word.key in keys("level_words")
        and len(nouns) > 1
        and last.word.lower in forms("means")
    ):
        last = nouns[-2]
        nouns = nouns[:-1]
    before = nouns[-2] if len(nouns) > 1 else None
    heads = [last.word.key]
    companion = ""
    if before is not None and is_compound(before.word.key, last.word.key):
        companion = before.word.key
        first = nouns[-3] if len(nouns) > 2 and not nouns[-3].word.case else None
        heads += [first.word.key] if first and _is_coordinate(first, before, text) else []
    elif before is not None and not before.word.case:
        heads += [before.word.key] if _is_coordinate(before, last, text) else []
        first = nouns[-3] if len(nouns) > 2 and not nouns[-3].word.case else None
        heads += [first.word.key] if first and _is_coordinate(first, before, text) else []
    return tuple(heads), companion


def _counter(nouns: list[Token], others: frozenset[str]) -> tuple[tuple[str, ...], list[Token]]:
    """A last noun that only counts, and the nouns before it: эхийн эндэгдлийн тохиолдол.

    `others` are more such nouns: the эндэгдлийн түвшин of a rate.
    """
    counters = keys("counters") | others
    if len(nouns) > 1 and nouns[-1].word.key in counters and nouns[-2].word.case == "gen":
        return (nouns[-1].word.key,), nouns[:-1]
    return (), nouns


def _owner(nouns: list[Token], companion: str) -> str:
    """The noun in the genitive just before the one that is counted."""
    before = nouns[:-2] if companion else nouns[:-1]
    return before[-1].word.key if before and before[-1].word.case == "gen" else ""


def _is_coordinate(before: Token, last: Token, text: str) -> bool:
    """Whether two nouns stand side by side with a comma or a word for "and" between them."""
    between = text[before.end : last.start].strip()
    return between in {",", "ба", "болон", "/"}


def is_related(noun: str, root: str) -> bool:
    """Whether a noun and a verb are made of one word: хурал and хуралдах, хамралт and хамрах."""
    if noun in keys("not_of_verbs"):
        return False
    return len(root) >= 2 and any(_is_derived(same, root) for same in same_keys(noun))


def _is_derived(noun: str, root: str) -> bool:
    if noun.startswith(root) and len(noun) >= 4:
        return noun[len(root) :].lstrip("аэоө") in forms("noun_endings")
    return root.startswith(noun) and root[len(noun) :] in forms("verb_endings")
