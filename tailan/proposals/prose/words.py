"""What a Mongolian word is beneath its endings: a noun's key and case, a verb's root and form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from tailan.proposals.prose.lexicon import forms, lexicon

Form = Literal[
    "", "done", "done_noun", "undone", "joined", "infinitive", "purpose", "future", "habit", "if"
]

_VOWELS = "аэиоөуүыеёюя"
_SHORT = re.compile(rf"(?<![{_VOWELS}])[{_VOWELS}](?![{_VOWELS}й])|[ьъ]")
_FIRST = re.compile(rf"[^{_VOWELS}]*[{_VOWELS}]+й?")
# Endings of one letter, where they surely are endings.
_ACCUSATIVE = re.compile("(?<=аа|ээ|оо|өө|уу|үү|ай|эй|ой|уй|үй)г$|(?<=н)г$")
_DATIVE_OF_N = re.compile("(?<=аа|ээ|оо|өө)нд$")
_DATIVE = re.compile(rf"(?<=[^{_VOWELS}])д$|(?<=аа|ээ|оо|өө|уу|үү)д$|(?<=и)д$|(?<=[гвсрк])т$")
_OF_N = re.compile("(?<=н)гийн$|(?<=[аэоуү]й)н$")
_OWN = re.compile("(?<=.{5})(?:аа|ээ|оо|өө)$")
# An ending begins with г only behind a long vowel or н: судалгаа-гаар, but байгууллаг-аас.
_BEFORE_G = re.compile("(?:аа|ээ|оо|өө|уу|үү|[йьн])$")
# What belongs to somebody stands for it: 33 байгууллагынх, тэмдэглэлийнх нь.
_OF_WHOM = re.compile("(?<=..ын|.ийн)х$|(?<=..ны|.ний)х$")
_SUFFIX = re.compile("-[а-яөү]{1,5}$")
_A = "[аэоө]"
# Between two long vowels stands a г: хий-гээд.
_G = "(?:(?<=[йаэоөуү])г)?"

# Forms of verbs, the first that fits; group 1 is the stem.
_PATTERNS: tuple[tuple[Form, str], ...] = (
    ("undone", rf"(.{{2,}}?){_G}(?:аа|ээ|оо|өө)гүй(?:гээс|д|н)?"),
    ("undone", rf"(.{{2,}}?)(?:с{_A}н|д{_A}г|{_A}?х)гүй"),
    ("done", rf"(.{{2,}}?)с{_A}н"),
    ("done", r"(.{2,}?)(?:жээ|чээ)"),
    ("done", rf"(.{{3,}}?){_A}?л(?:аа|ээ|оо|өө)"),
    ("done", r"(ав|өг|ир|ор|яв|үз|ол|үр|оч|өс|үд|ос|ун)л(?:аа|ээ|оо|өө)"),
    ("done", r"(.{0,4}(?:уу|үү))в"),
    ("done", rf"(.{{3,}}){_A}в"),
    ("done", r"(оч|.{2,}[бвгджзклмнпрстхцчш])ив"),
    ("done", rf"(ав|өг|ир|ор|яв|үз|ол|хий){_A}?в"),
    ("done_noun", rf"(.{{2,}}?)с{_A}?н(?:аас|ээс|оос|өөс|ийг|ыг|ий|ы|д|аар|ээр|оор|өөр|т[аэ]й)"),
    ("purpose", rf"(.{{2,}}?){_A}?х(?:аар|ээр|оор|өөр)"),
    ("infinitive", r"(.{1,}?(?:уу|үү))х(?:ыг|ийг|[ао]д|[эө]д|ын|ийн|аас|ээс)?"),
    (
        "infinitive",
        rf"(.{{1,}}?)(?:(?<=й)|[{_VOWELS}])х(?:ыг|ийг|[аэоө]д|ын|ийн|т[аэо]й|аас|ээс|оос|өөс)",
    ),
    ("done_noun", r"(бай)гаа(?:гаас|гийн|г|д)"),
    ("infinitive", rf"(.{{2,}}?)(?:(?<=й)|[{_VOWELS}])х"),
    ("if", rf"(.{{2,}}?){_A}?[вб]{_A}л"),
    ("habit", rf"(.{{3,}}?)д{_A}г"),
    ("future", rf"(.{{3,}}?)н{_A}"),
    ("future", rf"(ав|өг|ир|ор|яв|үз|ол|оч)н{_A}"),
    ("joined", rf"(.{{2,}}?)(?:(?<!м)ж|(?<=нэм)ж|(?<=[рс])ч|{_G}(?:аад|ээд|оод|өөд))"),
    ("joined", r"(ав|өг|гар|хүр|от)ч"),
    ("joined", rf"(.{{3,}}?(?:[лгржч]|лц|гд)|хян){_A}н"),
)
_VERBS = tuple((form, re.compile(pattern)) for form, pattern in _PATTERNS)
_LONG = re.compile("(?<=..)(?:аа|ээ|оо|өө)$")
_VOICE = re.compile("(?<=.{4})(?:гдуул|гдүүл|уулгд|үүлгд|уул|үүл|лц)$|(?<=.{3})(?:гд|гдуул|гдүүл)$")


class Word(NamedTuple):
    """A word in small letters, its `key`, the same for all forms of a noun, its case, its verb."""

    lower: str
    key: str
    case: str = ""
    root: str = ""
    form: Form = ""


NO_WORD = Word("", "")


@lru_cache(maxsize=1 << 16)
def analysed(text: str) -> Word:
    """The word as a noun, and as a verb where its ending is one of a verb."""
    lower = text.lower()
    key, case = _noun(lower)
    if key in _nouns():
        return Word(lower, key, case)
    root, form = _verb(lower)
    return Word(lower, key, case, root, form)


@cache
def keys(name: str) -> frozenset[str]:
    """The keys of a list of the lexicon."""
    return frozenset(analysed(word).key for word in lexicon().words[name])


@cache
def roots(name: str) -> frozenset[str]:
    """The roots of a list of verbs of the lexicon."""
    return frozenset(analysed(word).root for word in lexicon().words[name]) - {""}


def skeleton(stem: str) -> str:
    """The stem without the short vowels that come and go behind its first syllable."""
    first = _FIRST.match(stem)
    if first is None:
        return stem
    return first[0] + _SHORT.sub("", stem[first.end() :])


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Endings with their case, the longest first."""
    pairs = [(ending, case) for case, endings in lexicon().cases.items() for ending in endings]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _irregular() -> dict[str, str]:
    return {form: word for word, shapes in lexicon().irregular.items() for form in shapes}


@cache
def _not_verbs() -> frozenset[str]:
    words = lexicon()
    return forms("linking").union(*words.not_verbs, *words.irregular.values(), words.scales)


@cache
def _nouns() -> frozenset[str]:
    """The keys of nouns whose forms look like those of verbs: шүүхийн, махыг."""
    return frozenset(_noun(word)[0] for line in lexicon().nouns for word in line)


def _noun(lower: str) -> tuple[str, str]:
    """The key of a noun and its outermost case."""
    case = ""
    suffix = _SUFFIX.search(lower)
    if suffix is not None and suffix.start() >= 2:
        case = case_of_ending(suffix[0][1:])
        lower = lower[: suffix.start()]
    if (whose := _OF_WHOM.search(lower)) is not None:
        return _noun(lower[: whose.start()])[0], ""
    if lower in _irregular():
        plain = _irregular()[lower]
        own = "" if lower == plain else case_of_ending(lower)
        return _declined(plain)[0], case or own
    key, found = _declined(lower)
    return key, case or found


def _declined(lower: str) -> tuple[str, str]:
    """The key and the case of a noun that takes its endings one behind the other."""
    case = ""
    for _ in range(4):
        rest, found = _stripped(lower)
        if rest == lower:
            break
        case = case or (found if found != "plural" else "")
        lower = rest
    if len(lower) >= 5 and lower.endswith("н"):
        lower = _OWN.sub("", lower[:-1])
    return skeleton(lower), case


def case_of_ending(ending: str) -> str:
    """The case of an ending, as it is written behind a dash in 12-ыг."""
    for known, case in _endings():
        if ending.endswith(known):
            return case
    return {"г": "acc", "д": "dat", "т": "dat", "н": "gen", "с": "abl", "р": "ins"}.get(
        ending[-1:], ""
    )


def _stripped(lower: str) -> tuple[str, str]:
    """The word without its last ending, with that ending's case."""
    for pattern, case in ((_OF_N, "gen"), (_ACCUSATIVE, "acc"), (_DATIVE_OF_N, "dat")):
        if (match := pattern.search(lower)) and match.start() >= 3:
            return lower[: match.start()], case
    for ending, case in _endings():
        is_plain = case in {"gen", "acc"} and len(ending) >= 2
        least = 2 if is_plain or (case in {"abl", "ins"} and len(ending) >= 3) else 3
        if not lower.endswith(ending) or len(lower) - len(ending) < least:
            continue
        if ending[0] != "г" or _BEFORE_G.search(lower[: -len(ending)]):
            return lower[: -len(ending)], case
    if (match := _DATIVE.search(lower)) and match.start() >= 3:
        return lower[: match.start()], "dat"
    if match := _OWN.search(lower):
        return lower[: match.start()], ""
    return lower, ""


def _verb(lower: str) -> tuple[str, Form]:
    if lower in _not_verbs():
        return "", ""
    for form, pattern in _VERBS:
        if match := pattern.fullmatch(lower):
            return _root(match[1]), form
    return "", ""


def _root(stem: str) -> str:
    """The root of a verb's stem: without what makes it passive or causative."""
    for kept in lexicon().roots:
        if stem.startswith(kept):
            return skeleton(kept)
    active = _VOICE.sub("", skeleton(_LONG.sub("", stem.rstrip("ьъ"))))
    return _LONG.sub("", active)


@cache
def agent_root(key: str) -> str:
    """The root of the verb that a noun for a doer is made of, empty for others: оролцогч."""
    return _root(key.removesuffix("гч")) if key.endswith("гч") else ""
