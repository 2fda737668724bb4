"""The fields that a heading may name, by all its letters or by those of the nearest known one."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tailan.forms.words import FormWords, Key

_SIMILAR = 0.86
"""How alike a heading must be to a known one: spares case endings and slips of the keyboard."""

LONGEST = 200
"""Characters of the longest heading; what has more is text of the table."""

_FEW_WORDS = 2
"""Words of a second name behind a comma; what has more is text of the table."""

_ASIDE = re.compile(r"\([^()]*\)|/[^/]*/")
_CYRILLIC = re.compile("[А-яӨөҮү]{3}")
_TRANSLATED = re.compile(r"[\s/|(]+(?:%|No\b|[A-Za-z][A-Za-z\s,.'%-]*)\)?\s*$")
"""A heading once more in English, behind the Mongolian one."""

_Names = tuple[tuple[str, tuple[str, ...]], ...]
"""The fields of a form with their known headings."""


def known_fields(heading: str, words: FormWords) -> list[str]:
    """The fields that this heading may name, the most alike first.

    A heading that is not known with all that it says is looked up without what qualifies it:
    what stands in brackets or between strokes, the period (эхний хагас жилийн), and English words.
    """
    if len(heading) > LONGEST:
        return []
    return list(_known_fields(heading, tuple(words.columns.items()), words.qualifiers))


# Every cell of a document is looked up, and most of them more than once.
@lru_cache(maxsize=10_000)
def _known_fields(heading: str, names: _Names, qualifiers: tuple[str, ...]) -> tuple[str, ...]:
    bare = _ASIDE.sub(" ", heading)
    for qualifier in qualifiers:
        bare = re.sub(rf"(?<!\w){re.escape(qualifier)}(?!\w)", " ", bare, flags=re.IGNORECASE)
    mongolian = _TRANSLATED.sub("", bare) if _CYRILLIC.search(bare) else bare
    spellings = dict.fromkeys(map(letters_of, (heading, bare, mongolian)))
    likely = next(filter(None, (_fields_like(letters, names) for letters in spellings)), ())
    return likely or _field_of_first(bare, names)


def _field_of_first(heading: str, names: _Names) -> tuple[str, ...]:
    """The field that the first of several names in a heading says, if no other names another."""
    first, *others = heading.split(",")
    if not others or any(len(other.split()) > _FEW_WORDS for other in others):
        return ()
    fields = [field for field, headings in names if letters_of(first) in keys_of(headings)]
    named = (_fields_like(letters_of(other), names) for other in others)
    is_one = all(not other or not {*other}.isdisjoint(fields) for other in named)
    return tuple(fields) if is_one else ()


@cache
def keys_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The letters of headings by which they are compared."""
    return tuple(Key.of(name).letters for name in names)


def letters_of(heading: str) -> str:
    """The letters of a heading by which it is compared; a lone % says хувь."""
    has_word = "%" not in heading or "хув" in heading.casefold()
    return Key.of(heading if has_word else heading.replace("%", "хувь")).letters


def _fields_like(letters: str, names: _Names) -> tuple[str, ...]:
    scores: dict[str, float] = {}
    counts = Counter(letters)
    for known, fields in _known_of_length(len(letters), names):
        # How alike two texts are is dear to tell; that they have other letters is not.
        if _likeness_at_most(len(letters), counts, known) < _SIMILAR:
            continue
        matcher = SequenceMatcher(None, known, letters)
        score = matcher.ratio() if matcher.quick_ratio() >= _SIMILAR else 0
        if score >= _SIMILAR:
            scores |= {field: max(score, scores.get(field, 0)) for field in fields}
    best = max(scores.values(), default=0)
    likely = [f for f, _ in names if f in scores and (best < 1 or scores[f] == 1)]
    return tuple(sorted(likely, key=lambda field: -scores[field]))


def _likeness_at_most(length: int, counts: Counter[str], known: str) -> float:
    """How alike a text of such letters would be if each that both have were in its place."""
    shared = sum(map(counts.__getitem__, frozenset(known).intersection(counts)))
    return 2 * shared / max(1, length + len(known))


@cache
def _known(names: _Names) -> dict[str, tuple[str, ...]]:
    """The letters of each known heading, and the fields that it names."""
    known: dict[str, tuple[str, ...]] = {}
    for field, headings in names:
        for key in dict.fromkeys(keys_of(headings)):
            known[key] = (*known.get(key, ()), field)
    return known


@cache
def _known_of_length(length: int, names: _Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The known headings that are about as long, and the fields that they name."""
    return tuple(
        (key, fields)
        for key, fields in _known(names).items()
        if abs(len(key) - length) <= (1 - _SIMILAR) * max(len(key), length, 1)
    )
