"""Values as JSON text whose numbers keep every digit.

The standard library writes a Decimal only by way of a float, which has 15 to 17 digits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tailan.number import decimal_of, number_text

_STEP = " "
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def json_text(value: object) -> str:
    """The value as compact JSON, keys in order: the same value always gives the same text."""
    match value:
        case Mapping():
            pairs = (f"{_scalar(str(k))}:{json_text(v)}" for k, v in sorted(value.items()))
            return "{" + ",".join(pairs) + "}"
        case list() | tuple():
            return "[" + ",".join(map(json_text, value)) + "]"
        case _:
            return _scalar(value)


def json_lines(value: object, margin: str = "") -> str:
    """The value as JSON in lines for people, keys as they come."""
    inner = margin + _STEP
    match value:
        case Mapping() if value:
            parts = [f"{_scalar(str(k))}: {json_lines(v, inner)}" for k, v in value.items()]
            return _in_lines("{", parts, "}", margin)
        case list() | tuple() if value:
            return _in_lines("[", [json_lines(part, inner) for part in value], "]", margin)
        case _:
            return json_text(value)


def from_json(text: str) -> Any:
    """The value of a JSON text, its numbers as exact decimals."""
    return json.loads(text, parse_float=Decimal)


def _in_lines(opening: str, parts: list[str], closing: str, margin: str) -> str:
    inner = f"\n{margin}{_STEP}"
    return opening + inner + f",{inner}".join(parts) + f"\n{margin}{closing}"


def _scalar(value: object) -> str:
    if isinstance(value, Fraction):
        value = decimal_of(value)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return number_text(value)
    return _ENCODER.encode(value)
