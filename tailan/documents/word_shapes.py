"""How Mongolian words begin and end, and what no word has at its break."""

from __future__ import annotations

import re

_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
# Of two consonants no Mongolian word begins with other ones than those of borrowed words.
_BORROWED = "бл|бр|вл|гл|гр|др|кл|кр|пл|пр|св|ск|сл|см|сн|сп|ст|тр|фл|фр|хр|шк|шт"
NEVER_FIRST = re.compile(
    rf"[йыьъ,.;:!?)%](?![.…])|(?!{_BORROWED})[{_CONSONANTS}]{{2}}[а-яёөү]|[бвгджзкмнпрстхцш](?![^\W_.])|"
    r"(?:гүй|ий[нг]|[аэо]{2}р|[аэоө]{2}с|ууд|үүд|т[аэо]й|д(?:аа|ээ|оо|өө))(?!\w)"
)
"""How no word begins: what begins so goes on with one that the line above has broken."""

CONSONANT = re.compile(rf"[{_CONSONANTS}]")

NEVER_WITHIN = re.compile(
    r"[a-z]\|[а-яёөү]|(?P<vowel>[аэоөуүи])(?:(?P=vowel)\|(?P=vowel)|\|(?P=vowel){2})"
)
"""What no word has at its break: another alphabet, or a vowel three times."""

CUT_ENDING = re.compile(r"г\|үй$|у\|уд$|ү\|үд$|\w(?:уу|үү)лс\|[аэ]н$|\|(?:ны|ний|нд)$")
"""Where a word is cut within an ending, or before one that never stands alone."""

ENDINGS = "ын|ийн|ны|ний|н|ы|ий|[дт]|нд|[аэоө]{2}[сдр]|т[аэо]й|р|ыг|ийг|д[уү]г[аэ]{1,2}р|[уү]{2}д"
"""Endings that stand behind a hyphen: ЗДТГ-ын, 2025-ны, 2-р, ААН-үүд."""

ENDING_WORD = re.compile(rf"(?:{ENDINGS})(?!\w)")
"""Such an ending where no further letter follows it."""

COMPLETE = re.compile(
    r"(?:[аэоө]{2}нд|[нд]?ы[нг]|[нд]?ий[нг]|н[ыи]й?|аар|ээр|оор|өөр|т[аэо]й|[аэоө]{2}с|[сж][аэоө]н|"
    r"[аэоөуү]{2}д|[аэоө]х|[аэоөуүил]ж|рч|лт|лг[аэоө])$"
)
"""How whole words end: in the cases of nouns and the tenses of verbs."""

USUAL, OFTEN = frozenset("аэоийлнгрхтудсыөүєї"), 0.65
"""Letters of which Mongolian has 86 in a hundred; read in a wrong encoding a text has 62."""

_SHORTEST, _VOWELS = 8, 0.3
"""Letters of a word in capitals and the share of vowels among them, at least."""

_BACK, _FRONT = frozenset("аоу"), frozenset("эөү")


def are_in_harmony(first: str, second: str) -> bool:
    """Whether the vowels of both parts may stand in one Mongolian word; -гүй follows any."""
    vowels = set((first + second).casefold().removesuffix("гүй"))
    return not (vowels & _BACK and vowels & _FRONT)


def is_abbreviated(text: str) -> bool:
    """Whether a text in capitals has too few letters or vowels for a word."""
    vowels = sum(letter in "АЭИОУӨҮЯЕЁЮЫ" for letter in text)
    return text.isupper() and (len(text) < _SHORTEST or vowels < _VOWELS * len(text))
