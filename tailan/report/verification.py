"""The verification code of a report: short enough to compare by eye, the same in every format.

It is the beginning of the SHA-256 of the report's blocks, so a report whose figures, words or
order differ has another code. docs/guide tells how to compute it by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from tailan.characters import printable
from tailan.report.blocks import Block
from tailan.report.exact_json import json_text

_GROUPS, _DIGITS = 4, 4


@lru_cache(maxsize=8)
def code(blocks: tuple[Block, ...]) -> str:
    """The code of blocks, such as `7F3A-91C2-04BE-D5A1`: 16 digits of base 16.

    Every format of a report asks for it, some several times.
    """
    digest = sha256(json_text(plain_blocks(blocks)).encode("utf-8")).hexdigest().upper()
    starts = range(0, _GROUPS * _DIGITS, _DIGITS)
    return "-".join(digest[start : start + _DIGITS] for start in starts)


def plain_blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as plain values, their texts as every format prints them."""
    return [printed(block.model_dump()) for block in blocks]


def printed(value: Any) -> Any:
    """The value with its texts as every format prints them: without control characters."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: printed(part) for key, part in value.items()}
        case list() | tuple():
            return [printed(part) for part in value]
        case _:
            return value
