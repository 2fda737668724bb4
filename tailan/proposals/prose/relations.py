"""Words that belong together: that say the same, are kinds of one thing, or opposites."""

from __future__ import annotations

from functools import cache

from tailan.proposals.prose.lexicon import lexicon
from tailan.proposals.prose.words import analysed


@cache
def same_keys(key: str) -> frozenset[str]:
    """The key with those of words that say the same."""
    groups = (frozenset(analysed(word).key for word in group) for group in lexicon().same)
    return frozenset({key}).union(*(group for group in groups if key in group))


@cache
def same_roots(root: str) -> frozenset[str]:
    """The root with those of verbs that say the same."""
    groups = (frozenset(analysed(word).root for word in group) for group in lexicon().same_verbs)
    return frozenset({root}).union(*(group for group in groups if root in group))


@cache
def kind_keys(key: str) -> frozenset[str]:
    """The keys of what is a kind of what the key names."""
    return frozenset(
        analysed(word).key
        for name, kinds in lexicon().kinds.items()
        if analysed(name).key == key
        for word in kinds
    )


@cache
def opposites() -> tuple[frozenset[str], ...]:
    """The keys of words that set kinds of one thing apart, group by group."""
    return tuple(frozenset(analysed(w).key for w in group) for group in lexicon().opposites)


@cache
def is_kind_word(key: str) -> bool:
    """Whether a word only sets a kind of a thing apart: гадаад, алт."""
    return any(key in group for group in opposites())


@cache
def are_named_together(key: str, other: str) -> bool:
    """Whether two words with a comma between name one thing: өргөдөл, гомдол."""
    groups = ({analysed(word).key for word in group} for group in lexicon().together)
    return any({key, other} <= group for group in groups)


@cache
def is_compound(before: str, last: str) -> bool:
    """Whether two words are one name, so that the second alone says too little."""
    pairs = (compound.split() for line in lexicon().compounds for compound in line)
    return any((analysed(a).key, analysed(b).key) == (before, last) for a, b in pairs)


@cache
def is_known_noun(key: str) -> bool:
    """Whether the lexicon has a word among the nouns of which it knows kinds or the like."""
    kinds, same = lexicon().kinds, lexicon().same
    known = (*kinds, *(w for group in kinds.values() for w in group), *(w for g in same for w in g))
    return key in {analysed(word).key for word in known}


@cache
def needed_before(key: str) -> str:
    """The key of the word behind which alone a word says the same as others, empty if none."""
    pairs = lexicon().same_behind.items()
    return next((analysed(b).key for word, b in pairs if analysed(word).key == key), "")
