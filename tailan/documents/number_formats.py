"""Numbers as lists print them: in digits, in letters, in Roman numerals."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
}

_COUNTED_IN_LETTERS = 4000
"""From here on a number stays in digits: no list has so many items, and III… would not end."""


def in_format(number: int, kind: str) -> str:
    """A number in one of Word's formats; in digits where the format is not known here."""
    if number >= _COUNTED_IN_LETTERS:
        return str(number)
    lower = kind.replace("upper", "lower").replace("Upper", "Lower")
    if lower == "lowerRoman":
        shown = _roman(number)
    elif lower in _LETTERS:
        letters = _LETTERS[lower]
        shown = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    else:
        shown = f"{number:02}" if kind == "decimalZero" else str(number)
    return shown if kind == lower else shown.upper()


def _roman(number: int) -> str:
    shown = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        shown += letters * count
    return shown
